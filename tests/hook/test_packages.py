"""Packages: what loops call in other modules is looked at in place, as what their own modules define is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same, par, ser

PHYSICS = """
import numpy as np
import math
TABLE = np.zeros(30)
GRID = [np.zeros(30)]
SEEN = []
i = 3
out = "none"
def put(m, i, v):
    m[i] = v
def swapped(out, i, v):
    j, i = i, 0
    out[j] = v + i
def apply(g, x):
    return g(x)
def third(m):
    return m[i]
def noted(x):
    SEEN.append(x)
    return len(SEEN)
def record(i, v):
    TABLE[i] = v
    return v
def before(k):
    return GRID[0][k - 1]
def link(array):
    GRID[0] = array
def remembered(m, k, v, log=[]):
    log.append(v)
    m[k] = len(log)
def counted(x):
    global N
    N += 1
    return N
N = 0
def make(h):
    def kernel(x):
        return math.exp(-x / h)
    return kernel
def made_to_count():
    seen = [0]
    def count(x):
        seen[0] += x
        return seen[0]
    return count
def looker(m):
    def look(k):
        return m[k - 1]
    return look
def keep(g):
    SEEN.append(g)
    return 0
def each(m, k):
    total = 0.0
    for v in m[k:k + 3]:
        total += sum([v, len(m)])
    return total
def items(m, k):
    for j in range(3):
        yield m[k] + j
def twice(g, x):
    return apply(g, apply(g, x))
"""
HEAD = """
import numpy as np
import physics
import physics as ph
from physics import apply, before, counted, each, keep, made_to_count, make, noted, put, record, remembered, swapped
from physics import items, link, third, twice
own = []
def square(x):
    return x * x
def own_noted(x):
    own.append(x)
    return len(own)
"""
FUNCTION = """
def f(out, xs):
    BEFORE
    for i in range(len(xs)):
        BODY
    return out
print(repr(f(np.zeros(30), np.arange(30.0))), own, len(physics.SEEN), physics.TABLE, physics.N)
"""


def _main(body: str, before: str = "pass", patch: str = "") -> str:
    return HEAD + patch + FUNCTION.replace("BODY", body).replace("BEFORE", before)


def yes(body: str, before: str = "pass", patch: str = "") -> Program:
    return par(_main(body, before, patch), physics=PHYSICS)


def no(body: str, before: str = "pass", patch: str = "") -> Program:
    return ser(_main(body, before, patch), physics=PHYSICS)


_PATCH = "import importlib, sys\ndef spy(*a):\n    own.append(len(a))\n    return float(len(own))\n"

PROGRAMS: dict[str, Program] = {
    "writes an element": yes("put(out, i, xs[i])"),
    "writes an element under other names": yes("ph.swapped(out, i, xs[i])"),
    "calls what it is given": yes("out[i] = apply(square, xs[i]) + ph.apply(np.sqrt, i) + apply(lambda v: v + i, 2)"),
    "calls what it is given, twice": yes("out[i] = twice(square, xs[i]) + twice(make(i + 1), 2)"),
    "makes functions": yes("k = make(i + 1); out[i] = k(2) + make(3.0)(i)"),
    "makes functions that count for themselves": yes("k = made_to_count(); out[i] = k(2) + k(i)"),
    "made by a factory there": yes("out[i] = g(xs[i]) + h(i)", "g = make(3.0); h = ph.make(2)"),
    "made by a factory there, with an array": yes("out[i] = g(i)", "g = physics.looker(xs)"),
    "made by a factory there, with what is written": no("put(out, i, g(i))", "g = physics.looker(out)"),
    "made by a factory there to count": no("out[i] = g(i)", "g = made_to_count()"),
    "made by a factory there, or another": no("out[i] = g(i)", "g = make(3.0)\n    g = spy", _PATCH),
    "made by a factory there that is replaced": no(
        "out[i] = g(i)", "vars(ph).update(make=made_to_count); g = physics.make()"
    ),
    "made by a factory there, by another's name": no(
        "out[i] = g(i)",
        "g = make(3.0) if len(xs) > 99 else odd()",
        _PATCH
        + "def odd():\n    def make(h):\n        def kernel(x):\n            return spy(x)\n        return kernel\n"
        "    k = make(1)\n    k.__qualname__ = 'make.<locals>.kernel'\n    k.__module__ = 'physics'\n    return k\n",
    ),
    "made by a factory there before it was loaded again": Program(
        {
            "main.py": _main("out[i] = g(i)", "g = make(3.0); importlib.reload(physics)", _PATCH),
            "physics.py": PHYSICS,
        },
        None,
    ),
    "reads a global named like the loop's": yes("put(out, i, third(xs))"),
    "sums a window": yes("put(out, i, each(xs, i))"),
    "puts where the one before was": no("put(out, i, out[i - 1] + 1)"),
    "puts into one place": no("put(out, 0, i)"),
    "puts into what is reached otherwise": no("put(out, i, before(i))", "link(out)"),
    "puts into its own table": no("out[i] = record(i, xs[i])"),
    "puts into a table of a name of the loop's": no("out[i] = record(i, xs[i]) + TABLE[i]", "TABLE = np.ones(30)"),
    "remembers in a default": no("remembered(out, i, 2)"),
    "counts in a global": no("out[i] = counted(i)"),
    "counts in a global of a name that the function declares": no("out[i] = counted(i)", "global N; N = 2"),
    "calls what notes": no("out[i] = apply(own_noted, xs[i])"),
    "calls what notes there": no("out[i] = apply(noted, xs[i])"),
    "keeps a function": no("out[i] = keep(lambda: i)"),
    "function is replaced": no("put(out, i, xs[i])", patch=_PATCH + "globals().update(put=spy)\n"),
    "function is given away": no("out[i] = apply(square, i)", patch=_PATCH + "physics.apply.__code__ = spy.__code__\n"),
    "what is given is replaced": no("out[i] = apply(square, i)", patch=_PATCH + "globals().update(square=spy)\n"),
    "module is loaded again": no("put(out, i, xs[i])", patch=_PATCH + "importlib.reload(physics)\n"),
    "builtin is hidden there": no("put(out, i, each(xs, i))", patch=_PATCH + "vars(physics).update(sum=spy)\n"),
    "callee of a callee is replaced": no(
        "out[i] = twice(square, xs[i])", patch=_PATCH + "vars(physics).update(apply=spy)\n"
    ),
    "callee is replaced while it runs": no(
        "out[i] = twice(square, xs[i]) if i < 25 else later()",
        patch=_PATCH + "def later():\n    vars(physics).update(apply=spy)\n    return 1\n",
    ),
    "in the module's own loop": par(
        HEAD + "out = np.zeros(30)\nxs = np.arange(30.0)\nfor i in range(30):\n    put(out, i, third(xs) + i)\n"
        "print(out, i)\n",
        physics=PHYSICS,
    ),
    "fails in the middle": no("put(out, i, 1 / (20 - i))", patch="np.seterr(all='raise')\n"),
    "module that calls back": Program(
        {
            "main.py": "import numpy as np\nimport back\ndef g(m, k):\n    m[k] = k\ndef f(out):\n"
            "    for i in range(len(out)):\n        back.go(out, i)\n    return out\n"
            "if __name__ == '__main__':\n    print(f(np.zeros(20)))\n",
            "back.py": "def go(m, k):\n    import main\n    main.g(m, k)\n",
        },
        False,
    ),
    "modules that import each other": Program(
        {
            "main.py": "import numpy as np\nimport one\nprint(one.f(np.zeros(20)))\n",
            "one.py": "import two\ndef g(m, k):\n    m[k] = k\ndef f(out):\n    for i in range(len(out)):\n"
            "        two.go(out, i)\n    return out\n",
            "two.py": "import one\ndef go(m, k):\n    one.g(m, k)\n",
        },
        True,
    ),
    "package that imports its own modules": Program(
        {
            "main.py": "import numpy as np\nimport pkg\nfrom pkg import lines\nout = np.zeros(20)\n"
            "for i in range(20):\n    pkg.lines.put(out, i, lines.half(i) + pkg.areas.area(i))\nprint(out)\n",
            "pkg/__init__.py": "from . import lines\nfrom . import areas\n",
            "pkg/lines.py": "def put(m, i, v):\n    m[i] = v\ndef half(x):\n    return x / 2\n",
            "pkg/areas.py": "from .lines import half\ndef area(x):\n    return half(x) * 2\n",
        },
        True,
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
