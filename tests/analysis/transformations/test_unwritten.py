"""Private arrays of which some elements are read and never written, and those where a store may reach them."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

PRIVATE = {
    "what a recurrence starts from": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(1, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
""",
    "two elements that it starts from": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(2, n):
            row[j] = row[j - 1] + row[j - 2]
            x[s, j] = row[j]
""",
    "a loop over items": """
import numpy as np
def f(xs, n):
    row = np.zeros(n)
    out = []
    for x in xs:
        for j in range(1, n):
            row[j] = row[j - 1] + x[j]
        out.append(row[n - 1])
    return out
""",
    "one column": """
def f(table, x, n):
    for s in range(len(x)):
        for i in range(1, n):
            table[i, 0] = table[i - 1, 0] + x[s, i]
            x[s, i] = table[i, 0]
""",
    "an element beside": """
def f(a, b, out):
    for i in range(len(out)):
        a[2] = b[i]
        out[i] = a[2] - a[1]
""",
    "both from the end": """
def f(a, b, out):
    for i in range(len(out)):
        a[-1] = b[i]
        out[i] = a[-1] - a[-2]
""",
    "a slice before": """
def f(a, b, out):
    for i in range(len(out)):
        a[1:] = b[i]
        out[i] = a[1:].sum() + a[:1].sum()
""",
}

NOT_PRIVATE = {
    "counted from both ends": """
def f(a, b, out):
    for i in range(len(out)):
        a[2] = b[i]
        out[i] = a[2] - a[-1]
""",
    "an index that may be an array": """
def f(a, b, out, k):
    for i in range(len(out)):
        a[k] = b[i]
        out[i] = a[k] - a[k + 1]
""",
    "one trip": """
def f(a, b, out):
    for i in range(1):
        a[1] = b[i]
        out[i] = a[1] - a[-1]
""",
    "a store behind": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(1, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
        row[0] = 1.0
""",
    "a store from the end": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(1, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
        row[-n] = 1.0
""",
    "a store anywhere": """
def f(row, x, n, where):
    for s in range(len(x)):
        for j in range(1, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
        row[where[s]] = 1.0
""",
    "a condition": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(1, n):
            if x[s, j] > 0:
                row[j] = row[j - 1] + x[s, j]
                x[s, j] = row[j]
""",
    "a start of unknown sign": """
def f(row, x, k, n):
    for s in range(len(x)):
        for j in range(k, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
""",
    "the first reads the last": """
def f(row, x, n):
    for s in range(len(x)):
        for j in range(n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
""",
    "more elements with each iteration": """
def f(row, x):
    for s in range(len(x)):
        for j in range(1, s):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
""",
    "a name that moves": """
def f(row, x, n):
    for s in range(len(x)):
        n += 1
        for j in range(1, n):
            row[j] = row[j - 1] + x[s, j]
            x[s, j] = row[j]
""",
    "a view that is written": """
def f(a, b, out):
    for i in range(len(out)):
        v = a[:2]
        a[2] = b[i]
        out[i] = a[2] - a[1]
        v[1] = b[i]
""",
    "a call on all of it": """
def f(a, b, out):
    for i in range(len(out)):
        a[2] = b[i]
        out[i] = a[2] - a[1] + a.sum()
""",
}


AROUND = """
def f(a, m, out):
    for i in range(1, len(a)):
        for j in range(len(out)):
            a[i] = m[i, j] - a[i - 1]
            out[j] = a[i]
"""


@pytest.mark.parametrize("title", PRIVATE)
def test_may_be_private(title: str) -> None:
    report = _loops(PRIVATE[title])[0]
    assert not report.obstacles, report.obstacles
    assert "before reading it" in report.message


@pytest.mark.parametrize("title", NOT_PRIVATE)
def test_must_be_shared(title: str) -> None:
    assert _loops(NOT_PRIVATE[title])[0].obstacles


def test_an_index_of_the_loop_around() -> None:
    outer, inner = _loops(AROUND)
    assert outer.obstacles
    assert "overwrites `a` before reading it" in inner.message


def _loops(source: str) -> list[LoopReport]:
    return [r for r in analyze_module(source, "m.py").reports if r.kind == "for"]
