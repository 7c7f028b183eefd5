"""Names that comprehensions assign by ``:=``: their own, or seen by others."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

OWN = (
    "return [y for x in xs if (y := h(x)) > 0]",
    "return [y for x in xs if x > 3 and (y := h(x)) and y > 2]",
    "return {x: z for x in xs if (y := h(x)) if (z := y * 2) > 1}",
    "return sum(y for x in xs if 0 < (y := h(x)))",
)
SHARED = (
    "r = [y for x in xs if (y := h(x)) > 0]; return r, y",
    "return [y for x in xs if (y := h(x)) > 0], [y for x in xs if (y := x)]",
    "y = 0; return [y for x in xs if (y := y + h(x)) > 0]",
    "return [y for x in xs if x > 3 or (y := h(x)) > 0]",
    "return [y for x in xs for z in x if (y := h(z)) > 0]",
    "return [z for x in xs if y or (y := h(x)) > 0]",
    "global y; return [y for x in xs if (y := h(x)) > 0]",
    "g = lambda: y; return [y for x in xs if (y := h(x)) > 0], g()",
)


def _code(body: str) -> str:
    return analyze_module(f"def h(x):\n    return abs(x)\ndef f(xs):\n    {body}\n", "x.py").reports[0].code


@pytest.mark.parametrize("body", OWN)
def test_own(body: str) -> None:
    assert _code(body) == "APR001"


@pytest.mark.parametrize("body", SHARED)
def test_seen_by_others(body: str) -> None:
    assert _code(body) == "APR317"
