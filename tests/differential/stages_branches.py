"""Loops that split into stages through an ``if``, and loops that only look so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "branches_both_under_one_condition",
        """
        def f(x, out, r=0.5):
            s = 1.0
            for i in range(len(x)):
                if x[i] > 0:
                    s = s * r + x[i] * s
                    # what takes long
                    out[i] = math.sqrt(s)  # there
            return s, out, i
        """,
        par("np.arange(12.) % 3 / 9, np.zeros(12)"),
        par("[0.1, -1, 0.2, 0, 0.3, 0.1, -2, 0.5], [0] * 8"),
        call("-np.ones(9), np.zeros(9)"),
        call("np.ones(9), np.zeros(9)"),
        call("[0.1] * 6 + [-1], [0] * 7"),
        call("[-1] * 6 + [0.1], [0] * 7"),
        call("[0.1] * 6 + ['x'], [0] * 7"),
        call("[0.1] * 4 + ['x'] + [0.1] * 3, [0] * 8"),
        call("[0.1] * 4 + [None] + [0.1] * 3, [0] * 8"),
        call("[0.1] * 8, [0] * 4"),
        call("[0.1] * 8, [0] * 8, -0.3"),
        call("[0.1] * 8, [0] * 8, 'x'"),
        call("np.ones((6, 2)), np.zeros(6)"),
        call("np.ones((6, 1)), np.zeros(6)"),
        call("[np.ones(1)] * 6, np.zeros(6)"),
        call("[np.ones(2)] * 6, np.zeros(6)"),
        call("[], []"),
        call("[1], [0]"),
        call("[1, 1], [0, 0]"),
        call("np.array([0.1, np.nan, 0.2, 0.3, np.nan, 0.5]), np.zeros(6)"),
        ser("(x := np.ones(9)), x"),
        ser("(x := np.ones(10))[1:], x[:-1]"),
    ),
    case(
        "branches_used_before",
        """
        def f(x, out, log):
            s = 1.0
            for i in range(len(x)):
                u = x[i] * 2
                if u > 1:
                    out[i] = math.sqrt(s)
                    s = s * 0.5 + u * s
                out[i] += u
            return s, u, out
        """,
        par("np.arange(9.) % 4 / 3, np.zeros(9), []"),
        par("[0, 1, 2, 0, 0.7, 0.1, 1], [0] * 7, []"),
        call("[0, 1, 2, 0, -0.7, 0.1, -1], [0] * 5, []"),
        call("[1, -9, 2, 0, 9, 9, 1], [0] * 7, []"),
        call("[1, 1, 1, 'x', 9, 9, 1], [0] * 7, []"),
    ),
    case(
        "branches_either",
        """
        def f(a, b, c, d, e):
            for i in range(len(a) - 1):
                if b[i] < 0:
                    c[i + 1] = a[i] + d[i] * d[i]
                else:
                    a[i] = c[i] + d[i] * e[i]
            return a, c
        """,
        par("np.arange(12.), np.arange(12.) % 3 - 1, np.ones(12), np.arange(12.), np.ones(12)"),
        par("[1] * 9, [0, -1, 1, -1, -1, 2, 3, -1, 0], [2] * 9, [3] * 9, [4] * 9"),
        call("np.arange(12.), np.arange(12.) % 3 - 1, np.ones(11), np.arange(12.), np.ones(12)"),
        call("np.arange(12.), np.arange(12.) % 3 - 1, np.ones(9), np.arange(12.), np.ones(12)"),
        call("np.arange(12.), np.arange(12.) % 3 - 1, np.ones(12), np.arange(12.), np.ones(7)"),
        call("np.arange(12.), np.arange(9.) % 3 - 1, np.ones(12), np.arange(12.), np.ones(12)"),
        call("[1] * 9, [0, -1, 1, -1, -1, 'x', 3, -1, 0], [2] * 9, [3] * 9, [4] * 9"),
        call("[1] * 9, [0, -1, 1, -1, -1, 2, 3, -1, 0], [2] * 9, [3] * 9, [4] * 6"),
        ser("(a := np.arange(12.)), a, np.ones(12), np.arange(12.), np.ones(12)"),
        ser("(a := np.arange(12.)), np.ones(12), a, np.arange(12.), np.ones(12)"),
        ser("np.arange(12.), (b := np.arange(12.) % 3 - 1), b, np.arange(12.), np.ones(12)"),
    ),
    case(
        "branches_nested",
        """
        def f(a, b, out, n):
            s = 1.0
            for i in range(n):
                if a[i] > 0:
                    s = s * 0.5 + a[i] * s
                    if b[i] > 0:
                        out[i] = math.sqrt(s)
                    else:
                        out[i] = math.exp(-s)
                elif a[i] < -3:
                    out[i] = -1.0
                else:
                    if b[i] > 1:
                        out[i] = math.sqrt(b[i])
                out[i] = out[i] * 2
            return s, out
        """,
        call("np.arange(12.) % 5 - 2, np.arange(12.) % 3 - 1, np.zeros(12), 12"),
        call("np.arange(12.) % 9 - 5, np.arange(12.) % 4 - 1, np.zeros(12), 12"),
        call("np.arange(12.) % 9 - 5, np.arange(12.) % 4 - 1, np.zeros(12), 13"),
        call("np.arange(12.) % 9 - 5, np.arange(9.) % 4 - 1, np.zeros(12), 12"),
        call("np.arange(12.) % 9 - 5, np.arange(12.) % 4 - 1, np.zeros(7), 12"),
        call("[1, 2, 3, -4, -5, 0, 1, -1, 3], [1, 0, -1, 'x', 3, 4, 'x', 3, 2], [0] * 9, 9"),
    ),
    case(
        "branches_behind",
        """
        def f(a, b, x, ok, n):
            for i in range(1, n):
                if ok[i]:
                    a[i] = math.sqrt(x[i])
                    b[i] = math.fmod(b[i - 1] + i, a[i])
            return a, b
        """,
        par("np.zeros(12), np.ones(12), np.arange(12.), np.arange(12) % 3, 12"),
        par("[0] * 12, [1] * 12, list(range(12)), [True, False] * 6, 12"),
        call("np.zeros(12), np.ones(12), np.arange(12.), np.arange(12) % 3, 13"),
        call("np.zeros(12), np.ones(12), np.arange(12.) * 0, np.arange(12) % 3, 12"),
        call("np.zeros(12), np.ones(12), np.arange(12.) % 5, np.arange(12) % 5, 12"),
        call("np.zeros(12), np.ones(12), 8 - np.arange(12.), np.arange(12) % 3, 12"),
        call("np.zeros(12), np.ones(8), np.arange(12.), np.arange(12) % 3, 12"),
        call("np.zeros(12), [1] * 7 + ['x'] * 5, np.arange(12.), np.arange(12) % 3, 12"),
        call("np.zeros(12), np.ones(12), np.arange(12.), np.arange(9) % 3, 12"),
        ser("(a := np.zeros(12)), np.ones(12), np.arange(12.), a, 12"),
        ser("np.zeros(12), (b := np.ones(12)), np.arange(12.), b, 12"),
    ),
    case(
        "branches_condition_is_overwritten",
        """
        def f(a, out, n):
            for i in range(1, n):
                if a[i] > 0:
                    a[i] = a[i - 1] * a[i] - 1
                    out[i] = math.sqrt(a[i] + 9)
            return a, out
        """,
        call("np.arange(12.) % 3 - 1, np.zeros(12), 12"),
        call("[1, 2, -1, 3, 0, 2, 1], [0] * 7, 7"),
    ),
    case(
        "branches_condition_is_carried",
        """
        def f(x, out, n):
            s = 0.0
            for i in range(n):
                if x[i] > s:
                    s = s * s + x[i]
                    out[i] = math.sqrt(s)
            return s, out
        """,
        call("np.arange(12.) % 5, np.zeros(12), 12"),
        call("[1, 2, 3, 1, 9, 99, 3], [0] * 7, 7"),
    ),
    case(
        "branches_condition_adds",
        """
        def f(x, out, seen):
            s = 1.0
            for i in range(len(x)):
                if not seen.add(x[i]):
                    s = s * 0.5 + x[i] * s
                    out[i] = math.sqrt(s)
            return s, out, sorted(seen)
        """,
        call("[1, 2, 3, 1, 2, 4, 3], [0] * 7, set()"),
        call("[1, 2, 3, 1, 2, -4, 3], [0] * 7, set()"),
    ),
    case(
        "branches_condition_prints",
        """
        def shown(v):
            print(v)
            return v > 1

        def f(x, out):
            s = 1.0
            for i in range(len(x)):
                if shown(x[i]):
                    s = s * 0.5 + x[i] * s
                    out[i] = math.sqrt(s)
            return s, out
        """,
        call("[1, 2, 3, 1, 2, 4, 3], [0] * 7"),
        call("[1, 2, 3, 1, 2, 4, 3], [0] * 3"),
    ),
    case(
        "branches_condition_asks_a_growing_list",
        """
        def f(x, out, few):
            s = 1.0
            for i in range(len(x)):
                s = s * 0.5 + x[i] * s
                if len(few) < 4:
                    few.append(s)
                    out[i] = math.sqrt(s)
            return s, out, few
        """,
        call("[1, 2, 3, 1, 2, 4, 3], [0] * 7, []"),
        call("[1, 2, 3, -9, 2, 4, 3], [0] * 7, []"),
        call("[1, 2, 3, 1, 2, 4, 'x'], [0] * 7, []"),
    ),
    case(
        "branches_growing_list_beside",
        """
        def f(x, out, few):
            s = 1.0
            for i in range(len(x)):
                s = s * 0.5 + x[i] * s
                if s not in few:
                    few.append(s)
                out[i] = math.sqrt(s)
            return s, out, few
        """,
        call("[1, 2, 3, 1, 2, 4, 3], [0] * 7, []"),
        call("[1, 2, 3, -9, 2, 4, 3], [0] * 7, []"),
        call("[1, 2, 3, 1, 2, 4, 'x'], [0] * 7, []"),
    ),
    case(
        "branches_condition_draws",
        """
        def f(x, out, seed):
            rng = np.random.default_rng(seed)
            s = 1.0
            for i in range(len(x)):
                if rng.random() < 0.5:
                    s = s * 0.5 + x[i] * s
                    out[i] = math.sqrt(s)
            return s, out, rng.random()
        """,
        call("np.arange(12.), np.zeros(12), 5"),
    ),
    case(
        "branches_condition_of_its_own_value",
        """
        def f(x, out, other):
            s = 1.0
            for i in range(len(x)):
                v = x[i] - 3
                if v > 0:
                    w = v * 2
                    s = s * 0.5 + w * s
                    out[i] = math.sqrt(s + w)
                else:
                    other[i] = math.sqrt(-v)
            return s, v, out, other
        """,
        call("np.arange(9.), np.zeros(9), np.zeros(9)"),
        call("np.arange(9.)[::-1], np.zeros(9), np.zeros(9)"),
        call("np.arange(9.)[::-1], np.zeros(9), np.zeros(4)"),
        call("np.arange(9.)[::-1], np.zeros(4), np.zeros(9)"),
    ),
    case(
        "branches_appended",
        """
        def f(x, found):
            s = 1.0
            for v in x:
                if v > 0:
                    s = s * 0.5 + v * s
                    found.append(math.sqrt(s))
                else:
                    s = 1.0
            return s, found
        """,
        call("[1, 2, 0, 3, -1, 2, 1, 1], []"),
        call("[1, 2, 0, 3, -1, 2, 'x', 1], []"),
    ),
    case(
        "branches_warnings",
        """
        def f(x, y, out):
            s = np.float64(1.0)
            for i in range(len(x)):
                if x[i] / y[i] > 0.5:
                    s = s * 0.5 + x[i] * s
                    out[i] = np.log(s)
            return s, out
        """,
        call("np.arange(9.), np.ones(9), np.zeros(9)"),
        call("np.arange(9.), np.arange(9.)[::-1], np.zeros(9)"),
    ),
    case(
        "branches_inner_loops",
        """
        def f(m, ok, out):
            s = 1.0
            for i in range(len(m)):
                if ok[i]:
                    s = s * 0.5 + m[i, 0] * s
                    for k in range(3):
                        out[i, k] = s * k + m[i, k]
                else:
                    for k in range(3):
                        out[i, k] = -1.0
            return s, out
        """,
        call("np.ones((9, 3)), np.arange(9) % 2, np.zeros((9, 3))"),
        call("np.ones((9, 2)), np.arange(9) % 2, np.zeros((9, 3))"),
        call("np.ones((9, 3)), np.arange(9) % 2, np.zeros((9, 2))"),
        call("np.ones((9, 3)), np.arange(7) % 2, np.zeros((9, 3))"),
    ),
    case(
        "branches_at_the_end_of_the_file",
        """
        x = [0.1, -1, 0.2, 0, 0.3, 0.1, -2, 0.5]
        out = [0.0] * 8
        s = 1.0
        for i in range(8):
            if x[i] > 0:
                s = s * 0.5 + x[i] * s
                out[i] = math.sqrt(s)
        """,
        call(),
    ),
)
