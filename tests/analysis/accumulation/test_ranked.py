"""Verdicts on loops that keep the best candidate by a key of it, and their second kernels."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

FOUND = {
    "position": ("for i in range(n):", "if a[i] > a[best]: best = i", "a[best]"),
    "position, turned": ("for i in range(n):", "if a[best] >= a[i]: best = i", "a[best]"),
    "denied": ("for i in range(n):", "if not a[i] <= a[best]: best = i", "a[best]"),
    "behind a condition": ("for i in range(n):", "if i % 2 and a[i] > a[best]: best = i", "a[best]"),
    "length": ("for x in a:", "if len(x) > len(best): best = x", "len(best)"),
    "length, with a name": (
        "for x in a:",
        "size = len(x)\n        if size > len(best):\n            best = x",
        "len(best)",
    ),
    "pair": ("for x in a:", "if best is None or x < best[0]: best = (x, n)", "best[0]"),
    "pair behind a condition": ("for x in a:", "if x and (best is None or x < best[1]): best = [n, x]", "best[1]"),
    "record": ("for x in a:", "if x < best['x']: best = {'y': n, 'x': x}", "best['x']"),
    "two positions": (
        "for i in range(n):",
        "for j in range(n):\n            if a[i, j] > a[best, where]: best, where = i, j",
        "a[best, where]",
    ),
    "follower": ("for i in range(n):", "if a[i] > a[best]:\n            best, where = i, (i, n)", "a[best]"),
    "attribute": ("for x in a:", "if x.y > best.y: best = x", "best.y"),
}


@pytest.mark.parametrize("name", FOUND)
def test_candidate_is_found(name: str) -> None:
    header, body, key = FOUND[name]
    source = f"def f(a, n, best, where):\n    {header}\n        {body}\n    return best, where\n"
    analysis = analyze_module(source, "x.py")
    assert analysis.reports[0].verdict == "parallel", analysis.reports[0].message
    (outline,) = analysis.outlines
    assert dict(outline.spec.ranked) == {"": key}
    assert not outline.spec.reduces
    (companion,) = outline.companions
    spec = companion.outline.spec
    ((own, _),) = spec.reduces
    assert own == "best_key"
    assert ("best", own) in spec.follows
    assert companion.outline.returns[0] == own


LEFT = {
    "another container": ("for i in range(n):", "if a[i] > b[best]: best = i"),
    "another candidate": ("for i in range(n):", "if a[i] > a[best]: best = i + 1"),
    "another key": ("for x in a:", "if len(x) > abs(best): best = x"),
    "a score that changes": ("for x in a:", "s = len(x); s += 1\n        if s > len(best): best = x"),
    "an item that changes": ("for x in a:", "s = len(x); x = x[1:]\n        if s > len(best): best = x"),
    "a fresh candidate": ("for x in a:", "y = [x]\n        if len(y) > len(best): best = y\n        y.append(x)"),
    "read besides": ("for i in range(n):", "if a[i] > a[best]: best = i\n        where = best"),
    "stores": ("for i in range(n):", "b[i] = a[i]\n        if a[i] > a[best]: best = i"),
    "prints": ("for i in range(n):", "print(i)\n        if a[i] > a[best]: best = i"),
    "left early": ("for i in range(n):", "if a[i] > a[best]: best = i\n        if a[i] == 3: break"),
    "two candidates": (
        "for i in range(n):",
        "if a[i] > a[best]: best = i\n        if a[i] < a[where]: where = i",
    ),
    "two sites": ("for i in range(n):", "if a[i] > a[best]: best = i\n        if b[i] > b[best]: best = i"),
    "a key of a loop variable": ("for i in range(n):", "if a[i] > a[best] + i: best = i"),
    "a part that is no display": ("for x in a:", "if x[0] > best[1]: best = x"),
    "a part of a starred display": ("for x in a:", "if x < best[1]: best = (*a, x)"),
    "else": ("for i in range(n):", "if a[i] > a[best]: best = i\n        else: where = i"),
    "a follower that may fail": ("for i in range(n):", "if a[i] > a[best]: best, where = i, b[i]"),
    "assigned twice": ("for i in range(n):", "if a[i] > a[best]: best = i; best = i"),
    "named by the condition": ("for i in range(n):", "if best < 3 and a[i] > a[best]: best = i"),
    "several in a comparison": ("for i in range(n):", "if 0 < a[i] > a[best]: best = i"),
    "equality": ("for i in range(n):", "if a[i] == a[best]: best = i"),
}


@pytest.mark.parametrize("name", LEFT)
def test_other_loops_are_left_alone(name: str) -> None:
    header, body = LEFT[name]
    source = f"def f(a, b, n, best, where):\n    {header}\n        {body}\n    return best, where\n"
    assert analyze_module(source, "x.py").reports[0].verdict == "sequential"


def test_a_loop_around_the_candidates_own_is_independent() -> None:
    source = (
        "def f(m, out):\n    for i in range(len(m)):\n        best = 0\n        for j in range(len(m)):\n"
        "            if m[i, j] > m[i, best]:\n                best = j\n        out[i] = best\n"
    )
    outer, inner = analyze_module(source, "x.py").reports
    assert (outer.verdict, inner.verdict) == ("parallel", "parallel")
    assert len(analyze_module(source, "x.py").outlines) == 1
