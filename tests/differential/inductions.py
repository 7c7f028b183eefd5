"""Counters beside the loop's own: moved alike by every iteration, or only nearly so."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "induction_store",
        """
        def f(xs, out, k):
            for x in xs:
                out[k] = x * 2
                out[k + 1] = k
                k += 2
            return k
        """,
        par("list(range(20)), np.zeros(45), 0"),
        par("list(range(20)), np.zeros(45), 5"),
        par("list(range(20)), [0] * 41, 1"),
        call("list(range(20)), np.zeros(45), -40"),
        call("list(range(20)), np.zeros(45), -20"),  # from the end, and then from the front
        call("list(range(20)), np.zeros(30), 0"),  # too short
        call("list(range(20)), np.zeros(45), True"),
        call("list(range(20)), np.zeros(45), np.int64(3)"),
        call("list(range(20)), np.zeros(45), 0.0"),
        call("[], np.zeros(3), 1"),
        call("[7], np.zeros(3), 1"),
    ),
    case(
        "induction_beside_the_loops_own",
        """
        def f(a, b, k):
            for i in range(1, len(b)):
                a[k] = a[k] + b[i] * i
                k -= 1
            return a, k
        """,
        par("np.arange(30.0), np.arange(20.0), 25"),
        par("list(range(30)), np.arange(20.0), 25"),
        call("np.arange(30.0), np.arange(20.0), 10"),
        call("np.arange(30.0), np.arange(20.0), 'x'"),
    ),
    case(
        "induction_read",
        """
        def f(words):
            count = 0
            found = []
            for word in words:
                count += 1
                found.append((count, word.upper()))
            return found, count
        """,
        par("['a', 'b', 'c'] * 9"),
        call("['a', 'b', 3, 'c'] * 3"),
        call("[]"),
    ),
    case(
        "induction_under_equal_branches",
        """
        def f(xs):
            out = []
            k = 10 ** 20
            for x in xs:
                if x % 3:
                    k += 2
                    out.append(k)
                else:
                    out.append(-k)
                    k = k + 2
            return out, k
        """,
        par("range(30)"),
    ),
    case(
        "induction_under_unequal_branches",
        """
        def f(xs):
            out = []
            k = 0
            for x in xs:
                if x % 3:
                    k += 1
                out.append(k)
            return out, k
        """,
        call("range(30)"),
    ),
    case(
        "induction_behind_continue",
        """
        def f(xs):
            out = []
            k = 0
            for x in xs:
                if x % 3:
                    continue
                k += 1
                out.append(k)
            return out, k
        """,
        call("range(30)"),
    ),
    case(
        "induction_before_continue",
        """
        def f(xs, out):
            k = -1
            for x in xs:
                k += 1
                if x % 3:
                    continue
                out[k] = x
            return out, k
        """,
        par("range(30), [0] * 30"),
        par("range(30), np.zeros(30)"),
        call("range(30), np.zeros(20)"),
    ),
    case(
        "induction_in_an_inner_loop",
        """
        def f(rows, flat, m):
            k = -1
            for row in rows:
                for j in range(m):
                    k += 1
                    flat[k] = row[j] * 2
            return flat, k
        """,
        par("[[1, 2, 3]] * 9, [0] * 27, 3"),
        par("np.arange(27.0).reshape(9, 3), np.zeros(27), 3"),
        call("[[1, 2, 3]] * 9, [0] * 27, -2"),
        call("[[1, 2, 3]] * 9, [0] * 27, 0"),
        call("[[1, 2, 3]] * 9, [0] * 20, 3"),
        call("[[1, 2, 3]] * 9, [0] * 27, np.int64(3)"),
    ),
    case(
        "induction_over_what_is_not_alike",
        """
        def f(rows):
            out = []
            k = 0
            for row in rows:
                for v in row:
                    k += 1
                    out.append((k, v))
            return out, k
        """,
        call("[[1, 2], [3], [], [4, 5, 6]] * 5"),
        call("[[1, 2]] * 9"),
    ),
    case(
        "induction_by_a_step_known_before",
        """
        def f(n, step):
            out = []
            k = 3
            for i in range(n):
                out.append(k * i)
                k += step
            return out, k
        """,
        par("20, 4"),
        par("20, 0"),
        par("20, -3"),
        call("20, 0.5"),
        call("20, True"),
        call("20, np.int8(100)"),
    ),
    case(
        "induction_in_while",
        """
        def f(a, out):
            i = 0
            k = len(a)
            while i < len(a):
                k -= 1
                out[k] = a[i]
                i += 1
            return out, i, k
        """,
        par("list(range(20)), [0] * 20"),
        call("list(range(20)), [0] * 12"),
    ),
    case(
        "induction_left_early",
        """
        def f(xs, stop):
            out = []
            k = 100
            for x in xs:
                k += 1
                if x == stop:
                    out.append(k)
                    break
            return out, k
        """,
        call("list(range(30)), 20"),
        call("list(range(30)), 2"),
        call("list(range(30)), 50"),
        call("list(range(30)), 29"),
    ),
    case(
        "induction_of_a_module",
        """
        out = []
        k = 5
        for i in range(25):
            out.append(k + i)
            k += 3
        last = k
        """,
        par(),
    ),
    case(
        "induction_that_a_closure_sees",
        """
        def f(n):
            k = 0
            def now():
                return k
            out = []
            for i in range(n):
                k += 1
                out.append(now())
            return out, k
        """,
        ser("20"),
    ),
    case(
        "induction_and_an_exception",
        """
        def f(xs, out):
            k = 0
            try:
                for x in xs:
                    out[k] = 10 / x
                    k += 1
            except ZeroDivisionError:
                return "zero", k, out
            return k, out
        """,
        call("[1, 2, 3, 0, 5] * 4, [0] * 20"),
        call("[1, 2, 3, 5] * 4, [0] * 20"),
    ),
    case(
        "induction_reads_what_others_write",
        """
        def f(a, n):
            k = n - 1
            for i in range(n):
                a[i] = a[k] + 1
                k -= 1
            return a
        """,
        ser("np.arange(20.0), 20"),
        ser("list(range(20)), 20"),
    ),
    case(
        "two_inductions",
        """
        def f(a, b, n):
            j, k = 0, n
            for i in range(n):
                a[j] = b[k - 1] + i
                j += 1
                k -= 1
            return a, j, k
        """,
        par("np.zeros(20), np.arange(20.0), 20"),
        par("[0] * 20, list(range(20)), 20"),
    ),
    case(
        "induction_with_draws",
        """
        def f(rng, n):
            k = 0
            out = []
            for i in range(n):
                out.append((k, rng.random()))
                k += 1
            return out, k, rng.random()
        """,
        par("np.random.default_rng(3), 20"),
    ),
)
