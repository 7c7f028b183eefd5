"""Which values an iteration surely makes itself, and where that is worth saying."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_HEAD = """import numpy as np
class P:
    def __init__(self):
        self.pos = np.zeros(3)
        self.n = 0
def f(params, grads, ps, lr, w):
    norms = [np.abs(g).sum() for g in grads]
"""

MADE = {
    "an attribute": "for p in ps:\n        p.pos = p.pos + lr",
    "an element": "for k in range(len(grads)):\n        grads[k] = grads[k] * lr",
    "in place or anew": "for k in range(len(grads)):\n        grads[k] *= lr",
    "appended": "out = []\n    for g in grads:\n        out.append(g * 2 - g.sum())",
    "items of a comprehension": "out = [g * lr for g in grads if g.sum() > w[0]]",
}
NOT_MADE = {
    "nothing says that there are arrays": "for k in range(len(params)):\n        params[k] = params[k] - lr",
    "an older object": "for k in range(len(grads)):\n        params[k] = grads[k]",
    "one or the other": "for k in range(len(grads)):\n        params[k] = grads[k] * 2 if lr else grads[k]",
    "kept twice": "for k in range(len(grads)):\n        t = grads[k] * 2\n        params[k] = t\n        w[k] = t",
    "inside of a tuple": "for k in range(len(grads)):\n        params[k] = (grads[k] * 2, grads[k])",
    "by the name of an older object": (
        "for k in range(len(grads)):\n        t = grads[k]\n        t += 1\n        params[k] = t"
    ),
}


def _made(body: str) -> bool:
    outlines = analyze_module(f"{_HEAD}    {body}\n", "<test>").outlines
    return any(o.spec.made for o in outlines if o.line > 7)


@pytest.mark.parametrize("name", MADE)
def test_results_of_operators_are_made(name: str) -> None:
    assert _made(MADE[name])


@pytest.mark.parametrize("name", NOT_MADE)
def test_others_are_not_said_to_be(name: str) -> None:
    assert not _made(NOT_MADE[name])
