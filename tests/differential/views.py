"""Views, strides and arrays that only look plain."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "view_store",
        """
        def f(out, a):
            for i in range(len(out)):
                out[i] = a[i] + i
        """,
        par("np.zeros(18)[::2], np.arange(9.)"),
        par("np.zeros(18)[::-2], np.arange(9.)"),
        par("np.zeros((3, 6)).T[:, 1], np.arange(9.)"),
        call("np.broadcast_to(np.zeros(1), 9), np.arange(9.)"),
        call("np.lib.stride_tricks.as_strided(np.zeros(1), (9,), (0,)), np.arange(9.)"),
        call("np.lib.stride_tricks.as_strided(np.zeros(9), (9,), (4,)), np.arange(9.)"),
        call("np.zeros(9, '>f8'), np.arange(9.)"),
        call("np.zeros(9, np.float16), np.arange(9.)"),
        call("np.zeros(9, complex), np.arange(9.)"),
        call("np.zeros(9, bool), np.arange(9.)"),
        call("np.zeros(9, 'U2'), np.arange(9.)"),
        call("np.zeros(9, 'S3'), np.arange(9.)"),
        call("np.zeros(9, object), np.arange(9.)"),
        call("np.zeros(9, 'M8[D]'), np.arange(9)"),
        call("np.zeros(9, 'm8[s]'), np.arange(9).astype('m8[s]')"),
        call("np.zeros(9, 'f8,i4'), np.arange(9)"),
        call("np.zeros(9), np.arange(9) * 1j"),
        call("np.ma.zeros(9), np.arange(9)"),
        call("np.ma.array(np.zeros(9), mask=[0, 1] * 4 + [0]), np.arange(9)"),
        call("np.zeros(9), np.ma.array(np.zeros(9), mask=[0, 1] * 4 + [0])"),
        call("np.matrix(np.zeros((3, 3))), np.arange(9)"),
        call("np.zeros(9).view(np.recarray), np.arange(9)"),
        call("(x := np.zeros(9), x.setflags(write=False))[0], np.arange(9)"),
        call("np.zeros(()), np.arange(9)"),
        call("np.zeros((9, 2)), np.arange(9)"),
        call("np.zeros((9, 2)), np.arange(27).reshape(9, 3)"),
        call("np.zeros(9), np.arange(18).reshape(9, 2)"),
        call("np.zeros(9), np.arange(9.)[:5]"),
        call("np.zeros(9)[np.array([0, 1, 2])], np.arange(9.)"),
    ),
    case(
        "view_made_inside",
        """
        def f(m):
            for i in range(m.shape[0]):
                row = m[i]
                row[0] = row[1:].sum()
            return m
        """,
        call("np.arange(12.).reshape(4, 3)"),
        call("np.broadcast_to(np.arange(3.), (4, 3)).copy()"),
        call("np.lib.stride_tricks.as_strided(np.arange(6.), (4, 3), (8, 8))"),
        call("np.lib.stride_tricks.as_strided(np.arange(3.), (4, 3), (0, 8))"),
    ),
    case(
        "view_reshape",
        """
        def f(a, n):
            m = a.reshape(n, -1)
            for i in range(n):
                m[i] = a[i] + m[i, ::-1]
            return m
        """,
        call("np.arange(12.), 4"),
        call("np.arange(12.)[::-1], 4"),
        call("np.arange(24.).reshape(4, 6).T[:3].ravel(), 4"),
    ),
    case(
        "view_transpose",
        """
        def f(m):
            t = m.T
            for i in range(m.shape[0]):
                for j in range(i):
                    t[j, i] = m[j, i] + 1
            return m
        """,
        call("np.arange(25.).reshape(5, 5)"),
    ),
    case(
        "view_diagonal",
        """
        def f(m):
            for i in range(len(m)):
                m[i, i] = m[i].sum() - m[i, i]
            return m
        """,
        par("np.arange(25.).reshape(5, 5)"),
        call("np.lib.stride_tricks.as_strided(np.arange(9.), (5, 5), (8, 8))"),
    ),
    case(
        "view_symmetric_fill",
        """
        def f(x, m):
            for i in range(len(x)):
                for j in range(i, len(x)):
                    m[i, j] = m[j, i] = abs(x[i] - x[j])
        """,
        call("np.arange(7.) ** 2, np.zeros((7, 7))"),
    ),
    case(
        "view_strided_sums_keep_order",
        """
        def f(m, out):
            for i in range(m.shape[0]):
                out[i] = m[i].sum(0).sum()
        """,
        par("np.random.default_rng(4).random((4, 30, 20)), np.zeros(4)"),
        par("np.asfortranarray(np.random.default_rng(4).random((4, 30, 20))), np.zeros(4)"),
        par("np.random.default_rng(4).random((20, 30, 4)).T, np.zeros(4)"),
        par("np.random.default_rng(4).random((8, 60, 40))[::2, ::-2, 1::2], np.zeros(4)"),
    ),
    case(
        "view_results_keep_layout",
        """
        def f(ms):
            out = []
            for m in ms:
                out.append(m * 2)
            return out
        """,
        call("[np.asfortranarray(np.ones((3, 4))), np.ones((3, 4)), np.ones((3, 4, 2)).transpose(1, 0, 2)]"),
        call("[np.ones((3, 4))[::2], np.ones((0, 3)), np.ones(())]"),
        call("[np.ones(3, np.float32), np.ones(3, '>i4'), np.ones(2, object)]"),
    ),
    case(
        "view_results_keep_the_order_of_axes",
        """
        def f(ms):
            return [np.sqrt(m) for m in ms], {i: np.abs(m[::2]) for i, m in enumerate(ms)}
        """,
        par("[np.ones((3, 4, 2)).transpose(1, 0, 2)] * 9"),
        par("[np.ones((3, 4, 2)).transpose(1, 2, 0), np.ones((2, 1, 3)).transpose(2, 1, 0)] * 5"),
        par("[np.ones((1, 3)), np.ones((3, 1)).T, np.ones((0, 3)), np.ones((3, 0)).T] * 3"),
        par("[np.ones((2, 3, 4, 5)).transpose(3, 1, 0, 2)[:, ::2, ::-1]] * 9"),
    ),
    case(
        "view_results_not_writeable",
        """
        def f(n):
            out = []
            for i in range(n):
                a = np.arange(i, i + 3)
                a.setflags(write=False)
                out.append(a)
                out.append(np.broadcast_to(np.float64(i), (2, 3)))
            return out
        """,
        call("6"),
    ),
    case(
        "view_store_slice_of_slice",
        """
        def f(m, k):
            for i in range(len(m)):
                m[i][k:][::2] = i
        """,
        call("np.zeros((5, 9)), 2"),
        call("[np.zeros(9)] * 3, 2"),
    ),
    case(
        "view_flat_and_imag",
        """
        def f(z, out):
            for i in range(len(z)):
                out.flat[i] = z.real[i] + z.imag[-1 - i]
        """,
        call("np.arange(9) * (1 + 2j), np.zeros((3, 3))"),
        call("(z := np.arange(9) * (1 + 2j)), z.real"),
        call("(z := np.arange(9) * (1 + 2j)), z.imag"),
    ),
    case(
        "view_real_part_written",
        """
        def f(z, re):
            for i in range(len(z)):
                re[i] = z[i].imag + 1
        """,
        call("(z := np.arange(9) * (1 + 2j)), z.real"),
        call("(z := np.arange(9) * (1 + 2j)), z.imag"),
        call("(z := np.arange(9) * (1 + 2j)), z.real[::-1]"),
    ),
    case(
        "view_boolean_store",
        """
        def f(m, limit):
            for i in range(len(m)):
                m[i][m[i] > limit] = limit
                m[i, m[i] < 0] = 0
        """,
        call("np.random.default_rng(1).normal(size=(6, 8)), 0.5"),
    ),
    case(
        "view_structured_fields",
        """
        def f(r):
            for i in range(len(r)):
                r['x'][i] = r['y'][i] + 1
                r[i]['z'] = i
        """,
        call("np.zeros(5, [('x', 'f8'), ('y', 'i4'), ('z', 'u1')])"),
        call("np.zeros(5, [('x', 'f8'), ('y', 'i4'), ('z', 'u1')])[::-1]"),
    ),
    case(
        "view_overlapping_fields",
        """
        def f(x, y):
            for i in range(len(x)):
                x[i] = y[i] + 1
        """,
        call("(r := np.zeros(5, [('x', 'f8'), ('y', 'i4')]))['x'], r['y']"),
        call("(r := np.zeros(5, np.dtype({'names': 'ab', 'formats': ['f8', 'i4'], 'offsets': [0, 0]})))['a'], r['b']"),
    ),
    case(
        "view_ndarray_subclass",
        """
        class Logged(np.ndarray):
            count = 0
            def __setitem__(self, key, value):
                Logged.count += 1
                super().__setitem__(key, value)
        def f(out):
            for i in range(len(out)):
                out[i] = i
            return Logged.count
        """,
        ser("np.zeros(9).view(Logged)"),
    ),
    case(
        "view_memmap",
        """
        import tempfile, os
        def f(n):
            with tempfile.TemporaryDirectory() as folder:
                out = np.memmap(os.path.join(folder, 'x'), dtype=float, mode='w+', shape=n)
                for i in range(n):
                    out[i] = i * 2
                out.flush()
                return np.fromfile(os.path.join(folder, 'x'))
        """,
        call("9"),
    ),
    case(
        "view_array_like",
        """
        class Column:
            def __init__(self, n):
                self.rows = [0] * n
            def __len__(self):
                return len(self.rows)
            def __setitem__(self, i, v):
                self.rows[i] = v + sum(self.rows)
            def __getitem__(self, i):
                return self.rows[i]
        def f(out):
            for i in range(len(out)):
                out[i] = i
            return out.rows
        """,
        ser("Column(9)"),
        call("__import__('collections').UserList(range(4))"),
    ),
)
