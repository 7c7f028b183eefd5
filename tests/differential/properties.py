"""Properties of the user's classes: read in loops, patched, with setters, with effects, read by names in texts."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_BODY = """
import operator, sys
seen = []
class Body:
    def __init__(self, m, v):
        self.m = m
        self.v = v
    @property
    def energy(self):
        return 0.5 * self.m * self.v ** 2
    @property
    def double(self):
        return 2 * self.energy
    @property
    def loud(self):
        seen.append(self.m)
        return len(seen)
class Still:
    def __init__(self, energy):
        self.energy = energy
class Fast(Body):
    pass
class Other(Body):
    @property
    def energy(self):
        seen.append(self.m)
        return len(seen)
class Loose:
    pass
def spy(self):
    seen.append(self.m)
    return len(seen)
def bodies(n, kind=Body):
    return [kind(i, 1.0 + i) for i in range(n)]
"""
_SUM = """
def f(bodies, out):
    total = 0
    for i, b in enumerate(bodies):
        out[i] = b.energy
        total += b.energy
    return out, total, seen
"""
_PLAIN = _BODY.replace(
    "class Other(Body):\n    @property\n    def energy(self):\n        seen.append(self.m)\n        return len(seen)\n",
    "",
)

CASES: tuple[Case, ...] = (
    case(
        "property_read",
        _PLAIN + _SUM,
        par("bodies(9), np.zeros(9)"),
        par("bodies(9, Fast), np.zeros(9)"),
        par("[*bodies(4), *map(Still, range(5))], np.zeros(9)"),
        ser("[*bodies(4), type('Odd', (Body,), {'energy': property(spy)})(1, 2)], np.zeros(9)"),
        ser("[*bodies(4), *(setattr(Body, 'energy', property(spy)) or ())], np.zeros(9)"),
        ser("[*bodies(4), *(setattr(Body, 'energy', property(Body.energy.fget, spy)) or ())], np.zeros(9)"),
        call("[*bodies(4), *(setattr(Body, 'energy', 4) or ())], np.zeros(9)"),
        call("[*bodies(4), *(delattr(Body, 'energy') or ())], np.zeros(9)"),
    ),
    case("property_of_two_classes", _BODY + _SUM, ser("bodies(9, Other), np.zeros(9)"), ser("bodies(9), np.zeros(9)")),
    case(
        "property_never_read",
        _BODY + "def f(bodies, out):\n    for i, b in enumerate(bodies):\n        out[i] = b.m * b.v\n    return out\n",
        par("bodies(9), np.zeros(9)"),
        par("bodies(9, Other), np.zeros(9)"),
    ),
    case(
        "property_with_effects",
        _BODY
        + "def f(bodies, out):\n    for i, b in enumerate(bodies):\n        out[i] = b.loud\n    return out, seen\n",
        ser("bodies(9), np.zeros(9)"),
    ),
    case(
        "property_by_getattr",
        _PLAIN + "def f(bodies, out, name):\n    for i, b in enumerate(bodies):\n"
        "        out[i] = getattr(b, name)\n    return out, seen\n",
        ser("bodies(9), np.zeros(9), 'loud'"),
        ser("bodies(9), np.zeros(9), 'energy'"),
    ),
    case(
        "property_by_format",
        _PLAIN
        + "def f(bodies, out):\n    for b in bodies:\n        out.append('{0.loud}'.format(b))\n    return out, seen\n",
        ser("bodies(9), []"),
    ),
    case(
        "property_by_attrgetter",
        _PLAIN + "get = operator.attrgetter('loud')\nasked = getattr\n"
        "def f(bodies, out):\n    for i, b in enumerate(bodies):\n        out[i] = get(b)\n"
        "    for i, b in enumerate(bodies):\n        out[i] += asked(b, 'loud')\n    return out, seen\n",
        ser("bodies(9), np.zeros(9)"),
    ),
    case(
        "property_by_pattern",
        _PLAIN + "def f(bodies, out):\n    for i, b in enumerate(bodies):\n        match b:\n"
        "            case Body(loud=v):\n                out[i] = v\n    return out, seen\n",
        ser("bodies(9), np.zeros(9)"),
    ),
    case(
        "property_that_a_library_reads",
        """
        seen = []
        class Sized:
            @property
            def size(self):
                seen.append(1)
                return len(seen)
            @property
            def real(self):
                seen.append(2)
                return 3
        def f(things, out):
            for i, t in enumerate(things):
                out[i] = np.real(t) + np.size(t)
            return out, seen
        """,
        ser("[Sized() for _ in range(9)], np.zeros(9)"),
    ),
    case(
        "property_of_fresh_objects",
        _BODY + "def f(n, out):\n    for i in range(n):\n        b = Body(i, 2)\n"
        "        out[i] = b.energy + b.double\n    return out\n",
        par("9, np.zeros(9)"),
    ),
    case(
        "property_that_caches",
        """
        class Lazy:
            def __init__(self, x):
                self.x = x
                self.kept = None
            @property
            def value(self):
                if self.kept is None:
                    self.kept = self.x ** 2
                return self.kept
        def f(things, out):
            for i, t in enumerate(things):
                out[i] = t.value
            for i, t in enumerate(things):
                out[i] += Lazy(i).value
            return out, [t.kept for t in things]
        """,
        call("[Lazy(i) for i in range(9)], np.zeros(9)"),
        call("[Lazy(1)] * 9, np.zeros(9)"),
    ),
    case(
        "property_that_caches_beside_a_fresh_one",
        """
        class Lazy:
            def __init__(self, x):
                self.x = x
                self.kept = 0
            @property
            def value(self):
                self.kept += 1
                return self.kept
        def make(i):
            return Lazy(i).value
        def f(thing, out):
            for i in range(len(out)):
                out[i] = make(i) + thing.value
            return out, thing.kept
        """,
        ser("Lazy(1), np.zeros(9)"),
    ),
    case(
        "property_that_gives_a_row",
        """
        class Rows:
            def __init__(self, table):
                self.table = table
            @property
            def rows(self):
                return self.table
        def f(r, out):
            for i in range(1, len(out)):
                out[i] = r.rows[i - 1] + 1
            return out
        """,
        par("Rows(np.arange(9.)), np.zeros(9)"),
        ser("Rows((t := np.arange(9.))), t"),
    ),
    case(
        "property_that_is_written_through",
        """
        class Grid:
            def __init__(self, n):
                self.held = np.zeros(n)
            @property
            def cells(self):
                return self.held
        def f(g, n):
            for i in range(n):
                g.cells[i] = i * 2
            for i in range(1, n):
                g.cells[i] = g.held[i - 1] + 1
            return g.held
        """,
        call("Grid(9), 9"),
    ),
    case(
        "property_in_a_header",
        """
        class Counter:
            def __init__(self):
                self.n = 3
            @property
            def top(self):
                self.n += 1
                return self.n // 2 + 3
        def f(c, out):
            i = 0
            while i < c.top:
                out[i] = i
                i += 1
            for j in range(c.top):
                out[j] += j
            return out, c.n
        """,
        call("Counter(), np.zeros(99)"),
    ),
    case(
        "property_that_prints_before",
        """
        class Told:
            def __init__(self, x):
                self.x = x
            @property
            def value(self):
                print("value", self.x)
                return self.x
        def f(things, out):
            before = 0
            for i, t in enumerate(things):
                out[i] = t.x - before
                before = t.value
            return out, before
        """,
        call("[Told(i) for i in range(9)], np.zeros(9)"),
    ),
)
