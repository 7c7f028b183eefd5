"""Packages: tables and partials of functions of other modules, and decorated functions of theirs as callbacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hook.conftest import Run
from tests.hook.test_programs import Files, Program, assert_same, par, ser

OPS = """
import math
from functools import partial, wraps
SEEN = []
BIAS = 1.5
def add(x):
    return x + BIAS
def mul(x):
    return math.sqrt(x) * 2
def noted(x):
    SEEN.append(x)
    return len(SEEN) * x
def weigh(k, x, shift=0.0):
    return k * x + shift
def count(k, x):
    SEEN.append(k)
    return len(SEEN) + x
def put(name, f):
    TABLE[name] = f
    return 1.0
TABLE = {"add": add, "mul": mul, "sin": math.sin}
PAIR = (add, mul)
WITH_NOTES = {"add": add, "noted": noted}
NESTED = {"a": [add, mul], "b": (mul, add)}
scale = partial(weigh, 2.0)
shifted = partial(weigh, 2.0, shift=0.5)
counting = partial(count, 2.0)
PARTS = {"two": partial(weigh, 2.0), "three": partial(weigh, 3.0)}
chosen = add if BIAS > 1 else mul
def make(k):
    def made(x):
        return x * k
    return made
twice = make(2)
LAMBDAS = {"a": lambda x: x + 1, "b": lambda x: x * 2}
def checked(fn):
    @wraps(fn)
    def inner(x):
        return fn(x) + BIAS
    return inner
def noting(fn):
    @wraps(fn)
    def inner(x):
        SEEN.append(x)
        return fn(x) + len(SEEN)
    return inner
def keep(seen, x):
    seen.append(x)
    return len(seen) + x
collect = partial(keep, SEEN)
def logging():
    log = []
    def made(x):
        log.append(x)
        return len(log) + x
    return made
tick = logging()
def with_default(x, seen=[]):
    seen.append(x)
    return len(seen) + x
DEFAULTS = (add, with_default)
class Point:
    def __init__(self, x):
        self.x = x
class Spy:
    def __init__(self, x):
        SEEN.append(x)
        self.x = len(SEEN) + x
Also = Point
@checked
def norm(x):
    return x * 3
@noting
def noisy(x):
    return x * 3
"""
MAIN = """
import numpy as np
import ops
{imports}
seen = []
def spy(*args, **more):
    seen.append(args)
    return float(len(seen))
def f(out, xs, kinds):
    for i in range(len(xs)):
        out[i] = {call}
    return out
{patch}
names = [["{one}", "{other}"][i % 2] for i in range(40)]
try:
    print(repr(f(np.zeros(40), np.arange(40.0), names)))
except Exception as error:
    print(repr(error))
print(seen, ops.SEEN, sorted(ops.TABLE))
"""


def _files(imports: str, call: str, patch: str, one: str, other: str) -> tuple[str, str]:
    return MAIN.format(imports=imports, call=call, patch=patch, one=one, other=other), OPS


def yes(imports: str, call: str, patch: str = "", one: str = "add", other: str = "mul") -> Program:
    main, ops = _files(imports, call, patch, one, other)
    return par(main, ops=ops)


def no(imports: str, call: str, patch: str = "", one: str = "add", other: str = "mul") -> Program:
    main, ops = _files(imports, call, patch, one, other)
    return ser(main, ops=ops)


BY_KIND = "from ops import TABLE", "TABLE[kinds[i]](xs[i])"

PROGRAMS: dict[str, Program] = {
    "table": yes(*BY_KIND),
    "table by another name": yes("from ops import TABLE as T", "T[kinds[i]](xs[i])"),
    "table with a library's function": yes(*BY_KIND, one="sin"),
    "table, missing key": no(*BY_KIND, other="mull"),
    "pair": yes("from ops import PAIR", "PAIR[i % 2](xs[i])"),
    "nested": yes("from ops import NESTED", "NESTED['ab'[i % 2]][i % 2](xs[i])"),
    "in a loop over it": yes("from ops import PAIR", "sum([g(xs[i]) for g in PAIR])"),
    "table of partials": yes("from ops import PARTS", "PARTS[kinds[i]](xs[i])", one="two", other="three"),
    "partial": yes("from ops import scale", "scale(xs[i])"),
    "partial with keywords": yes("from ops import shifted", "shifted(xs[i])"),
    "handed on": par(
        MAIN.format(imports="from more import TABLE", call="TABLE[kinds[i]](xs[i])", patch="", one="add", other="mul"),
        ops=OPS,
        more="from ops import TABLE\n",
    ),
    "one of two": yes("from ops import chosen", "chosen(xs[i])"),
    "made by a factory": yes("from ops import twice", "twice(xs[i])"),
    "decorated callback": yes("from ops import norm", "sum(map(norm, xs[i:i+2]))"),
    "decorated callback that notes": no("from ops import noisy", "sum(map(noisy, xs[i:i+2]))"),
    "decorated callback, patched": no(
        "from ops import norm", "sum(map(norm, xs[i:i+2]))", "setattr(ops, 'x', 0)\nglobals().update(norm=spy)"
    ),
    "decorated callback, wrapped again": no(
        "from ops import norm, noting", "sum(map(norm, xs[i:i+2]))", "globals().update(norm=noting(norm))"
    ),
    "notes": no("from ops import WITH_NOTES", "WITH_NOTES[kinds[i]](xs[i])", other="noted"),
    "partial that counts": no("from ops import counting", "counting(xs[i])"),
    "lambdas": Program(
        dict(
            zip(
                ("main.py", "ops.py"),
                _files("from ops import LAMBDAS", "LAMBDAS[kinds[i]](xs[i])", "", "a", "b"),
                strict=True,
            )
        ),
        None,
    ),
    "table changed before": no(*BY_KIND, "ops.TABLE['mul'] = ops.noted"),
    "table changed before by a function of its module": no(*BY_KIND, "ops.put('mul', ops.noted)"),
    "table changed before by one's own": no(*BY_KIND, "ops.TABLE['mul'] = spy"),
    "table replaced": no(*BY_KIND, "globals().update(TABLE={'add': spy, 'mul': spy})"),
    "table changed by the loop": no(
        "from ops import TABLE, put, noted", "TABLE[kinds[i]](xs[i]) + (put('mul', noted) if i == 20 else 0)"
    ),
    "table changed by the loop itself": no(
        "from ops import TABLE, noted", "TABLE[kinds[i]](xs[i]) + (TABLE.update(mul=noted) or 0)"
    ),
    "table changed through its module": no(
        "from ops import TABLE, noted", "TABLE[kinds[i]](xs[i]) + (ops.TABLE.update(mul=noted) or 0)"
    ),
    "global of the table's functions changed by the loop": no(
        "from ops import TABLE", "TABLE[kinds[i]](xs[i]) + (setattr(ops, 'BIAS', i) or 0)"
    ),
    "function of the table replaced in its module": no(*BY_KIND, "setattr(ops, 'mul', spy)"),
    "code of one replaced": no(*BY_KIND, "ops.mul.__code__ = ops.noted.__code__"),
    "partial replaced": no("from ops import scale", "scale(xs[i])", "globals().update(scale=ops.counting)"),
    "partial of another": no(
        "from ops import scale", "scale(xs[i])", "import functools\nglobals().update(scale=functools.partial(spy, 1))"
    ),
    "partial with another count": no(
        "from ops import scale",
        "scale(xs[i])",
        "import functools\nglobals().update(scale=functools.partial(ops.weigh, 1.0, shift=2.0))",
    ),
    "partial of a partial": no(
        "from ops import scale",
        "scale(xs[i])",
        "import functools\nglobals().update(scale=functools.partial(functools.partial(spy), 1.0))",
    ),
    "partial with attributes": no("from ops import scale", "scale(xs[i])", "ops.scale.x = 1"),
    "partial that keeps": no("from ops import collect", "collect(xs[i])"),
    "closure that keeps": no("from ops import tick", "tick(xs[i])"),
    "default that keeps": no("from ops import DEFAULTS", "DEFAULTS[i % 2](xs[i])"),
    "class": yes("from ops import Point", "Point(xs[i]).x"),
    "class replaced": no("from ops import Point", "Point(xs[i]).x", "globals().update(Point=ops.Spy)"),
    "class replaced by one's own": no(
        "from ops import Point",
        "Point(xs[i]).x",
        "class Mine:\n    def __init__(self, x):\n        self.x = spy(x)\nglobals().update(Point=Mine)",
    ),
    "class by another name, replaced": no("from ops import Also", "Also(xs[i]).x", "globals().update(Also=ops.Spy)"),
    "table with a class put in": no(*BY_KIND, "ops.TABLE['mul'] = ops.Spy"),
    "module reloaded": no(*BY_KIND, "import importlib\nimportlib.reload(ops)"),
    "chosen replaced": no("from ops import chosen", "chosen(xs[i])", "globals().update(chosen=ops.noted)"),
    "an object that can be called": no(
        "from ops import chosen",
        "chosen(xs[i])",
        "class Call:\n    def __call__(self, x):\n        seen.append(x)\n        return len(seen)\n"
        "globals().update(chosen=Call())",
    ),
    "a dict of another class": no(
        *BY_KIND,
        "class D(dict):\n    def __getitem__(self, k):\n        seen.append(k)\n"
        "        return dict.__getitem__(self, k)\n"
        "globals().update(TABLE=D(TABLE))",
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_does_what_it_does_serially(name: str, run: Run, write: Callable[[Files], None]) -> None:
    assert_same(PROGRAMS[name], run, write)
