"""Accumulations that are read on the way: running sums, recurrences, packing, counters that index stores."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_STARTS = ("0", "0.0", "-0.0", "math.nan", "2 ** 64", "True", "np.float32(1)", "np.int8(100)", "1j")
_TERMS = (
    "[0.1, 0.2, -0.0, 0.3, 1e300] * 7",
    "[1, 2, 3, -4] * 5",
    "[2 ** 62, 2 ** 62, 2 ** 63, -1] * 3",
    "[math.nan, 1.0, -0.0]",
    "[math.inf, -math.inf, 1.0]",
    "[np.float32(0.1), 0.1, np.float64(0.1)] * 4",
    "list(np.arange(9, dtype=np.uint8) * 31)",
    "[]",
    "[5]",
)

CASES: tuple[Case, ...] = (
    case(
        "running_sum_into_array",
        """
        def term(x):
            return x * 2

        def f(x, out, total):
            for i in range(len(x)):
                total += term(x[i])
                out[i] = total
            return total, out
        """,
        par("[0.1, 0.2, -0.0, 0.3] * 9, np.zeros(36), 0.0"),
        par("[0.1, 0.2, -0.0, 0.3] * 9, [None] * 36, 0.0"),
        par("np.arange(30.0), np.zeros(30, np.float32), 0.0"),
        par("np.arange(30), np.zeros(30, int), 0"),
        call("np.arange(300.0), np.zeros(30), 0.0"),
        call("[0.1, 'a', 2.0], np.zeros(3), 0.0"),
        call("[0.1, 1e400, -1e400], np.zeros(3, int), 0.0"),
        call("[2 ** 62] * 5, np.zeros(5, int), 0"),
        call("(m := np.arange(9.0)), m, 0.0"),
        call("[np.ones(2)] * 4, [None] * 4, 0.0"),
        call("[np.ones(2)] * 4, np.zeros((4, 2)), np.zeros(2)"),
        call("[[1], [2]], [None] * 2, []"),
        call("['a', 'b'], [None] * 2, ''"),
        call("[(1,), (2,)], [None] * 2, ()"),
        *(call(f"np.arange(12, dtype={kind!r}), np.zeros(12, {kind!r}), 0") for kind in "bhilBHILefdFD"),
        *(call(f"list({terms}), [0] * 40, {start}") for terms in _TERMS for start in _STARTS),
    ),
    case(
        "running_product_and_sum_appended",
        """
        def f(xs, p, s):
            products, sums, before = [], [], []
            for x in xs:
                y = math.cos(x) if isinstance(x, float) else x + len(str(x))
                before.append(s)
                p *= y
                s = y + s
                products.append(p)
                sums.append((s, p, x))
            return products, sums, before, p, s
        """,
        par("[0.1, 0.5, 2.5] * 9, 1.0, 0.0"),
        par("list(range(40)), 1, 0"),
        call("[], 1, 0"),
        call("['a', 'b'], 1, ''"),
        call("[1, 2, None, 3], 1, 0"),
    ),
    case(
        "stored_with_an_operation",
        """
        def g(x):
            return math.sqrt(abs(x))

        def f(xs, n, out, scale):
            total = 0.0
            count = 0
            for i, x in enumerate(xs):
                count += 1
                total += g(x)
                mean = total / count
                out[i] = round(scale - mean, 9) if x > 0 else -mean
            return total, count, mean, out
        """,
        par("[3.0, -1.0, 2.5, 0.0, math.nan] * 5, 7, np.zeros(25), 2.0"),
        par("[3.0, -1.0, 2.5, 0.0, math.inf] * 5, 7, [0] * 25, np.float32(2)"),
        call("[3.0, -1.0, 'a'], 7, [0] * 3, 2.0"),
        call("[], 7, [], 2.0"),
    ),
    case(
        "division_by_a_running_zero",
        """
        def g(x):
            return x

        def f(xs, out):
            count = -3
            for i, x in enumerate(xs):
                count += 1
                out[i] = g(x) / count
            return out
        """,
        call("[1.0] * 6, [0] * 6"),
        call("np.ones(6), [0] * 6"),
        call("list(np.ones(6)), np.zeros(6)"),
    ),
    case(
        "running_maximum",
        """
        def g(x):
            return x * 1

        def f(xs, best, out):
            lows = []
            low = math.inf
            for i, x in enumerate(xs):
                best = max(best, g(x))
                out[i] = best
                if x < low:
                    low = x
                lows.append((i, low))
                lows.append(best - low)
            return best, out, lows
        """,
        par("[3.0, 1.0, 4.0, 1.0, 5.0, 5.0] * 5, 0.0, np.zeros(30)"),
        par("[3.0, math.nan, 4.0, -0.0, 0.0, 5.0] * 5, -0.0, [0] * 30"),
        par("[math.nan, 3.0, 4.0, 0, 0.0, 5] * 5, math.nan, [0] * 30"),
        par("[0, 0.0, -0.0, False, 1, True, 1.0] * 2, False, [0] * 14"),
        par("list(np.arange(14, dtype=np.float32) % 5), 2.5, [0] * 14"),
        call("[1, 'a'], 0, [0] * 2"),
        call("[], 0, []"),
    ),
    case(
        "running_maximum_by_ufunc",
        """
        def g(x):
            return np.float64(x)

        def f(xs, best):
            out = []
            for x in xs:
                best = np.maximum(best, g(x))
                out.append(best)
            return out
        """,
        call("[3.0, 1.0, math.nan, 5.0], 0.0"),
        call("[3.0, 1.0, 2, 5.0], np.float32(0)"),
    ),
    case(
        "linear_recurrence",
        """
        def f(a, b, x, out):
            for i in range(len(a)):
                x = math.sin(a[i]) * x + math.cos(b[i])
                out.append(x)
            return x, out
        """,
        par("np.arange(30.0), np.arange(30.0), 0.5, []"),
        par("list(range(30)), list(range(30)), 1, []"),
        call("np.arange(3.0), np.arange(2.0), 0.5, []"),
        call("[1.0], [2.0], None, []"),
        call("[1.0], [2.0], 'a', []"),
    ),
    case(
        "second_order_recurrence",
        """
        def g(x):
            return x % 7 * 0.25

        def f(xs):
            a, b, seen = 0.0, 1.0, {}
            for i, x in enumerate(xs):
                a, b = b, a * g(x) + b
                seen[i] = {"a": a, "b": [b, i]}
            return a, b, seen
        """,
        par("range(40)"),
        par("np.arange(40.0)"),
        call("[1, 'x']"),
    ),
    case(
        "sum_of_running_sums",
        """
        def f(xs):
            total, area, out = 0, 0, []
            for x in xs:
                total += hash(str(len(repr(x))))
                area += total
                out.append(area)
            return total, area, out
        """,
        call("range(30)"),
    ),
    case(
        "area_under_running_sum",
        """
        def g(x):
            return x * x

        def f(xs):
            total, area = 0, 0
            for x in xs:
                total += g(x)
                area += total
            return total, area
        """,
        par("range(30)"),
        par("[0.1] * 30"),
        par("[2 ** 63, -(2 ** 64)] * 5"),
    ),
    case(
        "streaks_with_resets",
        """
        def g(x):
            return x % 5

        def f(xs):
            run, out, total = 0, [], 0.0
            for x in xs:
                run = run + 1 if g(x) > 1 else 0
                out.append(run)
                if x % 11 == 0:
                    total = 0.0
                total += x
                out.append(total)
            return run, out, total
        """,
        par("range(60)"),
        par("[0.5, 7.5, 22.0] * 5"),
        call("[11, 'a']"),
    ),
    case(
        "packing",
        """
        def keep(x):
            return x % 3 != 0

        def f(xs, out, where, k):
            for i, x in enumerate(xs):
                if keep(x):
                    out[k] = x * 2
                    where[k] = i
                    k += 1
            return k, out, where
        """,
        par("range(40), np.zeros(40), [None] * 40, 0"),
        par("range(40), [0] * 40, np.zeros(40, np.int16), 3"),
        par("range(40), {}, {}, 0"),
        par("range(40), np.zeros(40), [None] * 40, -40"),
        call("range(40), np.zeros(5), [None] * 40, 0"),
        call("range(40), [0] * 30, [None] * 5, 0"),
        call("[3, 6], [0], [0], 0"),
        call("[], [], [], 0"),
        call("[1, 2, 'a'], [0] * 3, [0] * 3, 0"),
        call("[1, 2, 4], [0] * 3, [0] * 3, 0.0"),
        call("[1, 2, 4], {}, {}, 0.5"),
        call("[1, 2, 4], (m := [0] * 3), m, 0"),
        call("[1, 2, 4], (m := np.zeros(3)), m[:], 0"),
        call("[1, 2, 4], np.zeros((3, 2)), [0] * 3, 0"),
    ),
    case(
        "packing_pairs",
        """
        def g(x):
            return x * 0.5

        def f(xs, table, n):
            for x in xs:
                if g(x) > 2:
                    table[n, 0] = g(x)
                    table[n, 1] = n
                    table[n - 1, 2] = n * 2
                    n += 1
            return n, table
        """,
        par("range(30), np.zeros((30, 3)), 0"),
        call("range(30), np.zeros((10, 3)), 0"),
        call("range(30), {}, 0"),
    ),
    case(
        "labels_by_count",
        """
        def f(words):
            count, labels, names = 0, [], {}
            for w in words:
                if w.strip().upper() != "SKIP":
                    count += 1
                    labels.append(count)
                    names[w] = count
            return count, labels, names
        """,
        par("['a', 'skip', 'b', 'a', ' c', 'skip '] * 5"),
        call("['a', 1]"),
        call("[]"),
    ),
    case(
        "array_scan",
        """
        def g(x):
            return x * 3

        def f(x, out):
            for i in range(1, len(x)):
                out[i] = out[i - 1] + g(x[i])
            return out
        """,
        par("np.arange(30.0), np.zeros(30)"),
        par("list(range(30)), [5] * 30"),
        par("np.arange(30), np.zeros(30, np.float32)"),
        call("np.arange(30), np.zeros(30, np.int8)"),
        call("np.arange(30), np.zeros(3)"),
        call("(m := np.arange(9.0)), m"),
        call("np.arange(9.0), np.zeros((9, 2))"),
        call("np.arange(9.0), [None] * 9"),
        call("[1, 2, 3], ['', '', '']"),
        call("[1, 2, 3], [(), (), ()]"),
        call("np.arange(4), dict.fromkeys(range(4), 0)"),
        call("np.arange(4), {}"),
    ),
    case(
        "array_scan_from_the_end_and_two_back",
        """
        def g(x):
            return math.cos(x)

        def f(x, out):
            n = len(x)
            for i in range(n):
                before = out[i - 2]
                out[i] += out[i - 1] * g(x[i]) - before
            return out
        """,
        par("np.arange(30.0), np.ones(30)"),
        par("np.arange(30.0), [1.0] * 30"),
        call("np.arange(30.0), [1] * 29"),
        call("[1.0, 2.0, 'a'], [1] * 3"),
    ),
    case(
        "dynamic_programming_by_key",
        """
        def g(x):
            return x * x

        def f(keys, table):
            for k in keys:
                table[k + 1] = table[k] + g(k)
            return table
        """,
        call("range(30), {0: 1}"),
        call("range(30), [0] * 31"),
        call("range(30), {5: 1}"),
        call("range(3), __import__('collections').defaultdict(int)"),
        call("range(3), __import__('collections').Counter()"),
        call("[0.5, 1.5], {0.5: 1}"),
    ),
    case(
        "total_decides",
        """
        def g(x):
            return x

        def f(xs, limit):
            total, out = 0, []
            for x in xs:
                total += g(x)
                if total > limit:
                    total = 0
                out.append(total)
            return out
        """,
        ser("range(30), 20"),
    ),
    case(
        "total_is_passed_on",
        """
        def g(x, t):
            return x + t

        def f(xs):
            total, out = 0, []
            for x in xs:
                total += g(x, 1)
                out.append(g(x, total))
            return out
        """,
        ser("range(30)"),
    ),
    case(
        "swallowed_by_except",
        """
        def g(x):
            return x * 2

        def f(xs):
            total, out = 0, []
            for x in xs:
                try:
                    total += g(x)
                    out.append(total)
                except TypeError:
                    out.append(None)
            return out, total
        """,
        call("[1, 2, 'a', 3]"),
        call("[1, 2, 4, 3]"),
    ),
    case(
        "container_is_another_name",
        """
        def g(x):
            return x * 2

        def f(xs, out):
            total = 0.0
            view = out
            for i, x in enumerate(xs):
                total += g(x)
                out[i] = total
                if i:
                    view[i - 1] = -1.0
            return out
        """,
        call("range(9), np.zeros(9)"),
    ),
    case(
        "while_form",
        """
        def g(x):
            return x / 3

        def f(x, out):
            i, k, total = 0, 0, 0.0
            while i < len(x):
                total -= g(x[i])
                if x[i] > 2:
                    out[k] = total
                    k += 1
                i += 1
            return i, k, total, out
        """,
        par("list(range(30)), np.zeros(30)"),
        call("list(range(30)), np.zeros(3)"),
        call("[], np.zeros(3)"),
    ),
    case(
        "inner_loops",
        """
        def g(x):
            return x / 3

        def f(rows):
            total, out = 0.0, []
            for row in rows:
                for v in row:
                    total += g(v)
                    if v > 2:
                        out.append(total)
                out.append(-total)
            return total, out
        """,
        par("[[1, 2, 3], [4, 5], [], [6.5]] * 4"),
        call("[[1, 2, 3], [4, 'a'], [], [6.5]]"),
    ),
    case(
        "live_temporaries",
        """
        def g(x):
            return x * 3

        def f(xs):
            total, out, seen, last = 0, [], None, None
            for x in xs:
                before = total
                total += g(x)
                out.append(total)
                last = total + 1
                if x % 7 == 3:
                    seen = before
            return out, before, last, seen
        """,
        par("range(30)"),
        par("[0.5] * 8"),
        call("[]"),
    ),
    case(
        "strings_on_the_way",
        """
        def g(x):
            return str(x) * 2

        def f(xs, text):
            lines = []
            for x in xs:
                text += g(x)
                lines.append(text + ";")
            return text, lines
        """,
        par("range(12), 'a'"),
        call("range(12), 1"),
        call("range(12), b'a'"),
    ),
    case(
        "identity_of_terms",
        """
        def g(x):
            return (x,)

        def f(xs):
            best, out = (), []
            for x in xs:
                best = max(best, g(x))
                out.append(best)
            return [a is b for a, b in zip(out, out[1:])], out
        """,
        call("[3, 1, 4, 4, 5, 2]"),
        call("[math.nan, 1, 4, 4, 5, 2]"),
    ),
    case(
        "warnings_of_the_fold",
        """
        def g(x):
            return np.float32(x)

        def f(xs):
            total, out = np.float32(3e38), []
            for x in xs:
                total += g(x)
                out.append(total)
            return out
        """,
        call("[1e37] * 9"),
        call("[1.0] * 9"),
    ),
)
