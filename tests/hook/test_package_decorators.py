"""Packages: functions that decorators of other modules wrap."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same, par, ser

TOOLS = """
import math
from functools import wraps
SEEN = []
CALLS = 0
BIAS = 1.0
def checked(fn):
    @wraps(fn)
    def inner(*args):
        if args[0] < -1:
            raise ValueError(args[0])
        return fn(*args) + BIAS
    return inner
def scaled(k):
    def deco(fn):
        def inner(x):
            return math.sqrt(k) * fn(x)
        return inner
    return deco
def counted(fn):
    @wraps(fn)
    def inner(*args):
        global CALLS
        CALLS += 1
        return fn(*args) + CALLS
    return inner
def noted(fn):
    def inner(x):
        SEEN.append(x)
        return fn(x) + len(SEEN)
    return inner
def remembered(fn):
    known = {}
    def inner(x):
        if x not in known:
            known[x] = fn(x)
        return known[x]
    return inner
def spy(*args):
    SEEN.append(args)
    return len(SEEN)
"""
HEAD = """
import importlib
import numpy as np
import tools
from tools import checked, counted, noted, remembered, scaled, spy
own = []
"""
FUNCTION = """
def f(out, xs):
    for i in range(len(xs)):
        out[i] = g(xs[i])
    return out
try:
    print(repr(f(np.zeros(30), np.arange(30.0))))
except Exception as error:
    print(repr(error))
print(own, tools.SEEN, tools.CALLS)
"""
PLAIN = "def g(x):\n    return x * 2\n"


def _main(decorators: str, original: str = PLAIN, patch: str = "") -> str:
    lines = "".join(f"@{d}\n" for d in decorators.split())
    return f"{HEAD}{lines}{original}{patch}{FUNCTION}"


def yes(decorators: str, original: str = PLAIN, patch: str = "") -> Program:
    return par(_main(decorators, original, patch), tools=TOOLS)


def no(decorators: str, original: str = PLAIN, patch: str = "") -> Program:
    return ser(_main(decorators, original, patch), tools=TOOLS)


_OWN = "def own_deco(fn):\n    def inner(x):\n        return fn(x) - 1\n    return inner\n"

PROGRAMS: dict[str, Program] = {
    "dressed": yes("checked"),
    "by a dotted name": yes("tools.checked"),
    "by a factory, undressed": yes("tools.scaled(2)"),
    "one above the other": yes("checked scaled(3)"),
    "beside one of its own": par(HEAD + _OWN + "@checked\n@own_deco\n" + PLAIN + FUNCTION, tools=TOOLS),
    "counts in a global": no("counted"),
    "counts below": no("checked counted"),
    "notes": no("noted"),
    "remembers": no("remembered"),
    "wraps what notes": no("checked", "def g(x):\n    own.append(x)\n    return len(own)\n"),
    "wraps what fails": no("scaled(2)", "def g(x):\n    return 1 // int(20 - x)\n"),
    "decorator replaced afterwards": yes("checked", patch="tools.checked = spy\n"),
    "decorator replaced before": ser(
        HEAD.replace("import tools\n", "import tools\ntools.checked = tools.noted\n") + "@checked\n" + PLAIN + FUNCTION,
        tools=TOOLS,
    ),
    "the same one above itself": Program(
        {"main.py": _main("checked scaled(3) tools.checked"), "tools.py": TOOLS}, None
    ),
    "wrapper replaced": no("checked", patch="g = noted(g)\n"),
    "wrapper replaced from elsewhere": no("checked", patch="globals().update(g=tools.noted(g))\n"),
    "original replaced": no("checked", patch="g.__closure__[0].cell_contents = spy\n"),
    "code of the wrapper replaced": no("checked", patch="g.__code__ = noted(g).__code__\n"),
    "global of the decorator's module changed": yes("checked", patch="tools.BIAS = 5\n"),
    "global of the decorator's module an object": no(
        "checked",
        patch="class Odd:\n    def __radd__(self, x):\n        own.append(x)\n        return 1\ntools.BIAS = Odd()\n",
    ),
    "module of the decorator loaded again": Program(
        {"main.py": _main("checked", patch="importlib.reload(tools)\n"), "tools.py": TOOLS}, None
    ),
    "another module's library function replaced": no("scaled(2)", patch="tools.math = tools\ntools.sqrt = spy\n"),
}


MATHS = """
import math
from functools import wraps
import tools
from tools import checked as sure
SEEN = []
def shifted(fn):
    def inner(x):
        return fn(x) - 1
    return inner
def kept(fn):
    known = []
    @wraps(fn)
    def inner(x):
        known.append(x)
        return fn(x) + len(known)
    return inner
@shifted
def plain(x):
    return math.sqrt(x)
@sure
def dressed(x):
    return half(x) + 1
@tools.scaled(2)
@shifted
def both(x):
    return x + 1
@kept
def keeping(x):
    return x
@shifted
def noting(x):
    SEEN.append(x)
    return len(SEEN)
def half(x):
    return x / 2
def twice(x):
    return plain(plain(x) + 1)
"""
IMPORTS = "import maths\nimport maths as mm\nfrom maths import plain, dressed, both, keeping, noting, twice, half\n"


def _calling(call: str, patch: str = "") -> str:
    body = FUNCTION.replace("g(xs[i])", call).replace("tools.CALLS", "tools.CALLS, maths.SEEN")
    return f"{HEAD}{IMPORTS}{patch}{body}"


def there(call: str, patch: str = "") -> Program:
    return par(_calling(call, patch), tools=TOOLS, maths=MATHS)


def not_there(call: str, patch: str = "") -> Program:
    return ser(_calling(call, patch), tools=TOOLS, maths=MATHS)


def _cell(function: str, value: str) -> str:
    return f"{function}.__closure__[0].cell_contents = {value}\n"


PROGRAMS |= {
    "of another module": there("plain(xs[i] + 1) + mm.plain(i + 1)"),
    "of another module, dressed": there("dressed(xs[i]) + maths.dressed(i)"),
    "of another module, one above the other": there("both(xs[i])"),
    "of another module, in a callee there": there("twice(xs[i] + 2)"),
    "of another module, to keep": not_there("keeping(xs[i])"),
    "of another module, what notes": not_there("noting(xs[i])"),
    "of another module, what fails": Program(
        {"main.py": _calling("plain(12 - i)"), "tools.py": TOOLS, "maths.py": MATHS}, None
    ),
    "of another module, replaced there": not_there("mm.plain(xs[i] + 1)", "maths.plain = noting\n"),
    "of another module, replaced here": not_there("plain(xs[i] + 1)", "globals().update(plain=noting)\n"),
    "of another module, replaced there alone": not_there("plain(xs[i] + 1)", "vars(maths).update(plain=noting)\n"),
    "of another module, replaced by another": not_there("plain(xs[i] + 1)", "globals().update(plain=maths.noting)\n"),
    "of another module, wrapped again": not_there("plain(xs[i] + 1)", "plain = tools.noted(plain)\n"),
    "of another module, wrapped again there": not_there("mm.plain(xs[i] + 1)", "maths.plain = tools.noted(plain)\n"),
    "of another module, with another inside": not_there("plain(xs[i] + 1)", _cell("plain", "spy")),
    "of another module, with another of its own inside": not_there("plain(xs[i] + 1)", _cell("plain", "half")),
    "of another module, with its own noting inside": not_there("plain(xs[i] + 1)", _cell("plain", "noting")),
    "of another module, with other code inside": not_there(
        "plain(xs[i] + 1)", "plain.__closure__[0].cell_contents.__code__ = spy.__code__\n"
    ),
    "of another module, with other code": not_there(
        "dressed(xs[i])", "dressed.__code__ = tools.noted(dressed).__code__\n"
    ),
    "of another module, dressed otherwise": not_there("dressed(xs[i])", "dressed.__wrapped__ = spy\n"),
    "of another module, its callee replaced": not_there("dressed(xs[i])", "maths.half = spy\n"),
    "of another module, swapped": not_there("plain(xs[i] + 1) + both(i)", "plain, both = both, plain\n"),
    "of another module, swapped there": not_there(
        "mm.plain(xs[i] + 1) + mm.both(i)", "maths.plain, maths.both = both, plain\n"
    ),
    "of another module, loaded again": Program(
        {"main.py": _calling("plain(xs[i] + 1)", "importlib.reload(maths)\n"), "tools.py": TOOLS, "maths.py": MATHS},
        None,
    ),
    "of another module, its decorator's loaded again": Program(
        {"main.py": _calling("dressed(xs[i])", "importlib.reload(tools)\n"), "tools.py": TOOLS, "maths.py": MATHS}, None
    ),
    "of another module, beside one of that name": par(
        HEAD
        + "import maths\nimport maths as mm\n"
        + "@maths.shifted\ndef both(x):\n    return x * 5\n"
        + FUNCTION.replace("g(xs[i])", "both(xs[i]) + mm.both(i)"),
        tools=TOOLS,
        maths=MATHS,
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
