"""Methods of `self` that other classes have too: verdicts, and what the specs say that names were taken for."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
seen = []
class Grid:
    def run(self, other, rows, out):
        for i in range(9):
            BODY
    def scale(self, x):
        return len(x)
    def total(self, x):
        return self.scale(x) + 1
    def shape(self, x):
        return self.kind(x)
    def kind(self, x):
        raise NotImplementedError
    def alone(self, x):
        return 2 * x
    def size(self, x):
        return self.count
class Low(Grid):
    def scale(self, x):
        x.append(2)
        return len(x)
    def kind(self, x):
        x.append(3)
        return len(x)
    @property
    def count(self):
        seen.append(1)
        return len(seen)
class Weird:
    def scale(self, x):
        return 3
def f(one, other, rows, out):
    for i in range(9):
        BODY
"""

PARALLEL = {
    "out[i] = self.scale(rows)": (),
    "out[i] = self.total(rows)": (),
    "out[i] = self.alone(i)": (),
    "out[i] = self.size(i)": ("Grid.count.__only__",),
    "out[i] = self.scale(rows) + other.scale([1])": ("Grid.scale.__only__",),
    "out[i] = self.total(rows) + Weird().scale([1])": ("Grid.scale.__only__",),
    "out[i] = Grid.total(one, rows) + Weird().scale(rows)": ("Grid.scale.__only__",),
    "out[i] = one.total(rows) + Weird().scale(rows)": ("Grid.scale.__final__",),
    "out[i] = Grid().total(rows)": (),
}
SEQUENTIAL = ["out[i] = self.shape(rows)", "out[i] = one.scale(rows)", "out[i] = Low().total(rows)"]


def _analyzed(body: str) -> tuple[str, tuple[str, ...]]:
    function = "Grid.run" if "self" in body else "f"
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == function)
    specs = [o.spec for o in analysis.outlines if o.function == function]
    return report.verdict, tuple(c for s in specs for c in s.calls if "__" in c)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    assert _analyzed(body) == ("parallel", PARALLEL[body])


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    assert _analyzed(body)[0] == "sequential"
