"""Counting ``while`` loops that move by a name, and those whose bound is a length while they append."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "stride_up",
        """
        def f(a, out, step, i=0):
            while i < len(a):
                out[i] = math.sqrt(a[i])
                i += step
            return out, i
        """,
        par("np.arange(20.0), np.zeros(20), 1"),
        par("np.arange(20.0), np.zeros(20), 3"),
        par("list(range(20)), [0] * 20, 7"),
        call("list(range(20)), [0] * 20, 3, -9"),  # indices change their sign
        call("list(range(20)), [0] * 20, 100"),
        call("list(range(20)), [0] * 20, 100, 40"),
        call("list(range(20)), [0] * 12, 3"),  # too short
        call("list(range(20)), [0] * 20, True"),
        call("list(range(20)), [0] * 20, 2.0"),
        call("list(range(20)), [0] * 20, np.int64(2)"),
        call("list(range(20)), [0] * 20, 'x'"),
        call("[], [], 0"),
        call("list(range(20)), [0] * 20, 3, 0.0"),
        call("[1, 4, -9, 16, 25], [0] * 5, 2"),
    ),
    case(
        "stride_away",
        """
        def f(a, out, step):
            i = 5
            while i < len(a):
                out.append(math.sqrt(a[i]))
                i += step
                if len(out) > 20:
                    break
            return out, i
        """,
        call("list(range(9)), [], -1"),
        call("list(range(9)), [], 0"),
    ),
    case(
        "stride_down",
        """
        STEP = 3
        def f(a, out):
            i = len(a) - 1
            while i >= 0:
                out[i] = math.sqrt(a[i]) + i
                i = i - STEP
            return out, i
        """,
        par("np.arange(20.0), np.zeros(20)"),
        par("list(range(19)), [0] * 20"),
    ),
    case(
        "stride_that_the_loop_changes",
        """
        STEP = 2
        def h(x):
            global STEP
            STEP = 3
            return x
        def f(a, out):
            i = 0
            while i < len(a):
                out.append(h(a[i]))
                i += STEP
            return out, i
        """,
        call("list(range(20)), []"),
    ),
    case(
        "stride_in_the_body",
        """
        def f(xs, size):
            out = []
            i = 0
            while i < len(xs):
                out.append(sum(xs[i : i + size]))
                i += size
            return out, i
        """,
        par("list(range(20)), 3"),
        par("np.arange(20.0), 4"),
        par("tuple(range(20)), 40 - 35"),
        call("[], 3"),
        call("list(range(20)), 0.5"),
        call("[1, 2, 'x', 4], 2"),
    ),
    case(
        "stride_beside_a_counter",
        """
        def f(a, out, step):
            i, k = 0, 0
            while i < len(a):
                out[k] = math.sqrt(a[i])
                i += step
                k += 1
            return out, i, k
        """,
        call("list(range(20)), [0] * 20, 3"),
        call("np.arange(20.0), np.zeros(20), 4"),
    ),
    case(
        "stride_shift",
        """
        def f(a, step):
            i = 0
            while i < len(a) - 1:
                a[i] = a[i + 1] + math.floor(a[i])
                i += step
            return a, i
        """,
        par("list(range(20)), 1"),
        par("np.arange(20.0), 2"),
        par("np.arange(20.0), 5"),
    ),
    case(
        "stride_private",
        """
        def f(m, tmp, step):
            i = 0
            out = []
            while i < 6:
                j = 0
                while j < 6:
                    tmp[j] = m[i][j] * 2
                    j += step
                out.append(max(tmp) + math.floor(tmp[0]))
                i += 1
            return out, tmp
        """,
        call("np.arange(36.0).reshape(6, 6), np.full(6, 50.0), 1"),
        call("np.arange(36.0).reshape(6, 6), np.full(6, 50.0), 4"),
    ),
    case(
        "length_beside_a_list_of_its_own",
        """
        def f(xs):
            out = []
            i = 0
            while i < len(xs):
                out.append(math.sqrt(xs[i]))
                i += 1
            return out, i
        """,
        par("list(range(9))"),
        par("np.arange(9.0)"),
        call("[1, 2, 'x']"),
        call("{0: 1, 1: 4, 2: 9}"),
    ),
    case(
        "length_of_another_name",
        """
        def f(xs):
            out = [1, 2, 3]
            ys = out if len(xs) > 3 else xs
            i = 0
            while i < len(ys):
                if i < 9:
                    out.append(math.sqrt(ys[i]))
                i += 1
            return out, i
        """,
        call("list(range(9))"),
        call("[4]"),
    ),
    case(
        "length_of_what_grows",
        """
        def f(xs):
            def h(xs, out):
                i = 0
                while i < len(xs):
                    if i < 9:
                        out.append(math.sqrt(xs[i]))
                    i += 1
                return out, i
            return h(xs, xs)
        """,
        ser("list(range(5))"),
    ),
    case(
        "length_of_what_grows_inside",
        """
        def h(xs, out):
            i = 0
            while i < len(xs):
                if i < 9:
                    out.append(math.sqrt(xs[i]))
                i += 1
            return out, i
        def f(xs):
            return h(xs[0], xs[0])
        """,
        ser("[list(range(5))]"),
    ),
    case(
        "length_of_what_nobody_reads",
        """
        def h(xs, out):
            i = 0
            while i < len(xs):
                if i < 9:
                    out.append(math.sqrt(i))
                i += 1
            return out, i
        def f(xs):
            return h(xs, xs)
        """,
        call("list(range(5))"),
    ),
)
