"""Loops that change the items they run over: rows of arrays, lists in lists."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_ROWS = """
        def f(m):
            for row in m:
                row /= row.sum()
            return m
        """

CASES: tuple[Case, ...] = (
    case(
        "rows_normalized",
        _ROWS,
        par("np.arange(1.0, 25).reshape(6, 4)"),
        par("np.arange(1.0, 25).reshape(4, 6).T"),
        par("np.arange(1.0, 49).reshape(12, 4)[::-2]"),
        par("np.asfortranarray(np.arange(1.0, 25).reshape(6, 4))"),
        par("np.arange(1.0, 25).reshape(6, 2, 2)"),
        par("np.arange(1.0, 9)"),
        call("np.arange(1, 25).reshape(6, 4)"),
        call("np.zeros((5, 0))"),
        call("np.zeros((0, 5))"),
        call("np.array(3.0)"),
        call("np.arange(1.0, 25).reshape(6, 4).astype(object)"),
        call("np.matrix(np.arange(1.0, 25).reshape(6, 4))"),
        call("np.ma.masked_less(np.arange(1.0, 25).reshape(6, 4), 5)"),
        ser("np.lib.stride_tricks.as_strided(np.arange(1.0, 9), (5, 4), (8, 8))"),
        ser("np.lib.stride_tricks.as_strided(np.arange(1.0, 9), (5, 4), (0, 8))"),
        ser("np.broadcast_to(np.arange(1.0, 5), (5, 4))"),
        ser("[np.arange(1.0, 5)] * 5"),
        call("[np.arange(1.0, 5) for _ in range(5)]"),
        call("[1, 2, 3]"),
        call("[np.float64(i) for i in range(1, 6)]"),
        call("iter(np.arange(1.0, 25).reshape(6, 4))"),
        call("enumerate(np.arange(1.0, 25).reshape(6, 4))"),
    ),
    case(
        "rows_changed_in_place",
        """
        def f(m, w):
            for row, by in zip(m, w):
                row *= by
            return row, by
        """,
        call("np.arange(24.0).reshape(6, 4), np.arange(6.0)"),
        call("np.arange(24.0).reshape(6, 4), [1, 2.0, 3, 4, 5, 6]"),
        call("np.arange(24.0).reshape(6, 4), np.arange(24.0).reshape(6, 4)"),
        call("np.arange(24.0).reshape(6, 4), range(5)"),
        call("(m := np.arange(24.0).reshape(6, 4)), m"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m[::-1]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m[1:]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m.T[0]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), list(m)"),
        ser("(m := np.arange(24.0).reshape(6, 4)), list(m)[::-1]"),
        call("np.arange(24.0).reshape(6, 4), np.arange(12.0).reshape(6, 2)"),
        call("np.arange(24).reshape(6, 4), [1, 2, 3, 0.5, 4, 5]"),
        call("[[1], [2], [3], [4]], [1, 2, 3, 4]"),
        call("[[1]] * 4, [1, 2, 3, 4]"),
    ),
    case(
        "rows_of_lists",
        """
        def g(x):
            return x * 2 + 1
        def f(grid):
            for row in grid:
                row[0] = g(row[1])
            return row
        """,
        par("[[i, i * i] for i in range(7)]"),
        par("np.arange(14).reshape(7, 2)"),
        par("[[i, (i, i)][::-1] for i in range(7)]"),
        ser("[[1, 2]] * 5"),
        ser("[(r := [1, 2]), [3, 4], [5, 6], r]"),
        ser("[(r := [1, 2]), [3, r], [5, 6], [7, 8]]"),
        call("[[1, 2], (3, 4), [5, 6], [7, 8]]"),
        call("[[1, 2], [3], [5, 6], [7, 8]]"),
        call("[[1, 2], [3, None], [5, 6], [7, 8]]"),
        call("[[1, [2]], [3, [4]], [5, [6]], [7, [8]]]"),
        call("[{1: 2, 0: 1}, {1: 3}, {1: 4}]"),
        call("{0: [1, 2], 1: [3, 4], 2: [5, 6]}.values()"),
        call("[np.arange(3), np.arange(3), np.arange(3)]"),
        call("list(np.arange(12).reshape(4, 3))"),
    ),
    case(
        "rows_numbered",
        """
        def f(m, start):
            for i, row in enumerate(m, start):
                row[:] = row * i + len(row)
        """,
        par("np.arange(24.0).reshape(6, 4), 0"),
        par("np.arange(24.0).reshape(6, 4), 2"),
        par("np.arange(24.0).reshape(6, 4).T, -3"),
        call("[np.arange(3.0), np.arange(3.0)] * 3, 1"),
        call("list(np.arange(24.0).reshape(6, 4)), 0"),
        call("np.arange(24).reshape(6, 4)[:, ::2], 0"),
    ),
    case(
        "rows_by_elements",
        """
        def f(m):
            for row in m:
                for j in range(1, len(row)):
                    row[j] = row[j] + row[j - 1]
        """,
        par("np.arange(24.0).reshape(6, 4)"),
        par("[[1, 2, 3], [4, 5], [], [6], [7, 8, 9, 10]]"),
        par("[['a', 'b'], ['c', 'd'], [(), (1,)], [1, 2.5]]"),
        call("[[1, 'a'], [1, 2], [3, 4], [5, 6]]"),
        call("[[[1], [2]], [[3], [4]], [[5], [6]]]"),
        ser("[[1, 2, 3]] * 4"),
        ser("[(r := [1, 2, 3]), [4, 5], [], r]"),
    ),
    case(
        "rows_fail_midway",
        """
        def f(m):
            try:
                for row in m:
                    row[0] = 1.0 / row[1]
                    row[1] = math.sqrt(row[2])
            except (ValueError, ZeroDivisionError) as error:
                return str(error), m
        """,
        call("[[i, i + 1, 5 - i] for i in range(9)]"),
        call("[[i, 4 - i, 5 + i] for i in range(9)]"),
        call("np.array([[i, i + 1, 5 - i] for i in range(9)], float)"),
        par("[[i, i + 1, 5 + i] for i in range(9)]"),
    ),
    case(
        "rows_of_other_rows",
        """
        def f(m):
            before = m[0]
            for row in m:
                row += before
                before = row
        """,
        call("np.arange(24.0).reshape(6, 4)"),
        call("[[1], [2], [3]]"),
    ),
    case(
        "rows_and_the_whole",
        """
        def f(m):
            for row in m:
                row -= m.mean(axis=0)
        """,
        ser("np.arange(24.0).reshape(6, 4)"),
    ),
    case(
        "rows_beside_their_array",
        """
        def f(m, w):
            for row in m:
                row += w[0]
        """,
        par("np.arange(24.0).reshape(6, 4), np.ones((1, 4))"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m[2:]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), [m[3]]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), {0: m.T[1]}"),
    ),
    case(
        "records_changed",
        """
        def f(records):
            for r in records:
                r["x"] = r["x"] * 2 + r["y"]
            return records
        """,
        par("np.array([(i, i + 0.5) for i in range(7)], dtype=[('x', 'f8'), ('y', 'f8')])"),
        call("[{'x': i, 'y': 2} for i in range(7)]"),
        call("[{'x': 1, 'y': 2}] * 7"),
        call("np.rec.array([(i, i + 0.5) for i in range(7)], dtype=[('x', 'f8'), ('y', 'f8')])"),
    ),
    case(
        "rows_kept",
        """
        def f(m):
            kept = []
            for row in m:
                row += 1
                kept.append(row)
            kept[0][0] = -1
            return kept
        """,
        call("np.arange(24.0).reshape(6, 4)"),
        call("[[1, 2], [3, 4], [5, 6]]"),
    ),
    case(
        "rows_grow",
        """
        def f(grid):
            for row in grid:
                row.append(len(row) * 2)
                row.sort(reverse=True)
        """,
        call("[[1, 2], [3], [], [5, 6, 7]]"),
        call("[[1]] * 4"),
        call("[[1, 2], [3], (), [5, 6, 7]]"),
    ),
    case(
        "rows_of_an_attribute",
        """
        class Grid:
            def __init__(self, cells):
                self.cells = cells
            def double(self):
                for row in self.cells:
                    row *= 2
        def f(cells):
            g = Grid(cells)
            g.double()
            return g
        """,
        par("np.arange(24.0).reshape(6, 4)"),
        call("[[1], [2], [3]]"),
        call("[np.arange(3)] * 3"),
    ),
    case(
        "rows_passed_on",
        """
        def scale(row, by):
            row *= by
        def f(m, by):
            for row in m:
                scale(row, by)
        """,
        par("np.arange(24.0).reshape(6, 4), 2.5"),
        call("[[1, 2], [3]], 2"),
        call("[[1, 2]] * 5, 2"),
        call("(m := np.arange(24.0).reshape(6, 4)), m[0, 1:2]"),
    ),
    case(
        "zip_of_one_array_twice",
        """
        def f(a, b):
            for x, y in zip(a, b):
                x[0] = y[1] + 1
                y[1] = x[0] * 2
        """,
        par("np.arange(24.0).reshape(6, 4), np.arange(24.0).reshape(6, 4)"),
        par("[[i, 2] for i in range(6)], [[i, 3] for i in range(6)]"),
        call("(m := np.arange(24.0).reshape(6, 4)), m"),
        call("(m := np.arange(24.0).reshape(6, 4)), m[::-1]"),
        call("(m := [[i, 2] for i in range(6)]), m"),
        call("(m := [[i, 2] for i in range(6)]), m[::-1]"),
        call("(m := [[i, 2] for i in range(6)]), m[1:]"),
        call("(m := np.arange(24.0).reshape(6, 4)), list(m)"),
    ),
    case(
        "zip_of_a_name_twice",
        """
        def f(a):
            for x, y in zip(a, a[::-1]):
                x[0] = y[1] + 1
            for x, y in zip(a, reversed(a)):
                x[0] = y[1] + 1
            for x, y in zip(a, a):
                x[0] = y[1] + 1
        """,
        call("np.arange(24.0).reshape(6, 4)"),
        call("[[i, 2] for i in range(6)]"),
    ),
    case(
        "zip_of_a_range",
        """
        def f(m, out):
            for i, row in zip(range(1, len(m)), m):
                row[:] = row + i
                out[i] = row[0]
        """,
        par("np.arange(24.0).reshape(6, 4), np.zeros(6)"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m[:, 0]"),
        ser("(m := np.arange(24.0).reshape(6, 4)), m[0, :]"),
        call("(m := np.arange(36.0).reshape(6, 6)), m.ravel()[:6]"),
    ),
)
