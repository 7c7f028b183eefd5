"""Reductions: sums, products, counts, and what only looks like one."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "sum_floats",
        """
        def f(a):
            total = 0.0
            for x in a:
                total += x * 0.1
            return total
        """,
        par("np.random.default_rng(3).random(33)"),
        par("list(range(33))"),
        call("[1e308, 1e308, -1e308, -1e308]"),
        call("[1, 2.5, 3j]"),
        call("[np.float32(0.1)] * 9"),
        call("[[1, 2], [3]]"),
        call("[0.1, None, 3]"),
        call("[np.ones(3), np.ones(3)]"),
        call("[np.ones(3), np.ones(4)]"),
    ),
    case(
        "sum_start_argument",
        """
        def f(a, total):
            for x in a:
                total += x
            return total
        """,
        par("list(range(20)), 0"),
        par("list(range(20)), 10 ** 30"),
        par("[0.1] * 10, 0"),
        call("[np.uint8(200)] * 3, 0"),
        call("[np.uint8(200)] * 3, np.uint8(100)"),
        call("[[1], [2], [3]], []"),
        call("['a', 'b', 'c'], ''"),
        call("[(1,), (2,)], ()"),
        call("[np.arange(3.)] * 4, np.zeros(3)"),
        call("[1, 2, 3, 4], np.zeros(3)"),
        call("[1, 2, 3, 4], np.zeros(3, int)"),
        call("[.5, 2, 3, 4], np.zeros(3, int)"),
        call("[1, 'a', 3], 0"),
    ),
    case(
        "sum_into_argument_array_aliased",
        """
        def f(rows, total):
            for r in rows:
                total += r
            return total
        """,
        call("(m := np.ones((4, 3))), m[0]"),
        call("(m := np.ones((4, 3))), m[3]"),
        call("(r := np.ones(3), ), r"),
        call("[(r := np.ones(3)), r, r], r"),
    ),
    case(
        "product",
        """
        def f(a):
            p = 1
            for x in a:
                p *= x
            return p
        """,
        par("list(range(1, 40))"),
        par("[1.1] * 30"),
        call("[1, 2, 'ab', 3]"),
        call("[-0.0, 1.0, -3.0]"),
        call("[np.inf, 0.0, 1.0]"),
        call("np.arange(1, 30)"),
        call("np.arange(1, 30, dtype=np.int8)"),
    ),
    case(
        "difference",
        """
        def f(a, budget):
            for x in a:
                budget -= x ** 0.5
            return budget
        """,
        par("list(range(30)), 100"),
        call("[4, -4, 9], 1"),
        call("{3, 4}, {5}"),
    ),
    case(
        "count_if",
        """
        def f(a, limit):
            count = 0
            for x in a:
                if x > limit:
                    count += 1
            return count
        """,
        par("list(range(20)), 7"),
        par("np.arange(20.), 7"),
        call("[1, 'a', 3], 0"),
    ),
    case(
        "reduction_with_continue",
        """
        def f(a):
            total, n, p = 0.0, 0, 1
            for x in a:
                if x == 0:
                    continue
                total += 1 / x
                n += 1
                if x < 0:
                    p *= -1
                    continue
                n += 10
            return total, n, p
        """,
        par("[1, 0, -2, 3, 0, -4, -5, 7]"),
    ),
    case(
        "reduction_in_try",
        """
        def f(a):
            total = 0
            for x in a:
                try:
                    total += 1 / x
                except ZeroDivisionError:
                    total += 100
                except TypeError:
                    total += 1000
            return total
        """,
        call("[1, 0, -2, 'a', 3]"),
    ),
    case(
        "reduction_addition_fails_in_try",
        """
        def f(a):
            total = 0
            for x in a:
                try:
                    total += x
                except TypeError:
                    total += 1000
            return total
        """,
        call("[1, 0, -2, 'a', 3]"),
        call("[1, 0, -2, 3]"),
    ),
    case(
        "reduction_walrus_and_inner_use",
        """
        def f(a):
            total = 0
            for x in a:
                total += (y := x * 2) + y
            return total, y
        """,
        call("[1, 0, -2, 3]"),
    ),
    case(
        "reduction_term_uses_variable",
        """
        def f(a):
            total = 1
            for x in a:
                total += x * total
            return total
        """,
        call("[1, 0, -2, 3]"),
    ),
    case(
        "reduction_captured_by_closure",
        """
        def f(a):
            total = 0
            def look():
                return total
            seen = []
            for x in a:
                total += x
                seen.append(look())
            return total, seen
        """,
        call("[1, 0, -2, 3]"),
    ),
    case(
        "reduction_division",
        """
        def f(a):
            v = 1000.0
            for x in a:
                v /= x
            w = 1000
            for x in a:
                w //= x
            return v, w
        """,
        call("[3, 7, 1.1]"),
        call("[3, 0, 1.1]"),
    ),
    case(
        "reduction_shift_and_power",
        """
        def f(a):
            v = w = 3
            for x in a:
                v <<= x
                w **= x
            return v, w
        """,
        call("[1, 2, 3]"),
        call("[1, -2, 3]"),
    ),
    case(
        "reduction_matrix",
        """
        def f(ms):
            p = np.eye(2)
            for m in ms:
                p = p @ m
            q = np.eye(2)
            for m in ms:
                q @= m
            return p, q
        """,
        call("np.random.default_rng(0).random((7, 2, 2))"),
    ),
    case(
        "reduction_read_in_loop",
        """
        def f(a, out):
            total = 0
            for i in range(len(a)):
                total += a[i]
                out[i] = total
            return total
        """,
        call("np.arange(9), np.zeros(9)"),
    ),
    case(
        "reduction_read_in_condition",
        """
        def f(a):
            total = 0
            for x in a:
                if total < 10:
                    total += x
            return total
        """,
        call("list(range(9))"),
    ),
    case(
        "reduction_two_operators",
        """
        def f(a):
            total = 1
            for x in a:
                total += x
                total *= 2
            return total
        """,
        call("list(range(9))"),
    ),
    case(
        "reduction_plus_and_minus",
        """
        def f(a):
            total = 0.1
            for x in a:
                if x > 0:
                    total += x
                else:
                    total -= x * 0.3
            return total
        """,
        call("[1, -2.5, 3, -4.75, .1] * 3"),
    ),
    case(
        "reduction_spelled_out",
        """
        def f(a):
            left = right = 0.0
            for x in a:
                left = left + x
                right = x + right
            return left, right
        """,
        call("[0.1, 0.7, 1e17, -1e17]"),
        call("['a', 'b']"),
    ),
    case(
        "reduction_other_in_term",
        """
        def f(a):
            s = t = 0
            for x in a:
                s += x
                t += s
            return s, t
        """,
        call("list(range(9))"),
    ),
    case(
        "reduction_nested",
        """
        def f(m):
            total = 0.0
            for i in range(m.shape[0]):
                for j in range(m.shape[1]):
                    total += m[i, j] / 3
            return total
        """,
        par("np.random.default_rng(2).random((9, 7))"),
    ),
    case(
        "reduction_row_totals",
        """
        def f(m, out):
            for i in range(m.shape[0]):
                total = 0.0
                for j in range(m.shape[1]):
                    total += m[i, j] / 3
                out[i] = total
            return total
        """,
        par("np.random.default_rng(2).random((9, 7)), np.zeros(9)"),
        call("np.zeros((0, 7)), np.zeros(9)"),
    ),
    case(
        "reduction_of_element",
        """
        def f(a, out):
            for x in a:
                out[0] += x
        """,
        par("np.arange(9.), np.zeros(2)"),
        call("(a := np.arange(9.)), a"),
    ),
    case(
        "reduction_histogram",
        """
        def f(labels, out):
            for label in labels:
                out[label] += 1
        """,
        call("[1, 2, 1, 1, 0], np.zeros(3, int)"),
        call("[1, 2, 1, -1, 0], np.zeros(3, int)"),
        call("[1, 2, 1, 7, 0], np.zeros(3, int)"),
        call("(a := np.array([1, 2, 0, 1])), a"),
        call("[0] * 300, np.zeros(1, np.uint8)"),
    ),
    case(
        "reduction_vector_sum",
        """
        def f(m):
            total = np.zeros(m.shape[1])
            for i in range(m.shape[0]):
                total += np.sqrt(m[i])
            return total
        """,
        call("np.random.default_rng(2).random((9, 7))"),
    ),
    case(
        "reduction_vector_alias_seen",
        """
        def f(m):
            total = np.zeros(m.shape[1])
            same = total
            for i in range(m.shape[0]):
                total += m[i]
            return total, same, same is total
        """,
        call("np.random.default_rng(2).random((9, 7))"),
    ),
    case(
        "reduction_list_alias_seen",
        """
        def f(xs):
            total = []
            same = total
            for x in xs:
                total += [x]
            return total, same, same is total
        """,
        call("[1, 2, 3, 4]"),
    ),
    case(
        "reduction_attribute",
        """
        class Box:
            total = 0
        def f(a):
            b = Box()
            for x in a:
                b.total += x
            return b.total, Box.total
        """,
        call("list(range(9))"),
    ),
    case(
        "reduction_overflowing_numpy",
        """
        def f(a):
            total = np.int64(0)
            for x in a:
                total += x
            return total
        """,
        call("[2 ** 62, 2 ** 62, 2 ** 62]"),
        call("np.array([2 ** 62] * 3)"),
        call("np.array([1, 2, 3], np.uint8)"),
    ),
)
