"""Lists and lists of lists as operands and results."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "list_store",
        """
        def f(xs):
            out = [0] * len(xs)
            for i in range(len(xs)):
                out[i] = xs[i] ** 2
            return out
        """,
        par("list(range(20))"),
        par("[10 ** 20, 2.5, 1j]"),
        call("[1, 2, 'a', 3]"),
    ),
    case(
        "list_of_lists",
        """
        def f(n, m):
            out = [[0] * m for _ in range(n)]
            for i in range(n):
                for j in range(m):
                    out[i][j] = i * 10 + j
            return out
        """,
        call("7, 4"),
        call("7, 0"),
    ),
    case(
        "same_row_twice",
        """
        def f(n, m):
            out = [[0] * m] * n
            for i in range(n):
                for j in range(m):
                    out[i][j] += i + j
            return out
        """,
        call("7, 4"),
    ),
    case(
        "same_row_twice_argument",
        """
        def f(grid):
            for i in range(len(grid)):
                for j in range(len(grid[i])):
                    grid[i][j] = grid[i][j] * 2 + i
        """,
        call("[[1, 2], [3, 4], [5, 6], [7, 8]]"),
        call("[[1, 2]] * 4"),
        call("[(r := [1, 2]), [3, 4], r, [5, 6]]"),
        call("np.arange(8).reshape(4, 2)"),
        call("[np.arange(2), np.arange(2)]"),
        call("list(np.arange(8).reshape(4, 2))"),
        call("[(a := np.arange(4)), a[:2], a[2:]]"),
        call("[[1, 2], (3, 4), [5, 6]]"),
    ),
    case(
        "rows_replaced",
        """
        def f(grid):
            for i in range(len(grid)):
                grid[i] = [x + 1 for x in grid[i]]
        """,
        call("[[1, 2], [3, 4], [5, 6], [7, 8]]"),
        call("[[1, 2]] * 4"),
        call("(g := [[1, 2], [3, 4]])"),
    ),
    case(
        "rows_replaced_seen_elsewhere",
        """
        def f(grid, rows):
            for i in range(len(grid)):
                grid[i] = [x + 1 for x in grid[i]]
                rows[i][0] = -1
        """,
        call("[[1, 2], [3, 4], [5, 6], [7, 8]], [[0]] * 4"),
        call("(g := [[1, 2], [3, 4], [5, 6], [7, 8]]), list(g)"),
        call("(g := [[1, 2], [3, 4], [5, 6], [7, 8]]), g[::-1]"),
    ),
    case(
        "row_loop_variable_stored_into",
        """
        def f(grid):
            for row in grid:
                row[0] = row[1] + 1
        """,
        call("[[1, 2], [3, 4], [5, 6]]"),
        call("[[1, 2]] * 5"),
        call("np.arange(8).reshape(4, 2)"),
        call("np.broadcast_to(np.arange(2), (4, 2))"),
        call("np.lib.stride_tricks.as_strided(np.arange(8.), (5, 2), (8, 8))"),
    ),
    case(
        "row_loop_variable_appended_to",
        """
        def f(grid):
            for row in grid:
                row.append(len(row))
        """,
        call("[[1, 2], [3, 4], [5, 6]]"),
        call("[[1, 2]] * 5"),
    ),
    case(
        "list_elements_swapped",
        """
        def f(xs):
            for i in range(len(xs) // 2):
                xs[i], xs[-1 - i] = xs[-1 - i], xs[i]
            return xs
        """,
        call("list(range(11))"),
        call("[[0], [1], [2], [3]]"),
        call("np.arange(11)"),
        call("np.arange(12).reshape(6, 2)"),
    ),
    case(
        "list_neighbours_swapped",
        """
        def f(xs):
            for i in range(0, len(xs) - 1, 2):
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
            return xs
        """,
        call("list(range(11))"),
        call("[[0], [1], [2], [3]]"),
        call("np.arange(11)"),
        call("np.arange(12).reshape(6, 2)"),
    ),
    case(
        "list_slice_store",
        """
        def f(xs, n):
            for i in range(n):
                xs[2 * i:2 * i + 2] = [i, -i]
            return xs
        """,
        call("[9] * 12, 6"),
        call("[9] * 5, 6"),
        call("np.full(12, 9), 6"),
    ),
    case(
        "list_slice_grows",
        """
        def f(xs, n):
            for i in range(n):
                xs[i:i + 1] = [i, -i]
            return xs
        """,
        call("[9] * 12, 6"),
    ),
    case(
        "list_delete",
        """
        def f(xs):
            for i in range(3):
                del xs[i]
            return xs
        """,
        ser("list(range(12))"),
    ),
    case(
        "list_subclass_operators",
        """
        class Backwards(list):
            def __getitem__(self, i):
                return list.__getitem__(self, -1 - i)
            def __len__(self):
                return list.__len__(self) // 2
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = xs[i] + 1
        """,
        call("Backwards(range(10)), [0] * 10"),
        call("list(range(5)), Backwards(range(10))"),
    ),
    case(
        "list_subclass_iterated",
        """
        class Counted(list):
            seen = 0
            def __iter__(self):
                Counted.seen += 1
                return iter(list.__getitem__(self, slice(None, None, 2)))
        def f(xs):
            out = []
            for x in xs:
                out.append(x)
            return out, Counted.seen
        """,
        ser("Counted(range(10))"),
    ),
    case(
        "element_operator_counts",
        """
        log = []
        class Number:
            def __init__(self, v):
                self.v = v
            def __mul__(self, other):
                log.append(self.v)
                return Number(self.v * other)
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = xs[i] * 2
        """,
        ser("[Number(k) for k in range(9)], [None] * 9"),
        par("list(range(9)), [None] * 9"),
    ),
    case(
        "element_comparison_counts",
        """
        class Number:
            compared = 0
            def __init__(self, v):
                self.v = v
            def __lt__(self, other):
                Number.compared += 1
                return self.v < other
        def f(xs):
            out = []
            for x in xs:
                if x < 5:
                    out.append(1)
            return out, Number.compared
        """,
        ser("[Number(k) for k in range(9)]"),
    ),
    case(
        "list_iterated_while_stored",
        """
        def f(xs):
            for i, x in enumerate(xs):
                xs[i] = x + 1
            return xs
        """,
        call("list(range(9))"),
        call("np.arange(9)"),
        call("np.arange(12).reshape(4, 3)"),
        call("[[1]] * 3"),
    ),
    case(
        "list_iterated_stored_ahead",
        """
        def f(xs):
            for i, x in enumerate(xs):
                if i + 1 < len(xs):
                    xs[i + 1] = x + 1
            return xs
        """,
        ser("[0] * 9"),
        ser("np.zeros(9)"),
    ),
    case(
        "list_iterated_stored_ahead_by_alias",
        """
        def f(xs, ys):
            for i, x in enumerate(xs):
                if i + 1 < len(ys):
                    ys[i + 1] = x + 1
        """,
        call("(xs := [0] * 9), xs"),
        call("(xs := np.zeros(9)), xs"),
        call("(xs := np.zeros(9)), xs[2:]"),
        par("np.zeros(9), np.zeros(9)"),
    ),
    case(
        "list_iterated_backwards_by_alias",
        """
        def f(xs, ys):
            for i, x in enumerate(reversed(xs)):
                ys[i] = x
        """,
        call("(xs := list(range(9))), xs"),
        call("(xs := np.arange(9)), xs"),
        call("(xs := np.arange(9)), xs[::-1]"),
        par("list(range(9)), [0] * 9"),
    ),
    case(
        "zip_of_row_and_itself_stored",
        """
        def f(xs):
            for i, (a, b) in enumerate(zip(xs, xs[1:])):
                xs[i] = a + b
            return xs
        """,
        call("list(range(9))"),
        call("np.arange(9)"),
    ),
    case(
        "nested_lists_cyclic",
        """
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = len(xs[i])
        """,
        call("(x := [[1], [2]], x.append(x))[0], [0] * 3"),
        call("[{}, (), []], [0] * 3"),
    ),
)
