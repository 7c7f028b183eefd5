"""Elements under names of their own, of arrays that the loop writes: numbers, or rows and lists that live on."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "named_before_it_is_overwritten",
        """
        def f(a, b, c, d):
            for i in range(len(a)):
                s = b[i] + c[i]
                b[i] = a[i] + d[i]
                a[i] = s * c[i]
            return a, b
        """,
        par("np.arange(9.0), np.ones(9), np.arange(9.0), np.ones(9)"),
        par("list(range(9)), [1] * 9, list(range(9)), [2] * 9"),
        call("[[1]] * 9, [[2]] * 9, [[3]] * 9, [[4]] * 9"),
        ser("[[1], [2]], [[2], [5]], [[3], [1]], [[4], [2]]"),
        call("np.ones((9, 2)), np.ones((9, 2)), np.ones((9, 2)), np.ones((9, 2))"),
        call("(z := np.arange(9.0)), z, z, z"),
    ),
    case(
        "kept_while_it_is_overwritten",
        """
        def f(a, n):
            out = []
            for i in range(n):
                x = a[i]
                a[i] = x + 1
                out.append(x)
            return a, out
        """,
        par("np.arange(12), 12"),
        par("list(range(12)), 12"),
        call("[np.zeros(2) for _ in range(12)], 12"),
        call("[np.zeros(2)] * 12, 12"),
        call("np.zeros((12, 3)), 12"),
        call("['a'] * 12, 12"),
    ),
    case(
        "a_row_that_is_one",
        """
        def f(grid, n):
            for i in range(1, n):
                row = grid[i]
                row[0] = grid[i - 1][0] + 1
                grid[0] = row
            return grid
        """,
        ser("np.zeros((9, 2)), 9"),
        ser("[[0, 0] for _ in range(9)], 9"),
    ),
    case(
        "shifted_through_a_name",
        """
        def f(x, n):
            for i in range(n):
                s = x[i]
                s += 1
                x[i - 1] = s
            return x
        """,
        call("np.arange(12.0), 12"),
        call("list(range(12)), 12"),
        call("[[i] for i in range(12)], 12"),
        call("np.arange(24.0).reshape(12, 2), 12"),
    ),
    case(
        "largest_of_two_elements",
        """
        def f(a, out, n):
            for i in range(n):
                x = max(a[i], out[i])
                out[i] = x
            return out
        """,
        par("np.arange(12.0), np.full(12, 5.0), 12"),
        call("list(range(12)), [5] * 12, 12"),
        call("[[1], [2], [3]] * 4, [[2]] * 12, 12"),
    ),
    case(
        "a_table_of_costs",
        """
        def f(cost, sizes, n):
            for length in range(2, n + 1):
                for i in range(n - length + 1):
                    j = i + length - 1
                    cost[i, j] = 1e9
                    for k in range(i, j):
                        total = cost[i, k] + cost[k + 1, j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                        if total < cost[i, j]:
                            cost[i, j] = total
            return cost
        """,
        par("np.zeros((9, 9)), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 9"),
        call("np.zeros((9, 9)), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 9.0"),
        call("{(i, j): 0 for i in range(9) for j in range(9)}, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 9"),
        call("np.zeros((9, 9, 1)), [3, 1, 4, 1, 5, 9, 2, 6, 5, 3], 9"),
    ),
    case(
        "stored_twice",
        """
        def f(a, b, n):
            for i in range(n):
                x = a[i]
                b[i] = x
                a[i] = b[i - 1] if i > n else x
            return a, b
        """,
        call("[[i] for i in range(9)], [0] * 9, 9"),
        call("list(range(9)), [0] * 9, 9"),
        call("np.arange(9.0), np.zeros(9), 9"),
    ),
)
