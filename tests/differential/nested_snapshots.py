"""Elements of rows, ``m[i][j]``, that are overwritten from rows which later iterations overwrite."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "nested_rows_from_below",
        """
        def f(m):
            for i in range(len(m) - 1):
                for j in range(len(m[i])):
                    m[i][j] = m[i + 1][j] + 1.0
            return m
        """,
        par("np.arange(36.).reshape(12, 3)"),
        par("np.arange(36).reshape(12, 3)"),
        par("np.arange(36.).reshape(3, 12).T"),
        par("np.arange(72.).reshape(12, 6)[::-1, ::2]"),
        par("np.arange(72.).reshape(12, 3, 2)"),
        call("np.arange(36, dtype=np.int8).reshape(12, 3) * 10"),
        call("np.full((12, 3), np.nan)"),
        call("np.arange(12.)"),
        call("np.zeros((12, 0))"),
        call("np.zeros((1, 3))"),
        call("np.zeros((0, 3))"),
        call("np.arange(36.).reshape(12, 3).astype(object)"),
        call("np.broadcast_to(np.arange(3.), (12, 3))"),
        call("np.lib.stride_tricks.as_strided(np.arange(14.), (12, 3), (8, 8))"),
        par("[[float(i * j) for j in range(3)] for i in range(12)]"),
        call("[[i * j for j in range(i + 1)] for i in range(12)]"),
        call("[[i * j for j in range(12 - i)] for i in range(12)]"),
        call("[[0.0] * 3] * 12"),
        call("[[1.0, 2.0]] * 6 + [[3.0, 4.0] for _ in range(6)]"),
        call("[np.arange(3.) for _ in range(12)]"),
        call("[np.arange(3.)] * 12"),
        call("[[0.0] * 3 for _ in range(6)] + [[0.0]] + [[0.0] * 3 for _ in range(6)]"),
        call("[[0.0] * 3 for _ in range(6)] + [['x'] * 3] + [[0.0] * 3 for _ in range(6)]"),
        call("[{0: 1.0, 1: 2.0} for _ in range(12)]"),
        call("tuple([0.0] * 3 for _ in range(12))"),
        call("{i: [0.0] * 3 for i in range(12)}"),
    ),
    case(
        "nested_rows_with_their_own",
        """
        def f(m, w):
            for i in range(len(m) - 1):
                for j in range(w):
                    m[i][j] = m[i + 1][j] * 2 + m[i][j]
                    m[i][j] -= 1
            return m
        """,
        par("np.arange(36.).reshape(12, 3), 3"),
        par("np.arange(36.).reshape(12, 3), 2"),
        call("np.arange(36.).reshape(12, 3), 4"),
        call("np.arange(36.).reshape(12, 3), 0"),
        par("[[float(i * j) for j in range(3)] for i in range(12)], 3"),
        call("[[i * j for j in range(3)] for i in range(12)], 4"),
        call("[[[i, j] for j in range(3)] for i in range(12)], 3"),
    ),
    case(
        "nested_downwards",
        """
        def f(m):
            for i in range(len(m) - 1, 0, -1):
                m[i][0] = m[i - 1][0] + m[i - 1][1]
            return m
        """,
        par("np.arange(24.).reshape(12, 2)"),
        call("np.arange(12.).reshape(12, 1)"),
        call("[[i, 2 * i] for i in range(12)]"),
        call("[[i, 2 * i] for i in range(6)] + [[1]] + [[i, 2 * i] for i in range(6)]"),
    ),
    case(
        "nested_upwards",
        """
        def f(m):
            for i in range(1, len(m)):
                m[i][0] = m[i - 1][0] + m[i - 1][1]
            return m
        """,
        ser("np.arange(24.).reshape(12, 2)"),
        ser("[[i, 2 * i] for i in range(12)]"),
    ),
    case(
        "nested_whole_rows_stored",
        """
        def f(m):
            for i in range(len(m) - 1):
                m[i][0] = m[i + 1]
            return m, [row is m[i + 1] for i, row in enumerate(r[0] for r in m[:-1])]
        """,
        call("[[i, 2 * i] for i in range(12)]"),
        call("np.arange(12.).reshape(12, 1)"),
    ),
    case(
        "nested_rows_that_others_hold",
        """
        def f(m, others):
            for i in range(len(m) - 1):
                m[i][0] = m[i + 1][0] + others[i][1]
            return m, others
        """,
        call("np.arange(24.).reshape(12, 2), np.arange(24.).reshape(12, 2)"),
        ser("(t := np.arange(24.).reshape(12, 2)), t[::-1]"),
        call("(t := [[i, 2 * i] for i in range(12)]), t[::-1]"),
        call("[[i, 2 * i] for i in range(12)], [[i, 2 * i] for i in range(12)]"),
    ),
    case(
        "nested_failure_half_way",
        """
        def f(m):
            try:
                for i in range(len(m) - 1):
                    m[i][0] = 1 // int(m[i + 1][0])
            except ZeroDivisionError:
                pass
            return m
        """,
        call("np.array([[1.0]] * 6 + [[0.0]] + [[1.0]] * 5)"),
        call("np.array([[1.0]] * 11 + [[0.0]])"),
        call("[[1] for _ in range(6)] + [[0]] + [[1] for _ in range(5)]"),
        call("[[1] for _ in range(11)] + [[0]]"),
    ),
    case(
        "nested_masks_and_slices",
        """
        def f(m, where):
            for i in range(len(m) - 1):
                m[i][where] = m[i + 1][where] * 2
            return m
        """,
        call("np.arange(36.).reshape(12, 3), slice(1, None)"),
        call("np.arange(36.).reshape(12, 3), np.array([True, False, True])"),
        call("np.arange(36.).reshape(12, 3), [0, 2]"),
        call("np.arange(36.).reshape(12, 3), ..."),
        call("np.arange(36.).reshape(12, 3), -1"),
        call("[[1, 2, 3] for _ in range(12)], slice(1, None)"),
        call("[[1, 2, 3] for _ in range(12)], -1"),
    ),
    case(
        "nested_rows_that_are_kept",
        """
        def f(m):
            kept = []
            for i in range(len(m) - 1):
                m[i][0] = m[i + 1][0] + 1
                kept.append(m[i])
            return m, kept, [a is b for a, b in zip(m, kept)]
        """,
        call("[[i, 2 * i] for i in range(12)]"),
        call("np.arange(24.).reshape(12, 2)"),
    ),
    case(
        "nested_later_rows_that_are_kept",
        """
        def f(m):
            kept = []
            for i in range(len(m) - 1):
                m[i][0] = m[i + 1][0] + 1
                kept.append(m[i + 1])
            return m, kept, [a is b for a, b in zip(m[1:], kept)]
        """,
        call("[[i, 2 * i] for i in range(12)]"),
        call("np.arange(24.).reshape(12, 2)"),
    ),
    case(
        "nested_sums_of_later_rows",
        """
        def f(m, out):
            for i in range(len(m) - 1):
                out[i] = sum(m[i + 1]) + len(m[i])
                m[i][0] = m[i + 1][0] - m[i + 1][1]
            return m, out
        """,
        par("[[i, 2 * i] for i in range(12)], [0] * 12"),
        par("np.arange(24.).reshape(12, 2), np.zeros(12)"),
        call("[[i, 2 * i] for i in range(12)], (t := [[0, 1] for _ in range(12)])"),
        call("(t := [[i, 2 * i] for i in range(12)]), t"),
        call("(t := [[i, 2 * i] for i in range(12)]), t[3]"),
        call("[[i, 2 * i] for i in range(6)] + [[1]] + [[i, 2 * i] for i in range(6)], [0] * 12"),
    ),
    case(
        "nested_rows_of_an_attribute",
        """
        class Grid:
            def __init__(self, cells):
                self.cells = cells
            def fall(self):
                for i in range(len(self.cells) - 1):
                    for j in range(2):
                        self.cells[i][j] = self.cells[i + 1][j]
        def f(cells):
            grid = Grid(cells)
            grid.fall()
            return grid.cells, cells is grid.cells
        """,
        call("[[i, 2 * i] for i in range(12)]"),
        call("np.arange(24.).reshape(12, 2)"),
    ),
    case(
        "nested_rows_that_come_twice",
        """
        def f(row, n, k):
            m = [list(row) for _ in range(n)]
            m[k] = m[0]
            for i in range(n - 1):
                m[i][0] = m[i + 1][0] + m[i + 1][1] + i
            return m
        """,
        call("[1, 2], 12, 5"),
        call("[1, 2], 12, 11"),
        par("[1, 2], 12, 0"),
    ),
    case(
        "nested_rows_of_objects",
        """
        class Cell:
            def __init__(self, v):
                self.v = v
            def __add__(self, other):
                self.v += 1
                return Cell(self.v + other)
        def f(n, cells):
            m = [[Cell(i), i] if cells else [i * 0.5, i] for i in range(n)]
            for i in range(n - 1):
                m[i][0] = m[i + 1][0] + m[i][1]
            return [[x.v if cells else x for x in row[:1]] for row in m]
        """,
        call("12, True"),
        par("12, False"),
    ),
    case(
        "nested_any_row",
        """
        def f(m, k):
            for i in range(len(m) - 1):
                for j in range(2):
                    m[i][j] = m[k][j] + i
            return m
        """,
        *(call(f"np.arange(24.).reshape(12, 2), {k}") for k in (0, 5, 10, 11, -1, -5, -12, 12)),
        *(call(f"[[i, 2 * i] for i in range(12)], {k}") for k in (0, 5, 10, 11, -1, -5, -12, 12)),
        call("[[i, 2 * i] for i in range(12)], True"),
        call("[[i, 2 * i] for i in range(12)], np.int64(4)"),
    ),
)
