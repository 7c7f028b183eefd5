"""Containers that a loop only appends to, adds to or stores into."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "store_into_what_zip_runs_over",
        """
        def f(out, xs, keys):
            for k, x in zip(keys, xs):
                out[k] = x + 1
        """,
        call("(x := [0, 1, 2, 3, 4, 5]), x, [3, 4, 5, 0, 1, 2]"),
        call("(x := [0, 1, 2, 3, 4, 5]), [7] * 6, x"),
        call("[0] * 6, [7, 8, 9, 1, 2, 3], [3, 4, 5, 0, 1, 2]"),
    ),
    case(
        "store_into_what_an_enumerated_zip_runs_over",
        """
        def f(out, xs, keys):
            for i, (k, x) in enumerate(zip(keys, xs)):
                out[k] = x + i
        """,
        ser("(x := [0, 1, 2, 3, 4, 5]), x, [3, 4, 5, 0, 1, 2]"),
        call("{0: 5, 3: 6, 5: 7}, [7] * 6, [3, 4, 5, 0, 1, 2]"),
        ser("(d := {0: 5, 3: 6, 5: 7}), d, [5, 0, 3]"),
    ),
    case(
        "append",
        """
        def f(xs):
            out = []
            for x in xs:
                out.append(x * 2)
            return out
        """,
        par("list(range(20))"),
        par("[.5, 1, 1j]"),
        call("['a', 'b']"),
        call("[[1], [2]]"),
        call("[np.ones(2), np.ones(3)]"),
        call("[1, None]"),
        call("[]"),
    ),
    case(
        "append_to_argument",
        """
        def f(xs, out):
            for x in xs:
                out.append(x + 1)
        """,
        par("list(range(20)), []"),
        par("list(range(20)), [3]"),
        call("(xs := [1, 2, 3])[:2], xs"),
        call("list(range(20)), __import__('collections').deque(maxlen=3)"),
        call("list(range(20)), bytearray()"),
        call("list(range(2)), np.zeros(2)"),
        call("list(range(2)), __import__('array').array('i')"),
        call("list(range(300)), bytearray()"),
    ),
    case(
        "append_to_what_is_iterated",
        """
        def f(xs):
            n = 0
            for x in xs:
                n += 1
                if n < 20:
                    xs.append(x + 1)
            return n
        """,
        ser("[1, 2, 3]"),
    ),
    case(
        "append_aliased_iterable",
        """
        def f(xs, ys):
            for x in xs:
                if len(xs) < 15:
                    ys.append(x + 1)
        """,
        call("(xs := [1, 2, 3]), xs"),
        call("[1, 2, 3], []"),
    ),
    case(
        "append_aliased_operand",
        """
        def f(n, ys, zs):
            for i in range(n):
                ys.append(zs[-1] + i)
        """,
        call("9, (ys := [1]), ys"),
        par("9, [1], [2]"),
    ),
    case(
        "append_through_container",
        """
        def f(n, ys, box):
            for i in range(n):
                ys.append(len(box[0]))
        """,
        call("9, (ys := [1]), [ys]"),
        call("9, [1], [[1, 2]]"),
        call("9, (ys := [1]), {0: ys}"),
    ),
    case(
        "append_filter",
        """
        def f(xs):
            out = []
            for i, x in enumerate(xs):
                if x % 3 == 0:
                    out.append((i, x))
                elif x % 5 == 0:
                    out.append(x)
            return out
        """,
        par("list(range(40))"),
        par("np.arange(40)"),
    ),
    case(
        "append_two_lists",
        """
        def f(xs):
            small, large = [], []
            for x in xs:
                if x < 10:
                    small.append(x)
                else:
                    large.append(x)
                    small.append(-x)
            return small, large
        """,
        par("list(range(5, 15))"),
    ),
    case(
        "append_two_names_one_list",
        """
        def f(xs, small, large):
            for x in xs:
                small.append(x)
                large.append(-x)
        """,
        call("list(range(9)), (s := []), s"),
        par("list(range(9)), [], []"),
    ),
    case(
        "append_arrays",
        """
        def f(n):
            out = []
            for i in range(n):
                out.append(np.arange(i) * 1.5)
            return out
        """,
        par("9"),
    ),
    case(
        "append_fresh_sharing",
        """
        def f(n):
            out = []
            for i in range(n):
                a = np.arange(5.) + i
                out.append((a, a[1:3], [a, a]))
            out[0][0][1] = 99
            return out
        """,
        call("9"),
    ),
    case(
        "append_fresh_sharing_separately",
        """
        def f(n):
            out = []
            for i in range(n):
                a = [i]
                out.append(a)
                out.append(a)
            out[0].append(99)
            return out
        """,
        call("9"),
    ),
    case(
        "append_same_list_each_time",
        """
        def f(n):
            out = []
            row = [0]
            for i in range(n):
                out.append(row)
            row.append(7)
            return out
        """,
        call("9"),
    ),
    case(
        "append_read_back",
        """
        def f(n):
            out = [1]
            for i in range(n):
                out.append(out[-1] + i)
            return out
        """,
        ser("9"),
    ),
    case(
        "append_len_used",
        """
        def f(n):
            out = []
            for i in range(n):
                if i % 2:
                    out.append(len(out))
            return out
        """,
        ser("9"),
    ),
    case(
        "append_bound_method",
        """
        def f(n):
            out = []
            add = out.append
            for i in range(n):
                add(i)
            return out
        """,
        call("9"),
    ),
    case(
        "extend",
        """
        def f(xs):
            out = []
            for x in xs:
                out.extend([x] * x)
                out.extend((x, str(x)))
            return out
        """,
        call("list(range(6))"),
        call("[1, 2, 'a']"),
    ),
    case(
        "extend_generator",
        """
        def f(xs):
            out = []
            for x in xs:
                out.extend(10 // (x - k) for k in range(3, 5))
            return out
        """,
        call("[7, 8, 9]"),
        call("[7, 8, 4, 9]"),
    ),
    case(
        "insert_and_pop",
        """
        def f(xs):
            out = [0]
            for x in xs:
                out.insert(0, x)
                if x % 3 == 0:
                    out.pop()
            return out
        """,
        ser("list(range(9))"),
    ),
    case(
        "set_add",
        """
        def f(xs):
            seen = set()
            for x in xs:
                seen.add(x % 7)
            return seen
        """,
        par("list(range(30, 0, -1))"),
        call("[1, 'a']"),
        call("[np.int64(3), 3, 10.0]"),
    ),
    case(
        "set_add_unhashable",
        """
        def f(xs):
            seen = set()
            for x in xs:
                seen.add(x)
            return seen
        """,
        call("[1, 2, [3], 4]"),
        call("[1, True, 1.0, 'a', (1, 2)]"),
        call("[math.nan, math.nan, (n := float('nan')), n]"),
    ),
    case(
        "dict_store",
        """
        def f(xs):
            d = {}
            for x in xs:
                d[x % 5] = x * x
            return d
        """,
        par("list(range(20))"),
        par("[9, 4, 3, 8, 4]"),
        call("[1, 6.0, True, 11]"),
        call("[1, 'a']"),
    ),
    case(
        "dict_store_nan_keys",
        """
        def f(xs):
            d = {}
            for x in xs:
                d[x] = 1
            return len(d), d
        """,
        call("[(n := float('nan')), n, 1.0, n, float('nan'), n, n]"),
        call("[(math.nan, 1)] * 3 + [((n := float('nan')), 1), (n, 1)]"),
        call("np.array([math.nan, math.nan, 1.0])"),
    ),
    case(
        "dict_store_keys_that_are_equal",
        """
        def f(xs):
            d = {}
            for i, x in enumerate(xs):
                d[x] = i
            return list(d), d
        """,
        call("[1, 1.0, True, 2.0, 2, np.int64(2), np.float32(1)]"),
        call("['a', 'b', 'a']"),
    ),
    case(
        "dict_store_read_other",
        """
        def f(xs, d):
            for x in xs:
                d[x] = d.get(x - 1, 0) + 1
        """,
        ser("list(range(9)), {}"),
    ),
    case(
        "dict_counts",
        """
        def f(xs):
            d = {}
            for x in xs:
                d[x] = d.get(x, 0) + 1
            return d
        """,
        call("list('abracadabra')"),
        call("[1, True, 1.0, 2]"),
    ),
    case(
        "dict_counts_key_error",
        """
        def f(xs, d):
            for x in xs:
                d[x] += 1
        """,
        call("list('abracadabra'), {'a': 0, 'b': 5}"),
        call("list('aba'), {'a': 0, 'b': 5}"),
        call("list('abracadabra'), __import__('collections').Counter()"),
        call("list('abracadabra'), __import__('collections').defaultdict(int)"),
        call("list('abracadabra'), __import__('collections').defaultdict(float)"),
        call("list('aba'), {'a': 0, 'b': 'x'}"),
        call("[1, 0, 1, 2], [5, 6, 7]"),
        call("[1, 0, 1, -2], np.arange(3)"),
    ),
    case(
        "dict_keys_by_setdefault",
        """
        def f(xs):
            groups = {}
            for x in xs:
                groups.setdefault(x % 3, []).append(x)
            return groups
        """,
        call("list(range(12))"),
    ),
    case(
        "dict_groups_default",
        """
        from collections import defaultdict
        def f(xs):
            groups = defaultdict(list)
            for x in xs:
                groups[x % 3].append(x)
            return groups
        """,
        call("list(range(12))"),
    ),
    case(
        "dict_while_iterated",
        """
        def f(d):
            for k in d:
                d[k] = d[k] + 1
        """,
        call("dict.fromkeys(range(9), 4)"),
        call("list(range(4))"),
    ),
    case(
        "dict_grows_while_iterated",
        """
        def f(d):
            for k in d:
                d[k + 100] = 1
        """,
        call("dict.fromkeys(range(9), 4)"),
    ),
    case(
        "dict_grows_by_alias",
        """
        def f(d, e):
            for k in d:
                e[k + 100] = 1
        """,
        call("(d := dict.fromkeys(range(9), 4)), d"),
        par("dict.fromkeys(range(9), 4), {}"),
    ),
    case(
        "dict_values_changed_by_alias",
        """
        def f(d, e):
            for k, v in d.items():
                e[k] = v + 1
        """,
        call("(d := dict.fromkeys(range(9), 4)), d"),
        par("dict.fromkeys(range(9), 4), {}"),
        call("(d := dict.fromkeys(range(9), 4)), {3: 9}"),
    ),
    case(
        "string_built",
        """
        def f(xs):
            text = ""
            for x in xs:
                text += f"{x:>4}|"
            return text
        """,
        call("list(range(12))"),
        call("[1, None]"),
    ),
    case(
        "string_list_join",
        """
        def f(xs):
            parts = []
            for x in xs:
                parts.append(f"{x:.3f}")
            return ", ".join(parts)
        """,
        par("list(range(12))"),
        call("[1, 2, 'a']"),
    ),
    case(
        "append_then_exception",
        """
        def f(xs, out):
            for x in xs:
                out.append(1 / x)
        """,
        call("[1, 2, 3, 0, 5, 6, 7, 8], []"),
        call("[0, 2, 3, 0, 5, 6, 7, 8], [9]"),
        call("[1, 2, 3, 4, 5, 6, 7, 0], []"),
    ),
    case(
        "append_and_sum_and_store",
        """
        def f(xs, a):
            out, total = [], 0
            for i, x in enumerate(xs):
                y = math.exp(-x)
                out.append(y)
                total += y
                a[i] = y
            return out, total, y
        """,
        par("list(range(12)), np.zeros(12)"),
        call("list(range(12)), np.zeros(10)"),
        call("[0, -1000, 2], np.zeros(10)"),
    ),
    case(
        "collect_list_subclass",
        """
        class Loud(list):
            def append(self, x):
                super().append(x * 10)
        def f(n):
            out = Loud()
            for i in range(n):
                out.append(i)
            return out
        """,
        ser("9"),
    ),
    case(
        "collect_own_class",
        """
        class Bag:
            def __init__(self):
                self.items = []
            def append(self, x):
                self.items.append(x + len(self.items))
        def f(n):
            out = Bag()
            for i in range(n):
                out.append(i)
            return out.items
        """,
        ser("9"),
    ),
)
