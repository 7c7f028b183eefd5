"""Loops that need the bodies of callees: verdicts, and what the specs say is written."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import numpy as np
from functools import partial
T = np.zeros(9)
def put(m, i, v):
    m[i] = v
def shift(m, i, v):
    m[i] = m[i - 1] + v
def fill(m, i):
    for j in range(m.shape[1]):
        m[i, j] = i * j
def index(i, w):
    return 2 * i + w
def apply(g, x):
    return g(x)
def square(x):
    return x * x
def look(i):
    return T[i]
def make(k):
    def g(x):
        return x * k
    return g
def outer(*args, **kw):
    return put(*args, **kw)
def later(m, i):
    yield m[i]
    m[i] = 0
def f(out, a, n, h):
    g = lambda x: x + 1
    for i in range(n):
        BODY
"""

PARALLEL = {
    "put(out, i, a[i])": ["out[i]"],
    "put(out, i + 1, a[i])": ["out[i + 1]"],
    "put(v=1, m=out, i=i)": ["out[i]"],
    "put(out[i], 0, 1)": ["out[i][:]"],
    "fill(out, i)": ["out[i, 0:out.shape[1]]"],
    "put(out, index(i, 3), i)": ["out[2 * i + 3]"],
    "out[i, 0] = apply(square, i) + apply(lambda x: x * i, 2)": ["out[i, 0]"],
    "out[i, 0] = g(i) + apply(g, i)": ["out[i, 0]"],
    "out[i, 0] = make(i)(3)": ["out[i, 0]"],
    "p = partial(put, out, v=2); p(i)": ["out[i]"],
    "outer(out, i, v=3)": ["out[i]"],
}

SEQUENTIAL = [
    "put(out, i % 3, 1)",
    "put(out, 0, 1)",
    "put(out, i, 1); put(out, i + 1, 2)",
    "shift(out, i, 1)",
    "put(h, i, out); put(out, i, 1)",
    "put(T, i, look(i))",
    "out[i, 0] = apply(h, i)",
    "out[i, 0] = sum(later(out, i))",
    "out[i, 0] = apply(put, i)(h)",
    "a.append(lambda: i)",
]


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert not report.obstacles, report.obstacles
    spec = next(o for o in analysis.outlines if o.function == "f").spec
    assert [str(a) for a in (*spec.writes, *spec.updates)] == PARALLEL[body]


_OBJECTS = """
class Poly:
    def at(self, x):
        return self.c[0] * x
    def put(self, i, v):
        self.c[i] = v
class Sub(Poly):
    def f(self, p, q, out, n):
        for i in range(n):
            BODY
"""

WITH_OBJECTS = {
    "out[i] = p.at(i)": (["out[i]"], ("p",)),
    "self.out[i] = self.at(i) + self.p.at(i)": (["self.out[i]"], ("self.p",)),
    "p.put(i, q.at(i))": (["p.c[i]"], ("p", "q")),
}


@pytest.mark.parametrize("body", WITH_OBJECTS)
def test_methods_of_operands(body: str) -> None:
    analysis = analyze_module(_OBJECTS.replace("BODY", body), "x.py")
    assert not analysis.reports[0].obstacles, analysis.reports[0].obstacles
    spec = analysis.outlines[0].spec
    assert ([str(a) for a in (*spec.writes, *spec.updates)], spec.objects) == WITH_OBJECTS[body]


@pytest.mark.parametrize("body", ["p.put(i, p.at(i))", "p.put(0, i)", "out[i] = p.none(i)"])
def test_methods_that_keep_a_loop_sequential(body: str) -> None:
    analysis = analyze_module(_OBJECTS.replace("BODY", body), "x.py")
    assert analysis.reports[0].verdict == "sequential"


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert report.verdict == "sequential"
