"""Methods of what operands hold: any method of the module that has the name; the runtime looks at what is reached."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import numpy as np
LOG = []
class Body:
    def __init__(self, m):
        self.m = m
    def energy(self):
        return self.m * 2
    def pull(self, other):
        return self.m * other.m
    def loud(self):
        LOG.append(self.m)
        return self.m
    def sort(self):
        return self.m
    @staticmethod
    def halved(x):
        return x / 2
    @property
    def double(self):
        return 2
class Disc:
    def energy(self):
        return 3
    def grow(self, k):
        self.m += k
def g(bodies):
    for b in bodies:
        b.grow(1)
def f(bodies, p, out, n):
    for i in range(n):
        BODY
"""


def _outlined(body: str) -> tuple[str, tuple[str, ...]]:
    analysis = analyze_module(_MODULE.replace("BODY", body), "m.py")
    objects = next((o.spec.objects for o in analysis.outlines if o.function == "f"), ())
    return analysis.reports[1].verdict, objects


@pytest.mark.parametrize(
    ("body", "objects"),
    [
        ("out[i] = bodies[i].energy()", (".energy",)),
        ("out[i] = bodies[i].pull(p)", (".pull",)),
        ("out[i] = p.near[i].energy() + bodies[i].halved(i)", (".energy", ".halved")),
        ("out[i] = sum(b.pull(bodies[i]) for b in bodies)", (".pull",)),
        ("out[i] = p.energy()", ("p",)),
        ("out[i] = bodies[i].sort() + p.near[i].sort()", ("bodies[:]", "p.near[:]")),
    ],
)
def test_parallel(body: str, objects: tuple[str, ...]) -> None:
    assert _outlined(body) == ("parallel", objects)


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = bodies[i].loud()",
        "out[i] = bodies[i].double()",
        "out[i] = bodies[i].unheard_of()",
        "out[i] = bodies[i][0].sort()",
        "out[i] = bodies[:i].sort()",
        "x = [np]; out[i] = x[0].energy()",
        "x = [Body]; out[i] = x[0].energy(p)",
        "bodies[0].m = i; out[i] = bodies[i].energy()",
    ],
)
def test_sequential(body: str) -> None:
    assert _outlined(body)[0] == "sequential"


def test_a_method_changes_its_item() -> None:
    analysis = analyze_module(_MODULE.replace("BODY", "pass"), "m.py")
    spec = analysis.outlines[0].spec
    assert [str(a) for a in spec.updates] == ["bodies[number][:]"]
    assert spec.items == (("b", "bodies[number]"),)
