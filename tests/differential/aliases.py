"""Two names for one object: what is safe for f(a, b) is not for f(a, a)."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "alias_shift",
        """
        def f(a, b):
            for i in range(len(b)):
                a[i] = b[i] + 1
        """,
        par("np.zeros(9), np.arange(9.)"),
        call("(x := np.arange(9.)), x"),
        call("(x := np.arange(9.))[1:], x[:-1]"),
        call("(x := np.arange(9.))[:-1], x[1:]"),
        call("(x := np.arange(9.)), x[::-1]"),
        call("(x := np.arange(9.))[::-1], x"),
        call("(x := np.arange(18.))[::2], x[1::2]"),
        call("(x := np.arange(18.))[::2], x[:9]"),
        call("(x := np.arange(9, dtype=np.int64)), x.view(np.float64)"),
        call("(x := np.arange(9, dtype=np.uint64)), x.view(np.uint8)[3:12]"),
        call("(x := [0] * 9), x"),
        call("(x := np.zeros(9)), memoryview(x)[1:]"),
        call("(x := bytearray(range(9))), x"),
        call("(x := bytearray(range(9))), memoryview(x)[1:].toreadonly()"),
        call("(x := bytearray(range(9))), np.frombuffer(x, np.uint8)[3:]"),
    ),
    case(
        "alias_neighbours",
        """
        def f(a, out):
            for i in range(1, len(a) - 1):
                out[i] = (a[i - 1] + a[i] + a[i + 1]) / 3
        """,
        par("np.arange(9.) ** 2, np.zeros(9)"),
        call("(x := np.arange(9.) ** 2), x"),
        call("(x := np.arange(9.) ** 2), x.reshape(-1)"),
        call("(x := np.arange(9.) ** 2), x.ravel()"),
        call("(x := np.arange(9.) ** 2), x.flatten()"),
        call("(x := (np.arange(9.) ** 2).reshape(3, 3)).ravel(), x.T.ravel()"),
        call("(x := (np.arange(9.) ** 2)), np.asarray(x)"),
        call("(x := list(range(9))), x"),
    ),
    case(
        "alias_three",
        """
        def f(a, b, out):
            for i in range(len(out)):
                out[i] = a[i] * b[len(out) - 1 - i]
        """,
        par("np.arange(9.), np.arange(9.), np.zeros(9)"),
        par("*[np.arange(9.)] * 2, np.zeros(9)"),
        call("*[np.arange(9.)] * 3"),
        call("np.arange(9.), *[np.arange(9.)] * 2"),
        call("(x := np.arange(9.)), np.arange(9.), x"),
    ),
    case(
        "alias_two_outputs",
        """
        def f(a, left, right):
            for i in range(len(a)):
                left[i] = a[i] + 1
                right[i] = a[i] + 2
        """,
        par("np.arange(9.), np.zeros(9), np.zeros(9)"),
        call("np.arange(9.), *[np.zeros(9)] * 2"),
        call("np.arange(9.), (x := np.zeros(12))[:9], x[1:10]"),
        call("np.arange(9.), (x := np.zeros(12))[1:10], x[:9]"),
        call("*[np.arange(9.)] * 3"),
        call("[1] * 5, *[[0] * 5] * 2"),
    ),
    case(
        "alias_snapshot",
        """
        def f(a, b):
            for i in range(len(a) - 1):
                a[i] = a[i + 1] + b[i]
        """,
        call("np.arange(9.), np.ones(9)"),
        call("(x := np.arange(9.)), x"),
        call("(x := np.arange(9.)), x[::-1]"),
        call("(x := np.arange(10.))[1:], x[:-1]"),
        call("(x := np.arange(10.))[:-1], x[1:]"),
        call("list(range(9)), list(range(9))"),
        call("(x := list(range(9))), x"),
    ),
    case(
        "alias_snapshot_rows",
        """
        def f(m):
            for i in range(len(m) - 1):
                m[i] = m[i + 1] * 2
        """,
        call("np.arange(12.).reshape(6, 2)"),
        call("[[1], [2], [3], [4]]"),
        call("[np.arange(2.), np.arange(3.), np.arange(4.)]"),
        call("np.lib.stride_tricks.as_strided(np.arange(12.), (6, 4), (8, 8))"),
        call("np.lib.stride_tricks.as_strided(np.arange(12.), (6, 2), (0, 8))"),
    ),
    case(
        "alias_snapshot_view_kept",
        """
        def f(a):
            tail = a[1:]
            for i in range(len(a) - 1):
                a[i] = tail[i] + 1
            for i in range(len(tail)):
                tail[i] = a[i] + 1
        """,
        call("np.arange(9.)"),
    ),
    case(
        "alias_flow_by_view",
        """
        def f(a):
            head = a[:-1]
            tail = a[1:]
            for i in range(len(head)):
                tail[i] = head[i] + 1
            return a
        """,
        call("np.zeros(9)"),
    ),
    case(
        "alias_local_name",
        """
        def f(a):
            b = a
            for i in range(1, len(a)):
                a[i] = b[i - 1] + 1
            return b
        """,
        call("np.zeros(9)"),
        call("[0] * 9"),
    ),
    case(
        "alias_global",
        """
        T = np.arange(9.)
        def look(i):
            return T[i - 1]
        def f(out):
            for i in range(1, 9):
                out[i] = look(i) + 1
            return T
        """,
        call("T"),
        call("T[:]"),
        call("np.zeros(9)"),
    ),
    case(
        "alias_global_rebound",
        """
        T = np.arange(9.)
        def look(i):
            return T[i - 1]
        def f():
            out = T
            for i in range(1, 9):
                out[i] = look(i) + 1
            return T
        """,
        call(),
    ),
    case(
        "alias_closure_cell",
        """
        def f(shared):
            table = np.arange(9.)
            out = table if shared else np.zeros(9)
            def look(i):
                return table[i - 1]
            for i in range(1, 9):
                out[i] = look(i) + 1
            return out
        """,
        call("True"),
        call("False"),
    ),
    case(
        "alias_default_argument",
        """
        T = np.arange(9.)
        def look(i, table=T):
            return table[i - 1]
        def f(out):
            for i in range(1, 9):
                out[i] = look(i) + 1
        """,
        call("T"),
        call("np.zeros(9)"),
    ),
    case(
        "alias_attribute",
        """
        class Grid:
            def __init__(self, values):
                self.values = values
            def look(self, i):
                return self.values[i - 1]
        def f(grid, out):
            for i in range(1, 9):
                out[i] = grid.look(i) + 1
        """,
        call("Grid(np.arange(9.)), np.zeros(9)"),
        call("Grid(x := np.arange(9.)), x"),
        call("Grid((x := np.arange(10.))[1:]), x"),
    ),
    case(
        "alias_in_container",
        """
        def f(tables, out):
            for i in range(1, 9):
                out[i] = tables['t'][0][i - 1] + 1
        """,
        call("{'t': [np.arange(9.)]}, np.zeros(9)"),
        call("{'t': [x := np.arange(9.)]}, x"),
        call("{'t': (x := np.arange(10.),)}, x[1:]"),
    ),
    case(
        "alias_in_object_array",
        """
        def f(rows, out):
            for i in range(1, len(rows)):
                out[i] = rows[i - 1][0] + 1
        """,
        call("np.array([[1], [2, 3], [4]], dtype=object), np.zeros(3)"),
        call("(x := np.zeros(3), y := np.empty(3, object), [y.__setitem__(k, x[k:]) for k in range(3)])[1], x"),
    ),
    case(
        "alias_dict_value_and_array",
        """
        def f(d, out):
            for i, k in enumerate(d):
                out[i] = d[k][0] + i
        """,
        call("{k: [k] for k in range(5)}, np.zeros(5)"),
        call("(x := np.zeros(6)) is None or {k: x[k + 1:] for k in range(5)}, x"),
        call("(x := np.zeros(6)) is None or {k: x[k - 1:] for k in range(1, 5)}, x"),
    ),
    case(
        "alias_zip",
        """
        def f(a, b, out):
            for i, (x, y) in enumerate(zip(a, b)):
                out[i] = x - y
        """,
        call("(x := np.arange(9.)), x[1:], np.zeros(9)"),
        call("(x := np.arange(9.)), x[1:], x"),
        call("(x := np.arange(9.)), x[::-1], x"),
        call("(x := list(range(9))), x[1:], x"),
        call("(x := list(range(9))), x, x"),
    ),
    case(
        "alias_shared_iterator",
        """
        def f(a, b):
            out = []
            for x, y in zip(a, b):
                out.append((x, y))
            return out, list(a)
        """,
        call("*[iter(range(9))] * 2"),
        call("iter([1, 2, 3, 4, 5]), [1, 2]"),
        call("[1, 2], iter([1, 2, 3, 4, 5])"),
        call("(x for x in range(5)), range(3)"),
    ),
    case(
        "alias_enumerate_object",
        """
        def f(pairs):
            out = []
            for i, x in pairs:
                out.append(i * x)
            return out, list(pairs)
        """,
        call("enumerate([3, 4, 5, 6, 7])"),
        call("zip([3, 4, 5], [6, 7, 8])"),
        call("zip([3, 4, 5], [6, 7])"),
        call("{3: 4, 5: 6}.items()"),
        call("iter([(1, 2), (3, 4)])"),
        call("(e := enumerate([3, 4, 5, 6, 7]), next(e))[0]"),
        call("map(divmod, [7, 8], [2, 3])"),
        call("reversed([(1, 2), (3, 4), (5, 6)])"),
        call("(r := reversed([(1, 2), (3, 4), (5, 6)]), next(r))[0]"),
    ),
    case(
        "alias_matrix_row",
        """
        def f(m, row):
            for i in range(m.shape[0]):
                m[i] = m[i] - row
        """,
        par("np.arange(12.).reshape(4, 3), np.ones(3)"),
        call("(m := np.arange(12.).reshape(4, 3)), m[0]"),
        call("(m := np.arange(12.).reshape(4, 3)), m[2]"),
        call("(m := np.arange(9.).reshape(3, 3)), m[:, 1]"),
        call("(m := np.arange(9.).reshape(3, 3)), m.diagonal()"),
        call("(m := np.arange(9.).reshape(3, 3)), m"),
    ),
    case(
        "alias_tuple_target",
        """
        def f(pairs):
            for i, (a, b) in enumerate(pairs):
                a[0] = b[0] + i
        """,
        call("[([1], [2]), ([3], [4])]"),
        call("[((x := [1]), x), (x, [4]), ([5], x)]"),
        call("[(np.zeros(2), np.ones(2))] * 3"),
    ),
    case(
        "alias_itself_in_list",
        """
        def f(a, n):
            for i in range(n):
                a[i] = a
        """,
        call("[0] * 5, 5"),
        call("{}, 5"),
    ),
    case(
        "alias_matmul_out",
        """
        def f(a, b):
            for i in range(len(a)):
                np.multiply(a[i], 2, out=b[i])
        """,
        call("np.arange(12.).reshape(4, 3), np.zeros((4, 3))"),
        call("(m := np.arange(12.).reshape(4, 3)), m"),
        call("(m := np.arange(12.).reshape(4, 3))[1:], m[:-1]"),
        call("(m := np.arange(12.).reshape(4, 3))[:-1], m[1:]"),
        call("(m := np.arange(12.).reshape(4, 3)), m[::-1]"),
    ),
)
