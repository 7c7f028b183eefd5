"""Operators of the module's own classes: instances made in the loop, and operands whose class is evident."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

VEC = """
seen = []
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __sub__(self, o):
        if not isinstance(o, Vec):
            return NotImplemented
        return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __rmul__(self, k):
        return Vec(self.x * k, self.y * k)
    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y
    def __neg__(self):
        return Vec(-self.x, -self.y)
    def __abs__(self):
        return math.hypot(self.x, self.y)
    def __lt__(self, o):
        return abs(self) < abs(o)
    def __eq__(self, o):
        return self.x == o.x and self.y == o.y
    def __bool__(self):
        return bool(self.x != 0 or self.y != 0)
    def __repr__(self):
        return f"Vec({self.x}, {self.y})"
class Other(Vec):
    def __radd__(self, o):
        seen.append(o)
        return 1
    def __sub__(self, o):
        seen.append(o)
        return self
class Plain:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
def spy(self, *rest):
    seen.append(rest)
    return Vec(len(seen), 0)
def change(**members):
    for name, member in members.items():
        setattr(Vec, name, member)
    return ()
def named(name):
    def spy(self, *rest):
        seen.append(rest)
        return Vec(len(seen), 0)
    spy.__name__ = name
    spy.__qualname__ = "Vec." + name
    return {name: spy}
"""
SPY = """
class Spy:
    def __init__(self, x):
        self.x = x
    def __eq__(self, o):
        seen.append(o)
        return self.x == o
"""
XY = "[3, 4, 0, 1], [4.0, 3.5, 0, 2], [0] * 4"

CASES: tuple[Case, ...] = (
    case(
        "operators_of_new_instances",
        VEC
        + """
def f(x, y, out, *rest):
    for i in range(len(x)):
        out[i] = abs(Vec(x[i], y[i]) - Vec(1, 2)) + Vec(x[i], 1) @ Vec(2, y[i])
    return out, seen
""",
        par(XY),
        par("np.arange(9.0), np.arange(9), np.zeros(9)"),
        ser("[3, Vec(1, 1)], [1, 2], [0, 0]"),
        call("[3, 'a', 4], [1, 2, 3], [0] * 3"),
        ser(XY + ", *change(__sub__=spy)"),
        ser(XY + ", *change(__rsub__=spy)"),
        ser(XY + ", *change(__abs__=spy)"),
        ser(XY + ", *change(**named('__sub__'))"),
        ser(XY + ", *change(**named('__getattr__'))"),
        ser(XY + ", *change(__getattribute__=object.__getattribute__)"),
        ser(XY + ", *change(__init__=lambda self, x, y: vars(self).update(x=1, y=seen.append(x) or 2))"),
    ),
    case(
        "operators_of_new_instances_collected",
        VEC
        + """
def f(x, y, *rest):
    out = []
    for a, b in zip(x, y):
        out.append(Vec(a * 2.0, b * 1.0) + Vec(1, 2) * 2.5)
    return [(v.x, v.y, type(v).__name__) for v in out], seen
""",
        par("[3, 4, 0, 1], [4.0, 3.5, 0, 2]"),
        par("np.arange(9.0), np.arange(9)"),
        call("[3, None, 0, 1], [4.0, 3.5, 0, 2]"),
        ser("[3, 4, 0, 1], [4.0, 3.5, 0, 2], *change(__setstate__=spy)"),
        ser("[3, 4, 0, 1], [4.0, 3.5, 0, 2], *change(__reduce__=spy)"),
        ser("[3, 4, 0, 1], [4.0, 3.5, 0, 2], *change(__del__=lambda self: seen.append(1))"),
    ),
    case(
        "operators_with_an_annotated_operand",
        VEC
        + """
def f(x, y, out, origin: Vec, *rest):
    for i in range(len(x)):
        out[i] = abs(Vec(x[i], y[i]) - origin) + abs(-origin)
    return out, seen
""",
        par(XY + ", Vec(1, 2)"),
        ser(XY + ", Other(1, 2)"),
        ser(XY + ", Plain(1, 2)"),
        ser(XY + ", 3"),
        ser(XY + ", np.arange(4)"),
        ser("[3, 4], [(o := Vec(1, 2)), 3], [0] * 2, o"),
        ser("[3, 4], [1, 2], [0, (o := Vec(1, 2))], o"),
        ser(XY + ", type('Vec', (), {'x': 1, 'y': 2})()"),
        ser(XY + ", Vec(1, Vec(1, 2))"),
        call(XY + ", Vec(1, [2])"),
    ),
    case(
        "operators_with_the_same_operand_twice",
        VEC
        + """
def f(x, p: Vec, q: Vec):
    out = []
    for a in x:
        out.append((p * a) @ q)
    return out
""",
        par("[1, 2.5, 3], (p := Vec(1, 2)), p"),
        par("[1, 2.5, 3], Vec(1, 2), Vec(3, 4)"),
        call("np.arange(12.0).reshape(6, 2), Vec(1, 2), Vec(3, 4)"),
    ),
    case(
        "operators_of_the_items_of_a_list",
        VEC
        + """
def f(vs: list[Vec], out, k):
    for i, v in enumerate(vs):
        out[i] = abs(v * k) + (v @ vs[0])
    return out, seen
""",
        par("[Vec(i, 2) for i in range(7)], [0] * 7, 2"),
        par("[Vec(1, 2)] * 7, np.zeros(7), 2.5"),
        par("tuple(Vec(i, 2) for i in range(7)), [0] * 7, 2"),
        ser("[Vec(1, 2), Other(1, 2), Vec(1, 2)], [0] * 3, 2"),
        ser("[Vec(1, 2), 3.5, Vec(1, 2)], [0] * 3, 2"),
        ser("(vs := [Vec(i, 2) for i in range(7)]), vs, 2"),
        ser("(vs := [Vec(i, 2) for i in range(7)]), [0] * 7, vs[0]"),
        ser("[Vec(i, (t := [0] * 7)) for i in range(7)], t, 2"),
    ),
    case(
        "comparisons_of_instances",
        VEC
        + """
def f(x, y, out):
    p = Vec(3, 2)
    for i in range(len(x)):
        v = Vec(x[i], y[i])
        if v == p or v < p and not v != Vec(0, 0):
            out[i] = 1
        elif v:
            out[i] = 2
    return out
""",
        par("[3, 1, 9, 0, 2], [2, 1, 9, 0, 2], [0] * 5"),
        par("np.arange(5), np.arange(5)[::-1].copy(), np.zeros(5)"),
        call("[3, 1, 9, 'a', 2], [2, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "texts_of_instances",
        VEC
        + """
def f(x, y):
    return [f"{Vec(a, b)} {Vec(b, a)!r:>12} {str(Vec(a, a))}" for a, b in zip(x, y)]
""",
        par("[3, 1, 9, 0, 2], [2, 1, 9, 0, 2.5]"),
        ser("[3, 1, Vec(1, 2), 0, 2], [2, 1, 9, 0, 2.5]"),
        call("[3, 1, None], [2, 1, (1, 2)]"),
    ),
    case(
        "reflected_operators",
        VEC
        + """
def f(x, y, out):
    for i in range(len(x)):
        v = 2 * Vec(x[i], y[i])
        w = x[i] * v
        out[i] = abs(w)
    return out
""",
        par("[3, 1, 9, 0, 2], [2, 1, 9, 0, 2.5], [0] * 5"),
        call("np.arange(5.0), np.arange(5.0), np.zeros(5)"),
        call("[np.float32(3), np.int8(2), True], [1, 2, 3], np.zeros(3)"),
        call("[np.arange(3.0), np.arange(2)], [1, 2], [0, 0]"),
        ser("[Vec(1, 2), 1], [1, 2], [0, 0]"),
    ),
    case(
        "reflected_operator_with_an_effect",
        VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        seen.append(o)
        return self.x + len(seen)
def f(x, out):
    for i in range(len(x)):
        out[i] = x[i] + Loud(i)
    return out, seen
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
        ser("np.arange(5.0), np.zeros(5)"),
    ),
    case(
        "subclass_operand_comes_first",
        VEC
        + """
def f(x, y, out):
    for i in range(len(x)):
        out[i] = Vec(x[i], y[i]) + Other(1, 2)
    return out, seen
""",
        ser("[3, 1, 9, 0, 2], [2, 1, 9, 0, 2.5], [0] * 5"),
    ),
    case(
        "not_implemented_goes_to_the_other_one",
        VEC
        + """
class Shy:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        return NotImplemented
class Takes:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        seen.append(self.x)
        return o.x
class Calm:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        return o.x + self.x
def loud(x):
    return [Shy(a) + Takes(a) for a in x]
def f(x):
    return [Shy(a) + Calm(a) for a in x], loud(x), seen
""",
        par("[3, 1, 9, 0, 2]"),
        call("[3, 1, None, 0, 2]"),
    ),
    case(
        "operator_that_changes_its_operand",
        VEC
        + """
class Counts:
    def __init__(self):
        self.n = 0
    def __add__(self, o):
        self.n += 1
        return self.n + o
def f(x, out):
    c = Counts()
    for i in range(len(x)):
        out[i] = c + x[i]
    return out, c.n
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "operator_that_changes_a_new_instance",
        VEC
        + """
class Counts:
    def __init__(self):
        self.n = 0
    def __iadd__(self, o):
        self.n += o
        return self
    def __lshift__(self, o):
        self.n += o
        return self
def f(x, out):
    for i in range(len(x)):
        c = Counts()
        for j in range(3):
            c += x[i] * j
        c << 3 << x[i]
        out[i] = c.n
    return out
""",
        par("[3, 1, 9, 0, 2], [0] * 5"),
        ser("[3, Vec(1, 1), 9, 0, 2], [0] * 5"),
    ),
    case(
        "comparison_with_an_effect",
        VEC
        + SPY
        + """def f(x, out):
    for i in range(len(x)):
        if Spy(x[i]) == i:
            out[i] = 1
    return out, seen
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "membership_with_an_effect",
        VEC
        + SPY
        + """def f(x, out):
    for i in range(len(x)):
        if i in [Spy(x[i])]:
            out[i] = 1
    return out, seen
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "comparison_of_containers_asks_instances",
        VEC
        + """
class Spy:
    def __init__(self, x):
        self.x = x
    def __eq__(self, o):
        seen.append(o)
        return True
    def __hash__(self):
        seen.append(self.x)
        return 1
def g(x, out):
    for i in range(len(x)):
        if [Spy(i)] == [x[i]] or (Spy(i), 1) != (2, 1):
            out[i] = 1
    return out
def h(x, out):
    for i in range(len(x)):
        out[i] = len({Spy(i), Spy(x[i])}) + [Spy(i), 3].index(3)
    return out
def k(x, out):
    for i in range(len(x)):
        d = {}
        d[Spy(i)] = x[i]
        out[i] = len(d)
    return out
def f(x, out):
    return g(x, list(out)), h(x, list(out)), k(x, list(out)), len(seen)
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "exception_in_an_operator",
        VEC
        + """
class Div:
    def __init__(self, x):
        self.x = x
    def __truediv__(self, o):
        return Div(self.x / o)
def g(x, out):
    for i in range(len(x)):
        out[i] = (Div(1.0) / x[i]).x
def f(x, out):
    try:
        g(x, out)
    except (ZeroDivisionError, TypeError) as error:
        return out, repr(error)
    return out
""",
        par("[3, 1, 9, 7, 2], [0] * 5"),
        call("[3, 1, 9, 0, 2, 0, 5], [0] * 7"),
        call("[3, 1, 9, '0', 2, 0, 5], [0] * 7"),
    ),
    case(
        "texts_with_an_effect",
        VEC
        + """
class Spy:
    def __init__(self, x):
        self.x = x
    def __str__(self):
        seen.append(self.x)
        return "spy"
def g(x):
    return [f"{Spy(a)}" for a in x]
def h(x):
    return ["%s" % Spy(a) for a in x]
def k(x):
    return ["{}".format(Spy(a)) for a in x]
def f(x):
    return g(x), h(x), k(x), seen
""",
        ser("[3, 1, 9, 0, 2]"),
    ),
    case(
        "texts_of_containers_of_instances",
        VEC
        + """
def g(x):
    return [f"{[Vec(a, a)]}" for a in x]
def h(x):
    return [str({1: Vec(a, a)}) for a in x]
def f(x):
    return g(x), h(x)
""",
        ser("[3, 1, 9, 0, 2]"),
    ),
)
