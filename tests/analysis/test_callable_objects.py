"""Operands that are called and are no functions."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
class Poly:
    def __call__(self, x):
        return self.c * x
class Counts:
    def __init__(self, model):
        self.model = model
    def run(self, out, n):
        for i in range(n):
            out[i] = self.model(i)
    OTHER
def f(p, q, out, n):
    for i in range(n):
        BODY
"""


def outlines(body: str, other: str = "") -> list[tuple[str, ...]]:
    text = _MODULE.replace("BODY", body).replace("OTHER", other)
    return [o.spec.objects for o in analyze_module(text, "m.py").outlines]


def test_the_spec_names_the_objects() -> None:
    assert outlines("out[i] = p(i) + q.model(i)") == [("self.model",), ("p", "q.model")]


@pytest.mark.parametrize(
    "body", ["out[i] = p.count(i)(i)", "g = p; out[i] = g(i)", "out[i] = n.sort(i)", "out[i] = len(p)(i)"]
)
def test_what_is_not_one_operand_is_not_called(body: str) -> None:
    assert len(outlines(body)) == 1


def test_every_class_that_can_be_called_counts() -> None:
    assert outlines("out[i] = p(i)", "def __call__(self, x): print(x); self.n = x") == []
