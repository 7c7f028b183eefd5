"""Verdicts on loops that accumulate into elements while they read others, and what the loops around say."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

PARALLEL = {
    "another row": ("def f(A, i, j):\n    for k in range(j):\n        A[i, j] -= A[i, k] * A[j, k]\n", {"A_out": "A"}),
    "an element below": (
        "def f(x, L, i):\n    for j in range(i):\n        x[i] = L[i, j] * x[j] + x[i]\n",
        {"x_out": "x"},
    ),
    "rows that come later": (
        "def f(B, m, j):\n    for i in range(m):\n        for k in range(i + 1, m):\n            B[i, j] += B[k, j]\n",
        {"B_out": "B"},
    ),
}


@pytest.mark.parametrize(("source", "snapshots"), PARALLEL.values(), ids=PARALLEL)
def test_parallel(source: str, snapshots: dict[str, str]) -> None:
    analysis = analyze_module(source, "x.py")
    assert analysis.reports[0].verdict == "parallel", analysis.reports[0].message
    assert dict(analysis.outlines[0].spec.snapshots) == snapshots


def test_elements_are_collected_under_the_twins_name() -> None:
    spec = analyze_module(PARALLEL["another row"][0], "x.py").outlines[0].spec
    assert spec.collects == ("A_out",)
    assert spec.integers == ("i", "j")


EXTREMES = {
    "the larger one": ("x[i] = max(x[i], x[j] + 1)", "max="),
    "the smaller one, last": ("x[i] = min(x[j], x[i])", "min="),
    "by a test": ("v = x[j] * 2\n        if v < x[i]:\n            x[i] = v", "min"),
    "by a test the other way": ("if x[i] <= x[j]:\n            x[i] = x[j]", "max"),
}


@pytest.mark.parametrize(("body", "mode"), EXTREMES.values(), ids=EXTREMES)
def test_extremes_of_an_element_are_asked_for_in_order(body: str, mode: str) -> None:
    analysis = analyze_module(f"def f(x, i):\n    for j in range(i):\n        {body}\n", "x.py")
    assert analysis.reports[0].verdict == "parallel", analysis.reports[0].message
    spec = analysis.outlines[0].spec
    assert (dict(spec.snapshots), dict(spec.keyed), spec.collects) == ({"x_out": "x"}, {"x_out": mode}, ("x_out",))


SEQUENTIAL = {
    "two questions": "def f(x, i):\n    for j in range(i):\n        x[i] = max(x[i], x[j])\n        x[i] += x[j]\n",
    "another maximum": (
        "def max(a, b):\n    return a\n\ndef f(x, i):\n    for j in range(i):\n        x[i] = max(x[i], x[j])\n"
    ),
    "an answer that is caught": (
        "def f(x, i):\n    for j in range(i):\n        try:\n            x[i] = max(x[i], x[j])\n"
        "        except ValueError:\n            pass\n"
    ),
    "a test denied": "def f(x, i):\n    for j in range(i):\n        if not x[j] <= x[i]:\n            x[i] = x[j]\n",
    "a call that may not be repeated": (
        "def f(x, g, i):\n    for j in range(i):\n        if abs(x[j]) > x[i]:\n            x[i] = abs(x[j])\n"
    ),
    "any larger element": "def f(x, p, i):\n    for j in range(i):\n        x[i] = max(x[i], x[p[j]])\n",
    "the element itself": "def f(x, i):\n    for j in range(i + 1):\n        x[i] += x[j]\n",
    "any element": "def f(x, p, i):\n    for j in range(i):\n        x[i] += x[p[j]]\n",
    "read as a whole": "def f(x, g, i):\n    for j in range(i):\n        x[i] += len(x[:j]) + sum(x)\n",
    "stored to besides": "def f(x, i):\n    for j in range(i):\n        x[i] += x[j]\n        x[j] = 0\n",
}


@pytest.mark.parametrize("source", SEQUENTIAL.values(), ids=SEQUENTIAL)
def test_sequential(source: str) -> None:
    assert analyze_module(source, "x.py").reports[0].verdict == "sequential"


AROUND = {
    "triangle": ("for i in range(n):\n        for j in range(i):", True),
    "a range that goes down": ("for i in range(n, 0, -1):\n        for j in range(i - 1, -1, -1):", True),
    "bound again": ("for i in range(n):\n        for j in range(i):\n            i = j", False),
    "the bound is bound again": ("for j in range(m):\n        m = 99\n        for i in range(m):", False),
    "another order": ("for j in range(n):\n        for i in range(j):", False),
}


@pytest.mark.parametrize(("loops", "freed"), AROUND.values(), ids=AROUND)
def test_what_the_loops_around_say(loops: str, freed: bool) -> None:
    """``A[i, j]`` is none of the ``A[k, j]`` above row ``j`` where ``j < i``."""
    body = "\n            for k in range(j):\n                A[i, j] -= A[i, k] * A[k, j]\n"
    rows = analyze_module(f"def f(A, n, m):\n    {loops}{body}", "x.py").reports
    assert (rows[-1].verdict == "parallel") is freed, rows[-1].message
