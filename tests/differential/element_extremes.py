"""Minima and maxima in an element of an array whose other elements the loop reads."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "nussinov",
        """
        def f(seq):
            n = len(seq)
            table = np.zeros((n, n), dtype=int)
            for i in range(n - 1, -1, -1):
                for j in range(i + 1, n):
                    table[i, j] = max(table[i, j], table[i, j - 1])
                    if i + 1 < n:
                        table[i, j] = max(table[i, j], table[i + 1, j - 1] + (seq[i] + seq[j] == 3))
                    for k in range(i + 1, j):
                        table[i, j] = max(table[i, j], table[i, k] + table[k + 1, j])
            return table
        """,
        par("[0, 3, 1, 2, 3, 0, 2, 1, 1, 2, 0, 3]"),
        call("[]"),
        call("[1]"),
        call("[1, 'a', 3]"),
    ),
    case(
        "cheapest_split",
        """
        def f(cost, n):
            for length in range(2, n):
                for i in range(n - length):
                    j = i + length
                    for k in range(i + 1, j):
                        here = cost[i, k] + cost[k, j]
                        if here < cost[i, j]:
                            cost[i, j] = here
            return cost
        """,
        par("np.arange(144.0).reshape(12, 12) * 7 % 31 + np.triu(np.full((12, 12), 99.0), 2), 12"),
        par("np.arange(144).reshape(12, 12) * 7 % 31 + np.triu(np.full((12, 12), 99), 2), 12"),
        call("np.where(np.arange(144) % 5, np.arange(144.0) * 7 % 31, np.nan).reshape(12, 12), 12"),
        call("np.arange(144.0).reshape(12, 12)[:, ::-1], 13"),
        call("np.zeros((9, 9, 3)), 9"),
        call("np.zeros((9, 9), dtype='U3'), 9"),
        call("[[0] * 9] * 9, 9"),
    ),
    case(
        "extreme_of_an_element_of_a_row",
        """
        def f(best, a, i):
            for k in range(i):
                best[i] = min(best[i], best[k] + a[k])
            return best
        """,
        par("np.arange(20.0)[::-1].copy(), np.arange(20.0) / 7, 19"),
        par("list(range(20, 0, -1)), np.arange(20.0) / 7, 19"),
        par("np.array([3.0] * 9 + [np.nan]), np.zeros(20), 9"),
        par("np.array([np.nan] * 5 + [3.0] * 5), np.zeros(20), 9"),
        par("np.array([-0.0] * 5 + [0.0] * 5), np.zeros(20), 9"),
        call("np.array([0.0] * 5 + [-0.0] * 5), np.array([-0.0] * 20), 9"),
        par("np.arange(20, dtype=np.int8)[::-1].copy(), np.arange(20.0) / 7, 19"),
        call("np.arange(200, dtype=np.uint8)[::-1].copy(), [-1] * 200, 19"),
        call("np.arange(20.0), np.arange(20.0), 30"),
        call("np.arange(20.0), np.arange(5.0), 19"),
        call("np.arange(20.0), np.arange(20.0), -1"),
        call("np.arange(20.0), np.arange(20.0), 0"),
        call("np.arange(40.0).reshape(20, 2), np.arange(20.0), 19"),
        call("(z := np.arange(20.0)), z, 19"),
        call("(z := np.arange(20.0)), z[::-1], 19"),
        call("(z := list(range(20))), z, 19"),
        call("[1, 2, 'x', 4, 5], [1, 2, 3, 4, 5], 4"),
        call("[[1], [2], [0], [3]], [[1]] * 4, 3"),
        call("np.array([1, None, 3], dtype=object), [1, 2, 3], 2"),
    ),
    case(
        "element_by_if_and_an_exception",
        """
        def f(x, d, i):
            try:
                for j in range(i):
                    v = x[j] / d[j]
                    if x[i] <= v:
                        x[i] = v
            except ZeroDivisionError:
                return "zero", x
            return x
        """,
        call("list(range(20)), [1] * 12 + [0] * 8, 15"),
        call("list(range(20)), [1] * 20, 15"),
        call("np.arange(20.0), [1] * 12 + [0] * 8, 15"),
        call("np.arange(20.0), [1] * 12 + [-1] * 8, 15"),
    ),
    case(
        "extreme_of_an_element_that_is_read_too",
        """
        def f(x, i):
            for j in range(i + 1):
                x[i] = max(x[i], x[j] + 1)
            return x
        """,
        ser("np.arange(10.0), 9"),
        ser("list(range(10)), 5"),
    ),
    case(
        "another_max",
        """
        def max(a, b):
            return a + b

        def f(x, i):
            for j in range(i):
                x[i] = max(x[i], x[j])
            return x
        """,
        ser("np.arange(10.0), 9"),
    ),
    case(
        "maximum_of_an_element_by_numpy",
        """
        def f(x, i):
            for j in range(i):
                x[i] = np.maximum(x[i], x[j] * 2)
            return x
        """,
        call("np.arange(10.0), 9"),
        call("np.array([1.0, np.nan, 3.0, 0.0]), 3"),
    ),
    case(
        "one_element_two_questions",
        """
        def f(x, i):
            for j in range(i):
                x[i] = max(x[i], x[j])
                x[i] += x[j]
            return x
        """,
        ser("np.arange(10.0), 9"),
    ),
)
