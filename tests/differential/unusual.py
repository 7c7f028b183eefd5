"""Ordinary things written in unusual ways: accumulations, loops around ``finally``, assignments to several targets."""

from __future__ import annotations

from tests.differential.case import Case, call, case

CASES: tuple[Case, ...] = (
    case(
        "detour_none_start",
        """
        def f(xs):
            best = None
            for x in xs:
                if best is None or x < best:
                    best = x
            return best
        """,
        call("[3, 1, 2, 1.0]"),
        call("[]"),
        call("[3, 'a']"),
    ),
    case(
        "detour_conditional_sum",
        """
        def f(xs):
            a = b = c = 0
            for x in xs:
                a = a + x if x > 2 else a
                b = b + (x > 2)
                c += x if x > 2 else 0
            return a, b, c
        """,
        call("[3, 1, 2, 7, 5]"),
        call("[3, 1.5, 2, -0.0, 5]"),
    ),
    case(
        "detour_accumulated_collections",
        """
        def f(xs):
            a, b, c, d = [], (), set(), ""
            for x in xs:
                a = a + [x]
                b = b + (x,)
                c = c | {x}
                d = d + str(x)
            return a, b, c, d
        """,
        call("[3, 1, 2, 7, 5]"),
    ),
    case(
        "detour_minimum_of_rows",
        """
        def f(m):
            low = np.full(m.shape[1], np.inf)
            high = m[0]
            for row in m:
                low = np.minimum(low, row)
                high = np.maximum(high, row)
            return low, high
        """,
        call("np.random.default_rng(0).random((5, 3))"),
        call("np.array([[1, np.nan], [0, 1]])"),
    ),
    case(
        "detour_loop_in_finally_and_except",
        """
        def f(xs, out):
            try:
                1 / xs[0]
            except ZeroDivisionError as error:
                for i, x in enumerate(xs):
                    out[i] = x + len(str(error))
            finally:
                for i, x in enumerate(xs):
                    out[i] += x
            return 'error' in locals()
        """,
        call("[0, 1, 2], np.zeros(3)"),
        call("[1, 1, 2], np.zeros(3)"),
    ),
    case(
        "detour_continue_in_finally",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError:
                    continue
                finally:
                    out[i] += 5
                out[i] += 100
        """,
        call("[0, 1, 2, 0], np.zeros(4)"),
    ),
    case(
        "detour_chained_assignment",
        """
        def f(a, b, n):
            for i in range(n):
                a[i] = b[i] = t = i * 2
            for i in range(1, n):
                a[i] = b[i - 1] = a[i - 1] + 1
            return t
        """,
        call("np.zeros(6), np.zeros(6), 6"),
        call("*[np.zeros(6)] * 2, 6"),
    ),
    case(
        "detour_evaluation_order",
        """
        def f(a, n):
            for i in range(n):
                a[i], a[i + 1] = a[i + 1], a[i]
            i = 0
            for a[i] in range(5):
                pass
            i, a[i] = 3, 99
            return a
        """,
        call("list(range(9)), 8"),
        call("np.arange(9), 8"),
    ),
)
