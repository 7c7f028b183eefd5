"""Loops that call memoized functions: verdicts, and how the specs name these."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
import functools
import numpy as np
from functools import lru_cache, cache, wraps
T = [1, 2]
seen = []
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
@functools.lru_cache(maxsize=None)
def pair(k):
    return k, str(k)
@lru_cache
def bounded(k):
    return k * 0.5
@lru_cache(typed=True)
def typed(k):
    return k
@cache
def at(k):
    return T[k % 2]
@cache
def row(k):
    return [k, k]
@cache
def noted(k):
    seen.append(k)
    return k
@cache
def told(k):
    print(k)
    return k
@cache
def several(k):
    yield k
@cache
@np.vectorize
def twice_decorated(k):
    return k
@np.vectorize
def other(k):
    return k
def through(k):
    return fib(k) + at(k)
def f(out, n, g):
    @cache
    def local(k):
        return k + n
    for i in range(n):
        BODY
"""

PARALLEL = {
    "out[i] = fib(i)": ("fib.__wrapped__",),
    "out[i] = len(pair(i))": ("pair.__wrapped__",),
    "out[i] = bounded(i)": ("bounded.__wrapped__",),
    "out[i] = at(i)": ("at.__wrapped__",),
    "out[i] = through(i)": ("at.__wrapped__", "fib.__wrapped__", "through"),
    "out[i] = sum(map(fib, range(i)))": ("fib.__wrapped__",),
    "out[i] = local(i)": ("f.<locals>.local.__wrapped__",),
    "out[i] = max(range(i), key=fib, default=0)": ("fib.__wrapped__",),
}

SEQUENTIAL = {
    "out[i] = typed(i)": "APR201",
    "out[i] = row(i)[0]": "APR201",
    "out[i] = noted(i)": "APR201",
    "out[i] = told(i)": "APR201",
    "out[i] = sum(several(i))": "APR201",
    "out[i] = twice_decorated(i)": "APR201",
    "out[i] = other(i)": "APR201",
    "T[i] = at(i)": "APR1",
    "fib.cache_clear(); out[i] = fib(i)": "APR2",
    "out[i] = fib.cache_info().hits + fib(i)": "APR2",
    "fib = g; out[i] = fib(i)": "APR201",
}


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert not report.obstacles, report.obstacles
    assert next(o for o in analysis.outlines if o.function == "f").spec.calls == PARALLEL[body]


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    analysis = analyze_module(_MODULE.replace("BODY", body), "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    assert report.verdict == "sequential"
    assert any(o.code.startswith(SEQUENTIAL[body]) for o in report.obstacles), report.obstacles


def test_whoever_asks_for_the_counts() -> None:
    source = _MODULE.replace("BODY", "out[i] = fib(i)") + "def told_later():\n    return fib.cache_info()\n"
    assert analyze_module(source, "x.py").reports[0].verdict == "sequential"


def test_one_that_sees_the_loop_variable() -> None:
    looks = "@cache\n    def looks(k):\n        return k + i\n    for i in range"
    source = _MODULE.replace("for i in range", looks).replace("BODY", "out[i] = looks(i)")
    report = next(r for r in analyze_module(source, "x.py").reports if r.function == "f")
    assert report.verdict == "sequential"
