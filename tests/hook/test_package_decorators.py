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


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
