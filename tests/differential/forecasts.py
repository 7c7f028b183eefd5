"""Recurrences of cheap terms, whose chunks begin with forecasts: some hold, some fail, some must not be made."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_X = "np.sin(np.arange(400.0))"
_K = "np.arange(400) * 7 % 13"
_OUT = "np.zeros(400)"

_SMOOTH = """
        def f(x, out, s):
            for i in range(len(x)):
                s = 0.25 * s + x[i]
                out[i] = s
            return s, out, i
        """
_SUMS = """
        def f(x, out, s):
            for i in range(len(x)):
                s += x[i]
                out[i] = s
            return s, out
        """
_IN_PLACE = """
        def f(a):
            for i in range(1, len(a)):
                a[i] += a[i - 1]
            return a
        """

CASES: tuple[Case, ...] = (
    case(
        "smoothing_is_forecast",
        _SMOOTH,
        par(f"{_X}, {_OUT}, 0.0"),
        par(f"{_X}.tolist(), [0.0] * 400, 0.0"),
        par(f"{_X}, {_OUT}, np.float64(3)"),
        par(f"{_X}.astype(np.float32), np.zeros(400, np.float32), np.float32(3)"),
        par(f"{_X} * 1j, np.zeros(400, complex), 0j"),
        call(f"{_X}[::-1], np.zeros(800)[::2], 1e300"),
        ser(f"{_X}[:9], {_OUT}, 0.0"),
        ser("np.ones((400, 3)), np.zeros((400, 3)), 0.0"),
        ser(f"[[1.0], [2.0]] * 9, {_OUT}, 0.0"),
        call(f"np.where(np.arange(400) == 300, np.nan, {_X}), {_OUT}, 0.0"),
        call(f"np.where(np.arange(400) == 300, np.inf, {_X}), {_OUT}, 0.0"),
        call(f"(x := {_X}), x, 0.0"),
        call("(x := np.zeros(800))[:400], x[1:401], 1.0"),
        call(f"{_X}.tolist() + [None], {_OUT}, 0.0"),
        call(f"{_X}, np.zeros(200), 0.0"),
        call("[], [], 0.0"),
        call(f"{_X}, {_OUT}, None"),
        call(f"{_X}, {_OUT}, 'a'"),
    ),
    case(
        "sums_are_added_up_before",
        _SUMS,
        par(f"{_K}, np.zeros(400, int), 0"),
        par(f"({_K}).tolist(), [0] * 400, 2 ** 70"),
        par(f"({_K}).astype(np.int32), np.zeros(400, int), np.int32(7)"),
        call(f"({_K}).astype(np.int8), np.zeros(400, np.int8), np.int8(0)"),
        call(f"({_K}).astype(np.uint16), np.zeros(400, int), np.uint16(65000)"),
        ser(f"{_X}, {_OUT}, 0.0"),
        ser(f"({_K}).tolist() + [0.5] * 100, [0] * 500, 0"),
        call("[True, False, True] * 100, [0] * 300, False"),
        call("[2 ** 62] * 300, np.zeros(300, int), 0"),
        call(f"({_K}).tolist() + ['a'], [0] * 401, 0"),
        call("['a'] * 90, [0] * 90, ''"),
        call("[(1,)] * 90, [0] * 90, ()"),
        call("[np.ones(2)] * 90, [0] * 90, np.zeros(2)"),
        call("[np.ones(2)] * 90, [0] * 90, 0"),
        call("[[1]] * 90, [0] * 90, []"),
        call("np.array([3] * 90, 'm8[D]'), [0] * 90, np.timedelta64(1, 'h')"),
    ),
    case(
        "elements_are_handed_on",
        _IN_PLACE,
        par(f"{_K}"),
        par(f"({_K}).tolist()"),
        call(f"({_K}).astype(np.uint8)"),
        par(f"({_K})[::-1]"),
        par(f"({_K}).reshape(-1, 4)"),
        par(f"np.asfortranarray(({_K}).reshape(-1, 4))"),
        ser(f"{_X}"),
        ser("[[k] for k in range(90)]"),
        ser("[True, False] * 90"),
        call(f"({_K}).astype(object)"),
        call(f"({_K}).tolist() + [0.5] * 9"),
        call(f"({_K}).tolist() + ['a']"),
        call("(r := [1]) and [r] * 9"),
        call("[1]"),
        call("np.zeros(0)"),
    ),
    case(
        "filter_of_second_order",
        """
        def f(x, y, a, b):
            for i in range(2, len(x)):
                y[i] = x[i] + a * y[i - 1] + b * y[i - 2]
            return y
        """,
        par(f"{_X}, {_OUT}, 0.3, 0.1"),
        par(f"{_X}, {_OUT}.tolist(), 0.3, 0.1"),
        par(f"{_K}, np.zeros(400, int), 0.3, 0.1"),
        ser(f"{_X}, {_OUT}, 1.0, -0.9"),
        ser(f"{_X}, {_OUT}, 2.0, 1.0"),
        call(f"(x := {_X}), x, 0.3, 0.1"),
        call(f"(x := {_X}), x[::-1], 0.3, 0.1"),
        call(f"{_X}, np.zeros((400, 2)), np.array([0.3, 0.1]), 0.1"),
    ),
    case(
        "backwards_and_strided",
        """
        def f(x, y, z):
            for i in range(len(y) - 2, -1, -1):
                y[i] = x[i] + 0.25 * y[i + 1]
            for i in range(3, len(z), 3):
                z[i] = z[i - 3] * 0.25 + z[i]
            for i in range(len(z) - 4):
                z[i + 4] = x[i] - 0.25 * z[i]
            return y, z
        """,
        par(f"{_X}, {_OUT}, {_X}"),
        par(f"{_X}.tolist(), {_OUT}.tolist(), {_X}.tolist()"),
    ),
    case(
        "first_index_counts_from_the_end",
        """
        def f(x):
            for i in range(len(x)):
                x[i] = 0.25 * x[i - 1] + 1.0
            return x
        def g(x):
            for i in range(len(x) - 1, -1, -1):
                x[i] = 0.25 * x[i - 1] + x[i]
            return x
        def h(x, low):
            for i in range(low, 90):
                x[i] = 0.25 * x[i - 1] + x[i]
            return x
        def both(x):
            return f(x.copy()), g(x.copy()), h(x.copy(), -90), h(x.copy(), 5), h(x.copy(), -3)
        f, first = both, f
        """,
        call("np.arange(400.0)"),
        call("np.arange(97.0)"),
    ),
    case(
        "along_an_axis",
        """
        def f(m, i, j):
            for k in range(1, m.shape[1]):
                m[i, k] = 0.25 * m[i, k - 1] + m[i, k]
            for k in range(1, m.shape[0]):
                m[k, j] = 0.25 * m[k - 1, j] + m[k, j]
            for k in range(1, m.shape[0]):
                m[k] = 0.25 * m[k - 1] + m[k]
            for k in range(1, m.shape[1]):
                m[:, k] = 0.25 * m[:, k - 1] + m[:, k]
            return m
        """,
        par("np.sin(np.arange(160000.0)).reshape(400, 400), 3, 5"),
        par("np.asfortranarray(np.sin(np.arange(160000.0)).reshape(400, 400)), -3, -5"),
        call("np.sin(np.arange(40000.0)).reshape(200, 200), 3, np.array([1, 2])"),
        call("np.sin(np.arange(400.0)).reshape(20, 20).tolist(), 3, 5"),
    ),
    case(
        "running_maximum_that_others_read",
        """
        def f(prices):
            peak, worst, drops, marks = prices[0], 0.0, 0, []
            for p in prices:
                peak = max(peak, p)
                worst = max(worst, peak - p)
                if p < 0.5 * peak:
                    drops += 1
                    marks.append((p, peak))
            return peak, worst, drops, marks
        """,
        par(f"({_X} + np.arange(400) * 0.01).tolist()"),
        par(f"({_X} - np.arange(400) * 0.01).tolist()"),
        par(f"({_K}).tolist()"),
        call("[0.0, -0.0, 0, False] * 90"),
        call("[1.0] * 50 + [math.nan] + [2.0] * 90"),
        call("['a', 'b'] * 40"),
    ),
    case(
        "condition_on_a_running_value",
        """
        def f(x, out):
            balance, lows = 0, 0
            for i in range(len(x)):
                balance += x[i]
                if balance % 3 == 0:
                    lows += 1
                    out[i] = balance
            return balance, lows, out
        """,
        par(f"({_K}).tolist(), [None] * 400"),
        par(f"{_K}, np.full(400, -1)"),
        call(f"{_X}, {_OUT}"),
    ),
    case(
        "filter_that_names_what_it_has_stored",
        """
        def f(x, y):
            y1 = y2 = x1 = 0.0
            for j in range(len(x)):
                y[j] = x[j] + 0.5 * x1 + 0.25 * y1 + 0.125 * y2
                x1 = x[j]
                y2 = y1
                y1 = y[j]
            return x1, y1, y2, y
        """,
        par(f"{_X}, {_OUT}"),
        call("np.ones((90, 3)), np.zeros((90, 3))"),
        call(f"{_X}, np.zeros(400, int)"),
        call(f"{_X}, np.zeros(400, np.float32)"),
    ),
    case(
        "handed_on_row_that_is_changed",
        """
        def f(x, out):
            s = 0.0
            for i in range(len(x)):
                out[i] = 2.0 * s
                s = x[i]
            return s, out
        def g(x):
            s = 0.0
            for i in range(len(x)):
                s += x[i]
                s *= 0.25
                x[i] = s
            return s, x
        def both(x, out):
            return f(x, out), g(x)
        f = both
        """,
        call(f"{_X}, {_OUT}"),
        call("np.ones((90, 3)), np.zeros((90, 3))"),
        call("list(np.ones((90, 3))), [None] * 90"),
    ),
    case(
        "exception_behind_the_first_chunks",
        """
        def f(x, out):
            s = 0.0
            try:
                for i in range(len(x)):
                    s = 0.25 * s + 1.0 / x[i]
                    out[i] = s
            except ZeroDivisionError as error:
                return s, out, i, str(error)
            return s, out, i
        """,
        call("[1.0] * 300 + [0.0] + [2.0] * 90, [0.0] * 391"),
        call("[1.0] * 391, [0.0] * 391"),
        call("[0.0] * 391, [0.0] * 391"),
    ),
    case(
        "warnings_in_a_recurrence",
        """
        def f(x, out, s):
            for i in range(len(x)):
                s = 0.25 * s + x[i] * x[i]
                out[i] = s
            return s, out
        """,
        call(f"np.where(np.arange(400) % 90 == 50, 1e200, {_X}), {_OUT}, 0.0"),
        par(f"{_X}, {_OUT}, 0.0"),
        call(f"({_K}).astype(np.int8) + 9, np.zeros(400), np.int8(3)"),
        call(f"{_X}, {_OUT}, np.float64(1e308)"),
    ),
    case(
        "two_arrays_and_a_variable",
        """
        def f(a, b, c):
            s = 1.0
            for i in range(1, len(a)):
                a[i] = 0.25 * b[i - 1] + c[i]
                b[i] = 0.25 * a[i] + c[i] + 0.125 * s
                s = 0.5 * s + a[i]
            return a, b, s
        """,
        par("np.zeros(3000), np.zeros(3000), np.sin(np.arange(3000.0))"),
        call(f"(a := {_OUT}), a, {_X}"),
        call(f"(a := {_OUT}), {_OUT}, a"),
        call(f"(a := np.zeros(401))[1:], a[:-1], {_X}"),
        call(f"{_OUT}.tolist(), (c := {_X}.tolist()), c"),
    ),
    case(
        "recurrence_of_globals",
        """
        x = np.sin(np.arange(400.0))
        level = 0.0
        trend = 0.5
        levels = []
        for value in x:
            before = level
            level = 0.25 * level + value + trend
            trend = 0.5 * trend + 0.125 * (level - before)
            levels.append(level + trend)
        """,
    ),
    case(
        "recurrence_that_resets",
        """
        def f(x, breaks):
            s, seen = 0, []
            for v, stop in zip(x, breaks):
                if stop:
                    s = 0
                s += v
                seen.append(s)
            return seen, s
        """,
        par(f"({_K}).tolist(), [k % 5 == 0 for k in range(400)]"),
        call(f"{_X}.tolist(), [k % 5 == 0 for k in range(400)]"),
        call(f"{_X}.tolist(), [k == 200 for k in range(400)]"),
        call(f"{_X}.tolist(), [False] * 400"),
    ),
    case(
        "recurrence_of_decimals_and_fractions",
        """
        import decimal
        import fractions

        def f(x, kind):
            s, seen = kind(0), []
            for v in x:
                s = s * kind(1) / kind(4) + kind(v)
                seen.append(s)
            return seen, s, decimal.getcontext().flags[decimal.Inexact]
        """,
        call("list(range(90)), decimal.Decimal"),
        call("list(range(90)), fractions.Fraction"),
        call("list(range(90)), float"),
    ),
    case(
        "recurrence_with_a_counter_and_a_place",
        """
        def f(x, out):
            s, k, n = 0.0, 0, 0
            for i in range(len(x)):
                s = 0.25 * s + x[i]
                if x[i] > 0:
                    out[k] = s
                    k += 1
                n += 2
            return s, k, n, out
        """,
        call(f"{_X}, {_OUT}"),
        call(f"{_X}.tolist(), {_OUT}.tolist()"),
    ),
    case(
        "recurrence_in_a_class",
        """
        class Filter:
            def __init__(self, n):
                self.state = 0.0
                self.out = np.zeros(n)

            def run(self, x):
                for i in range(len(x)):
                    self.state = 0.25 * self.state + x[i]
                    self.out[i] = self.state

        def f(x):
            made = Filter(len(x))
            made.run(x)
            return made.state, made.out
        """,
        call(_X),
    ),
    case(
        "carried_sum_of_older_elements",
        """
        def f(a, b):
            for i in range(2, len(a)):
                a[i] = 0.25 * a[i - 2] + a[i]
                b[i] = a[i - 1] + a[i]
                if b[i] > 0.5:
                    a[i] = 0.125 * a[i - 1]
            return a, b
        """,
        par(f"{_X}, {_OUT}"),
        call(f"(a := {_X}), a"),
        call(f"{_X}.tolist(), {_OUT}.tolist()"),
    ),
    case(
        "recurrence_of_user_numbers",
        """
        class Loud(float):
            def __mul__(self, other):
                print("times", other)
                return float(self) * other
            __rmul__ = __mul__

        def f(x, out, s):
            for i in range(len(x)):
                s = 0.25 * s + x[i]
                out[i] = s
            return s, out
        """,
        call(f"{_X}.tolist(), [0.0] * 400, Loud(2.0)"),
        ser("[Loud(k) for k in range(90)], [0.0] * 90, 2.0"),
    ),
)
