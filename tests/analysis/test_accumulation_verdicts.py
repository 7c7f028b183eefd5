"""Verdicts on loops that accumulate: sums, extremes, flags, counts, containers that are filled."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_obstacles_speak, assert_parallel, assert_sequential

PARALLEL = {
    "sum": """
def f(a):
    total = 0.0
    for x in a:
        total += x
    return total
""",
    "sum written out": """
def f(a):
    total = 0.0
    for x in a:
        total = total + x * x
    return total
""",
    "product": """
def f(a):
    p = 1
    for x in a:
        p *= x
    return p
""",
    "maximum": """
def f(a):
    best = a[0]
    for x in a:
        best = max(best, x)
    return best
""",
    "conditional minimum": """
def f(a):
    best = a[0]
    for x in a:
        if x < best:
            best = x
    return best
""",
    "conditional count": """
def f(a):
    count = 0
    for x in a:
        if x > 0:
            count += 1
    return count
""",
    "and": """
def f(a, check):
    ok = True
    for x in a:
        ok = ok and x > 0
    return ok
""",
    "bit or": """
def f(a):
    flags = 0
    for x in a:
        flags |= x
    return flags
""",
    "append": """
def f(a):
    out = []
    for x in a:
        if x > 0:
            out.append(x * 2)
    return out
""",
    "append after other statements": """
import math
def f(a):
    out = []
    for x in a:
        y = math.sqrt(x)
        out.append(y)
    return out
""",
    "set add": """
def f(a):
    seen = set()
    for x in a:
        seen.add(x % 7)
    return seen
""",
    "dict store": """
def f(keys):
    table = {}
    for k in keys:
        table[k] = len(k)
    return table
""",
    "dict counts": """
def f(words):
    counts = {}
    for w in words:
        counts[w] += 1
    return counts
""",
    "histogram": """
def f(bins, n):
    h = [0] * 10
    for i in range(n):
        h[bins[i]] += 1
    return h
""",
    "zip": """
def f(a, b):
    total = 0
    for x, y in zip(a, b):
        total += x * y
    return total
""",
    "dict items": """
def f(d):
    out = []
    for k, v in d.items():
        out.append((k, v + 1))
    return out
""",
    "consumed generator": """
import math
def f(a):
    return sum(math.sqrt(x) for x in a)
""",
    "joined generator": """
def f(a):
    return ", ".join(str(x) for x in a)
""",
    "module level reduction": """
import math
total = 0.0
for i in range(100):
    total += math.sin(i)
print(total)
""",
    "counts with get": """
def f(words):
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
    return counts
""",
    "maximum, variable last": """
def f(a):
    best = a[0]
    for x in a:
        best = max(x, best)
    return best
""",
    "maximum by a conditional expression": """
def f(a):
    best = a[0]
    for x in a:
        best = x if x > best else best
    return best
""",
    "numpy's maximum": """
import numpy as np
def f(rows, best):
    for row in rows:
        best = np.maximum(best, row)
    return best
""",
    "extend": """
def f(a):
    out = []
    for x in a:
        out.extend([x, x + 1])
    return out
""",
}

SEQUENTIAL = {
    "list read while appended": (
        "APR104",
        """
def f(a):
    out = [0]
    for x in a:
        out.append(out[-1] + x)
    return out
""",
    ),
    "fibonacci": (
        "APR104",
        """
def f(n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, a + b
    return a
""",
    ),
    "changed after it was stored": (
        "APR106",
        """
def f(out, n):
    for i in range(n):
        buf = [i]
        out.append(buf)
        buf.append(2)
""",
    ),
    "attribute counter": (
        "APR107",
        """
class C:
    def f(self, xs):
        for x in xs:
            self.count += x * self.count
""",
    ),
    "maybe unassigned reduction": (
        "APR316",
        """
def f(a, flag):
    if flag:
        s = 0
    for x in a:
        s += x
    return s
""",
    ),
}


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel(name: str) -> None:
    assert_parallel(PARALLEL[name])


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_sequential(name: str) -> None:
    assert_sequential(*SEQUENTIAL[name])


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_obstacles_speak(name: str) -> None:
    assert_obstacles_speak(SEQUENTIAL[name][1])
