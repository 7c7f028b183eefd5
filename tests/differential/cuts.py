"""Loops that are independent in parts, one of which must be done before the next begins."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, par, ser

CASES: tuple[Case, ...] = (
    case(
        "cuts_at_the_crossing",
        """
        def f(a, b, c):
            n = len(a)
            for i in range(n):
                x = a[n - 1 - i] + b[i] * c[i]
                a[i] = x - 1
                b[i] = x
            return a, b, i, x
        """,
        par("np.arange(12.), np.ones(12), np.arange(12.)"),
        par("np.arange(13.), np.ones(13), np.arange(13.)"),
        par("list(range(13)), [2] * 13, (3,) * 13"),
        par("np.arange(26)[::-2], np.ones(13, int), np.arange(13)"),
        call("np.arange(0.), np.ones(0), np.ones(0)"),
        call("np.arange(1.), np.ones(1), np.ones(1)"),
        call("np.arange(2.), np.ones(2), np.ones(2)"),
        call("np.arange(3.), np.ones(3), np.ones(3)"),
        call("np.arange(12.), np.ones(9), np.arange(12.)"),
        call("np.arange(12.), np.ones(4), np.arange(12.)"),
        call("list(range(12)), [1] * 12, [1] * 8 + ['x'] * 4"),
        call("list(range(12)), [1] * 12, [1, 1, 'x'] + [1] * 9"),
        call("list(range(12)), [1] * 12, [1] * 11 + ['x']"),
        call("np.arange(20.).reshape(5, 4), np.ones((5, 4)), np.ones((5, 4))"),
        call("[[1], [2], [3], [4], [5], [6]], [1] * 6, [1] * 6"),
        ser("(a := np.arange(12.)), a, np.ones(12)"),
        ser("(a := np.arange(13.))[1:], a[:-1], np.ones(12)"),
        ser("(a := np.arange(12.)), a[::-1], np.ones(12)"),
        ser("(a := [1.0] * 12), a, np.ones(12)"),
    ),
    case(
        "cuts_reverse_in_place",
        """
        def f(a):
            for i in range(len(a)):
                a[i] = a[len(a) - 1 - i] * 2
            return a
        """,
        par("np.arange(12.)"),
        par("np.arange(13.)"),
        par("list('abcdefg')"),
        call("np.arange(20).reshape(5, 4)"),
        call("np.arange(20).reshape(5, 4).T"),
        call("[[1], [2], [3], [4]]"),
        call("dict(enumerate('abcdefg'))"),
        call("np.array([None, 1, 2, 3, 4])"),
        call("np.broadcast_to(np.ones(1), 9)"),
    ),
    case(
        "cuts_around_an_element",
        """
        def f(a, b, k):
            for i in range(len(a)):
                a[i] = a[k] * 0.5 + b[i]
            return a, i
        """,
        par("np.arange(12.), np.ones(12), 5"),
        par("np.arange(12.), np.ones(12), 0"),
        par("np.arange(12.), np.ones(12), 11"),
        par("np.arange(12.), np.ones(12), 1"),
        par("np.arange(12.), np.ones(12), 10"),
        par("np.arange(12.), np.ones(12), -1"),
        par("np.arange(12.), np.ones(12), -12"),
        par("np.arange(12.), np.ones(12), -7"),
        par("np.arange(12.), np.ones(12), np.int64(4)"),
        par("list(range(12)), [1] * 12, 4"),
        call("np.arange(12.), np.ones(12), 12"),
        call("np.arange(12.), np.ones(12), -13"),
        call("np.arange(12.), np.ones(12), 4.0"),
        call("np.arange(12.), np.ones(12), True"),
        call("np.arange(12.), np.ones(12), False"),
        call("np.arange(12.), np.ones(12), None"),
        call("np.arange(12.), np.ones(12), np.uint8(4)"),
        call("np.arange(12.), np.ones(12), np.int8(-4)"),
        call("np.arange(12.), np.ones(12), np.array(4)"),
        call("np.arange(12.), np.ones(12), slice(4, 5)"),
        call("np.arange(36.).reshape(6, 6), np.ones(6), 2"),
        call("np.arange(36.).reshape(6, 6), np.ones(6), Ellipsis"),
        call("np.arange(36.).reshape(6, 6), np.ones(6), (2, 1)"),
        call("np.arange(12.), np.ones(8), 5"),
        call("np.arange(12.), np.ones(4), 5"),
        call("np.arange(12.), np.ones(5), 5"),
        call("np.arange(12.), [1.0] * 8 + ['x'] + [1.0] * 3, 5"),
        call("np.arange(12.), [1.0] * 3 + ['x'] + [1.0] * 8, 5"),
        call("np.arange(12.), [1.0] * 5 + ['x'] + [1.0] * 6, 5"),
        call("np.arange(12), np.ones(12), 5"),
        call("np.zeros(0), np.ones(12), 5"),
        call("np.zeros(1), np.ones(12), 0"),
        call("[1.0, 2, None, 4, 5, 6], [1.0] * 6, 2"),
        call("[1.0, 2, [3], 4, 5, 6], [1.0] * 6, 2"),
        ser("(a := np.arange(12.)), a, 5"),
        ser("(a := np.arange(13.))[1:], a[:-1], 5"),
    ),
    case(
        "cuts_at_the_middle",
        """
        def f(x, n):
            total = 0
            for i in range(n):
                x[i] = x[i] + x[n // 2]
                total += x[i]
            return x, total
        """,
        par("np.arange(12.), 12"),
        par("np.arange(13), 13"),
        par("list(range(13)), 13"),
        par("np.arange(20.), 12"),
        call("np.arange(12.), 14"),
        call("np.arange(5.), 14"),
        call("np.arange(12.), -3"),
        call("np.arange(12.), 0"),
        call("np.arange(12.), 1"),
        call("np.arange(12.), 2"),
        call("np.arange(12.), 3"),
        call("np.arange(12.), True"),
        call("np.arange(12.), np.int32(9)"),
    ),
    case(
        "cuts_downwards",
        """
        def f(x, n):
            for i in range(n - 1, -1, -1):
                x[i] = x[n // 3] + i
            return x, i
        """,
        par("np.arange(12.), 12"),
        par("[1] * 12, 12"),
        call("np.arange(12.), 14"),
        call("np.arange(12.), 1"),
        call("np.arange(12.), 0"),
        call("np.arange(12.), 2"),
    ),
    case(
        "cuts_by_threes",
        """
        def f(x, n, k):
            for i in range(1, n, 3):
                x[i] = x[k] + i
            return x, i
        """,
        par("np.arange(40.), 40, 19"),
        par("np.arange(40.), 40, 20"),
        par("np.arange(40.), 40, -19"),
        call("np.arange(40.), 40, 0"),
        call("np.arange(40.), 40, 39"),
        call("np.arange(40.), 40, 40"),
        call("np.arange(40.), 1, 0"),
    ),
    case(
        "cuts_last_reads_all",
        """
        def f(a, b, n):
            for i in range(n):
                if i == n - 1:
                    a[0] = b[i] + a[5] + a[n - 2]
                else:
                    a[i] = b[i] * 2
            return a
        """,
        par("np.zeros(12), np.arange(12.), 12"),
        par("[0] * 12, list(range(12)), 12"),
        call("np.zeros(12), np.arange(11.), 12"),
        call("np.zeros(5), np.arange(11.), 5"),
        call("np.zeros(12), np.arange(11.), 1"),
        call("np.zeros(12), np.arange(11.), 2"),
        call("np.zeros(12), np.arange(11.), 0"),
        call("np.zeros(12), [1] * 11 + ['x'], 12"),
        call("np.zeros(12), np.arange(12.), 6"),
        call("np.zeros(12), np.arange(12.), 12.5"),
    ),
    case(
        "cuts_boundaries",
        """
        def f(u, v, n):
            for i in range(n):
                if i == 0:
                    u[i] = v[i]
                elif i == n - 1:
                    u[i] = u[1] + u[n - 2]
                else:
                    u[i] = v[i] * 2 + v[i - 1]
            return u
        """,
        par("np.zeros(12), np.arange(12.), 12"),
        par("[0] * 12, list(range(12)), 12"),
        call("np.zeros(12), np.arange(12.), 3"),
        call("np.zeros(12), np.arange(12.), 2"),
        call("np.zeros(12), np.arange(12.), 1"),
        call("np.zeros(12), np.arange(9.), 12"),
        call("np.zeros(9), np.arange(12.), 12"),
    ),
    case(
        "cuts_first_half_feeds_the_second",
        """
        def f(a, b, n, m):
            for i in range(n):
                if i < m:
                    a[i] = math.sqrt(b[i])
                else:
                    b[i] = a[i - m] + 1
            return a, b
        """,
        par("np.zeros(12), np.arange(12.), 12, 6"),
        par("np.zeros(12), np.arange(12.), 12, 9"),
        par("[0] * 12, list(range(12)), 12, 6"),
        call("np.zeros(12), np.arange(12.), 12, 3"),
        call("np.zeros(12), np.arange(12.), 12, 0"),
        call("np.zeros(12), np.arange(12.), 12, -4"),
        call("np.zeros(24), np.arange(12.), 12, -4"),
        call("np.zeros(12), np.arange(12.), 12, 12"),
        call("np.zeros(12), np.arange(12.), 12, 20"),
        call("np.zeros(12), np.arange(12.), 12, 6.5"),
        call("np.zeros(12), np.arange(12.), 12, float('nan')"),
        call("np.zeros(12), np.arange(12.) - 4, 12, 6"),
        call("np.zeros(12), 4 - np.arange(12.), 12, 6"),
        call("np.zeros(4), np.arange(12.), 12, 6"),
        ser("(a := np.arange(12.)), a, 12, 6"),
    ),
    case(
        "cuts_elimination",
        """
        def f(a, k):
            for i in range(len(a)):
                if i != k:
                    a[i] = a[i] - a[k] * a[i, k]
            return a
        """,
        par("np.arange(36.).reshape(6, 6), 2"),
        par("np.arange(36.).reshape(6, 6), -2"),
        par("np.arange(36.).reshape(6, 6).T, 2"),
        call("np.arange(36.).reshape(6, 6), 6"),
        call("np.arange(36.).reshape(6, 6), 0"),
        call("np.arange(36.).reshape(6, 6), 1.5"),
        call("np.arange(36.).reshape(6, 6), True"),
        call("np.arange(216.).reshape(6, 6, 6), 2"),
        call("np.arange(6.), 2"),
    ),
    case(
        "cuts_rows_and_more",
        """
        def f(a, k, log):
            best = None
            for i in range(len(a)):
                a[i, :] -= a[k, :] * 0.5
                log.append(a[i, 0])
                if best is None or a[i, 1] > best:
                    best = a[i, 1]
            return a, log, best
        """,
        par("np.arange(36.).reshape(9, 4), 4, []"),
        par("np.arange(36.).reshape(9, 4), -4, []"),
        call("np.arange(36.).reshape(9, 4), 9, []"),
        call("np.arange(9.).reshape(9, 1), 4, []"),
        call("np.arange(36.).reshape(9, 4), 4, ()"),
    ),
    case(
        "cuts_counting_while",
        """
        def f(a, k, n):
            i = 0
            while i < n:
                a[i] = a[k] + 1
                i += 1
            return a, i
        """,
        par("np.arange(12.), 5, 12"),
        par("[1] * 12, -5, 12"),
        call("np.arange(12.), 5, 14"),
        call("np.arange(12.), 5, 1"),
        call("np.arange(12.), 12, 12"),
    ),
    case(
        "cuts_enumerate",
        """
        def f(a, b, k):
            for i, v in enumerate(b, 2):
                a[i] = v - a[k]
            return a, i, v
        """,
        par("np.arange(14.), np.ones(12), 5"),
        par("[1] * 14, (2,) * 12, 5"),
        par("[1] * 14, (2,) * 12, -5"),
        call("np.arange(13.), np.ones(12), 5"),
        call("np.arange(14.), iter(np.ones(12)), 5"),
        call("np.arange(14.), np.ones(0), 5"),
        ser("(a := np.arange(14.)), a[:12], 5"),
    ),
    case(
        "cuts_counts_along",
        """
        def f(a, xs, k):
            j = 3
            for x in xs:
                a[j] = a[k] + x
                j += 2
            return a, j
        """,
        call("np.arange(40.), [1.0] * 12, 9"),
        call("np.arange(40.), [1.0] * 12, 10"),
        call("np.arange(40.), [1.0] * 12, -31"),
        call("np.arange(20.), [1.0] * 12, 9"),
    ),
    case(
        "cuts_print_in_order",
        """
        def f(a, k):
            for i in range(len(a)):
                a[i] = a[k] + i
                print(i, a[i])
            return a
        """,
        forked("np.arange(12.), 5"),
        call("[1] * 12, -5"),
        call("[1] * 12, 12"),
    ),
    case(
        "cuts_caught",
        """
        def g(a, b, k):
            for i in range(len(a)):
                a[i] = a[k] * 0.5 + math.sqrt(b[i])
            return i

        def f(a, b, k):
            try:
                i = g(a, b, k)
            except (ValueError, IndexError) as error:
                return a, str(error)
            return a, i
        """,
        par("np.arange(12.), np.ones(12), 5"),
        call("np.arange(12.), 8 - np.arange(12.), 5"),
        call("np.arange(12.), 3 - np.arange(12.), 5"),
        call("np.arange(12.), np.arange(12.) - 5, 5"),
        call("[1.0] * 12, [1] * 9, 5"),
    ),
    case(
        "cuts_left_early",
        """
        def f(a, b, k):
            for i in range(len(a)):
                if b[i] < 0:
                    break
                a[i] = a[k] + b[i]
            return a, i
        """,
        call("np.arange(12.), np.ones(12), 5"),
        call("np.arange(12.), 8 - np.arange(12.), 5"),
    ),
    case(
        "cuts_carried_over",
        """
        def f(a, b, k):
            before = 0.0
            for i in range(len(a)):
                a[i] = a[k] + b[i] - before
                before = b[i]
            return a, before
        """,
        par("np.arange(12.), np.arange(12.) ** 2, 5"),
        call("np.arange(12.), np.arange(9.), 5"),
    ),
    case(
        "cuts_two_arrays",
        """
        def f(a, b, k, m):
            for i in range(len(a)):
                a[i] = a[k] + i
                b[i] = b[m] * 2 + a[i]
            return a, b
        """,
        par("np.arange(12.), np.arange(12.), 5, 7"),
        par("np.arange(12.), np.arange(12.), 5, 5"),
        par("np.arange(12.), np.arange(12.), 9, 3"),
        par("np.arange(12.), np.arange(12.), -1, -12"),
        call("np.arange(12.), np.arange(12.), 5, 12"),
        call("np.arange(12.), np.arange(11.), 5, 3"),
    ),
    case(
        "cuts_bound_that_changes",
        """
        k = 4
        def moved():
            global k
            k = 7
            return 1.0
        def f(a):
            for i in range(len(a)):
                a[i] = a[k] + moved()
            return a
        """,
        ser("np.arange(12.)"),
    ),
    case(
        "cuts_global_bound",
        """
        k = 4
        def f(a):
            for i in range(len(a)):
                a[i] = a[k] + 1
            return a
        """,
        par("np.arange(12.)"),
        call("[1] * 5"),
        call("[1] * 4"),
    ),
    case(
        "cuts_script",
        """
        a = np.arange(12.)
        k = 4
        for i in range(len(a)):
            a[i] = a[k] + i
        """,
        par(),
    ),
    case(
        "cuts_shared_rows",
        """
        def f(g, k):
            for i in range(len(g)):
                g[i][0] = g[k][0] + i
            return g
        """,
        call("[[1], [2], [3], [4], [5], [6]], 2"),
        call("[[1]] * 6, 2"),
        call("(lambda r: [r, [1], [2], r, [3], [4]])([9]), 2"),
        call("(lambda r: [[0], [1], r, r, [3], [4]])([9]), 2"),
        call("np.arange(12.).reshape(6, 2), 2"),
    ),
    case(
        "cuts_between_items",
        """
        def f(m, n):
            for row in m:
                row -= m[n]
            return m
        """,
        par("np.arange(36.).reshape(9, 4), 4"),
        par("np.arange(36.).reshape(9, 4), -4"),
        call("np.arange(36.).reshape(9, 4), 9"),
        call("np.arange(36.).reshape(9, 4)[:, ::-1].T, 2"),
        call("[np.ones(3) * k for k in range(6)], 3"),
        call("[np.ones(3) * k for k in range(6)], -2"),
        call("[np.ones(3)] * 6, 2"),
        call("np.arange(6.), 3"),
    ),
    case(
        "cuts_in_a_nest",
        """
        def f(a, n):
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        a[i, j] = a[i, j] + a[k, j] * 0.5
            return a
        """,
        call("np.arange(16.).reshape(4, 4), 4"),
        call("np.arange(25.).reshape(5, 5), 5"),
        call("np.arange(25.).reshape(5, 5), 6"),
    ),
)
