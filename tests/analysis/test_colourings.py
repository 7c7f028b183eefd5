"""Nests whose inner loop begins at another place in every row."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

CASES = {
    "red": ("1 + i % 2", 2, "m[i - 1, j] + m[i, j - 1]", "parallel"),
    "black": ("2 - i % 2", 2, "m[i + 1, j] + m[i, j + 1]", "parallel"),
    "a colour": ("1 + (i + c) % 2", 2, "m[i - 1, j] + m[i, j - 1]", "parallel"),
    "diagonals": ("1 + i % 2", 2, "m[i - 1, j - 1]", "sequential"),
    "every element": ("1 + i % 2", 1, "m[i - 1, j]", "sequential"),
    "halves": ("1 + i // 2", 2, "m[i - 1, j]", "sequential"),
    "a table": ("start[i]", 2, "m[i - 1, j]", "sequential"),
}


@pytest.mark.parametrize(("begin", "step", "value", "verdict"), CASES.values(), ids=CASES)
def test_outer_loop(begin: str, step: int, value: str, verdict: str) -> None:
    text = (
        "def f(m, c, start):\n    n = len(m)\n    for i in range(1, n - 1):\n"
        f"        for j in range({begin}, n - 1, {step}):\n            m[i, j] = {value}\n"
    )
    assert analyze_module(text, "x.py").reports[0].verdict == verdict
