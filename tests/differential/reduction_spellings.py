"""Reductions in rarer words: several terms, conditions asked first, tests denied, ufuncs, what is new last."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

FLOATS = "[3.0, -0.0, 0.0, 7.5, -1.0, 7.5, 2.0] * 6"
NANS = "[math.nan, 1.0, math.nan, 5.0, 2.0, 5.0, -0.0] * 4"

CASES: tuple[Case, ...] = (
    case(
        "several_terms_of_max",
        """
        def f(pairs, best):
            for x, y in pairs:
                best = max(best, x, y)
            return best
        """,
        par("[(i % 7, i % 5 + 0.5) for i in range(40)], 0"),
        par("[(0.0, -0.0), (-0.0, 0.0), (0, False)] * 9, -0.0"),
        par("[(math.nan, 1.0), (2.0, math.nan), (3.0, 1.0)] * 5, 0.0"),
        par("[(math.nan, 1.0), (2.0, math.nan), (3.0, 1.0)] * 5, math.nan"),
        par("[('a', 'b'), ('c', 'aa')] * 5, ''"),
        call("[(1, 'a'), (2, 3)], 0"),
        call("[(np.float32(0.1), 0.1), (np.int8(3), True)] * 6, 0"),
        call("[({1}, {2}), ({1, 2}, {3})] * 6, {9}"),
        call("[(np.ones(2), np.ones(2))] * 4, 0"),
        call("[([1], [2])] * 4, [0]"),
    ),
    case(
        "variable_in_the_middle",
        """
        def f(pairs, best):
            for x, y in pairs:
                best = min(x, best, y)
            return best
        """,
        par("[(i % 7, i % 5 + 0.5) for i in range(40)], 9"),
        par("[(0.0, -0.0), (-0.0, 0.0), (0, False)] * 9, -0.0"),
        par("[(math.nan, 1.0), (2.0, math.nan), (-3.0, 1.0)] * 5, 0.0"),
        par("[(math.nan, 1.0), (2.0, math.nan), (-3.0, 1.0)] * 5, math.nan"),
        call("[(np.float64(1), 1), (1, np.int64(1))] * 5, 1.0"),
    ),
    case(
        "condition_asked_first",
        """
        def f(xs, best, where):
            for i, x in enumerate(xs):
                if x == x and i % 3 and x > best:
                    best, where = x, i
            return best, where
        """,
        par(f"{FLOATS}, -9.0, None"),
        par(f"{NANS}, -9.0, None"),
        par(f"{NANS}, math.nan, None"),
        par("['a', 'b', 'ab', 'b'] * 5, '', None"),
        call("[1, 2, 'x', 3], 0, None"),
        call("[1, 2, None, 3], 0, None"),
        call("np.arange(30.0) % 7, -1, None"),
        call("[np.ones(2)] * 5, 0, None"),
        call("[], 0, None"),
    ),
    case(
        "condition_that_raises",
        """
        def f(xs, best):
            where = -1
            try:
                for i, x in enumerate(xs):
                    if 6 / x > 1 and x > best:
                        best = x
                        where = i
            except ZeroDivisionError:
                return "zero", best, where
            return best, where
        """,
        call("[1, 2, 3, 4, 5] * 6, 0"),
        call("[1, 2, 3, 4, 5] * 6 + [0, 9], 0"),
        call("np.array([1.0, 0.0, 2.0, 3.0] * 6), 0"),
    ),
    case(
        "value_or_nothing_behind_a_condition",
        """
        def f(xs):
            best = None
            for x in xs:
                if x != 2 and (best is None or x < best):
                    best = x
            return best
        """,
        par("[5, 3, 4, 2, 3.0, 3] * 6"),
        call("[2] * 12"),
        call("[2] * 12 + [1]"),
        par("[5.0, math.nan, 1.0, -0.0, 0.0] * 6"),
    ),
    case(
        "test_denied",
        """
        def f(xs, best, where):
            for i, x in enumerate(xs):
                if not x <= best:
                    best, where = x, i
            return best, where
        """,
        par(f"{FLOATS}, -9.0, None"),
        par(f"{NANS}, -9.0, None"),
        par(f"{NANS}, math.nan, None"),
        par("[math.nan] * 8, 1.0, None"),
        par("[1, 1.0, True, 2, 2.0] * 4, 1.0, None"),
        call("[{1}, {2}, {1, 2}] * 4, {1}, None"),
        call("np.arange(30.0) % 7, np.nan, None"),
        call("[1, 'a'], 0, None"),
    ),
    case(
        "test_denied_without_followers",
        """
        def f(xs, best):
            for x in xs:
                if not best < x:
                    best = x
            return best
        """,
        par(f"{FLOATS}, 9.0"),
        par(f"{NANS}, 9.0"),
        par(f"{NANS}, math.nan"),
        par("[0.0, -0.0, 0, False] * 4, 0"),
        call("[np.float32(0.1), 0.1, np.float16(0.1)] * 3, 1"),
    ),
    case(
        "the_rest_is_skipped",
        """
        def f(xs, best):
            where = None
            for i, x in enumerate(xs):
                v = x * 2
                if v <= best:
                    continue
                best = v
                where = (i, x)
            return best, where
        """,
        par(f"{FLOATS}, -9.0"),
        par(f"{NANS}, -9.0"),
        par(f"{NANS}, math.nan"),
        par("[math.nan] * 8, 1.0"),
        par("['a', 'b', 'ab'] * 6, ''"),
        call("[1, 2, None, 3], 0"),
        call("np.arange(30.0) % 7, -1"),
        call("[], 0"),
    ),
    case(
        "the_rest_is_skipped_inside",
        """
        def f(rows, best):
            where = None
            for i, row in enumerate(rows):
                for j, x in enumerate(row):
                    if best >= x:
                        continue
                    best, where = x, (i, j)
            return best, where
        """,
        par("[[i * j % 7 for j in range(5)] for i in range(12)], -1"),
        par("[[math.nan, 1.0, 0.0]] * 9, 0.5"),
        par("[[math.nan, 1.0, 0.0]] * 9, math.nan"),
    ),
    case(
        "more_is_skipped",
        """
        def f(rows, best):
            count = 0
            for row in rows:
                if row > 2:
                    if row <= best:
                        continue
                    best = row
                count += 1
            return best, count
        """,
        call("[1, 2, 3, 4, 5, 3, 2, 6] * 4, 0"),
    ),
    case(
        "flags_of_several_terms",
        """
        def f(xs, ok, found):
            for x in xs:
                ok = ok and x > 0 and x < 9
                found = found or x == 5 or x == 7
            return ok, found
        """,
        par("[1, 2, 3] * 9, True, False"),
        par("[1, 2, 3, -1, 5, 20] * 9, True, False"),
        call("[1, 2, 3] * 9, 0, 'yes'"),
        par("[1, 2, 3] * 9, 7, ''"),
        call("[1, 2, 'x', 3], True, False"),
        call("[1, 2, 'x', 3], False, True"),
        call("np.arange(30), True, False"),
        call("[np.ones(2)] * 3, True, False"),
    ),
    case(
        "flag_found_last",
        """
        def f(xs, found):
            for x in xs:
                found = x[0] == 5 or x[1] or found
            return found
        """,
        par("[(1, ''), (2, 0)] * 9, ()"),
        par("[(1, ''), (5, 0), (3, 'a'), (0, 4), (1, 0)] * 9, False"),
        call("[(1, ''), (5, 0), (3, [])] * 9, [1]"),
    ),
    case(
        "flag_last_of_three",
        """
        def f(xs, ok):
            for x in xs:
                ok = x[0] > 0 and x[1] and ok
            return ok
        """,
        par("[(1, 'a'), (2, 3)] * 9, True"),
        par("[(1, ''), (2, 0), (3, 'a'), (0, 4)] * 9, True"),
        par("[(1, ''), (2, 0), (3, 'a'), (4, ())] * 9, True"),
        call("[(1, 1)] * 20, ''"),
        par("[(1, 1)] * 20, 'as it was'"),
        par("[(1, 1)] * 20 + [(1, 0.0), (1, 1)], 'as it was'"),
        call("[(1, 1)] * 20 + [(None, 0.0), (1, 1)], True"),
        call("[(1, [])] * 20, True"),
    ),
    case(
        "ufuncs_by_name",
        """
        def f(xs, total, product, flag):
            for x in xs:
                total = np.add(total, x)
                product = np.multiply(x, product)
                flag = np.logical_or(flag, x > 4)
            return total, product, flag
        """,
        par("[0.1, 0.2, 0.3] * 10, 0.0, 1.0, False"),
        par("[1, 2, 3] * 10, 0, 1, False"),
        par("[1, 2, 3] * 20, 0, 1, 0"),
        call("[1, 2, 3] * 40, 0, 1, False"),
        call("[2 ** 62, 2 ** 62, 2 ** 62], 0, 0, False"),
        call("np.arange(30.0).reshape(10, 3), np.zeros(3), np.ones(3), np.zeros(3, bool)"),
        call("np.arange(30, dtype=np.int8).reshape(10, 3), np.zeros(3, np.int8), np.ones(3, np.int8), False"),
        call("['a'], '', '', False"),
        call("[np.float32(0.1), 0.2, np.float16(0.3)] * 8, 0, 1, False"),
        call("[1e308] * 12, 0.0, 1.0, False"),
        call("(z := np.ones((9, 3))), z[0], z[1], False"),
    ),
    case(
        "functions_of_those_names_elsewhere",
        """
        def f(xs, text, low):
            for x in xs:
                text = np.char.add(text, str(x))
                low = np.ma.minimum(low, x)
            return text, low
        """,
        ser("[1, 2, 3] * 5, '', 7"),
    ),
    case(
        "difference_by_name",
        """
        def f(xs, total):
            for x in xs:
                total = np.subtract(total, x)
            return total
        """,
        par("[0.1, 0.2, 0.3] * 10, 0.0"),
        call("np.arange(30.0).reshape(10, 3), np.zeros(3)"),
    ),
    case(
        "difference_the_other_way",
        """
        def f(xs, total):
            for x in xs:
                total = np.subtract(x, total)
            return total
        """,
        call("[0.1, 0.2, 0.3] * 10, 0.0"),
    ),
    case(
        "term_before_what_was_counted",
        """
        def f(words):
            counts, sizes = {}, {}
            for word in words:
                counts[word] = 1 + counts.get(word, 0)
                sizes[word] = len(str(word)) * 0.1 + sizes.get(word, 0.0)
            return counts, sizes
        """,
        par("['a', 'b', 'a', 'c'] * 6"),
        par("[1, 1.0, True, 2] * 6"),
        call("[math.nan, 1.0] * 5"),
        call("[[1], [2]]"),
        call("[(1, [])]"),
    ),
    case(
        "text_before_what_was_there",
        """
        def f(pairs, texts):
            for k, v in pairs:
                texts[k] = v + texts.get(k, "")
            return texts
        """,
        par("[(i % 3, str(i)) for i in range(30)], {1: 'start'}"),
        call("[(i % 3, [i]) for i in range(30)], {}"),
        call("[(0, 'a'), (1, 2), (0, 'b')], {}"),
    ),
)
