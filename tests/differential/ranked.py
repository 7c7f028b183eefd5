"""The best candidate by a key of it: positions alone, the longest, pairs of score and item, two positions at once."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

FLOATS = "[3.0, -0.0, 0.0, 7.5, -1.0, 7.5, 2.0, -1.0, 9.0, 9.0] * 4"
NANS = "[math.nan, 1.0, math.nan, 5.0, 2.0, 5.0, -0.0, -3.0] * 4"

CASES: tuple[Case, ...] = (
    case(
        "argmax_by_position",
        """
        def f(a, best=0):
            for i in range(1, len(a)):
                if a[i] > a[best]:
                    best = i
            return best
        """,
        par(FLOATS),
        par(NANS),
        par(f"{NANS}, 1"),
        par(f"np.array({FLOATS})"),
        par(f"np.array({NANS})"),
        par("[0.0, -0.0, 0, False, True, 1.0, 1] * 4"),
        par(f"{FLOATS}, -1"),
        par(f"{FLOATS}, True"),
        par("['b', 'a', 'c', 'cc', 'c'] * 4"),
        par("'the quick brown fox jumps over the lazy dog'"),
        par("[(1, math.nan), (1, 2), (2, math.nan), (2, 0)] * 4"),
        par("[2 ** 64, 2.0 ** 64, 2 ** 64 + 1, 2.0 ** 64, 2 ** 65] * 3"),
        *(par(f"np.arange(40, dtype={kind!r}) % 7") for kind in "bhilBHILefdg"),
        call("[2 ** 53, 2.0 ** 53, 2 ** 53 + 1, np.float64(2 ** 53), 2 ** 53 + 1, np.float32(2 ** 53)] * 4"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.float64(0.1), np.int8(1), True] * 4"),
        call("[np.float32(0.1), 0.1, np.float16(0.1), np.float64(0.1), np.int8(1), True][::-1] * 4"),
        call("[{1}, {2, 3}, {1, 2}, {1, 2, 3}] * 4"),
        call("[frozenset('a'), frozenset('bc'), frozenset('ab'), frozenset('abc')] * 4"),
        call("[1, 2, 'x', 3] * 3"),
        call("[1, 2, None, 3] * 3"),
        call("[None] * 9"),
        call("[]"),
        call("[1]"),
        call("[1, 2]"),
        call(f"{FLOATS}, 99"),
        call(f"{FLOATS}, None"),
        call(f"{FLOATS}, 1.0"),
        call(f"np.array({FLOATS}), [1, 2]"),
        call("np.ones((5, 2))"),
        call("{i: -i for i in range(20)}"),
        call("np.array([1, 'a', None], dtype=object)"),
    ),
    case(
        "last_argmin_by_position",
        """
        def f(a):
            best, seen = 0, []
            for i, x in enumerate(a):
                seen.append(x)
                if not x > a[best]:
                    best = i
            return best, seen
        """,
        par(FLOATS),
        par(NANS),
        par("[math.nan] * 9"),
        par("[0.0, -0.0, 0, False, True, 1.0, 1] * 4"),
        call("[1, 2, 'x', 3] * 3"),
    ),
    case(
        "pivot",
        """
        def f(m):
            places = []
            for k in range(len(m) - 1):
                p = k
                for i in range(k + 1, len(m)):
                    if abs(m[i, k]) > abs(m[p, k]):
                        p = i
                places.append(p)
            return places
        """,
        par("np.sin(np.arange(100.0)).reshape(10, 10)"),
        par("np.arange(100).reshape(10, 10) * 7 % 11"),
        call("np.where(np.arange(100) % 7, np.sin(np.arange(100.0)), np.nan).reshape(10, 10)"),
        call("np.array([-128, 127, -127] * 12, dtype=np.int8).reshape(6, 6)"),
        call("np.arange(50.0).reshape(10, 5)"),
    ),
    case(
        "two_positions",
        """
        def f(m):
            bi = bj = 0
            for i in range(m.shape[0]):
                for j in range(m.shape[1]):
                    if m[i, j] >= m[bi, bj]:
                        bi, bj = i, j
            return bi, bj
        """,
        par("np.arange(100.0).reshape(10, 10) * 7 % 11"),
        call("np.where(np.arange(100) % 7, np.sin(np.arange(100.0)), np.nan).reshape(10, 10)"),
        call("np.zeros((0, 4))"),
        call("np.zeros((3, 4, 2))"),
    ),
    case(
        "longest",
        """
        def f(words, longest):
            for word in words:
                if len(word) > len(longest):
                    longest = word
            return longest
        """,
        par("['a', 'bb', '', 'cc', 'ddd', 'eee'] * 5, ''"),
        par("[[1], [2, 3], [4, 5], [6, 7, 8]] * 5, []"),
        par("[(1, 2), 'ab', {3: 4}, [5, 6], range(2)] * 5, ()"),
        par("[np.arange(k % 5) for k in range(20)], np.arange(1)"),
        call("[[1], [2, 3], None] * 5, []"),
        call("[[1], [2, 3], [4, 5], [6, 7, 8]] * 5, None"),
        call("[[1], [2, 3], [4, 5], [6, 7, 8]] * 5, 7"),
        call("(z := [[1], [2, 3], [4, 5], [6, 7, 8]] * 5), z[1]"),
        call("(z := [[1], [2, 3], [4, 5], [6, 7, 8]] * 5), z"),
    ),
    case(
        "pairs",
        """
        def f(xs):
            best = None
            for x in xs:
                s = math.cos(x)
                if best is None or s < best[0]:
                    best = (s, x)
            return best
        """,
        par("[3.0, -0.0, 0.0, 7.5, -1.0, 7.5, 2.0] * 6"),
        par("[1.0] * 12"),
        par("[math.nan, 1.0, 2.0] * 6"),
        par("np.arange(30.0)"),
        call("[1, 2, 'x']"),
        call("[1.0, math.inf]"),
        call("[]"),
        call("[1.0]"),
    ),
    case(
        "pairs_of_lists",
        """
        def f(rows, other):
            best = (-math.inf, None)
            for i, row in enumerate(rows):
                s = sum(row) % 11
                if s > best[0]:
                    best = (s, row)
                    other = [i]
            return best, other
        """,
        par("[[k, k * k] for k in range(30)], 0"),
        par("[[math.nan, k] for k in range(30)], 0"),
        call("[[k, k * k] for k in range(30)] + [['a']], 0"),
    ),
    case(
        "records",
        """
        def f(xs):
            best = {"score": -1.0, "x": None}
            for x in xs:
                score = math.sin(x)
                if score > best["score"]:
                    best = {"score": score, "x": x}
            return best
        """,
        par("[3.0, -0.0, 0.0, 7.5, -1.0, 7.5, 2.0] * 6"),
        call("[1, 2, 'x']"),
    ),
    case(
        "search_over_a_grid",
        """
        def score(x, y):
            return math.sin(x) * math.cos(y)

        def f(xs, ys):
            best = (-2.0, None)
            for x in xs:
                for y in ys:
                    s = score(x, y)
                    if s > best[0]:
                        best = (s, (x, y))
            return best
        """,
        par("range(20), range(12)"),
        par("np.linspace(0, 3, 15), [1.0, 2.0]"),
        call("range(20), ['a']"),
        call("[], []"),
    ),
    case(
        "keys_by_a_function",
        """
        def key(x):
            return 10 // (x - 7) if x < 99 else None

        def f(xs, best):
            try:
                for x in xs:
                    if x != 3 and key(x) > key(best):
                        best = x
            except (ZeroDivisionError, TypeError) as error:
                return type(error).__name__
            return best
        """,
        call("list(range(7)) * 3, 1"),
        call("list(range(7)) * 3 + [7], 1"),
        call("list(range(7)) * 3 + [99, 7], 1"),
        call("list(range(7)) * 3, 7"),
        call("list(range(7)) * 3, 100"),
        call("[3, 3, 3, 3], 7"),
    ),
    case(
        "candidates_behind_a_condition",
        """
        def f(xs, best):
            for x in xs:
                if x > 0 and 6 / x < 6 / best:
                    best = x
            return best
        """,
        par("[3, 1, -2, 0, 5, 5.0, 4] * 5, 1"),
        call("[3, 1, -2, 0, 5, 5.0, 4] * 5, 0"),
        call("[-1, -2, -3, 0] * 5, 0"),
        call("[np.float64(0.5), np.float64(2)] * 5, np.float64(0)"),
        call("[np.float64(-1), np.float64(-2)] * 5, np.float64(0)"),
    ),
    case(
        "by_an_attribute",
        """
        class P:
            def __init__(self, x):
                self.x = x

        def f(xs):
            points = [P(x) for x in xs]
            best = points[0]
            for p in points:
                if p.x > best.x:
                    best = p
            return best.x, points.index(best)
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6] * 3"),
        call("[3.0, math.nan, 4.0] * 5"),
        call("[3, 'a', 4]"),
    ),
    case(
        "by_a_method",
        """
        class P:
            def __init__(self, x):
                self.x = x

            def size(self):
                return abs(self.x)

        class Loud(P):
            def size(self):
                print("asked for its size")
                return 2

        def f(xs, loud):
            points = [P(x) for x in xs]
            best = Loud(0) if loud else points[0]
            for p in points:
                if p.size() > best.size():
                    best = p
            return best.x, best in points
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6] * 3, False"),
        call("[3, 1, 4, 1, 5, 9, 2, 6] * 3, True"),
        call("[1, 2, 1] * 3, True"),
        call("[3, None, 4], False"),
    ),
    case(
        "a_pair_that_speaks",
        """
        class Loud:
            def __getitem__(self, k):
                print("asked for", k)
                return 5

        def f(xs, loud):
            best = Loud() if loud else (-9, None)
            for x in xs:
                s = x * 2
                if s > best[0]:
                    best = (s, x)
            return best if type(best) is tuple else None
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6] * 3, False"),
        call("[3, 1, 4, 1, 5, 9, 2, 6] * 3, True"),
        call("[1, 2, 1] * 3, True"),
    ),
    case(
        "a_pair_that_can_be_changed",
        """
        def f(xs, best):
            for x in xs:
                s = [x % 7]
                if s > best[0]:
                    best = (s, x)
            return best
        """,
        call("range(30), ([0], None)"),
    ),
    case(
        "by_a_property_that_counts",
        """
        class P:
            asked = 0

            def __init__(self, x):
                self._x = x

            @property
            def x(self):
                P.asked += 1
                return self._x

        def f(xs):
            points = [P(x) for x in xs]
            best = points[0]
            for p in points:
                if p.x > best.x:
                    best = p
            return best._x, P.asked
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6] * 3"),
    ),
    case(
        "in_a_module",
        """
        a = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] * 3
        best = 0
        for i in range(len(a)):
            if a[i] > a[best]:
                best = i

        def f():
            return best
        """,
        call(),
    ),
    case(
        "one_line_and_a_comment",
        """
        def f(a):
            best, total = 0, 0
            for i in range(len(a)):
                total += a[i]
                if a[best] < a[i]: best = i  # the first of them
            return best, total
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] * 3"),
        par(NANS),
    ),
    case(
        "with_followers",
        """
        def f(a, names):
            best = 0
            for i in range(len(a)):
                name = names[i]
                last = a[i]
                if a[i] > a[best]:
                    # found one
                    best = i
                    winner, twice = name, (name, name)
                if i % 5 == 4:
                    fifth = name
            return best, winner, twice, last, fifth
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] * 3, [str(k) for k in range(33)]"),
        call("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] * 3, [[k] for k in range(33)]"),
        call("[3, 1, 2, 1, 1, 0, 2, 3, 2, 3, 1] * 3, [str(k) for k in range(33)]"),
        call("[1, 2], ['a', 'b']"),
        call("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5] * 3, [str(k) for k in range(9)]"),
    ),
    case(
        "candidate_left_early",
        """
        def f(a):
            best = 0
            for i in range(len(a)):
                if a[i] > a[best]:
                    best = i
                if a[i] == 9:
                    break
            return best
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 10] * 3"),
    ),
    case(
        "key_is_a_name_already",
        """
        def f(a):
            best = best_key = 0
            for i in range(len(a)):
                best_key += a[i]
                if a[i] > a[best]:
                    best = i
            return best, best_key
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 10] * 3"),
    ),
    case(
        "mangled",
        """
        class Box:
            def __init__(self, a):
                self.__a = a

            def best(self):
                best = 0
                for i in range(len(self.__a)):
                    if self.__a[i] > self.__a[best]:
                        best = i
                return best

        def f(a):
            return Box(a).best()
        """,
        call("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 10] * 3"),
    ),
    case(
        "attribute_of_self",
        """
        class Box:
            def __init__(self, a):
                self.a = a

            def best(self):
                best = 0
                for i in range(len(self.a)):
                    if self.a[i] > self.a[best]:
                        best = i
                return best

        def f(a):
            return Box(a).best()
        """,
        par("[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 10] * 3"),
        par("np.arange(50.0) % 7"),
    ),
)
