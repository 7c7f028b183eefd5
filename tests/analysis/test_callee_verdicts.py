"""Verdicts on loops that call: functions and methods of the module, random numbers, unknown and patched code."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_obstacles_speak, assert_parallel, assert_sequential

PARALLEL = {
    "own function": """
def g(x, y):
    z = [x]
    z.append(y)
    return sum(z)
def f(a, n):
    out = []
    for i in range(n):
        out.append(g(a[i], i))
    return out
""",
    "recursive function": """
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def f(n):
    out = []
    for i in range(n):
        out.append(fib(i))
    return out
""",
    "mutually recursive functions": """
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
def f(n):
    out = []
    for i in range(n):
        out.append(even(i))
    return out
""",
    "nested function": """
def f(a, k, n):
    def g(x):
        return x * k
    out = []
    for i in range(n):
        out.append(g(a[i]))
    return out
""",
    "method of the same class": """
class Model:
    def __init__(self, rate):
        self.rate = rate
    def step(self, x):
        return x * self.rate
    def run(self, xs):
        out = []
        for x in xs:
            out.append(self.step(x))
        return out
""",
    "fresh instance": """
class Walker:
    def __init__(self, start):
        self.position = start
        self.path = []
    def walk(self, n):
        for _ in range(n):
            self.position += 1
            self.path.append(self.position)
        return self.position
def f(n):
    out = []
    for i in range(n):
        w = Walker(i)
        w.walk(10)
        out.append(w.position)
    return out
""",
    "generator made inside": """
import numpy as np
def f(n, out):
    for i in range(n):
        rng = np.random.default_rng([42, i])
        out[i] = rng.normal(size=10).mean()
""",
    "random.Random made inside": """
import random
def f(n, out):
    for i in range(n):
        r = random.Random(i)
        out[i] = r.random() + r.gauss(0, 1)
""",
    "fresh array filled by an own function": """
import numpy as np
def fill(buf, v):
    for j in range(len(buf)):
        buf[j] = v * j
def f(n, out):
    for i in range(n):
        buf = np.zeros(5)
        fill(buf, i)
        out[i] = buf.sum()
""",
    "callback through map": """
import math
def f(rows, out, n):
    for i in range(n):
        out[i] = sum(map(math.sqrt, rows[i]))
""",
    "copied argument": """
import copy
def f(states, out, n):
    for i in range(n):
        s = copy.deepcopy(states[i])
        s.append(i)
        out[i] = len(s)
""",
    "instance that keeps an operand": """
class Sim:
    def __init__(self, rates, start):
        self.rates = rates
        self.level = start
    def step(self, x):
        self.level = self.level + x * self.rates[0]
        return self.level
def f(rates, xs):
    out = []
    for x in xs:
        s = Sim(rates, 1.0)
        for _ in range(10):
            s.step(x)
        out.append(s.level + 1.0)
    return out
""",
}

SEQUENTIAL = {
    "unknown function": (
        "APR201",
        """
from elsewhere import g
def f(a, out, n):
    for i in range(n):
        out[i] = g(a[i])
""",
    ),
    "function passed in": (
        "APR201",
        """
def f(g, a, out, n):
    for i in range(n):
        out[i] = g(a[i])
""",
    ),
    "decorated function": (
        "APR201",
        """
@cache
def g(x):
    return x
def f(a, out, n):
    for i in range(n):
        out[i] = g(a[i])
""",
    ),
    "function bound twice": (
        "APR201",
        """
def g(x):
    return x
def h(x):
    return x + 1
g = h
def f(a, out, n):
    for i in range(n):
        out[i] = g(a[i])
""",
    ),
    "function rebound through global": (
        "APR201",
        """
def g(x):
    return x
def patch(h):
    global g
    g = h
def f(a, out, n):
    for i in range(n):
        out[i] = g(a[i])
""",
    ),
    "shadowed builtin": (
        "APR201",
        """
from elsewhere import sum
def f(a, out, n):
    for i in range(n):
        out[i] = sum(a[i])
""",
    ),
    "star import": (
        "APR201",
        """
from elsewhere import *
def f(a, out, n):
    for i in range(n):
        out[i] = abs(a[i])
""",
    ),
    "patched module": (
        "APR201",
        """
import math
math.sqrt = len
def f(a, out, n):
    for i in range(n):
        out[i] = math.sqrt(a[i])
""",
    ),
    "open": (
        "APR202",
        """
def f(paths):
    out = []
    for p in paths:
        out.append(open(p).read())
    return out
""",
    ),
    "global random state": (
        "APR203",
        """
import random
def f(n, out):
    for i in range(n):
        out[i] = random.random()
""",
    ),
    "numpy's global random state": (
        "APR203",
        """
import numpy as np
def f(n, out):
    for i in range(n):
        out[i] = np.random.rand()
""",
    ),
    "shared generator": (
        "APR203",
        """
import numpy as np
def f(n, out):
    rng = np.random.default_rng(1)
    for i in range(n):
        out[i] = rng.normal()
""",
    ),
    "shared generator at module level": (
        "APR203",
        """
import numpy as np
rng = np.random.default_rng(1)
out = []
for i in range(10):
    out.append(rng.normal())
""",
    ),
    "callee changes an argument": (
        "APR204",
        """
def g(state, x):
    state.append(x)
    return x
def f(state, xs, out):
    for i in range(10):
        out[i] = g(state, xs[i])
""",
    ),
    "callee changes a global": (
        "APR204",
        """
seen = []
def g(x):
    seen.append(x)
    return x
def f(xs, out):
    for i in range(10):
        out[i] = g(xs[i])
""",
    ),
    "callee counts in a global": (
        "APR204",
        """
count = 0
def g(x):
    global count
    count += 1
    return x
def f(xs, out):
    for i in range(10):
        out[i] = g(xs[i])
""",
    ),
    "mutable default": (
        "APR106",
        """
def g(x, seen=[]):
    seen.append(x)
    return len(seen)
def f(xs, out):
    for i in range(10):
        out[i] = g(xs[i])
""",
    ),
    "method changes self": (
        "APR204",
        """
class C:
    def step(self, x):
        self.n = x
        return x
    def run(self, xs):
        out = []
        for x in xs:
            out.append(self.step(x))
        return out
""",
    ),
    "clock": (
        "APR205",
        """
import time
def f(n, out):
    for i in range(n):
        out[i] = time.time()
""",
    ),
    "callee reads what the loop writes": (
        "APR206",
        """
T = [0] * 10
def g(i):
    return T[i - 1]
def f(n):
    for i in range(n):
        T[i] = g(i)
""",
    ),
    "callee reads a name that the loop binds": (
        "APR206",
        """
k = 0
out = []
def g():
    return k
for k in range(10):
    out.append(g())
""",
    ),
    "nested callee sees the loop variable": (
        "APR206",
        """
def f(n, out):
    def g():
        return i
    for i in range(n):
        out[i] = g()
""",
    ),
    "super": (
        "APR207",
        """
class C(B):
    def f(self, xs, out):
        for i in range(10):
            out[i] = super().g(xs[i])
""",
    ),
    "private name": (
        "APR207",
        """
class C:
    def f(self, xs, out):
        for i in range(10):
            out[i] = self.__scale * xs[i]
""",
    ),
    "unknown method": (
        "APR207",
        """
def f(xs, out):
    for i in range(10):
        out[i] = xs[i].frobnicate()
""",
    ),
    "method that a class of the module defines": (
        "APR207",
        """
class Acc:
    def mean(self):
        self.n += 1
        return self.n
def f(xs, out):
    for i in range(10):
        out[i] = xs[i].part.mean()
""",
    ),
    "patched builtin": (
        "APR201",
        """
import builtins
builtins.abs = len
def f(a, out):
    for i in range(10):
        out[i] = abs(a[i])
""",
    ),
    "patched function": (
        "APR201",
        """
def g(x):
    return x
g.__code__ = (lambda x: x + 1).__code__
def f(a, out):
    for i in range(10):
        out[i] = g(a[i])
""",
    ),
    "shadowed range": (
        "APR201",
        """
def f(range, m):
    for i in [1, 2]:
        for j in range(3):
            m[i] = j
    return j
""",
    ),
    "argument unpacked into an unknown callee": (
        "APR201",
        """
def f(g, a):
    return [g(*x) for x in a]
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
