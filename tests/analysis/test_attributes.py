"""Attributes as operands of their own: verdicts and specs."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_CLASS = """
import numpy as np
class Sim:
    def f(self, n, other):
        for i in range(n):
            BODY
"""

PARALLEL = {
    "self.grid[i] = self.v[i] * self.dt": "self.grid[i]",
    "self.grid[i] += self.v[i + 1]": "self.grid[i]",
    "self.a.b[i, :] = i": "self.a.b[i, :]",
    "self.grid[2 * i + 1] = self.grid[2 * i]": "self.grid[2 * i + 1]",
    "other.x[i] = self.x[n - i]": "other.x[i]",
    "g = self.grid; g[i] = i": "self.grid[i]",
    "self.grid[i + self.k] = i": "self.grid[i + self.k]",
}

SEQUENTIAL = {
    "self.grid[i] = self.grid[i - 1]": "APR101",
    "self.grid[i] = self.grid.sum()": "APR105",
    "self.grid[i] = self.total()": "APR201",
    "self.grid[i] = self.grid.T[0]": "APR105",
    "self.grid[i] = i; self.grid = other": "APR107",
    "self.grid[i] = i; other.append(self)": "APR104",
    "self.a.b[i] = i; other[i] = self.a": "APR101",
    "self.grid[i % 7] = self.grid[i]": "APR101",
    "self.grid.fill(i)": "APR107",
    "self.grid.T[i] = i": "APR107",
    "self.a.b.c.d[i] = i": "APR107",
}


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_CLASS.replace("BODY", body), "x.py")
    assert not analysis.reports[0].obstacles, analysis.reports[0].obstacles
    spec = analysis.outlines[0].spec
    assert [str(a) for a in (*spec.writes, *spec.updates)] == [PARALLEL[body]]


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    analysis = analyze_module(_CLASS.replace("BODY", body), "x.py")
    assert analysis.reports[0].verdict == "sequential"
