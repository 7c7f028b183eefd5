"""Two extremes of which one is compared only where the other has not been replaced: ``if`` and ``elif``."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

FLOATS = "[3.0, -0.0, 0.0, 7.5, -1.0, 7.5, 2.0, -1.0, 9.0] * 4"
NANS = "[math.nan, 1.0, math.nan, 5.0, 2.0, 5.0, -0.0, -3.0] * 4"

CASES: tuple[Case, ...] = (
    case(
        "low_and_high",
        """
        def f(xs, low, high):
            for x in xs:
                if x < low:
                    low = x
                elif x > high:
                    high = x
            return low, high
        """,
        par(f"{FLOATS}, 1.0, 1.0"),
        par(f"{FLOATS}, math.inf, -math.inf"),
        par("list(range(30, 0, -1)), math.inf, -math.inf"),  # the first is never looked at for the other
        par("list(range(30)), math.inf, -math.inf"),
        par("[5], math.inf, -math.inf"),
        par(f"{NANS}, math.inf, -math.inf"),
        par(f"{NANS}, math.nan, math.nan"),
        par(f"{NANS}, math.nan, -math.inf"),
        par("[0.0, -0.0, 0, False, True, 1.0, 1] * 4, -0.0, 0"),
        par("['b', 'a', 'c', 'aa', 'cc'] * 5, 'b', 'b'"),
        par("[2 ** 64, 2.0 ** 64, 2 ** 64 + 1, -2.0 ** 64, -2 ** 65], 0, 0"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.int8(1), True] * 5, 0.5, 0.1"),
        call("np.arange(40.0) % 7, 3.0, 3.0"),
        call("[{1}, {2}, {1, 2}, {1, 2, 3}, set()] * 3, {1}, {1}"),
        call("[1, 2, None, 3], 2, 2"),
        call("[1, 2, 'x', 3], 2, 2"),
        call("[np.ones(2)] * 5, 0, 0"),
        call("[], 0, 0"),
    ),
    case(
        "low_and_high_with_places",
        """
        def f(xs, low, high):
            low_at = high_at = None
            for i, x in enumerate(xs):
                if x < low:
                    low = x
                    low_at = i
                elif x >= high:
                    high, high_at = x, (i, x)
            return low, low_at, high, high_at
        """,
        par(f"{FLOATS}, 1.0, 1.0"),
        par(f"{FLOATS}, math.inf, -math.inf"),
        par("list(range(30, 0, -1)), math.inf, -math.inf"),
        par("list(range(30)), math.inf, -math.inf"),
        par(f"{NANS}, math.inf, -math.inf"),
        par(f"{NANS}, math.nan, math.nan"),
        par("[0.0, -0.0, 0, False, True, 1.0, 1] * 4, -0.0, 0"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.int8(1), True] * 5, 0.5, 0.1"),
        call("[[1], [2], [0], [3]] * 5, [1], [1]"),
        call("[1, 2, 'x', 3], 2, 2"),
    ),
    case(
        "nothing_yet",
        """
        def f(xs, low=None, high=None):
            for x in xs:
                if low is None or x < low:
                    low = x
                elif high is None or x > high:
                    high = x
            return low, high
        """,
        par("[3, 1, 2, 5, 4] * 6, 3, 3"),
        par("[3, 1, 2, 5, 4] * 6"),
        par("[1] * 12"),
        call("list(range(12, 0, -1))"),
        call("[]"),
    ),
    case(
        "other_terms",
        """
        def f(pairs, a, b):
            try:
                for x, y in pairs:
                    if 6 / x > a:
                        a = 6 / x
                    elif 6 / y < b:
                        b = 6 / y
            except ZeroDivisionError:
                return "zero", a, b
            return a, b
        """,
        call("[(i % 7 + 1, i % 5 + 1) for i in range(40)], 0, 9"),
        call("[(1, 0), (2, 1), (3, 4)] * 8, 0, 9"),
        call("[(7 - i, 0) for i in range(6)] * 8, 0, 9"),
        call("[(2, 1)] * 20 + [(0, 1)], 0, 9"),
        call("[(np.float64(2), np.float64(0))] * 20, 0, 9"),
        call("[(np.float64(1), np.float64(i)) for i in range(20)], 0, 9"),
    ),
    case(
        "warned_of_where_it_is_not_asked",
        """
        def f(xs, ys, low, high):
            for i in range(len(xs)):
                if xs[i] < low:
                    low = xs[i]
                elif 1 / ys[i] > high:
                    high = 1 / ys[i]
            return low, high
        """,
        call("np.arange(30.0)[::-1], np.arange(30.0), 99.0, 0.0"),
        call("np.arange(30.0)[::-1], np.zeros(30), 99.0, 0.0"),
        call("np.arange(30.0), np.arange(1, 31.0), 99.0, 0.0"),
        call("np.arange(30.0), np.arange(20.0), 99.0, 0.0"),
    ),
    case(
        "a_test_that_speaks",
        """
        def g(x):
            print("asked for", x)
            return x

        def f(xs, low, high):
            for x in xs:
                if x < low:
                    low = x
                elif g(x) > high:
                    high = x
            return low, high
        """,
        call("[3, 1, 2, 5, 4] * 3, 9, 0"),
    ),
    case(
        "three_of_them",
        """
        def f(xs, a, b, c):
            for x in xs:
                if x < a:
                    a = x
                elif x > b:
                    b = x
                elif x * x > c:
                    c = x * x
            return a, b, c
        """,
        call("[3, 1, 2, 5, 4] * 6, 2, 3, 0"),
    ),
    case(
        "behind_another_test",
        """
        def f(xs, low, high):
            for x in xs:
                if x is None:
                    pass
                elif x < low:
                    low = x
                elif x > high:
                    high = x
            return low, high
        """,
        par("[3, None, 1, 2, None, 5, 4] * 6, 3, 3"),
        par("[None] * 9, 3, 3"),
    ),
    case(
        "one_of_them_elsewhere_too",
        """
        def f(xs, low, high):
            for x in xs:
                if x < low:
                    low = x
                elif x > high:
                    high = x
                high = max(high, x - 1)
            return low, high
        """,
        ser("[3, 1, 2, 5, 4] * 6, 3, 3"),
    ),
    case(
        "beside_other_reductions",
        """
        def f(xs, low, high):
            total, kept = 0.0, []
            for x in xs:
                total += x
                if x < low:
                    low = x
                elif x > high:
                    high = x
                kept.append(x * 2)
            return low, high, total, kept
        """,
        par(f"{FLOATS}, math.inf, -math.inf"),
        par(f"{NANS}, math.inf, -math.inf"),
    ),
    case(
        "left_early",
        """
        def f(xs, low, high):
            for x in xs:
                if x < low:
                    low = x
                elif x > high:
                    high = x
                if x == 99:
                    break
            return low, high
        """,
        call("list(range(30)) + [99] + list(range(-5, 120)), 10, 10"),
        call("list(range(30)), 10, 10"),
    ),
    case(
        "by_two_loops",
        """
        def f(rows, low, high):
            where = None
            for i, row in enumerate(rows):
                for j, x in enumerate(row):
                    if x < low:
                        low, where = x, (i, j)
                    elif high < x:
                        high = x
            return low, high, where
        """,
        par("[[i * j % 7 - 2 for j in range(5)] for i in range(12)], 3, 3"),
        par("np.arange(60.0).reshape(12, 5) % 7, 3.0, 3.0"),
    ),
    case(
        "attributes_of_an_instance",
        """
        class Range:
            def __init__(self, low, high):
                self.low = low
                self.high = high

            def take(self, xs):
                for x in xs:
                    if x < self.low:
                        self.low = x
                    elif x > self.high:
                        self.high = x

        def f(xs, low, high):
            found = Range(low, high)
            found.take(xs)
            return found.low, found.high
        """,
        call(f"{FLOATS}, 1.0, 1.0"),
        call(f"{FLOATS}, math.inf, -math.inf"),
        call("list(range(30, 0, -1)), math.inf, -math.inf"),
        call(f"{NANS}, math.inf, -math.inf"),
        call(f"{NANS}, math.nan, math.nan"),
        call("[1, 2, 'x'], 1, 1"),
    ),
)
