"""Verdicts and spec words of accumulations beyond plain reductions."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopSpec

FOLLOWS = {
    "argmax": (
        """
def f(a):
    best, where = -1, None
    for i, x in enumerate(a):
        if x > best:
            best = x
            where = i
    return best, where
""",
        {"where": "best"},
    ),
    "tuple, several followers": (
        """
def f(a):
    best, where, who = -1, None, None
    for i, x in enumerate(a):
        if best <= x:
            best, where, who = x, (i, 2), [x]
    return best, where, who
""",
        {"where": "best", "who": "best"},
    ),
    "none at first, in an inner loop": (
        """
def f(a, n):
    best = None
    pair = ()
    for i in range(n):
        for j in range(i):
            d = abs(a[i] - a[j])
            if best is None or d < best:
                best = d
                pair = (i, j)
    return best, pair
""",
        {"pair": "best"},
    ),
    "a follower that nobody needs": (
        """
def f(a):
    best = 0
    for i, x in enumerate(a):
        if x > best:
            best, where = x, i
    return best
""",
        {},
    ),
}
CARRIED = {
    "follower read": """
def f(a):
    best, where, before = 0, None, None
    for i, x in enumerate(a):
        if x > best:
            before = where
            best, where = x, i
    return before
""",
    "follower assigned elsewhere": """
def f(a):
    best, where = 0, None
    for i, x in enumerate(a):
        where = None
        if x > best:
            best, where = x, i
    return where
""",
    "else": """
def f(a):
    high, low = 0, 9
    for x in a:
        if x > high:
            high = x
        elif x < low:
            low = x
    return high, low
""",
    "follower may fail": """
def f(a, names):
    best, where = 0, None
    for i, x in enumerate(a):
        if x > best:
            best, where = x, names[i]
    return best, where
""",
    "pruned by the best": """
def f(a):
    best, where = 0, None
    for i, x in enumerate(a):
        if x * 2 < best:
            continue
        if x > best:
            best, where = x, i
    return best, where
""",
}


def spec_of(source: str) -> LoopSpec:
    """Return the spec of the one loop that a module runs parallel."""
    (outline,) = analyze_module(source, "<test>").outlines
    return outline.spec


@pytest.mark.parametrize("name", FOLLOWS)
def test_what_follows_an_extreme_is_named(name: str) -> None:
    source, follows = FOLLOWS[name]
    spec = spec_of(source)
    assert dict(spec.follows) == follows
    assert spec.lasts == ()
    assert "best" in dict(spec.reduces)


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_read_on_the_way_is_carried(name: str) -> None:
    report = analyze_module(CARRIED[name], "<test>").reports[0]
    assert report.code == "APR104", report
