"""Loops over the module's own generator functions: whose items may be drawn ahead."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport


def last(generator: str, loop: str = "for x in g(xs):\n        out.append(x)") -> LoopReport:
    source = f"import math, random\n{generator}\ndef f(xs, out):\n    {loop}\n"
    line = source.splitlines().index("def f(xs, out):") + 2
    return next(r for r in analyze_module(source, "a.py").reports if r.line >= line)


FREE = {
    "numbers": "def g(n):\n    for i in range(n):\n        yield i * i",
    "elements": "def g(xs):\n    for i in range(len(xs)):\n        yield xs[i]",
    "pairs": "def g(xs):\n    for a in xs:\n        for b in xs:\n            yield a, (b, 1)",
    "delegates": "def g(xs):\n    yield from xs\n    yield from enumerate(xs)",
    "counts down": "def g(n):\n    k = int(n)\n    while k > 1:\n        yield k % 7\n        k = k // 2",
    "returns": "def g(n):\n    for i in range(n):\n        if i > 5:\n            return\n        yield math.sqrt(i)",
}

REFUSED = {
    "endless": "def g(n):\n    i = 0\n    while True:\n        yield i\n        i += 1",
    "recursive": "def g(n):\n    yield n\n    yield from g(n - 1)",
    "over an endless one": "def h():\n    while 1:\n        yield 1\ndef g(n):\n    for i in h():\n        yield i",
    "one list": "def g(xs):\n    held = []\n    for x in xs:\n        held.append(x)\n        yield held",
    "new lists": "def g(xs):\n    for x in xs:\n        yield [x]",
    "a list in a tuple": "def g(xs):\n    held = []\n    for x in xs:\n        held.append(x)\n        yield x, held",
    "running total": "def g(xs):\n    t = 0\n    for x in xs:\n        t += x\n        yield t",
    "prints": "def g(xs):\n    for x in xs:\n        print(x)\n        yield x",
    "draws": "def g(n):\n    for i in range(n):\n        yield random.random()",
    "eats": "def g(xs):\n    while xs:\n        yield xs.pop()",
    "decorated": "@cached\ndef g(n):\n    for i in range(n):\n        yield i",
    "bound anew": "def g(xs):\n    for x in xs:\n        xs = 1\n        yield x",
    "cleans up": "def g(xs):\n    try:\n        for x in xs:\n            yield x\n    finally:\n        xs.clear()",
}


@pytest.mark.parametrize("name", FREE)
def test_drawn_ahead(name: str) -> None:
    assert not last(FREE[name]).obstacles


@pytest.mark.parametrize("name", REFUSED)
def test_asked_one_by_one(name: str) -> None:
    assert last(REFUSED[name]).obstacles


@pytest.mark.parametrize(
    ("loop", "free"),
    [
        ("for k, x in enumerate(g(xs)):\n        out.append(x)", True),
        ("for k, x in zip(xs, g(xs)):\n        out.append(x)", True),
        ("out.extend([math.sqrt(x) for x in g(xs)])", True),
        ("return sum(math.sqrt(x) for x in g(xs))", True),
        ("for x in g(xs):\n        xs.append(x)", False),
        ("for x in g(xs):\n        xs[0] = x", False),
        ("for x in g(out):\n        out.append(x)", False),
        ("for x in g(xs):\n        if x:\n            break\n        out.append(x)", False),
        ("for x in (y + 1 for y in g(xs)):\n        out.append(x)", True),
        ("for x in (y for z in xs for y in g(z)):\n        out.append(x)", False),
        ("for x in g(iter(int, 1)):\n        out.append(x)", False),
    ],
)
def test_loops(loop: str, free: bool) -> None:
    report = last(FREE["elements"], loop)
    assert not report.obstacles if free else report.obstacles


def test_message() -> None:
    (obstacle,) = last(REFUSED["one list"]).obstacles
    assert obstacle.message == "`g` hands out an object that it may go on changing (`yield held`)"
