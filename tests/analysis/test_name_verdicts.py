"""Verdicts on what loops do with names: private ones, those that live on, globals, closures that capture them."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_obstacles_speak, assert_parallel, assert_sequential

PARALLEL = {
    "conditional assignment and live": """
def f(a, n):
    found = None
    for i in range(n):
        if a[i] > 0:
            found = i
    return found
""",
    "private scalar": """
def f(a, out, n):
    for i in range(n):
        t = a[i]
        if t > 0:
            t = -t
        out[i] = t
""",
    "scalar assigned on both branches": """
def f(a, out, n):
    for i in range(n):
        if a[i] > 0:
            t = 1
        else:
            t = 2
        out[i] = t
""",
    "conditionally assigned and dead": """
def f(a, out, n):
    for i in range(n):
        if a[i] > 0:
            t = a[i] + 1
            out[i] = t
""",
    "lambda used at once": """
def f(rows, out, n):
    for i in range(n):
        out[i] = max(rows[i], key=lambda p: p[0] * i)
""",
    "sorted with a lambda": """
def f(rows):
    out = []
    for row in rows:
        out.append(sorted(row, key=lambda x: -x))
    return out
""",
    "generator used at once": """
def f(rows, w):
    out = []
    for row in rows:
        out.append(sum(x * w for x in row))
    return out
""",
    "walrus": """
def f(a, out, n):
    for i in range(n):
        if (t := a[i]) > 0:
            out[i] = t
""",
    "live-out of every iteration": """
def f(a, n):
    last = None
    for i in range(n):
        last = a[i] + 1
    return last
""",
    "module level": """
import math
values = list(range(10))
out = []
for v in values:
    t = math.sqrt(v)
    out.append(t)
print(out)
""",
    "module level, conditionally assigned and mentioned nowhere else": """
total = 0.0
for i in range(100):
    if i % 2:
        t = i * 0.5
        total += t
print(total)
""",
    "del of a private name": """
def f(a, out, n):
    for i in range(n):
        t = a[i]
        out[i] = t
        del t
""",
    "inner loop that surely runs": """
def f(m):
    for i in range(4):
        for j in range(3):
            m[i, j] = i * j
    return i, j
""",
    "global constant": """
N = 10
def f(out):
    for i in range(N):
        out[i] = N * i
""",
}

SEQUENTIAL = {
    "closure elsewhere captures a loop name": (
        "APR206",
        """
def f(xs, out):
    k = 0
    lazy = map(lambda x: x * k, xs)
    for v in lazy:
        k = v
        out.append(v)
""",
    ),
    "read after an exception": (
        "APR305",
        """
def f(a):
    total = 0
    try:
        for x in a:
            total += 1 / x
    except ZeroDivisionError:
        return total
""",
    ),
    "read in a finally": (
        "APR305",
        """
def f(a, log):
    i = 0
    try:
        for i in range(10):
            a[i] = 1 / a[i]
    finally:
        log(i)
""",
    ),
    "global name bound": (
        "APR310",
        """
last = 0
def f(a):
    global last
    for x in a:
        last = x
""",
    ),
    "nonlocal name bound": (
        "APR310",
        """
def f(a):
    n = 0
    def g():
        nonlocal n
        for x in a:
            n += x
    g()
    return n
""",
    ),
    "annotated at module level": (
        "APR310",
        """
out = []
for i in range(10):
    t: int = i
    out.append(t)
""",
    ),
    "class body": (
        "APR311",
        """
class C:
    table = []
    for i in range(10):
        table.append(i)
""",
    ),
    "escaping lambda": (
        "APR312",
        """
def f(n):
    fs = []
    for i in range(n):
        fs.append(lambda: i)
    return fs
""",
    ),
    "escaping generator": (
        "APR312",
        """
def f(n):
    fs = []
    for i in range(n):
        fs.append(x * i for x in range(3))
    return fs
""",
    ),
    "escaping through a tuple": (
        "APR312",
        """
def f(n):
    fs = []
    for i in range(n):
        g = lambda: i
        fs.append((i, g))
    return fs
""",
    ),
    "live-out lambda": (
        "APR312",
        """
def f(n):
    g = None
    for i in range(n):
        g = lambda: i
    return g
""",
    ),
    "function defined inside": (
        "APR312",
        """
def f(n, out):
    for i in range(n):
        def g(x):
            return x * i
        out[i] = g
""",
    ),
    "maybe unassigned live-out": (
        "APR316",
        """
def f(a, flag):
    if flag:
        last = 0
    for x in a:
        last = x
    return last
""",
    ),
    "maybe unassigned operand": (
        "APR316",
        """
def f(a, flag, out):
    if flag:
        k = 2
    for i in range(10):
        out[i] = a[i] * k
""",
    ),
    "walrus in a comprehension": (
        "APR317",
        """
def f(a):
    return [y := x + 1 for x in a]
""",
    ),
    "deleted at the end": (
        "APR104",
        """
def f(a, n):
    t = 0
    for i in range(n):
        t = a[i]
        if t > 3:
            del t
    return t
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
