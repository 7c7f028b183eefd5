"""Headers over the indices of arrays and over generators, sizes of what is counted, offsets in the loop's bound."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """\
from collections import Counter
import numpy as np
def halves(xs):
    for x in xs:
        yield x / 2
def kept(xs):
    buffer = []
    for x in xs:
        buffer.append(x)
        yield buffer
def f(m, out, xs, n, counts, d):
    BODY
"""

CASES = {
    "ndindex": ("for k in np.ndindex(m.shape): out[k] = m[k] * 2", "parallel"),
    "ndindex of numbers": ("for i, j in np.ndindex(n, 3): out[i, j] = m[i, j] * 2", "parallel"),
    "ndenumerate": ("for (i, j), x in np.ndenumerate(m): out[j, i] = x * 2", "parallel"),
    "ndenumerate of what changes": ("for k, x in np.ndenumerate(m): m[k] = x * 2", "sequential"),
    "nditer": ("for x in np.nditer(m): out.append(x * 2)", "sequential"),
    "a generator's own name": ("for i, x in enumerate(x * 2 for x in xs): out[i] = x - 1", "parallel"),
    "a name of the loop": ("for x in (x * n for x in xs): n = x; out.append(x)", "sequential"),
    "what an operator gives": ("for i, x in enumerate(halves(xs)): out[i] = x - 1", "parallel"),
    "what a generator goes on changing": ("for i, x in enumerate(kept(xs)): out[i] = x[0]", "sequential"),
    "length of what is counted": ("for x in xs: counts[min(int(x), len(counts) - 1)] += 1", "parallel"),
    "shape of what is counted": ("for x in xs: counts[int(x) % counts.shape[0]] += 1", "parallel"),
    "length of what is stored into": ("for x in xs: d[x] = len(d)", "guarded"),
    "length of what grows": ("for x in xs: out.append(len(out))", "sequential"),
    "an offset in the bound": ("for i in range(len(m) - n): m[i] = m[i + n] + xs[i]", "guarded"),
    "an offset in the bound, downwards": ("for i in range(len(m) - 1, n - 1, -1): m[i] = m[i - n] + 1", "guarded"),
    "a recurrence from the bound": ("for i in range(n, len(m)): m[i] = m[i - n] + 1", "sequential"),
}


@pytest.mark.parametrize(("loop", "verdict"), CASES.values(), ids=CASES)
def test_verdict(loop: str, verdict: str) -> None:
    reports = analyze_module(_MODULE.replace("BODY", loop), "x.py").reports
    found = next(r for r in reports if r.line == _MODULE[: _MODULE.index("BODY")].count("\n") + 1)
    assert found.verdict == verdict, found.message


FOLDED = {"sum(abs(x) for x in xs)": True, "Counter(abs(x) for x in xs)": True, "sorted(abs(x) for x in xs)": False}


@pytest.mark.parametrize("text", FOLDED)
def test_what_is_used_item_by_item(text: str) -> None:
    module = analyze_module(_MODULE.replace("BODY", f"return {text}"), "x.py")
    assert [o.spec.folded for o in module.outlines] == [FOLDED[text]]
