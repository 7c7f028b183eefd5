"""Subscripts: negative wrap, strides, reversed, triangular, two-dimensional, slices, indirection."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "index_minus_one",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i - 1] = a[i] + 1
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("(x := np.arange(9.)), x"),
        call("np.arange(9.), np.zeros(20)"),
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "index_minus_one_read",
        """
        def f(a):
            for i in range(len(a)):
                a[i] = a[i - 1] + 1
        """,
        ser("np.arange(9.)"),
        ser("list(range(9))"),
    ),
    case(
        "index_minus_k",
        """
        def f(a, out, k):
            for i in range(len(a)):
                out[i - k] = a[i]
                out[i] += 1
        """,
        call("np.arange(9.), np.zeros(9), 3"),
        call("np.arange(9.), np.zeros(9), 0"),
        call("np.arange(9.), np.zeros(18), 9"),
        call("np.arange(9.), np.zeros(9), 12"),
    ),
    case(
        "index_wraps_onto_positive",
        """
        def f(out, lo, hi):
            for i in range(lo, hi):
                out[i] = i * i + 1
        """,
        call("np.zeros(9), -4, 5"),
        call("np.zeros(9), -9, 0"),
        call("np.zeros(9), -9, 9"),
        call("np.zeros(9), -12, 0"),
        call("np.zeros(9), 3, 9"),
        call("[0] * 9, -9, 9"),
    ),
    case(
        "index_wraps_update",
        """
        def f(out, lo, hi):
            for i in range(lo, hi):
                out[i] = out[i] * 2 + i
        """,
        call("np.ones(9), -4, 5"),
        call("np.ones(9), -9, 9"),
        call("np.ones(9), 0, 9"),
        call("[1] * 9, -9, 9"),
    ),
    case(
        "index_from_the_end",
        """
        def f(a, out):
            for i in range(len(a)):
                out[-i] = a[-1 - i]
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("(x := np.arange(9.)), x"),
        call("np.arange(9.), np.zeros(8)"),
    ),
    case(
        "index_mirror",
        """
        def f(a, out):
            for i in range(len(a)):
                out[len(a) - 1 - i] = a[i]
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("(x := np.arange(9.)), x"),
    ),
    case(
        "index_tilde",
        """
        def f(a, out):
            for i in range(len(a)):
                out[~i] = a[i]
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("(x := np.arange(9.)), x"),
    ),
    case(
        "index_even_odd",
        """
        def f(a):
            for i in range(len(a) // 2):
                a[2 * i] = a[2 * i + 1] + 1
            return a
        """,
        call("np.arange(10.)"),
        call("list(range(10))"),
        call("np.arange(20.).reshape(10, 2)"),
    ),
    case(
        "index_modulo",
        """
        def f(a, out, k):
            for i in range(len(a)):
                out[i % k] += a[i]
        """,
        call("np.arange(9.), np.zeros(9), 4"),
        call("np.arange(9.), np.zeros(9), 9"),
        call("np.arange(9.), np.zeros(9), 0"),
    ),
    case(
        "index_modulo_store",
        """
        def f(a, out, k):
            for i in range(len(a)):
                out[i % k] = a[i]
                out[i // k] = -a[i]
        """,
        call("np.arange(9.), np.zeros(9), 4"),
    ),
    case(
        "index_product_symbol",
        """
        def f(a, out, k):
            for i in range(len(a)):
                out[i * k] = a[i]
        """,
        call("np.arange(5.), np.zeros(25), 4"),
        call("np.arange(5.), np.zeros(25), 0"),
        call("np.arange(5.), np.zeros(25), -1"),
        call("np.arange(5.), np.zeros(25), 0.0"),
        call("np.arange(5.), np.zeros(25), -25"),
    ),
    case(
        "index_symbol_offset",
        """
        def f(a, n, k):
            for i in range(n):
                a[i + k] = a[i] + 1
        """,
        call("np.arange(30.), 10, 1"),
        call("np.arange(30.), 10, 10"),
        call("np.arange(30.), 10, 15"),
        call("np.arange(30.), 10, 0"),
        call("np.arange(30.), 10, -1"),
        call("np.arange(30.), 10, -15"),
        call("np.arange(30.), 10, 25"),
        call("list(range(30)), 10, 3"),
    ),
    case(
        "index_invariant_written",
        """
        def f(a, k, n):
            for i in range(n):
                a[k] = i
                a[i] += 1
        """,
        call("np.zeros(9), 4, 9"),
        call("np.zeros(9), -1, 8"),
    ),
    case(
        "index_invariant_last_writer",
        """
        def f(a, k, n):
            for i in range(n):
                a[k] = i
        """,
        call("np.zeros(9), 4, 9"),
        call("{}, 4, 9"),
    ),
    case(
        "index_indirect_store",
        """
        def f(a, perm, out):
            for i in range(len(a)):
                out[perm[i]] = a[i]
        """,
        call("np.arange(9.), np.random.default_rng(0).permutation(9), np.zeros(9)"),
        call("np.arange(9.), np.array([0, 1, 2, 3, 3, 2, 1, 0, 5]), np.zeros(9)"),
        call("np.arange(9.), np.array([0, 1, -9, 3, -8, 2, 1, 0, 5]), np.zeros(9)"),
        call("np.arange(9.), list(range(8, -1, -1)), np.zeros(9)"),
        call("np.arange(9.), np.arange(9) * 1.0, np.zeros(9)"),
        call("np.arange(9.), np.arange(9) % 2 == 0, np.zeros(9)"),
        call("np.arange(2.), [slice(0, 3), slice(2, 5)], np.zeros(9)"),
        call("np.arange(2.), [(0,), (-1,)], np.zeros(9)"),
        call("np.arange(3.), [None, 0, ...], np.zeros(9)"),
    ),
    case(
        "index_indirect_read",
        """
        def f(a, perm, out):
            for i in range(len(out)):
                out[i] = a[perm[i]]
        """,
        par("np.arange(9.), np.random.default_rng(0).permutation(9), np.zeros(9)"),
        call("(a := np.arange(9.)), [3, 1, 2, 0, 4, 0, 1, 2, 3], a"),
        call("np.arange(9), (p := np.array([3, 1, 2, 0, 4, 0, 1, 2, 3])), p"),
    ),
    case(
        "index_element_of_iterable",
        """
        def f(keys, out):
            for k in keys:
                out[k] = k * 2
        """,
        call("[3, 1, 2, 1], np.zeros(9)"),
        call("[3, 1, -6], np.zeros(9)"),
        call("np.array([3, 1, 2]), np.zeros(9)"),
        call("(k := np.array([3, 1, 2, 0, 4])), k"),
        call("['a', 'b'], {}"),
    ),
    case(
        "index_slices_abut",
        """
        def f(a, out, w):
            for i in range(len(a)):
                out[i * w:(i + 1) * w] = a[i]
        """,
        call("np.arange(5.), np.zeros(20), 4"),
        call("np.arange(5.), np.zeros(20), 0"),
        call("np.arange(5.), np.zeros(20), -1"),
        call("np.arange(5.), np.zeros(20), -4"),
    ),
    case(
        "index_slice_open",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i:] = a[i]
        """,
        call("np.arange(5.), np.zeros(8)"),
    ),
    case(
        "index_slice_open_rows",
        """
        def f(m):
            for i in range(len(m)):
                m[i, i:] = m[i, :len(m) - i].copy()
                m[i, :i] = -1
        """,
        par("np.arange(25.).reshape(5, 5)"),
    ),
    case(
        "index_slice_negative",
        """
        def f(a, out):
            for i in range(len(a)):
                out[-i - 2:-i - 1] = a[i]
        """,
        call("np.arange(5.), np.zeros(8)"),
        call("np.arange(5.), np.zeros(3)"),
    ),
    case(
        "index_slice_minus_window",
        """
        def f(a, out, w):
            for i in range(len(out)):
                out[i] = a[i - w:i + 1].sum()
        """,
        par("np.arange(9.), np.zeros(9), 2"),
        call("(a := np.arange(9.)), a, 2"),
    ),
    case(
        "index_slice_shrinks",
        """
        def f(a, out):
            for i in range(len(a)):
                out[2 * i:2 * i + 2] = a[i:i + 2]
        """,
        call("np.arange(5.), np.zeros(10)"),
        call("np.arange(6.), np.zeros(9)"),
    ),
    case(
        "index_triangular",
        """
        def f(m):
            for i in range(len(m)):
                for j in range(i):
                    m[i, j] = m[i, j] + i * j
            return m
        """,
        par("np.arange(25.).reshape(5, 5)"),
    ),
    case(
        "index_triangular_mirror",
        """
        def f(m):
            for i in range(len(m)):
                for j in range(i):
                    m[j, i] = m[i, j]
            return m
        """,
        call("np.arange(25.).reshape(5, 5)"),
    ),
    case(
        "index_packed_triangle",
        """
        def f(n, out):
            for i in range(n):
                for j in range(i):
                    out[i * (i - 1) // 2 + j] = i * 10 + j
        """,
        call("6, np.zeros(15)"),
    ),
    case(
        "index_flattened",
        """
        def f(n, m, out):
            for i in range(n):
                for j in range(m):
                    out[i * m + j] = i * 10 + j
        """,
        call("5, 3, np.zeros(15)"),
        call("5, 3, np.zeros(12)"),
    ),
    case(
        "index_flattened_constant",
        """
        def f(n, out):
            for i in range(n):
                for j in range(4):
                    out[4 * i + j] = i * 10 + j
        """,
        par("5, np.zeros(20)"),
        call("5, np.zeros(18)"),
    ),
    case(
        "index_flattened_overlap",
        """
        def f(n, out):
            for i in range(n):
                for j in range(5):
                    out[4 * i + j] = i * 10 + j
        """,
        call("5, np.zeros(21)"),
    ),
    case(
        "index_time_steps",
        """
        def f(u, steps):
            for t in range(steps):
                for i in range(1, u.shape[1] - 1):
                    u[t + 1, i] = (u[t, i - 1] + u[t, i + 1]) / 2
        """,
        call("np.vstack([np.arange(9.) ** 2, np.zeros((4, 9))]), 4"),
        call("np.vstack([np.arange(9.) ** 2, np.zeros((4, 9))]), 5"),
    ),
    case(
        "index_skewed",
        """
        def f(m):
            for i in range(1, m.shape[0]):
                for j in range(1, m.shape[1]):
                    m[i, j] = m[i - 1, j] + m[i, j - 1]
        """,
        ser("np.ones((5, 6))"),
    ),
    case(
        "index_floyd_warshall",
        """
        def f(d):
            n = len(d)
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        d[i, j] = min(d[i, j], d[i, k] + d[k, j])
            return d
        """,
        call("np.random.default_rng(3).integers(1, 50, (6, 6))"),
    ),
    case(
        "index_lu",
        """
        def f(a):
            n = len(a)
            for k in range(n):
                for i in range(k + 1, n):
                    a[i, k] /= a[k, k]
                    for j in range(k + 1, n):
                        a[i, j] -= a[i, k] * a[k, j]
            return a
        """,
        call("np.random.default_rng(3).random((6, 6)) + 6 * np.eye(6)"),
    ),
    case(
        "index_gauss_seidel",
        """
        def f(u, sweeps):
            for s in range(sweeps):
                for i in range(1, len(u) - 1):
                    u[i] = (u[i - 1] + u[i + 1]) / 2
        """,
        ser("np.arange(9.) ** 2, 3"),
    ),
    case(
        "index_diagonal_store",
        """
        def f(m, n):
            for i in range(n):
                m[i, n - 1 - i] = i
                m[i, i] = -i
        """,
        par("np.zeros((6, 6)), 6"),
        call("np.zeros((6, 6)), 7"),
    ),
    case(
        "index_column_of_two",
        """
        def f(m):
            for i in range(len(m)):
                m[i, 0] = m[i, 1] * 2
                m[i, 1] = i
        """,
        par("np.arange(12.).reshape(6, 2)"),
    ),
    case(
        "index_row_read_column_write",
        """
        def f(m):
            for i in range(len(m)):
                m[i, 0] = m[0, i]
        """,
        call("np.arange(25.).reshape(5, 5)"),
        call("np.lib.stride_tricks.as_strided(np.arange(25.), (5, 5), (8, 8))"),
    ),
)
