"""Minima and maxima in all spellings, with what follows the winner: argmin, argmax, best candidates."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "argmax_strict",
        """
        def f(a, best, where):
            for i in range(len(a)):
                v = a[i]
                if v > best:
                    best = v
                    where = i
            return best, where
        """,
        par("[3.0, 1.0, 5.0, 5.0, 2.0, 5.0] * 30, -math.inf, None"),
        par("[3.0, 1.0, 5.0, 5.0, 2.0, 5.0], 9, 'none'"),
        par("[math.nan, 1.0, math.nan, 5.0, 2.0, 5.0], -math.inf, None"),
        par("[math.nan, 1.0, math.nan, 5.0, 2.0, 5.0], math.nan, None"),
        par("[math.nan] * 9, 0.0, None"),
        par("[0.0, -0.0, 0, False, True, 1.0, 1], -0.0, None"),
        par("[-0.0, 0.0, 0, False, True, 1.0, 1], -1, None"),
        par("[2 ** 64, 2.0 ** 64, 2 ** 64 + 1, 2.0 ** 64, 2 ** 65], 0, None"),
        call("[2 ** 53, 2.0 ** 53, 2 ** 53 + 1, np.float64(2 ** 53), 2 ** 53 + 1, np.float32(2 ** 53)], 0, None"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.float64(0.1), np.int8(1), True] * 3, 0, None"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.float64(0.1), np.int8(1), True][::-1] * 3, 0, None"),
        *(call(f"np.arange(40, dtype={kind!r}) % 7, -1, None") for kind in "bhilBHILefdg"),
        *(call(f"np.arange(40, dtype={kind!r}) % 7, 5.5, None") for kind in "bhilBHILefdg"),
        call("[{1}, {2, 3}, {1, 2}, {1, 2, 3}], {2}, None"),
        call("[frozenset('a'), frozenset('bc'), frozenset('ab'), frozenset('abc')], frozenset('b'), None"),
        call("['a', 'bb', 'b', 'bb', 'z', 'z'], '', None"),
        call("[(1, math.nan), (1, 2), (2, math.nan), (2, 0)], (), None"),
        call("[1, 'a', 2], 0, None"),
        call("[1, 2, None], 0, None"),
        call("[], 0, None"),
        call("[4], 0, None"),
        call("[np.ones(2)] * 3, 0, None"),
        call("[1, 2, 3], None, None"),
    ),
    case(
        "argmin_last_tie",
        """
        def f(a):
            best, where, last = math.inf, -1, None
            for i, x in enumerate(a):
                if best >= x:
                    best, where = x, (i, x)
                    last = [i, x]
            return best, where, last
        """,
        par("[3.0, 1.0, 2.0, 1.0, 4.0] * 9"),
        par("[math.nan, 3.0, 1.0, 2.0, 1.0, math.nan]"),
        par("[0.0, -0.0, 0, -0.0, False, 0.0]"),
        call("[]"),
    ),
    case(
        "best_or_none",
        """
        def score(x):
            return (x * 7919) % 101

        def f(xs):
            best = None
            chosen = None
            for x in xs:
                s = score(x)
                if best is None or s < best:
                    best = s
                    chosen = x
            return best, chosen
        """,
        par("range(50)"),
        par("list(range(50)) + ['a'] * 2 if False else list(range(50))"),
        call("[None]"),
        call("[math.nan, 1.0, 2.0]"),
        call("[1.0, None]"),
        call("[]"),
    ),
    case(
        "chosen_object_is_the_callers",
        """
        def f(rows):
            best, chosen = -1.0, None
            for row in rows:
                v = float(np.abs(row).sum())
                if v > best:
                    best, chosen = v, row
            chosen[0] = 77.0
            return best, chosen, rows
        """,
        par("[np.arange(4.0) * k for k in (1, 5, 3, 5)]"),
        par("list(np.arange(12.0).reshape(4, 3))"),
    ),
    case(
        "both_ends",
        """
        def f(a):
            low, high, i_low, i_high = a[0], a[0], 0, 0
            for i in range(1, len(a)):
                if a[i] < low:
                    low = a[i]
                    i_low = i
                if a[i] > high:
                    high = a[i]
                    i_high = i
            return low, high, i_low, i_high
        """,
        par("[3.0, 1.0, 2.0, 1.0, 4.0, 4.0] * 9"),
        par("np.random.default_rng(1).random(30)"),
        par("np.random.default_rng(1).random(30).astype(np.float32)"),
    ),
    case(
        "closest_pair",
        """
        def f(points):
            best = math.inf
            pair = None
            for i in range(len(points)):
                for j in range(i + 1, len(points)):
                    d = math.dist(points[i], points[j])
                    if d < best:
                        best = d
                        pair = (i, j)
            return best, pair
        """,
        par("[(k * 7 % 13 * 1.0, k * 5 % 11 * 1.0) for k in range(25)]"),
        par("np.random.default_rng(2).random((20, 2))"),
        call("[(0.0, 0.0), (math.nan, 1.0), (0.0, 0.0), (1.0, 'a')]"),
        call("[]"),
    ),
    case(
        "stored_beside_the_best",
        """
        def f(xs, out):
            best, where, seen = 0, None, []
            for i, x in enumerate(xs):
                out[i] = x * 2
                seen.append(x)
                if out[i] > best:
                    best = out[i]
                    where = i
            return best, where, out, seen
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6], np.zeros(8)"),
        call("[3, 1, 4, 1, 5, 9, 2, 6], [0] * 8"),
        call("[3, 1, 4, 1, 5, 9, 2, 6], np.zeros(5)"),
    ),
    case(
        "stored_beside_the_best_by_value",
        """
        def f(xs, out):
            best, where, seen = 0, None, []
            for i, x in enumerate(xs):
                v = x * 2
                out[i] = v
                seen.append(x)
                if v > best:
                    best = v
                    where = i
            return best, where, out, seen
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6], np.zeros(8)"),
        par("[3, 1, 4, 1, 5, 9, 2, 6], [0] * 8"),
        call("[3, 1, 4, 1, 5, 9, 2, 6], np.zeros(5)"),
    ),
    case(
        "fresh_follower_is_stored_too",
        """
        def f(xs):
            best, where, seen = 0, None, []
            for x in xs:
                row = [x]
                seen.append(row)
                if x > best:
                    best, where = x, row
            return best, where, seen, [where is s for s in seen]
        """,
        ser("[3, 1, 4, 1, 5, 9, 2, 6]"),
    ),
    case(
        "fails_when_it_wins",
        """
        def f(xs, names):
            best, where = 0, None
            for i, x in enumerate(xs):
                if x > best:
                    best = x
                    where = names[i]
            return best, where
        """,
        ser("[3, 1, 4, 1, 5, 9, 2, 6], ['a'] * 4"),
        ser("[3, 1, 4, 1, 5, 9, 2, 6], ['a'] * 8"),
    ),
    case(
        "else_branch_changes_the_other",
        """
        def f(xs):
            high, low = -1, 100
            for x in xs:
                if x > high:
                    high = x
                elif x < low:
                    low = x
            return low, high
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6]"),
    ),
    case(
        "follower_is_read",
        """
        def f(xs):
            best, where, before = 0, None, None
            for i, x in enumerate(xs):
                if x > best:
                    before = where
                    best = x
                    where = i
            return best, where, before
        """,
        ser("[3, 1, 4, 1, 5, 9, 2, 6]"),
    ),
    case(
        "unassigned_before",
        """
        def f(xs):
            best = 0
            for i, x in enumerate(xs):
                if x > best:
                    best = x
                    where = i
            return best, where
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6]"),
        call("[-3, -1]"),
        call("[]"),
    ),
    case(
        "walrus_and_while",
        """
        def g(x):
            return x * x - 10 * x

        def f(n):
            best, where, i = 10 ** 9, -1, 0
            while i < n:
                if (v := g(i)) < best:
                    best, where = v, i
                i += 1
            return best, where, i
        """,
        par("40"),
        call("0"),
    ),
    case(
        "warns_in_an_iteration",
        """
        def f(xs):
            best, where = -math.inf, -1
            for i, x in enumerate(xs):
                v = np.float64(1.0) / x
                if v > best:
                    best, where = v, i
            return best, where
        """,
        call("np.array([3.0, 1.0, 0.0, 4.0, 0.0])"),
        call("np.array([0.0, 1.0, 0.0, 4.0, 0.0])"),
    ),
    case(
        "decided_at_module_level",
        """
        best = None
        place = None
        for k in range(30):
            value = (k * 37) % 23
            if best is None or value >= best:
                best = value
                place = k

        def f():
            return best, place
        """,
        call(),
    ),
    case(
        "minimum_builtin",
        """
        def f(a):
            low = math.inf
            high = -math.inf
            for x in a:
                low = min(low, x)
                high = max(x, high)
            return low, high
        """,
        par("[3.0, 1.0, 2.0, 1.0] * 3"),
        call("[3.0, math.nan, 2.0, 1.0]"),
        call("[math.nan, 2.0, 1.0]"),
        call("[0.0, -0.0, 0, False]"),
        call("[-0.0, 0.0, -0.0]"),
        call("[1, True, 1.0]"),
        call("['a']"),
        call("np.array([3, 1, 2], np.int16)"),
        call("[np.ones(2)]"),
    ),
    case(
        "minimum_by_if",
        """
        def f(a):
            best = a[0]
            for x in a:
                if x < best:
                    best = x
            return best
        """,
        call("[3.0, 1.0, math.nan, 0.5, 1.0]"),
        call("[math.nan, 1.0, 0.5]"),
        call("[0.0, -0.0]"),
        call("np.array([5, 3, 9, 3])"),
        call("[1, True, 1.0, 0.0, 0]"),
    ),
    case(
        "argmin_first_tie",
        """
        def f(a):
            best, where = math.inf, -1
            for i in range(len(a)):
                if a[i] < best:
                    best = a[i]
                    where = i
            return best, where
        """,
        call("[3.0, 1.0, 2.0, 1.0]"),
        call("[math.nan, 1.0, 2.0, 1.0]"),
        call("[]"),
    ),
    case(
        "argmax_last_tie",
        """
        def f(a):
            best, where = -math.inf, -1
            for i, x in enumerate(a):
                if x >= best:
                    best, where = x, i
            return best, where
        """,
        call("[3.0, 1.0, 3.0, 1.0]"),
    ),
    case(
        "extreme_by_negated_if",
        """
        def f(a, low, high):
            for x in a:
                if not (low < x):
                    low = x
                if not high >= x:
                    high = x
            return low, high
        """,
        call("[3.0, 1.0, math.nan, 7, 0.5, 2], 5, 5"),
        call("[3, 1, True, 7, 1.0, 2], 1, 7.0"),
    ),
    case(
        "extreme_by_expression",
        """
        def f(a, low, high):
            for x in a:
                low = x if x < low else low
                high = high if high >= x else x
            return low, high
        """,
        call("[3.0, 1.0, math.nan, 7, 0.5, 2], 5, 5"),
        call("[3, 1, True, 7, 1.0, 2], 1, 7.0"),
    ),
    case(
        "extreme_of_absolute_value",
        """
        def f(a):
            worst = 0.0
            for x in a:
                error = abs(x - 3)
                if error > worst:
                    worst = error
            return worst, error
        """,
        call("[3.0, 1.0, math.nan, 7, 0.5, 2]"),
    ),
    case(
        "extreme_with_three_arguments",
        """
        def f(a, b):
            high = 0
            for x, y in zip(a, b):
                high = max(high, x, y)
            return high
        """,
        call("[3.0, 1.0, 9], [2, 8, 1]"),
        call("[3.0, math.nan, 9], [2, 8, math.nan]"),
    ),
    case(
        "extreme_with_key",
        """
        def f(a):
            best = a[0]
            for x in a:
                best = max(best, x, key=len)
            return best
        """,
        call("['a', 'bcd', 'ef', 'ghi']"),
    ),
)
