"""Before and verdict: the code that the first loop of each snippet gets (of its ``f``, where there is one)."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

PARALLEL = {
    "conditional assignment and live": """
def f(a, n):
    found = None
    for i in range(n):
        if a[i] > 0:
            found = i
    return found
""",
    "map into an array": """
def f(a, out):
    for i in range(len(a)):
        out[i] = a[i] * 2
""",
    "update in place": """
def f(a, n):
    for i in range(n):
        a[i] = a[i] * 2 + 1
""",
    "augmented element": """
def f(a, b, n):
    for i in range(n):
        a[i] += b[i]
""",
    "window": """
def f(signal, width, out):
    for i in range(len(out)):
        out[i] = signal[i:i + width].mean()
""",
    "strided stores": """
def f(a, out, n):
    for i in range(n):
        out[2 * i] = a[i]
        out[2 * i + 1] = -a[i]
""",
    "reversed range": """
def f(a, out, n):
    for i in range(n - 1, -1, -1):
        out[i] = a[i]
""",
    "reversed call": """
def f(a, out, n):
    for i in reversed(range(n)):
        out[i] = a[i]
""",
    "rows of a nest": """
def f(a, out, n, m):
    for i in range(n):
        for j in range(m):
            out[i, j] = a[j, i]
""",
    "list of lists": """
def f(a, out, n, m):
    for i in range(n):
        for j in range(m):
            out[i][j] = a[j][i]
""",
    "row alias": """
def f(a, n, m):
    for i in range(n):
        row = a[i]
        for j in range(m):
            row[j] = i * j
""",
    "row in place": """
def f(a, n):
    for i in range(n):
        a[i].sort()
""",
    "private index": """
def f(a, out, n):
    for i in range(n):
        j = i + 1
        out[j] = a[i]
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
    "continue": """
def f(a, out, n):
    for i in range(n):
        if a[i] < 0:
            continue
        out[i] = a[i]
""",
    "inner break": """
def f(a, out, n):
    for i in range(n):
        k = 0
        while True:
            k += 1
            if k * k > a[i]:
                break
        out[i] = k
""",
    "anti-dependence": """
def f(a, b, n):
    for i in range(n):
        a[i] = a[i + 1] + b[i]
""",
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
    "scatter": """
def f(perm, a, out, n):
    for i in range(n):
        out[perm[i]] = a[i]
""",
    "last writer wins": """
def f(a, out, n):
    for i in range(n):
        out[i // 2] = a[i]
""",
    "enumerate": """
def f(a, out):
    for i, x in enumerate(a):
        out[i] = x + 1
""",
    "enumerate in place": """
def f(a):
    for i, x in enumerate(a):
        a[i] = x + 1
""",
    "enumerate from one": """
def f(a, out):
    for i, x in enumerate(a, 1):
        out[i] = x
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
    "raise and assert": """
def f(a, out, n):
    for i in range(n):
        assert a[i] >= 0
        if a[i] > 100:
            raise ValueError(i)
        out[i] = a[i]
""",
    "try inside": """
def f(a, out, n):
    for i in range(n):
        try:
            v = 1 / a[i]
        except ZeroDivisionError:
            v = 0
        out[i] = v
""",
    "errstate": """
import numpy as np
def f(a, out, n):
    for i in range(n):
        with np.errstate(divide="ignore"):
            out[i] = np.log(a[i])
""",
    "match": """
def f(a, out, n):
    for i in range(n):
        match a[i]:
            case 0:
                v = 1
            case _:
                v = 2
        out[i] = v
""",
    "walrus": """
def f(a, out, n):
    for i in range(n):
        if (t := a[i]) > 0:
            out[i] = t
""",
    "for else without break": """
def f(a, out, n):
    for i in range(n):
        out[i] = a[i]
    else:
        out[0] = 1
""",
    "live-out of every iteration": """
def f(a, n):
    last = None
    for i in range(n):
        last = a[i] + 1
    return last
""",
    "counting while": """
def f(a, out, n):
    i = 0
    while i < n:
        out[i] = a[i]
        i += 1
""",
    "counting while over len": """
def f(a, out):
    i = 0
    while i < len(a):
        out[i] = a[i] + 1
        i += 2
    return i
""",
    "comprehension": """
import math
def f(a):
    return [math.sqrt(x) for x in a]
""",
    "set comprehension": """
import math
def f(a):
    return {math.floor(x) for x in a if x > 0}
""",
    "dict comprehension": """
import math
def f(a):
    return {x: math.sqrt(x) for x in a}
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
    "module level": """
import math
values = list(range(10))
out = []
for v in values:
    t = math.sqrt(v)
    out.append(t)
print(out)
""",
    "module level reduction": """
import math
total = 0.0
for i in range(100):
    total += math.sin(i)
print(total)
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
    "column": """
def f(a, out, n, m):
    for j in range(n):
        for i in range(m):
            out[i, j] = a[i, j]
""",
    "read elsewhere": """
def f(a, out, idx, n):
    for i in range(n):
        out[i] = a[idx[i]]
""",
    "read of the shape of what is written": """
def f(out, n):
    for i in range(n):
        out[i] = out.shape[0] + len(out)
""",
    "blocks": """
def f(a, out, n):
    for i in range(n):
        out[4 * i:4 * i + 4] = a[i]
""",
    "flattened blocks": """
def f(a, out, n):
    for i in range(n):
        for j in range(4):
            out[4 * i + j] = a[i]
""",
    "matrix product": """
def f(a, b, c, n, m, k):
    for i in range(n):
        for j in range(m):
            s = 0.0
            for l in range(k):
                s += a[i, l] * b[l, j]
            c[i, j] = s
""",
    "even and odd": """
def f(a, n):
    for i in range(n):
        a[2 * i] = a[2 * i + 1]
""",
    "in an async function": """
async def f(a, out, n):
    for i in range(n):
        out[i] = a[i]
""",
    "in a generator": """
def f(a, out, n):
    for i in range(n):
        out[i] = a[i]
    yield out
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
    "items of rows augmented in place": """
def f(rows, out, n):
    for i, row in enumerate(rows):
        for r in row:
            r += 1
        out[i] = 1
""",
    "rows by enumerate": """
def f(rows):
    for i, row in enumerate(rows):
        row[0] = i
""",
    "tuple of operands": """
def f(a, b, n):
    for i in range(n):
        pair = (a, i)
        b[i] = pair[0][i] + pair[1]
""",
    "counts with get": """
def f(words):
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
    return counts
""",
    "element spelled out": """
def f(d, keys):
    for k in keys:
        d[k] = d[k] * 2
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
    "inner loop that surely runs": """
def f(m):
    for i in range(4):
        for j in range(3):
            m[i, j] = i * j
    return i, j
""",
    "zip with a range": """
def f(a, b, out, n):
    for i, x in zip(range(n), b):
        out[i] = x + a[i]
""",
    "dict filled by position": """
def f(a, n):
    table = {}
    for i in range(n):
        table[i] = a[i] + 1
    return table
""",
    "appended to, counted in the header": """
def f(a):
    for i in range(len(a)):
        a.append(i)
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
    "global constant": """
N = 10
def f(out):
    for i in range(N):
        out[i] = N * i
""",
}

SEQUENTIAL = {
    "recurrence": (
        "APR101",
        """
def f(a, n):
    for i in range(1, n):
        a[i] = a[i - 1] + 1
""",
    ),
    "recurrence through an alias": (
        "APR101",
        """
def f(a, n):
    for i in range(1, n):
        b = a
        a[i] = b[i - 1] + 1
""",
    ),
    "one element read": (
        "APR101",
        """
def f(a, n):
    for i in range(n):
        a[i] = a[7] + 1
""",
    ),
    "negative wrap": (
        "APR101",
        """
def f(a, n):
    for i in range(n):
        a[i] = a[i - 1]
""",
    ),
    "whole read of what is written": (
        "APR101",
        """
def f(out, n):
    for i in range(n):
        out[i] = out.sum()
""",
    ),
    "written operand passed on": (
        "APR101",
        """
import numpy as np
def f(out, n):
    for i in range(n):
        out[i] = np.sum(out)
""",
    ),
    "anti-dependence that may see an own write": (
        "APR102",
        """
def f(a, n, m):
    for i in range(n):
        for j in range(m):
            a[i] = a[i + j] + 1
""",
    ),
    "anti-dependence backwards": (
        "APR101",
        """
def f(a, n):
    for i in range(n - 1, -1, -1):
        a[i] = a[i + 1] + 1
""",
    ),
    "anti-dependence of unknown direction": (
        "APR101",
        """
def f(a, n, s):
    for i in range(0, n, s):
        a[i] = a[i + 1] + 1
""",
    ),
    "two iterations write one element": (
        "APR103",
        """
def f(a, n, m):
    for i in range(n):
        for j in range(m):
            a[i + j][0] = i
""",
    ),
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
    "unknown subscript, read too": (
        "APR105",
        """
def f(a, perm, n):
    for i in range(n):
        a[perm[i][0]] = a[i] + 1
""",
    ),
    "dict read and written": (
        "APR105",
        """
def f(keys):
    d = {}
    for k in keys:
        d[k] = d[k - 1] * 2
""",
    ),
    "rows that are stored into": (
        "APR106",
        """
def f(rows):
    for row in sorted(rows):
        row[0] = 1
""",
    ),
    "store through a pair": (
        "APR106",
        """
def f(a, b, n):
    for i in range(n):
        pair = [a, b]
        pair[0][i] = 1
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
    "sorted as a whole": (
        "APR107",
        """
def f(a, n):
    for i in range(n):
        a.sort()
""",
    ),
    "attribute store": (
        "APR107",
        """
class C:
    def f(self, xs):
        for x in xs:
            self.last = x
""",
    ),
    "attribute counter": (
        "APR107",
        """
class C:
    def f(self, xs):
        for x in xs:
            self.count += x
""",
    ),
    "del of an element": (
        "APR107",
        """
def f(d, keys):
    for k in keys:
        del d[k]
""",
    ),
    "pop": (
        "APR107",
        """
def f(stack, n):
    for i in range(n):
        stack.pop()
""",
    ),
    "append to what is iterated": (
        "APR108",
        """
def f(a):
    for x in a:
        a.append(x)
""",
    ),
    "stores into what is iterated": (
        "APR108",
        """
def f(a):
    i = 0
    for x in a:
        i = x
        a[i] = 0
""",
    ),
    "while over a growing list": (
        "APR108",
        """
def f(a, b):
    i = 0
    while i < len(a):
        b.append(a[i])
        i += 1
""",
    ),
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
        out[i] = xs[i].mean()
""",
    ),
    "yield": (
        "APR303",
        """
def f(a):
    for x in a:
        yield x
""",
    ),
    "await": (
        "APR303",
        """
async def f(a):
    for x in a:
        await x
""",
    ),
    "with lock": (
        "APR304",
        """
def f(a, lock, out):
    for i in range(10):
        with lock:
            out[i] = a[i]
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
    "while that does not count": (
        "APR306",
        """
def f(x):
    while x > 1:
        x = x / 2
    return x
""",
    ),
    "while with continue": (
        "APR306",
        """
def f(a, n):
    i = 0
    while i < n:
        if a[i]:
            continue
        a[i] = 1
        i += 1
""",
    ),
    "while with a bound that changes": (
        "APR306",
        """
def f(a, n):
    i = 0
    while i < n:
        n = a[i]
        i += 1
""",
    ),
    "generator function": (
        "APR307",
        """
def g(n):
    while True:
        yield n
def f(out):
    for x in g(3):
        out.append(x)
""",
    ),
    "async for": (
        "APR308",
        """
async def f(a, out):
    async for x in a:
        out.append(x)
""",
    ),
    "eval": (
        "APR309",
        """
def f(a, out):
    for i in range(10):
        out[i] = eval("i + 1")
""",
    ),
    "locals": (
        "APR309",
        """
def f(a, out):
    for i in range(10):
        out[i] = len(locals())
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
    "lazy generator": (
        "APR313",
        """
import math
def f(a):
    g = (math.sqrt(x) for x in a)
    return next(g)
""",
    ),
    "import": (
        "APR314",
        """
def f(a, out):
    for i in range(10):
        import math
        out[i] = math.sqrt(a[i])
""",
    ),
    "attribute target": (
        "APR315",
        """
def f(a, o):
    for o.x in a:
        pass
""",
    ),
    "starred target": (
        "APR315",
        """
def f(a, out):
    for x, *rest in a:
        out.append(rest)
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
    "operand stored into itself": (
        "APR101",
        """
def f(a, n):
    for i in range(n):
        a[i] = a
""",
    ),
    "one object several times in the header": (
        "APR106",
        """
def f(n, out):
    for buf in [[]] * 3:
        buf.append(1)
        out.append(len(buf))
""",
    ),
    "object made by the header": (
        "APR107",
        """
def f(n, out):
    for x in (buf := [1, 2]):
        buf.pop()
        out.append(x)
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
    "bool as an index": (
        "APR105",
        """
def f(a, n):
    for i in range(n):
        a[True, i][0] = 1
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
    "argument unpacked into an unknown callee": (
        "APR201",
        """
def f(g, a):
    return [g(*x) for x in a]
""",
    ),
}


def first(source: str) -> LoopReport:
    """Return the report of the first loop."""
    reports = [r for r in analyze_module(source, "snippet.py").reports if r.outermost]
    return next((r for r in reports if r.function == "f"), reports[0])


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel(name: str) -> None:
    report = first(PARALLEL[name])
    assert report.verdict != "sequential", [str(o) for o in report.obstacles]


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_sequential(name: str) -> None:
    code, source = SEQUENTIAL[name]
    report = first(source)
    assert report.verdict == "sequential"
    assert code in {o.code for o in report.obstacles}, [str(o) for o in report.obstacles]


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_obstacles_speak(name: str) -> None:
    for obstacle in first(SEQUENTIAL[name][1]).obstacles:
        assert obstacle.line >= 1
        assert obstacle.column >= 0
        assert obstacle.message
        assert "{" not in obstacle.message
        assert not obstacle.message.endswith(".")
