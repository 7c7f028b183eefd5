"""Loops that split into a recurrence and an independent rest, and loops that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "stages_array",
        """
        def f(a, b, c, out, w=0.5):
            for i in range(1, len(a)):
                a[i] = a[i - 1] * w + b[i]
                out[i] = math.sqrt(a[i]) * c[i]
            return a, out
        """,
        par("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(12)"),
        par("[1.0] * 9, list(range(9)), np.arange(9), [0.0] * 9"),
        par("np.arange(24.)[::2], np.ones(12), np.arange(12.)[::-1], np.zeros((12, 2)).T[1]"),
        call("np.arange(12), np.ones(12), np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(12, int)"),
        call("np.arange(12.), -np.arange(12.), np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), [1.0] * 11 + [-1e9], np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), [1, -1e9] + [1.0] * 10, np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), [1.0] * 5 + [-1e9] + [1.0] * 6, np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), [1.0] * 11, np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), [1.0] * 5, np.arange(12.), np.zeros(12)"),
        call("np.arange(12.), np.ones(12), np.arange(7.), np.zeros(12)"),
        call("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(11)"),
        call("np.arange(12.), [1.0] * 8, np.arange(7.), np.zeros(12)"),
        call("np.arange(12.), ['x'] * 12, np.arange(12.), np.zeros(12)"),
        call("[1.0, 2, None, 4, 5, 6], [1.0] * 6, [1] * 6, [0] * 6"),
        call("[[1.0], 2, 3, 4, 5, 6], [1.0] * 6, [1] * 6, [0] * 6, 2"),
        ser("np.zeros(0), np.zeros(0), np.zeros(0), np.zeros(0)"),
        ser("np.ones(1), np.zeros(0), np.zeros(0), np.zeros(0)"),
        call("np.ones(2), np.ones(2), np.ones(2), np.ones(2)"),
        call("np.ones(3), np.ones(3), np.ones(3), np.ones(3)"),
        ser("(a := np.arange(12.)), np.ones(12), np.arange(12.), a"),
        ser("(a := np.arange(12.)), a, np.arange(12.), np.zeros(12)"),
        ser("np.arange(12.), np.ones(12), (o := np.arange(12.)), o"),
        ser("np.arange(12.), (o := np.ones(12)), np.arange(12.), o"),
        ser("(a := np.arange(13.))[1:], np.ones(12), np.arange(12.), a[:-1]"),
        ser("(a := np.arange(13.))[1:], a[:-1], np.arange(12.), np.zeros(12)"),
        call("np.ones((6, 3)), np.ones(6), np.ones(6), np.zeros((6, 3))"),
        call("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(12), np.float32(0.5)"),
        call("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(12), None"),
        call("np.arange(12.), np.ones(12), np.arange(12.), np.zeros(12), 1j"),
        call("np.array([None] * 12), np.ones(12), np.arange(12.), np.zeros(12)"),
        call("np.broadcast_to(1.0, 12), np.ones(12), np.arange(12.), np.zeros(12)"),
        call("{i: 1.0 for i in range(1)}, np.ones(12), np.arange(12.), np.zeros(12)"),
    ),
    case(
        "stages_scalar",
        """
        def f(x, out, r=0.5, s=0.0):
            for i in range(len(x)):
                s = s * r + x[i]
                out[i] = math.sin(s) / x[i]
            return s, out, i
        """,
        par("np.arange(1., 12), np.zeros(11)"),
        par("list(range(1, 12)), [0] * 11"),
        par("list(range(1, 12)), np.zeros(11), 1 << 70, 1"),
        call("list(range(1, 12)), np.zeros(11), 10 ** 60, 1"),
        call("[1, 2, 3, 0, 5, 6, 7], [0] * 7"),
        call("[0, 2, 3, 0, 5, 6, 7], [0] * 7"),
        call("[1, 2, 3, 0], [0] * 4"),
        call("np.array([1.0, 2, 3, 0, 5, 6, 7]), np.zeros(7)"),
        call("np.arange(1, 9, dtype=np.int8), np.zeros(8), np.int8(3), np.int8(1)"),
        call("np.arange(1, 9, dtype=np.uint8), np.zeros(8), 3, np.uint8(1)"),
        call("np.arange(1., 9), np.zeros(8), 0.5, np.zeros(1)"),
        call("np.arange(1., 9), np.zeros(8), 0.5, None"),
        call("[1, 2, 'x', 4, 5], np.zeros(5)"),
        call("[], []"),
        call("[1], [0]"),
        call("[1, 2], [0, 0]"),
        call("[1, 2, 3, 4, 5], [0, 0]"),
        call("[1, 2, 3, 4, 5], (0, 0, 0, 0, 0)"),
        ser("(x := np.arange(1., 12)), x"),
    ),
    case(
        "stages_before",
        """
        def f(xs, r=0.5):
            s = 0.0
            out = []
            for x in xs:
                out.append(math.sin(s) + x)
                s = s * r + x
            return out, s
        """,
        par("[1.0, 2, 3, 4, 5, 6, 7, 8]"),
        par("np.arange(9.)"),
        call("(1.0, 2, 3, 4, 5, 6, 'x', 8)"),
        call("iter([1.0, 2, 3, 4, 5, 6, 7, 8])"),
        call("[1.0, float('inf'), 3, 4, 5, 6, 7, 8]"),
        call("[]"),
    ),
    case(
        "stages_items",
        """
        def f(xs, ys, out):
            s, n = 1.0, 0
            for k, (x, y) in enumerate(zip(xs, ys)):
                s = s * 0.5 + y
                if x > 2:
                    n = n + 1 - n // 3
                out[k] = math.exp(s) * x + n
            return s, n, k
        """,
        par("[1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7], [0] * 6"),
        par("[1, 2, 3, 4, 5, 6], np.arange(9.), np.zeros(6)"),
        call("[1, 2, 3, 4, 5, 6], [2, 3, 4000, 5, 6, 7], [0] * 6"),
        call("(o := [1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 7], o"),
        call("[1, 2, 3, 4, 5, 6], (o := [2, 3, 4, 5, 6, 7]), o"),
    ),
    case(
        "stages_reordered",
        """
        def f(a, b, c, d, e):
            for i in range(1, len(a) - 1):
                a[i] = b[i - 1] + c[i] * d[i]
                b[i] = b[i + 1] - e[i] * d[i]
            return a, b
        """,
        par("np.arange(12.), np.arange(12.) ** 2, np.ones(12), np.arange(12.), np.arange(12.)[::-1]"),
        par("[1.0] * 9, [2.0 * i for i in range(9)], [3.0] * 9, [4.0] * 9, [5.0] * 9"),
        call("np.arange(12.), np.arange(11.) ** 2, np.ones(12), np.arange(12.), np.arange(12.)[::-1]"),
        call("np.arange(12.), np.arange(12.) ** 2, np.ones(12), np.arange(12.), np.arange(12.)[:5]"),
        call("np.arange(12.), np.arange(12.) ** 2, np.ones(4), np.arange(12.), np.arange(12.)[:5]"),
        call("np.arange(12.), np.arange(12.) ** 2, np.ones(5), np.arange(12.), np.arange(12.)[:4]"),
        ser("(a := np.arange(12.)), a, np.ones(12), np.arange(12.), np.arange(12.)"),
    ),
    case(
        "stages_forward",
        """
        def f(a, b, c):
            for i in range(len(a)):
                c[i + 1] = a[i] * 2.0
                b[i] = c[i] + 1.0
            return b, c
        """,
        par("np.arange(9.), np.zeros(9), np.full(10, 7.)"),
        call("np.arange(9.), np.zeros(9), np.full(9, 7.)"),
        call("np.arange(9.), np.zeros(8), np.full(10, 7.)"),
        ser("(x := np.arange(9.)), np.zeros(9), x"),
    ),
    case(
        "stages_same_array",
        """
        def f(a, n):
            for i in range(1, n):
                a[2 * i] = a[2 * i - 2] + 1
                a[2 * i + 1] = a[2 * i] * 3
            return a
        """,
        call("np.arange(24.), 12"),
        call("np.arange(24.), 13"),
        call("list(range(24)), 12"),
    ),
    case(
        "stages_wrapping",
        """
        def f(a, b, n):
            for i in range(n):
                a[i] = a[i - 1] * 2 + 1
                b[i] = a[i - 1] + 1.0
            return a, b
        """,
        call("np.arange(9.), np.zeros(9), 9"),
        call("np.arange(12.), np.zeros(9), 9"),
        call("np.arange(1.), np.zeros(1), 1"),
    ),
    case(
        "stages_wrapping_behind",
        """
        def f(a, b, n, k):
            for i in range(k, n):
                a[i + 1] = a[i] * 2 + 1
                b[i] = a[i] + 1.0
            return a, b
        """,
        call("np.arange(12.), np.zeros(12), 9, 0"),
        call("np.arange(12.), np.zeros(12), 9, -5"),
        call("np.arange(5.), np.zeros(12), 3, -5"),
        call("np.arange(5.), np.zeros(5), 4, -6"),
    ),
    case(
        "stages_ahead",
        """
        def f(a, b, n):
            for i in range(n):
                a[i + 1] = a[i] * 2 + 1
                b[i] = a[i + 2] + a[i]
            return a, b
        """,
        call("np.arange(12.), np.zeros(12), 9"),
        call("np.arange(12.), np.zeros(12), 11"),
    ),
    case(
        "stages_written_back",
        """
        def f(a, b, n):
            for i in range(1, n):
                a[i] = a[i - 1] + b[i - 1]
                b[i] = a[i] * 2
            return a, b
        """,
        ser("np.arange(12.), np.ones(12), 12"),
    ),
    case(
        "stages_written_later",
        """
        def f(a, b, n):
            for i in range(1, n):
                a[i] = a[i - 1] + b[i + 1]
                b[i] = math.sqrt(a[i])
            return a, b
        """,
        par("np.arange(12.), np.ones(13), 12"),
        call("np.arange(12.), -np.ones(13), 12"),
        call("np.arange(12.), np.ones(12), 12"),
    ),
    case(
        "stages_warnings",
        """
        def f(a, b, out):
            for i in range(1, len(a)):
                a[i] = a[i - 1] / b[i]
                out[i] = np.log(a[i])
            return a, out
        """,
        par("np.arange(1., 12), np.ones(11), np.zeros(11)"),
        call("np.arange(1., 12), np.arange(11.) - 5, np.zeros(11)"),
        call("np.arange(1., 12), 1.0 - 2 * (np.arange(11.) == 5), np.zeros(11)"),
    ),
    case(
        "stages_raise_errors",
        """
        def f(a, b, out):
            with np.errstate(all="raise"):
                for i in range(1, len(a)):
                    a[i] = a[i - 1] / b[i]
                    out[i] = np.log(a[i])
            return a, out
        """,
        par("np.arange(1., 12), np.ones(11), np.zeros(11)"),
        call("np.arange(1., 12), np.arange(11.) - 5, np.zeros(11)"),
    ),
    case(
        "stages_caught",
        """
        def f(a, b, out):
            try:
                for i in range(1, len(a)):
                    a[i] = a[i - 1] * 0.5 + b[i]
                    out[i] = math.sqrt(a[i])
            except (ValueError, IndexError, TypeError) as error:
                return a, out, str(error), type(error)
            return a, out
        """,
        par("np.arange(1., 12), np.ones(11), np.zeros(11)"),
        call("np.arange(1., 12), np.ones(11) - 3 * np.arange(11.), np.zeros(11)"),
        call("np.arange(1., 12), np.ones(8), np.zeros(11)"),
        call("np.arange(1., 12), [1] * 10 + [-100], np.zeros(11)"),
        call("[1.0] * 11, [1] * 9 + [-100], [0] * 11"),
        call("[1.0] * 11, [1] * 9 + ['s'], [0] * 9"),
    ),
    case(
        "stages_functions",
        """
        def step(s, x):
            return s * 0.5 + x

        def heavy(s):
            total = 0.0
            for k in range(5):
                total += math.sin(s * k)
            return total

        def f(x, out):
            s = 1.0
            for i in range(len(x)):
                s = step(s, x[i])
                out[i] = heavy(s)
            return s
        """,
        par("np.arange(9.), np.zeros(9)"),
        call("['x'] * 9, np.zeros(9)"),
        call("[1] * 6 + ['x'], np.zeros(9)"),
        call("[1] * 6, np.zeros(3)"),
    ),
    case(
        "stages_endless_ahead",
        """
        def step(s, x):
            while s > 100:
                s = s + 1
            return s + x

        def f(x, out):
            s = 1.0
            for i in range(len(x)):
                s = step(s, x[i])
                out[i] = math.sqrt(50 - s)
            return s
        """,
        call("np.arange(20.) * 10, np.zeros(20)"),
    ),
    case(
        "stages_reduction_behind",
        """
        def f(x, r=0.5):
            s, total, most = 0.0, 0.0, None
            for i in range(len(x)):
                s = s * r + x[i]
                total += math.cos(s)
            return s, total, i
        """,
        par("np.arange(9.)"),
        par("list(range(9))"),
        call("np.arange(9.), 1e300"),
        call("[]"),
    ),
    case(
        "stages_extreme_behind",
        """
        def f(x, r=0.5):
            s, best = 0.0, -1.0
            for i in range(len(x)):
                s = s * r + x[i]
                best = max(best, math.cos(s))
            return s, best, i
        """,
        par("np.arange(9.)"),
        call("[1.0, 2.0, float('nan'), 4.0, 5.0, 6.0]"),
        call("[1.0, 2.0, float('inf'), 4.0, 5.0, 6.0]"),
    ),
    case(
        "stages_live_outs",
        """
        def f(a, b, out):
            t = u = None
            for i in range(1, len(a)):
                u = b[i] * 2
                a[i] = a[i - 1] * 0.5 + u
                t = math.sin(a[i])
                out[i] = t + u
            return a, out, t, u, i
        """,
        par("np.arange(12.), np.ones(12), np.zeros(12)"),
        call("np.arange(2.), np.ones(12), np.zeros(12)"),
        call("np.arange(12.), np.ones(11), np.zeros(12)"),
    ),
    case(
        "stages_unbound",
        """
        def f(a, b, out):
            for i in range(1, len(a)):
                a[i] = a[i - 1] * 0.5 + b[i]
                t = math.sin(a[i])
                out[i] = t
            return a, out, t, i
        """,
        par("np.arange(12.), np.ones(12), np.zeros(12)"),
        call("np.arange(2.), np.ones(12), np.zeros(12)"),
        call("np.arange(1.), np.ones(12), np.zeros(12)"),
    ),
    case(
        "stages_sometimes",
        """
        def f(x, out):
            s = 1.0
            last = 0
            for i in range(len(x)):
                if x[i] > 3:
                    s = s * 0.5 + x[i]
                out[i] = math.sin(s)
                if x[i] > 5:
                    last = i
            return s, last
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("np.arange(9.)[::-1], np.zeros(9)"),
    ),
    case(
        "stages_two_carried",
        """
        def f(n, out):
            p, q = 1.0, 2.0
            for i in range(n):
                p, q = q, p * 0.5 + q * 0.25
                w = p - q
                out[i] = math.atan2(p, w)
            return p, q, w
        """,
        par("12, np.zeros(12)"),
        call("12, np.zeros(9)"),
        call("1, np.zeros(9)"),
        call("0, np.zeros(9)"),
    ),
    case(
        "stages_prints",
        """
        def f(x, out):
            s = 1.0
            for i in range(len(x)):
                s = s * 0.5 + x[i]
                print(s)
                out[i] = math.sin(s)
            return s
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("np.arange(9.), np.zeros(4)"),
    ),
    case(
        "stages_scratch",
        """
        def f(x, tmp, out):
            s = 1.0
            for i in range(len(x)):
                s = s * 0.5 + x[i]
                for k in range(3):
                    tmp[k] = s * k
                out[i] = math.fsum(tmp[:3])
            return s, tmp, out
        """,
        call("np.arange(9.), np.zeros(3), np.zeros(9)"),
        call("np.arange(9.), np.zeros(4), np.zeros(9)"),
        call("np.arange(9.), np.zeros(2), np.zeros(9)"),
    ),
    case(
        "stages_comments",
        '''
        def f(a, b, out):
            for i in range(1, len(a)):
                # the recurrence
                a[i] = (
                    a[i - 1] * 0.5
                    + b[i]  # what comes in
                )

                # the rest
                text = """
            kept as it is
                """

                out[i] = math.sin(a[i]) + len(text)  # after
            return a, out
        ''',
        par("np.arange(12.), np.ones(12), np.zeros(12)"),
        call("np.arange(12.), np.ones(12), np.zeros(5)"),
    ),
    case(
        "stages_shown_once",
        """
        import warnings

        def note():
            warnings.warn("shown once", stacklevel=1)

        def f(x, out, ignored):
            s = 0.0
            if ignored:
                warnings.simplefilter("ignore")
            note()
            for i in range(len(x)):
                s = s * 0.5 + x[i]
                out[i] = math.sin(s)
            note()
            return s
        """,
        par("np.arange(9.), np.zeros(9), False"),
        par("np.arange(9.), np.zeros(9), True"),
        call("np.full(9, 1e308), np.zeros(9), False"),
        call("np.full(9, 1e308), np.zeros(9), True"),
    ),
)
