"""Loops that may split while what they carry is no plain number: objects, attributes, globals, rows, text."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "stages_mutable_state",
        """
        def f(n, s, out):
            for i in range(n):
                s = s * 0.5 + i
                out[i] = math.sin(float(s[0]))
            return s
        """,
        call("9, np.ones(2), np.zeros(9)"),
        call("9, [1.0], np.zeros(9)"),
    ),
    case(
        "stages_in_place_state",
        """
        def f(n, s, out):
            for i in range(n):
                s *= 0.5
                s += i
                out[i] = float(np.sin(s).sum())
            return s
        """,
        call("9, np.ones(2), np.zeros(9)"),
        call("9, 1.5, np.zeros(9)"),
    ),
    case(
        "stages_rows",
        """
        def f(m, out):
            for i in range(1, len(m)):
                m[i] = m[i - 1] * 0.5 + m[i]
                out[i] = np.sqrt(m[i]).sum()
            return m, out
        """,
        call("np.arange(24.).reshape(8, 3), np.zeros(8)"),
        call("np.arange(24.).reshape(3, 8).T, np.zeros(8)"),
        call("[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], np.zeros(8)"),
        call("[np.ones(2) for _ in range(6)], np.zeros(8)"),
        ser("(m := np.arange(64.).reshape(8, 8)), m[0]"),
    ),
    case(
        "stages_module",
        """
        a = np.arange(12.0)
        out = np.zeros(12)
        s = 1.0
        for i in range(1, 12):
            a[i] = a[i - 1] * 0.5 + s
            s = s * 0.75 + a[i]
            t = math.sin(a[i])
            out[i] = t + s
        """,
        par(),
    ),
    case(
        "stages_global_array",
        """
        a = np.arange(12.0)

        def f(out):
            for i in range(1, 12):
                a[i] = a[i - 1] * 0.5 + i
                out[i] = math.sin(a[i]) + a[0]
            return a, out
        """,
        call("np.zeros(12)"),
        call("a"),
        call("np.zeros(5)"),
    ),
    case(
        "stages_seen_by_callee",
        """
        a = np.arange(12.0)

        def look(i):
            return a[i]

        def f(out):
            for i in range(1, 12):
                a[i] = a[i - 1] * 0.5 + i
                out[i] = math.sin(look(i))
            return a, out
        """,
        call("np.zeros(12)"),
    ),
    case(
        "stages_attribute",
        """
        class Box:
            def __init__(self):
                self.a = np.arange(12.0)
                self.s = 0.5

        def f(out):
            box = Box()
            for i in range(1, 12):
                box.a[i] = box.a[i - 1] * 0.5 + box.s
                out[i] = math.sin(box.a[i])
            return box.a, out
        """,
        call("np.zeros(12)"),
        call("np.zeros(5)"),
    ),
    case(
        "stages_user_number",
        """
        seen = []

        class Number:
            def __init__(self, value):
                self.value = value
            def __mul__(self, other):
                seen.append(self.value)
                return Number(self.value * other)
            def __float__(self):
                return self.value

        def f(out, kind):
            s = Number(1.0) if kind else 1.0
            for i in range(9):
                s = s * 0.5
                out[i] = math.sin(s)
            return float(s), out, seen
        """,
        call("np.zeros(9), True"),
        call("np.zeros(5), True"),
        call("np.zeros(9), False"),
    ),
    case(
        "stages_text_and_lists",
        """
        def f(words):
            text = ''
            found = {}
            for i, w in enumerate(words):
                text = (text + w)[-4:]
                found[i] = text.upper() * 2
            return text, found
        """,
        call("list('abcdefgh')"),
        call("['a', 'b', 3, 'c']"),
        call("[['a'], ['b']]"),
    ),
    case(
        "stages_decimals",
        """
        import decimal

        def f(x, out):
            decimal.getcontext().clear_flags()
            s = decimal.Decimal(1)
            for i in range(len(x)):
                s = s / 3 + x[i]
                out[i] = s * 2
            flags = [k.__name__ for k, v in decimal.getcontext().flags.items() if v]
            return s, out, sorted(flags)
        """,
        call("[1, 2, 3, 4, 5, 6], [0] * 6"),
        call("[1, 2, 3, 4, 5, 6], [0] * 3"),
    ),
    case(
        "stages_local_objects",
        """
        def f(a, out, n):
            for i in range(1, n):
                t = [0.0]
                t[0] = math.sin(i)
                a[i] = a[i - 1] * 0.5 + t[0]
                t.append(i)
                out[i] = math.sin(a[i]) + sum(t)
            return a, out
        """,
        call("np.arange(9.), np.zeros(9), 9"),
        call("np.arange(9.), np.zeros(9), 11"),
    ),
    case(
        "stages_local_names",
        """
        def f(a, out, n):
            for i in range(1, n):
                t = [0.0]
                u = t
                u[0] = math.sin(i)
                a[i] = a[i - 1] * 0.5 + t[0]
                u[0] = math.sin(a[i])
                out[i] = math.sin(t[0])
            return a, out
        """,
        call("np.arange(9.), np.zeros(9), 9"),
        call("np.arange(9.), np.zeros(7), 9"),
    ),
    case(
        "stages_copied_state",
        """
        def f(u, steps, out):
            for k in range(steps):
                new = u.copy()
                for i in range(1, len(u) - 1):
                    new[i] = u[i] + 0.1 * (u[i - 1] - 2 * u[i] + u[i + 1])
                u = new
                out[k] = math.sin(u.sum())
            return u
        """,
        call("np.arange(9.) ** 2, 6, np.zeros(6)"),
    ),
    case(
        "stages_changed_by_callee",
        """
        def put(t, x):
            t[0] = x

        def f(a, out, n):
            for i in range(1, n):
                t = [0.0]
                put(t, math.sin(i))
                a[i] = a[i - 1] * 0.5 + t[0]
                out[i] = math.sin(a[i])
            return a, out
        """,
        call("np.arange(9.), np.zeros(9), 9"),
    ),
)
