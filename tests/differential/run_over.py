"""Loops that change the items of what no name stands for: columns, slices, blocks, rows backwards, values of a dict."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "columns",
        """
        def f(m):
            for col in m.T:
                col -= col.mean()
            return col
        """,
        par("np.arange(36.0).reshape(4, 9)"),
        par("np.arange(36.0).reshape(9, 4).T"),
        par("np.asfortranarray(np.arange(36.0).reshape(4, 9))"),
        par("np.arange(144.0).reshape(8, 18)[::-2, ::2]"),
        par("np.arange(60.0).reshape(3, 4, 5)"),
        par("np.arange(9.0)"),
        call("np.arange(36).reshape(4, 9)"),
        call("np.zeros((0, 5))"),
        call("np.zeros((5, 0))"),
        call("np.array(1.0)"),
        call("np.matrix(np.arange(36.0).reshape(4, 9))"),
        call("np.ma.masked_less(np.arange(36.0).reshape(4, 9), 5)"),
        call("np.arange(36.0).reshape(4, 9).astype(object)"),
        ser("np.broadcast_to(np.arange(4.0)[:, None], (4, 9))"),
        ser("np.lib.stride_tricks.as_strided(np.ones(4), (4, 9), (8, 0))"),
        ser("np.lib.stride_tricks.as_strided(np.ones(20), (4, 9), (8, 8))"),
        ser("np.lib.stride_tricks.as_strided(np.ones(20), (4, 9), (8, 8), writeable=False)"),
    ),
    case(
        "columns_beside_others",
        """
        def f(m, w):
            for i, (col, x) in enumerate(zip(m.T, w)):
                col[0] = i
                col *= x
        """,
        par("np.arange(36.0).reshape(4, 9), np.arange(9.0)"),
        par("np.arange(36.0).reshape(4, 9), [1.5] * 7"),
        par("np.arange(36.0).reshape(4, 9), np.ones((9, 4))"),
        ser("(m := np.arange(81.0).reshape(9, 9)), m"),
        ser("(m := np.arange(81.0).reshape(9, 9)), m[0]"),
        ser("(m := np.arange(81.0).reshape(9, 9)), list(m[:, 3])[:0] or [m[:, 3]] * 9"),
        call("(m := np.arange(81.0).reshape(9, 9)), m[0].copy()"),
        call("np.arange(36.0).reshape(4, 9), np.ones((9, 3))"),
    ),
    case(
        "slices",
        """
        def f(m, k):
            for row in m[1:]:
                row /= row.sum() + 1
            for row in m[::2]:
                row[:] = row[::-1].copy()
            for row in m[::-1]:
                row[0] = k
            for row in reversed(m):
                row[-1] += k
            for row in m[-k:]:
                row += 1
            return m
        """,
        par("np.arange(40.0).reshape(10, 4), 3"),
        par("np.arange(40.0).reshape(4, 10).T, 6"),
        par("np.arange(80.0).reshape(20, 4)[::-2], 30"),
        par("[np.arange(4.0) + i for i in range(9)], 4"),
        call("[[i, 2.0, 3.0] for i in range(9)], 4"),
        ser("[np.arange(4.0)] * 9, 4"),
        ser("np.broadcast_to(np.arange(4.0), (9, 4)), 3"),
        call("np.arange(40.0).reshape(10, 4), 0"),
        call("np.arange(4.0).reshape(1, 4), 1"),
        call("np.arange(10.0), 2"),
    ),
    case(
        "rows_of_lists_in_part",
        """
        def f(grid):
            for row in grid[1:]:
                row[0] = row[1] * 2
            for row in reversed(grid):
                row[1] = row[0] + 1
            for row in sorted(grid, key=len):
                row[-1] = 0
            for row in [r for r in grid if r[0] > 2]:
                row[0] = -1
            for row in filter(None, grid):
                row[0] -= 1
            return grid
        """,
        par("[[i, i * i, 5] for i in range(9)]"),
        call("[[i, i * i][i:] for i in range(4)]"),
        ser("[[1, 2, 3]] * 5"),
        call("(lambda r: [r, [3, 4, 5], r, [5, 6, 7]])([1, 2, 3])"),
    ),
    case(
        "blocks",
        """
        def f(m, n):
            for block in m.reshape(6, -1, n):
                block -= block.mean()
            for block in m.reshape(-1, 2, n).swapaxes(0, 1):
                block *= 1.5
            return m
        """,
        par("np.arange(48.0).reshape(12, 4), 4"),
        call("np.arange(96.0).reshape(24, 4)[::2], 4"),
        call("np.arange(96.0).reshape(4, 24).T[::2], 4"),
        call("np.arange(48.0).reshape(4, 12).T, 4"),
        call("np.arange(50.0), 4"),
    ),
    case(
        "parts",
        """
        def f(a, n):
            for part in np.array_split(a, n):
                part -= part.sum()
            for part in np.split(a, n):
                part *= 2
            for part in np.split(a, n, axis=-1):
                part += part[0]
            return a
        """,
        par("np.arange(24.0), 8"),
        par("np.arange(256.0).reshape(16, 16), 4"),
        call("np.arange(25.0), 8"),
        ser("np.broadcast_to(np.arange(16.0), (16, 16)), 4"),
    ),
    case(
        "windows",
        """
        def f(a):
            for w in np.lib.stride_tricks.sliding_window_view(a, 3, writeable=True):
                w[0] = w.sum()
            return a
        """,
        ser("np.arange(12.0)"),
    ),
    case(
        "values_of_a_dict",
        """
        def f(d, lr):
            for p in d.values():
                p *= lr
            return d
        """,
        par("{i: np.ones(i + 2) for i in range(8)}, 0.5"),
        ser("dict.fromkeys(range(8), np.ones(3)), 0.5"),
        ser("(lambda w: {i: w[i:i + 2] for i in range(5)})(np.ones(9)), 0.5"),
        call("{i: [i] for i in range(5)}, 2"),
        call("{i: i + 0.5 for i in range(5)}, 2"),
        ser("(lambda w: ({i: w[i:i + 1] for i in range(5)}, w[2:3]))(np.ones(9))"),
    ),
    case(
        "through_another_name",
        """
        def f(m, w):
            t = m[0]
            for col in m.T:
                col += t[1]
            for row in m[1:]:
                row += w[0]
            return m
        """,
        call("(m := np.arange(36.0).reshape(6, 6)), m[0]"),
        ser("(m := np.arange(36.0).reshape(6, 6)), m.ravel()[6:]"),
        ser("(m := np.arange(36.0).reshape(6, 6)), {0: m[3]}"),
        par("np.arange(36.0).reshape(6, 6), [5]"),
    ),
    case(
        "through_a_callee",
        """
        M = np.arange(36.0).reshape(6, 6)
        def g(x):
            return x + M[0, 0]
        def f(m):
            for col in m.T:
                col[1] = g(col[0])
            return m
        """,
        par("np.ones((4, 5))"),
        ser("M"),
        ser("M[1:].T"),
        ser("M[:, :3]"),
    ),
    case(
        "copies_of_rows",
        """
        def f(m, idx):
            for row in m[idx]:
                row *= 2
            for row in m.astype(float):
                row += 1
            for row in np.ascontiguousarray(m.T):
                row -= 1
            return m, row
        """,
        call("np.arange(24.0).reshape(6, 4), [0, 0, 2, 1]"),
        call("np.arange(24).reshape(4, 6).T, [0, 1]"),
    ),
    case(
        "columns_fail_midway",
        """
        def f(m):
            try:
                for col in m.T:
                    col[0] = math.sqrt(5 - col[1])
            except ValueError as error:
                return str(error), m
        """,
        call("np.arange(36.0).reshape(4, 9)"),
        par("-np.arange(36.0).reshape(4, 9)"),
    ),
    case(
        "columns_kept",
        """
        def f(m):
            kept = []
            for col in m.T:
                col += 1
                kept.append(col)
            kept[0][0] = -1
            return kept
        """,
        call("np.arange(24.0).reshape(6, 4)"),
    ),
    case(
        "columns_counted",
        """
        def f(m):
            total, names = 0.0, []
            for i, col in enumerate(m.T, 2):
                col /= i
                total += col.sum()
                names.append(i)
            return total, names, i, col
        """,
        par("np.arange(24.0).reshape(6, 4)"),
        call("[[1]]"),
    ),
)
