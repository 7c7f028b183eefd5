"""Operands that get another name which is then added to: numbers stay what they are, arrays and lists do not."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "copied_number",
        """
        def f(price, xs, out):
            for i, x in enumerate(xs):
                s, total = price, 0.0
                for k in range(3):
                    s *= math.exp(x * k)
                    total += s
                out[i] = total - price
            return out, price, s
        """,
        par("100.0, [0.1, 0.2, 0.3, 0.4, 0.5], [0.0] * 5"),
        par("np.float32(3), np.arange(6.0), np.zeros(6)"),
        par("7, [0.1, 0.2, 0.3], [0] * 3"),
        ser("np.array([100.0]), [0.1, 0.2, 0.3, 0.4, 0.5], np.zeros((5, 1))"),
        ser("np.array(100.0), [0.1, 0.2, 0.3, 0.4, 0.5], np.zeros(5)"),
        call("[1], [0.1, 0.2], [0] * 2"),
        call("None, [0.1, 0.2], [0] * 2"),
    ),
    case(
        "copied_list",
        """
        def f(start, xs):
            out = []
            for x in xs:
                y = start
                y += x
                out.append(y)
            return out, start
        """,
        par("(1, 2), [(3,), (4,), (5,)]"),
        par("'a', ['b', 'c', 'd']"),
        par("1, [2, 3.5, 4 + 1j]"),
        ser("[1], [[2], [3], [4]]"),
        ser("[1], [(2,), 'ab', [4]]"),
        ser("np.arange(3), [1, 2, 3]"),
        call("([1],), [(3,), (4,), (5,)]"),
        call("1, [2, 'x', 3]"),
    ),
    case(
        "copied_object",
        """
        class Money:
            def __init__(self, cents):
                self.cents = cents
            def __iadd__(self, other):
                self.cents += other
                return self
        def f(start, xs):
            out = []
            start = Money(start)
            for x in xs:
                y = start
                y += x
                out.append(y.cents + math.floor(x))
            return out, start.cents
        """,
        call("3, [2, 3, 4]"),
    ),
    case(
        "copied_global",
        """
        START = [1]
        def f(xs):
            out = []
            for x in xs:
                y = START
                y += [x]
                out.append(math.floor(x))
            return out, START
        """,
        call("[2, 3, 4]"),
    ),
    case(
        "copied_in_a_callee",
        """
        def h(p, x):
            p += math.floor(x)
            return p
        def f(start, xs):
            out = []
            for x in xs:
                out.append(h(start, x))
            return out, start
        """,
        par("3, [2.5, 3.5, 4.5]"),
        par("2.5, [2.5, 3.5, 4.5]"),
        ser("np.arange(3), [2.5, 3.5, 4.5]"),
        ser("np.arange(3.0), [2, 3, 4]"),
    ),
    case(
        "copied_in_a_callee_of_a_callee",
        """
        def g(q):
            while q < 100:
                q *= 2
            return q
        def h(p, x):
            p -= math.floor(x)
            return g(abs(p) + 1) + g(p + 1e3)
        def f(start, xs):
            return [h(start, x) for x in xs], start
        """,
        par("3, [2.5, 3.5, 4.5]"),
        call("np.array([300]), [2.5, 3.5, 4.5]"),
        call("np.array(3), [2.5, 3.5, 4.5]"),
    ),
    case(
        "copied_under_the_name_of_another",
        """
        def h(start, x):
            y = start
            y += x
            return y
        def f(start, xs, other):
            out = []
            for x in xs:
                out.append(h(other, x) + start)
            return out, start, other
        """,
        par("3, [2, 3, 4], 7"),
        call("np.arange(3), [2, 3, 4], 7"),
        ser("3, [2, 3, 4], np.arange(3)"),
    ),
    case(
        "copied_from_one_of_two",
        """
        def f(start, other, xs):
            out = []
            for x in xs:
                y = start if x > 2 else other
                y += math.floor(x)
                out.append(y)
            return out, start, other
        """,
        call("3, 4, [2, 3, 4]"),
        call("3, np.arange(2), [2, 3, 4]"),
    ),
    case(
        "copied_and_kept_in_an_attribute",
        """
        class P:
            def __init__(self, start):
                self.start = start
        def f(start, xs):
            p = P(start)
            out = []
            for x in xs:
                y = p.start
                y += math.floor(x)
                out.append(y)
            return out, p.start
        """,
        call("3, [2, 3, 4]"),
        call("np.arange(3), [2, 3, 4]"),
    ),
    case(
        "copied_by_a_closure",
        """
        def f(start, xs):
            def h(x):
                y = start
                y += math.floor(x)
                return y
            return [h(x) for x in xs], start
        """,
        call("3, [2, 3, 4]"),
        call("np.arange(3), [2, 3, 4]"),
    ),
    case(
        "copied_and_split",
        """
        def f(start, a, b):
            for i in range(1, len(a)):
                y = start
                y += a[i]
                a[i] = a[i - 1] * 0.5 + y
                b[i] = math.sqrt(abs(a[i]))
            return a, b, start
        """,
        call("3, np.arange(8.0), np.zeros(8)"),
        call("np.array(3.0), np.arange(8.0), np.zeros(8)"),
        call("np.array([3.0]), np.arange(8.0), np.zeros(8)"),
    ),
    case(
        "copied_in_a_nest",
        """
        def f(start, m):
            n = len(m)
            for i in range(1, n):
                for j in range(n):
                    y = start
                    y += m[i - 1, j]
                    m[i, j] = m[i, j] + y
            return m, start
        """,
        call("3, np.arange(36.0).reshape(6, 6)"),
        call("np.array(3.0), np.arange(36.0).reshape(6, 6)"),
    ),
    case(
        "workspace_of_an_extent",
        """
        def f(m, out):
            tmp = np.empty(m.shape[1])
            for i in range(len(m)):
                for j in range(m.shape[1]):
                    tmp[j] = m[i, j] - m[i, 0]
                out[i] = tmp.max()
            return out, tmp
        """,
        par("np.arange(20.0).reshape(4, 5), np.zeros(4)"),
        par("np.arange(20.0).reshape(4, 5), [0] * 4"),
        call("np.arange(20.0).reshape(4, 5), np.zeros(3)"),
        call("np.zeros((4, 0)), np.zeros(4)"),
        call("np.zeros((0, 4)), np.zeros(4)"),
        call("np.arange(20.0), np.zeros(4)"),
        call("(z := np.arange(20.0).reshape(4, 5)), z[:, 0]"),
    ),
    case(
        "workspace_of_an_extent_that_changes",
        """
        def g(m):
            m.shape = (2, 10)
        def f(m, out):
            tmp = np.full(m.shape[0], 100.0)
            g(m)
            for i in range(m.shape[0]):
                for j in range(m.shape[0]):
                    tmp[j] = tmp[j] * 0 + m[i, j]
                out[i] = tmp.max()
            return out, tmp
        """,
        call("np.arange(20.0).reshape(4, 5), np.zeros(4)"),
    ),
)
