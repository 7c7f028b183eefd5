"""Packages: classes of other modules, those that inherit from them, and operands that are their instances."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same, par, ser

SHAPES = """
SEEN = []
class Shape:
    unit = 1.0
    def __init__(self, a):
        self.a = a
    def area(self, x):
        return self.a * x + self.border(x)
    def border(self, x):
        return 1.0
    def grow(self, x):
        self.a += x
        return self.a
    def fill(self, m, k):
        m[k] = self.a * k
    def note(self, x):
        SEEN.append(x)
        return len(SEEN)
    @staticmethod
    def half(x):
        return x / 2
    @classmethod
    def made(cls, a):
        return cls(a)
class Wide(Shape):
    def border(self, x):
        return super().border(x) + 2
class Loud(Shape):
    def border(self, x):
        SEEN.append(x)
        return len(SEEN)
class Other:
    def area(self, x):
        return 7 * x
    def weigh(self, rows):
        return len(rows)
def weighed(other, rows):
    return other.weigh(rows)
def each(shapes, k):
    return shapes[k].area(k)
"""
HEAD = """
import numpy as np
import shapes
import shapes as sh
from shapes import Other, Shape, Wide, each, weighed
own = []
class Mine(Shape):
    def border(self, x):
        return 5.0
    def run(self, out, n):
        for i in range(n):
            out[i] = self.area(i)
        return out
class Plain(sh.Wide):
    def border(self, x):
        return super().border(x) * 3
class Heavy:
    def weigh(self, rows):
        rows.append(1)
        return len(rows)
class Note(Shape):
    def border(self, x):
        own.append(x)
        return len(own)
def spy(*a):
    own.append(len(a))
    return float(len(own))
"""
FUNCTION = """
def f(out, one, some, rows):
    for i in range(len(out)):
        BODY
    return out
some = [(Shape, Wide, Mine, Plain)[k % 4](k) for k in range(30)]
rows = [1, 2]
print(repr(f(np.zeros(30), GIVEN, some, rows)), own, shapes.SEEN, rows, [s.a for s in some])
"""


def _main(body: str, given: str, patch: str) -> str:
    return HEAD + patch + FUNCTION.replace("BODY", body).replace("GIVEN", given)


def yes(body: str, given: str = "Shape(3)", patch: str = "") -> Program:
    return par(_main(body, given, patch), shapes=SHAPES)


def no(body: str, given: str = "Shape(3)", patch: str = "") -> Program:
    return ser(_main(body, given, patch), shapes=SHAPES)


def may(body: str, given: str = "Shape(3)", patch: str = "") -> Program:
    return Program({"main.py": _main(body, given, patch), "shapes.py": SHAPES}, None)


MAKERS = """
class P:
    def __init__(self, x):
        self.x = x
class Q(P):
    def __init__(self, x):
        super().__init__(x)
        self.y = 2 * x
def make(i):
    return P(i)
def make_q(i):
    return Q(i)
LOG = []
"""
MADE = """
import makers
from makers import make, make_q
def init(self, x):
    makers.LOG.append(x)
    self.x = x + 1
PATCH
def f(n):
    out = []
    for i in range(n):
        out.append(CALL(i).x)
    return out
print(f(20), makers.LOG)
"""


def made(call: str, patch: str = "") -> Program:
    return (ser if patch else par)(MADE.replace("CALL", call).replace("PATCH", patch), makers=MAKERS)


PROGRAMS: dict[str, Program] = {
    "made there": made("make"),
    "made there, of one that inherits": made("make_q"),
    "made there, patched": made("make", "P = makers.P; setattr(P, '__init__', init)"),
    "made there, of one that inherits, patched": made("make_q", "P = makers.P; setattr(P, '__init__', init)"),
    "made there by a method that was put there": made("make_q", "Q = makers.Q; setattr(Q, '__init__', init)"),
    "new instance": yes("out[i] = Shape(i).area(2) + sh.Shape(i).area(3) + Shape.half(i) + sh.Shape.half(2)"),
    "new instance that grows": yes("s = Shape(i); s.grow(2); out[i] = s.area(1) + s.a"),
    "new instance of one that inherits there": yes("out[i] = Wide(i).area(2) + Wide.made(i).border(1)"),
    "new instance of one that inherits here": yes("out[i] = Mine(i).area(2) + Plain(i).border(1) + Plain(i).area(2)"),
    "new instance that notes": no("out[i] = Shape(i).note(2)"),
    "new instance of one that notes": no("out[i] = sh.Loud(i).area(2)"),
    "new instance of one that notes here": no("out[i] = Note(i).area(2)"),
    "fills": yes("Shape(i).fill(out, i)"),
    "fills what others read": no("Shape(i).fill(out, i); out[i] += out[i - 1]"),
    "operand": yes("out[i] = one.area(i)"),
    "operand of one that inherits": may("out[i] = one.area(i)", "Wide(3)"),
    "operand of one that inherits here": may("out[i] = one.area(i)", "Plain(3)"),
    "operand of one that notes": no("out[i] = one.area(i)", "sh.Loud(3)"),
    "operand of one that notes here": no("out[i] = one.area(i)", "Note(3)"),
    "operand of a class from nowhere": no("out[i] = one.area(i)", "type('Odd', (), {'area': spy})()"),
    "operand of a class that borrows": may(
        "out[i] = one.area(i)", "type('O', (), dict(area=Shape.area, border=spy))()"
    ),
    "operands in a list": may("out[i] = some[i].area(i)"),
    "operands in a list, by a function there": may("out[i] = each(some, i)"),
    "items": Program(
        {
            "main.py": _main("pass", "0", "") + "out = []\nfor s in some:\n    out.append(s.half(s.a))\nprint(out)\n",
            "shapes.py": SHAPES,
        },
        True,
    ),
    "items that grow": Program(
        {
            "main.py": _main("pass", "0", "") + "for s in some:\n    s.grow(2)\nprint([s.a for s in some])\n",
            "shapes.py": SHAPES,
        },
        None,
    ),
    "weighed by the other module": may("out[i] = weighed(one, rows)", "Other()"),
    "weighed by the other module, of this one": may("out[i] = weighed(one, rows)", "Heavy()"),
    "weighed by both": may("out[i] = weighed(one, rows) + Heavy().weigh([1])", "Heavy()"),
    "weighed by both, of the other": may("out[i] = weighed(one, rows) + Heavy().weigh([1])", "Other()"),
    "weighed here": may("out[i] = one.weigh(rows) + Other().weigh(rows)", "Heavy()"),
    "weighed here, of the other": may("out[i] = one.weigh(rows) + Other().weigh(rows)", "Other()"),
    "own loop": Program({"main.py": HEAD + "print(Mine(3).run(np.zeros(20), 20))\n", "shapes.py": SHAPES}, True),
    "own loop of one that notes": ser(
        HEAD + "class N(Mine):\n    def border(self, x):\n        own.append(1)\n        return len(own)\n"
        "print(N(3).run(np.zeros(20), 20), own)\n",
        shapes=SHAPES,
    ),
    "method is replaced": no("out[i] = one.area(i)", patch="vars(shapes)['Shape'].border = spy\n"),
    "method is replaced by another": may("out[i] = one.area(i)", patch="setattr(Shape, 'border', Wide.border)\n"),
    "method of the base is replaced": no("out[i] = Mine(i).area(2)", patch="setattr(Shape, 'area', spy)\n"),
    "base is replaced": no("out[i] = Mine(i).area(2)", patch="Mine.__bases__ = (sh.Loud,)\n"),
    "base is replaced by another": may("out[i] = Plain(i).area(2)", patch="Plain.__bases__ = (Shape,)\n"),
    "class is replaced": no("out[i] = Shape(i).area(2)", patch="globals().update(Shape=sh.Loud)\n"),
    "class is replaced there": no("out[i] = sh.Shape(i).area(2)", patch="vars(sh).update(Shape=sh.Loud)\n"),
    "initializer is replaced": no(
        "out[i] = Mine(i).area(2)", patch="setattr(Shape, '__init__', lambda s, a: vars(s).update(a=spy()))\n"
    ),
    "instance has its own": no("out[i] = one.area(i)", "one", patch="one = Shape(3)\nvars(one)['border'] = spy\n"),
    "module is loaded again": may(
        "out[i] = one.area(i) + Mine(i).area(1)", patch="import importlib\nimportlib.reload(shapes)\n"
    ),
    "two modules with one class each": Program(
        {
            "main.py": "import numpy as np\nimport a, b\nfrom a import P\nclass Q(P):\n    def h(self, x):\n"
            "        return 2 * super().h(x)\ndef f(out, p):\n    for i in range(len(out)):\n"
            "        out[i] = p.g(i) + Q(i).g(1) + b.P(i).g(2)\n    return out\n"
            "print(f(np.zeros(20), a.P(1)), f(np.zeros(20), b.P(1)), b.L)\n",
            "a.py": "class P:\n    def __init__(self, x):\n        self.x = x\n    def g(self, y):\n"
            "        return self.h(y) + self.x\n    def h(self, y):\n        return y\n",
            "b.py": "L = []\nclass P:\n    def __init__(self, x):\n        self.x = x\n    def g(self, y):\n"
            "        return self.h(y) * self.x\n    def h(self, y):\n        return y + 1\n",
        },
        None,
    ),
    "base that notes in one of two modules": Program(
        {
            "main.py": "import numpy as np\nimport a\nfrom b import Q\nclass R(Q):\n    pass\ndef f(out, rows):\n"
            "    for i in range(len(out)):\n        out[i] = R().g(rows) + a.P().h([1]) + Q().h([2])\n"
            "    return out, rows\nprint(f(np.zeros(20), [1]))\n",
            "a.py": "class P:\n    def g(self, y):\n        return self.h(y)\n    def h(self, y):\n"
            "        return len(y)\n",
            "b.py": "from a import P\nclass Q(P):\n    def h(self, y):\n        y.append(1)\n        return len(y)\n",
        },
        None,
    ),
    "base in a package": Program(
        {
            "main.py": "import numpy as np\nfrom pkg import Leaf\nout = np.zeros(20)\nfor i in range(20):\n"
            "    out[i] = Leaf(i).value(2)\nprint(out)\n",
            "pkg/__init__.py": "from .base import Base\nfrom .leaf import Leaf\n",
            "pkg/base.py": "class Base:\n    def __init__(self, a):\n        self.a = a\n    def value(self, x):\n"
            "        return self.a * self.weight(x)\n    def weight(self, x):\n        return x\n",
            "pkg/leaf.py": "from . import base\nfrom .base import Base\nclass Leaf(base.Base):\n"
            "    def weight(self, x):\n        return super().weight(x) + 1\n",
        },
        True,
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
