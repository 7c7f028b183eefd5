"""Instances with operators that outlive an iteration: summed, carried over, stored, in containers."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser
from tests.differential.operators import VEC

CASES: tuple[Case, ...] = (
    case(
        "sums_of_instances",
        VEC
        + """
def f(x, y):
    total = Vec(0, 0)
    for a, b in zip(x, y):
        total += Vec(a, b)
    return total.x, total.y
""",
        ser("[3, 1, 9, 0, 2], [0.5] * 5"),
    ),
    case(
        "sums_by_reflected_operators",
        VEC
        + """
class Loud:
    def __init__(self, x):
        self.x = x
    def __radd__(self, o):
        seen.append(o)
        return o + self.x
def f(x):
    total = 0
    for a in x:
        total += Loud(a)
    return total, len(seen)
""",
        ser("[3, 1, 9, 0, 2]"),
    ),
    case(
        "greatest_of_instances",
        VEC
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
        VEC
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
        VEC
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
        VEC
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
        VEC
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
        VEC
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
