"""Induction variables: what every iteration moves by the same amount."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

STEPS = {
    "a counter beside items": ("for x in xs:\n        out[k] = x\n        k += 2", {"k": "2"}, ["out[k]"]),
    "from a known start": ("for i in range(n):\n        out[z] = i\n        z += 1", {"z": "1"}, ["out[i]"]),
    "from an unknown start": (
        "for i in range(n):\n        out[k] = i\n        k -= 1",
        {"k": "-1"},
        ["out[k.start - i]"],
    ),
    "moved twice": ("for x in xs:\n        k += 1\n        out[k] = x\n        k = k + 1", {"k": "2"}, ["out[k + 1]"]),
    "moved by a parameter": ("for x in xs:\n        log.append(k)\n        k += n", {"k": "n"}, []),
    "moved by an inner loop": (
        "for x in xs:\n        for j in range(n):\n            k += 3\n        log.append(k)",
        {"k": "3 * n"},
        [],
    ),
    "by way of another name": (
        "for x in xs:\n        k = z + 1\n        out[k] = x\n        z = k + 1",
        {"z": "2"},
        ["out[z + 1]"],
    ),
    "alike in both branches": (
        "for x in xs:\n        if x:\n            k += 1\n        else:\n            k += 1\n        log.append(k)",
        {"k": "1"},
        [],
    ),
}


@pytest.mark.parametrize(("loop", "steps", "writes"), STEPS.values(), ids=STEPS)
def test_steps(loop: str, steps: dict[str, str], writes: list[str]) -> None:
    analysis = analyze_module(f"def f(xs, out, n, k, log):\n    z = 0\n    {loop}\n    return k\n", "x.py")
    assert analysis.reports[0].verdict != "sequential", analysis.reports[0].message
    spec = analysis.outlines[0].spec
    assert dict(spec.steps) == steps
    assert [str(a) for a in spec.writes] == writes


NONE = {
    "in one branch": "for x in xs:\n        if x:\n            k += 1\n        log.append(k)",
    "behind continue": "for x in xs:\n        if x:\n            continue\n        k += 1\n        log.append(k)",
    "by what the iteration computes": "for x in xs:\n        y = x\n        k += y\n        log.append(k)",
    "assigned too": "for x in xs:\n        log.append(k)\n        k += 1\n        if x:\n            k = 0",
    "in while": "for x in xs:\n        while x > k:\n            k += 1\n        log.append(k)",
    "by way of a name assigned twice": (
        "for x in xs:\n        j = k + 1\n        if x:\n            j = 0\n        k = j + 1\n        log.append(j)"
    ),
    "by way of a loop's target": (
        "for x in xs:\n        j = k\n        for j in range(n):\n            pass\n        k = j + 1; log.append(j)"
    ),
    "in try": "for x in xs:\n        try:\n            k += 1\n        finally:\n            log.append(k)",
    "multiplied": "for x in xs:\n        k *= 2\n        k += 1\n        log.append(k)",
    "in a comprehension's place": "for x in xs:\n        log.append([k := k + 1 for _ in range(n)])",
}


@pytest.mark.parametrize("loop", NONE.values(), ids=NONE)
def test_what_is_none_has_no_steps(loop: str) -> None:
    analysis = analyze_module(f"def f(xs, out, n, k, log):\n    {loop}\n    return k\n", "x.py")
    assert all(not outline.spec.steps for outline in analysis.outlines)
