"""Recurrences whose chunks may begin with a forecast, and those of which it is not tried."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import Verdict

FORECAST: dict[str, tuple[str, dict[str, str]]] = {
    "smoothing": ("s = 0.9 * s + x[i]\ny[i] = s", {"s": "+ *"}),
    "running sum": ("s += x[i]\ny[i] = s > 3", {"s": "+"}),
    "running maximum": ("if x[i] > s:\n    s = x[i]\ny[i] = x[i] / s", {"s": "max"}),
    "two variables": ("s = s + t\nt = 0.5 * t + x[i]\ny[i] = s", {"s": "+", "t": "+ *"}),
    "through a temporary": ("u = 0.5 * s\ns = u + x[i]\ny[i] = s", {"s": "+"}),
    "reset by what is known": ("if x[i] < 0:\n    s = 0\ns += x[i]\ny[i] = s", {"s": "+"}),
    "the element before": ("y[i] = 0.5 * y[i - 1] + x[i]", {"y": "1"}),
    "two elements before": ("y[i] = y[i - 1] + y[i - 2]", {"y": "2"}),
    "the element behind": ("y[i + 3] = 0.5 * y[i] + x[i]", {"y": "3"}),
    "in place": ("y[i] += y[i - 1]", {"y": "1"}),
    "a row": ("m[i] = 0.5 * m[i - 1] + m[i]", {"m": "1"}),
    "along the last axis": ("m[0, i] = 0.5 * m[0, i - 1] + m[0, i]", {"m": "1"}),
    "two arrays": ("x[i] = y[i - 1] + i\ny[i] = 0.5 * x[i]", {"y": "1"}),
}

SEQUENTIAL = {
    "a product of itself": "s = s * s + x[i]\ny[i] = s",
    "what is divided by it": "s = 1 / s + x[i]\ny[i] = s",
    "a condition on itself": "if s < 9:\n    s += x[i]\ny[i] = s",
    "what was met last": "if x[i] > 0:\n    s = x[i]\ny[i] = s * 2",
    "a power of the element before": "y[i] = y[i - 1] ** 2",
    "an unknown distance": "y[i] = y[i - k] + x[i]",
    "an unknown call": "s = 0.5 * s + x[i]\ny[i] = g(s)",
    "output": "s = 0.5 * s + x[i]\ny[i] = s\nprint(s)",
    "left early": "s = 0.5 * s + x[i]\ny[i] = s\nif s > 9:\n    break",
    "two stores to one element": "y[i] = 0.5 * y[i - 1]\ny[i + 1] = x[i]",
}


def _analyzed(body: str) -> str:
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    return f"def f(x, y, m, s, t, k):\n    for i in range(3, len(x)):\n{lines}    return s, t\n"


@pytest.mark.parametrize("name", FORECAST)
def test_what_is_forecast(name: str) -> None:
    body, forecasts = FORECAST[name]
    found = analyze_module(_analyzed(body), "<test>")
    assert found.reports[0].verdict is Verdict.GUARDED
    assert dict(found.outlines[0].spec.forecasts) == forecasts


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_what_is_not(name: str) -> None:
    found = analyze_module(_analyzed(SEQUENTIAL[name]), "<test>")
    assert not any(outline.spec.forecasts for outline in found.outlines)


def test_loops_inside_come_first() -> None:
    source = """
def f(m, n):
    for i in range(1, n):
        for j in range(n):
            m[i, j] = 0.5 * m[i - 1, j] + m[i - 1, n - 1 - j]
"""
    found = analyze_module(source, "<test>")
    assert not any(outline.spec.forecasts for outline in found.outlines)
