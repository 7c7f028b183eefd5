"""Generators of the module that an iteration makes and uses up."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import operator
LOG = []
def steps(n):
    for k in range(n):
        yield k * 2
def rows(m):
    yield from m
def loud(n):
    LOG.append(n)
    yield n
def careful(n):
    try:
        yield n
    finally:
        print(n)
def f(m, out, n, xs):
    for i in range(n):
        BODY
"""

PARALLEL = (
    "out[i] = sum(steps(i))",
    "out[i] = [k for k in steps(i)]",
    "for j, k in zip(steps(i), xs): out[i] = j * k",
    "out[i] = sum(k * k for k in steps(i))",
    "out[i] = sorted(xs, key=operator.itemgetter(1))[0]",
)
SEQUENTIAL = (
    "out[i] = steps(i)",
    "it = steps(i); out[i] = next(it)",
    "out[i] = sum(loud(i))",
    "for k in careful(i): out[i] = k",
    "for row in rows(m): row.append(i)",
    "out[i] = (k for k in steps(i))",
)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    report = next(r for r in analyze_module(_MODULE.replace("BODY", body), "m.py").reports if r.function == "f")
    assert report.verdict == "parallel", report.message


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    report = next(r for r in analyze_module(_MODULE.replace("BODY", body), "m.py").reports if r.function == "f")
    assert report.verdict == "sequential"
