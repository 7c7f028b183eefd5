"""``while`` loops of which the counter's square is compared with the bound: trial division and the like."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, par, ser

CASES: tuple[Case, ...] = (
    case(
        "squares_smallest_divisor",
        """
        def f(n):
            d = 2
            while d * d <= n:
                if n % d == 0:
                    return d
                d += 1
            return n, d
        """,
        forked("1009"),
        forked("30031"),
        forked("961"),
        call("960"),
        call("962"),
        forked("1_000_003"),
        call("4"),
        call("3"),
        call("0"),
        call("-5"),
        ser("1009.0"),
        ser("np.int64(1009)"),
        call("10**5 + 0.5"),
        call("True"),
        call("'x'"),
        call("np.arange(3)"),
        call("float('nan')"),
    ),
    case(
        "squares_odd_divisors",
        """
        def f(n):
            i = 3
            while n >= i * i:
                if not n % i:
                    return False
                i += 2
            return True
        """,
        forked("10007"),
        forked("10201"),
        forked("9409"),
        call("9"),
        call("8"),
        call("10**4"),
    ),
    case(
        "squares_below",
        """
        def f(n, i, out):
            while i ** 2 < n:
                out.append((i, n % (i + 1)))
                i += 1
            return i, out
        """,
        par("100, 0, []"),
        par("101, 0, []"),
        par("99, 0, []"),
        par("99, 1, []"),
        par("100, 4, []"),
        call("1, 0, []"),
        call("0, 0, []"),
        call("2, 1, []"),
        call("-1, 0, []"),
        ser("100, -5, []"),
        ser("50, -20, []"),
        ser("100, 0.0, []"),
        ser("100, np.uint8(0), []"),
        ser("100, True, []"),
    ),
    case(
        "squares_below_from_the_right",
        """
        def f(n, i, out):
            while n > i ** 2:
                out[i] = i * 0.5
                i += 3
            return i, out
        """,
        par("1000, 0, np.zeros(40)"),
        par("1024, 1, np.zeros(40)"),
        par("1023, 1, np.zeros(40)"),
        call("1000, 0, np.zeros(20)"),
        ser("100, -6, np.zeros(40)"),
    ),
    case(
        "squares_all_divisors",
        """
        def f(n):
            out = []
            d = 1
            while d * d <= n:
                if n % d == 0:
                    out.append(d)
                    if d * d != n:
                        out.append(n // d)
                d += 1
            return out, d
        """,
        par("3600"),
        par("3599"),
        par("3601"),
        call("1"),
        call("0"),
        call("-1"),
    ),
    case(
        "squares_break_in_front",
        """
        def f(n, out):
            k = 1
            while True:
                if k * k > n:
                    break
                out[k] = n % k
                k += 1
            return k
        """,
        par("400, np.zeros(30)"),
        par("399, np.zeros(30)"),
        call("400, np.zeros(15)"),
        call("0, np.zeros(15)"),
    ),
    case(
        "squares_of_a_length",
        """
        def f(a):
            i = 0
            total = 0.0
            while i * i < len(a):
                total += a[i * i]
                i += 1
            return total, i
        """,
        par("np.arange(150.)"),
        par("np.arange(145.)"),
        par("np.arange(144.)"),
        call("[]"),
        call("[1.0]"),
    ),
    case(
        "squares_with_a_bound_that_moves",
        """
        def f(n):
            out = []
            d = 2
            while d * d <= n:
                while n % d == 0:
                    out.append(d)
                    n //= d
                d += 1
            return out, n
        """,
        ser("2 * 3 * 5 * 7 * 11 * 13"),
        ser("1009"),
    ),
    case(
        "squares_failure_half_way",
        """
        def f(n, bad, out):
            i = 0
            try:
                while i * i <= n:
                    out[i] = 1 // (i - bad)
                    i += 1
            except ZeroDivisionError:
                return i, out
            return out
        """,
        call("400, 7, [0] * 21"),
        call("400, 20, [0] * 21"),
        call("400, 0, [0] * 21"),
        call("400, 21, [0] * 21"),
    ),
    case(
        "squares_of_two_names",
        """
        def f(n, k, out):
            i = 0
            while i * k < n:
                out[i] = i
                i += 1
            return out
        """,
        ser("40, 2, [0] * 21"),
    ),
)
