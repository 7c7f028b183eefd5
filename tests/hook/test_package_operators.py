"""Packages: operators, subscripts, comparisons and calls of instances whose classes other modules define."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same, par, ser

SHAPES = """
import math
import logbook
SEEN = []
class Vec:
    count = 0
    def __init__(self, x, y=0.0):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)
    def __radd__(self, o):
        return Vec(self.x + 1, self.y)
    def __mul__(self, k):
        return Vec(scaled(self.x, k), self.y * k)
    def __lt__(self, o):
        return self.x < o.x
    def __neg__(self):
        return Vec(-self.x, -self.y)
    def __abs__(self):
        return math.hypot(self.x, self.y)
    def __bool__(self):
        return self.x > 3
    def __str__(self):
        return f"({self.x}, {self.y})"
def scaled(x, k):
    return x * k
class Far(Vec):
    def __add__(self, o):
        return super().__add__(o) * 2
class Grid:
    def __init__(self, data):
        self.data = data
    def __getitem__(self, i):
        return self.data[i]
    def __setitem__(self, i, v):
        self.data[i] = v
    def __len__(self):
        return len(self.data)
    def __contains__(self, v):
        return self.data[0] < v
    def __call__(self, x):
        return x + len(self.data)
class Loud:
    def __init__(self, x):
        self.x = x
    def __add__(self, o):
        SEEN.append(o)
        return self.x + len(SEEN)
    def __len__(self):
        SEEN.append(0)
        return len(SEEN)
    def __getitem__(self, i):
        return logbook.told(i)
class Counted(Vec):
    def __add__(self, o):
        Counted.count += 1
        return Counted.count
    def __sub__(self, o):
        self.__class__.count += 1
        return type(self).count
    def __getitem__(self, i):
        self.x += i
        return self.x
class Odd:
    def __init__(self, x):
        self.x = x
    def __getattr__(self, name):
        SEEN.append(name)
        return 1.0
    def __add__(self, o):
        return self.x + o + self.z
ORIGIN = Vec(1.0, 1.0)
def moved(v):
    return v + ORIGIN
def doubled(v):
    return v + v
"""
LOGBOOK = """
LINES = []
def told(i):
    LINES.append(i)
    return float(len(LINES))
"""
HEAD = """
import numpy as np
import shapes, logbook
import shapes as sh
from shapes import Counted, Far, Grid, Loud, Odd, Vec, doubled, moved
own = []
def spy(*a):
    own.append(len(a))
    return float(len(own))
class Near(Vec):
    def __add__(self, o):
        return Vec(self.x - o.x, 0.0)
class Sly(Vec):
    def __add__(self, o):
        own.append(1)
        return Vec(self.x + len(own), 0.0)
"""
FUNCTION = """
def f(out, v: Vec, vs: list[sh.Vec], g: Grid, w: "Vec", loud: Loud, c: Counted, odd: Odd):
    n = len(out)
    for i in range(n):
        BODY
    return out
PATCH
v = GIVEN
vs = list(map(Vec, range(30)))
try:
    print(repr(f(np.zeros(30), v, vs, Grid(np.arange(30.0)), Vec(2.0), Loud(1), Counted(1), Odd(1))))
except Exception as e:
    print(type(e), e)
print(own, list(map(type, shapes.SEEN)), logbook.LINES, Counted.count, Vec.count)
print(list(vars(v)), v.x, list(map(vars, vs)))
"""


def _main(body: str, given: str, patch: str) -> str:
    return HEAD + FUNCTION.replace("BODY", body).replace("GIVEN", given).replace("PATCH", patch)


def yes(body: str, given: str = "Vec(3.0)", patch: str = "") -> Program:
    return par(_main(body, given, patch), shapes=SHAPES, logbook=LOGBOOK)


def no(body: str, given: str = "Vec(3.0)", patch: str = "") -> Program:
    return ser(_main(body, given, patch), shapes=SHAPES, logbook=LOGBOOK)


def may(body: str, given: str = "Vec(3.0)", patch: str = "") -> Program:
    return Program({"main.py": _main(body, given, patch), "shapes.py": SHAPES, "logbook.py": LOGBOOK}, None)


ADD = "out[i] = (v + w).x + i"
MADE = "out[i] = (Vec(i) + Vec(2.0)).x"
PROGRAMS: dict[str, Program] = {
    "operator of a parameter": yes(ADD),
    "operator of new instances": yes(MADE),
    "by way of the module": yes("out[i] = (sh.Vec(i) + sh.Vec(2.0) * 3 + 2.0).x if 0 else abs(sh.Vec(i) * 2)"),
    "operator of items": yes("out[i] = abs(vs[i] + v)"),
    "all of them": yes("out[i] = abs(-(Vec(i) * 2)) + (vs[i] < v) + (1 if v else 2) + (2 if vs[i] else 3) + (1 + v).x"),
    "one assignment": yes("a = Vec(i); b = a + w; out[i] = b.x"),
    "one that inherits there": yes("out[i] = (Far(i) + w).x"),
    "one that inherits here": yes("out[i] = (Near(i) + w).x"),
    "one that inherits here and notes": no("out[i] = (Sly(i) + w).x"),
    "subscript": yes("out[i] = g[i] + len(g) + g(2) + (i in g)"),
    "subscript that is stored to": yes("g[i] = g[i] + 1.0; out[i] = 1"),
    "subscript that is stored to before": no("g[i] = g[i - 1] + 1.0; out[i] = g[i]"),
    "subscript that is stored to and read elsewhere": may("g[i] = 1.0; out[i] = g[n - 1 - i]"),
    "text": yes("out[i] = len(f'{Vec(i)}')"),
    "by a function there": may("out[i] = doubled(Vec(i)).x"),
    "by a function there, with a global": may("out[i] = moved(v).x"),
    "a list of them": may("w2 = [Vec(i), Vec(2)]; out[i] = (w2[0] + w2[1]).x"),
    "notes": no("out[i] = loud + i"),
    "notes its length": no("out[i] = len(loud)"),
    "notes in a third module": no("out[i] = loud[i]"),
    "notes, new": no("out[i] = Loud(i) + 1"),
    "counts in the class": no("out[i] = c + 1"),
    "counts in the class of self": no("out[i] = c - 1"),
    "counts in itself": no("out[i] = c[i]"),
    "makes up attributes": no("out[i] = odd + 1"),
    "kept from one to the next": no("v = v + w; out[i] = v.x"),
    "sum": may("w += Vec(i); out[i] = 1"),
    "changed in place by nobody": may("t = vs[i]; t += v; out[i] = t.x"),
    # ---- other objects than it says
    "of another class": no(ADD, "Loud(2)"),
    "of a class that inherits": may(ADD, "Far(2)"),
    "of a class that inherits here": may(ADD, "Sly(2)"),
    "of a class made up": no(ADD, "type('Vec', (Vec,), {'__add__': spy})(2.0)"),
    "items of another class": no("out[i] = (vs[i] + v).x", patch="", given="vs.append(0) if 0 else Sly(2.0)"),
    "instance has an operator of its own": may(ADD, "vars(u := Vec(2.0)).update(__add__=spy) or u"),
    "instance holds a spy": no(ADD, "vars(u := Vec(2.0)).update(x=type('X', (float,), {'__add__': spy})(1)) or u"),
    "one object twice": may("vs[i].x = (v + w).x; out[i] = 1"),
    "one object under two names": no("v.x = i; out[i] = (w + w).x", patch="Vec = Vec"),
    # ---- other classes and methods than it says
    "operator is replaced": no(ADD, patch="setattr(Vec, '__add__', spy)"),
    "operator is replaced, new": no(MADE, patch="setattr(Vec, '__add__', spy)"),
    "operator is replaced there": no(MADE, patch="setattr(vars(shapes)['Vec'], '__add__', spy)"),
    "operator is replaced by another": may(MADE, patch="setattr(Vec, '__add__', Loud.__add__)"),
    "operator is replaced by one of a lineage": may("out[i] = (Far(i) + w).x", patch="del Far.__add__"),
    "operator is taken away": no("out[i] = (Far(i) + w).x", patch="del Far.__add__; setattr(Vec, '__add__', spy)"),
    "operator is put there": may("out[i] = (v + 1.0).x", patch="setattr(Vec, '__sub__', spy)"),
    "reflected operator is replaced": no("out[i] = (1 + v).x", patch="setattr(Vec, '__radd__', spy)"),
    "operator of a base is replaced": no("out[i] = (Far(i) + w).x", patch="setattr(Vec, '__add__', spy)"),
    "operator of a base is replaced, here": no("out[i] = (Near(i) * 2).x", patch="setattr(Vec, '__mul__', spy)"),
    "what it calls is replaced": no("out[i] = (v * 2).x", patch="vars(shapes).update(scaled=spy)"),
    "what it makes is replaced": no(ADD, patch="vars(shapes).update(Vec=Loud)"),
    "initializer is replaced": no(
        "out[i] = (v + w).x", patch="setattr(Vec, '__init__', lambda s, x, y=0: vars(s).update(x=spy(), y=0))"
    ),
    "class is replaced": no(MADE, patch="globals().update(Vec=Loud)"),
    "class is replaced there by one like it": may(
        ADD, patch="vars(shapes).update(Vec=type('Vec', (Vec,), {'__add__': spy, '__module__': 'shapes'}))"
    ),
    "code is replaced": no(
        ADD, patch="def __add__(self, o):\n    return spy(self, o)\nVec.__add__.__code__ = __add__.__code__"
    ),
    "default is replaced": may(MADE, patch="Vec.__init__.__defaults__ = (own,)"),
    "attribute of the class": may(ADD, patch="setattr(Vec, 'x', property(lambda s: spy(), lambda s, v: None))"),
    "attributes are made up": no(ADD, patch="setattr(Vec, '__getattribute__', lambda s, n: spy())"),
    "truth is put there": no("out[i] = 1 if g else 2", patch="setattr(Grid, '__bool__', lambda s: bool(spy()))"),
    "base is replaced": no("out[i] = (Near(i) * 2).x", patch="Near.__bases__ = (Loud,)"),
    "module is loaded again": may(ADD, patch="import importlib\nimportlib.reload(shapes)"),
    "module is loaded again, of new ones": may(ADD, "shapes.Vec(2)", "import importlib\nimportlib.reload(shapes)"),
    "module is loaded again from another text": may(
        ADD,
        "shapes.Vec(2)",
        "import importlib, pathlib\np = pathlib.Path(shapes.__file__)\n"
        "p.write_text(p.read_text().replace('return Vec(self.x + o.x', 'SEEN.append(1); return Vec(self.x + o.x'))\n"
        "importlib.reload(shapes)",
    ),
    "text is another by now": may(
        ADD,
        patch="import pathlib\np = pathlib.Path(shapes.__file__)\np.write_text(p.read_text() + '\\nX = 1\\n')",
    ),
    "operator is taken away there": no(
        "out[i] = 1 if v else 2",
        patch="delattr(Vec, '__bool__'); setattr(Vec, '__len__', lambda s: int(spy()))",
    ),
    "raises in the middle": may("out[i] = (vs[i] + (v if i < 20 else None)).x"),
    "two modules with one class each": Program(
        {
            "main.py": "import numpy as np\nimport a, b\nfrom a import P\ndef f(out, p: P, q: b.P):\n"
            "    for i in range(len(out)):\n        out[i] = p + i + P(i) + 2\n        out[i] += q + 1\n"
            "    return out\n"
            "print(f(np.zeros(20), a.P(1), b.P(2)), b.L)\nprint(f(np.zeros(20), b.P(1), a.P(2)), b.L)\n"
            "print(f(np.zeros(20), a.P(1), a.P(2)), b.L)\n",
            "a.py": "class P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x + o\n",
            "b.py": "L = []\nclass P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        L.append(o)\n        return self.x - o\n",
        },
        False,
    ),
    "two modules with one pure class each": Program(
        {
            "main.py": "import numpy as np\nimport a, b\ndef f(out, p: a.P, q: b.P):\n"
            "    for i in range(len(out)):\n        out[i] = (p + i) * (q + i) + (a.P(i) + 1) - (b.P(i) + 1)\n"
            "    return out\nprint(f(np.zeros(20), a.P(1), b.P(2)))\nprint(f(np.zeros(20), b.P(1), a.P(2)))\n",
            "a.py": "class P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x + o\n",
            "b.py": "class P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x - o\n",
        },
        True,
    ),
    "a class of that name here as well": Program(
        {
            "main.py": "import numpy as np\nfrom shapes import P as Q\nL = []\nclass P:\n"
            "    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        L.append(o)\n        return self.x - o\n"
            "def f(out, p: Q, q: 'P'):\n"
            "    for i in range(len(out)):\n        out[i] = p + i + (Q(i) + 1)\n    return out\n"
            "def g(out, p: 'Q', q: P):\n"
            "    for i in range(len(out)):\n        out[i] = p + i + (q + 1)\n    return out\n"
            "print(f(np.zeros(20), Q(1), P(2)), f(np.zeros(20), P(1), Q(2)), L)\n"
            "print(g(np.zeros(20), Q(1), P(2)), g(np.zeros(20), P(1), Q(2)), g(np.zeros(20), Q(1), Q(2)), L)\n",
            "shapes.py": "class P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x + o\n",
        },
        True,
    ),
    "its module has loops of its own": Program(
        {
            "main.py": "import numpy as np\nfrom shapes import P, SEEN\n"
            "def f(out, p: P):\n"
            "    for i in range(len(out)):\n        out[i] = p[i] + P([i, 2])[1]\n    return out\n"
            "def g(out, p: P):\n"
            "    for i in range(len(out)):\n        out[i] = p @ i\n    return out\n"
            "print(f(np.zeros(20), P(list(range(30)))), g(np.zeros(20), P([1, 2, 3])), SEEN)\n",
            "shapes.py": "SEEN = []\nclass P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __getitem__(self, i):\n        total = 0\n        for k in range(i):\n"
            "            total += self.x[k % len(self.x)]\n        return total\n"
            "    def __matmul__(self, o):\n        for x in self.x:\n            SEEN.append(x + o)\n"
            "        return len(SEEN)\n",
        },
        None,
    ),
    "the main module imported by another": Program(
        {
            "main.py": "import numpy as np\nimport shapes\nL = []\nclass P:\n"
            "    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        L.append(o)\n        return self.x - o\n"
            "def f(out, p: 'P', q: 'shapes.Q'):\n"
            "    for i in range(len(out)):\n        out[i] = (q + i) + shapes.made(i)\n    return out\n"
            "if __name__ == '__main__':\n    print(f(np.zeros(20), P(1), shapes.Q(2)), L, shapes.logged())\n",
            "shapes.py": "class Q:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x + o\n"
            "def made(i):\n    import main\n    return main.P(i) + i\n"
            "def logged():\n    import main\n    return main.L\n",
        },
        False,
    ),
    "by a star": Program(
        {
            "main.py": "import numpy as np\nfrom shapes import *\ndef f(out, p: P):\n"
            "    for i in range(len(out)):\n        out[i] = (p + i) + (P(i) + 1)\n    return out\n"
            "print(f(np.zeros(20), P(1)))\nimport shapes\nsetattr(shapes.P, '__add__', lambda s, o: print('!') or 1)\n"
            "print(f(np.zeros(20), P(1)))\n",
            "shapes.py": "class P:\n    def __init__(self, x):\n        self.x = x\n"
            "    def __add__(self, o):\n        return self.x + o\n",
        },
        None,
    ),
    "in a package, handed on": Program(
        {
            "main.py": "import numpy as np\nfrom pkg import Leaf\ndef f(out, one: Leaf):\n"
            "    for i in range(20):\n        out[i] = one[i] + Leaf(i)[2]\n    return out\n"
            "print(f(np.zeros(20), Leaf(2)))\n",
            "pkg/__init__.py": "from .leaf import Leaf\n",
            "pkg/base.py": "class Base:\n    def __init__(self, a):\n        self.a = a\n"
            "    def __getitem__(self, x):\n        return self.a * x\n",
            "pkg/leaf.py": "from . import base\nclass Leaf(base.Base):\n    def __len__(self):\n        return 3\n",
        },
        True,
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
