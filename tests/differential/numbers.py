"""Numbers: what Python and NumPy scalars, ints and floats do that machine numbers do not."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "number_big_ints",
        """
        def f(n, out):
            for i in range(n):
                out[i] = (i + 3) ** 41 - 1
        """,
        par("9, [0] * 9"),
        call("9, np.zeros(9)"),
        call("9, np.zeros(9, int)"),
        call("9, np.zeros(9, object)"),
    ),
    case(
        "number_big_range",
        """
        def f(lo, n):
            out = []
            for i in range(lo, lo + n):
                out.append(i * i)
            return out, i
        """,
        par("2 ** 62, 9"),
        call("2 ** 80, 9"),
        call("-2 ** 80, 9"),
        call("2 ** 63 - 4, 9"),
    ),
    case(
        "number_big_product",
        """
        def f(n):
            p = 1
            for i in range(1, n):
                p *= i
            return p
        """,
        par("60"),
    ),
    case(
        "number_int64_overflow",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i] * a[i]
        """,
        call("np.array([3, 2 ** 40, -2 ** 62]), np.zeros(3, int)"),
        call("np.array([3, 100, -100], np.int8), np.zeros(3, int)"),
        call("np.array([3, 200, 100], np.uint8), [0] * 3"),
    ),
    case(
        "number_uint8_wraps",
        """
        def f(a, k, out):
            for i in range(len(a)):
                out[i] = a[i] + k
        """,
        call("np.array([3, 200, 255], np.uint8), 7, [0] * 3"),
        call("np.array([3, 200, 255], np.uint8), 300, [0] * 3"),
        call("np.array([3, 200, 255], np.uint8), -1, [0] * 3"),
        call("np.array([3, 200, 255], np.uint8), np.int16(300), [0] * 3"),
        call("np.array([3, 200, 255], np.uint8), 0.5, [0] * 3"),
        call("np.array([3, 200, 255], np.uint8), True, [0] * 3"),
    ),
    case(
        "number_float32_stays",
        """
        def f(a, k, out):
            for i in range(len(a)):
                out[i] = a[i] * k + 0.1
        """,
        call("np.arange(5, dtype=np.float32), 3.3, [0] * 5"),
        call("np.arange(5, dtype=np.float32), np.float64(3.3), [0] * 5"),
        call("np.arange(5, dtype=np.float16), 3, [0] * 5"),
        call("np.arange(5, dtype=np.float32), 1e300, [0] * 5"),
        call("np.arange(5, dtype=np.complex64), 1j, [0] * 5"),
        call("np.arange(5, dtype=np.longdouble), 3.3, [0] * 5"),
    ),
    case(
        "number_float32_sum",
        """
        def f(a):
            s = 0
            for x in a:
                s += x
            return s
        """,
        call("np.full(40, 0.1, np.float32)"),
        call("np.full(40, 0.1, np.float16)"),
        call("np.full(40, 200, np.uint8)"),
        call("np.array([True, True, False])"),
        call("np.array(['a', 'b'])"),
        call("np.array([1, 2], 'm8[s]')"),
        call("np.arange(6).reshape(3, 2)"),
    ),
    case(
        "number_truncation",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i] / 2
        """,
        par("np.arange(9), np.zeros(9, int)"),
        call("-np.arange(9), np.zeros(9, np.int8)"),
        call("np.array([np.nan, 1e30, 3]), np.zeros(3, int)"),
        call("np.array([600., -2, 3]), np.zeros(3, np.uint8)"),
        call("[1, 2, 1e300], np.zeros(3, np.float32)"),
    ),
    case(
        "number_float_into_int_augmented",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] += a[i] / 2
        """,
        call("np.arange(9), np.zeros(9, int)"),
        call("np.arange(8.).reshape(4, 2), np.zeros((4, 2), int)"),
        call("np.arange(9), [0] * 9"),
    ),
    case(
        "number_zero_division_python",
        """
        def f(a, b, out):
            for i in range(len(a)):
                out[i] = a[i] / b[i]
        """,
        call("[1, 2, 3], [1, 0, 2], [0] * 3"),
        call("np.array([1, 2, 0]), np.array([1, 0, 0]), np.zeros(3)"),
        call("np.array([1., 2, 0]), [1, 0, 0], np.zeros(3)"),
        call("[1, 2, 0], np.array([1, 0, 0.]), np.zeros(3)"),
        call("[1, 2j, 0], [1, 0, 0], [0] * 3"),
    ),
    case(
        "number_floor_and_modulo",
        """
        def f(a, k, out):
            for i in range(len(a)):
                out[i] = (a[i] // k) * 1000 + a[i] % k
        """,
        par("[7, -7, 5, -5], 3, [0] * 4"),
        call("[7, -7, 5, -5], -3, [0] * 4"),
        call("[7., -7., 5.5, -0.0], -3, [0] * 4"),
        call("np.array([7, -7, 5, -5]), -3, [0] * 4"),
        call("np.array([7, -7, 5, -5]), 0, [0] * 4"),
        call("[7, -7, 5, -5], 0, [0] * 4"),
        call("[10 ** 30, -10 ** 30], 7, [0] * 4"),
        call("[np.int64(-2 ** 63)], -1, [0]"),
        call("['%d', '%s'], 3, [0] * 2"),
    ),
    case(
        "number_powers",
        """
        def f(a, k, out):
            for i in range(len(a)):
                out[i] = a[i] ** k
        """,
        call("[2, -2, 0, 10], 3, [0] * 4"),
        call("[2, -2, 4, 10], -1, [0] * 4"),
        call("[2, -2, 0, 10], -1, [0] * 4"),
        call("[2, -2, 0, 10], 0.5, [0] * 4"),
        call("np.array([2, 3, 0]), -1, [0] * 4"),
        call("np.array([2, 3, 10]), 40, [0] * 4"),
        call("np.array([2., -3, 0]), 0.5, [0] * 4"),
        call("[0, 0.0, -0.0], 0, [0] * 4"),
    ),
    case(
        "number_signed_zero",
        """
        def f(a, out):
            low = 0.0
            for i in range(len(a)):
                out[i] = a[i] * -1
                low = min(low, a[i])
            return low
        """,
        par("np.zeros(5), np.zeros(5)"),
        par("-np.zeros(5), np.zeros(5)"),
    ),
    case(
        "number_sum_of_signed_zero",
        """
        def f(a, s):
            for x in a:
                s += x
            return s
        """,
        call("[-0.0, -0.0], -0.0"),
        call("[-0.0, -0.0], 0"),
        call("[], -0.0"),
    ),
    case(
        "number_nan_extremes",
        """
        def f(a):
            low, high = a[0], a[0]
            for x in a:
                low = min(x, low)
                high = max(high, x)
            return low, high
        """,
        call("[1.0, math.nan, 3.0, 0.5, math.nan, 7.0, -1.0]"),
        call("[math.nan, 1.0, 0.5]"),
        call("np.array([1.0, math.nan, 3.0, 0.5])"),
        call("np.array([0.0, -0.0, 0.0])"),
    ),
    case(
        "number_fmin_np",
        """
        def f(a):
            low = np.inf
            for x in a:
                low = np.minimum(low, x)
            return low
        """,
        call("[1.0, math.nan, 3.0]"),
        call("[np.arange(3.), np.ones(3)]"),
    ),
    case(
        "number_bool_arithmetic",
        """
        def f(a):
            n = 0
            flag = False
            for x in a:
                n += x > 2
                flag |= x > 3
            return n, flag
        """,
        call("[1, 2, 3, 4]"),
        call("np.array([1, 2, 3, 4])"),
        call("[np.array([1, 5]), np.array([9, 9])]"),
    ),
    case(
        "number_overflow_errors",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = math.exp(a[i])
        """,
        call("[1, 2, 1000, 3], np.zeros(4)"),
        call("[1, 2, math.inf, math.nan, -math.inf], np.zeros(5)"),
    ),
    case(
        "number_domain_errors",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = math.sqrt(a[i]) + math.log(a[i] + 1)
        """,
        call("[1, 2, -1, 3], np.zeros(4)"),
        call("[1, 2, -0.0, 3], np.zeros(4)"),
    ),
    case(
        "number_numpy_warnings",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = np.log(a[i]) + np.sqrt(a[i])
        """,
        call("np.array([1., 0, -1, 2]), np.zeros(4)"),
        call("[1., 0, -1, 2], np.zeros(4)"),
    ),
    case(
        "number_float_float_int_mixture",
        """
        def f(a):
            out = []
            for x in a:
                out.append(x + 1)
                out.append(x / 1)
                out.append(x == 1)
            return out
        """,
        call("[1, 1.0, True, 1j, np.int8(1), np.float32(1), np.bool_(True), 2 ** 70]"),
    ),
    case(
        "number_rounding",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = round(a[i]) + round(a[i], 1) + int(a[i])
        """,
        call("[0.5, 1.5, 2.5, -0.5, 2.675], [0] * 5"),
        call("np.array([0.5, 1.5, 2.5, -0.5, 2.675]), [0] * 5"),
        call("[1, math.inf, 3], [0] * 5"),
    ),
    case(
        "number_decimal_and_fraction",
        """
        from decimal import Decimal
        from fractions import Fraction
        def f(a):
            s = 0
            out = []
            for x in a:
                s += x
                out.append(x / 3)
            return s, out
        """,
        call("[Decimal('1.1'), Decimal('2.2'), Decimal('1e-30')]"),
        call("[Fraction(1, 3), Fraction(2, 7), 5]"),
        call("[Decimal(1), 0.5]"),
    ),
    case(
        "number_complex_parts",
        """
        def f(z, out):
            for i in range(len(z)):
                out[i] = abs(z[i]) + z[i].real - z[i].imag + z[i].conjugate()
        """,
        par("np.arange(5) * (1 + 2j), np.zeros(5, complex)"),
        call("[1 + 2j, 3, 4.5], [0] * 3"),
        call("np.arange(5) * (1 + 2j), np.zeros(5)"),
    ),
    case(
        "number_shift_and_bits",
        """
        def f(a, k, out):
            for i in range(len(a)):
                out[i] = (a[i] << k) ^ (a[i] >> 1) & ~a[i]
        """,
        call("[1, 2, 3, -4], 70, [0] * 4"),
        call("np.array([1, 2, 3, -4]), 62, np.zeros(4, int)"),
        call("np.array([1, 2, 3], np.uint8), 7, np.zeros(3, int)"),
        call("[1, 2, 3], -1, [0] * 3"),
    ),
    case(
        "number_chained_comparison",
        """
        def f(a, lo, hi):
            n = 0
            for x in a:
                if lo < x <= hi:
                    n += 1
            return n
        """,
        par("list(range(20)), 3, 9.5"),
        call("[1, math.nan, 5], 0, math.inf"),
    ),
    case(
        "number_while_float_counter",
        """
        def f(n, out):
            x = 0.0
            k = 0
            while x < n:
                out.append(x)
                x += 0.1
            return x
        """,
        call("1.0, []"),
    ),
    case(
        "number_while_big_counter",
        """
        def f(n, out):
            i = 2 ** 63 - 3
            while i < n:
                out.append(i)
                i += 1
            return i
        """,
        call("2 ** 63 + 4, []"),
    ),
)
