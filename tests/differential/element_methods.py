"""Methods of what lists, dicts and attributes hold, whose classes only the runtime sees."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_BODIES = """
import types
seen = []
class Body:
    def __init__(self, m, v):
        self.m = m
        self.v = v
    def energy(self):
        return 0.5 * self.m * self.v ** 2
    def pull(self, other, k=1.0):
        return k * self.m * other.m / (1 + abs(self.v - other.v))
    @staticmethod
    def halved(x):
        return x / 2
class Disc(Body):
    def energy(self):
        return 0.25 * self.m * self.v ** 2
class Same(Disc):
    pass
class Holder:
    def __init__(self, **held):
        self.__dict__.update(held)
class Spoken:
    energy = print
class Slotted:
    __slots__ = ("energy",)
def spy(*args):
    seen.append(len(args))
    return len(seen)
def bodies(n, kind=Body):
    return [kind(i, 1.0 + i) for i in range(n)]
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
def slotted():
    s = Slotted()
    setattr(s, "energy", print)
    return s
def named(function, **held):
    function.__dict__.update(held)
    return function
"""
_SUM = """
def f(bodies, out):
    total = 0
    for i, b in enumerate(bodies):
        out[i] = b.energy()
        total += b.halved(b.energy())
    return out, total, seen
"""
_PAIRS = """
def f(bodies, o, out):
    for i in range(len(bodies)):
        out[i] = bodies[i].pull(o, k=2.0) + sum(b.pull(bodies[i]) for b in bodies)
    return out, [b.energy() for b in bodies], {b.m: b.pull(o) for b in bodies}
"""
_CHANGES = """
seen = []
class Body:
    def __init__(self, m):
        self.m = m
        self.parts = [m]
    def grow(self, k):
        self.m += k
        return self.m
    def put(self, x):
        self.parts.append(x)
        return len(self.parts)
    def twin(self):
        return self
    def held(self):
        return self.parts
def f(bodies, how, out):
    for i, b in enumerate(bodies):
        if how == 'grow':
            out[i] = b.grow(i)
        elif how == 'put':
            out[i] = b.put(i)
    return out, [(b.m, b.parts) for b in bodies]
"""

CASES: tuple[Case, ...] = (
    case(
        "element_method",
        _BODIES + _SUM,
        par("bodies(9), np.zeros(9)"),
        par("bodies(9, Same), np.zeros(9)"),
        par("[*bodies(4), *bodies(4, Disc)], np.zeros(9)"),
        par("tuple(bodies(9)), np.zeros(9)"),
        par("dict(enumerate(bodies(9))).values(), np.zeros(9)"),
        ser("[*bodies(4), Holder(m=1, v=2, energy=spy, halved=spy)], np.zeros(9)"),
        ser("[*bodies(4), Holder(m=1, v=2, energy=abs, halved=abs)], np.zeros(9)"),
        ser("[*bodies(4), types.SimpleNamespace(energy=spy, halved=spy)], np.zeros(9)"),
        ser("[*bodies(4), types.SimpleNamespace(energy=print, halved=spy)], np.zeros(9)"),
        ser("[*bodies(4), Spoken()], np.zeros(9)"),
        ser("[*bodies(4), slotted()], np.zeros(9)"),
        ser("[*bodies(4), np], np.zeros(9)"),
        ser("[*bodies(4), types.ModuleType('m')], np.zeros(9)"),
        ser("[*bodies(4), Body], np.zeros(9)"),
        ser("[*bodies(4), named(spy, energy=spy, halved=spy)], np.zeros(9)"),
        ser("[*bodies(4), named(bodies, energy=spy, halved=spy)], np.zeros(9)"),
        ser("[*bodies(4), type('Odd', (Body,), {'energy': spy})(1, 2)], np.zeros(9)"),
        ser("[*bodies(4), type('Odd', (Body,), {'energy': staticmethod(spy)})(1, 2)], np.zeros(9)"),
        ser("[*bodies(4), *change(Body, energy=spy)], np.zeros(9)"),
        ser("[*bodies(4), *change(Body, energy=classmethod(spy))], np.zeros(9)"),
        ser("[*bodies(4), *change(Body, energy=property(lambda self: spy))], np.zeros(9)"),
        call("[*bodies(4), *change(Body, energy=Disc.energy)], np.zeros(9)"),
        call("[*bodies(4), (b := Body(1, 2)).__dict__.update(energy=bodies) or b], np.zeros(9)"),
        call("[*bodies(4), None], np.zeros(9)"),
        call("[*bodies(4), 3.5], np.zeros(9)"),
        call("[*bodies(4), Holder(m=3)], np.zeros(9)"),
        call("[*bodies(4), Body('a', 2)], np.zeros(9)"),
        call("[], np.zeros(9)"),
    ),
    case(
        "element_method_of_pairs",
        _BODIES + _PAIRS,
        par("bodies(9), Body(2, 3), np.zeros(9)"),
        par("(b := bodies(9)), b[3], np.zeros(9)"),
        par("(b := bodies(9)), b[3], [0] * 9"),
        ser("(b := bodies(9)), Holder(m=(a := np.zeros(9)), v=a), a"),
    ),
    case(
        "element_method_that_changes",
        _CHANGES,
        call("[Body(i) for i in range(9)], 'grow', np.zeros(9)"),
        call("[Body(1)] * 9, 'grow', np.zeros(9)"),
        call("[Body(i) for i in range(9)], 'put', np.zeros(9)"),
        call("[Body(1)] * 9, 'put', np.zeros(9)"),
    ),
    case(
        "element_method_that_gives_itself_away",
        _CHANGES[: _CHANGES.index("def f(")]
        + "def f(bodies, out):\n    for b in bodies:\n        out.append(b.twin())\n    for b in bodies:\n"
        "        out.append(b.held())\n    for b in bodies:\n        b.held().append(3)\n"
        "    old = [*bodies, *(b.parts for b in bodies)]\n"
        "    return [any(o is b for b in old) for o in out], [b.parts for b in bodies]\n",
        call("[Body(i) for i in range(9)], []"),
        call("[Body(1)] * 9, []"),
    ),
    case(
        "element_method_that_reads_what_is_written",
        """
        table = np.arange(9.)
        class Reader:
            def __init__(self, held):
                self.held = held
            def value(self, i):
                return self.held[i - 1] + table[i]
        def f(readers, out):
            for i, r in enumerate(readers):
                out[i] = r.value(i)
            return out, table
        """,
        par("[Reader(np.arange(9.)) for _ in range(9)], np.zeros(9)"),
        ser("[Reader((t := np.arange(9.))) for _ in range(9)], t"),
        ser("[Reader(np.arange(9.)) for _ in range(9)], table"),
        ser("[*[Reader(np.arange(9.)) for _ in range(8)], Reader((t := np.arange(9.))[::-1])], t"),
    ),
    case(
        "element_method_that_raises",
        """
        class Root:
            def __init__(self, x):
                self.x = x
            def value(self):
                if self.x < 0:
                    raise ValueError(self.x)
                return math.sqrt(self.x)
        def f(roots, out):
            for i, r in enumerate(roots):
                out[i] = r.value()
            return out
        """,
        call("[Root(i - 5) for i in range(9)][::-1], np.zeros(9)"),
        par("[Root(i) for i in range(9)], np.zeros(9)"),
    ),
    case(
        "element_method_under_a_library_name",
        """
        seen = []
        class Path:
            def __init__(self, x):
                self.x = x
            def entropy(self, k):
                return self.x + k
        def f(ps, out):
            for i, p in enumerate(ps):
                out[i] = p.entropy(1)
            return out
        """,
        par("[Path(i) for i in range(9)], [0] * 9"),
        ser("[Path(1), np.random.SeedSequence(3)] * 2, [0] * 9"),
    ),
    case(
        "element_method_of_attributes",
        """
        class Layer:
            def __init__(self, w):
                self.w = w
            def output(self, x):
                return self.w * x + 1
        class Net:
            def __init__(self, layers):
                self.layers = layers
            def predict(self, x):
                for layer in self.layers:
                    x = layer.output(x)
                return x
        def f(net, xs, out):
            for i, x in enumerate(xs):
                out[i] = net.predict(x)
            for i, x in enumerate(xs):
                out[i] += net.layers[0].output(x)
            return out
        """,
        par("Net([Layer(2.0), Layer(3.0)]), [1.0] * 9, np.zeros(9)"),
        ser("Net([Layer(2.0), Layer((t := np.zeros(9)))]), [1.0] * 9, t"),
        ser("Net([Layer(2.0), np.random]), [1.0] * 9, np.zeros(9)"),
    ),
    case(
        "element_method_with_the_name_of_a_safe_one",
        """
        import types
        seen = []
        class Stock:
            def __init__(self, n):
                self.n = n
            def get(self, k):
                return self.n * k
            def update(self, k):
                return [self.n, k]
            def copy(self):
                return Stock(self.n)
        class More(Stock):
            def get(self, k):
                return self.n + k
        class Loud:
            get = update = print
        def spy(*args):
            seen.append(len(args))
            return len(seen)
        class Shop:
            def __init__(self, stocks):
                self.stocks = stocks
        def f(stocks, shop, out):
            for i, s in enumerate(stocks):
                out[i] = s.get(2) + s.update(i)[0]
            for i in range(len(stocks)):
                out[i] += shop.stocks[i].get(i) + stocks[i].copy().get(3)
            return out, seen
        """,
        par("(s := [Stock(i) for i in range(9)]), Shop(s), [0] * 9"),
        par("(s := tuple(Stock(i) for i in range(9))), Shop(s), np.zeros(9)"),
        par("(s := [More(i) if i % 2 else Stock(i) for i in range(9)]), Shop(s), np.zeros(9)"),
        ser("(s := [type('Odd', (Stock,), {'get': spy})(i) for i in range(9)]), Shop(s), [0] * 9"),
        ser("(s := [*map(Stock, range(4)), Loud()]), Shop(s), [0] * 9"),
        ser("(s := [*map(Stock, range(4)), {2: 1}]), Shop(s), [0] * 9"),
        ser("(s := [{2: 1, 0: 2}, *map(Stock, range(4))]), Shop(s), [0] * 9"),
        ser("(s := [*map(Stock, range(4)), types.SimpleNamespace(get=spy, update=spy, copy=spy)]), Shop(s), [0] * 9"),
        ser("(s := [*map(Stock, range(4)), (t := Stock(1)).__dict__.update(get=spy) or t]), Shop(s), [0] * 9"),
        ser("(s := dict(enumerate(map(Stock, range(5))))), Shop(s), [0] * 9"),
        ser("(s := np.arange(5.)), Shop(s), [0] * 9"),
    ),
    case(
        "element_method_of_a_list_that_changes",
        """
        class Stock:
            def __init__(self, n):
                self.n = n
            def get(self, k):
                return self.n * k
        def f(stocks, out):
            for i in range(1, len(stocks)):
                out[i] = stocks[i - 1].get(2)
                stocks[i] = {2: i}
            return out
        def g(stocks):
            for s in stocks:
                stocks[0] = {2: 1}
        """,
        call("[Stock(i) for i in range(9)], [0] * 9"),
        call("[Stock(1)] * 9, [0] * 9"),
    ),
    case(
        "element_method_that_moves_its_instance",
        """
        seen = []
        class Body:
            def __init__(self, x, v):
                self.x = x
                self.v = v
            def step(self, dt):
                self.x += self.v * dt
                return self.x
            def update(self, dt):
                self.v = self.v * dt
            def swap(self, other):
                self.x, other.x = other.x, self.x
        class Kept(Body):
            def update(self, dt):
                super().update(dt)
                self.x = dt
        def spy(*args):
            seen.append(len(args))
            return len(seen)
        def f(bodies, n, out):
            for b in bodies:
                b.step(0.5)
            for i in range(n):
                out[i] = bodies[i].step(i)
            for b in bodies:
                b.update(2)
            return bodies, out, seen
        """,
        par("[Body(i, 1.0 + i) for i in range(9)], 9, [0] * 9"),
        par("[Kept(i, 1.0 + i) for i in range(9)], 9, [0] * 9"),
        call("[Body(1, 2)] * 9, 9, [0] * 9"),
        call("(b := [Body(i, 1.0 + i) for i in range(8)]) + b[:1], 9, [0] * 9"),
        ser("[type('Odd', (Body,), {'step': spy, 'update': spy})(i, 1.0) for i in range(9)], 9, [0] * 9"),
        ser("[*(Body(i, 1.0) for i in range(8)), (b := Body(1, 2)).__dict__.update(step=spy) or b], 9, [0] * 9"),
        ser("[*(Body(i, 1.0 + i) for i in range(8)), {}], 9, [0] * 9"),
        call("[*(Body(i, 1.0 + i) for i in range(8)), Body('a', 2)], 9, [0] * 9"),
    ),
    case(
        "element_method_that_swaps",
        """
        class Body:
            def __init__(self, x):
                self.x = x
            def swap(self, other):
                self.x, other.x = other.x, self.x
            def join(self, other):
                self.other = other
        def f(bodies):
            for i in range(1, len(bodies)):
                bodies[i].swap(bodies[i - 1])
            for i in range(0, len(bodies) - 1, 2):
                bodies[i].swap(bodies[i + 1])
            for b in bodies:
                b.join(bodies[0])
            for b in bodies:
                b.other.x = 3
            return [b.x for b in bodies], all(b.other is bodies[0] for b in bodies)
        """,
        call("[Body(i) for i in range(9)]"),
        call("[Body(1)] * 9"),
    ),
    case(
        "element_that_changes_its_class",
        """
        class Body:
            def __init__(self, m):
                self.m = m
            def energy(self):
                return self.m * 2
        class Disc(Body):
            def energy(self):
                return self.m * 3
        def turn(b):
            b.__class__ = Disc
            return b.energy()
        def f(bodies, out):
            for i, b in enumerate(bodies):
                b.__class__ = Disc if i % 2 else Body
                out[i] = b.energy()
            for i in range(len(bodies)):
                out[i] += turn(bodies[i])
            for b in bodies:
                setattr(b, "__class__", Body)
            for i in range(0, len(bodies), 2):
                bodies[i].__class__ = Disc
                bodies[i].m = i
            return out, [type(b).__name__ for b in bodies]
        """,
        call("[Body(i) for i in range(9)], [0] * 9"),
    ),
)
