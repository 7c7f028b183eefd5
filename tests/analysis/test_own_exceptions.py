"""Exceptions of the program's own classes, and what callees and initializers keep of what they reach by name."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_verdict

_MODULE = """
import math
LOG = []
TABLE = [0] * 10
class Bad(Exception):
    pass
class Told(ValueError):
    def __init__(self, i, x=None):
        super().__init__(f"{i} is {x}")
        self.i = i
class Retold(Told):
    def __init__(self, i):
        super().__init__(i)
class Logged(Exception):
    def __init__(self, i):
        LOG.append(i)
class Holding(Exception):
    def __init__(self):
        self.t = TABLE
class Mixed(Bad, ValueError):
    pass
class Remade(Exception):
    def __new__(cls):
        return LOG.pop()
class P:
    def __init__(self):
        self.t = TABLE
def check(x):
    if x < 0:
        raise Told(x)
    return math.sqrt(x)
def blame(a):
    raise Bad(a)
def f(xs, out, n):
    for i in range(n):
        BODY
"""

PARALLEL = (
    "if xs[i] < 0: raise Bad(f'{i} is bad')\n        out[i] = math.sqrt(xs[i])",
    "if xs[i] < 0: raise Bad\n        out[i] = math.sqrt(xs[i])",
    "if xs[i] < 0: raise Told(i, xs[i])\n        out[i] = math.sqrt(xs[i])",
    "if xs[i] < 0: raise Retold(i) from Bad()\n        out[i] = math.sqrt(xs[i])",
    "out[i] = check(xs[i])",
    "try: raise Retold(i)\n        except Told as error: out[i] = error.i",
    "try: raise Bad(xs)\n        except Bad: out[i] = 1",
    "p = P(); out[i] = p.t[i]",
)
SEQUENTIAL = (
    "if xs[i] < 0: raise Logged(i)\n        out[i] = math.sqrt(xs[i])",
    "if xs[i] < 0: raise Mixed(i)\n        out[i] = math.sqrt(xs[i])",
    "if xs[i] < 0: raise Remade()\n        out[i] = math.sqrt(xs[i])",
    "try: raise Bad(out)\n        except Bad as error: error.args[0][i] = 1",
    "try: blame(out)\n        except Bad as error: error.args[0][i] = 1",
    "try: raise Holding()\n        except Holding as error: error.t[i] = 1",
    "p = P(); p.t[i] = out[i]",
)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    assert_verdict("parallel", _MODULE.replace("BODY", body))


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    assert_verdict("sequential", _MODULE.replace("BODY", body))
