"""Dicts, sets, counters, deques and strings as iterables and operands."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "container_dict_items",
        """
        def f(d, out):
            for k, v in d.items():
                out.append((k, v * 2))
        """,
        par("{'a': 1, 'b': 2.5, 'c': 3}, []"),
        call("{'a': 1, 'b': None}, []"),
        call("{}, []"),
        call("__import__('collections').Counter('hello'), []"),
        call("__import__('collections').ChainMap({1: 2}, {3: 4}), []"),
        call("__import__('types').MappingProxyType({1: 2, 3: 4}), []"),
    ),
    case(
        "container_dict_replaced_values",
        """
        def f(d):
            for k in d:
                d[k] = d[k] * 2
            for k, v in d.items():
                d[k] = v + 1
            for k in list(d):
                d[k] -= 1
        """,
        call("{'a': 1, 'b': 2.5, 'c': 3}"),
        call("{'a': 1, 'b': None}"),
    ),
    case(
        "container_dict_of_lists",
        """
        def f(d):
            for k, v in d.items():
                v.append(k)
            for k in d:
                d[k][0] += 1
        """,
        call("{1: [1], 2: [2], 3: [3]}"),
        call("dict.fromkeys(range(4), [0])"),
    ),
    case(
        "container_dict_new_keys_from_values",
        """
        def f(d, inverse):
            for k, v in d.items():
                inverse[v] = k
        """,
        par("{'a': 1, 'b': 2, 'c': 1, 'd': 3}, {}"),
        par("{'a': 1, 'b': 2, 'c': 1, 'd': 3}, {2: 'x', 9: 'y'}"),
        call("{'a': 1, 'b': [2], 'c': 1}, {}"),
        call("{'a': 1, 'b': 2, 'c': 1, 'd': 3}, __import__('collections').OrderedDict()"),
        call("{0: 1, 1: 2, 2: 0}, [9, 9, 9]"),
    ),
    case(
        "container_dict_lookup",
        """
        def f(keys, d, out):
            for i, k in enumerate(keys):
                out[i] = d[k] if k in d else d.get(k, -1)
        """,
        par("list('abcx'), {'a': 1, 'b': 2, 'c': 3}, np.zeros(4)"),
        call("['a', ['b']], {'a': 1}, np.zeros(4)"),
    ),
    case(
        "container_dict_value_same_object",
        """
        def f(keys, d, shared):
            for k in keys:
                d[k] = shared
            shared.append(5)
            return d
        """,
        call("[1, 2, 3], {}, [0]"),
    ),
    case(
        "container_dict_last_wins",
        """
        def f(pairs, d):
            for k, v in pairs:
                d[k] = v
            return d
        """,
        call("[(1, 'a'), (2, 'b'), (1, 'c'), (1.0, 'd'), (True, 'e')], {}"),
        call("[(1, 'a'), (2, 'b'), (1, 'c')], {2: 'z', 3: 'y'}"),
        call("[(k % 3, [k]) for k in range(9)], {}"),
    ),
    case(
        "container_dict_pop_and_update",
        """
        def f(d, keys):
            got = []
            for k in keys:
                got.append(d.pop(k, None))
                d.update({k + 1: k})
            return got
        """,
        ser("{1: 1, 2: 2}, [1, 2, 3]"),
    ),
    case(
        "container_counter",
        """
        from collections import Counter
        def f(words):
            counts = Counter()
            for w in words:
                counts[w] += 1
                counts[w[0]] += len(w)
            return counts, counts.most_common(2)
        """,
        call("'the cat the dog a cat'.split()"),
        call("['a', '', 'b']"),
        call("['a', 3, 'b']"),
    ),
    case(
        "container_counter_update",
        """
        from collections import Counter
        def f(texts):
            counts = Counter()
            for t in texts:
                counts.update(t)
            return counts
        """,
        call("['hello', 'world', 'x']"),
    ),
    case(
        "container_counts_weighted",
        """
        def f(pairs, d):
            for k, v in pairs:
                d[k] += v
        """,
        call("[('a', 1), ('b', 2.5), ('a', .1), ('a', .2)], {'a': 0, 'b': 0, 'z': 1}"),
        call("[('a', 1), ('b', 2.5), ('c', .1), ('a', .2)], {'a': 0, 'b': 0, 'z': 1}"),
        call("[('a', 1e16), ('a', 1), ('a', -1e16), ('a', .1)], {'a': 0.3}"),
        call("[('a', [1]), ('a', [2])], {'a': []}"),
        call("[('a', np.ones(2)), ('a', np.ones(2))], {'a': np.zeros(2)}"),
        call("[('a', 'x'), ('a', 1), ('a', 'y')], {'a': ''}"),
        call("[(0, 1), (2, 2), (0, 3)], np.zeros(3, np.uint8)"),
        call("[('a', 1), ('b', 2)], __import__('collections').defaultdict(lambda: 7)"),
    ),
    case(
        "container_counts_two_levels",
        """
        def f(pairs, d):
            for a, b in pairs:
                d[a][b] = d[a][b] + 1
        """,
        call("[(0, 1), (1, 0), (0, 1)], [[0, 0], [0, 0]]"),
        call("[(0, 1), (1, 0), (0, 1)], [[0, 0]] * 2"),
        call("[(0, 1), (1, 0), (0, 1)], np.zeros((2, 2), int)"),
    ),
    case(
        "container_set_iterated",
        """
        def f(s):
            out = []
            for x in s:
                out.append(x)
            return out
        """,
        call("set(range(20, 0, -3))"),
        call("{'a', 'bc', 'def', 'g'}"),
        call("frozenset('hello')"),
        call("{1, 2, 3}"),
    ),
    case(
        "container_set_mutated",
        """
        def f(s, xs):
            for x in xs:
                s.discard(x)
                s.add(x + 1)
            return s
        """,
        call("{1, 2, 3}, [1, 2, 3]"),
    ),
    case(
        "container_set_add_aliased",
        """
        def f(xs, seen):
            for x in xs:
                seen.add(x + 1)
        """,
        call("(s := {1, 2, 3}), s"),
        call("[1, 2, 3], {3, 9}"),
        call("[1, 2, 3], {3, 9}.copy()"),
    ),
    case(
        "container_set_membership_filter",
        """
        def f(xs):
            seen = set()
            out = []
            for x in xs:
                if x not in seen:
                    seen.add(x)
                    out.append(x)
            return out
        """,
        call("[1, 2, 1, 3, 2]"),
    ),
    case(
        "container_set_strings_order",
        """
        def f(words):
            seen = set()
            for w in words:
                seen.add(w.upper())
            return list(seen)
        """,
        call("'the quick brown fox jumps over the lazy dog again and again'.split()"),
    ),
    case(
        "container_deque",
        """
        from collections import deque
        def f(xs, n):
            d = deque(maxlen=n)
            e = deque()
            for x in xs:
                d.append(x)
                e.appendleft(x)
            return d, e
        """,
        call("list(range(9)), 3"),
        call("list(range(9)), 0"),
        call("list(range(9)), None"),
    ),
    case(
        "container_deque_iterated",
        """
        from collections import deque
        def f(xs):
            d = deque(xs)
            out = []
            for x in d:
                out.append(x * 2)
            return out, d
        """,
        call("list(range(9))"),
    ),
    case(
        "container_heap",
        """
        import heapq
        def f(xs):
            h = []
            for x in xs:
                heapq.heappush(h, x)
            return h
        """,
        ser("[5, 2, 8, 1]"),
    ),
    case(
        "container_tuple_rows",
        """
        def f(rows):
            out = []
            for a, b, c in rows:
                out.append((c, b, a))
            return out
        """,
        par("[(1, 'x', None), (2, 'y', 3.5)]"),
        call("[(1, [2], 3)]"),
    ),
    case(
        "container_strings_iterated",
        """
        def f(text):
            out = []
            for ch in text:
                out.append(ord(ch))
            return out, ch
        """,
        par("'héllo wörld 😀'"),
        call("b'bytes'"),
        call("bytearray(b'bytes')"),
        call("memoryview(b'bytes')"),
    ),
    case(
        "container_bytearray_store",
        """
        def f(b):
            for i in range(len(b)):
                b[i] = (b[i] * 3) % 256
        """,
        call("bytearray(b'hello world')"),
        call("memoryview(bytearray(b'hello world'))[::2]"),
        call("__import__('array').array('B', b'hello')"),
        call("b'immutable'"),
    ),
    case(
        "container_array_array",
        """
        from array import array
        def f(n):
            a = array('i', [0] * n)
            for i in range(n):
                a[i] = i * i
            return a
        """,
        call("9"),
    ),
    case(
        "container_nested_mutable_results",
        """
        def f(n):
            out = {}
            for i in range(n):
                out[i] = {'row': [i] * 3, 'set': {i}, 'arr': np.full(2, i)}
            out[0]['row'].append(1)
            return out
        """,
        call("6"),
    ),
    case(
        "container_dict_keys_view_kept",
        """
        def f(d, e):
            keys = e.keys()
            out = []
            for k in d:
                out.append(k in keys)
                e[k] = 1
            return out
        """,
        call("{1: 1, 2: 2}, {2: 3}"),
    ),
    case(
        "container_range_object",
        """
        def f(r):
            out = []
            for i in r:
                out.append(i)
            return out, i
        """,
        par("range(3, 30, 4)"),
        par("range(30, 3, -4)"),
        call("range(0)"),
        call("reversed(range(5))"),
        call("range(2 ** 70, 2 ** 70 + 5)"),
    ),
    case(
        "container_file_lines",
        """
        import io
        def f(text):
            out = []
            stream = io.StringIO(text)
            for line in stream:
                out.append(len(line))
            return out, stream.read()
        """,
        call("'a\\nbc\\n\\nd'"),
    ),
    case(
        "container_ndarray_rows_iterated",
        """
        def f(m):
            out = []
            for row in m:
                out.append(row.sum())
            return out, row
        """,
        par("np.arange(12.).reshape(4, 3)"),
        call("np.asfortranarray(np.arange(12.).reshape(4, 3))"),
        call("np.zeros((3, 0))"),
        call("np.ones((2, 3, 4))"),
    ),
    case(
        "container_ndarray_rows_collected",
        """
        def f(m):
            out = []
            for row in m:
                out.append(row)
            m[0, 0] = -5
            return out
        """,
        call("np.arange(12.).reshape(4, 3)"),
        call("[[1], [2]] and np.arange(4)[:, None]"),
    ),
    case(
        "container_structured_rows",
        """
        def f(r):
            out = []
            for row in r:
                out.append(row['x'])
                row['y'] = 7
            return out
        """,
        call("np.zeros(4, [('x', 'f8'), ('y', 'i4')])"),
    ),
)
