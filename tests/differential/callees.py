"""Callees: functions of the module, globals they read, recursion, closures, defaults."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "callee_plain",
        """
        def g(x, k=2, *, offset=0):
            return x * k + offset
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = g(x, offset=i) + g(x, 3) + g(k=1, x=x)
        """,
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_global",
        """
        RATE = 3
        TABLE = {'a': 1, 'b': 2}
        def g(x):
            return x * RATE + TABLE['b']
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = g(x)
        """,
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_global_rebound_by_loop",
        """
        state = 0
        def g(x):
            return x + state
        def f(xs, out):
            global state
            for i, x in enumerate(xs):
                state = i
                out[i] = g(x)
        """,
        ser("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_loop_variable_cell",
        """
        def f(n, out):
            def g():
                return i * 2
            for i in range(n):
                out[i] = g()
            return g()
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_reads_private_cell",
        """
        def f(n, out):
            t = 0
            def g():
                return t
            for i in range(n):
                t = i + 1
                out[i] = g()
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_writes_cell",
        """
        def f(n, out):
            t = 0
            def g(x):
                nonlocal t
                t = x
            for i in range(n):
                g(i)
                out[i] = 1
            return t
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_closure_reads",
        """
        def f(n, out, scale):
            bias = 3
            def g(x):
                return x * scale + bias
            for i in range(n):
                out[i] = g(i)
            bias = 100
            return g(1)
        """,
        call("5, np.zeros(5), 2"),
    ),
    case(
        "callee_closure_factory",
        """
        def make(k):
            def g(x):
                return x * k
            return g
        def f(n, out):
            g = make(3)
            for i in range(n):
                out[i] = g(i)
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "callee_lambda_global",
        """
        g = lambda x: x + 1
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "callee_recursive",
        """
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        def f(n, out):
            for i in range(n):
                out[i] = fib(i)
        """,
        par("12, np.zeros(12)"),
    ),
    case(
        "callee_mutually_recursive",
        """
        def even(n):
            return True if n == 0 else odd(n - 1)
        def odd(n):
            return False if n == 0 else even(n - 1)
        def f(n):
            return [even(i) for i in range(n)]
        """,
        par("12"),
    ),
    case(
        "callee_recursive_with_effect",
        """
        seen = []
        def down(n):
            if n == 0:
                seen.append(1)
                return 0
            return 1 + down(n - 1)
        def f(n):
            return [down(i) for i in range(n)]
        """,
        ser("6"),
    ),
    case(
        "callee_passed_in",
        """
        def double(x):
            return 2 * x
        seen = []
        def spy(x):
            seen.append(x)
            return len(seen)
        def f(n, out, g):
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6), spy"),
        call("6, np.zeros(6), double"),
        call("6, np.zeros(6), float"),
        call("6, np.zeros(6), lambda x: seen.append(x) or 5"),
        call("6, np.zeros(6), [].append"),
    ),
    case(
        "callee_chosen",
        """
        seen = []
        def a(x):
            return x + 1
        def b(x):
            seen.append(x)
            return len(seen)
        def f(n, out, flag):
            g = a if flag else b
            for i in range(n):
                out[i] = g(i)
        """,
        call("6, np.zeros(6), True"),
        ser("6, np.zeros(6), False"),
    ),
    case(
        "callee_redefined_later",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        def g(x):
            seen.append(x)
            return len(seen)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_redefined_conditionally",
        """
        seen = []
        def g(x):
            return x + 1
        if len(seen) == 0:
            def g(x):
                seen.append(x)
                return len(seen)
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_shadowed_by_parameter",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out, g):
            for i in range(n):
                out[i] = g(i)
        """,
        call("6, np.zeros(6), lambda x: seen.append(x) or len(seen)"),
        call("6, np.zeros(6), g"),
    ),
    case(
        "callee_shadowed_by_local",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out):
            def g(x):
                seen.append(x)
                return len(seen)
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_fills_argument",
        """
        def fill(out, i):
            out[i] = i * 2
        def f(n, out):
            for i in range(n):
                fill(out, i)
        """,
        call("6, np.zeros(6)"),
    ),
    case(
        "callee_fills_shifted",
        """
        def fill(out, i):
            out[i] = out[i - 1] + 1
        def f(n, out):
            for i in range(n):
                fill(out, i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_returns_argument",
        """
        def same(x):
            return x
        def f(rows, out):
            for i in range(len(rows)):
                r = same(out)
                r[0] = rows[i]
        """,
        ser("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_returns_global",
        """
        STORE = np.zeros(5)
        def store():
            return STORE
        def f(n):
            for i in range(n):
                s = store()
                s[0] = s[0] + i
            return STORE
        """,
        ser("5"),
    ),
    case(
        "callee_returns_default",
        """
        def scratch(n, buffer=np.zeros(4)):
            buffer[0] += n
            return buffer
        def f(n):
            out = []
            for i in range(n):
                out.append(scratch(i))
            return out
        """,
        ser("5"),
    ),
    case(
        "callee_local_scratch",
        """
        def smooth(row, width):
            tmp = np.zeros(len(row))
            for i in range(len(row)):
                tmp[i] = row[max(0, i - width):i + 1].mean()
            tmp[0] = 0
            return tmp
        def f(m, out):
            for i in range(len(m)):
                out[i] = smooth(m[i], 2)
        """,
        par("np.arange(12.).reshape(3, 4), np.zeros((3, 4))"),
        call("(m := np.arange(12.).reshape(3, 4)), m"),
    ),
    case(
        "callee_partial",
        """
        import functools
        seen = []
        def g(k, x):
            seen.append(x)
            return k * x
        h = functools.partial(g, 3)
        def f(n):
            return [h(i) for i in range(n)]
        """,
        ser("5"),
    ),
    case(
        "callee_annotated_and_documented",
        '''
        from typing import Any
        def g(x: float, *rest: Any) -> float:
            """Twice x."""
            y: float = x * 2
            return y
        def f(xs: list[float], out: "np.ndarray") -> None:
            """Fill."""
            for i, x in enumerate(xs):
                z: float = g(x)
                out[i] = z
        ''',
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_star_arguments",
        """
        def g(*args, **kw):
            return sum(args) + sum(kw.values())
        def f(xs, extra, named, out):
            for i, x in enumerate(xs):
                out[i] = g(x, *extra, **named)
        """,
        call("[1, 2, 3], (4, 5), {'z': 6}, np.zeros(3)"),
        call("[1, 2, 3], iter((4, 5)), {'z': 6}, np.zeros(3)"),
    ),
)
