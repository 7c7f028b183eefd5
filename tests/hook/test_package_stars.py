"""Packages: what ``from module import *`` of the program's own modules brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same

OPS = """
import math
import numpy as np
from functools import partial
SEEN = []
BIAS = 1.5
WEIGHTS = np.arange(5.0)
def add(x):
    return x + BIAS
def mul(x):
    return math.sqrt(x) * 2
def noted(x):
    SEEN.append(x)
    return len(SEEN) * x
def _hidden(x):
    return x * 5
class Point:
    def __init__(self, x):
        self.x = x
    def far(self):
        return abs(self.x) + _hidden(1.0)
TABLE = {"add": add, "mul": mul}
scale = partial(pow, 2.0)
"""
BODY = """
seen = []
def spy(*args, **more):
    seen.append(args)
    return float(len(seen))
def f(out, xs):
    for i in range(len(xs)):
        out[i] = {call}
    return out
{patch}
try:
    print(repr(f(np.zeros(40), np.arange(40.0))))
except Exception as error:
    print(type(error), error)
import ops
print(seen, getattr(ops, "SEEN", 0))
"""


def main(call: str, imports: str = "from ops import *\n", patch: str = "", numpy: str = "import numpy as np\n") -> str:
    return numpy + imports + BODY.format(call=call, patch=patch)


def program(parallel: bool | None, text: str, ops: str = OPS, **others: str) -> Program:
    files = {f"{name.replace('__', '/', 1)}.py": other for name, other in others.items()}
    return Program({"main.py": text, "ops.py": ops, **files}, parallel)


STAR = "from ops import *\n"
ADD = main("add(xs[i])")
SHADOWS = "SEEN = []\ndef add(x):\n    return x\ndef len(v):\n    SEEN.append(1)\n    return v.size - 1\n"
RANGE = "SEEN = []\ndef add(x):\n    return x\ndef range(n):\n    SEEN.append(n)\n    return [0, 0, 1, 2] * 9\n"
PRINTS = "def add(x):\n    return x\ndef print(x):\n    return 2.0\n"

PROGRAMS: dict[str, Program] = {
    "function": program(True, ADD),
    "numpy from the star alone": program(True, main("add(xs[i])", numpy="")),
    "numpy from the star, used in the loop": program(True, main("np.sqrt(add(xs[i]))", numpy="")),
    "library's module from the star": program(True, main("math.sqrt(add(xs[i]))")),
    "class": program(True, main("Point(xs[i]).far()")),
    "data": program(True, main("WEIGHTS[i % 5] * xs[i]")),
    "number": program(True, main("BIAS * xs[i]")),
    "table": program(True, main("TABLE['am'[i % 2] + ['dd', 'ul'][i % 2]](xs[i])")),
    "callback": program(True, main("sum(map(add, xs[i:i+2]))")),
    "builtins": program(True, main("max(abs(xs[i]), float(i))")),
    "at module level": program(
        None,
        "import numpy as np\nfrom ops import *\nout = np.zeros(40)\n"
        "for i in range(40):\n    out[i] = add(i)\nprint(out)",
    ),
    "literal __all__": program(True, ADD, OPS + "__all__ = ['add', 'SEEN']\n"),
    "__all__ with what is private": program(True, main("_hidden(xs[i])"), OPS + "__all__ = ('_hidden',)\n"),
    "private without __all__": program(None, main("_hidden(xs[i])")),
    "not in __all__": program(None, main("mul(xs[i])"), OPS + "__all__ = ['add']\n"),
    "star of a star": program(True, main("add(xs[i])", "from more import *\n"), more="from ops import *\nX = 1\n"),
    "star of a package's module": program(
        True, main("add(xs[i])", "from pkg.core import *\n"), pkg__core=OPS, pkg____init__=""
    ),
    "package that stars": program(
        True, main("pkg.add(xs[i])", "import pkg\n"), pkg__core=OPS, pkg____init__="from .core import *\n"
    ),
    "name from a package that stars": program(
        True, main("add(xs[i])", "from pkg import add\n"), pkg__core=OPS, pkg____init__="from .core import *\n"
    ),
    "star of a package": program(
        None, main("add(xs[i])", "from pkg import *\n"), pkg__core=OPS, pkg____init__="from .core import *\n"
    ),
    "star of a package with __all__": program(
        True,
        main("add(xs[i])", "from pkg import *\n"),
        pkg__core=OPS,
        pkg____init__="from .core import add\n__all__ = ['add']\n",
    ),
    "star of a package that brings a submodule": program(
        None,
        main("len(xs) + add(xs[i])", "from pkg import *\n"),
        pkg__core=OPS,
        pkg____init__="from .core import add\n",
        pkg__len="raise ImportError\n",
    ),
    "notes": program(False, main("noted(xs[i])")),
    "appends to the star's list": program(False, main("SEEN.append(i) or len(SEEN)")),
    "hides len": program(False, main("len(xs) + add(xs[i])"), SHADOWS),
    "hides len in the header alone": program(None, ADD, SHADOWS),
    "hides range": program(None, ADD, RANGE),
    "hides range from a second star": program(
        False, main("add(xs[i])", "from ops import *\nfrom more import *\n"), more=RANGE
    ),
    "hides print": program(None, main("print(xs[i])"), PRINTS),
    "hides print by text alone": program(False, main("print(xs[i]) or 1.0"), PRINTS + "del print\n"),
    "hides print when asked": program(
        False,
        main("print(xs[i]) or 1.0"),
        PRINTS.replace("def print", "if SEEN:\n  def print").replace("def add", "SEEN = 0\ndef add"),
    ),
    "hides numpy": program(
        False,
        main("np.sqrt(xs[i])"),
        "SEEN = []\nclass np:\n    import numpy\n    zeros = numpy.zeros\n    arange = numpy.arange\n"
        "    @staticmethod\n    def sqrt(x):\n        SEEN.append(x)\n        return len(SEEN)\n",
    ),
    "hides numpy by another library": program(
        None, main("math.sqrt(xs[i])", "import math\nfrom ops import *\n"), "import cmath as math\nSEEN = []\n"
    ),
    "numpy deleted": program(None, main("np.sqrt(xs[i])", numpy=""), "import numpy as np\ndel np\nSEEN = []\n"),
    "names made up": program(
        False, main("add(xs[i])"), OPS + "globals()['range'] = lambda n: SEEN.append(n) or [0, 0, 1] * 9\n"
    ),
    "names made up unseen": program(
        None,
        main("add(xs[i])"),
        OPS + "import sys\nsetattr(sys.modules[__name__], 'range', lambda n: SEEN.append(n) or [0, 0, 1] * 9)\n",
    ),
    "len made up unseen": program(
        None,
        main("add(xs[i]) + len(xs)"),
        OPS + "import sys\nsetattr(sys.modules[__name__], 'len', lambda n: SEEN.append(n) or 40)\n",
    ),
    "function made up unseen": program(
        None,
        main("add(xs[i])"),
        OPS + "import sys\nsetattr(sys.modules[__name__], 'add', lambda x: SEEN.append(x) or len(SEEN))\n",
    ),
    "__all__ computed": program(False, ADD, OPS + "__all__ = [n for n in ['add', 'mul']]\n"),
    "__all__ that grows": program(False, ADD, OPS + "__all__ = ['add']\n__all__ += ['mul']\n"),
    "__all__ that is appended to": program(False, ADD, OPS + "__all__ = ['add']\n__all__.append('mul')\n"),
    "__all__ changed by another": program(
        None,
        main("add(xs[i])", "import ops\nops.__all__.append('noted')\nadd = noted = None\nfrom ops import *\n"),
        OPS + "__all__ = ['add']\n",
    ),
    "__all__ names what is not there": program(None, ADD, OPS + "__all__ = ['add', 'nothing']\n"),
    "__all__ in a branch": program(False, ADD, OPS + "if SEEN == []:\n    __all__ = ['add']\n"),
    "two stars, one name": program(
        None,
        main("add(xs[i])", "from ops import *\nfrom more import *\n"),
        more="SEEN = []\ndef add(x):\n    SEEN.append(x)\n    return len(SEEN)\n",
    ),
    "two stars, one name, the other way": program(
        None,
        main("add(xs[i])", "from more import *\nfrom ops import *\n"),
        more="SEEN = []\ndef add(x):\n    SEEN.append(x)\n    return len(SEEN)\n",
    ),
    "two stars": program(
        True,
        main("add(xs[i]) + sub(xs[i])", "from ops import *\nfrom more import *\n"),
        more="def sub(x):\n    return x - 1\n",
    ),
    "own function before": program(
        None,
        main("add(xs[i])", "def add(x):\n    return x - 1\nfrom ops import *\n"),
    ),
    "own function hidden by what notes": program(
        None,
        main("noted(xs[i])", "def noted(x):\n    return x - 1\nfrom ops import *\n"),
    ),
    "own function after": program(None, main("add(xs[i])", "from ops import *\ndef add(x):\n    return x - 1\n")),
    "conditional star": program(None, main("add(xs[i])", "if True:\n    from ops import *\n")),
    "star in a try": program(
        None, main("add(xs[i])", "try:\n    from ops import *\nexcept ImportError:\n    from more import *\n"), more=OPS
    ),
    "star in a with": program(
        None, main("add(xs[i])", "import contextlib\nwith contextlib.suppress(OSError):\n    from ops import *\n")
    ),
    "star of a library too": program(None, main("add(sin(xs[i]))", "from math import *\nfrom ops import *\n")),
    "star of what is not there": program(None, main("xs[i]", "try:\n    import nope\nexcept ImportError:\n    pass\n")),
    "package that stars what stars": program(
        True,
        main("add(xs[i])", "from pkg import add\n"),
        pkg__deep=OPS,
        pkg__core="from .deep import *\n",
        pkg____init__="from .core import *\n",
    ),
    "library's module handed on": program(
        None, main("np.sqrt(add(xs[i]))", "from more import *\n"), more="from ops import add, np, math\nSEEN = []\n"
    ),
    "numpy of a module's own": program(
        None,
        main("np.sqrt(add(xs[i]))", "from pkg.core import *\n", numpy=""),
        pkg__numpy="SEEN = []\ndef sqrt(x):\n    SEEN.append(x)\n    return len(SEEN)\n",
        pkg__core="from . import numpy as np\nfrom numpy import zeros, arange\nnp.zeros = zeros\nnp.arange = arange\n"
        "def add(x):\n    return x\n",
        pkg____init__="",
    ),
    "circular": program(
        None,
        main("add(xs[i])", "from a import *\n"),
        a="from b import *\ndef add(x):\n    return twice(x)\n",
        b="from a import *\ndef twice(x):\n    return 2 * x\n",
    ),
    "circular, plainly": program(
        None,
        main("add(xs[i])", "from a import *\n"),
        a="import b\ndef add(x):\n    return b.twice(x)\n",
        b="from a import *\ndef twice(x):\n    return 2 * x\n",
    ),
    "circular, with what comes later": program(
        None,
        main("b.work(xs[i])", "import a, b\n"),
        a="import b\ndef abs(x):\n    b.SEEN.append(x)\n    return len(b.SEEN)\n",
        b="SEEN = []\nfrom a import *\ndef work(x):\n    return abs(x)\n",
    ),
    "unbound afterwards": program(
        None,
        "import numpy as np\nfrom ops import *\nfor k in range(0):\n    total = k * 2\ntry:\n    print(total)\n"
        "except NameError as error:\n    print(error)\n",
        OPS + "if __name__ == '__main__':\n    total = 3\n",
    ),
    "bound in a function that nobody calls": program(
        None, main("add(xs[i]) + abs(xs[i])"), OPS + "def late():\n    global abs\n    def abs(x):\n        return 0\n"
    ),
    "replaced": program(False, main("add(xs[i])", patch="globals().update(add=spy)\n")),
    "replaced by another of its module": program(False, main("add(xs[i])", patch="add = noted\n")),
    "replaced there": program(None, main("add(xs[i])", patch="import ops\nsetattr(ops, 'add', spy)\n")),
    "what it calls replaced there": program(None, main("Point(xs[i]).far()", patch="import ops\nops._hidden = spy\n")),
    "code replaced": program(False, main("add(xs[i])", patch="add.__code__ = noted.__code__\n")),
    "deleted": program(None, main("add(xs[i])", patch="del add\n")),
    "reloaded": program(None, main("add(xs[i])", patch="import importlib, ops\nimportlib.reload(ops)\n")),
    "data written by the loop": program(None, main("WEIGHTS.__setitem__(0, i) or WEIGHTS[0]")),
    "data that is the output": program(
        None, main("add(xs[i])", patch="WEIGHTS2 = WEIGHTS\n").replace("np.zeros(40)", "np.ones(40)")
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)


def test_cached_verdict_goes_when_the_star_brings_more(run: Run, write: Callable[[Files], None]) -> None:
    again = {"main.py": main("abs(add(xs[i]))")}
    env = {"AUTOPAR_FORCE": "1", "AUTOPAR_BACKEND": "threads", "PYTHONDONTWRITEBYTECODE": "1"}
    write({**again, "ops.py": OPS})
    assert "no loop ran parallel" not in run("main.py", **env).said
    assert "no loop ran parallel" not in run("main.py", **env).said
    hides = OPS + "def abs(x):\n    SEEN.append(x)\n    return len(SEEN)\n"
    write({**again, "ops.py": hides})
    plain = run("main.py", plain=True, PYTHONDONTWRITEBYTECODE="1")
    ours = run("main.py", **env)
    assert "no loop ran parallel" in ours.said
    assert ours.own == plain.own
