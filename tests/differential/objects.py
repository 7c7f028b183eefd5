"""Methods of operands whose class only the runtime sees."""

from __future__ import annotations

from tests.differential.case import Case, case, par, ser

_POLY = """
import math
seen = []
class Poly:
    def __init__(self, c):
        self.c = c
    def at(self, x):
        s = 0.0
        for c in self.c:
            s = s * x + c
        return s
    @staticmethod
    def double(x):
        return 2 * x
class Loud(Poly):
    def at(self, x):
        seen.append(x)
        return len(seen)
class Quiet(Poly):
    pass
class Table:
    def __init__(self, values):
        self.values = values
    def at(self, x):
        return self.values[int(x)]
class Other:
    def __init__(self, **held):
        self.__dict__.update(held)
class Spoken:
    at = print
class Slow:
    def __call__(self, x):
        seen.append(x)
        return len(seen)
def f(p, xs, out):
    for i, x in enumerate(xs):
        out[i] = p.at(x)
    return out, len(seen)
"""

_PURE = _POLY.replace("class Loud(Poly):\n    def at(self, x):\n        seen.append(x)\n        return len(seen)\n", "")

CASES: tuple[Case, ...] = (
    case(
        "object_method",
        _PURE,
        par("Poly([1, 2, 3]), [0, 1, 2], np.zeros(3)"),
        par("Quiet([1, 2, 3]), [0, 1, 2], np.zeros(3)"),
        par("Table(np.arange(5.)), [0, 1, 2], np.zeros(3)"),
        ser("Table((t := np.arange(5.))), [0, 1, 2], t"),
        ser("Poly((t := np.arange(3.))), [0, 1, 2], t[::-1]"),
        ser("Other(at=Slow()), [0, 1, 2], np.zeros(3)"),
        ser("Other(at=print), [0, 1, 2], np.zeros(3)"),
        ser("Other(at=abs), [0, 1, 2], np.zeros(3)"),
        ser("Spoken(), [0, 1, 2], np.zeros(3)"),
        ser("Other(), [0, 1, 2], np.zeros(3)"),
        ser("None, [0, 1, 2], np.zeros(3)"),
        ser("np.add, [0, 1, 2], np.zeros(3)"),
        ser(
            "(p := Poly([1, 2])).__dict__.update(at=lambda x: seen.append(x) or len(seen)) or p, [0, 1, 2], np.zeros(3)"
        ),
        ser("(p := Poly([1, 2])).__dict__.update(at=Table([5, 6, 7]).at) or p, [0, 1, 2], np.zeros(3)"),
        ser("Poly, [0, 1, 2], np.zeros(3)"),
    ),
    case(
        "object_method_hidden_by_an_attribute",
        """
        class Sim:
            def __init__(self, n):
                self.n = n
            def rate(self, i):
                return i * 2
            def run(self, out):
                for i in range(self.n):
                    out[i] = self.rate(i)
                return out
        def f(s, out):
            return s.run(out)
        """,
        par("Sim(9), [0] * 9"),
        ser("(s := Sim(9)).__dict__.update(rate=print) or s, [0] * 9"),
        ser("(s := Sim(9)).__dict__.update(rate=abs) or s, [0] * 9"),
    ),
    case(
        "object_method_with_effects",
        _POLY,
        ser("Loud([1]), [0, 1, 2], np.zeros(3)"),
        ser("Poly([1]), [0, 1, 2], np.zeros(3)"),
    ),
    case(
        "object_method_patched",
        """
        seen = []
        class Poly:
            def at(self, x):
                return x + 1
        def spy(self, x):
            seen.append(x)
            return -len(seen)
        def patch():
            setattr(Poly, 'at', spy)
            return ()
        def f(p, xs, out):
            for i, x in enumerate(xs):
                out[i] = p.at(x)
            return out, len(seen)
        """,
        ser("Poly(), [0, 1, 2], np.zeros(3), *patch()"),
    ),
    case(
        "object_method_of_an_attribute",
        """
        class Base:
            def rate(self, i):
                return self.k * i
        class Net:
            def __init__(self, w):
                self.w = w
            def predict(self, i):
                return self.w[i % len(self.w)]
            def learn(self, i):
                self.w[0] += i
        class Sim(Base):
            def __init__(self, n, net):
                self.k = 3
                self.n = n
                self.grid = np.zeros(n)
                self.net = net
            def run(self):
                for i in range(self.n):
                    self.grid[i] = self.rate(i) + self.net.predict(i)
                return self.grid
            def train(self):
                for i in range(self.n):
                    self.net.learn(i)
                return self.net.w
        def f(s, kind):
            return s.run() if kind else s.train()
        """,
        par("Sim(6, Net(np.arange(4.))), True"),
        par("Sim(6, Net([1, 2])), True"),
        ser("Sim(6, Net(np.arange(4.))), False"),
        ser("(s := Sim(6, None)).__dict__.update(net=Net(s.grid)) or s, True"),
        ser("(s := Sim(6, None)).__dict__.update(net=s) or s, True"),
    ),
    case(
        "object_method_that_writes",
        """
        class Grid:
            def __init__(self, n):
                self.cells = np.zeros(n)
            def set(self, i, v):
                self.cells[i] = v
            def get(self, i):
                return self.cells[i]
        def f(g, h, n):
            for i in range(n):
                g.set(i, h.get(n - 1 - i) + 1)
            return g.cells, h.cells
        """,
        par("Grid(6), Grid(6), 6"),
        ser("(g := Grid(6)), g, 6"),
        ser("(g := Grid(6)), (h := Grid(6)).__dict__.update(cells=g.cells) or h, 6"),
    ),
    case(
        "object_local_and_global",
        """
        class Scale:
            def __init__(self, k):
                self.k = k
            def apply(self, x):
                return self.k * x
        G = Scale(5)
        def f(out, n):
            s = Scale(3)
            for i in range(n):
                out[i] = s.apply(i) + G.apply(1)
            return out
        """,
        par("np.zeros(6), 6"),
    ),
)
