"""Loops in functions that another compiler takes, and loops that call such functions."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_LOOP = """
def inner(a, out):
    for i in range(len(a)):
        out[i] = a[i] * 2
"""

TAKEN = {
    "decorator": "from numba import njit\n@njit" + _LOOP,
    "with options": "import numba as nb\n@nb.njit(parallel=True, cache=True)" + _LOOP,
    "jax": "import jax\nfrom functools import partial\n@partial(jax.jit, static_argnums=0)" + _LOOP,
    "given a name": "from numba import njit\nfast = njit(cache=True)\n@fast" + _LOOP,
    "passed to it": "from numba import njit" + _LOOP + "quick = njit(inner)\n",
    "torch": "import torch\n@torch.compile" + _LOOP,
}


@pytest.mark.parametrize("name", TAKEN)
def test_loop_is_left_to_the_other_compiler(name: str) -> None:
    analysis = analyze_module(TAKEN[name], "x.py")
    assert analysis.reports[0].verdict == "sequential"
    assert "is compiled by" in analysis.reports[0].message
    assert not analysis.outlines


@pytest.mark.parametrize("decorator", ["", "@torch.no_grad()", "@functools.lru_cache"])
def test_other_decorators_leave_the_loop_alone(decorator: str) -> None:
    source = f"import torch, functools\n{decorator}" + _LOOP
    assert analyze_module(source, "x.py").reports[0].verdict == "parallel"
