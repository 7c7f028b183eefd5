"""Named tuples made in loops."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
from collections import namedtuple
import collections, typing
P = namedtuple("P", "x y")
Q = collections.namedtuple("Q", ["a", "b"], defaults=(1,))
class R(typing.NamedTuple):
    u: int
    v: int = 0
L = namedtuple("L", "x", defaults=[[]])
class M(typing.NamedTuple):
    u: int
    def __add__(self, other):
        return 2 * self.u
TWICE = namedtuple("TWICE", "x")
TWICE = namedtuple("TWICE", "x y")
N = namedtuple("N", "x")
N.x = property(print)
def f(xs, rows, out, n, names):
    last = None
    for i in range(n):
        BODY
"""

PARALLEL = (
    "out[i] = P(i, xs[i])",
    "out[i] = Q(b=2, a=i)",
    "x, y = P(i, 2)\n        out[x] = y",
    "out[i] = R(i)._replace(v=3).u",
)
SEQUENTIAL = (
    "out[i] = L(i)",
    "out[i] = M(i)",
    "out[i] = TWICE(i, i)",
    "out[i] = N(i)",
    "last = P(i, last)",
    "p = P(rows[i], 0)\n        p.x[0] = rows[i - 1][0]",
)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "m.py")
    assert analysis.reports[0].verdict == "parallel", analysis.reports[0].message


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    assert analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict == "sequential"


def test_the_spec_says_which_names_are_named_tuples() -> None:
    analysis = analyze_module(_MODULE.replace("BODY", "out[i] = P(i, R(2))"), "m.py")
    assert analysis.outlines[0].spec.calls == ("P._fields", "R._fields")
