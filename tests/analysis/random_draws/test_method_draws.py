"""How many numbers an iteration draws in methods, and in functions that are given what holds the generator."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import numpy as np
class Sim:
    def __init__(self, rng, k):
        self.rng = rng
        self.k = k
    def one(self):
        return self.rng.random()
    def many(self, n):
        return self.rng.random(n).sum() + self.rng.random((2, self.k)).sum()
    def nested(self, n):
        return self.one() + self.many(n) + given(self.rng) + advanced(self)
    def given(self, rng):
        return rng.random()
    def at_times(self, flag):
        return self.rng.random() if flag else 0
    def kept(self):
        self.last = self.rng.random()
    def moved(self):
        self.rng = np.random.default_rng(1)
        return self.rng.random()
    def handed(self):
        return self.rng
    def renamed(self):
        rng = self.rng
        return rng.random() + rng.random(self.k).sum()
    def renamed_at_times(self, flag, other):
        rng = self.rng
        if flag:
            rng = other
        return rng.random()
    def normal(self):
        return self.rng.normal()
class Other:
    def given(self, rng):
        return rng.random(2)
def given(rng):
    return rng.random()
def advanced(sim):
    return sim.rng.random() + sim.one()
def f(n, m, sim, other, out):
    for i in range(n):
        out[i] = {}
"""


@pytest.mark.parametrize(
    ("expression", "draws"),
    [
        ("sim.one()", {"sim.rng": "1"}),
        ("sim.one() + sim.rng.random()", {"sim.rng": "2"}),
        ("sim.many(m)", {"sim.rng": "m + 2 * sim.k"}),
        ("sim.many(2)", {"sim.rng": "2 + 2 * sim.k"}),
        ("sim.nested(1)", {"sim.rng": "5 + 2 * sim.k"}),
        ("advanced(sim)", {"sim.rng": "2"}),
        ("given(sim.rng)", {"sim.rng": "1"}),
        ("sim.one() - other.one()", {"sim.rng": "1", "other.rng": "1"}),
        ("sim.part.one()", {"sim.part.rng": "1"}),
        ("sim.renamed()", {"sim.rng": "1 + sim.k"}),
        ("sim.renamed_at_times(i, other)", None),
        ("sim.given(sim.rng)", None),
        ("sim.at_times(i)", None),
        ("sim.one() + sim.at_times(i)", None),
        ("sim.kept()", None),
        ("sim.moved()", None),
        ("sim.one() + len(out) * (sim.handed() is None)", None),
        ("sim.normal()", None),
        ("sim.one() + sim.normal()", None),
        ("out.one()", None),
    ],
)
def test_counted_in_methods(expression: str, draws: dict[str, str] | None) -> None:
    found = analyze_module(_MODULE.replace("{}", expression), "m.py")
    specs = [dict(outline.spec.draws) for outline in found.outlines]
    assert specs == ([] if draws is None else [draws])


def test_what_a_method_does_is_seen_in_its_body() -> None:
    found = analyze_module(_MODULE.replace("{}", "sim.nested(1)"), "m.py")
    (outline,) = found.outlines
    assert {"Sim.nested", "Sim.one", "Sim.many", "given", "advanced"} <= set(outline.spec.calls)
