"""Nests that run parallel with their loops interchanged, and those that must not."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

INTERCHANGED = {
    "recurrence over rows": """
def f(a, b, T, n):
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i] * 0.5 + b[i]
""",
    "recurrence over columns": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n):
            a[i, t] = a[i, t - 1] + i
""",
    "state of its own": """
def f(x, v, T, dt):
    for t in range(T):
        for p in range(len(x)):
            x[p] = x[p] + v[p] * dt
            v[p] -= x[p] * dt
""",
    "backwards": """
def f(a, T, n):
    for t in range(T - 2, -1, -1):
        for i in range(n - 1, -1, -1):
            a[t, i] += a[t + 1, i]
""",
    "private scalar and branch": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n):
            if a[t, i] > 3:
                continue
            w = a[t - 1, i] - 1
            a[t, i] = w * w
""",
    "rows of three loops": """
def f(a, b, c, n):
    for k in range(n):
        for i in range(n):
            for j in range(n):
                a[i, j] = a[i, j] + b[i, k] * c[k, j]
""",
}

KEPT = {
    "diagonal": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(1, n):
            a[t, i] = a[t - 1, i - 1]
""",
    "against": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n - 1):
            a[t, i] = a[t - 1, i + 1]
""",
    "triangle": """
def f(a, T):
    for t in range(1, T):
        for i in range(t):
            a[t, i] = a[t - 1, i]
""",
    "imperfect": """
def f(a, s, T, n):
    for t in range(1, T):
        s[t] = a[t - 1, 0]
        for i in range(n):
            a[t, i] = a[t - 1, i]
""",
    "bound that changes": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i]
            n = 5
""",
    "break": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n):
            if a[t, i] < 0:
                break
            a[t, i] = a[t - 1, i]
""",
    "scalar from column to column": """
def f(a, T, n):
    w = 0.0
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i] + w
            w = a[t, i] * 0.5
""",
    "row total": """
def f(a, s, T, n):
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i]
            s[t] += a[t, i]
""",
    "output": """
def f(a, T, n):
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i]
            open("x").write("y")
""",
    "appends": """
def f(a, xs, T, n):
    for t in range(1, T):
        for i in range(n):
            a[t, i] = a[t - 1, i]
            xs.append(t)
""",
    "not a range": """
def f(a, T, xs):
    for t in range(1, T):
        for i in xs:
            a[t, i] = a[t - 1, i]
""",
}


@pytest.mark.parametrize("name", INTERCHANGED)
def test_nest_is_interchanged(name: str) -> None:
    analysis = analyze_module(INTERCHANGED[name], "f.py")
    outer, inner = analysis.reports[:2]
    assert (outer.code, outer.outermost, inner.outermost) == ("APR001", True, False), outer.message
    assert outer.message.startswith(f"interchanged with the loop in line {inner.line}, ")
    assert not outer.obstacles
    (outline,) = analysis.outlines
    assert [c.suffix for c in outline.companions] == ["swapped"]


@pytest.mark.parametrize("name", KEPT)
def test_nest_is_not_interchanged(name: str) -> None:
    analysis = analyze_module(KEPT[name], "f.py")
    assert "interchanged" not in analysis.reports[0].message
    assert not any(o.companions for o in analysis.outlines)
