"""For which parameters a module passes parts of one array: what is read of them is written down for the guard."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

FUNCTION = """
import math
def relax(left, right):
    for i in range(len(left)):
        left[i] = math.sin(right[i])
"""

METHOD = """
import math
class Bar:
    def relax(self, left, right):
        for i in range(len(left)):
            left[i] = math.sin(right[i])
"""

TOGETHER = [
    FUNCTION + "def f(u):\n    relax(u[:-1], u[1:])\n",
    FUNCTION + "def f(u):\n    relax(u, u)\n",
    FUNCTION + "def f(u):\n    relax(right=u.T, left=u)\n",
    FUNCTION + "def f(u):\n    v = u[1:]\n    w = v.reshape(3, 4)\n    relax(u, w[0])\n",
    FUNCTION + "def f(s):\n    relax(s.u[1:], s.u[:-1])\n",
    FUNCTION + "import numpy as np\nu = np.zeros(9)\nrelax(u[1:], np.asarray(u))\n",
    METHOD + "    def step(self):\n        self.relax(self.u[:-1], self.u[1:])\n",
]

APART = [
    FUNCTION,
    FUNCTION + "def f(u, v):\n    relax(u, v)\n",
    FUNCTION + "def f(u):\n    relax(u[:-1], u[1:].copy())\n",
    FUNCTION + "def f(u):\n    relax(*u)\n",
    FUNCTION + "def f(u):\n    other(u[:-1], u[1:])\n",
    FUNCTION + "def f(u):\n    relax(u)\n    relax(right=u)\n",
    METHOD + "    def step(self):\n        self.relax(self.u, self.v)\n",
]


def _older(source: str) -> list[str]:
    outline = next(o for o in analyze_module(source, "m.py").outlines if o.function.endswith("relax"))
    return [str(access) for access in outline.spec.older]


@pytest.mark.parametrize("source", TOGETHER)
def test_what_is_read_of_them_is_said(source: str) -> None:
    assert _older(source) == ["right[i]"]


@pytest.mark.parametrize("source", APART)
def test_nothing_need_be_said_of_others(source: str) -> None:
    assert _older(source) == []
