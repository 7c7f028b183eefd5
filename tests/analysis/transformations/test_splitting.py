"""How many iterations are split off at the beginning, if that helps."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

# Body of a loop over `a` and `b`, its header, and the number; 0 where the loop stays sequential.
CASES = {
    "the first element": ("range(n)", "a[i] = a[0] + b[i]", 1),
    "the second element": ("range(n)", "a[i] = a[1] + b[i]", 2),
    "from two": ("range(2, n)", "a[i] = a[2] + b[i]", 1),
    "downwards": ("range(7, -1, -1)", "a[i] = a[7] + b[i]", 1),
    "behind a test": ("range(n)", "a[i] = b[i] if i == 0 else a[0] * 2", 1),
    "two tests": ("range(n)", "a[i] = b[i] if i < 2 else a[0] * a[1]", 2),
    "a recurrence": ("range(1, n)", "a[i] = a[i - 1] ** b[i]", 0),
    "a recurrence from zero": ("range(n)", "a[i] = a[i - 1] + b[i]", 0),
    "independent without": ("range(n)", "a[i] = a[i] + b[i]", None),
}


@pytest.mark.parametrize("name", CASES)
def test_split_off(name: str) -> None:
    header, body, count = CASES[name]
    found = analyze_module(f"def f(a, b, n, m):\n    for i in {header}:\n        {body}\n", "x.py")
    if count == 0:
        assert found.reports[0].code == "APR101"
        return
    assert found.outlines[0].spec.first == (count or 0)
    assert ("after the first" in found.reports[0].message) is bool(count)
