"""Verdicts by the statements of a loop: its header, what leaves it, comprehensions, ``with``, ``await``, ``eval``."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_obstacles_speak, assert_parallel, assert_sequential

PARALLEL = {
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
    "enumerate": """
def f(a, out):
    for i, x in enumerate(a):
        out[i] = x + 1
""",
    "enumerate from one": """
def f(a, out):
    for i, x in enumerate(a, 1):
        out[i] = x
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
    "for else without break": """
def f(a, out, n):
    for i in range(n):
        out[i] = a[i]
    else:
        out[0] = 1
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
    "zip with a range": """
def f(a, b, out, n):
    for i, x in zip(range(n), b):
        out[i] = x + a[i]
""",
    "appended to, counted in the header": """
def f(a):
    for i in range(len(a)):
        a.append(i)
""",
}

SEQUENTIAL = {
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
