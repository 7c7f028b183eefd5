"""Callees that classes bring: methods, constructors, dataclasses, named tuples, enumerations."""

from __future__ import annotations

from tests.differential.case import Case, call, case, ser

CASES: tuple[Case, ...] = (
    case(
        "callee_method_pure",
        """
        class Poly:
            def __init__(self, c):
                self.c = c
            def at(self, x):
                s = 0.0
                for c in self.c:
                    s = s * x + c
                return s
        def f(p, xs, out):
            for i, x in enumerate(xs):
                out[i] = p.at(x)
        """,
        call("Poly([1, 2, 3]), [0, .5, 2], np.zeros(3)"),
        call("Poly((c := np.array([1., 2, 3]))), [0, .5, 2], c"),
    ),
    case(
        "callee_static_and_class_methods",
        """
        class Tools:
            scale = 3
            @staticmethod
            def double(x):
                return 2 * x
            @classmethod
            def scaled(cls, x):
                return cls.scale * x
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = Tools.double(x) + Tools.scaled(x)
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_method_of_loop_element",
        """
        class Item:
            def __init__(self, v):
                self.v = v
            def cost(self):
                return self.v * 2
            def age(self):
                self.v += 1
                return self.v
        def f(items):
            out = []
            for item in items:
                out.append(item.cost())
            ages = []
            for item in items:
                ages.append(item.age())
            return out, ages
        """,
        call("[Item(k) for k in range(5)]"),
        call("[Item(1)] * 5"),
    ),
    case(
        "callee_constructs_objects",
        """
        class Point:
            def __init__(self, x, y):
                self.x = x
                self.y = y
        def f(n):
            out = []
            for i in range(n):
                out.append(Point(i, i * 2))
            return out
        """,
        call("5"),
    ),
    case(
        "callee_constructs_dataclasses",
        """
        import dataclasses
        @dataclasses.dataclass
        class Point:
            x: int
            y: list = dataclasses.field(default_factory=list)
        def f(n):
            return [Point(i, [i]) for i in range(n)], [dataclasses.replace(Point(i)) for i in range(n)]
        """,
        call("5"),
    ),
    case(
        "callee_constructs_namedtuples",
        """
        import collections, typing
        P = collections.namedtuple('P', 'x y')
        class Q(typing.NamedTuple):
            x: int
        def f(n):
            return [P(i, i) for i in range(n)], [Q(i) for i in range(n)]
        """,
        call("5"),
    ),
    case(
        "callee_constructs_unpicklable",
        """
        def f(n):
            class Local:
                def __init__(self, v):
                    self.v = v
            out = []
            for i in range(n):
                out.append(Local(i))
            return [type(o) is Local for o in out]
        """,
        call("5"),
    ),
    case(
        "callee_enum_members",
        """
        import enum
        class Colour(enum.Enum):
            RED = 1
            BLUE = 2
        def pick(i):
            return Colour.RED if i % 2 else Colour.BLUE
        def f(n):
            out = [pick(i) for i in range(n)]
            return [c is Colour.RED or c is Colour.BLUE for c in out]
        """,
        call("5"),
    ),
    case(
        "callee_init_with_effect",
        """
        class Registered:
            all = []
            def __init__(self, v):
                self.v = v
                Registered.all.append(v)
        def f(n):
            out = []
            for i in range(n):
                out.append(Registered(i).v)
            return out, Registered.all
        """,
        ser("5"),
    ),
    case(
        "callee_new_with_effect",
        """
        class Counted:
            made = 0
            def __new__(cls, v):
                cls.made += 1
                return object.__new__(cls)
            def __del__(self):
                Counted.made += 100
        def f(n):
            for i in range(n):
                c = Counted(i)
            return Counted.made
        """,
        ser("5"),
    ),
    case(
        "instances_hold_elements_of_what_is_written",
        """
        from dataclasses import dataclass
        @dataclass
        class Point:
            x: float
            y: float = 1.0
            def norm(self):
                return self.x * self.x + self.y * self.y
        class Box:
            def __init__(self, x):
                self.x = x
            def get(self):
                return self.x
        def f(xs, out, kept, n):
            for i in range(1, n):
                out[i] = Box(xs[i - 1]).get()
                xs[i] = i * 2 + xs[i]
            for i in range(n):
                kept.append(Point(xs[1]).norm())
                xs[1] *= i + out[i - 3]
            return kept
        """,
        ser("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [0.0] * 7, [], 7"),
        ser("np.arange(7.), np.zeros(7), [], 7"),
    ),
    case(
        "instances_kept_hold_elements_of_what_is_written",
        """
        class Box:
            def __init__(self, x):
                self.x = x
        def f(xs, out, kept, n):
            for i in range(1, n):
                kept.append(Box(x=xs[i - 1]))
                xs[i] = out[i] * 3
            for i in range(1, n):
                kept.append(Box(xs[i - 1]))
                xs[i] = kept[-1].x + out[i]
            return [k.x for k in kept]
        """,
        call("[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], [0.5] * 7, [], 7"),
        call("np.arange(7.), np.ones(7), [], 7"),
    ),
)
