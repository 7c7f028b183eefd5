"""Verdicts on subscripts that begin with an Ellipsis."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

# Body of `for j in range(n)` over `a` (and `b`, `k`), verdict, what the decorator or the message says.
CASES = {
    "columns": ("a[..., j] = a[..., j] / b[..., j].sum()", "parallel", 'updates=["a[..., j]"]'),
    "columns, more chosen before": ("a[..., 0, j] = a[..., 1, j]", "parallel", 'updates=["a[..., 0, j]"]'),
    "of the last two": ("a[..., j, :] = a[..., j, ::-1]", "parallel", 'updates=["a[..., j, :]"]'),
    "older ones": ("a[..., j] = a[..., j + 1]", "parallel", 'snapshots={"a_out": "a"}'),
    "blocks": ("a[..., 4 * j:4 * j + 4] = j", "parallel", 'writes=["a[..., 4 * j:4 * j + 4]"]'),
    "changed in place": ("b = a[..., j]\n        b += 1", "parallel", 'updates=["a[..., j]"]'),
    "recurrence": ("a[..., j] = a[..., j - 1]", "sequential", "`a[..., 0]` is written at j=0 and read at j=1"),
    "one column": ("a[..., 0] = a[..., j]", "sequential", "`a[..., 0]` is written at j=0 and at j=1"),
    "with leading ones": ("a[..., j] = a[j]", "sequential", "behind `...`"),
    "with the whole": ("a[..., j] = a.sum()", "sequential", "known only at run time"),
    "one that may come later": (
        "a[..., j] = a[..., k]",
        "sequential",
        "`a[..., 0]` is written at j=0 and read at j=1, if k=0",
    ),
    "before and behind one": ("if k >= 0: a[..., j] = a[..., k]", "parallel", 'cuts=["j >= k", "j >= k + 1"]'),
    "maybe a dimension": ("a[..., j, k] = a[..., j, b[j]]", "sequential", "known only at run time"),
}


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    body, verdict, said = CASES[name]
    source = f"import numpy as np\ndef f(a, b, k, n):\n    for j in range(n):\n        {body}\n"
    found = analyze_module(source, "m.py")
    report = next(r for r in found.reports if r.kind == "for")
    assert str(report.verdict) == verdict, report
    texts = [outline.spec.decorator() for outline in found.outlines]
    texts += [f"{o.message} {o.hint}" for o in report.obstacles]
    assert any(said in text for text in texts), texts
