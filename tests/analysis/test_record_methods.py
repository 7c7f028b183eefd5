"""Named tuples with methods, made and used in loops."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
from typing import NamedTuple
LOG = []
class P(NamedTuple):
    x: float
    y: float = 0.0
    def norm(self):
        return self.x * self.x + self.y
    def moved(self, k):
        return P(self.x + k, self.y)
    @property
    def loud(self):
        LOG.append(self.x)
        return self.x
    def put(self, v):
        self.x.append(v)
class Own(NamedTuple):
    x: float
    def __add__(self, other):
        return 3
class Sub(P):
    pass
def f(ps, x, out, n):
    for i in range(n):
        BODY
"""


def _verdict(body: str) -> str:
    return analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = P(x[i]).norm()",
        "out[i] = P(x[i]).moved(i).y",
        "out[i] = ps[i].norm()",
        "p = P(i, 2); out[i] = p.norm() + p.x",
    ],
)
def test_parallel(body: str) -> None:
    assert _verdict(body) == "parallel"


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = P(i).loud",
        "out[i] = ps[i].loud",
        "P(x).put(i)",
        "out[i] = Own(i).x",
        "out[i] = Sub(i).norm()",
    ],
)
def test_sequential(body: str) -> None:
    assert _verdict(body) == "sequential"
