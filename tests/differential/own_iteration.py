"""Instances of the user's classes as what a loop runs over, by an ``__iter__`` that gives the items of an attribute."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

_MODULE = '''
import collections.abc
from functools import wraps
seen = []
class Bag:
    def __init__(self, items):
        self.items = items
        self.count = 0
    def __iter__(self):
        return iter(self.items)
    def __len__(self):
        seen.append("len")
        return 3
    def __getitem__(self, i):
        seen.append(i)
        return 0
class Told(Bag):
    def __iter__(self):
        """Give all."""
        return iter(self.items)
class From(Bag):
    def __iter__(self):
        yield from self.items
class Each(Bag):
    def __iter__(me):
        """Give all."""
        for one in me.items:
            yield one
class Heir(Each):
    pass
class Abstract(collections.abc.Iterable):
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return iter(self.items)
class Turned(Bag):
    def __iter__(self):
        return iter(self.items[::-1])
class Noted(Bag):
    def __iter__(self):
        seen.append(1)
        return iter(self.items)
class Counting(Bag):
    def __iter__(self):
        for one in self.items:
            self.count += 1
            yield one
class Changed(Bag):
    def __iter__(self):
        for one in self.items:
            yield one * 2
class Twice(Bag):
    def __iter__(self):
        yield from self.items
        yield from self.items
class Filled(Bag):
    @property
    def items(self):
        seen.append("items")
        return [1, 2, 3] * 4
    @items.setter
    def items(self, value):
        pass
    def __iter__(self):
        return iter(self.items)
class Made(Bag):
    def __getattribute__(self, name):
        seen.append(name)
        return object.__getattribute__(self, name)
    def __iter__(self):
        return iter(self.items)
class Slotted:
    __slots__ = ("items",)
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return iter(self.items)
class Other(type):
    def __call__(cls, *a):
        return list(*a)
class Strange(Bag, metaclass=Other):
    pass
class OfList(list):
    def __init__(self, items):
        super().__init__([1])
        self.items = items
    def __iter__(self):
        return iter(self.items)
class Shared(Bag):
    items = (1, 2)
    def __iter__(self):
        return iter(self.items)
class Hidden(Bag):
    def __init__(self, items):
        self.__items = items
    def __iter__(self):
        return iter(self.__items)
class Hung(Bag):
    def __init__(self, items):
        self.items = items
        self.__iter__ = spy
class Item:
    def __init__(self, v):
        self.v = v
def tied(bag):
    for_each = list(map(Item, range(9)))
    bag.items = for_each
    for_each[4].bag = bag
    return bag
def spy(*a):
    seen.append(a)
    return [1, 2].__iter__()
def swap(**kw):
    globals().update(kw)
    return ()
def put(kind, name, value):
    setattr(kind, name, value)
    return ()
def same(bag, out):
    return bag, bag.items
'''


def _case(name: str, body: str, *calls: Call) -> Case:
    loop = (
        f"def f(bag, out, *rest):\n    for x in bag:\n        {body}\n    return out, seen, getattr(bag, 'count', 0)\n"
    )
    return case(name, _MODULE + loop, *calls)


_XS = "list(map(float, range(20)))"

CASES: tuple[Case, ...] = (
    _case(
        "own_iteration_collects",
        "out.append(x * 2)",
        par(f"Bag({_XS}), []"),
        par(f"Told({_XS}), []"),
        par(f"From({_XS}), []"),
        par(f"Each({_XS}), []"),
        par(f"Heir({_XS}), []"),
        par(f"Abstract({_XS}), []"),
        par(f"Bag(tuple({_XS})), []"),
        par("Bag(range(20)), []"),
        par("Each(np.arange(20.0)), []"),
        par(f"Hidden({_XS}), []"),
        call(f"OfList({_XS}), []"),
        ser(f"Turned({_XS}), []"),
        ser(f"Noted({_XS}), []"),
        ser(f"Counting({_XS}), []"),
        ser(f"Changed({_XS}), []"),
        ser(f"Twice({_XS}), []"),
        ser(f"Filled({_XS}), []"),
        ser(f"Made({_XS}), []"),
        ser(f"Slotted({_XS}), []"),
        ser(f"Shared({_XS}), []"),
        call(f"Strange({_XS}), []"),
        call(f"Hung({_XS}), []"),
        ser("Bag({1.0: 2, 3.0: 4}), []"),
        ser("Bag('abc'), []"),
        ser("Bag(5), []"),
        call("Bag([]), []"),
        ser("Bag(Bag([1, 2, 3])), []"),
        ser(f"Bag({_XS}), [], *swap(iter=spy)"),
        ser(f"Bag({_XS}), [], *put(Bag, '__iter__', spy)"),
        ser(f"Heir({_XS}), [], *put(Heir, '__iter__', Noted.__iter__)"),
        ser(f"Bag({_XS}), [], *put(Bag.__iter__, '__code__', Noted.__iter__.__code__)"),
        ser(f"Bag({_XS}), [], *put(Bag, '__getattribute__', Made.__getattribute__)"),
        ser(f"Bag({_XS}), [], *put(Bag, 'items', property(lambda self: [seen.append(1) or 1]))"),
    ),
    _case(
        "own_iteration_fails_in_the_middle",
        "out.append(1 / (x - 7))",
        call(f"Bag({_XS}), []"),
        call(f"Each({_XS}), []"),
    ),
    _case("own_iteration_that_is_changed", "bag.items.append(x) if x < 0 else out.append(x)", ser(f"Bag({_XS}), []")),
    _case("own_iteration_that_gets_other_items", "bag.items = []; out.append(x)", ser(f"Bag({_XS}), []")),
    _case(
        "own_iteration_into_another", "bag.count += 1; out.append(x)", call(f"Bag({_XS}), []"), call(f"Each({_XS}), []")
    ),
    _case("own_iteration_with_its_length", "out.append(x * len(bag))", ser(f"Bag({_XS}), []")),
    _case(
        "own_iteration_over_objects", "x.v += 1", call("tied(Bag([])), []"), call("Bag(list(map(Item, range(9)))), []")
    ),
    _case(
        "own_iteration_over_objects_that_are_read",
        "out.append(x.v)",
        par("Bag(list(map(Item, range(9)))), []"),
        ser("tied(Bag([])), []"),
    ),
    _case(
        "own_iteration_over_rows", "x += 1", call("Bag(np.zeros((9, 3))), []"), call("From(list(np.zeros((9, 3)))), []")
    ),
    case(
        "own_iteration_over_what_it_adds_to",
        _MODULE
        + """
def add(bag, out):
    for x in bag:
        out.append(x + 1)
        if x > 50:
            raise KeyError(x)
    return out
"""
        + "def f(kind):\n    bag = kind([1.0, 2.0, 3.0])\n    try:\n        return add(bag, bag.items)\n"
        "    except KeyError as error:\n        return error.args, bag.items\n",
        ser("Bag"),
        ser("Each"),
    ),
    case(
        "own_iteration_by_numbers",
        _MODULE
        + """
def f(bag, ys):
    out = []
    for i, x in enumerate(bag):
        out.append(i * x)
    for x, y in zip(bag, ys):
        out.append(x - y)
    total = 0.0
    for x in bag:
        total += x / 3
    return out, sum(x / 7 for x in bag), max(x for x in bag), [x + 1 for x in bag if x > 3], total, seen
""",
        call(f"Bag({_XS}), {_XS}"),
        call(f"From({_XS}), {_XS}"),
        call(f"Counting({_XS}), {_XS}"),
        call(f"Noted({_XS}), {_XS}"),
    ),
    case(
        "own_iteration_over_what_is_written",
        _MODULE
        + """
def write(bag, out):
    i = 0
    for x in bag:
        out[(i + 1) % len(out)] = x + 1
        i += 1
    return out
def each(bag, out):
    for i, x in enumerate(bag):
        out[i - 1] = x * 2
    for x in bag:
        out[3] = x
    return out
def f(kind, values):
    bag = kind(values)
    return write(bag, bag.items), each(bag, bag.items), values
""",
        call("Bag, np.arange(9.0)"),
        call("Each, np.arange(9.0)"),
        call("From, list(map(float, range(9)))"),
        call("Bag, list(map(float, range(9)))"),
    ),
    case(
        "own_iteration_over_a_global",
        _MODULE
        + """
shelf = Bag(list(map(float, range(9))))
held = shelf.items
def f(n):
    total = 0.0
    for x in shelf:
        total += x + len(held)
        if x == n:
            held.append(20.0)
    out = []
    for x in shelf:
        out.append(x + held[-1])
    return total, out
""",
        call("3.0"),
        call("99.0"),
    ),
)
