"""Classes that inherit from others: methods along the line, `super`, abstract bases, class methods; patched lines."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_SHAPES = """
from abc import ABC, ABCMeta, abstractmethod
seen = []
class Shape(ABC):
    sides = 0
    def __init__(self, scale):
        self.scale = scale
    @abstractmethod
    def area(self):
        raise NotImplementedError
    def double(self):
        return 2 * self.area() * self.scale
    @classmethod
    def unit(cls, x):
        return cls(x, 1.0)
    @staticmethod
    def half(x):
        return x / 2
class Square(Shape):
    sides = 4
    def __init__(self, a, scale=2.0):
        super().__init__(scale)
        self.a = a
    def area(self):
        return self.a ** 2
class Cube(Square):
    def area(self):
        return 6 * super().area()
class Loud:
    def area(self):
        seen.append(1)
        return len(seen)
    def __init__(self, a, scale=2.0):
        seen.append(a)
        self.a, self.scale = a, scale
def spy(self, *args):
    seen.append(args)
    return len(seen)
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
def rebased(cls, *bases):
    cls.__bases__ = bases
    return ()
"""
_MADE = """
def f(xs, out, *rest):
    for i, x in enumerate(xs):
        s = Square(x)
        c = Cube(x, scale=3.0)
        out[i] = s.area() + s.double() + c.area() + c.double() + Shape.half(x) + Cube.unit(x).area() + Cube.half(x)
    return out, seen
"""
_GIVEN = """
def f(shapes, out, *rest):
    for i in range(len(shapes)):
        out[i] = shapes[i].double() + shapes[0].area()
    for s in shapes:
        out[0] += s.double()
    return out, seen
"""
_QUIET = _SHAPES.replace("        seen.append(1)\n        return len(seen)\n", "        return 3\n").replace(
    "        seen.append(a)\n", ""
)

CASES: tuple[Case, ...] = (
    case(
        "inherited_methods_of_new_instances",
        _SHAPES + _MADE,
        par("list(range(9)), np.zeros(9)"),
        par("np.arange(9.), np.zeros(9)"),
        ser("list(range(9)), np.zeros(9), *change(Cube, area=spy)"),
        ser("list(range(9)), np.zeros(9), *change(Square, area=Loud.area)"),
        ser("list(range(9)), np.zeros(9), *change(Cube, double=Loud.area)"),
        ser("list(range(9)), np.zeros(9), *change(Cube, double=spy)"),
        ser("list(range(9)), np.zeros(9), *change(Cube, __init__=Loud.__init__)"),
        ser("list(range(9)), np.zeros(9), *change(Shape, __init__=lambda self, s: seen.append(s))"),
        ser("list(range(9)), np.zeros(9), *change(Square, unit=classmethod(spy))"),
        ser("list(range(9)), np.zeros(9), *change(Shape, half=staticmethod(spy))"),
        ser("list(range(9)), np.zeros(9), *rebased(Cube, Loud, Square)"),
        ser("list(range(9)), np.zeros(9), *rebased(Square, type('Odd', (Shape,), {'area': spy}))"),
        call("list(range(9)), np.zeros(9), *rebased(Cube, Loud)"),
        call("[1, 2, 'a', 3], np.zeros(9)"),
    ),
    case(
        "inherited_methods_of_operands",
        _QUIET + _GIVEN,
        par("[Square(i) for i in range(9)], np.zeros(9)"),
        par("[Cube(i) if i % 2 else Square(i) for i in range(9)], np.zeros(9)"),
        ser("[*map(Square, range(9)), type('Odd', (Square,), {'area': spy})(2)], np.zeros(10)"),
        ser("[*map(Square, range(9)), type('Odd', (Cube, Loud), {})(2)], np.zeros(10)"),
        ser("[*map(Cube, range(9)), *rebased(Cube, Loud, Square)], np.zeros(10)"),
        call("[*map(Square, range(9)), Loud(3)], np.zeros(10)"),
    ),
    case(
        "inherited_methods_with_effects",
        _SHAPES + _GIVEN,
        ser("[Square(i) for i in range(9)], np.zeros(9)"),
        ser("[*map(Square, range(4)), *map(Loud, range(5))], np.zeros(9)"),
    ),
    case(
        "super_between_two_bases",
        """
        seen = []
        class Base:
            def value(self):
                return 1
        class Left(Base):
            def value(self):
                return 10 + super().value()
        class Right(Base):
            def value(self):
                seen.append(1)
                return 100 + super().value()
        class Both(Left, Right):
            pass
        class Alone(Left):
            pass
        def g(kind):
            out = []
            for i in range(9):
                out.append(Left().value())
            return out
        def f(thing, out):
            for i in range(9):
                out[i] = thing.value()
            for i in range(9):
                out[i] += Left.value(thing)
            return out, seen, g(Left)
        """,
        call("Left(), np.zeros(9)"),
        call("Alone(), np.zeros(9)"),
        call("Both(), np.zeros(9)"),
        call("Right(), np.zeros(9)"),
    ),
    case(
        "super_next_in_line_is_followed_too",
        """
        class Base:
            def value(self, x):
                return x
        class Left(Base):
            def value(self, x):
                return [super().value(x)]
        class Right(Base):
            def value(self, x):
                x.append(1)
                return x
        class Both(Left, Right):
            pass
        def f(thing, rows, out):
            for i in range(9):
                out.append(Left.value(thing, rows))
            return out, rows, Right().value([2])
        """,
        call("Left(), [], []"),
        ser("Both(), [], []"),
    ),
    case(
        "class_method_that_counts",
        """
        class Made:
            count = 0
            @classmethod
            def make(cls, x):
                cls.count += 1
                return cls(x)
            @classmethod
            def plain(cls, x):
                return cls(x)
            def __init__(self, x):
                self.x = x
        class More(Made):
            pass
        def f(xs, out):
            for x in xs:
                out.append(Made.make(x).x)
            for x in xs:
                out.append(More.plain(x).x)
            made = [Made.plain(x) for x in xs]
            return out, Made.count, [type(m).__name__ for m in made], [m.x for m in made]
        """,
        call("[1, 2, 3] * 3, []"),
        call("[[1], [2]] * 3, []"),
    ),
    case(
        "instance_that_a_method_hands_back",
        """
        class Node:
            def __init__(self, x):
                self.x = x
                self.next = None
            def with_next(self, other):
                self.next = other
                return self
            def moved(self, k):
                return Node(self.x + k)
            def total(self):
                return self.x + (0 if self.next is None else self.next.x)
        def f(xs, keep, out):
            for i, x in enumerate(xs):
                out[i] = Node(x).moved(1).with_next(keep).total()
            for i, x in enumerate(xs):
                Node(x).with_next(keep).next.x = i
            return out, keep.x
        """,
        call("list(range(9)), (lambda: Node(5))(), [0] * 9"),
    ),
    case(
        "post_init_with_what_is_no_field",
        """
        from dataclasses import dataclass, field, InitVar
        @dataclass
        class Row:
            x: int
            log: InitVar[list]
            y: float = 0.0
            def __post_init__(self, log):
                log.append(self.x)
                self.y = self.x * 2.0
        @dataclass
        class Wide(Row):
            z: float = 1.0
        def f(n, log, out):
            for i in range(n):
                out.append(Row(i, log).y)
            for i in range(n):
                out.append(Wide(i, log).y)
            return out, log
        """,
        ser("9, [], []"),
    ),
    case(
        "dataclasses_that_inherit",
        """
        from dataclasses import dataclass, field
        @dataclass(frozen=True)
        class Base:
            x: float
            def value(self):
                return self.x
        @dataclass(frozen=True)
        class Wide(Base):
            y: float = 2.0
            @property
            def total(self):
                return self.value() + self.y
        @dataclass
        class Kept:
            x: float
            held: list = field(default_factory=list)
            def __post_init__(self):
                self.held.append(self.x)
        class Own(Kept):
            def __init__(self, x):
                super().__init__(x)
                self.held.append(-x)
        def f(xs, out):
            for x in xs:
                out.append(Wide(x).total)
            made = [Wide(x, y=3.0) for x in xs]
            for x in xs:
                out.append(sum(Own(x).held) + Kept(x).held[0])
            return out, made
        """,
        call("[1.0, 2.0, 3.0] * 3, []"),
    ),
)
