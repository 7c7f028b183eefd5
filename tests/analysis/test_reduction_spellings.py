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
