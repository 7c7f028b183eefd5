"""Attributes that a loop changes as it would a variable or a container of its own: verdicts and specs."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import numpy as np
class Sim:
    def scaled(self, v):
        return v * self.dt
    def halfway(self, v):
        return v + self.total
    def f(self, n, other, x, k, out):
        for i in range(n):
            BODY
        return out
def look(sim):
    return sim.total is None
"""

PARALLEL = {
    "self.total += x[i]": {"reduces": {"self.total": "+"}},
    "other.n -= 1": {"reduces": {"other.n": "-"}},
    "self.stats.total *= x[i]": {"reduces": {"self.stats.total": "*"}},
    "self.best = max(self.best, x[i])": {"reduces": {"self.best": "max"}},
    "if x[i] < self.best: self.best = x[i]": {"reduces": {"self.best": "min"}},
    "self.ok = self.ok and x[i] > 0": {"reduces": {"self.ok": "and"}},
    "self.items.append(x[i])": {"collects": ["self.items"]},
    "self.seen.add(x[i])": {"collects": ["self.seen"]},
    "self.count[k[i]] += 1": {"collects": ["self.count"], "fresh": True},
    "self.cache[k[i]] = x[i]": {"collects": ["self.cache"]},
    "self.groups.setdefault(k[i], []).append(x[i])": {"keyed": {"self.groups": "parts"}, "collects": ["self.groups"]},
    "self.grid[i % 7] = i": {"collects": ["self.grid"]},
    "self.last = x[i]": {"lasts": ["self.last"]},
    "self.last = x[i]; out[i] = self.last + 1": {"writes": ["out[i]"], "lasts": ["self.last"], "fresh": True},
    "if x[i] > 0: self.last = i": {"lasts": ["self.last"]},
    "self.out[i] = x[i]; self.total += x[i]": {"writes": ["self.out[i]"], "reduces": {"self.total": "+"}},
    "self.total += self.scaled(x[i])": {"reduces": {"self.total": "+"}, "calls": ["Sim.scaled"]},
    "self.total += self.rng.random()": {"reduces": {"self.total": "+"}, "draws": {"self.rng": "1"}},
    "out.append(self.sub.rng.uniform())": {"draws": {"self.sub.rng": "1"}, "collects": ["out"]},
    "self.total += x[i]; out[i] = self.dt": {"writes": ["out[i]"], "reduces": {"self.total": "+"}},
}

SEQUENTIAL = (
    "self.total += self.halfway(x[i])",
    "self.total += x[i]; out[i] = self.total",
    "self.total += x[i]; out[i] = self.total is None",
    "self.total += x[i]; out[i] = look(self)",
    "self.total += x[i]; out[i] = other.f(self)",
    "self.total += x[i]; out[i] = getattr(self, 'total')",
    "self.total += x[i]; out[i] = len(self.__dict__)",
    "self.total += x[i]; print(self)",
    "self.total += x[i]; me = self; out[i] = me.total",
    "self.total += x[i]; me = (self, i); out[i] = me[0].total",
    "me = self; me.total += x[i]",
    "self.total += x[i]; del self.n",
    "self.total += x[i]; out[i] = (lambda: self.total)()",
    "self.total += x[i]; self.total *= 2",
    "self.__total += x[i]",
    "self.size += x[i]",
    "self.scaled += x[i]",
    "self.items.append(x[i]); out[i] = len(self.items)",
    "self.items.append(x[i]); self.items = []",
    "self.a = self.b; self.a.n += 1",
    "self.a.n += 1; self.a = other",
    "out[i] = self.last; self.last = x[i]",
    "out[self.k] = x[i]; self.k += 1",
    "out[i] = self.rng.random(); self.rng = other",
    "out[i] = self.rng.random() + self.rng.normal()",
    "out[i] = self.rng.random(); other.append(self.rng)",
    "out[i] = self.rng.random(); rng = self.rng; out[i] += rng.random()",
    "if x[i] > 0: out[i] = self.rng.random()",
    "np.total += 1",
    "Sim.total += 1",
)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    assert not analysis.reports[0].obstacles, analysis.reports[0].obstacles
    assert analysis.outlines[0].spec.keywords() == PARALLEL[body]


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    assert analysis.reports[0].verdict == "sequential", analysis.outlines


def test_instances_are_passed_and_their_attributes_are_not() -> None:
    source = _MODULE.replace("BODY", "self.total += x[i]; self.last = x[i]")
    outline = analyze_module(source, "x.py").outlines[0]
    assert [p.name for p in outline.parameters] == ["x", "self"]
    assert outline.returns == ()


def test_instances_must_surely_be_there() -> None:
    source = """
def f(flag, x):
    if flag:
        s = make()
    for v in x:
        s.last = v
"""
    assert analyze_module(source, "x.py").reports[0].verdict == "sequential"


def test_nothing_stays_behind_in_the_module_s_facts() -> None:
    source = _MODULE.replace("BODY", "self.total += sum(self.total for _ in x)")
    again = _MODULE.replace("BODY", "self.total += sum([v for v in x])")
    assert analyze_module(source, "x.py").reports[0].verdict == "sequential"
    assert analyze_module(again, "x.py").reports[0].verdict == "parallel"
