"""Loops that give the elements of the dict that they run over new values."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport, LoopSpec

PARALLEL = {
    "from the items": "for k, v in d.items():\n    d[k] = str(v)",
    "from the element": "for k in d:\n    d[k] = str(d[k])",
    "keys": "for k in d.keys():\n    d[k] = str(d[k])",
    "a list of the keys": "for k in list(d):\n    d[k] = str(d[k])",
    "sorted items": "for k, v in sorted(d.items()):\n    d[k] = str(v)",
    "some of them": "for k, v in d.items():\n    if v > 1:\n        d[k] = 1",
    "of another dict": "for k, v in e.items():\n    d[k] = d[k] + str(v)",
    "of another dict that it stores into": "for k in e:\n    d[k] = str(d[k])\n    e[k] = e[k] + d[k]",
    "twice": "for k, v in d.items():\n    d[k] = v + 1\n    d[k] = d[k] * 2",
}

OWN = {"of another dict that it stores into": ["d", "e"]}
"""The dicts that are touched by the loop's own key; of all others ``d`` alone."""

SEQUENTIAL = {
    "another key": "for k, v in d.items():\n    d[v] = d[k]",
    "the key changes": "for k, v in d.items():\n    k = v\n    d[k] = d[k] + 1",
    "the whole": "for k in d:\n    d[k] = len(d) + sum(d.values())",
    "one element more": "for k in d:\n    d[k] = d[k] + d[0]",
    "inside": "for k in d:\n    d[k][0] = 1",
    "inside by name": "for k, v in d.items():\n    v[0] = 1\n    d[k] = v",
    "inside by another name": "for k in d:\n    v = d[k]\n    v.append(1)\n    d[k] = v",
    "removed": "for k in list(d):\n    if d[k]:\n        del d[k]",
    "another dict's keys and others": "for k, v in e.items():\n    d[k] = str(d[k]) + d[v]",
    "another dict's keys that change": "for k, v in e.items():\n    k = v\n    d[k] = str(d[k])",
    "another dict's keys": "for k in e:\n    d[k] = str(d[k])",
}


def analysis_of(code: str) -> tuple[LoopReport, LoopSpec | None]:
    lines = "\n    ".join(code.splitlines())
    analysis = analyze_module(f"def f(d, e):\n    {lines}\n", "x.py")
    report = next(r for r in analysis.reports if r.outermost)
    found = [o.spec for o in analysis.outlines if o.line == report.line]
    return report, found[0] if found else None


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel(name: str) -> None:
    report, spec = analysis_of(PARALLEL[name])
    assert report.verdict == "parallel"
    own = OWN.get(name, ["d"])
    assert f"gives the elements of {' and '.join(f'`{d}`' for d in own)} new values" in report.message
    assert spec is not None
    assert sorted(str(a) for a in spec.reads) == [f"{d}[k]" for d in own]
    assert (sorted(spec.collects), spec.scalars) == (own, ())


def test_what_is_added_to_is_a_number() -> None:
    _, spec = analysis_of("for k in d:\n    d[k] += 1")
    assert spec is not None
    assert [str(a) for a in spec.scalars] == ["d[k]"]


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_not_by_its_own_key(name: str) -> None:
    report, spec = analysis_of(SEQUENTIAL[name])
    assert spec is None or not (set(spec.collects) & {a.name for a in spec.reads})
    assert report.verdict != "parallel"
