"""Attributes that a loop changes: of classes that are not plain, and in loops that end early, nest or count."""

from __future__ import annotations

from tests.differential.attribute_accumulations import TALLY, X
from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "attribute_summed_with_a_setter",
        """
        class Loud:
            def __init__(self):
                self.log = []
                self.held = 0
            @property
            def total(self):
                return self.held
            @total.setter
            def total(self, value):
                self.log.append(value)
                self.held = value
        class Setting:
            def __init__(self):
                self.__dict__.update(total=0, log=[])
            def __setattr__(self, name, value):
                self.log.append((name, value))
                self.__dict__[name] = value
        class Silent:
            def __init__(self):
                self.total = 0
                self.log = []
        class Child(Silent):
            def __setattr__(self, name, value):
                object.__setattr__(self, name, value * 2 if name == 'total' else value)
        class Slotted:
            __slots__ = ('total', 'log')
            def __init__(self):
                self.total = 0
                self.log = []
        class Asked:
            def __init__(self):
                self.log = []
            def __getattr__(self, name):
                self.log.append(name)
                return 0
        class Watched:
            def __init__(self):
                self.total = 0
                self.log = []
            def __getattribute__(self, name):
                if name == 'total':
                    object.__getattribute__(self, 'log').append(name)
                return object.__getattribute__(self, name)
        class Descriptor:
            def __get__(self, instance, owner):
                return 7
        class Described:
            total = Descriptor()
            def __init__(self):
                self.log = []
        class Meta(type):
            pass
        class Made(metaclass=Meta):
            def __init__(self):
                self.total = 0
                self.log = []
        class Number:
            def __init__(self):
                self.total = Adding()
                self.log = []
        class Adding:
            def __add__(self, other):
                return self
        def f(s, x):
            for v in x:
                s.total += v
            return s.total, s.log
        """,
        ser("Loud(), [1, 2, 3]"),
        ser("Setting(), [1, 2, 3]"),
        ser("Child(), [1, 2, 3]"),
        ser("Slotted(), [1, 2, 3]"),
        call("Asked(), [1, 2, 3]"),
        ser("Watched(), [1, 2, 3]"),
        ser("Described(), [1, 2, 3]"),
        ser("Made(), [1, 2, 3]"),
        ser("Number(), [1, 2, 3]"),
        ser("Silent, [1, 2, 3]"),
    ),
    case(
        "attribute_of_other_plain_things",
        """
        from types import SimpleNamespace
        from dataclasses import dataclass, field
        @dataclass
        class Record:
            total: float = 0.0
            items: list = field(default_factory=list)
        @dataclass(frozen=True)
        class Frozen:
            total: float = 0.0
            items: list = field(default_factory=list)
        def f(s, x):
            for v in x:
                s.items.append(v)
                s.total += v
            return s
        """,
        par("SimpleNamespace(total=0, items=[]), [1, 2, 3]"),
        par("Record(), [1, 2, 3]"),
        ser("Frozen(), [1, 2, 3]"),
    ),
    case(
        "attribute_of_a_frozen_record_appended",
        """
        from dataclasses import dataclass, field
        @dataclass(frozen=True)
        class Frozen:
            items: list = field(default_factory=list)
        def f(s, x):
            for v in x:
                s.items.append(v)
            return s
        """,
        par("Frozen(), [1, 2, 3]"),
    ),
    case(
        "attribute_summed_until_an_exception",
        TALLY
        + """
def f(s, x):
    try:
        for i in range(len(x)):
            s.total += x[i]
            s.items.append(i)
            s.last = i
            s.out[i] = math.sqrt(x[i])
    except ValueError:
        return s, s.total, s.last
    return s
""",
        par("Tally(7), [4, 9, 16, 25, 1]"),
        ser("Tally(7), [4, 9, 16, 25, -1, 3]"),
        call("Tally(2), [4, 9, 16]"),
        ser("Tally(2), [4, 9, 16, 25]"),
    ),
    case(
        "attribute_summed_until_a_break",
        TALLY
        + """
def f(s, x, most):
    for v in x:
        s.total += v
        s.items.append(v)
        if v > most:
            break
    return s
""",
        call(f"Tally(7), {X}, 5"),
        call(f"Tally(7), {X}, 50"),
    ),
    case(
        "attribute_counted_in_a_while_loop",
        TALLY
        + """
def f(s, x):
    i = 0
    while i < len(x):
        s.total += x[i]
        s.last = i
        i += 1
    return s
def g(s, n):
    while s.n < n:
        s.total += s.n
        s.n += 1
    return s
""",
        par(f"Tally(7), {X}"),
    ),
    case(
        "attribute_that_counts_a_while_loop",
        TALLY
        + """
def f(s, n):
    while s.n < n:
        s.total += 3
        s.n += 1
    return s
""",
        ser("Tally(0), 9"),
    ),
    case(
        "attribute_summed_in_a_nest",
        TALLY
        + """
def f(s, m):
    for i in range(m.shape[0]):
        for j in range(m.shape[1]):
            s.total += m[i, j]
            if m[i, j] > s.best:
                s.best = m[i, j]
        s.out[i] = m[i].sum()
    return s
""",
        par("Tally(7), np.arange(21.).reshape(7, 3)"),
    ),
    case(
        "attribute_summed_by_a_method_of_its_own",
        """
        class Walker:
            def __init__(self, n):
                self.grid = np.zeros(n)
                self.steps = 0
                self.history = []
            def walk(self, x):
                for i, v in enumerate(x):
                    self.grid[i] = v * 2
                    self.steps += 1
                    self.history.append((i, v))
                return self.steps
            def __repr__(self):
                return f"Walker({self.grid.tolist()}, {self.steps}, {self.history})"
        def f(n, x):
            w = Walker(n)
            return w.walk(x), w
        """,
        par("7, [1.0, 2.0, 3.0, 4.0]"),
        ser("3, [1.0, 2.0, 3.0, 4.0]"),
    ),
    case(
        "attribute_with_warnings",
        """
        import warnings
        class Tally:
            def __init__(self, total):
                self.total = total
        def f(s, x):
            for v in x:
                s.total += v
            return s.total
        """,
        call("Tally(np.float32(3e38)), [np.float32(3e38), np.float32(1), np.float32(-3e38)]"),
        call("Tally(np.int8(100)), [np.int8(100), np.int8(100)]"),
    ),
    case(
        "attribute_assigned_before_an_exception_in_the_last_iteration",
        TALLY
        + """
def f(s, x, bad):
    try:
        for i in range(len(x)):
            s.out[i] = 1 / (i - bad)
            s.last = x[i]
            s.total += x[i]
            s.items.append(x[i])
    except ZeroDivisionError:
        pass
    return s
""",
        *(call(f"Tally(7), {X}, {bad}") for bad in (0, 1, 5, 6, 7)),
    ),
)
