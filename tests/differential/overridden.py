"""Methods of `self` that other classes have too: overridden, borrowed, called with a stranger for `self`."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_GRID = """
from functools import partial
seen = []
def helper(x):
    x.append(1)
    return len(x)
def keyed(k, x):
    x.append(k)
    return len(x)
class Grid:
    def run(self, other, rows, out):
        for i in range(9):
            out.append(self.scale(rows) + OTHER)
        return out, rows
    def total(self, rows):
        return self.scale(rows) + 1
    def scale(self, x):
        return len(x)
class Low(Grid):
    def scale(self, x):
        x.append(2)
        return len(x)
class Plain(Grid):
    def total(self, rows):
        return self.scale(rows) + 2
class Weird:
    total = Grid.total
    def scale(self, x):
        x.append(1)
        return len(x)
class Partly(Grid):
    scale = partial(keyed, 1)
class Empty:
    pass
def having(cls, **values):
    made = cls()
    vars(made).update(values)
    return made
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
"""
_TOTAL = """
def f(one, other, rows, out):
    for i in range(9):
        out.append(one.total(rows) + OTHER)
    return out, rows
"""
_RUN = """
def f(one, other, rows, out):
    return Grid.run(one, other, rows, out)
"""
_BY_CLASS = """
def f(one, other, rows, out):
    for i in range(9):
        out.append(Grid.total(one, rows) + OTHER)
    return out, rows
"""


def _case(name: str, body: str, other: str, *calls: str) -> Case:
    """Calls marked with a star must run parallel; any may differ in nothing."""
    source = (_GRID + body).replace("OTHER", other)
    return case(name, source, *(par(c[1:] + ", [], []") if c[0] == "*" else call(c + ", [], []") for c in calls))


_PAIRS = ("Grid(), Grid()", "Weird(), Grid()", "Weird(), Weird()", "Low(), Grid()", "Grid(), Low()", "Low(), Low()")

CASES: tuple[Case, ...] = (
    _case("overridden_and_called_beside", _TOTAL, "other.scale([1])", "*Grid(), Grid()", *_PAIRS, "Plain(), Weird()"),
    _case("overridden_and_called_on_new_ones", _TOTAL, "Low().scale([1])", "Grid(), 0", "Low(), 0", "Weird(), 0"),
    _case("overridden_in_the_loops_own_method", _RUN, "other.scale([1])", "Grid(), Weird()", *_PAIRS),
    _case("overridden_and_called_by_class", _BY_CLASS, "other.scale([1])", *_PAIRS),
    _case("overridden_by_a_class_that_is_called", _TOTAL, "Low.scale(0, [1])", "Grid(), 0", "Low(), 0", "Partly(), 0"),
    _case(
        "overridden_by_what_an_instance_holds",
        _RUN,
        "helper([1])",
        "Grid(), 0",
        "having(Empty, scale=helper), 0",
        "having(Grid, scale=helper), 0",
        "having(Weird, scale=helper), 0",
    ),
    _case(
        "overridden_by_a_partial", _TOTAL, "keyed(2, [1])", "Grid(), 0", "Partly(), 0", "having(Empty, total=len), 0"
    ),
    _case(
        "overridden_by_force",
        _TOTAL,
        "helper([1])",
        "*Plain(), 0",
        "Plain(), *change(Plain, scale=helper) or (0,)",
        "Plain(), *change(Plain, scale=lambda self, x: helper(x)) or (0,)",
        "Plain(), *change(Grid, scale=Low.scale) or (0,)",
        "Plain(), *change(Plain, scale=Low.scale) or (0,)",
        "Plain(), *change(Plain, total=Low.scale) or (0,)",
    ),
    case(
        "overridden_template_methods",
        """
        class Filter:
            def apply(self, rows, out):
                for i in range(len(rows)):
                    out[i] = self.one(rows[i]) * self.weight(i)
                return out
            def one(self, row):
                raise NotImplementedError
            def weight(self, i):
                return 1 + i
        class Mean(Filter):
            def one(self, row):
                return row.mean()
        class Spread(Filter):
            def one(self, row):
                return row.max() - row.min()
            def weight(self, i):
                return 2
        class Noted(Mean):
            def one(self, row):
                seen.append(row.mean())
                return len(seen)
        seen = []
        def f(kind, n):
            return kind().apply(np.arange(float(n * 3)).reshape(n, 3), np.zeros(n)), seen
        """,
        call("Mean, 9"),
        call("Spread, 9"),
        call("Filter, 9"),
        ser("Noted, 9"),
    ),
    case(
        "overridden_template_methods_without_effects",
        """
        class Filter:
            def apply(self, rows, out):
                for i in range(len(rows)):
                    out[i] = self.one(rows[i]) * self.weight(i)
                return out
            def one(self, row):
                raise NotImplementedError
            def weight(self, i):
                return 1 + i
        class Mean(Filter):
            def one(self, row):
                return row.mean()
        class Spread(Filter):
            def one(self, row):
                return row.max() - row.min()
            def weight(self, i):
                return 2
        def f(kind, n):
            return kind().apply(np.arange(float(n * 3)).reshape(n, 3), np.zeros(n))
        """,
        par("Mean, 9"),
        par("Spread, 9"),
        call("Filter, 9"),
        ser("type('Own', (Mean,), {'one': lambda self, row: np.random.rand()}), 9"),
    ),
    case(
        "overridden_with_effects_is_final_for_others",
        """
        log = []
        class Base:
            def fill(self, out):
                for i in range(len(out)):
                    out[i] = self.step(i)
                return out
            def step(self, i):
                return i * self.factor()
            def factor(self):
                return 3
        class Loud(Base):
            def factor(self):
                log.append(1)
                return len(log)
        class Quiet(Base):
            pass
        class Property(Base):
            @property
            def factor(self):
                return lambda: log.append(2) or len(log)
        def f(kind, n):
            return kind().fill(np.zeros(n)), log
        """,
        call("Base, 9"),
        call("Quiet, 9"),
        ser("Loud, 9"),
        ser("Property, 9"),
    ),
    case(
        "overridden_by_duck_types",
        """
        class A:
            def total(self, rows):
                return self.part(rows) + 1
            def part(self, x):
                return len(x)
        class B:
            def total(self, rows):
                return self.part(rows) + 2
            def part(self, x):
                return len(x) + 3
        class C(B):
            def part(self, x):
                x.append(1)
                return 0
        def f(one, other, rows, out, kind):
            if kind:
                for i in range(9):
                    out.append(one.total(rows) + other.total(rows) + C().part([1]))
            else:
                for i in range(9):
                    out.append(one.total(rows) + other.total(rows))
            return out, rows
        """,
        par("A(), B(), [], [], 0"),
        par("B(), B(), [], [], 0"),
        call("A(), B(), [], [], 1"),
        call("B(), B(), [], [], 1"),
        ser("A(), C(), [], [], 0"),
        ser("A(), C(), [], [], 1"),
    ),
    case(
        "overridden_behind_super",
        """
        class Base:
            def m(self, x):
                return self.k(x) + 1
            def k(self, x):
                return len(x)
        class Mid(Base):
            def m(self, x):
                return super().m(x) + 2
        class Low(Mid):
            def k(self, x):
                x.append(1)
                return len(x)
        class Free:
            def k(self, x):
                x.append(5)
                return 3
        def f(one, other, rows, out):
            for i in range(9):
                out.append(one.m(rows) + other.k([1]))
            return out, rows
        """,
        par("Mid(), Free(), [], []"),
        ser("Low(), Free(), [], []"),
        ser("Low(), Low(), [], []"),
        par("Base(), Base(), [], []"),
    ),
    case(
        "overridden_attribute_becomes_a_property",
        """
        seen = []
        class Row:
            def __init__(self, k):
                self.k = k
            def fill(self, out):
                for i in range(len(out)):
                    out[i] = self.k * i
                return out
        class Counted(Row):
            def __init__(self):
                pass
            @property
            def k(self):
                seen.append(1)
                return len(seen)
        def f(row, n):
            return row.fill(np.zeros(n)), seen
        """,
        par("Row(3), 9"),
        ser("Counted(), 9"),
    ),
)
