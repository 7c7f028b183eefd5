"""Loops that the polyhedral test frees, or must not: conditions, floors, flattened and coupled subscripts, bounds."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "exact_even_from_odd",
        """
        def f(a, n):
            for i in range(n):
                if i % 2 == 0:
                    a[i] = a[i + 1] * 2
            return a
        """,
        par("np.arange(21.), 20"),
        par("list(range(21)), 20"),
        call("np.arange(20.), 20"),
        call("np.arange(19.), 20"),
    ),
    case(
        "exact_below_a_bound",
        """
        def f(a, n, k):
            for i in range(n):
                if i < k:
                    a[i] = a[i + k] + 1
            return a
        """,
        par("np.arange(21.), 20, 5"),
        par("np.arange(21.), 20, np.int64(5)"),
        ser("np.arange(21.), 20, 4.5"),
        ser("np.arange(21.), 20, np.int8(5)"),
        call("np.arange(21.), 20, -3"),
        call("np.arange(21.), 20, 12"),
    ),
    case(
        "exact_skips_the_first",
        """
        def f(a, b, n):
            for i in range(n):
                if i == 0:
                    continue
                a[i - 1] = b[i] * 2
        """,
        par("np.zeros(9), np.arange(9.), 9"),
        par("[0] * 9, list(range(9)), 9"),
        call("np.zeros(9), np.arange(19.), 19"),
    ),
    case(
        "exact_skips_the_last",
        """
        def f(a, n):
            for i in range(n):
                if i < n - 1:
                    a[i + 1 - n] = i
        """,
        call("np.zeros(9), 9"),
        call("np.zeros(7), 9"),
        call("np.zeros(12), 9"),
        call("[0] * 9, 9"),
    ),
    case(
        "exact_wraps_onto_its_own_rows",
        """
        def f(a, n):
            for i in range(n):
                if i < 3:
                    a[i - 3] = i + 1
        """,
        call("np.zeros(9), 12"),
        call("np.zeros(9), 9"),
        call("np.zeros(9), 3"),
        call("[0] * 9, 12"),
        call("np.zeros(2), 12"),
    ),
    case(
        "exact_swaps_ends",
        """
        def f(a):
            n = len(a)
            for i in range(n // 2):
                a[i], a[n - 1 - i] = a[n - 1 - i], a[i]
            return a
        """,
        par("np.arange(21.)"),
        par("np.arange(20)"),
        par("list(range(20))"),
        call("list('abc')"),
    ),
    case(
        "exact_swaps_rows",
        """
        def f(a):
            n = len(a)
            for i in range(n // 2):
                for j in range(a.shape[1]):
                    a[i, j], a[n - 1 - i, j] = a[n - 1 - i, j], a[i, j]
            return a
        """,
        par("np.arange(24.).reshape(8, 3)"),
        call("np.arange(24.).reshape(2, 12)"),
    ),
    case(
        "exact_previous_index_of_all",
        """
        def f(a):
            for i in range(len(a)):
                a[i - 1] = i * 2
            return a
        """,
        par("np.zeros(9)"),
        par("[0] * 9"),
        call("np.zeros(1)"),
    ),
    case(
        "exact_flattened",
        """
        def f(a, n, m):
            for i in range(n):
                for j in range(m):
                    a[i * m + j] = i * 10 + j
            return a
        """,
        par("np.zeros(30), 6, 5"),
        par("[0] * 30, 6, 5"),
        call("np.zeros(30), 7, 5"),
        call("np.zeros(30), 6, -5"),
        call("np.zeros(30), 6, 0"),
        call("np.zeros(30), 6, 5.0"),
        call("np.zeros((30, 2)), 6, 5"),
    ),
    case(
        "exact_flattened_three_deep",
        """
        def f(a, n, m, p):
            for i in range(n):
                for j in range(m):
                    for k in range(p):
                        a[(i * m + j) * p + k] += i + j + k
            return a
        """,
        par("np.ones(60), 5, 4, 3"),
        par("[1] * 60, 5, 4, 3"),
        call("np.ones(60), 4, 5, 4"),
    ),
    case(
        "exact_flattened_neighbour",
        """
        def f(a, n, m):
            for i in range(n):
                for j in range(m - 1):
                    a[i * m + j] = a[i * m + j + 1] + 1
            return a
        """,
        par("np.arange(30.), 6, 5"),
        par("list(range(30)), 6, 5"),
        call("np.arange(30.), 6, 6"),
    ),
    case(
        "exact_flattened_past_the_row",
        """
        def f(a, n, m):
            for i in range(n):
                for j in range(m + 1):
                    a[i * m + j] += 1
            return a
        """,
        call("np.arange(31.), 6, 5"),
        call("list(range(31)), 6, 5"),
    ),
    case(
        "exact_blocks",
        """
        def f(a, b, n, k):
            for i in range(n):
                a[i * k:(i + 1) * k] = b[i]
            return a
        """,
        par("np.zeros(20), np.arange(6.), 5, 4"),
        call("np.zeros(20), np.arange(6.), 5, -4"),
        call("np.zeros(20), np.arange(6.), 5, 0"),
        call("[0] * 20, [[1, 2]] * 5, 5, 4"),
        call("np.zeros(20), np.arange(6.), 6, 4"),
    ),
    case(
        "exact_triangle",
        """
        def f(a, n, k):
            for i in range(n):
                for j in range(max(0, i - k), min(n, i + k)):
                    if j < i:
                        a[i, j] = a[j, i] * 2
            return a
        """,
        par("np.arange(64.).reshape(8, 8), 8, 3"),
        call("np.arange(64.).reshape(8, 8), 8, 30"),
        call("np.arange(64.).reshape(8, 8), 9, 3"),
        call("np.arange(64.).reshape(8, 8), 8, 2.5"),
    ),
    case(
        "exact_halves",
        """
        def f(a, b, n):
            for i in range(0, n, 2):
                b[i // 2] = a[i] + a[i + 1]
            return b
        """,
        par("np.arange(20.), np.zeros(10), 20"),
        par("list(range(20)), [0] * 10, 20"),
        call("(x := np.arange(20.)), x, 20"),
        call("np.arange(20.), np.zeros(9), 20"),
    ),
    case(
        "exact_pairs_share",
        """
        def f(a, b, n):
            for i in range(n):
                b[i // 2] = b[i // 2] * 2 + a[i]
            return b
        """,
        ser("np.arange(20.), np.zeros(10), 20"),
        ser("list(range(20)), [0] * 10, 20"),
    ),
    case(
        "exact_same_side",
        """
        def f(a, n):
            for i in range(n):
                a[i if i >= 0 else 0] = a[-1 - i] + 1 if i > n // 2 else a[i]
            return a
        """,
        call("np.arange(20.), 20"),
        call("np.arange(20.), 12"),
    ),
    case(
        "exact_condition_of_floats",
        """
        def f(a, n, k):
            for i in range(n):
                if k <= i < k + 1:
                    a[0] = a[0] + i
            return a
        """,
        call("np.arange(20.), 20, 3"),
        call("np.arange(20.), 20, 2.5"),
        call("np.arange(20.), 20, float('nan')"),
    ),
    case(
        "exact_condition_with_a_new_name",
        """
        def f(a, n):
            for i in range(n):
                k = 0
                while k < n:
                    if k == i:
                        a[k] = a[k] + 1
                    k += 1
            return a
        """,
        call("np.arange(20.), 20"),
    ),
    case(
        "exact_condition_in_a_while",
        """
        def f(a, n):
            for i in range(n):
                k = i
                while k < n - 1:
                    k += 1
                    a[k] = a[k] * 2 + i
            return a
        """,
        call("np.arange(9.), 9"),
        call("list(range(9)), 9"),
    ),
    case(
        "exact_try_leaves_no_condition",
        """
        def f(a, b, n):
            for i in range(1, n):
                try:
                    if i % 2 == 0:
                        int(b[i])
                        continue
                except ValueError:
                    pass
                a[i] = a[i - 1] + 1
            return a
        """,
        ser("np.arange(9.), list('111x1x111'), 9"),
        ser("np.arange(9.), list('11x1x1x11'), 9"),
    ),
)
