"""Loops that split into an independent part and a recurrence behind it, and loops that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_OWN = """
        def heavy(x):
            return math.sqrt(x) + math.sqrt(x + 1)

        def step(s, t):
            if t > 99:
                raise ValueError("too much")
            return s * 0.5 + t if t > s else t
"""

CASES: tuple[Case, ...] = (
    case(
        "stages_behind_step",
        _OWN
        + """
        def f(x, out, s=0.0):
            for i in range(len(x)):
                t = heavy(x[i])
                s = step(s, t)
                out[i] = s
            return s, t, i, out
        """,
        par("np.arange(12.), np.zeros(12)"),
        par("list(range(12)), [0] * 12"),
        par("list(range(12)), np.zeros(12), 7"),
        par("np.arange(24)[::2], np.zeros((12, 2)).T[1]"),
        call("[], []"),
        call("[1], [0]"),
        call("[1, 2], [0, 0]"),
        call("[1, 2, 3], [0, 0, 0]"),
        call("np.arange(12.), np.zeros(9)"),
        call("np.arange(12.), np.zeros(12, int)"),
        call("np.arange(12.), np.zeros(12, np.float32)"),
        call("np.arange(12.), (0,) * 12"),
        call("[1.0] * 8 + [-3.0] + [1.0] * 3, np.zeros(12)"),
        call("[1.0] * 8 + ['x'] + [1.0] * 3, np.zeros(12)"),
        call("[1.0] * 8 + [1e9] + [1.0] * 3, np.zeros(12)"),
        call("[1.0] * 8 + [1e9] + [-1.0] * 3, np.zeros(12)"),
        call("[1.0] * 5 + [-1.0] + [1e9] * 3, np.zeros(12)"),
        call("[1.0] * 11 + [1e9], np.zeros(12)"),
        call("[1e9] * 12, np.zeros(12)"),
        call("np.arange(12.), np.zeros(12), np.zeros(1)"),
        call("np.arange(12.), np.zeros(12), None"),
        call("np.arange(12.), np.zeros(12), np.float32(1)"),
        ser("(x := np.arange(12.)), x"),
        ser("(x := np.arange(13.))[1:], x[:-1]"),
        ser("(x := [1.0] * 12), x"),
        call("np.arange(12.), np.broadcast_to(1.0, 12)"),
        call("np.arange(36.).reshape(12, 3), np.zeros((12, 3))"),
    ),
    case(
        "stages_behind_append",
        _OWN
        + """
        def f(xs, out):
            s = 0.0
            for x in xs:
                t = heavy(x)
                s = step(s, t)
                out.append(s)
            return s, out
        """,
        par("[1.0, 2, 3, 4, 5, 6, 7, 8], []"),
        par("(1.0, 2, 3, 4, 5, 6, 7, 8), ['kept']"),
        par("np.arange(9.), []"),
        call("iter([1.0, 2, 3, 4, 5, 6, 7, 8]), []"),
        call("[1.0, 2, 3, 4, 5, 6, 7, 8], __import__('collections').deque()"),
        call("[1.0, 2, 3, 4, 5, 1e9, 7, 8], []"),
        call("[1.0, 2, 3, 4, 5, -9, 7, 8], []"),
        call("[1.0, 2, 3, 4, 5, 6, 7, -1e9], []"),
        call("[1.0, 2, 3, 4, 5, 6, 7, 1e9], []"),
        call("[1.0, 2, 3, 4, 5, 6], ()"),
        call("(x := [1.0, 2, 3, 4, 5, 6]), x[:0]"),
        call("[], []"),
    ),
    case(
        "stages_behind_the_list_it_runs_over",
        _OWN
        + """
        def f(xs):
            s = 0.0
            for x in xs:
                t = heavy(x)
                s = step(s, t)
                if len(xs) < 9:
                    xs.append(s)
            return s, xs
        """,
        ser("[1.0, 2, 3]"),
    ),
    case(
        "stages_behind_arrays",
        """
        def f(a, b, c, n):
            for i in range(1, n):
                a[i] = math.sqrt(c[i])
                b[i] = b[i - 1] * a[i] * b[i - 1] + 1
            return a, b
        """,
        par("np.zeros(12), np.ones(12) / 9, np.arange(12.) / 12, 12"),
        par("[0.0] * 12, [0.1] * 12, [0.5] * 12, 12"),
        call("np.zeros(12), np.ones(12), -np.arange(12.), 12"),
        call("np.zeros(12), np.ones(12), 8 - np.arange(12.), 12"),
        call("np.zeros(12), np.ones(9), np.arange(12.), 12"),
        call("np.zeros(9), np.ones(12), np.arange(12.), 12"),
        call("np.zeros(12), [1] * 8 + ['x'] * 4, np.arange(12.), 12"),
        call("np.zeros(12), np.ones(12) * 1e99, np.arange(12.), 12"),
        call("np.zeros(12, int), np.ones(12, int), np.arange(12), 12"),
        call("np.zeros(12), np.ones(12), np.arange(12.), 1"),
        call("np.zeros(12), np.ones(12), np.arange(12.), 2"),
        call("np.zeros(12), np.ones(12), np.arange(12.), 3"),
        ser("(a := np.zeros(12)), a, np.arange(12.), 12"),
        ser("(a := np.zeros(12)), np.ones(12), a, 12"),
        ser("np.zeros(12), (b := np.ones(12)), b, 12"),
        ser("(a := np.zeros(13))[1:], a[:-1], np.arange(12.), 12"),
    ),
    case(
        "stages_behind_cheap_terms",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                a[i] += c[i] * d[i]
                b[i] = b[i - 1] + a[i] + d[i]
            return a, b
        """,
        par("np.arange(12.), np.ones(12), np.arange(12.), np.arange(12.)[::-1]"),
        par("[1] * 12, [2] * 12, [3] * 12, [4] * 12"),
        call("np.arange(12.), np.ones(9), np.arange(12.), np.arange(12.)[::-1]"),
        call("np.arange(12.), np.ones(12), np.arange(9.), np.arange(12.)[::-1]"),
        call("[1] * 12, [2] * 7 + ['x'] * 5, [3] * 12, [4] * 12"),
        call("np.arange(12, dtype=np.int8), np.ones(12, np.int8), np.full(12, 99, np.int8), np.full(12, 99, np.int8)"),
        ser("(a := np.arange(12.)), a, np.arange(12.), np.arange(12.)"),
    ),
    case(
        "stages_behind_an_inner_loop",
        """
        def f(a, w, out, n, m):
            s = 0.0
            for i in range(n):
                t = 0.0
                for j in range(m):
                    t += a[i, j] * w[j]
                if t > s:
                    s = t * 0.5 + s * s
                out[i] = s
            return s, out
        """,
        par("np.ones((12, 3)), np.arange(3.), np.zeros(12), 12, 3"),
        call("np.ones((12, 3)), np.arange(3.), np.zeros(12), 12, 4"),
        call("np.ones((12, 3)), np.arange(3.), np.zeros(12), 12, 0"),
        call("np.ones((9, 3)), np.arange(3.), np.zeros(12), 12, 3"),
        call("np.ones((12, 3)), np.arange(3.), np.zeros(9), 12, 3"),
        call("np.ones((12, 3)) * 1e300, np.arange(3.), np.zeros(12), 12, 3"),
    ),
    case(
        "stages_behind_a_loop_that_may_be_empty",
        """
        def f(rows, out):
            s = 0.0
            for i, row in enumerate(rows):
                for v in row:
                    t = math.sqrt(v)
                s = s * t + 1
                out[i] = s
            return s, out
        """,
        call("[[1, 2], [3], [4, 5], [6], [7]], [0] * 5"),
        call("[[1, 2], [3], [], [6], [7]], [0] * 5"),
        call("[[], [3], [], [6], [7]], [0] * 5"),
    ),
    case(
        "stages_behind_reductions",
        _OWN
        + """
        def f(x, names):
            s = total = 0.0
            most = None
            for i in range(len(x)):
                t = heavy(x[i])
                total += t
                names[i] = heavy(t)
                s = step(s, t)
            return s, total, names, i
        """,
        call("np.arange(9.), {}"),
        par("np.arange(9.), [0] * 9"),
        call("[1.0] * 6 + [1e9] * 3, {}"),
        call("[1.0] * 6 + [-9] * 3, [0] * 9"),
        call("np.arange(9.), [0] * 5"),
        call("np.arange(9.), None"),
    ),
    case(
        "stages_behind_old_values",
        _OWN
        + """
        def f(a, n):
            s = 0.0
            for i in range(n - 1):
                t = heavy(a[i + 1])
                s = step(s, t)
                a[i] = s
            return s, a
        """,
        par("np.arange(12.), 12"),
        par("[1.0] * 12, 12"),
        call("np.arange(12.), 13"),
        call("np.arange(12.), 14"),
        call("-np.arange(12.), 12"),
    ),
    case(
        "stages_behind_feeds_back",
        _OWN
        + """
        def f(a, out, n):
            s = 0.0
            for i in range(1, n):
                t = heavy(a[i - 1])
                s = step(s, t)
                a[i] = s
                out[i] = s + t
            return s, a, out
        """,
        ser("np.arange(12.), np.zeros(12), 12"),
        ser("[1.0] * 12, [0] * 12, 12"),
    ),
    case(
        "stages_behind_an_index_that_may_wrap",
        _OWN
        + """
        def f(a, n, k):
            s = 0.0
            for i in range(n):
                t = heavy(a[i + k])
                s = step(s, t)
                a[i] = s
            return s, a
        """,
        call("np.arange(12.), 9, 3"),
        call("np.arange(12.), 9, -3"),
        call("np.arange(12.), 9, 0"),
    ),
    case(
        "stages_behind_mutable_values",
        """
        def make(x):
            return [math.sqrt(x)]

        def f(x, out):
            s = 0.0
            for i in range(len(x)):
                t = make(x[i])
                s = s * 0.5 + t[0] if t[0] > s else t[0]
                out.append(t)
            return s, out
        """,
        call("np.arange(9.), []"),
    ),
    case(
        "stages_behind_rows_appended",
        """
        def f(m, out):
            s = 0.0
            for i in range(len(m)):
                t = math.sqrt(m[i, 0])
                s = s * t if s > t else t
                m[i, 1] = s
                out.append(m[i])
            return s, out, m
        """,
        call("np.arange(12.).reshape(6, 2), []"),
        call("(lambda r: f(r[0], r[1])[1][2].__setitem__(0, 99) or r)((np.arange(12.).reshape(6, 2), []))[0], []"),
    ),
    case(
        "stages_behind_endless_ahead",
        """
        def f(x, out):
            s = 0.0
            for i in range(len(x)):
                t = math.sqrt(x[i])
                while t > 9:
                    t = t + 0.0
                s = s * 0.5 + 1 / (5 - t) if s < t else t
                out[i] = s
            return s
        """,
        call("np.arange(20.), np.zeros(20)"),
        call("[1.0, 4, 9, 16, 25, 36, 100], [0] * 7"),
    ),
    case(
        "stages_behind_caught",
        _OWN
        + """
        def g(x, out):
            s = 0.0
            for i in range(len(x)):
                t = heavy(x[i])
                s = step(s, t)
                out[i] = s
            return s

        def f(x, out):
            try:
                return g(x, out), out
            except (ValueError, IndexError, TypeError) as error:
                return str(error), out
        """,
        par("np.arange(12.), np.zeros(12)"),
        call("[1.0] * 8 + [1e9] + [1.0] * 3, np.zeros(12)"),
        call("[1.0] * 8 + [-9] + [1.0] * 3, np.zeros(12)"),
        call("[1.0] * 8 + [-9] + [1.0] * 3, [0] * 5"),
    ),
    case(
        "stages_behind_warnings",
        """
        def f(x, out):
            s = np.float64(1.0)
            for i in range(len(x)):
                t = np.log(x[i])
                s = s / t if s > 0 else s + t
                out[i] = s
            return s, out
        """,
        call("np.arange(2., 12), np.zeros(10)"),
        call("np.arange(12.), np.zeros(12)"),
        call("np.array([2.0, 3, 1, 4, 5, 1, 7]), np.zeros(7)"),
    ),
    case(
        "stages_behind_prints",
        _OWN
        + """
        def f(x):
            s = 0.0
            for i in range(len(x)):
                t = heavy(x[i])
                s = step(s, t)
                print(s)
            return s
        """,
        call("np.arange(9.)"),
        call("[1.0] * 6 + [1e9] * 3"),
    ),
    case(
        "stages_behind_memory",
        """
        import functools

        @functools.lru_cache(maxsize=None)
        def known(x):
            return math.sqrt(x)

        def f(x, out):
            s = 0.0
            for i in range(len(x)):
                t = math.exp(x[i] / 9)
                s = known(s) + t if s < t else known(t)
                out[i] = s
            return s, out, known.cache_info()
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("np.arange(9.), np.zeros(5)"),
    ),
    case(
        "stages_behind_several_values",
        """
        def f(x, out, other):
            s = 0.0
            for i in range(len(x)):
                t = math.sqrt(x[i])
                s = s * 0.5 + t if s < t else t
                t = math.exp(x[i] / 9)
                s = s * 0.5 + t if s < t else t
                out[i] = s
            return s, t
        """,
        call("np.arange(9.), np.zeros(9), np.zeros(9)"),
        call("np.arange(9.), np.zeros(5), np.zeros(9)"),
    ),
    case(
        "stages_behind_sometimes",
        """
        def f(x, out):
            s = t = 0.0
            for i in range(len(x)):
                if x[i] > 3:
                    t = math.sqrt(x[i])
                s = s * 0.5 + t if s < t else t
                out[i] = s
            return s, t
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("np.arange(9.)[::-1], np.zeros(9)"),
    ),
    case(
        "stages_behind_counts",
        """
        def f(x, out):
            run = longest = 0
            for i in range(len(x)):
                t = math.sin(x[i])
                if t < 0:
                    run = 0
                else:
                    run = run + 1
                if run > longest:
                    longest = run
                out[i] = run
            return run, longest, out
        """,
        par("np.arange(40.), np.zeros(40, int)"),
        par("list(range(40)), [0] * 40"),
        call("list(range(40)), [0] * 12"),
        call("list(range(30)) + [None], [0] * 31"),
    ),
    case(
        "stages_behind_in_a_script",
        """
        xs = list(range(12))
        level, levels = 0.0, []
        for x in xs:
            t = math.sqrt(x)
            level = level * 0.5 + t if level < t else t
            levels.append(level)
        """,
        call(),
    ),
    case(
        "stages_behind_generator_argument",
        """
        def f(x, out):
            s = 0.0
            for i in range(len(x)):
                t = sum(math.sqrt(v) for v in x[i])
                s = s * 0.5 + t if s < t else t
                out[i] = s
            return s, out
        """,
        call("np.arange(36.).reshape(12, 3), np.zeros(12)"),
        call("[[1, 2]] * 9 + [iter([3])], np.zeros(12)"),
        call("[[1, 2]] * 5 + [[-1]] + [[1]] * 3, np.zeros(12)"),
    ),
    case(
        "stages_behind_own_state",
        """
        class Filter:
            def __init__(self):
                self.level = 0.0
                self.seen = 0

        def f(x, out):
            state = Filter()
            for i in range(len(x)):
                t = math.sqrt(x[i])
                state.level = state.level * 0.5 + t if state.level < t else t
                out[i] = state.level
            return state.level, out
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("np.arange(9.), np.zeros(5)"),
    ),
)
