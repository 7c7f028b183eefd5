"""Operators of the module's own classes: instances made in the loop, and operands whose class is evident."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_VEC = """
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
_XY = "[3, 4, 0, 1], [4.0, 3.5, 0, 2], [0] * 4"

CASES: tuple[Case, ...] = (
    case(
        "operators_of_new_instances",
        _VEC
        + """
def f(x, y, out, *rest):
    for i in range(len(x)):
        out[i] = abs(Vec(x[i], y[i]) - Vec(1, 2)) + Vec(x[i], 1) @ Vec(2, y[i])
    return out, seen
""",
        par(_XY),
        par("np.arange(9.0), np.arange(9), np.zeros(9)"),
        ser("[3, Vec(1, 1)], [1, 2], [0, 0]"),
        call("[3, 'a', 4], [1, 2, 3], [0] * 3"),
        ser(_XY + ", *change(__sub__=spy)"),
        ser(_XY + ", *change(__rsub__=spy)"),
        ser(_XY + ", *change(__abs__=spy)"),
        ser(_XY + ", *change(**named('__sub__'))"),
        ser(_XY + ", *change(**named('__getattr__'))"),
        ser(_XY + ", *change(__getattribute__=object.__getattribute__)"),
        ser(_XY + ", *change(__init__=lambda self, x, y: vars(self).update(x=1, y=seen.append(x) or 2))"),
    ),
    case(
        "operators_of_new_instances_collected",
        _VEC
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
        _VEC
        + """
def f(x, y, out, origin: Vec, *rest):
    for i in range(len(x)):
        out[i] = abs(Vec(x[i], y[i]) - origin) + abs(-origin)
    return out, seen
""",
        par(_XY + ", Vec(1, 2)"),
        ser(_XY + ", Other(1, 2)"),
        ser(_XY + ", Plain(1, 2)"),
        ser(_XY + ", 3"),
        ser(_XY + ", np.arange(4)"),
        ser("[3, 4], [(o := Vec(1, 2)), 3], [0] * 2, o"),
        ser("[3, 4], [1, 2], [0, (o := Vec(1, 2))], o"),
        ser(_XY + ", type('Vec', (), {'x': 1, 'y': 2})()"),
        ser(_XY + ", Vec(1, Vec(1, 2))"),
        call(_XY + ", Vec(1, [2])"),
    ),
    case(
        "operators_with_the_same_operand_twice",
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
        + """
class Spy:
    def __init__(self, x):
        self.x = x
    def __eq__(self, o):
        seen.append(o)
        return self.x == o
def f(x, out):
    for i in range(len(x)):
        if Spy(x[i]) == i:
            out[i] = 1
    return out, seen
def g(x, out):
    for i in range(len(x)):
        if i in [Spy(x[i])]:
            out[i] = 1
    return out, seen
""",
        ser("[3, 1, 9, 0, 2], [0] * 5"),
    ),
    case(
        "comparison_of_containers_asks_instances",
        _VEC
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
        _VEC
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
        _VEC
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
        _VEC
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
    case(
        "sums_of_instances",
        _VEC
        + """
def f(x, y):
    total = Vec(0, 0)
    for a, b in zip(x, y):
        total += Vec(a, b)
    return total.x, total.y
def g(x):
    total = 0
    for a in x:
        total += Loud(a)
    return total, len(seen)
class Loud:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        seen.append(o)
        return o + self.x
""",
        ser("[3, 1, 9, 0, 2], [0.5] * 5"),
    ),
    case(
        "greatest_of_instances",
        _VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __lt__(self, o):
        seen.append(o.x)
        return self.x < o.x
    def __gt__(self, o):
        seen.append(-o.x)
        return self.x > o.x
def g(x):
    best = Loud(0)
    for a in x:
        if Loud(a) > best:
            best = Loud(a)
    return best.x
def h(x):
    best = Loud(0)
    for a in x:
        best = max(best, Loud(a))
    return best.x
def f(x):
    return g(x), h(x), min(Loud(a) for a in x).x, sorted([Loud(a) for a in x])[0].x, seen
""",
        call("[3, 1, 9, 0, 2, 9, 4]"),
    ),
    case(
        "instance_carried_over",
        _VEC
        + """
def f(x):
    out = []
    prev = Vec(0, 0)
    for a in x:
        now = Vec(a, 1)
        out.append((now - prev).x)
        prev = now
    return out, (prev.x, prev.y)
""",
        ser("[3, 1, 9, 0, 2, 9, 4]"),
    ),
    case(
        "instance_stored_and_read_again",
        _VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        seen.append(o)
        return 1
class Box:
    pass
def g(x, out):
    for i in range(len(x)):
        out[i] = Loud(i)
        x[i] = out[i] + x[i]
    return x
def h(x, boxes):
    for i, b in enumerate(boxes):
        b.v = Loud(i)
        x[i] = b.v + 3
    return x
def k(x, out):
    for i in range(len(x)):
        out.append(Loud(i))
        x[i] = out[-1] + 1
    return x
def f(x, n, boxes):
    return g(x, [0] * n), h(x, boxes), k(x, []), seen
""",
        ser("[3, 1, 9, 0, 2], 5, [Box() for _ in range(5)]"),
    ),
    case(
        "instance_in_a_new_container",
        _VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        seen.append(o)
        return 1
class Box:
    def __init__(self, v):
        self.v = v
def one(b, o):
    return b.v + o
def g(x):
    return [[Loud(a)][0] + 1 for a in x]
def h(x):
    return [{1: Loud(a)}.get(1) + 1 for a in x]
def k(x):
    return [one(Box(Loud(a)), 3) for a in x]
def m(x):
    return [(lambda v: v + 1)(Loud(a)) for a in x]
def n(x):
    out = []
    for a in x:
        v = a if a > 2 else Loud(a)
        out.append(v + 1)
    return out
def f(x):
    return g(x), h(x), k(x), m(x), n(x), seen
""",
        ser("[3, 1, 9, 0, 2]"),
    ),
    case(
        "instance_in_a_new_container_without_effects",
        _VEC
        + """
class Box:
    def __init__(self, v):
        self.v = v
def one(b, o):
    return b.v + o
def f(x):
    out = []
    for a in x:
        vs = [Vec(a, 1), Vec(2, a)]
        w = one(Box(vs[0]), vs[1])
        u = w if a > 2 else vs[0] * 3
        out.append((u.x, u.y))
    return out
""",
        par("[3, 1, 9, 0, 2]"),
        par("np.arange(6.0)"),
        call("[3, 1, 'b', 0, 2]"),
    ),
    case(
        "conversions_that_ask_an_instance",
        _VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __len__(self):
        seen.append(self.x)
        return 2
    def __getitem__(self, i):
        seen.append(i)
        return [1, 2][i]
    def __float__(self):
        seen.append("float")
        return 1.0
    def __index__(self):
        seen.append("index")
        return 1
def g(x, out):
    for i in range(len(x)):
        out[i] = Loud(i)
    return out
def h(x):
    return [x[i] * Loud(i) for i in range(len(x))]
def k(x):
    return [np.array(Loud(a)) for a in x]
def m(x):
    return [list(Loud(a)) + [*Loud(a)] for a in x]
def n(x):
    return [[1, 2, 3][Loud(a)] for a in x]
def o(x):
    return [[p for p in Loud(a)] for a in x]
def p(x):
    out = []
    for a in x:
        q, r = Loud(a)
        out.append(q)
    return out
def q(x):
    return [math.sqrt(Loud(a)) for a in x]
def r(x):
    return [1 if Loud(a) else 2 for a in x]
def f(x):
    n_ = len(x)
    found = []
    for way in (lambda: g(x, np.zeros(n_)), lambda: h(np.arange(n_)), lambda: k(x), lambda: m(x), lambda: n(x),
                lambda: o(x), lambda: p(x), lambda: q(x), lambda: r(x)):
        try:
            found.append(repr(way()))
        except Exception as error:
            found.append(repr(error))
    return found, seen
""",
        ser("[3, 1, 9, 0, 2]"),
    ),
)
