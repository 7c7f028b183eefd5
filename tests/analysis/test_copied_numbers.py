"""Operands that get another name, which is then added to in place: numbers, as far as the text goes."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """\
import numpy as np
def grown(p):
    p += 1
    return p
def shifted(p):
    p += 1
    return p[0]
def f(start, other, xs, out, m):
    BODY
"""

NUMBERS = {
    "another name": ("for i, x in enumerate(xs): y = start; y += x; out[i] = y", ["start"]),
    "one of two names": ("for i, x in enumerate(xs): s, t = start, other; s *= x; out[i] = s + t", ["start"]),
    "in a callee": ("for i, x in enumerate(xs): out[i] = grown(start) + x", ["start"]),
    "in a comprehension's callee": ("return [grown(start) + abs(x) for x in xs]", ["start"]),
}
SEQUENTIAL = {
    "used as an array": "for i, x in enumerate(xs): y = start; y += start[0]; out[i] = y",
    "used as an array in a callee": "for i, x in enumerate(xs): out[i] = shifted(start) + x",
    "measured": "for i, x in enumerate(xs): y = start; y += len(start); out[i] = y",
}


@pytest.mark.parametrize(("loop", "numbers"), NUMBERS.values(), ids=NUMBERS)
def test_taken_to_be_numbers(loop: str, numbers: list[str]) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", loop), "x.py")
    assert [list(o.spec.numbers) for o in analysis.outlines] == [numbers], analysis.reports[0].message
    assert f"`{numbers[0]}` is a number" in analysis.reports[0].guards


@pytest.mark.parametrize("loop", SEQUENTIAL.values(), ids=SEQUENTIAL)
def test_sequential(loop: str) -> None:
    assert analyze_module(_MODULE.replace("BODY", loop), "x.py").reports[0].verdict == "sequential"


WORKSPACES = {
    "an extent": ("m.shape[1]", "m.shape[1]", "parallel"),
    "another extent": ("m.shape[1]", "m.shape[0]", "sequential"),
    "a length": ("m.shape[0]", "len(m)", "sequential"),
}


@pytest.mark.parametrize(("made", "run", "verdict"), WORKSPACES.values(), ids=WORKSPACES)
def test_workspace(made: str, run: str, verdict: str) -> None:
    loop = (
        f"tmp = np.empty({made})\n    for i in range(len(m)):\n        for j in range({run}):\n"
        "            tmp[j] = m[i, j]\n        out[i] = tmp.max()"
    )
    assert analyze_module(_MODULE.replace("BODY", loop), "x.py").reports[0].verdict == verdict


def test_an_array_that_is_handed_on_may_get_another_shape() -> None:
    loop = (
        "tmp = np.empty(m.shape[1])\n    grown(m)\n    for i in range(len(m)):\n        for j in range(m.shape[1]):\n"
        "            tmp[j] = m[i, j]\n        out[i] = tmp.max()"
    )
    assert analyze_module(_MODULE.replace("BODY", loop), "x.py").reports[0].verdict == "sequential"
