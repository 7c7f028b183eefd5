"""Loops left early: which may run parallel, and what their kernels are told."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

PARALLEL = {
    "return of an item": """
def f(xs, at):
    for x in xs:
        if abs(x) == at:
            return x
    return None
""",
    "return without a value": """
def f(xs, out):
    for x in xs:
        if x is None:
            return
        out.append(x + 1)
""",
    "return from an inner loop": """
def f(m, at):
    for i in range(len(m)):
        for j in range(len(m[i])):
            if m[i][j] == at:
                return i, j
""",
    "break with reductions and stores": """
def f(a, out):
    s = 0
    for i in range(len(a)):
        s += a[i]
        if a[i] < 0:
            break
        out[i] = a[i]
    return s
""",
    "break with else": """
def f(a):
    for x in a:
        if x < 0:
            break
    else:
        return 'none'
    return x
""",
    "break at module level": """
for x in [1, 2, 3]:
    if x > 2:
        break
""",
    "break in a counting while": """
def f(a, n):
    i = 0
    while i < n:
        if a[i] < 0:
            break
        i += 1
    return i
""",
    "break in the else of an inner loop": """
def f(a, out):
    for i in range(10):
        for j in range(3):
            out[i] = j
        else:
            break
""",
    "return below with and try": """
def f(paths, log):
    try:
        for path in paths:
            if len(path) > 3:
                return path
    finally:
        log.clear()
""",
    "any": """
def f(xs):
    return any(abs(x) > 3 for x in xs)
""",
    "all": """
def f(xs):
    return not all((abs(x) > 3 for x in xs))
""",
    "next with a default": """
def f(xs):
    return next((x for x in xs if abs(x) > 3), None)
""",
    "return of what was collected": """
def f(xs):
    out = []
    s = 0
    for x in xs:
        s += x
        if x < 0:
            return out, s
        out.append(x)
    return out
""",
    "return of an array that is written": """
def f(xs, out):
    for i in range(len(xs)):
        if xs[i] < 0:
            return out
        out[i] = xs[i]
""",
    "assigned before the exit only": """
def f(xs):
    y = None
    for x in xs:
        if x < 0:
            break
        y = x * 2
    return y
""",
}

SEQUENTIAL = {
    "callee looked at in place that returns its argument": (
        "APR204",
        """
def same(v):
    return v
def put(v, i, x):
    v[i] = x
def f(a, n):
    for i in range(1, n):
        put(a, i, sum(same(a)))
""",
    ),
    "two ways out": (
        "APR301",
        """
def f(xs):
    for x in xs:
        if x < 0:
            break
        if x > 9:
            return x
""",
    ),
    "else at module level": (
        "APR301",
        """
for x in [1, 2, 3]:
    if x > 2:
        break
else:
    x = None
""",
    ),
    "read by finally": (
        "APR302",
        """
def f(xs, log):
    try:
        for x in xs:
            if x > 9:
                return x
    finally:
        log.append(x)
""",
    ),
    "limit on a running sum": (
        "APR104",
        """
def f(xs, limit):
    total = 0
    for x in xs:
        total += x
        if total > limit:
            break
    return total
""",
    ),
    "deleted name that lives on": (
        "APR104",
        """
def f(xs):
    t = 0
    for x in xs:
        t = x
        if x > 3:
            break
        del t
        t = 1
    return t
""",
    ),
    "next without a default": (
        "APR313",
        """
def f(xs):
    return next(x for x in xs if abs(x) > 3)
""",
    ),
    "any of a shadowed name": (
        "APR313",
        """
def f(xs, any):
    return any(abs(x) > 3 for x in xs)
""",
    ),
    "return of a part of what was collected": (
        "APR104",
        """
def f(xs):
    out = []
    for x in xs:
        if x < 0:
            return out[-1]
        out.append(x)
""",
    ),
    "closure that is returned": (
        "APR312",
        """
def f(xs):
    for x in xs:
        if x > 3:
            return lambda: x
""",
    ),
    "closure left by continue": (
        "APR312",
        """
def f(xs):
    g = None
    for x in xs:
        g = lambda: x
        if x > 3:
            continue
        g = None
    return g
""",
    ),
}


def first(source: str) -> LoopReport:
    """Return the report of the first loop."""
    return next(r for r in analyze_module(source, "snippet.py").reports if r.outermost)


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel(name: str) -> None:
    report = first(PARALLEL[name])
    assert report.verdict == "parallel", [str(o) for o in report.obstacles]


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_sequential(name: str) -> None:
    code, source = SEQUENTIAL[name]
    report = first(source)
    assert code in {o.code for o in report.obstacles}, [str(o) for o in report.obstacles]


@pytest.mark.parametrize(
    ("name", "exits", "lasts"),
    [
        ("return of an item", "return", ()),
        ("break with else", "break", ()),
        ("assigned before the exit only", "break", ("y",)),
    ],
)
def test_outline(name: str, exits: str, lasts: tuple[str, ...]) -> None:
    (outline,) = analyze_module(PARALLEL[name], "snippet.py").outlines
    assert outline.exits == exits
    assert outline.spec.breaks
    assert outline.spec.lasts == lasts


def test_what_a_loop_without_exits_is_told() -> None:
    (outline,) = analyze_module("def f(xs, out):\n    for x in xs:\n        out.append(x)\n", "snippet.py").outlines
    assert not outline.exits
    assert not outline.spec.breaks
