"""Ways for an iteration to reach what another one changes: aliases, containers, callees, closures."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

SOURCES = [
    """
def f(xs, out, n):
    for i in range(n):
        row = xs[0]
        row[i] = row[i-1] + 1
""",
    """
def f(a, n):
    v = a[1:]
    for i in range(n):
        w = v
        w.sort()
""",
    """
def g(r):
    r[0] = r[1]
def f(a, n):
    for i in range(n):
        g(a)
""",
    """
class A:
    def __init__(self, shared):
        self.shared = shared
    def go(self, x):
        self.shared.append(x)
def f(n, shared):
    for i in range(n):
        a = A(shared)
        a.go(i)
""",
    """
def f(n, d):
    for i in range(n):
        t = d.setdefault(i % 3, [])
        t.append(i)
""",
    """
def f(n, lists):
    for i in range(n):
        [l.append(i) for l in lists]
""",
    """
def f(n, lists):
    for i in range(n):
        x = list(lists)
        x[0].append(i)
""",
    """
def f(n, lists):
    for i in range(n):
        for l in lists:
            l += [i]
""",
    """
def f(n, a):
    for i in range(n):
        b = a if i else [1]
        b[0] = i
""",
    """
import numpy as np
def f(n, a):
    for i in range(n):
        np.add.at(a, [1, 2], i)
        a[0] = a[1]
""",
    """
import numpy as np
def f(n, a, b):
    for i in range(n):
        np.add(a, b, out=a)
""",
    """
def f(n, a):
    for i in range(n):
        a[i], a[i + 1] = a[i + 1], a[i]
""",
    """
def f(n, it):
    for i in range(n):
        x = next(it)
""",
    """
def f(n, a):
    for i in range(n):
        with open("x") as h:
            a[i] = 1
""",
    """
def f(n, m):
    for i in range(n):
        m.T[0] = i
        m[i] = m.T[1]
""",
    """
def f(n, a):
    for i in range(n):
        a.real[i] = a[0]
""",
    """
def f(n, a):
    for i in range(n):
        b = a.reshape(-1)
        b[i] = b[i-1]
""",
    """
def f(n, a):
    for i in range(n):
        x = [a][0]
        x[i] = x[i-1]
""",
    """
def f(n, a):
    for i in range(n):
        x = {"k": a}
        x["k"][i] = x["k"][i-1]
""",
    """
def f(n, a):
    for i in range(n):
        def_ = (lambda q: q[i-1])(a)
        a[i] = def_
""",
    """
def h(q, i):
    return q[i - 1]
def f(n, a):
    for i in range(n):
        a[i] = h(a, i)
""",
    """
def h(q):
    return q
def f(n, a):
    for i in range(n):
        b = h(a)
        b[i] = b[i - 1]
""",
    """
def h(q):
    return [q]
def f(n, a):
    for i in range(n):
        b = h(a)
        b[0][i] = b[0][i - 1]
""",
    """
def f(n, a, s):
    for i in range(n):
        for j in range(i):
            s = a[j]
        a[i] = s
""",
    """
def f(n, a):
    i = 0
    for k in range(n):
        if k % 3:
            i += 1
        a[i] = a[i - 1] + k
""",
    """
def f(n, a):
    s = 0
    for k in range(n):
        (s := s + k)
    return s
""",
    """
def f(n, a):
    for k in range(n):
        try:
            x = a[k]
        except IndexError as e:
            pass
        a[0] = x
""",
    """
def f(n, a, out):
    for k in range(n):
        x = out
        x.append(k)
        if len(out) > 3: a[k] = 1
""",
    """
import threading
def f(n, out):
    for k in range(n):
        t = threading.Thread(target=print)
        t.start()
""",
    """
def f(n, out):
    for k in range(n):
        out.append(globals()["x"])
""",
    """
def f(n, self):
    for k in range(n):
        setattr(self, "x", k)
""",
    """
from functools import lru_cache
@lru_cache
def g(x): return [x]
def f(n, out):
    for k in range(n):
        out.append(g(k))
""",
    """
def g(x, cache={}):
    cache[x] = 1
    return cache
def f(n, out):
    for k in range(n):
        out.append(len(g(k)))
""",
    """
def make():
    c = [0]
    def inc():
        c[0] += 1
        return c[0]
    return inc
inc = make()
def f(n, out):
    for k in range(n):
        out.append(inc())
""",
    """
def f(n, out):
    c = [0]
    def inc():
        c[0] += 1
        return c[0]
    for k in range(n):
        out.append(inc())
""",
    """
def f(n, out):
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    for k in range(n):
        out[c] = k
        inc()
""",
    """
def f(a, n):
    for i in range(n):
        a[i:n] = a[i] * 2
""",
    """
def f(a, n):
    for i in range(n):
        for j in range(i, n):
            a[j] = a[j] + i
        x = a[i]
        a[0] = x
""",
    """
def f(x, n):
    for i in range(n):
        s = x[i]
        s += 1
        x[i + 1] = s**2
""",
    """
def f(rows, n):
    t = rows[0]
    for r in [t, *rows]:
        r.sort()
""",
    """
def f(d):
    for k, v in d.items():
        v.append(k)
""",
    """
def f(a, b):
    for x, y in zip(a, a[1:]):
        x[0] = y
""",
    """
def f(a, n):
    for i in range(n):
        del a[i]
""",
    """
def f(a, n, idx):
    for i in range(n):
        a[idx] = i
        a[i] = 2
        b = a[3]
""",
    """
import random
r = random.Random(3)
def g(): return r.random()
def f(n, out):
    for i in range(n):
        out[i] = g()
""",
    """
import numpy as np
def g(rng): return rng.normal()
def f(n, out, rng):
    for i in range(n):
        out[i] = g(rng)
""",
    """
import numpy as np
def f(n, out):
    ss = np.random.SeedSequence(3)
    for i in range(n):
        rng = np.random.default_rng(ss.spawn(1)[0])
        out[i] = rng.normal()
""",
    """
import numpy as np
def f(n, out, bits):
    for i in range(n):
        r2 = np.random.Generator(bits)
        out[i] = r2.normal()
""",
    """
def f(a):
    for i, x in enumerate(a):
        a[i + 1] = x
""",
    """
def f(a, n):
    m = memoryview(a)
    for i in range(n):
        k = i
        while k > 0:
            a[k] = a[k - 1]
            k -= 1
""",
    """
def f(grid, n):
    for i in range(n):
        grid[i][0] = 1
        grid[i] = grid[i - 1]
""",
    """
def f(n):
    x = 0
    for i in range(n):
        for j in range(3):
            x = x + j
            if x > 5: x = 0
    return x
""",
    """
def f(n, a):
    for i in range(n):
        match a[i]:
            case [x, *rest]:
                x.append(1)
""",
    """
def f(n, q):
    for i in range(n):
        first, *rest = q
        rest[0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        for a, (b, c) in q:
            c.append(i)
""",
    """
def f(n, q):
    for i in range(n):
        max(q, key=len).append(i)
""",
    """
def f(n, q):
    for i in range(n):
        (q or [1]).append(i)
""",
    """
def f(n, q):
    for i in range(n):
        sorted(q)[0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        q.get(i).append(i)
""",
    """
def f(n, q):
    for i in range(n):
        q.copy()[0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        r = q + []
        r[0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        for z in map(lambda t: t, q):
            z.append(i)
""",
    """
def f(n, q):
    for i in range(n):
        list(filter(None, q))[0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        [*q][0].append(i)
""",
    """
def f(n, q):
    for i in range(n):
        {**q}["a"].append(i)
""",
    """
def g(*args):
    args[0].append(1)
def f(n, q):
    for i in range(n):
        g(q, i)
""",
    """
def g(**kw):
    kw["q"].append(1)
def f(n, q):
    for i in range(n):
        g(q=q)
""",
    """
def g(a, b):
    a.append(b)
    return a
def f(n, q):
    for i in range(n):
        x = g([], q)
        x[0].append(i)
""",
]


@pytest.mark.parametrize("source", SOURCES)
def test_sequential(source: str) -> None:
    analysis = analyze_module(source, "x.py")
    rows = [r for r in analysis.reports if r.function == "f" and r.outermost]
    assert rows[0].verdict == "sequential"
    assert rows[0].line not in {o.line for o in analysis.outlines}


def test_a_callee_may_change_the_row_that_it_is_given() -> None:
    source = """
def g(r):
    r[0] = r[1]
def f(a, n):
    for i in range(n):
        g(a[i])
"""
    (outline,) = analyze_module(source, "x.py").outlines
    assert str(outline.spec.decorator()) == 'autopar.parallel_for(updates=["a[i][:]"], calls=["g"])'
