"""Accumulations under keys: into what a container holds, and by what it holds already."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

LIB = "import math\nimport numpy as np\nfrom collections import Counter, defaultdict, deque\n"

CASES: tuple[Case, ...] = (
    case(
        "group_by_setdefault",
        """
        def f(xs, groups):
            for x in xs:
                groups.setdefault(x % 3, []).append(x * 2)
            return groups
        """,
        par("list(range(20)), {}"),
        par("list(range(20)), {1: [5], 'a': []}"),
        par("[0, 1.0, True, 4, 3.0], {}"),
        call("list(range(20)), (lambda l: {1: l, 2: l})([5])"),
        call("list(range(20)), {1: (1, 2)}"),
        call("list(range(20)), {1: None}"),
        call("list(range(20)), {1: np.zeros(3)}"),
        call("list(range(20)), defaultdict(list)"),
        call("list(range(20)), defaultdict(lambda: [1])"),
        call("[math.nan, 1.0, math.nan], {}"),
        call("[1, 2, 'x', 3], {}"),
        call("[1, 2, [3], 3], {}"),
        call("(lambda l: (l, {0: l}))([1, 2, 3, 5])[0], {}"),
        prelude=LIB,
    ),
    case(
        "group_what_is_iterated",
        """
        def g(pair):
            xs, groups = pair
            for x in xs:
                groups.setdefault(x % 3, []).append(x)
                if len(xs) > 30:
                    break
            return groups

        def f(pair, many):
            xs, groups = pair
            for x in xs:
                if many > 0:
                    groups.setdefault(x % 3, []).append(x * 5)
            return groups
        """,
        ser("(lambda l: (l, {0: l}))([1, 2, 4, 5]), 3"),
        ser("(lambda l: (l, {0: [l]}))([1, 2, 4, 5]), 3"),
        par("([1, 2, 4, 5], {0: [3]}), 3"),
        prelude=LIB,
    ),
    case(
        "groups_shared_with_what_is_read",
        """
        def f(xs, groups, table):
            for x in xs:
                groups.setdefault(x % 3, []).append(x + len(table[x % 2]))
            return groups, table
        """,
        par("list(range(12)), {}, [[1], [2, 3]]"),
        ser("list(range(12)), (t := [[1], [2, 3]]) and {0: t[1]}, t"),
        prelude=LIB,
    ),
    case(
        "group_values_that_live",
        """
        def f(xs):
            groups = defaultdict(list)
            for x in xs:
                groups[len(x)].append(x)
            return groups, [x is y for x, y in zip(xs, groups[1]) if type(x) is list]
        """,
        call("['a', 'bc', 'd', 'ef']"),
        call("[[1], [2, 3], [4]]"),
        par("[(1,), (2, 3), (4,)]"),
        prelude=LIB,
    ),
    case(
        "group_fresh_lists",
        """
        def f(xs):
            groups = {}
            for x in xs:
                row = [x]
                groups.setdefault(x % 2, []).append(row)
                row.append(x + 1)
            return groups
        """,
        ser("list(range(12))"),
        prelude=LIB,
    ),
    case(
        "adjacency",
        """
        def f(edges, neighbours):
            for a, b in edges:
                neighbours[a].append(b)
                neighbours[b].append(a)
            return neighbours
        """,
        par("[(0, 1), (1, 2), (0, 2), (3, 1)], [[] for _ in range(4)]"),
        par("[(0, 1), (1, 2), (0, 2), (3, -1)], [[]] * 4"),
        call("[(0, 1), (1, 2), (0, 9), (3, 1)], [[] for _ in range(4)]"),
        call("[(0, 1), (1, 2), (0, slice(0, 2)), (3, 1)], [[] for _ in range(4)]"),
        par("[(0, 1), (1, 2), (0, 9), (3, 1)], defaultdict(list)"),
        par("[('a', 1), (1, 'b')], defaultdict(deque)"),
        call("[(0, 1), (1, 2), (0, 2), (3, 1)], [[], deque(maxlen=1), deque(), []]"),
        call("[(0, 1), (1, 2), (0, 2), (3, 1)], [[], np.zeros(2), [], []]"),
        call("[(0, 1), (1, 2), (0, 2), (3, 1)], defaultdict(int)"),
        call("[(0, 1), (1, 2), (0, 2), (3, 1)], {0: [], 1: [], 2: []}"),
        prelude=LIB,
    ),
    case(
        "sets_by_key",
        """
        def f(words):
            index = defaultdict(set)
            lengths = {}
            for i, word in enumerate(words):
                index[word].add(i)
                lengths.setdefault(len(word), set()).add(word)
            return [(k, sorted(v)) for k, v in index.items()], {k: sorted(v) for k, v in lengths.items()}, lengths
        """,
        par("'the cat and the dog and a bird'.split() * 3"),
        call("[(1, 2), (3,), (1, 2)]"),
        call("[(math.nan, 2), (3,), (1, 2)]"),
        prelude=LIB,
    ),
    case(
        "nested_counts",
        """
        def f(pairs, table):
            for a, b in pairs:
                table[a][b] += 1
            return table
        """,
        par("[(0, 1), (1, 0), (0, 1), (1, 1)], [[0, 0], [0, 0]]"),
        par("[(0, 1), (1, 0), (0, 1), (1, 1)], [[0, 0]] * 2"),
        par("[(0, 1), (1, 0), (0, 1), (1, 1)], np.zeros((2, 2), int)"),
        call("[(0, 1), (1, 0), (0, 1), (1, 1)], np.zeros((2, 2), np.int8) + 127"),
        call("[(0, 1), (1, 0), (0, 1), (1, 1)], [np.zeros(2), np.zeros(2)]"),
        par("[('a', 1), ('b', 0), ('a', 1)], defaultdict(Counter)"),
        par("[('a', 1), ('b', 0), ('a', 1)], {'b': Counter(), 'a': Counter()}"),
        call("[('a', 1), ('b', 0), ('a', 1)], {'b': {0: 1}, 'a': {1: 1.5}}"),
        call("[('a', 1), ('b', 0), ('a', 1)], {'b': {0: 1}, 'a': {}}"),
        call("[('a', 1), ('b', 0), ('a', 1)], {'b': {0: 1}}"),
        call("[('a', 1), ('b', 0), ('a', 1)], defaultdict(lambda: defaultdict(int))"),
        prelude=LIB,
    ),
    case(
        "nested_stores",
        """
        def f(rows):
            out = {}
            for i, (a, b) in enumerate(rows):
                out.setdefault(a, {})[b] = i
                out.setdefault(a, {}).setdefault(b + 1, 7)
            return out
        """,
        par("[(i % 3, i % 5) for i in range(30)]"),
        call("[(i % 3, [i]) for i in range(30)]"),
        prelude=LIB,
    ),
    case(
        "deep_groups",
        """
        def f(rows):
            out = defaultdict(dict)
            for a, b in rows:
                out[a].setdefault(b, []).append(a + b)
            return out
        """,
        par("[(i % 3, i % 5) for i in range(30)]"),
        prelude=LIB,
    ),
    case(
        "group_by_membership",
        """
        def f(names, groups):
            for name in names:
                if name[0] not in groups:
                    groups[name[0]] = []
                groups[name[0]].append(name)
            return groups
        """,
        par("['ab', 'ba', 'ac', 'ad', 'bb', 'c'] * 4, {}"),
        par("['ab', 'ba', 'ac', 'ad', 'bb', 'c'] * 4, {'b': ['x']}"),
        call("['ab', 'ba', '', 'ad', 'bb', 'c'] * 4, {'b': ['x']}"),
        call("['ab', 'ba', 'ac'] * 4, {'b': ('x',)}"),
        call("['ab', 'ba', 'ac'] * 4, [[]]"),
        call("[[1, 2], [True, 3], [1.0, 4]], {}"),
        call("[(1, 2), (True, 3), (1.0, 4)], {}"),
        prelude=LIB,
    ),
    case(
        "group_by_else",
        """
        def f(names):
            groups, seen = {}, {}
            for i, name in enumerate(names):
                if name[0] in groups:
                    groups[name[0]].append(name)
                else:
                    groups[name[0]] = [name]
                if i % 3 not in seen:
                    seen[i % 3] = {name}
                else:
                    seen[i % 3].add(name)
            return groups, [(k, sorted(v)) for k, v in seen.items()]
        """,
        par("['ab', 'ba', 'ac', 'ad', 'bb', 'c'] * 4"),
        call("['ab', 'ba', 5, 'ad', 'bb', 'c'] * 4"),
        prelude=LIB,
    ),
    case(
        "counts_by_membership",
        """
        def f(xs, counts, sums):
            for x in xs:
                if x in counts:
                    counts[x] += 1
                else:
                    counts[x] = 1
                if x not in sums:
                    sums[x] = x * .1
                else:
                    sums[x] += x * .1
            return counts, sums
        """,
        par("[1, 2, 1, 3, 2, 1, 4], {}, {}"),
        par("[1, 2, 1, 3, 2, 1, 4], {1: .5, 9: 3}, {2: 1e20}"),
        call("[1, 2, 1, 3, 2, 1, 4], {1: [5]}, {}"),
        call("[1, True, 1.0, 3, 2, 1, 4], {}, {}"),
        call("[1, math.nan, 1.0, math.nan, 2], {}, {}"),
        call("[1, 2, 3], [1, 2, 3, 4], {}"),
        call("[1, 2, 3], Counter(), defaultdict(int)"),
        call("[1, 2, None, 3], {}, {}"),
        prelude=LIB,
    ),
    case(
        "counts_by_absence",
        """
        def f(xs, counts):
            for x in xs:
                if x not in counts:
                    counts[x] = 0
                counts[x] += x + 1
            return counts
        """,
        par("[1, 2, 1, 3, 2, 1, 4], {}"),
        par("[1, 2, 1, 3, 2, 1, 4], {3: 5}"),
        call("[1, 2, 1, 3, 2, 'a', 4], {3: 5}"),
        call("[1, 2, 1, 3, 2, 4], {3: 'a'}"),
        prelude=LIB,
    ),
    case(
        "counts_by_setdefault",
        """
        def f(names, counts):
            for name in names:
                counts.setdefault(name, 0)
                counts[name] += len(name)
            return counts
        """,
        par("['ab', 'c', 'ab', 'd'] * 3, {}"),
        par("['ab', 'c', 'ab', 'd'] * 3, {'c': .5}"),
        call("['ab', 'c', 'ab', 5] * 3, {'c': .5}"),
        prelude=LIB,
    ),
    case(
        "counter_updates",
        """
        def f(names):
            counts = Counter()
            for name in names:
                counts.update(name)
            return counts
        """,
        par("['ab', 'ca', 'ab', 'dx'] * 3"),
        par("[[1, 2], (1,), 'ab', {1: 3}]"),
        call("[[1, 2], 'ab', {1: 'x'}]"),
        call("[{1: 'x'}, {2: 4}, {1: 3}]"),
        call("[[1, [2]], [3]]"),
        call("[[1, 2], 3]"),
        call("[iter([1, 2]), iter([3])]"),
        prelude=LIB,
    ),
    case(
        "dict_updates",
        """
        def f(many):
            merged = {}
            distinct = {8}
            for one in many:
                merged.update(one)
            for one in many:
                distinct.update(one)
            return merged, distinct
        """,
        par("[{1: 'x'}, {2: 4}, {1: 3, True: 5}]"),
        call("[{1: 'x'}, {2: []}, {1: 3}]"),
        call("[[(1, 2)], [(3, 4)]]"),
        call("[[(1, 2)], [(3, 4)], [5]]"),
        call("[{math.nan: 3}, {1: 4}]"),
        call("[{1}, {2}]"),
        prelude=LIB,
    ),
    case(
        "once_for_each_key",
        """
        def f(xs, seen, out):
            for i, x in enumerate(xs):
                if x not in seen:
                    seen.add(x)
                    out.append((i, x))
            return seen, out, list(seen)
        """,
        par("[5, 3, 5, 'a', 3, 7, 'a'] * 3, set(), []"),
        par("[5, 3, 5, 'a', 3, 7, 'a'] * 3, {3, 'b'}, [0]"),
        par("list(range(9)) * 2, {3}, deque(maxlen=3)"),
        par("[1, True, 1.0, 0, False, 2], set(), []"),
        call("[1, math.nan, 2, math.nan], set(), []"),
        call("[1, 2, [3], 1], set(), []"),
        call("[(1, [2]), 2], set(), []"),
        call("[1, 2, 3, 1], [], []"),
        call("[1, 2, 3, 1], {}, []"),
        call("[1, 2, 3, 1], set(), bytearray()"),
        prelude=LIB,
    ),
    case(
        "once_that_fails",
        """
        def f(xs, table):
            seen, out, others = set(), [], []
            for x in xs:
                if x not in seen:
                    out.append(table[x])
                    seen.add(x)
                others.append(1 / x)
            return seen, out, others
        """,
        par("[1, 2, 1, 3, 2, 3], {1: 2, 2: 3, 3: 'x'}"),
        call("[1, 2, 1, 3, 2, 4], {1: 2, 2: 3, 3: 'x'}"),
        call("[1, 2, 1, 3, 2, 0], {1: 2, 2: 3, 3: 'x', 0: 1}"),
        call("[1, 2, 1, 3, 2], {1: [2], 2: [3], 3: 'x', 0: 1}"),
        prelude=LIB,
    ),
    case(
        "first_and_last",
        """
        def f(names):
            first, last = {}, {}
            for i, name in enumerate(names):
                if name not in first:
                    first[name] = i
                last[name] = i
            return first, last
        """,
        par("['ab', 'c', 'ab', 'd', 'c'] * 3"),
        call("[1, 1.0, True, 0, False]"),
        call("[[1], [2]]"),
        call("[math.nan, math.nan]"),
        prelude=LIB,
    ),
    case(
        "first_values_that_can_change",
        """
        def f(pairs, empty):
            first = {}
            for key, value in pairs:
                if key not in first:
                    first[key] = value
            return first, [v is empty for v in first.values()]
        """,
        call("[(1, []), (2, []), (1, [3])], None"),
        call("[(1, e := []), (2, e), (1, [3])], e"),
        par("[(1, ()), (2, 'a'), (1, 3)], None"),
        prelude=LIB,
    ),
    case(
        "makers_of_the_users",
        """
        shared = []

        def Counter():
            return shared

        def f(xs):
            groups, parts = {}, {}
            for x in xs:
                groups.setdefault(x % 2, Counter()).append(x)
                if x % 3 not in parts:
                    parts[x % 3] = Counter()
            return groups, parts, groups[0] is groups[1]
        """,
        ser("list(range(10))"),
    ),
    case(
        "best_by_key",
        """
        def f(pairs, best):
            for key, value in pairs:
                if key not in best or value > best[key]:
                    best[key] = value
            return best
        """,
        par("[('a', 3), ('b', 1), ('a', 5), ('b', 0.5), ('a', 5.0)] * 2, {}"),
        par("[('a', 3), ('b', 1), ('a', 5)] * 2, {'a': 5.0}"),
        par("[('a', np.float64(3)), ('b', np.int8(1)), ('a', np.float64(5))] * 2, {'a': 5.0}"),
        par("[('a', (3, 'x')), ('b', (1,)), ('a', (5,))] * 2, {}"),
        call("[('a', math.nan), ('b', 1), ('a', 5)] * 2, {}"),
        call("[('a', 'x'), ('b', 1), ('a', 5)] * 2, {}"),
        call("[('a', np.ones(2)), ('b', 1), ('a', 5)] * 2, {}"),
        call("[('a', 1), ('b', 1), ('a', 5)] * 2, {'a': np.ones(2)}"),
        call("[('a', 1), ('b', 1), ('a', 5)] * 2, defaultdict(int)"),
        prelude=LIB,
    ),
    case(
        "least_by_key",
        """
        def f(pairs):
            least, most, top = {}, defaultdict(int), {}
            for key, value in pairs:
                if not value:
                    continue
                if key not in least or least[key] >= value:
                    least[key] = value
                if value > most[key]:
                    most[key] = value
                if value > top.get(key, 2):
                    top[key] = value
            return least, most, top
        """,
        call("[('a', 3), ('b', 1), ('a', 5), ('b', 0.5), ('a', 5.0), ('c', -2)] * 2"),
        prelude=LIB,
    ),
    case(
        "top_by_key",
        """
        def f(pairs, top):
            for key, value in pairs:
                if value > top.get(key, 2):
                    top[key] = value
            return top
        """,
        par("[('a', 3), ('b', 1), ('a', 5), ('b', 0.5), ('a', 5.0), ('c', -2)] * 2, {}"),
        call("[('a', 3), ('b', 1), ('a', 'x'), ('b', 0.5)] * 2, {}"),
        prelude=LIB,
    ),
    case(
        "maxima_by_key",
        """
        def f(pairs, a, b, c):
            for key, value in pairs:
                a[key] = max(a.get(key, value), value)
                b[key] = min(value, b.get(key, 1))
                c[key] = max(value, c[key])
            return a, b, c
        """,
        par("[(0, 3), (2, 1), (0, 5), (2, 0.5), (0, 5.0)] * 2, {}, {}, [1, 2, 3]"),
        par("[(0, 3), (2, 1), (0, 5), (2, 0.5), (0, 5.0)] * 2, {}, {5: 1}, np.ones(3)"),
        par("[(0, np.int64(3)), (2, 1), (0, 5), (2, 0.5)] * 2, {}, {5: 1}, np.ones(3, int)"),
        call("[(0, 3), (7, 1)] * 2, {}, {}, [1, 2, 3]"),
        call("[(0, math.nan), (0, 1), (0, math.nan)] * 2, {}, {}, [1, 2, 3]"),
        call("[(0, 3), (2, 1), (0, '5'), (2, 0.5), (0, 5.0)] * 2, {}, {}, [1, 2, 3]"),
        call("[(0, 3), (1, 1)] * 2, {}, {}, Counter()"),
        prelude=LIB,
    ),
    case(
        "own_max",
        """
        def max(a, b):
            return (a, b)

        def f(pairs):
            a = {}
            for key, value in pairs:
                a[key] = max(a.get(key, value), value)
            return a
        """,
        ser("[(0, 3), (2, 1), (0, 5), (2, 0.5), (0, 5.0)] * 2"),
    ),
    case(
        "caught_between",
        """
        def f(xs, table):
            first, groups = {}, defaultdict(list)
            for x in xs:
                try:
                    groups[x].append(table[x])
                    if x not in first:
                        first[x] = table[x]
                except IndexError:
                    first[x] = -1
            return first, groups
        """,
        call("[0, 1, 5, 1, 7, 5], [3, 4]"),
        prelude=LIB,
    ),
    case(
        "dangling_element",
        """
        def f(xs, table):
            groups = defaultdict(list)
            for x in xs:
                try:
                    groups[x].append(table[x])
                except IndexError:
                    pass
            return groups
        """,
        call("[0, 1, 5, 1, 7, 5], [3, 4]"),
        par("[0, 1, 0, 1], [3, 4]"),
        prelude=LIB,
    ),
    case(
        "only_those_known",
        """
        def f(xs, counts):
            for x in xs:
                if x in counts:
                    counts[x] += 1
            return counts
        """,
        ser("[1, 2, 3, 1], {1: 0, 3: 5}"),
        prelude=LIB,
    ),
    case(
        "raises_midway",
        """
        def f(xs, groups, out):
            for i, x in enumerate(xs):
                groups.setdefault(i % 2, []).append(x)
                out[i] = 1 / x
            return groups
        """,
        call("[3, 2, 1, 0, 2, 1], {}, [0] * 6"),
        par("[3, 2, 1, 4, 2, 1], {}, [0] * 6"),
        prelude=LIB,
    ),
    case(
        "two_groups_that_share",
        """
        def f(xs, a, b):
            for x in xs:
                a.setdefault(x % 2, []).append(x)
                b.setdefault(x % 3, []).append(-x)
            return a, b
        """,
        par("list(range(10)), {}, {}"),
        ser("list(range(10)), {0: (l := [])}, {1: l}"),
        ser("list(range(10)), (d := {}), d"),
        prelude=LIB,
    ),
)
