"""Functions that are chosen in the iteration: one of a library's among them is none that can be followed."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
def sq(x):
    return x
def f(n, out, c):
    for i in range(n):
        BODY
        out[i] = i
"""


@pytest.mark.parametrize(
    "body",
    [
        "g = sq if i else next; g(c)",
        "g = (lambda x: x) if i else next; g(c)",
        "t = [lambda x: x, next]; t[i](c)",
        "t = [lambda x: x]; t.append(next); t[i](c)",
        "for g in (lambda x: x, next): g(c)",
    ],
)
def test_sequential(body: str) -> None:
    assert analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict == "sequential"


@pytest.mark.parametrize("body", ["t = [lambda x: x]; t[0](i)"])
def test_parallel(body: str) -> None:
    assert analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict == "parallel"
