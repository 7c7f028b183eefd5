"""Properties of the module's classes read in loops."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
LOG = []
class Body:
    def __init__(self, m):
        self.m = m
        self.kept = None
    @property
    def energy(self):
        return self.m * 2
    @property
    def loud(self):
        LOG.append(self.m)
        return self.m
    @property
    def lazy(self):
        if self.kept is None:
            self.kept = self.m
        return self.kept
    def total(self, out, n):
        for i in range(n):
            out[i] = self.energy + i
class Plain:
    pass
def f(bodies, p, out, n):
    for i in range(n):
        BODY
"""


def verdict(body: str) -> str:
    return analyze_module(_MODULE.replace("BODY", body), "m.py").reports[1].verdict


@pytest.mark.parametrize("body", ["out[i] = bodies[i].energy", "out[i] = p.energy", "out[i] = Body(i).lazy"])
def test_parallel(body: str) -> None:
    assert verdict(body) == "parallel"


@pytest.mark.parametrize("body", ["out[i] = bodies[i].loud", "out[i] = p.lazy", "out[i] = Body(i).loud"])
def test_sequential(body: str) -> None:
    assert verdict(body) == "sequential"


def test_the_spec_names_the_getters() -> None:
    analysis = analyze_module(_MODULE.replace("BODY", "out[i] = p.energy"), "m.py")
    assert [o.spec.calls for o in analysis.outlines] == [("Body.energy",), ("Body.energy",)]
