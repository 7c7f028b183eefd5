"""Arrays that every iteration overwrites before it reads them, and arrays that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "private_slice",
        """
        def f(x, m, out):
            tmp = np.zeros(m)
            for i in range(len(x)):
                tmp[:] = x[i]
                tmp[1:] += tmp[:-1]
                out[i] = tmp.sum()
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4), 4, np.zeros(10)"),
        par("np.arange(40).reshape(10, 4), 4, np.zeros(10, int)"),
        call("np.arange(40.).reshape(10, 4), 5, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), 4, np.zeros(8)"),
        call("np.arange(10.), 4, np.zeros(10)"),
        call("np.arange(4.).reshape(1, 4), 4, np.zeros(1)"),
        call("np.zeros((0, 4)), 4, np.zeros(0)"),
        call("np.zeros((6, 0)), 0, np.zeros(6)"),
        par("np.arange(40.).reshape(10, 4), 4, [0.0] * 10"),
    ),
    case(
        "private_argument",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[:] = x[i] * 2
                out[i] = tmp.max() - tmp[0]
        """,
        par("np.arange(40.).reshape(10, 4) % 7, np.zeros(4), np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4) % 7, np.zeros(8)[::2], np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4) % 7, np.zeros(4, np.float32), np.zeros(10)"),
        ser("(x := np.arange(40.).reshape(10, 4) % 7), x[3], np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4) % 7, (t := np.zeros(10))[:4], t"),
        ser("np.arange(40.).reshape(10, 4) % 7, [0, 0, 0, 0], np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4) % 7, np.zeros(4, object), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4) % 7, np.broadcast_to(np.zeros(1), 4), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4) % 7, np.zeros(()), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4) % 7, np.ma.zeros(4), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4) % 7, np.zeros(4, 'U3'), np.zeros(10)"),
        ser(
            "np.arange(40.).reshape(10, 4) % 7, np.lib.stride_tricks.as_strided(np.zeros(4), (4,), (0,)), np.zeros(10)"
        ),
    ),
    case(
        "private_inner_loop",
        """
        def f(x, m, out):
            tmp = np.zeros(m)
            for i in range(len(x)):
                tmp[0] = x[i, 0]
                for j in range(1, m):
                    tmp[j] = tmp[j - 1] + x[i, j] / (1 + j)
                out[i] = tmp[m - 1] + tmp.mean()
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4), 4, np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4), 2, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), 5, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), 0, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), -1, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), True, np.zeros(10)"),
    ),
    case(
        "private_backwards",
        """
        def f(x, m, out):
            tmp = np.empty((2, m))
            for i in range(len(x)):
                for j in range(m - 1, -1, -1):
                    tmp[0, j] = x[i, j]
                for j in range(m):
                    tmp[1, j] = tmp[0, m - 1 - j] * 2
                out[i, :] = tmp[1]
            return out
        """,
        par("np.arange(40.).reshape(10, 4), 4, np.zeros((10, 4))"),
    ),
    case(
        "private_prefix",
        """
        def f(x, k, tmp, out):
            for i in range(len(x)):
                tmp[:k] = x[i, :k]
                out[i] = tmp[:k].sum()
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4), 2, np.zeros(4), np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4), -1, np.full(4, 7.), np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4), None, np.full(4, 7.), np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4), 0, np.full(4, 7.), np.zeros(10)"),
        par("np.arange(40.).reshape(10, 4), 9, np.full(4, 7.), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), np.array(2), np.full(4, 7.), np.zeros(10)"),
    ),
    case(
        "private_growing_is_dead",
        """
        def f(x, out):
            tmp = np.zeros(len(x))
            for i in range(len(x)):
                tmp[:i] = x[:i]
                out[i] = tmp[:i].sum()
            return out
        """,
        par("np.arange(9.), np.zeros(9)"),
    ),
    case(
        "private_growing_is_seen",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[i:] = x[i:]
                out[i] = tmp[i:].sum()
            return out
        """,
        ser("np.arange(9.), np.zeros(9), np.zeros(9)"),
    ),
    case(
        "private_out",
        """
        def f(x, y, tmp, out):
            for i in range(len(x)):
                np.add(x[i], y, out=tmp)
                np.sqrt(tmp, out=tmp)
                np.multiply(tmp, 2, tmp)
                out[i] = tmp[0] + tmp[-1]
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.ones(4), np.zeros(4), np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4), (y := np.ones(4)), y, np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4), (t := np.ones(8))[:4], t[2:6], np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), np.ones(4), np.zeros((3, 4)), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), np.ones(4), np.zeros(3), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4) - 20, np.ones(4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_masked_out",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                np.add(x[i], 1, out=tmp, where=x[i] > 3)
                out[i] = tmp.sum()
        """,
        ser("np.arange(40.).reshape(10, 4) % 7, np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_histogram",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp.fill(0)
                for j in range(x.shape[1]):
                    tmp[x[i, j]] += 1
                out[i] = tmp.max()
            return tmp
        """,
        par("np.arange(40).reshape(10, 4) % 3, np.zeros(5), np.zeros(10)"),
        call("np.arange(40).reshape(10, 4) % 3 - 1, np.zeros(3), np.zeros(10)"),
        call("np.arange(40).reshape(10, 4), np.zeros(30), np.zeros(10)"),
    ),
    case(
        "private_conditional",
        """
        def f(x, out):
            tmp = np.zeros(4)
            for i in range(len(x)):
                if x[i, 0] % 3:
                    tmp[:] = x[i]
                out[i] = tmp.sum()
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(10)"),
    ),
    case(
        "private_inside_condition",
        """
        def f(x, out):
            tmp = np.zeros(4)
            for i in range(len(x)):
                if x[i, 0] % 3:
                    tmp[:] = x[i]
                    out[i] = tmp.sum()
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(10)"),
    ),
    case(
        "private_inside_condition_seen",
        """
        def f(x, out):
            tmp = np.zeros(4)
            for i in range(len(x)):
                if x[i, 0] % 3:
                    tmp[:] = x[i]
                    out[i] = tmp.sum()
            return tmp
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(10)"),
    ),
    case(
        "private_continue",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                if x[i, 0] % 3 == 0:
                    tmp[:] = 1
                    continue
                tmp[:] = x[i]
                out[i] = tmp.sum()
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_broken_loop",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                for j in range(len(tmp)):
                    if x[i, j] == 5:
                        break
                    tmp[j] = x[i, j]
                out[i] = tmp.sum()
        """,
        call("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_short_zip",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                for j, v in zip(range(len(tmp)), x[i]):
                    tmp[j] = v
                out[i] = tmp.sum()
        """,
        call("[[1.] * (k % 4) for k in range(9)], np.zeros(4), np.zeros(9)"),
    ),
    case(
        "private_swallowed",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                try:
                    tmp[:] = x[i]
                except ValueError:
                    pass
                out[i] = tmp.sum()
        """,
        ser("[np.arange(4.) * k if k % 3 else np.zeros(3) for k in range(9)], np.zeros(4), np.zeros(9)"),
    ),
    case(
        "private_raises",
        """
        def f(x, tmp, out):
            try:
                for i in range(len(x)):
                    tmp[:] = x[i]
                    out[i] = 1 / int(tmp[0] - 5)
            except ZeroDivisionError:
                return i, tmp.copy(), out
        """,
        call("np.arange(40.).reshape(10, 4) // 4, np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_raises_out",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[:] = x[i]
                out[i] = 1 / int(tmp[0] - 5)
        """,
        call("np.arange(40.).reshape(10, 4) // 4, np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_stored",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[:] = x[i]
                out[i] = tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros((10, 4))"),
        ser("np.arange(40.).reshape(10, 4), np.zeros(4), [None] * 10"),
        call("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10, object)"),
        call("np.arange(40.).reshape(10, 4), np.zeros(4), {}"),
    ),
    case(
        "private_view_stored",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[:] = x[i]
                out[i] = tmp[0]
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4), [0] * 10"),
        ser("np.arange(40.).reshape(10, 2, 2), np.zeros((2, 2)), [0] * 10"),
        par("np.arange(40.).reshape(10, 2, 2), np.zeros((2, 2)), np.zeros((10, 2))"),
    ),
    case(
        "private_appended",
        """
        def f(x, tmp):
            xs, ys = [], []
            for row in x:
                tmp[:] = row
                xs.append(tmp)
                ys.append(tmp.copy())
            return xs, ys
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(4)"),
    ),
    case(
        "private_copy_appended",
        """
        def f(x, tmp):
            xs = []
            for row in x:
                tmp[:] = row
                tmp *= 1
                xs.append(tmp.copy())
            return xs
        """,
        call("np.arange(40.).reshape(10, 4), np.zeros(4)"),
    ),
    case(
        "private_summed",
        """
        def f(x, tmp):
            s = np.zeros(4)
            t = 0
            for row in x:
                tmp[:] = row
                s += tmp
                tmp[0] = 3
                t += tmp[1:].sum()
            return s, t, tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4)"),
    ),
    case(
        "private_lives_on_as_view",
        """
        def f(x, tmp):
            for row in x:
                tmp[:] = row
                view = tmp[1:]
                tmp[2] = view.sum()
            return view, view.base is tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4)"),
    ),
    case(
        "private_view_kept_sometimes",
        """
        def f(x, tmp):
            view = None
            for row in x:
                tmp[:] = row
                if row[0] % 3 == 0:
                    view = tmp[1:]
                    view[0] = 7
            return view, tmp
        """,
        call("np.arange(40.).reshape(10, 4), np.zeros(4)"),
        call("np.arange(1, 41.).reshape(10, 4) * 3 + 1, np.zeros(4)"),
    ),
    case(
        "private_global",
        """
        TMP = np.zeros(4)

        def reads():
            return TMP.sum()

        def g(x, out):
            for i in range(len(x)):
                TMP[:] = x[i]
                out[i] = TMP[0] * 2
            return out

        def h(x, out):
            for i in range(len(x)):
                TMP[:] = x[i]
                out[i] = reads()
            return out

        def f(which, x, out):
            return which(x, out)
        """,
        par("g, np.arange(40.).reshape(10, 4), np.zeros(10)"),
        ser("h, np.arange(40.).reshape(10, 4), np.zeros(10)"),
    ),
    case(
        "private_closure",
        """
        def f(x, out):
            tmp = np.zeros(4)

            def total():
                return tmp.sum()

            for i in range(len(x)):
                tmp[:] = x[i]
                out[i] = total()
            return tmp
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(10)"),
    ),
    case(
        "private_two",
        """
        def f(x, m, out):
            a = np.zeros(m)
            b = np.zeros((m, m))
            for i in range(len(x)):
                for j in range(m):
                    a[j] = x[i, j]
                    for k in range(m):
                        b[j, k] = a[j] * x[i, k]
                out[i] = b.sum() + (b @ a).sum()
            return a, b
        """,
        par("np.arange(40.).reshape(10, 4), 4, np.zeros(10)"),
        call("np.arange(40.).reshape(10, 4), 3, np.zeros(10)"),
    ),
    case(
        "private_two_are_one",
        """
        def f(x, a, b, out):
            for i in range(len(x)):
                a[:] = x[i]
                b[:] = a[::-1]
                out[i] = a[0] - b[0]
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(4), np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4), (a := np.zeros(4)), a, np.zeros(10)"),
        ser("np.arange(40.).reshape(10, 4), (a := np.zeros(5))[:4], a[1:], np.zeros(10)"),
    ),
    case(
        "private_other_length",
        """
        def f(x, m, out):
            tmp = np.zeros(m)
            m = m - 1
            for i in range(len(x)):
                for j in range(m):
                    tmp[j] = x[i, j]
                out[i] = tmp.sum()
                tmp[m] += 1
        """,
        call("np.arange(40.).reshape(10, 4), 4, np.zeros(10)"),
    ),
    case(
        "private_index_changes",
        """
        def f(x, k, tmp, out):
            for i in range(len(x)):
                tmp[k] = x[i]
                k[0] = (k[0] + 1) % 4
                out[i] = tmp[k].sum()
        """,
        ser("np.arange(10.), np.array([0, 2]), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_last_writer",
        """
        def f(x, tmp):
            for i in range(len(x)):
                tmp[:] = np.sin(x[i])
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4)"),
    ),
    case(
        "private_while",
        """
        def f(x, tmp, out):
            i = 0
            while i < len(out):
                tmp[:] = x[i]
                out[i] = tmp.sum()
                i += 1
            return i, tmp
        """,
        par("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_of_module",
        """
        x = np.arange(40.).reshape(10, 4)
        m = 4
        out = np.zeros(10)
        tmp = np.zeros(m)
        for i in range(len(out)):
            for j in range(m):
                tmp[j] = x[i, j] ** 2
            out[i] = tmp.sum()
        """,
        par(),
    ),
    case(
        "private_range_in_the_way",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                if i > 2:
                    return i
                tmp[:] = x[i]
                out[i] = tmp.sum()
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_lambda",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                g = lambda j: tmp[j]
                tmp[:] = x[i]
                out[i] = g(0)
        """,
        ser("np.arange(40.).reshape(10, 4), np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_sorted",
        """
        def f(x, tmp, out):
            for i in range(len(x)):
                tmp[...] = x[i]
                tmp.sort()
                out[i] = tmp[1] if tmp[0] else [v for v in tmp][2]
            return tmp
        """,
        par("np.arange(40.).reshape(10, 4) * 7 % 11, np.zeros(4), np.zeros(10)"),
    ),
    case(
        "private_in_a_loop_that_runs_in_all_or_in_none",
        """
        def f(A, C, total, nr, nq, n):
            for r in range(nr):
                for q in range(nq):
                    for p in range(n):
                        total[p] = 0.0
                        for s in range(n):
                            total[p] += A[r, q, s] * C[s, p]
                    for p in range(n):
                        A[r, q, p] = total[p]
            return A, total
        """,
        par("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(5, 7.0), 3, 4, 5"),
        call("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(5, 7.0), 3, 0, 5"),
        call("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(5, 7.0), 3, 4, 0"),
        call("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(9, 7.0), 3, 4, 3"),
        call("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(5, 7.0), 0, 4, 5"),
        call("np.arange(60.0).reshape(3, 4, 5), np.arange(25.0).reshape(5, 5), np.full(4, 7.0), 3, 4, 5"),
    ),
    case(
        "private_in_a_loop_that_runs_in_some",
        """
        def f(A, total, counts):
            for r in range(len(counts)):
                for q in range(counts[r]):
                    total[:] = A[q] + r
                    A[q] = total * 2
            return A, total
        """,
        call("np.arange(60.0).reshape(12, 5), np.full(5, 7.0), [1, 2, 3, 0]"),
        call("np.arange(60.0).reshape(12, 5), np.full(5, 7.0), [0, 0, 0, 0]"),
    ),
    case(
        "private_array_that_the_last_iteration_fails_to_overwrite",
        """
        def f(n, tmp, out, bad):
            try:
                for i in range(n):
                    out[i] = 1 / (i - bad)
                    tmp[:] = i
                    out[i] += tmp.sum()
            except ZeroDivisionError:
                pass
            return out, tmp
        """,
        *(
            call(f"9, {tmp}, np.zeros(9), {bad}")
            for tmp in ("np.zeros(4)", "np.zeros(8, int)[::-2]")
            for bad in (0, 7, 8, 20)
        ),
    ),
)
