"""Dicts whose elements get new values while a loop runs over them."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "values_replaced",
        """
        def g(v):
            return v * 2 + 1
        def f(d):
            for k, v in d.items():
                d[k] = g(v)
            return k, v
        """,
        par("{i: i * i for i in range(9)}"),
        par("{str(i): i * 0.5 for i in range(9)}"),
        par("{(i, str(i)): 1j * i for i in range(9)}"),
        par("__import__('collections').Counter('abracadabra')"),
        par("__import__('collections').defaultdict(list, {i: i for i in range(9)})"),
        call("__import__('collections').OrderedDict((i, i) for i in range(9))"),
        call("{i: np.arange(i + 3.0) for i in range(9)}"),
        call("{i: [i] for i in range(9)}"),
        call("{1: 2, 2.0: 3, float('nan'): 4, True + 2: 5, None: 6}"),
        call("{i: 'a' if i == 7 else i for i in range(9)}"),
        call("{i: None if i == 7 else i for i in range(9)}"),
        call("{}"),
        call("{1: 1}"),
    ),
    case(
        "elements_replaced",
        """
        def f(d):
            for k in d:
                d[k] = math.sqrt(d[k]) + len(str(k))
                d[k] = d[k] + 1
            return d
        """,
        par("{i: i * i for i in range(9)}"),
        call("{i: 4 - i for i in range(9)}"),
        call("{i: [] for i in range(9)}"),
        call("list(range(5))"),
        call("np.arange(5)"),
        call("np.zeros(5, int)"),
    ),
    case(
        "elements_augmented",
        """
        def f(d, more):
            for k in list(d):
                d[k] += more
            for k in d.keys():
                d[k] += more
            return d
        """,
        par("{i: i * i for i in range(9)}, 2"),
        par("{i: str(i) for i in range(9)}, 'x'"),
        par("{i: (i,) for i in range(9)}, (1,)"),
        call("{i: [i] for i in range(9)}, [1]"),
        call("dict.fromkeys(range(9), [1]), [1]"),
        call("{i: np.zeros(2) for i in range(9)}, 1"),
        call("dict.fromkeys(range(9), np.zeros(2)), 1"),
        call("[0, 1, 2, 3, 4], 1"),
        call("[0, 0, 2, 2, 4], 1"),
        call("[1, 2, 3, 4, 0], 1"),
    ),
    case(
        "a_local_dict",
        """
        def f(n):
            d = {i: i * 0.5 for i in range(n)}
            for k, v in d.items():
                d[k] = v / (k + 1)
            for k in sorted(d, reverse=True):
                d[k] = d[k] + math.exp(d[k])
            return d
        """,
        par("9"),
    ),
    case(
        "another_key",
        """
        def f(d):
            for k in d:
                d[k // 2] = d[k] + 1
            for k, v in d.items():
                d[k // 2] = v + 1
            for k, v in list(d.items()):
                k = k // 2
                d[k] = v + 1
            return d
        """,
        call("{i: i for i in range(9)}"),
    ),
    case(
        "a_new_key",
        """
        def f(d):
            for k, v in d.items():
                d[-k] = v
            return d
        """,
        call("{i: i for i in range(9)}"),
        call("{i: i for i in range(1, 9)}"),
    ),
    case(
        "rows_of_a_dict",
        """
        def f(d):
            for k, row in d.items():
                row.append(k)
                d[k] = row
            return d
        """,
        call("{i: [i] for i in range(9)}"),
        call("dict.fromkeys(range(9), [1])"),
    ),
    case(
        "inside_of_elements",
        """
        def f(d):
            for k in d:
                x = d[k]
                x[0] = x[0] + 1
                d[k] = x
            for k, v in d.items():
                v[0] = v[0] + k
                d[k] = v
            for k in d:
                d[k][0] += 1
            return d
        """,
        call("{i: [i] for i in range(9)}"),
        call("dict.fromkeys(range(9), [1])"),
        call("{i: np.zeros(2) for i in range(9)}"),
    ),
    case(
        "a_list_of_its_own_indices",
        """
        def f(d):
            for k in d:
                d[k] = d[k] + 1
            return d
        """,
        call("[0, 1, 2, 3, 1, 0]"),
        call("[3, 2, 1, 0, 1, 0]"),
        call("np.array([3, 2, 1, 0, 1, 0])"),
        par("dict(enumerate(range(9)))"),
        call("dict(enumerate(range(9))).keys()"),
    ),
    case(
        "grows_under_another_name",
        """
        def f(d, others):
            for i, (k, v) in enumerate(d.items()):
                others[i][k + 100] = v
            return d
        """,
        call("{i: i for i in range(9)}, [{} for _ in range(9)]"),
        call("(d := {i: i for i in range(9)}), [d for _ in range(9)]"),
        call("(d := {i: i for i in range(9)}), [d if i > 4 else {} for i in range(9)]"),
    ),
    case(
        "grows_and_is_stored_into",
        """
        def f(d, others):
            for k, v in d.items():
                d[k] = v + 1
                others[k][k + 100] = v
            return d
        """,
        call("{i: i for i in range(9)}, [{} for _ in range(9)]"),
        call("(d := {i: i for i in range(9)}), [d for _ in range(9)]"),
        call("(d := {i: i for i in range(9)}), [d if i > 4 else {} for i in range(9)]"),
    ),
    case(
        "runs_over_what_it_stores_into",
        """
        def f(xs, d):
            for i, x in enumerate(xs):
                d[i + 5] = x
            return d
        """,
        call("list(range(9)), {}"),
        call("(d := {i: i for i in range(9)}), d"),
        call("(d := {i: i for i in range(9)}).values(), d"),
        call("(d := {i: i for i in range(90)}).values(), d"),
        call("(d := __import__('collections').OrderedDict((i, i) for i in range(9))), d"),
        call("(d := list(range(14))), d"),
    ),
    case(
        "runs_over_a_row",
        """
        def f(xs, rows):
            for i, x in enumerate(xs):
                rows[i][5] = x + 100
            return xs
        """,
        par("list(range(9)), [list(range(9)) for _ in range(9)]"),
        call("(xs := list(range(9))), [xs] * 9"),
        call("(xs := list(range(9))), [xs, *(list(range(9)) for _ in range(8))]"),
        call("(xs := list(range(9))), [xs if i == 3 else {} for i in range(9)]"),
        call("(xs := np.arange(9)), [xs] * 9"),
    ),
    case(
        "runs_over_a_row_that_grows",
        """
        def f(xs, rows):
            for i, x in enumerate(xs):
                rows[i].append(x)
            return xs
        """,
        call("list(range(9)), [[] for _ in range(9)]"),
        call("(xs := list(range(9))), [[], xs, [], xs, *([] for _ in range(9))]"),
    ),
    case(
        "runs_over_part_of_an_item",
        """
        class Box:
            pass
        def box(cells):
            made = Box()
            made.cells = cells
            return made
        def f(xs, boxes):
            for i, x in enumerate(xs):
                boxes[i].cells[5] = x + 100
            return xs
        """,
        call("list(range(9)), [box(list(range(9))) for _ in range(9)]"),
        call("(xs := list(range(9))), [box(xs) for _ in range(9)]"),
        call("(xs := list(range(9))), [[box(xs)]] * 9"),
    ),
    case(
        "runs_over_an_inner_row",
        """
        def f(xs, cube):
            for i, x in enumerate(xs):
                cube[i][0][5] = x + 100
            return xs
        """,
        call("list(range(9)), [[list(range(9))] for _ in range(9)]"),
        call("(xs := list(range(9))), [[xs] for _ in range(9)]"),
        call("(xs := list(range(9))), np.zeros((9, 1, 9))"),
    ),
    case(
        "one_dict_under_two_names",
        """
        def f(d, e):
            for k, v in d.items():
                d[k] = v + e[0]
            return d
        """,
        par("{i: i for i in range(9)}, [1]"),
        ser("(d := {i: i + 1 for i in range(9)}), d"),
        ser("(d := {i: i + 1 for i in range(9)}), [d, d]"),
    ),
    case(
        "a_callee_that_looks",
        """
        D = {i: i for i in range(9)}
        def g(v):
            return v + sum(D.values())
        def f(d):
            for k, v in d.items():
                d[k] = g(v)
            return d, D
        """,
        call("D"),
        call("{i: i for i in range(9)}"),
    ),
    case(
        "fails_midway",
        """
        def f(d):
            try:
                for k, v in d.items():
                    d[k] = 10 // v
                    d[k] += 1
            except ZeroDivisionError:
                return k
        """,
        call("{i: i + 1 for i in range(9)}"),
        call("{i: 6 - i for i in range(9)}"),
    ),
    case(
        "size_changes_elsewhere",
        """
        def f(d, keys):
            for k in keys:
                d[k] = d[k] + 1
            for k in list(keys):
                d[k] = d[k] + 1
        """,
        call("{i: i for i in range(9)}, [1, 2, 1, 3]"),
        call("(d := {i: i for i in range(9)}), d"),
        call("(d := {i: i for i in range(9)}), [1, 2, 10]"),
    ),
    case(
        "own_keys_of_what_has_operators",
        """
        seen = []
        def make():
            class Odd:
                def __init__(self, v): self.v = v
                def __sub__(self, o):
                    seen.append(1)
                    return self.v + o
            return {k: Odd(k) for k in range(7)}
        def f(plain):
            d = {k: k for k in range(7)} if plain else make()
            out = []
            for k in d:
                d[k] = d[k] - 1
                out.append(len(seen))
            return out, d
        """,
        par("True"),
        ser("False"),
    ),
    case(
        "own_keys_of_what_others_change",
        """
        def f(n):
            a = np.arange(float(n))
            d = {k: a[k:k + 2] for k in range(n)}
            for k in d:
                a[k] = k
                d[k] = float((d[k] - 1).sum())
            return d, a
        """,
        ser("9"),
    ),
    case(
        "keys_that_are_compared",
        """
        seen = []
        def make():
            class Odd:
                def __hash__(self):
                    return 1
                def __eq__(self, other):
                    seen.append(1)
                    return False
            return Odd
        def f(n, plain):
            kind = int if plain else make()
            d, e, g = {kind(): 1, kind(): 2}, {kind(), kind()}, {(1, kind()): 1, (1, kind()): 2}
            out = []
            for i in range(n):
                d[i % 3] = 5
                out.append(len(seen))
            for i in range(n):
                e.add(i % 3)
                out.append(len(seen))
            for i in range(n):
                g[1, i % 3] = 5
                out.append(len(seen))
            return out, len(d), len(e), len(g)
        """,
        par("9, True"),
        ser("9, False"),
    ),
    case(
        "own_keys_of_two_dicts",
        """
        def f(d, e, g, mu=0.5):
            for k, x in g.items():
                e[k] = mu * e[k] + x
            for k in d:
                e[k] = mu * e[k] - g[k]
                d[k] = d[k] + e[k]
            sizes = [np.sum(d[k]) for k in d]
            return d, e, list(d), list(e), sizes
        """,
        par("{k: k for k in range(9)}, {k: 2.0 for k in range(9)}, {k: 3.0 for k in range(9)}"),
        par("{k: k for k in range(9)}, {k: 2.0 for k in range(-3, 12)}, {k: 3.0 for k in range(9)}"),
        par(
            "{k: np.arange(3.) for k in range(9)}, {k: np.ones(3) for k in range(9)}, {k: np.ones(3) for k in range(9)}"
        ),
        call("(d := {k: float(k) for k in range(9)}), d, {k: 3.0 for k in range(9)}"),
        call("(d := {k: float(k) for k in range(9)}), {k: 2.0 for k in range(9)}, d"),
        call("{k: k for k in range(9)}, (d := {k: 2.0 for k in range(9)}), d"),
        call("{k: k for k in range(9)}, {k: 2.0 for k in range(5)}, {k: 3.0 for k in range(9)}"),
        call("{k: k for k in range(9)}, __import__('collections').defaultdict(int), {k: 3.0 for k in range(9)}"),
        call("{k: k for k in range(9)}, [2.0] * 9, {k: 3.0 for k in range(9)}"),
        call("{k: k for k in range(9)}, np.ones(9), {k: 3.0 for k in range(9)}"),
        call(
            "{1: 1, 1.5: 2, float('nan'): 3, 'x': 4}, {1.0: 5.0, 1.5: 6.0, 'x': 4.0}, {True: 1.0, 1.5: 2.0, 'x': 1.0}"
        ),
        call("{k: np.arange(3.) for k in range(9)}, dict.fromkeys(range(9), np.ones(3)), {k: 1.0 for k in range(9)}"),
        call("dict.fromkeys(range(9), np.ones(3)), {k: np.ones(3) for k in range(9)}, {k: 1.0 for k in range(9)}"),
        call("{k: [k] for k in range(9)}, {k: [2] for k in range(9)}, {k: [3] for k in range(9)}"),
    ),
    case(
        "own_keys_in_place_of_another",
        """
        def f(d, e, g, mu=0.5):
            for k in d:
                e[k] = mu * e[k] - g[k]
                d[k] += e[k]
            sizes = [np.sum(d[k]) for k in d]
            return d, e, sizes
        """,
        par("{k: k for k in range(9)}, {k: 2.0 for k in range(9)}, {k: 3.0 for k in range(9)}"),
        call(
            "{k: np.arange(3.) for k in range(9)}, {k: np.ones(3) for k in range(9)}, {k: np.ones(3) for k in range(9)}"
        ),
        call("dict.fromkeys(range(9), np.ones(3)), {k: np.ones(3) for k in range(9)}, {k: 1.0 for k in range(9)}"),
    ),
    case(
        "own_keys_of_attributes",
        """
        class Table:
            def __init__(self, counts, other=None):
                self.counts = counts
                self.other = other
            def total(self):
                return sum(self.counts.values())
            def halve(self, bad=None):
                for k in self.counts:
                    self.counts[k] = self.counts[k] / 2 + len(str(k))
                    self.counts[k] /= 1 if k != bad else 0
            def doubled(self):
                for k, v in self.counts.items():
                    self.counts[k] = 2 * v
            def moved(self):
                for k in self.counts:
                    self.counts[k] += self.other[k]
            def shared(self):
                for k in self.counts:
                    self.counts[k] += self.total()
            def grown(self):
                for k in self.counts:
                    self.counts[k] += 1
                    self.counts[-k] = 1
        def f(table, how, *more):
            getattr(table, how)(*more)
            return vars(table)
        """,
        par("Table({i: i * i for i in range(9)}), 'halve'"),
        call("Table({i: i * i for i in range(9)}), 'halve', 5"),
        call("Table({i: i * i for i in range(9)}), 'halve', 0"),
        par("Table({i: i * i for i in range(9)}), 'doubled'"),
        call("Table({i: [i] for i in range(9)}), 'doubled'"),
        call("Table({i: i * i for i in range(9)}, {i: 0.5 for i in range(9)}), 'moved'"),
        call("Table((d := {i: i * i for i in range(9)}), d), 'moved'"),
        call("Table({i: i * i for i in range(9)}, {i: 0.5 for i in range(5)}), 'moved'"),
        call("Table({i: i * i for i in range(9)}), 'shared'"),
        call("Table({i: i * i for i in range(9)}), 'grown'"),
        call("Table(dict.fromkeys(range(9), [1])), 'halve'"),
        call("Table(list(range(9))), 'halve'"),
        call("Table(np.arange(9.0)), 'halve'"),
        call("Table(__import__('collections').OrderedDict.fromkeys(range(9), 1)), 'halve'"),
    ),
)
