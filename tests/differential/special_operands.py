"""Operands of the module's classes with special methods: subscripts, lengths, calls, in a class's own methods too."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_GRID = """
seen = []
class Grid:
    def __init__(self, data):
        self.data = data
    def __getitem__(self, i):
        return self.data[i]
    def __setitem__(self, i, v):
        self.data[i] = v
    def __len__(self):
        return len(self.data)
    def __call__(self, x):
        return x * len(self.data)
    def __contains__(self, x):
        return x == self.data[0]
class Sub(Grid):
    def __getitem__(self, i):
        seen.append(i)
        return self.data[i]
class Bag:
    def __init__(self, **held):
        self.__dict__.update(held)
def spy(self, *rest):
    seen.append(rest)
    return len(seen)
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
def item(self, i):
    seen.append(i)
    return 1.0
"""

_EVERY = """
seen = []
class Every:
    def __init__(self, x):
        self.x = x
    def __getitem__(self, i):
        return self.x + i
""" + "".join(
    f"""
    def __{name}__(self, *rest):
        seen.append({name!r})
        return {result}
"""
    for name, result in {
        "len": "1", "bool": "True", "eq": "True", "ne": "False", "lt": "True", "hash": "1", "iter": "iter([])",
        "contains": "True", "call": "1", "str": "''", "repr": "''", "format": "''", "float": "1.0", "int": "1",
        "index": "1", "add": "1", "radd": "1", "iadd": "1", "abs": "1", "setitem": "None",
    }.items()
)  # fmt: skip

CASES: tuple[Case, ...] = (
    case(
        "grid_is_read",
        _GRID
        + """
def f(g: Grid, out, *rest):
    for i in range(len(g)):
        out[i] = math.sqrt(g[i]) + g(2) + (3 in g) + len(g)
    return out, seen
""",
        par("Grid([1, 2, 3.5, 4]), [0] * 4"),
        par("Grid(np.arange(6.0)), np.zeros(6)"),
        ser("Sub([1, 2, 3.5, 4]), [0] * 4"),
        ser("Grid((t := [1, 2, 3.5, 4])), t"),
        ser("(g := Grid([1, 2, 3.5, 4])), g"),
        ser("Grid(Grid([1, 2, 3.5, 4])), [0] * 4"),
        ser("Grid([1, 2, 3.5, 4]), [0] * 4, *change(Grid, __getitem__=item)"),
        ser("Grid([1, 2, 3.5, 4]), [0] * 4, *change(Grid, __len__=lambda s: seen.append(1) or 4)"),
        ser("Grid([1, 2, 3.5, 4]), [0] * 4, *change(Grid, __getattr__=item)"),
        call("Grid([1, 2, -3.5, 4]), [0] * 4"),
        call("Grid({0: 1, 1: 2}), [0] * 2"),
        call("[1, 2, 3], [0] * 3"),
    ),
    case(
        "grid_is_written",
        _GRID
        + """
def f(g: Grid, x, *rest):
    for i in range(len(g)):
        g[i] = x[i] * 2
    return g.data, seen
""",
        par("Grid(np.zeros(6)), [1, 2, 3, 4, 5, 6]"),
        ser("(g := Grid(np.arange(6.0))), g"),
        ser("(g := Grid(np.arange(6.0))), g.data[::-1]"),
        call("Sub(np.zeros(6)), [1, 2, 3, 4, 5, 6]"),
        ser("Grid(np.zeros(6)), [1, 2, 3, 4, 5, 6], *change(Grid, __setitem__=spy)"),
        call("Grid([0] * 6), [1, 2, 3, 4, 5, 6]"),
        call("Grid(np.zeros(6)), [1, 2, 'a', 4, 5, 6]"),
        call("Grid(np.zeros(6)), [1, 2, 3]"),
    ),
    case(
        "grid_is_read_and_written",
        _GRID
        + """
def f(g: Grid, h: Grid, n):
    for i in range(1, n):
        g[i] = h[i - 1] + 1
    return g.data, h.data
""",
        par("Grid(np.zeros(6)), Grid(np.arange(6.0)), 6"),
        ser("(g := Grid(np.arange(6.0))), g, 6"),
        ser("Grid(d := np.arange(6.0)), Grid(d), 6"),
        ser("Grid((d := np.arange(7.0))[1:]), Grid(d[:-1]), 6"),
        ser("Grid(d := [0] * 6), Grid(d), 6"),
    ),
    case(
        "recurrence_in_a_grid",
        _GRID
        + """
def f(g: Grid, n):
    for i in range(1, n):
        g[i] = g[i - 1] + 1
    return g.data
""",
        ser("Grid(np.zeros(6)), 6"),
        ser("Grid([0] * 6), 6"),
    ),
    case(
        "one_object_under_two_names",
        _GRID
        + """
def f(g: Grid, h: Grid, bag, out):
    for i in range(len(out)):
        out[i] = g[i] + h[i] + bag.g[i]
    return out
""",
        par("Grid([1, 2, 3]), Grid([4, 5, 6]), Bag(g=[1, 2, 3]), [0] * 3"),
        par("(g := Grid([1, 2, 3])), g, Bag(g=[1, 2, 3]), [0] * 3"),
        ser("(g := Grid([1, 2, 3])), g, Bag(g=g), [0] * 3"),
        ser("Grid([1, 2, 3]), Grid([1, 2, 3]), Bag(g=Grid([4, 5, 6])), [0] * 3"),
        ser("Grid([1, 2, 3]), Grid([1, 2, 3]), Bag(g=Sub([4, 5, 6])), [0] * 3"),
    ),
    case(
        "made_in_the_function",
        _GRID
        + """
def f(data, out):
    g = Grid(data)
    for i in range(len(g)):
        out[i] = g[i] * 2
    return out, g.data is data
""",
        par("[1, 2, 3], [0] * 3"),
        ser("(d := [1, 2, 3]), d"),
        ser("[1, Grid([1]), 3], [0] * 3"),
    ),
    case(
        "item_that_is_remembered",
        """
        class Cache:
            def __init__(self, data):
                self.data = data
                self.found = {}
                self.asked = 0
            def __getitem__(self, i):
                self.asked += 1
                if i not in self.found:
                    self.found[i] = self.data[i] * 2
                return self.found[i]
        def f(c: Cache, out):
            for i in range(len(out)):
                out[i] = c[i % 2]
            return out, c.found, c.asked
        """,
        ser("Cache([1, 2, 3]), [0] * 3"),
    ),
    case(
        "data_set",
        """
        class Data:
            def __init__(self, xs, ys):
                self.xs = xs
                self.ys = ys
            def __len__(self):
                return len(self.xs)
            def __getitem__(self, i):
                if i >= len(self.xs):
                    raise IndexError(i)
                return self.xs[i], self.ys[i]
        class Model:
            def __init__(self, w):
                self.w = w
            def __call__(self, x):
                return self.w * x + 1
            def __repr__(self):
                return "Model"
        class Trainer:
            def __init__(self, data: Data, model, n):
                self.data = data
                self.model = Model(model)
                self.out = np.zeros(n)
            def run(self):
                for i in range(len(self.data)):
                    x, y = self.data[i]
                    self.out[i] = self.model(x) - y
                return self.out
        def extract(item):
            x, y = item
            return math.sin(x) + y
        def f(data: Data, model, n):
            feats = []
            for i in range(n):
                feats.append(extract(data[i]))
            return feats, Trainer(data, model, len(data)).run()
        """,
        par("Data([1, 2, 3], [1.5, 2.5, 3]), 2, 3"),
        par("Data(np.arange(6.0), np.arange(6)), 2.5, 6"),
        call("Data([1, 2, 3], [1.5, 2.5, 3]), 2, 4"),
        call("Data([1, 2, 3], [1.5, 2.5]), 2, 3"),
        call("Data([1, 2, None], [1.5, 2.5, 3]), 2, 3"),
    ),
    case(
        "data_set_that_changes_itself",
        """
        class Data:
            def __init__(self, xs):
                self.xs = xs
                self.last = None
            def __getitem__(self, i):
                self.last = i
                return self.xs[i]
        def f(data: Data, n):
            return [data[i] for i in range(n)], data.last
        """,
        ser("Data([1, 2, 3]), 3"),
    ),
    case(
        "instance_in_its_own_method",
        """
        class Cells:
            def __init__(self, n):
                self.cells = [1.0] * n
                self.out = np.zeros(n)
            def __getitem__(self, i):
                return self.cells[i]
            def __len__(self):
                return len(self.cells)
            def step(self):
                for i in range(len(self)):
                    self.out[i] = math.exp(self[i])
                return self.out
        class Loud(Cells):
            def __getitem__(self, i):
                self.seen = i
                return self.cells[i]
        def f(c):
            return c.step(), getattr(c, "seen", None)
        """,
        par("Cells(5)"),
        ser("Loud(5)"),
    ),
    case(
        "instance_at_module_level",
        _GRID
        + """
ORIGIN = Grid([1, 2, 3])
def f(out, k):
    for i in range(len(out)):
        out[i] = ORIGIN[i] * k
    return out
""",
        par("[0] * 3, 2"),
        ser("[0] * 3, ORIGIN"),
        ser("[0] * 3, *change(Grid, __getitem__=spy), 3"),
    ),
    case(
        "instance_at_module_level_and_in_a_list",
        _GRID
        + """
ORIGIN = Grid([1, 2, 3])
OTHER = [ORIGIN]
def f(out):
    for i in range(len(out)):
        out[i] = ORIGIN[i] * OTHER[0][i]
    return out
""",
        ser("[0] * 3"),
    ),
    case(
        "instance_iterated",
        _GRID
        + """
class Items:
    def __init__(self, xs):
        self.xs = xs
    def __iter__(self):
        for x in self.xs:
            seen.append(x)
            yield x
def f(g: Grid, items: Items, xs):
    out = []
    for x in g:
        out.append(x * 2)
    for x in items:
        out.append(x * 2)
        xs.append(x) if len(xs) < 9 else None
    return out, seen, list(zip(g, items))
""",
        ser("Grid([1, 2, 3]), Items(t := [1, 2, 3]), t"),
        ser("Grid([1, 2, 3]), Items([1, 2, 3]), []"),
    ),
    case(
        "instance_passed_on_to_what_is_not_followed",
        _GRID
        + """
def deep(g, i, n):
    return g[i] if n == 0 else deep(g, i, n - 1)
def f(g: Grid, out):
    for i in range(len(out)):
        out[i] = deep(g, i, 3) + max(g[i], sorted(g)[0])
    return out
""",
        ser("Grid([1, 2, 3]), [0] * 3"),
    ),
    case(
        "holder_passed_on_to_what_is_not_followed",
        _GRID
        + """
class Holder:
    def __init__(self, grid: Grid):
        self.grid = grid
    def deep(self, i, n):
        return self.grid[i] if n == 0 else self.deep(i, n - 1)
    def run(self, out):
        for i in range(len(out)):
            out[i] = self.grid[i] + self.deep(i, 3)
        return out
def f(h, out):
    return h.run(out), seen
""",
        ser("Holder(Grid([1, 2, 3])), [0] * 3"),
        ser("Holder(Sub([1, 2, 3])), [0] * 3"),
    ),
    case(
        "alias_of_a_holder",
        _GRID
        + """
class Holder:
    def __init__(self, grid: Grid):
        self.grid = grid
    def run(self, other, out):
        for i in range(len(out)):
            out[i] = self.grid[i] + other.grid[i]
        return out
def f(h, other, out):
    return h.run(other, out), seen
""",
        par("Holder(Grid([1, 2, 3])), Bag(grid=[1, 2, 3]), [0] * 3"),
        ser("(h := Holder(Grid([1, 2, 3]))), h, [0] * 3"),
        ser("(h := Holder(Grid([1, 2, 3]))), Bag(grid=h.grid), [0] * 3"),
        ser("Holder(Grid([1, 2, 3])), Holder(Sub([1, 2, 3])), [0] * 3"),
    ),
    case(
        "dataclass_that_is_ordered",
        """
        from dataclasses import dataclass
        seen = []
        @dataclass(order=True)
        class Card:
            rank: int
            suit: object = 0
            def __add__(self, o):
                return Card(self.rank + o.rank, self.suit)
        class Loud:
            def __lt__(self, o):
                seen.append(1)
                return True
            def __eq__(self, o):
                seen.append(2)
                return True
        def f(cards: list[Card], x, out):
            best = Card(3, 1)
            for i in range(len(cards)):
                if cards[i] + Card(x[i]) < best or Card(x[i], 1) == best:
                    out[i] = 1
            return out, seen
        """,
        par("[Card(1), Card(2), Card(3)], [1, 2, 3], [0] * 3"),
        call("[Card(1), Card(2, 'a'), Card(3)], [1, 3, 3], [0] * 3"),
        ser("[Card(1), Card(2), Card(3, Loud())], [1, 2, 3], [0] * 3"),
        ser("[Card(1), Card(2), Card(3)], [1, 2, Loud()], [0] * 3"),
    ),
    case(
        "methods_that_nobody_asks_for",
        _EVERY
        + """
def f(e: Every, es: list[Every], n):
    out = []
    for i in range(n):
        last = Every(i * 1.0)
        out.append(last)
        out.append(Every(e[i] + es[i][0] * 1.0))
    return [v.x for v in out], last.x, seen
""",
        par("Every(3), [Every(2)] * 4, 4"),
        par("Every(3), (Every(2), Every(3)), 2"),
        call("Every(3), [Every(2)], 4"),
    ),
    case(
        "parts_of_a_loop_that_is_split",
        _GRID
        + """
class Sums:
    def __init__(self, data):
        self.data = data
        self.total = 0
    def __getitem__(self, i):
        self.total += self.data[i]
        return self.data[i]
def g(s: Sums, h: Grid, out):
    total = 0.0
    for i in range(1, len(out)):
        total = total * 0.5 + s[i]
        out[i] = math.sin(math.exp(h[i])) + total
    return total, s.total
def h(g: Grid, k: Grid, out):
    for i in range(1, len(out)):
        g[i] = g[i - 1] + k[i]
        out[i] = math.sin(math.exp(k[i]))
    return g.data
def f(s, k, out):
    return g(s, k, out), h(Grid([0.0] * len(out)), k, out), h(Grid(np.zeros(len(out))), k, out), out
""",
        call("Sums([1, 2, 3, 4]), Grid([1.0, 2, 3, 4]), [0] * 4"),
        call("Sums([1, 2, 3, 4]), Grid(np.arange(4.0)), np.zeros(4)"),
    ),
    case(
        "keys_of_instances_are_compared",
        _GRID
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __lt__(self, o):
        seen.append((self.x, o.x))
        return self.x < o.x
    def __gt__(self, o):
        seen.append((self.x, o.x))
        return self.x > o.x
    def __add__(self, o):
        seen.append(self.x)
        return Loud(self.x + 1)
def f(xs, rows):
    found = [sorted(row, key=lambda v: Loud(v)) for row in rows]
    more = [max(row, key=Loud) for row in rows]
    out = []
    for row in rows:
        out.append(list(map(lambda v: Loud(v) + 1, row))[0].x)
    return found, more, out, seen
""",
        call("[], [[3, 1, 2], [5, 4], [1, 9, 3]]"),
    ),
    case(
        "operator_is_tagged_by_a_decorator",
        """
SEEN = []
def tag(f):
    return f
class Vec:
    def __init__(self, x):
        self.x = x
    @tag
    def __add__(self, o):
        SEEN.append(o)
        return self.x + len(SEEN)
def f(out, v: Vec):
    for i in range(len(out)):
        out[i] = v + i
    return out, SEEN
""",
        ser("np.zeros(9), Vec(1)"),
    ),
    case(
        "operator_is_named_in_the_class",
        """
SEEN = []
class Vec:
    NOTE = "this class has an __add__"
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        SEEN.append(o)
        return self.x + len(SEEN)
class Other:
    def __init__(self, x):
        self.x = x
    def __sub__(self, o):
        SEEN.append(o)
        return self.x + len(SEEN)
class Thing:
    pass
Thing.__sub__ = None
def f(out, v: Vec, w: Other):
    for i in range(len(out)):
        out[i] = v + i
    for i in range(len(out)):
        out[i] = w - i
    return out, SEEN
""",
        ser("np.zeros(9), Vec(1), Other(1)"),
    ),
    case(
        "operator_is_taken_away",
        """
SEEN = []
class Base:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        SEEN.append(o)
        return self.x + len(SEEN)
class Vec(Base):
    def __add__(self, o):
        return self.x + o
    def __bool__(self):
        return True
    def __len__(self):
        SEEN.append(1)
        return len(SEEN)
def f(out, name, v: Vec):
    if name:
        delattr(Vec, name)
    for i in range(len(out)):
        out[i] = v + i
    for i in range(len(out)):
        out[i] += 1 if v else 2
    return out, SEEN
""",
        par("np.zeros(9), '', Vec(1)"),
        call("np.zeros(9), '__add__', Vec(1)"),
        call("np.zeros(9), '__bool__', Vec(1)"),
    ),
    case(
        "operator_declines_by_way_of_others",
        """
SEEN = []
ANSWER = NotImplemented
def added(s, o):
    return NotImplemented
class Base:
    def __init__(self, x):
        self.x = x
        self.answer = NotImplemented
    def __add__(self, o):
        return NotImplemented
class Asked(Base):
    def __len__(self):
        SEEN.append("n")
        return 2
    def __getitem__(self, i):
        SEEN.append("t")
        if i > 1:
            raise IndexError
        return 1.0
class A(Asked):
    def __add__(self, o):
        return super().__add__(o)
class B(Asked):
    def __add__(self, o):
        return added(self, o)
class C(Asked):
    def __add__(self, o):
        return ANSWER
class D(Asked):
    def __add__(self, o):
        found = self.answer
        return found
def f(xs, out, a: A, b: B, c: C, d: D):
    for i in range(len(out)):
        out[i] = np.sum(a + xs[i])
    for i in range(len(out)):
        out[i] += np.sum(b + xs[i])
    for i in range(len(out)):
        out[i] += np.sum(c + np.sin(i))
    for i in range(len(out)):
        out[i] += np.sum(d + xs[i])
    for i in range(len(out)):
        out[i] += np.sum(D(i) + xs[i])
    return out, SEEN
""",
        ser("np.arange(9.0), np.zeros(9), A(1), B(1), C(1), D(1)"),
    ),
)
