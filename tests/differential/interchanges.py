"""Nests whose outer loop carries dependences and whose columns are independent, and nests that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "nest_recurrence",
        """
        def f(a, b, T, n):
            for t in range(1, T):
                for i in range(n):
                    a[t, i] = a[t - 1, i] * 0.5 + b[i] / (i + 1)
            return a
        """,
        par("np.arange(40.).reshape(8, 5), np.arange(5.), 8, 5"),
        par("np.arange(40.).reshape(8, 5), [1, 2, 3, 4, 5], 8, 5"),
        par("np.arange(40.).reshape(5, 8).T, np.arange(5.), 8, 5"),
        call("np.arange(40.).reshape(8, 5), np.arange(5.), 9, 5"),
        call("np.arange(40.).reshape(8, 5), np.arange(5.), 8, 6"),
        call("np.arange(40.).reshape(8, 5), np.arange(4.), 8, 5"),
        ser("np.arange(40.).reshape(8, 5), np.arange(5.), 1, 5"),
        ser("np.arange(40.).reshape(8, 5), np.arange(5.), 8, 0"),
        ser("np.arange(40.).reshape(8, 5), np.arange(5.), 0, None"),
        call("np.arange(40.).reshape(8, 5), np.arange(5.), 8, None"),
        call("np.arange(40.).reshape(8, 5), np.arange(5.), 8, 2.0"),
        call("np.arange(40.).reshape(8, 5), np.arange(5.), 8, np.int64(5)"),
        ser("(a := np.arange(40.).reshape(8, 5)), a[3], 8, 5"),
        call("[[float(i * j) for i in range(5)] for j in range(8)], np.arange(5.), 8, 5"),
        call("{(t, i): 1.0 for t in range(8) for i in range(5)}, np.arange(5.), 8, 5"),
    ),
    case(
        "nest_steps",
        """
        def f(x, v, T, dt):
            for t in range(T):
                for p in range(len(x)):
                    x[p] = x[p] + v[p] * dt
                    v[p] -= x[p] * dt
            return x, v
        """,
        par("np.arange(9.), np.ones(9), 12, 0.1"),
        par("[1.0, 2, 3, 4, 5], [1, 2, 3, 4, 5.5], 12, 0.1"),
        ser("(x := np.arange(9.)), x, 12, 0.1"),
        ser("(x := np.arange(10.))[1:], x[:-1], 12, 0.1"),
        call("np.arange(9.), np.ones(8), 12, 0.1"),
        call("np.arange(9), np.ones(9, int), 12, 1"),
    ),
    case(
        "nest_diagonal",
        """
        def f(a, T, n):
            for t in range(1, T):
                for i in range(1, n):
                    a[t, i] = a[t - 1, i - 1] + a[t - 1, i]
            return a
        """,
        call("np.arange(40.).reshape(8, 5), 8, 5"),
    ),
    case(
        "nest_against",
        """
        def f(a, T, n):
            for t in range(1, T):
                for i in range(n - 1):
                    a[t, i] = a[t - 1, i + 1]
            return a
        """,
        call("np.arange(40.).reshape(8, 5), 8, 5"),
    ),
    case(
        "nest_triangle",
        """
        def f(a, T):
            for t in range(1, T):
                for i in range(t):
                    a[t, i] = a[t - 1, i] + 1
            return a
        """,
        call("np.arange(64.).reshape(8, 8), 8"),
    ),
    case(
        "nest_of_three",
        """
        def f(a, b, c, n):
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        a[i, j] = a[i, j] + b[i, k] * c[k, j]
            return a
        """,
        par("np.zeros((5, 5)), np.arange(25.).reshape(5, 5), np.arange(25.).reshape(5, 5).T, 5"),
        call("(a := np.ones((5, 5))), a, np.ones((5, 5)), 5"),
    ),
    case(
        "nest_lives_on",
        """
        def f(a, T, n):
            w = None
            for t in range(1, T):
                for i in range(n):
                    w = a[t - 1, i] * 0.5
                    a[t, i] = w + 1
            return a, t, i, w
        """,
        call("np.arange(40.).reshape(8, 5), 8, 5"),
        call("np.arange(40.).reshape(8, 5), 8, 0"),
        call("np.arange(40.).reshape(8, 5), 0, 5"),
        call("np.arange(40.).reshape(8, 5), 2, 5"),
    ),
    case(
        "nest_lives_on_surely",
        """
        def f(a):
            for t in range(1, 8):
                for i in range(5):
                    w = a[t - 1, i] * 0.5
                    a[t, i] = w + 1
            return a, t, i, w
        """,
        par("np.arange(40.).reshape(8, 5)"),
        call("np.arange(40.).reshape(8, 5)[:4]"),
    ),
    case(
        "nest_leaves_number",
        """
        def f(a, T, n):
            w = None
            for t in range(1, T):
                for i in range(n):
                    w = a[t - 1, i] * 0.5
                    a[t, i] = w + 1
            return a
        """,
        par("np.arange(40.).reshape(8, 5), 8, 5"),
        call("np.arange(40.).reshape(8, 5), 8, 0"),
    ),
    case(
        "nest_leaves_array",
        """
        def f(a):
            for t in range(1, 8):
                for i in range(5):
                    w = (a[t - 1, i] - 1) * np.ones(2)
                    a[t, i] = w.sum() + 1
            w[0] += 1
            return a, w
        """,
        par("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_in_module",
        """
        a = np.arange(40.).reshape(8, 5)
        for t in range(1, 8):
            for i in range(5):
                a[t, i] += a[t - 1, i]
        """,
        par(),
    ),
    case(
        "nest_raises",
        """
        def f(a, T, n):
            for t in range(1, T):
                for i in range(n):
                    a[t, i] = 1 / int(a[t - 1, i] - 4)
        """,
        call("np.arange(40.).reshape(8, 5), 8, 5"),
        call("np.arange(40.).reshape(8, 5) + 5, 8, 5"),
    ),
    case(
        "nest_raises_late",
        """
        def f(a, limit):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    a[t, i] = a[t - 1, i] + i + 1
                    if a[t, i] > limit:
                        raise ValueError(t, i)
        """,
        call("np.zeros((9, 5)), 12"),
        call("np.zeros((9, 5)), 1"),
        call("np.zeros((9, 5)), 39"),
        par("np.zeros((9, 5)), 99"),
    ),
    case(
        "nest_caught",
        """
        def f(a, limit):
            try:
                for t in range(1, len(a)):
                    for i in range(a.shape[1]):
                        a[t, i] = a[t - 1, i] + i + 1
                        if a[t, i] > limit:
                            raise ValueError(t, i)
            except ValueError as error:
                return error.args, a
        """,
        call("np.zeros((9, 5)), 12"),
    ),
    case(
        "nest_warns",
        """
        def f(a):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    a[t, i] = np.sqrt(a[t - 1, i] - i)
        """,
        call("np.ones((9, 5)) * 3"),
        call("np.ones((9, 5)) * 30"),
    ),
    case(
        "nest_breaks",
        """
        def f(a):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    if a[t, i] == 17:
                        break
                    a[t, i] = a[t - 1, i] + 1
            return a
        """,
        call("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_continues",
        """
        def f(a):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    if a[t, i] == 17:
                        continue
                    a[t, i] = a[t - 1, i] + 1
            return a
        """,
        par("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_carries_scalar",
        """
        def f(a):
            w = 0.0
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    w = w * 0.5 + a[t, i]
                    a[t, i] = a[t - 1, i] + w
            return a, w
        """,
        ser("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_scalar_sometimes",
        """
        def f(a):
            w = 0.0
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    if i % 2:
                        w = a[t - 1, i]
                    a[t, i] = a[t - 1, i] + w
            return a, w
        """,
        ser("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_bound_changes",
        """
        def f(a, n):
            for t in range(1, len(a)):
                for i in range(n):
                    a[t, i] = a[t - 1, i] + 1
                    n = 5 - t % 3
            return a, n
        """,
        call("np.arange(40.).reshape(8, 5), 5"),
    ),
    case(
        "nest_row_total",
        """
        def f(a, s):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    a[t, i] = a[t - 1, i] + 1
                    s[t] += a[t, i]
            return a, s
        """,
        call("np.arange(40.).reshape(8, 5), np.zeros(8)"),
    ),
    case(
        "nest_prints",
        """
        def f(a):
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    a[t, i] = a[t - 1, i] + 1
                    if i == t:
                        print(t, i)
        """,
        call("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_appends",
        """
        def f(a):
            xs = []
            for t in range(1, len(a)):
                for i in range(a.shape[1]):
                    a[t, i] = a[t - 1, i] + 1
                    xs.append(a[t, i])
            return xs
        """,
        call("np.arange(40.).reshape(8, 5)"),
    ),
    case(
        "nest_calls",
        """
        def g(x, k):
            return math.sin(x) + k

        def f(a, T, n):
            for t in range(1, T):
                for i in range(0, n, 2):
                    a[t, i] = g(a[t - 1, i], i)
            return a
        """,
        par("np.arange(40.).reshape(8, 5), 8, 5"),
    ),
    case(
        "nest_backwards",
        """
        def f(a, T, n):
            for t in range(T - 2, -1, -1):
                for i in range(n - 1, -1, -1):
                    a[t, i] += a[t + 1, i] * 0.3
            return a
        """,
        par("np.arange(40.).reshape(8, 5), 8, 5"),
    ),
    case(
        "nest_first_axis",
        """
        def f(a, T, n):
            for t in range(1, T):
                for i in range(n):
                    a[i, t] = a[i, t - 1] + i
            return a
        """,
        par("np.arange(40.).reshape(5, 8), 8, 5"),
        call("np.arange(40.).reshape(5, 8), 8, 7"),
        call("np.arange(40.).reshape(5, 8), 8, -1"),
    ),
    case(
        "nest_wraps",
        """
        def f(a, T, n, k):
            for t in range(1, T):
                for i in range(n):
                    a[t, i + k] = a[t - 1, i + k] + i
            return a
        """,
        par("np.arange(40.).reshape(8, 5), 8, 3, 1"),
        call("np.arange(40.).reshape(8, 5), 8, 7, -2"),
        call("np.arange(40.).reshape(8, 5), 8, 2, -2"),
    ),
    case(
        "nest_rows",
        """
        def f(a, T, n):
            for t in range(T):
                for i in range(n):
                    a[i] = a[i] * 0.5 + a[i].sum()
            return a
        """,
        par("np.arange(40.).reshape(8, 5), 4, 8"),
    ),
)
