"""Roundabout ways to reach an operand: aliases made in the loop, chained views, masks, odd subscripts."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "detour_alias_made_inside",
        """
        def f(a, n):
            for i in range(1, n):
                o = a
                o[i] = a[i - 1] + 1
            return o
        """,
        ser("np.zeros(9), 9"),
        ser("[0] * 9, 9"),
    ),
    case(
        "detour_conditional_alias",
        """
        def f(a, c, n, flag):
            b = a if flag else c
            for i in range(1, n):
                b[i] = a[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9, True"),
        call("np.zeros(9), np.zeros(9), 9, False"),
    ),
    case(
        "detour_conditional_target",
        """
        def f(a, b, n):
            for i in range(1, n):
                (a if i % 2 else b)[i] = (b if i % 2 else a)[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9"),
        call("*[np.zeros(9)] * 2, 9"),
    ),
    case(
        "detour_alias_in_tuple",
        """
        def f(a, n):
            pair = (a, n)
            box = [a]
            for i in range(1, n):
                pair[0][i] = box[0][i - 1] + 1
        """,
        call("np.zeros(9), 9"),
        call("[0] * 9, 9"),
    ),
    case(
        "detour_alias_from_loop_over_names",
        """
        def f(a, b, n):
            for target in (a, b):
                for i in range(1, n):
                    target[i] = a[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9"),
        call("*[np.zeros(9)] * 2, 9"),
    ),
    case(
        "detour_chained_slice",
        """
        def f(a):
            for i in range(len(a) - 1):
                a[1:][i] = a[i] + 1
        """,
        call("np.zeros(9)"),
        call("[0] * 9"),
    ),
    case(
        "detour_chained_slice_reversed",
        """
        def f(a, b):
            for i in range(len(a)):
                a[::-1][i] = b[i] + 1
            for i in range(len(a)):
                a.T[i] = b[-1 - i]
            for i in range(len(a)):
                a.reshape(-1)[i] += b[i]
        """,
        call("np.zeros(9), np.arange(9.)"),
        call("(x := np.arange(9.)), x"),
    ),
    case(
        "detour_transpose_store",
        """
        def f(m):
            for i in range(len(m)):
                m.T[i] = m[i]
        """,
        call("np.arange(16.).reshape(4, 4)"),
    ),
    case(
        "detour_swapaxes_and_squeeze",
        """
        def f(m):
            s = m.swapaxes(0, 1)
            q = m[None].squeeze(0)
            for i in range(1, len(m)):
                s[i] = q[i - 1] + 1
        """,
        call("np.arange(16.).reshape(4, 4)"),
    ),
    case(
        "detour_np_views",
        """
        def f(a, n):
            v = np.atleast_2d(a)
            w = np.asarray(a)
            b = np.broadcast_to(a, (2, len(a)))
            for i in range(1, n):
                v[0, i] = w[i - 1] + b[1, i - 1]
        """,
        call("np.ones(9), 9"),
    ),
    case(
        "detour_row_flow",
        """
        def f(m):
            for i in range(1, len(m)):
                m[i][:] = m[i - 1]
        """,
        ser("np.arange(16.).reshape(4, 4)"),
        ser("[[1, 2], [3, 4], [5, 6]]"),
    ),
    case(
        "detour_scalar_view_in_place",
        """
        def f(m, out):
            for i in range(len(m)):
                x = m[i]
                x += 1
                out.append(x)
        """,
        call("np.arange(6.), []"),
        call("np.arange(6.).reshape(3, 2), []"),
        call("[[1], [2]], []"),
        call("[1, 2, 3], []"),
    ),
    case(
        "detour_fancy_stores",
        """
        def f(a, n):
            for i in range(n):
                a[[i, i + 1]] = i
                a[(i,)] += 1
                a[i:i + 1][0] -= 3
        """,
        call("np.zeros(9), 8"),
        call("np.zeros(9), 9"),
    ),
    case(
        "detour_mask_store",
        """
        def f(a, n):
            for i in range(n):
                a[a > i] = i
        """,
        ser("np.arange(9.)[::-1].copy(), 9"),
    ),
    case(
        "detour_boolean_index",
        """
        def f(a, n):
            for i in range(n):
                a[i > 3] = i
        """,
        call("np.arange(9.), 9"),
        call("list(range(9)), 9"),
        call("{}, 9"),
    ),
    case(
        "detour_add_at",
        """
        def f(out, idx):
            for i in range(len(idx)):
                np.add.at(out, idx[i], 1)
                np.put(out, i, out[0])
        """,
        ser("np.zeros(5), [0, 1, 1, 2]"),
    ),
    case(
        "detour_odd_subscripts",
        """
        def f(a, b):
            for i in range(len(b)):
                a[i ^ 1] = b[i] + 1
            for i in range(len(b)):
                a[i >> 1] = b[i] + 2
            for i in range(len(b)):
                a[abs(i - 3)] = b[i] + 3
            for i in range(len(b)):
                a[min(i, 3)] = b[i] + 4
            for i in range(len(b)):
                a[int(i / 2)] = b[i] + 5
            for i in range(len(b)):
                a[-i % len(b)] = b[i] + 6
            for i in range(len(b)):
                a[i if i % 2 else 0] = b[i] + 7
            for i in range(len(b)):
                j = i // 3
                a[j] = b[i] + 8
            for i in range(len(b)):
                a[(i * 7) % len(b)] = b[i]
        """,
        call("np.zeros(8), np.arange(8.)"),
        call("*[np.arange(8.)] * 2"),
        call("[0] * 8, list(range(8))"),
    ),
    case(
        "detour_odd_subscripts_read_back",
        """
        def f(a):
            for i in range(len(a)):
                a[i] = a[i ^ 1] + 1
            for i in range(len(a)):
                a[i // 2] = a[i] + 1
            for i in range(len(a)):
                a[i] = a[len(a) // 2] + 1
            for i in range(len(a)):
                a[i] += a[0]
            for i in range(len(a)):
                a[i] += a[-1]
        """,
        call("np.arange(8.)"),
        call("list(range(8))"),
    ),
    case(
        "detour_loop_variable_moved",
        """
        def f(a, n):
            for i in range(n):
                a[i] += 1
                i += 1
                a[i] += 10
        """,
        call("np.zeros(9), 8"),
        call("np.zeros(9), 9"),
    ),
    case(
        "detour_private_offset",
        """
        def f(a, n):
            for i in range(n):
                j = i + 1
                k = j - 1
                a[k] = a[j] + 1
            for i in range(n):
                j = i * 2
                j += 1
                a[j - 1] = a[j]
            for i in range(1, n):
                j = i
                if i > 3:
                    j = i - 1
                a[j] = i
        """,
        call("np.arange(20.), 8"),
        call("list(range(20)), 8"),
    ),
    case(
        "detour_offset_changes_sign",
        """
        def f(a, b, n, o):
            for i in range(n):
                a[i - o] = b[i]
            for i in range(n):
                a[o - i] += b[i]
            for i in range(n):
                a[i] = a[i + o] + 1
        """,
        call("np.zeros(12), np.arange(12.), 8, 3"),
        call("np.zeros(12), np.arange(12.), 12, 6"),
        call("np.zeros(12), np.arange(12.), 8, 0"),
        call("np.zeros(12), np.arange(12.), 8, -2"),
        call("np.zeros(12), np.arange(12.), 8, np.int64(3)"),
        call("np.zeros(12), np.arange(12.), 8, 3.0"),
        call("*[np.arange(12.)] * 2, 6, 3"),
    ),
    case(
        "detour_symbol_changes",
        """
        def f(a, k, n):
            for i in range(n):
                a[i + k[0]] = i
                k[0] += 1
        """,
        call("np.zeros(20), [2], 8"),
        call("np.zeros(20), np.array([2]), 8"),
    ),
    case(
        "detour_two_dimensional_flat",
        """
        def f(m, n):
            flat = m.ravel()
            for i in range(n):
                m[i, 0] = flat[i] + 1
            for i in range(n):
                flat[i * m.shape[1]] += m[i, 1]
        """,
        call("np.arange(20.).reshape(5, 4), 5"),
        call("np.arange(20.).reshape(4, 5).T, 5"),
    ),
    case(
        "detour_ndenumerate",
        """
        def f(m, out):
            for (i, j), v in np.ndenumerate(m):
                out[i, j] = v * 2
            for i, j in np.ndindex(*m.shape):
                out[i, j] += m[i, j]
            for v in np.nditer(m):
                out[0, 0] += v
        """,
        call("np.arange(12.).reshape(3, 4), np.zeros((3, 4))"),
        call("*[np.arange(12.).reshape(3, 4)] * 2"),
    ),
    case(
        "detour_same_object_two_roles",
        """
        def f(xs, ys, out):
            for i in range(len(xs)):
                out.append(xs[i] + len(ys))
        """,
        call("(a := [1, 2, 3]), a, []"),
        call("(a := [1, 2, 3]), [1], a"),
        call("[1, 2, 3], (a := [1]), a"),
        par("[1, 2, 3], [1], []"),
    ),
    case(
        "detour_slice_object_operand",
        """
        def f(a, s, out):
            for i in range(len(out)):
                out[i] = sum(a[s]) + i
            for i in range(len(out)):
                out[s] = i
        """,
        call("np.arange(9.), slice(1, 4), np.zeros(3)"),
        call("list(range(9)), slice(1, 4), np.zeros(3)"),
    ),
)
