"""Loops that call what operands hold: verdicts, and what the specs say that names hold."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import math
import numpy as np
from functools import partial
seen = []
def add(x, y):
    return x + y
def mul(x, y):
    return x * y
def spy(x, y):
    seen.append(x)
    return len(seen)
def make(k):
    def g(x, y):
        return x * k + y
    return g
def counter():
    n = 0
    def count(x, y):
        nonlocal n
        n += 1
        return n
    return count
def collector(kept):
    return lambda x, y: kept.append(x)
OPS = {"add": add, "mul": mul}
DIRTY = {"add": add, "spy": spy}
FUNCS = (np.add, add)
NESTED = [("a", [add]), ("b", [mul, None])]
MADE = make(3)
ONE = add
NONE = {}
def f(out, n, names, g):
    table = {"a": mul, "z": max}
    op = OPS[names]
    made = make(n)
    count = counter()
    keep = collector(seen)
    for i in range(n):
        BODY
"""

PARALLEL = {
    "out[i] = OPS[names[i]](i, 2)": "OPS[add, mul]",
    "out[i] = OPS['add'](i, 2)": "OPS[add, mul]",
    "out[i] = OPS.get(names[i])(i, 2)": "OPS[add, mul]",
    "out[i] = OPS.get(names[i], add)(i, 2)": "OPS[add, mul]",
    "h = OPS[names[i]]; out[i] = h(i, 2)": "OPS[add, mul]",
    "out[i] = FUNCS[i % 2](i, 2)": "FUNCS[add, numpy.add]",
    "out[i] = NESTED[i][1][0](i, 2)": "NESTED[add, mul]",
    "out[i] = MADE(i, 2)": "MADE[make.<locals>.g]",
    "out[i] = ONE(i, 2)": "ONE[add]",
    "out[i] = table[names[i]](i, 2)": "f.<locals>.table[builtins.max, mul]",
    "out[i] = op(i, 2)": "f.<locals>.op[add, mul]",
    "out[i] = made(i, 2)": "f.<locals>.made[make.<locals>.g]",
    "out[i] = sum(h(i, 2) for h in FUNCS)": "FUNCS[add, numpy.add]",
}

PLAIN = [
    "out[i] = sum(h(i, 2) for h in (add, np.add))",
    "out[i] = (add if i % 2 else np.add)(i, 2)",
    "h = add if i % 2 else mul; out[i] = h(i, 2)",
    "out[i] = (np.sin, np.cos)[i % 2](i)",
    "out[i] = sum(h(i, 2) for _, h in [('a', add), ('b', max)])",
    "out[i] = sum(h(i, 2) for h in {'a': add, 'b': max}.values())",
]

SEQUENTIAL = [
    "out[i] = DIRTY[names[i]](i, 2)",
    "out[i] = NONE[names[i]](i, 2)",
    "out[i] = g(i, 2)",
    "out[i] = g[i](i, 2)",
    "out[i] = count(i, 2)",
    "keep(i, 2)",
    "OPS[i] = spy; out[i] = OPS['add'](i, 2)",
    "out[i] = OPS.get(names[i], input)(i, 2)",
    "out[i] = OPS.get(names[i], spy)(i, 2)",
    "out[i] = OPS.get(names[i], g)(i, 2)",
    "h = OPS['add'].other; out[i] = h(i, 2)",
    "out[i] = (OPS if i else g)[0](i, 2)",
    "out[i] = (OPS['add'] if i else g)(i, 2)",
    "h = (input, len)[i % 2] if i > 3 else add; out[i] = h(i, 2)",
    "out[i] = sum(h(i, 2) for h in (add, spy))",
    "out[i] = sum(h(i, 2) for _, h in [('a', add), ('b', input)])",
]


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert not report.obstacles, report.obstacles
    assert PARALLEL[body] in next(o for o in analysis.outlines if o.function == "f").spec.calls


@pytest.mark.parametrize("body", PLAIN)
def test_displays_need_no_look(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert not report.obstacles, report.obstacles
    assert not any("[" in entry for entry in next(o for o in analysis.outlines if o.function == "f").spec.calls)


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert report.verdict == "sequential"


_PASSED = """
import math
import numpy as np
from functools import partial
def square(x):
    return x * x
def noisy(x):
    open(str(x))
    return x
class Net:
    def __init__(self, act, other, last):
        self.act = act
        self.other = other
        self.table = {"square": square}
        self.last = last
    def score(self, v):
        return v * 2
    def f(self, out, n, g=abs):
        for i in range(n):
            BODY
def main(net, k):
    net.f([], 3)
    net.f([], 3, square)
    net.f([], 3, g=lambda v: v * k)
    Net(math.tanh, noisy, last=partial(square))
"""

PASSED = {
    "out[i] = g(i)": "Net.f.<locals>.g[builtins.abs, main.<locals>.<lambda>, square]",
    "out[i] = self.act(i)": "Net.f.<locals>.self.act[math.tanh]",
    "out[i] = self.table['square'](i)": "Net.f.<locals>.self.table[square]",
    "out[i] = self.last(i)": "Net.f.<locals>.self.last[square/0]",
    "out[i] = sum(map(g, [i, 2]))": "Net.f.<locals>.g[builtins.abs, main.<locals>.<lambda>, square]",
}


@pytest.mark.parametrize("body", PASSED)
def test_passed_functions(body: str) -> None:
    analysis = analyze_module(_PASSED.replace("BODY", body), "x.py")
    assert not analysis.reports[0].obstacles, analysis.reports[0].obstacles
    assert PASSED[body] in analysis.outlines[0].spec.calls


@pytest.mark.parametrize("body", ["out[i] = sorted([i, 2], key=self.score)[0]", "out[i] = sum(map(self.score, [i]))"])
def test_methods_that_are_passed(body: str) -> None:
    analysis = analyze_module(_PASSED.replace("BODY", body), "x.py")
    assert not analysis.reports[0].obstacles, analysis.reports[0].obstacles


@pytest.mark.parametrize(
    "body", ["out[i] = self.other(i)", "out[i] = self.none(i)", "out[i] = self.act(i); self.act = g"]
)
def test_what_is_passed_and_cannot_be_called(body: str) -> None:
    assert analyze_module(_PASSED.replace("BODY", body), "x.py").reports[0].verdict == "sequential"
