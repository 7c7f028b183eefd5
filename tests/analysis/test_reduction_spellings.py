"""Verdicts on reductions in rarer words: several terms, conditions asked first, tests denied, ufuncs by name."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

REDUCED = {
    "maximum of several": ("best = max(best, x, -x)", {"best": "max"}),
    "minimum in the middle": ("best = min(x, best, -x)", {"best": "min"}),
    "condition first": ("if x > 0 and x % 2 and x > best: best = x", {"best": "max"}),
    "nothing yet, behind a condition": ("if x > 0 and (best is None or x < best): best = x", {"best": "min"}),
    "denied": ("if not x <= best: best = x", {"best": "max"}),
    "denied the other way": ("if not best > x: best = x", {"best": "max"}),
    "the rest is skipped": ("if x >= best: continue\n        best, where = x, x + 0", None),
    "and so is a follower": ("if x >= best: continue\n        best, where = x, x", {"best": "min"}),
    "flag of three": ("best = best and x > 0 and x < 9", {"best": "and"}),
    "flag at the end": ("best = x > 0 and x < 9 and best", {"best": "and"}),
    "flag at the end by or": ("best = x > 0 or best", {"best": "or"}),
    "flag in the middle": ("best = x > 0 and best and x < 9", None),
    "sum by name": ("best = np.add(best, x)", {"best": "+"}),
    "product by name, turned": ("best = np.multiply(x, best)", {"best": "*"}),
    "difference by name": ("best = np.subtract(best, x)", {"best": "-"}),
    "difference by name, turned": ("best = np.subtract(x, best)", None),
    "sum by name with more": ("best = np.add(best, x, dtype=int)", None),
    "sum of another module": ("best = other.add(best, x)", None),
    "sum of texts by name": ("best = np.char.add(best, x)", None),
    "masked maximum by name": ("best = np.ma.maximum(best, x)", None),
    "compared twice": ("if x > best and x < best + 1: best = x", None),
    "variable in a condition": ("if best < 9 and x > best: best = x", None),
    "with a key": ("best = max(best, x, -x, key=abs)", None),
    "more is skipped than that": (
        "if x > 1:\n            if x <= best: continue\n            best = x\n        n += 1",
        None,
    ),
}


@pytest.mark.parametrize("name", REDUCED)
def test_reduction_is_found(name: str) -> None:
    body, reduced = REDUCED[name]
    loop = f"    for x in xs:\n        {body}\n    return best, where, n\n"
    source = f"import numpy as np\nimport other\ndef f(xs, best, where, n):\n{loop}"
    analysis = analyze_module(source, "x.py")
    report = analysis.reports[0]
    assert (report.verdict == "parallel") is (reduced is not None), report.message
    assert reduced is None or {r.name: r.operator for r in report.reductions} == reduced


ALTERNATIVES = {
    "low and high": ("if x < low: low = x\n        elif x > high: high = x", True),
    "with a place": ("if x < low: low, at = x, x\n        elif x > high: high = x", True),
    "either one is none yet": (
        "if low is None or x < low: low = x\n        elif high is None or x > high: high = x",
        True,
    ),
    "behind a third": ("if x == 0: pass\n        elif x < low: low = x\n        elif x > high: high = x", True),
    "one of them twice": ("if x < low: low = x\n        elif x > high: high = x\n        high = max(high, 1)", False),
    "one of them read": ("if x < low: low = x\n        elif x > high: high = x\n        at = low", False),
    "one for both": ("if x < low: low = x\n        elif x > low: low = x", False),
    "an end for all others": ("if x < low: low = x\n        elif x > high: high = x\n        else: at = x", False),
    "three": (
        "if x < low: low = x\n        elif x > high: high = x\n        elif x == at: at = x + at",
        False,
    ),
    "a test that calls": ("if x < low: low = x\n        elif f(x, 0, 0, 0) > high: high = f(x, 0, 0, 0)", False),
    "a test that asks an object": ("if x < low: low = x\n        elif x.real > high: high = x.real", False),
    "a condition before": ("if x != 3 and x < low: low = x\n        elif x > high: high = x", False),
    "a condition between": ("if x < low: low = x\n        elif x != 3 and x > high: high = x", False),
    "the test of the other": ("if x < low: low = x\n        elif x > low: high = x", False),
    "no extreme": ("if x < low: low = x\n        elif x > high: high = x + 1", False),
}


@pytest.mark.parametrize("name", ALTERNATIVES)
def test_two_extremes_of_which_one_is_asked_for(name: str) -> None:
    body, found = ALTERNATIVES[name]
    source = f"def f(xs, low, high, at):\n    for x in xs:\n        {body}\n    return low, high, at\n"
    analysis = analyze_module(source, "x.py")
    assert (analysis.reports[0].verdict == "parallel") is found, analysis.reports[0].message
    assert not found or dict(analysis.outlines[0].spec.elses) == {"high": "low"}


COUNTED = {
    "one before what was there": ("counts[x] = 1 + counts.get(x, 0)", True),
    "two keys": ("counts[x] = 1 + counts.get(-x, 0)", False),
    "no default": ("counts[x] = 1 + counts.get(x)", False),
}


@pytest.mark.parametrize("name", COUNTED)
def test_count_is_found(name: str) -> None:
    body, found = COUNTED[name]
    source = f"def f(xs):\n    counts = {{}}\n    for x in xs:\n        {body}\n    return counts\n"
    assert (analyze_module(source, "x.py").reports[0].verdict == "parallel") is found
