"""What a report says: one obstacle per cause, at the place where it happens, with a hint in the user's names."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

RECURRENCE = "each iteration needs a result of one before it"

# Source; (code, line) of every obstacle; words that each message has; words that each hint has.
CASES = {
    "draws from one generator": (
        """
def f(rng, n, out):
    for i in range(n):
        out[i] = rng.random() + rng.normal()
        out[i] += rng.random()
""",
        [("APR203", 4)],
        ["`rng.random()` draws from a generator that all iterations share (also on line 5)"],
        ["`rng = np.random.default_rng([seed, i])`"],
    ),
    "draws from two generators": (
        """
def f(rng, noise, n, out):
    for i in range(n):
        out[i] = rng.normal() + noise.normal()
""",
        [("APR203", 4), ("APR203", 4)],
        ["`rng.normal()`", "`noise.normal()`"],
        ["`rng = ", "`noise = "],
    ),
    "draws by the standard library": (
        """
import random
def f(rng, xs):
    for x in xs:
        x.y = rng.choice([1, 2])
""",
        [("APR203", 5)],
        ["`rng.choice()`"],
        ['`rng = random.Random(f"{seed} {i}")`, with `for i, x in enumerate(xs)`'],
    ),
    "draws without an index": (
        """
import numpy as np
def f(rng, n):
    return [rng.normal() for _ in range(n)]
""",
        [("APR203", 4)],
        ["`rng.normal()`"],
        ["`rng = np.random.default_rng([seed, i])`, with `for i in range(n)`"],
    ),
    "draws in a callee": (
        """
def g(rng):
    return rng.normal()
def f(rng, n, out):
    for k in range(n):
        out[k] = g(rng)
""",
        [("APR203", 6)],
        ["`g` draws from `rng`, which all iterations share"],
        ["default_rng([seed, k])"],
    ),
    "callee changes an argument": (
        """
def g(log):
    log.sort()
def f(log, n):
    for k in range(n):
        g(log)
""",
        [("APR204", 6)],
        ["`g` changes `log`"],
        ["let `g` return the new value"],
    ),
    "scalar recurrence": (
        """
def f(v, k, xs):
    for x in xs:
        v += k * v * (x - v)
    return v
""",
        [("APR104", 4)],
        ["`v` is read before the iteration has assigned it"],
        [RECURRENCE],
    ),
    "scalar recurrence in two steps": (
        """
def f(v, k, xs):
    for x in xs:
        d = x - v
        v += k * d * v
        v += 1
    return v
""",
        [("APR104", 4)],
        ["`v`"],
        [RECURRENCE],
    ),
    "prefix sum": (
        """
def f(a, out, n):
    t = 0
    for i in range(n):
        t += a[i]
        out[i] = enough(t)

def enough(t):
    return t > 3
""",
        [("APR104", 5)],
        ["`t`"],
        ["running sums `t` before the loop"],
    ),
    "the element before": (
        """
def f(a, out, n):
    p = 0
    for i in range(n):
        if a[i] < 0:
            continue
        out[i] = max(a[i], p)
        p = a[i]
""",
        [("APR104", 7)],
        ["`p`"],
        ["read `a[i - 1]` instead of `p`"],
    ),
    "the last one that was met": (
        """
def f(a, out, n):
    p = 0
    for i in range(n):
        if a[i] > 0:
            p = a[i]
        out[i] = p > 1
""",
        [("APR104", 7)],
        ["`p`"],
        ["assign `p` in every iteration, before it is read"],
    ),
    "the element two before": (
        """
def f(a, out, n):
    p = 0
    for i in range(0, n, 2):
        if a[i] < 0:
            continue
        out[i] = max(a[i], p)
        p = a[i]
""",
        [("APR104", 7)],
        ["`p`"],
        ["compute what `p` was in the iteration before"],
    ),
    "input again and again": (
        """
def f(xs):
    for x in xs:
        input(x)
        input(x)
        input(x)
        input(x)
        input(x)
        input(x)
""",
        [("APR202", 4)],
        ["(also on lines 5, 6, 7 and 2 more)"],
        ["move it out of the loop"],
    ),
    "changes again and again": (
        """
def f(xs, stack):
    for x in xs:
        stack.pop()
        stack.pop()
        stack.pop()
""",
        [("APR107", 4)],
        ["`stack.pop()`) (also on lines 5 and 6)"],
        ["take it out of `stack` after the loop"],
    ),
    "removes from what it iterates over": (
        """
def f(items):
    for x in items:
        if x < 0:
            items.remove(x)
""",
        [("APR108", 5)],
        ["the loop changes `items`, which it iterates over"],
        ["apply them to `items` after the loop"],
    ),
    "removes from an attribute that it iterates over": (
        """
class C:
    def f(self):
        for x in self.items:
            self.items.remove(x)
""",
        [("APR108", 5)],
        ["`self.items`, which it iterates over"],
        ["`self.items`"],
    ),
    "deletes from what it iterates over": (
        """
def f(d):
    for k in d:
        del d[k]
""",
        [("APR108", 4)],
        ["`d`, which it iterates over"],
        ["`d`"],
    ),
    "inserts into what it enumerates": (
        """
def f(items):
    for k, x in enumerate(items):
        items.insert(k, x)
""",
        [("APR108", 4)],
        ["`items`, which it iterates over"],
        ["`items`"],
    ),
    "attribute": (
        """
class C:
    def f(self, xs):
        for x in xs:
            self.total += x * self.total
""",
        [("APR107", 5)],
        ["`self` as a whole (`.total =`)"],
        ["`total = self.total` before the loop, `self.total = total` after it"],
    ),
    "read through another name": (
        """
def f(a, out, n):
    for i in range(n):
        x = max(a[i], out[i][0][1])
        out[i] = x
""",
        [("APR101", 5)],
        ["`x` may stand for an element of `out` that another iteration writes (line 5)"],
        ["`x = float(...)`"],
    ),
    "array recurrence": (
        """
def f(a, n):
    for i in range(1, n):
        a[i] = a[i - 1] ** 2
""",
        [("APR101", 4)],
        ["written 1 iteration earlier"],
        [RECURRENCE],
    ),
    "an example": (
        """
def f(a, n):
    for i in range(2, n):
        a[i] = a[i - 2] ** 2
""",
        [("APR101", 4)],
        ["written 2 iterations earlier (line 4): `a[2]` is written at i=2 and read at i=4"],
        [RECURRENCE],
    ),
    "an example under a condition": (
        """
def f(a, n):
    for i in range(n):
        if i % 3 == 0:
            a[i] = a[i - 3] * 2
""",
        [("APR101", 5)],
        ["written 3 iterations earlier (line 5): `a[0]` is written at i=0 and read at i=3"],
        [RECURRENCE],
    ),
    "an example of a nest": (
        """
def f(a, n, m):
    for i in range(1, n):
        for j in range(1, m):
            a[i, j] = a[i - 1, j] + a[i, j - 1]
""",
        [("APR101", 5)],
        ["written 1 iteration earlier (line 5): `a[1, 1]` is written at i=1 and read at i=2"],
        [RECURRENCE],
    ),
    "an example with an offset": (
        """
def f(a, n, k):
    i = 0
    while i < n:
        a[i + k] = a[i] * 2
        i += 1
""",
        [("APR101", 5)],
        ["`a[1]` is written at i=0 and read at i=1, if k=1"],
        ["write to another array than `a`"],
    ),
    "an example of two stores": (
        """
def f(a, n):
    for i in range(n):
        a[i // 2] = a[i // 2] + a[i]
""",
        [("APR103", 4)],
        ["same element of `a` (line 4): `a[0]` is written at i=0 and at i=1"],
        ["`a[i]`"],
    ),
    "state that every iteration reads": (
        """
def f(state, n):
    for day in range(n):
        new = state > 1
        state[new] = 0
""",
        [("APR105", 5)],
        ["where `state` is written to"],
        [RECURRENCE],
    ),
    "one element for all": (
        """
def f(a, n):
    for i in range(n):
        a[0][0] = i
""",
        [("APR103", 4)],
        ["same element of `a`"],
        ["`a[i]`"],
    ),
}

GUARDS = {
    "bounds and lengths": (
        """
def f(a, out, n, w):
    k = 3
    m = len(a)
    for i in range(n):
        out[i] = a[i:i + w].mean() * k * m
""",
        ("`out` is an array or a list that shares no memory with `a`",),
    ),
    "given to a callee's range": (
        """
LEFT, RIGHT = 0.5, 1.5
def g(steps):
    t = 0
    for s in range(steps):
        t += s
    return t
def f(out, steps, n):
    for i in range(n):
        x = LEFT + i
        for j in range(n):
            out[i, j] = g(steps) * x
""",
        ("`out` is an array or a list", "`g` is as analysed"),
    ),
    "may be arrays": (
        """
def f(a, out, b, k, n):
    for i in range(n):
        out[i] = a[k] * b
""",
        ("`out` is an array or a list that shares no memory with `a`, `k` and `b`",),
    ),
}


def report_of(source: str) -> LoopReport:
    """Return the report of the first loop of ``f``."""
    return next(r for r in analyze_module(source, "x.py").reports if r.function.rpartition(".")[2] == "f")


@pytest.mark.parametrize("name", CASES)
def test_obstacles(name: str) -> None:
    source, places, messages, hints = CASES[name]
    obstacles = report_of(source).obstacles
    assert sorted((o.code, o.line) for o in obstacles) == sorted(places), obstacles
    assert all(any(words in o.message for o in obstacles) for words in messages), obstacles
    assert all(any(words in o.hint for o in obstacles) for words in hints), obstacles


def test_the_other_line_is_related() -> None:
    source = "def f(xs, s):\n    for x in xs:\n        s.pop()\n        s.pop()\n"
    (obstacle,) = report_of(source).obstacles
    assert (obstacle.line, obstacle.related_line) == (3, 4)


def test_a_place_is_where_the_name_stands() -> None:
    source = CASES["read through another name"][0]
    (obstacle,) = report_of(source).obstacles
    assert source.splitlines()[obstacle.line - 1][obstacle.column :] == "x"


@pytest.mark.parametrize("name", GUARDS)
def test_guards(name: str) -> None:
    source, guards = GUARDS[name]
    assert report_of(source).guards == guards
