"""Members of enumerations looked up by value, and their methods."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
from enum import Enum, IntEnum, EnumMeta
LOG = []
class Color(Enum):
    RED = 1
    BLUE = 2
    def times(self, x):
        return self.value * x
class Parsed(Enum):
    RED = 1
    @classmethod
    def _missing_(cls, value):
        LOG.append(value)
        return cls.RED
class Loud(Enum):
    RED = 1
    def told(self):
        LOG.append(self)
        return 1
def f(cs, x, out, n):
    for i in range(n):
        BODY
"""


def _verdict(body: str) -> str:
    return analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict


@pytest.mark.parametrize(
    "body", ["out[i] = Color(x[i]).value", "out[i] = cs[i].times(i)", "c = Color(1); out[i] = c is Color.RED"]
)
def test_parallel(body: str) -> None:
    assert _verdict(body) == "parallel"


@pytest.mark.parametrize(
    "body",
    [
        "out[i] = Parsed(x[i]).value",
        "out[i] = cs[i].told()",
        "out[i] = Color('Other', {'A': 1})",
        "Color(x[i]).value.append(i)",
    ],
)
def test_sequential(body: str) -> None:
    assert _verdict(body) == "sequential"
