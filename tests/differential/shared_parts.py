"""Parts of one array under several names, one of which the loop writes while it reads others."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

SHIFTED = """
def f(a, d=1):
    left = a[:-d]
    right = a[d:]
    for i in range(len(left)):
        left[i] = math.sin(right[i]) + i
    return a
"""

CASES: tuple[Case, ...] = (
    case(
        "shared_later_elements",
        SHIFTED,
        par("np.arange(9.)"),
        par("np.arange(18.)[::2]"),
        par("np.arange(9.)[::-1]"),
        par("np.arange(18.)[::-2], 3"),
        par("np.arange(9.), 4"),
        par("np.arange(9, dtype=np.int8)"),
        call("np.arange(9.), -1"),
        call("np.arange(9.), 0"),
        call("list(np.arange(9.))"),
        call("np.arange(1.)"),
        call("np.arange(0.)"),
        call("np.arange(9.).astype(object)"),
        call("np.lib.stride_tricks.as_strided(np.arange(9.), (9,), (4,))"),
        call("np.broadcast_to(np.arange(1.), 9)"),
        call("np.ma.arange(9.)"),
        call("np.arange(9.).view(np.recarray)"),
    ),
    case(
        "shared_earlier_elements",
        """
        def f(a):
            left, right = a[:-1], a[1:]
            for i in range(len(left)):
                right[i] = math.sin(left[i]) + i
            return a
        """,
        ser("np.arange(9.)"),
        ser("np.arange(9.)[::-1]"),
        call("list(np.arange(9.))"),
    ),
    case(
        "shared_downwards",
        """
        def f(a, step):
            left, right = a[:-1], a[1:]
            for i in range(len(left) - 1, -1, step):
                right[i] = math.sin(left[i]) + i
            return a
        """,
        par("np.arange(9.), -1"),
        par("np.arange(9.), -2"),
        call("np.arange(9.), 1"),
    ),
    case(
        "shared_downwards_wrong_way",
        """
        def f(a):
            left, right = a[:-1], a[1:]
            for i in range(len(left) - 1, -1, -1):
                left[i] = math.sin(right[i]) + i
            return a
        """,
        ser("np.arange(9.)"),
    ),
    case(
        "shared_strides",
        """
        def f(a, p, q):
            x, y = a[::2], a[p::q]
            for i in range(len(y)):
                x[i] = math.sin(y[i]) + i
            return a
        """,
        par("np.arange(20.), 1, 2"),
        par("np.arange(20.), 2, 2"),
        par("np.arange(20.), 3, 3"),
        call("np.arange(20.), 0, 3"),
        ser("np.arange(20.), 5, 1"),
        call("np.arange(20.), 12, -1"),
        call("np.arange(20.), -1, -1"),
        call("np.arange(20.), -2, -2"),
    ),
    case(
        "shared_three_names",
        """
        def f(u):
            mid, below, above = u[1:-1], u[:-2], u[2:]
            for i in range(len(mid)):
                mid[i] = mid[i] * 0.5 + above[i]
            for i in range(len(mid) - 1, -1, -1):
                mid[i] = mid[i] * 0.5 + below[i]
            return u
        """,
        par("np.arange(20.)"),
        par("np.arange(20.)[::-1]"),
        call("np.arange(2.)"),
    ),
    case(
        "shared_rows",
        """
        def f(u, d):
            mid, other = u[1:-1], u[1 + d:len(u) - 1 + d]
            for i in range(len(mid)):
                mid[i] = mid[i] * 0.5 + other[i].sum()
            return u
        """,
        par("np.arange(40.).reshape(8, 5), 1"),
        ser("np.arange(40.).reshape(8, 5), -1"),
        par("np.arange(40.).reshape(5, 8).T, 1"),
        ser("np.arange(40.).reshape(5, 8).T, -1"),
        par("np.arange(80.).reshape(8, 10)[:, ::-2], 1"),
        par("np.asfortranarray(np.arange(40.).reshape(8, 5))[::-1], 1"),
        call("np.lib.stride_tricks.as_strided(np.arange(20.), (8, 5), (16, 8)), 1"),
        call("np.lib.stride_tricks.as_strided(np.arange(20.), (8, 5), (16, 8)), -1"),
    ),
    case(
        "shared_corners",
        """
        def f(u):
            inner, right, lower, corner = u[1:-1, 1:-1], u[1:-1, 2:], u[2:, 1:-1], u[2:, :-2]
            for i in range(inner.shape[0]):
                for j in range(inner.shape[1]):
                    inner[i, j] = lower[i, j] + corner[i, j] * 0.5
            return u
        """,
        par("np.arange(42.).reshape(6, 7)"),
        par("np.arange(42.).reshape(7, 6).T"),
    ),
    case(
        "shared_in_one_row",
        """
        def f(u):
            inner, right = u[:, :-1], u[:, 1:]
            for i in range(len(u)):
                for j in range(inner.shape[1]):
                    inner[i, j] = right[i, j] + 1
                    right[i, j] += inner[i, j]
            return u
        """,
        call("np.arange(42.).reshape(6, 7)"),
    ),
    case(
        "shared_in_one_row_with_a_recurrence",
        """
        def f(u):
            inner, right = u[:, :-1], u[:, 1:]
            for i in range(len(u)):
                for j in range(inner.shape[1]):
                    inner[i, j] = right[i, j] + inner[i, j - 1]
            return u
        """,
        call("np.arange(42.).reshape(6, 7)"),
    ),
    case(
        "shared_columns",
        """
        def f(u, p, q):
            x, y = u[:, p:p + 5], u[:, q:q + 5]
            for j in range(x.shape[1]):
                x[:, j] = y[:, j] * 2 + j
            return u
        """,
        par("np.arange(42.).reshape(6, 7), 0, 1"),
        ser("np.arange(42.).reshape(6, 7), 1, 0"),
        par("np.arange(42.).reshape(7, 6).T, 0, 1"),
        ser("np.arange(42.).reshape(7, 6).T, 1, 0"),
    ),
    case(
        "shared_same_iteration",
        """
        def f(a, out):
            b = a[:]
            for i in range(len(a)):
                a[i] = math.sin(b[i]) + i
            for i in range(len(a)):
                a[i] = i * 2
                out[i] = b[i]
            for i in range(len(a)):
                x = b[i]
                a[i] = i - x
                out[i] += x
            return a, out
        """,
        par("np.arange(9.), np.zeros(9)"),
        par("np.arange(9.)[::-1], np.zeros(9)"),
        call("(a := np.arange(9.)), a"),
        call("(a := np.arange(9.)), a[::-1]"),
    ),
    case(
        "shared_writes_first",
        """
        def f(a):
            b = a[:]
            for i in range(len(a)):
                a[i] = i * 2
                a[i] = math.sin(b[i]) + a[i]
            return a
        """,
        ser("np.arange(9.)"),
    ),
    case(
        "shared_row_kept_past_the_write",
        """
        def f(m):
            v = m[:, :]
            for i in range(len(m)):
                row = v[i]
                m[i] = i
                m[i] += row.sum()
            return m
        """,
        ser("np.arange(24.).reshape(6, 4)"),
    ),
    case(
        "shared_under_a_condition",
        """
        def f(a, limit):
            later = a[2:]
            now = a[:-2]
            for i in range(len(now)):
                if later[i] > limit:
                    now[i] = -later[i]
                elif i % 2:
                    continue
                else:
                    now[i] += later[i]
            return a
        """,
        par("np.random.default_rng(1).normal(size=30), 0.1"),
        par("np.random.default_rng(1).normal(size=(30, 2))[:, 1], 0.1"),
    ),
    case(
        "shared_other_index",
        """
        def f(a, k, m):
            x, y = a[:], a[:]
            for i in range(6):
                x[i] = math.sin(y[i * m + k]) + i
            return a
        """,
        par("np.arange(40.), 1, 1"),
        par("np.arange(40.), 11, -1"),
        ser("np.arange(40.), 8, -1"),
        par("np.arange(40.), 8, 1"),
        par("np.arange(40.), 0, 1"),
        ser("np.arange(40.), 5, -1"),
        par("np.arange(40.), 1, 2"),
        call("np.arange(40.), -1, 1"),
        call("np.arange(40.), -2, 1"),
        call("np.arange(40.), -9, 1"),
        ser("np.arange(40.), 3, 0"),
        par("np.arange(40.), 6, 0"),
        call("np.arange(40.), np.int8(100), np.int8(2)"),
        call("np.arange(40.), np.int8(1), np.int8(1)"),
        call("np.arange(40.), True, 1"),
        call("np.arange(40.), 1.0, 1"),
        call("np.arange(40.), 35, 1"),
        call("np.arange(40.), 34, 1"),
    ),
    case(
        "shared_index_from_a_table",
        """
        def f(a, at):
            x, y = a[:-1], a[1:]
            for i in range(len(at)):
                x[i] = y[at[i]] + i
            return a
        """,
        call("np.arange(20.), np.arange(12)"),
        call("np.arange(20.), np.arange(12)[::-1]"),
        call("np.arange(20.), [0] * 9"),
    ),
    case(
        "shared_blocks",
        """
        def f(a, w):
            x, y = a[:-1], a[1:]
            for i in range(0, len(x) - 8, 4):
                x[i:i + 4] = y[i + w - 1:i + w + 3] * 2
            return a
        """,
        par("np.arange(40.), 4"),
        par("np.arange(40.), 5"),
        par("np.arange(40.), 1"),
        call("np.arange(40.), 7"),
        ser("np.arange(40.), -2"),
    ),
    case(
        "shared_growing_slices",
        """
        def f(a, low):
            x, y = a[:8], a[8 - low:]
            for i in range(8):
                x[i] = y[i:2 * i + 1].sum() - i
            return a
        """,
        par("np.arange(40.), 0"),
        call("np.arange(40.), 1"),
        call("np.arange(40.), 8"),
        call("np.arange(10.), 0"),
        call("np.arange(10.), 2"),
    ),
    case(
        "shared_other_types",
        """
        def f(a, kind):
            x = a[1:]
            y = a.view(kind)
            for i in range(len(x)):
                x[i] = y[i] + 1
            return a
        """,
        call("np.arange(9.), 'f8'"),
        call("np.arange(9.), 'i4'"),
        call("np.arange(9.), 'u1'"),
        call("np.arange(9.).astype('>f8'), '<f8'"),
        call("np.arange(9), 'u8'"),
    ),
    case(
        "shared_narrow_into_wide",
        """
        def f(a, kind):
            x = a[:2]
            y = a.view(kind)
            z = y[::3]
            for i in range(len(x)):
                x[i] = z[i + 1] + 1
            return a
        """,
        call("np.arange(9.), 'f8'"),
        call("np.arange(9.), 'f4'"),
        call("np.arange(9), 'i4'"),
        call("np.arange(9), 'i2'"),
        call("np.arange(9), 'i1'"),
    ),
    case(
        "shared_real_and_imaginary",
        """
        def f(z):
            re, im = z[:].real, z[:].imag
            later = z[1:]
            for i in range(len(later)):
                re[i] = im[i] + abs(later[i])
            return z
        """,
        call("np.arange(9) * (1 + 2j)"),
    ),
    case(
        "shared_error_on_the_way",
        """
        def f(a, at):
            x, y = a[:-1], a[1:]
            for i in range(len(x)):
                x[i] = 1 / (y[i] - at)
                if y[i] == at + 1:
                    raise ValueError(f"found at {i}")
            return a
        """,
        call("np.arange(20.), 100"),
        call("np.arange(20.), 7"),
        call("np.arange(20.), 6.5"),
        call("np.arange(20).astype(object), 6"),
    ),
    case(
        "shared_read_too_far",
        """
        def f(a):
            x, y = a[:-1], a[1:]
            try:
                for i in range(len(x) + 3):
                    x[i] = y[i] * 2
            except IndexError as error:
                return a, str(error), i
            return a
        """,
        call("np.arange(20.)"),
    ),
    case(
        "shared_left_early",
        """
        def f(a, at):
            x, y = a[:-1], a[1:]
            for i in range(len(x)):
                if y[i] > at:
                    break
                x[i] = math.sin(y[i])
            return a, i
        """,
        call("np.arange(40.), 100"),
        call("np.arange(40.), 33"),
        call("np.arange(40.), 3"),
    ),
    case(
        "shared_held_elsewhere",
        """
        def f(a, k):
            x, y = a[:-1], a[1:]
            held = [y, x, a]
            for i in range(len(x)):
                x[i] = y[i] + held[k][i - 1]
            return a
        """,
        ser("np.arange(20.), 0"),
        call("np.arange(20.), 1"),
        call("np.arange(20.), 2"),
    ),
    case(
        "shared_by_two_arguments",
        """
        def f(a, b):
            x, y = a[:-1], a[1:]
            for i in range(len(x)):
                x[i] = y[i] + b[i]
            return a
        """,
        par("np.arange(20.), np.arange(20.)"),
        ser("(a := np.arange(20.)), a"),
        ser("(a := np.arange(20.)), a[1:]"),
        ser("(a := np.arange(20.)), a[:]"),
        par("(a := np.arange(40.))[::2], a[1::2]"),
    ),
)
