"""Distribution where a scalar is used twice, conditions read what is stored, or the recurrence has loops."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_COLUMNS = "for j in range(n):\n    p[j, i] = p[j - 1, i] + q[j, i]\n"
SPLIT = {
    "a scalar used twice": (
        "t = a[i] + b[i]\na[i] = t + c[i - 1]\nt = c[i] * d[i]\nc[i] = t",
        "recurrence of `c` (lines 6, 7), which runs first",
    ),
    "a condition on what is stored": (
        "if a[i] < 0:\n    if b[i] < 0:\n        a[i] += c[i] * 2\n    b[i + 1] = c[i] + d[i] * 2",
        "recurrence of `b` (line 7), which runs first",
    ),
    "a loop in the recurrence": (
        f"{_COLUMNS}for j in range(n):\n    r[j, i] = r[j, i - 1] + q[j, i]",
        "recurrence of `r` (line 6), which runs first",
    ),
    "a condition on what the recurrence stores later": (
        "if a[i] < 0:\n    a[i] = a[i - 1] + 10\n    b[i] = math.sqrt(c[i])",
        "recurrence of `a` (line 5), which runs last",
    ),
    "a condition on what a later iteration stores": (
        "if a[i + 1] < 0:\n    b[i] = math.sqrt(c[i])\nif c[i] > 2:\n    a[i] = a[i - 1] + 10",
        "recurrence of `a` (line 6), which runs last",
    ),
}
TOGETHER = {
    "a scalar that keeps its value": (
        "t = c[i - 1] + d[i]\nc[i] = t\nif d[i] > 0:\n    t = 7\na[i] = math.sqrt(t) * c[i - 1] + a[i - 1]"
    ),
    "a loop's target that is used behind it": (
        f"{_COLUMNS}for j in range(n):\n    r[j, i] = r[j, i - 1] + 1\nd[i] = j"
    ),
    "a condition on what the recurrence has stored": (
        "if a[i] < 0:\n    b[i] = b[i - 1] + 1\na[i] = a[i - 1] + b[i]\nif a[i] < b[i]:\n    b[i] = math.sqrt(c[i])"
    ),
    "work in the recurrence's loop": (f"{_COLUMNS}for j in range(n):\n    r[j, i] = r[j, i - 1] + heavy(q[j, i])"),
}


def _message(body: str) -> str:
    lines = "".join(f"        {line}\n" for line in body.split("\n"))
    text = f"import math; heavy = math.exp\ndef f(a, b, c, d, p, q, r, n, m):\n    for i in range(1, m):\n{lines}"
    report = analyze_module(text, "x.py").reports[0]
    return report.message if report.verdict != "sequential" else ""


@pytest.mark.parametrize(("body", "words"), SPLIT.values(), ids=SPLIT)
def test_is_split(body: str, words: str) -> None:
    assert words in _message(body)


@pytest.mark.parametrize("body", TOGETHER.values(), ids=TOGETHER)
def test_stays_together(body: str) -> None:
    assert not _message(body)
