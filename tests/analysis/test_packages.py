"""Loops over what other modules of a package define: functions, factories, classes, tables; verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from autopar.analysis.module import ModuleAnalysis
from tests.analysis.packages import analyzed_with

FILES = {
    "pkg/__init__.py": "from .physics import force, TABLE as TAB\nfrom . import shapes\n",
    "pkg/physics.py": """
import math
import numpy as np
TABLE = np.arange(9.0)
COEF = {"a": 1.0}
SEEN = []
def force(x, k=2.0):
    return x * k + TABLE[0]
def put(m, i, v):
    m[i] = v
def apply(g, x):
    return g(x)
def make(h):
    def kernel(x):
        return math.exp(-x * x / h)
    return kernel
def counter():
    n = 0
    def count(x):
        nonlocal n
        n += 1
        return n
    return count
class Base:
    def __init__(self, a):
        self.a = a
    def value(self, x):
        return self.a * x + self.off(x)
    def off(self, x):
        return 1.0
    def noted(self, x):
        SEEN.append(x)
        return x
    @staticmethod
    def half(x):
        return x / 2
    @classmethod
    def made(cls, a):
        return cls(a)
class Derived(Base):
    def off(self, x):
        return super().off(x) + 1
""",
    "pkg/shapes.py": "from .physics import Base\nclass Square(Base):\n    def off(self, x):\n        return 3.0\n",
}
MAIN = """
import pkg
import pkg.physics as ph
from pkg import TAB, shapes
from pkg.physics import COEF, Base, Derived, apply, counter, force, make, put
class Mine(Base):
    def off(self, x):
        return 5.0
    def run(self, out, n):
        for i in range(n):
            out[i] = self.value(i)
def f(out, xs, n, b, bs):
    g = make(3.0)
    h = counter()
    for i in range(n):
        BODY
"""
BODIES = {
    "out[i] = force(xs[i]) + ph.force(i, k=3) + pkg.force(2)": "parallel",
    "out[i] = TAB[i] + ph.TABLE[0] + COEF['a']": "parallel",
    "put(out, i, xs[i])": "parallel",
    "put(out, 0, xs[i])": "sequential",
    "put(ph.TABLE, i, xs[i])": "sequential",
    "out[i] = apply(force, xs[i]) + apply(lambda v: v + i, 2)": "parallel",
    "out[i] = apply(b, xs[i])": "sequential",
    "out[i] = make(i)(2)": "parallel",
    "out[i] = h(i)": "sequential",
    "out[i] = Base(i).value(2) + ph.Base(i).value(1) + Derived(i).value(3)": "parallel",
    "out[i] = shapes.Square(i).value(2) + Mine(i).value(3)": "parallel",
    "out[i] = Base(i).noted(2)": "sequential",
    "out[i] = Base.half(i) + ph.Base.half(i) + Base.made(i).value(3)": "parallel",
    "out[i] = b.value(i) + bs[i].value(i)": "parallel",
    "out[i] = b.noted(i)": "sequential",
}


def _analyzed(folder: Path, body: str) -> ModuleAnalysis:
    return analyzed_with(FILES, folder, MAIN.replace("BODY", body))


@pytest.mark.parametrize("body", BODIES)
def test_verdict(body: str, tmp_path: Path) -> None:
    report = next(r for r in _analyzed(tmp_path, body).reports if r.function == "f")
    assert report.verdict == BODIES[body], report.obstacles


def test_the_spec_says_which_closure_of_another_module_a_name_holds(tmp_path: Path) -> None:
    spec = next(o.spec for o in _analyzed(tmp_path, "out[i] = g(xs[i])").outlines if o.function == "f")
    assert "f.<locals>.g[pkg.physics/make.<locals>.kernel]" in spec.calls


def test_own_loops_find_what_the_own_class_overrides(tmp_path: Path) -> None:
    spec = next(o.spec for o in _analyzed(tmp_path, "pass").outlines if o.function == "Mine.run")
    assert {"Mine.off", "Mine < pkg.physics/Base"} <= set(spec.calls)
    assert any(call.startswith("pkg.physics:Base.value@") for call in spec.calls)
    assert any(call.startswith("pkg.physics:*.value@") for call in spec.calls)
