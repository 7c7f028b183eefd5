"""Arrays that iterations may each have for themselves, and those that they may not."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

PRIVATE = {
    "whole slice": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[:] = x[i]
        out[i] = tmp.sum()
    return tmp
""",
    "ellipsis": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[...] = x[i]
        out[i] = tmp[0] + tmp[-1]
""",
    "fill and scatter": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp.fill(0)
        for j in range(x.shape[1]):
            tmp[x[i, j]] += 1
        out[i] = tmp.max()
""",
    "out": """
import numpy as np
def f(x, y, tmp, out):
    for i in range(len(x)):
        np.add(x[i], y, out=tmp)
        np.sqrt(tmp, out=tmp)
        out[i] = tmp.sum()
""",
    "out by position": """
import numpy as np
def f(x, y, tmp, out):
    for i in range(len(x)):
        np.add(x[i], y, tmp)
        out[i] = tmp.sum()
""",
    "out of a method": """
def f(x, tmp, out):
    for i in range(len(x)):
        x[i].sum(axis=0, out=tmp)
        out[i] = tmp[0]
""",
    "out before use in one expression": """
import numpy as np
def f(x, tmp, out):
    for i in range(len(x)):
        out[i] = np.add(x[i], 1, out=tmp).sum() + tmp[0]
""",
    "copyto": """
import numpy as np
def f(x, tmp, out):
    for i in range(len(x)):
        np.copyto(tmp, x[i])
        out[i] = tmp.sum()
""",
    "loop over the length it was made with": """
import numpy as np
def f(x, m, out):
    tmp = np.zeros(m)
    for i in range(len(x)):
        for j in range(m):
            tmp[j] = x[i, j]
        out[i] = tmp.sum()
    return tmp
""",
    "loop over its own length": """
def f(x, tmp, out):
    for i in range(len(x)):
        for j in range(len(tmp)):
            tmp[j] = x[i, j]
        out[i] = tmp.sum()
""",
    "recurrence inside": """
import numpy as np
def f(x, m, out):
    tmp = np.empty(m + 1)
    for i in range(len(x)):
        tmp[0] = 0
        for j in range(m):
            tmp[j + 1] = tmp[j] + x[i, j]
        out[i] = tmp[m]
""",
    "two dimensions": """
import numpy as np
def f(x, n, m, out):
    tmp = np.empty((n, m))
    for i in range(len(x)):
        for j in range(n):
            for k in range(m):
                tmp[j, k] = x[i, j] * x[i, k]
        out[i] = tmp.sum()
""",
    "rows": """
import numpy as np
def f(x, n, m, out):
    tmp = np.empty((n, m))
    for i in range(len(x)):
        for j in range(n):
            tmp[j] = x[i, j]
        out[i] = tmp[:, 0].sum()
""",
    "a part, and reads in it": """
def f(x, k, tmp, out):
    for i in range(len(x)):
        for j in range(k):
            tmp[j] = x[i, j]
        s = 0.0
        for j in range(k):
            s += tmp[j]
        out[i] = s
""",
    "both branches": """
def f(x, tmp, out):
    for i in range(len(x)):
        if x[i, 0] > 0:
            tmp[:] = x[i]
        else:
            tmp[:] = 0
        out[i] = tmp.sum()
""",
    "only in a branch, and dead after": """
import numpy as np
def f(x, out):
    tmp = np.zeros(4)
    for i in range(len(x)):
        if x[i, 0] > 0:
            tmp[:] = x[i]
            out[i] = tmp.sum()
""",
    "growing, and dead after": """
import numpy as np
def f(x, out):
    tmp = np.zeros(len(x))
    for i in range(len(x)):
        tmp[:i] = x[:i]
        out[i] = tmp[:i].sum()
""",
    "alias after the store": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[:] = x[i]
        t = tmp[1:]
        t[0] = 0
        out[i] = tmp.sum()
""",
}

SHARED = {
    "conditional store": """
import numpy as np
def f(x, out):
    tmp = np.zeros(4)
    for i in range(len(x)):
        if x[i, 0] > 0:
            tmp[:] = x[i]
        out[i] = tmp.sum()
""",
    "only in a branch, and returned": """
import numpy as np
def f(x, out):
    tmp = np.zeros(4)
    for i in range(len(x)):
        if x[i, 0] > 0:
            tmp[:] = x[i]
            out[i] = tmp.sum()
    return tmp
""",
    "skipped by continue": """
def f(x, tmp, out):
    for i in range(len(x)):
        if x[i, 0] > 0:
            continue
        tmp[:] = x[i]
        out[i] = tmp.sum()
""",
    "read first": """
def f(x, tmp, out):
    for i in range(len(x)):
        out[i] = tmp.sum()
        tmp[:] = x[i]
""",
    "read on the right": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[:] = tmp + x[i]
        out[i] = tmp.sum()
""",
    "scaled": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[:] *= 0
        tmp[:] += x[i]
        out[i] = tmp.sum()
""",
    "masked": """
import numpy as np
def f(x, tmp, out):
    for i in range(len(x)):
        np.add(x[i], 1, out=tmp, where=x[i] > 0)
        out[i] = tmp.sum()
""",
    "a part, and reads outside": """
def f(x, k, tmp, out):
    for i in range(len(x)):
        tmp[:k] = x[i, :k]
        out[i] = tmp.sum()
""",
    "every other element": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[::2] = x[i]
        out[i] = tmp.sum()
""",
    "loop that may break": """
def f(x, tmp, out):
    for i in range(len(x)):
        for j in range(len(tmp)):
            if x[i, j] < 0:
                break
            tmp[j] = x[i, j]
        out[i] = tmp.sum()
""",
    "loop that may skip": """
def f(x, tmp, out):
    for i in range(len(x)):
        for j in range(len(tmp)):
            if x[i, j] < 0:
                continue
            tmp[j] = x[i, j]
        out[i] = tmp.sum()
""",
    "zip may end before": """
def f(x, tmp, out):
    for i in range(len(x)):
        for j, v in zip(range(len(tmp)), x[i]):
            tmp[j] = v
        out[i] = tmp.sum()
""",
    "loop that may make no trip": """
def f(x, k, tmp, out):
    for i in range(len(x)):
        for j in range(k):
            tmp[:] = x[i]
        out[i] = tmp.sum()
""",
    "swallowed exception": """
def f(x, tmp, out):
    for i in range(len(x)):
        try:
            tmp[:] = x[i]
        except ValueError:
            pass
        out[i] = tmp.sum()
""",
    "another length by then": """
import numpy as np
def f(x, m, out):
    tmp = np.zeros(m)
    m = m - 1
    for i in range(len(x)):
        for j in range(m):
            tmp[j] = x[i, j]
        out[i] = tmp.sum()
""",
    "growing, and seen after": """
def f(x, tmp, out):
    for i in range(len(x)):
        tmp[i:] = x[i:]
        out[i] = tmp[i:].sum()
""",
    "index changes between": """
def f(x, k, tmp, out):
    for i in range(len(x)):
        tmp[k] = x[i]
        k[0] = i
        out[i] = tmp[k].sum()
""",
    "callee reads it": """
import numpy as np
tmp = np.zeros(4)
def total():
    return tmp.sum()
def f(x, out):
    for i in range(len(x)):
        tmp[:] = x[i]
        out[i] = total()
""",
    "lambda made before the store": """
def f(x, tmp, out):
    for i in range(len(x)):
        g = lambda j: tmp[j]
        tmp[:] = x[i]
        out[i] = g(0)
""",
    "alias before the store": """
def f(x, tmp, out):
    for i in range(len(x)):
        t = tmp[1:]
        tmp[:] = x[i]
        out[i] = t.sum()
""",
    "appended itself": """
def f(x, tmp, out):
    for row in x:
        tmp[:] = row
        out.append(tmp)
""",
    "left early": """
def f(x, tmp, out):
    for i in range(len(x)):
        if i > 5:
            break
        tmp[:] = x[i]
        out[i] = tmp.sum()
""",
    "the loop runs over it": """
def f(x, tmp, out):
    for i, v in enumerate(tmp):
        tmp[:] = x[i]
        out[i] = v
""",
}


def _outer(source: str) -> LoopReport:
    return next(r for r in analyze_module(source, "f.py").reports if r.function == "f" and r.outermost)


@pytest.mark.parametrize("name", PRIVATE)
def test_overwritten_array_is_private(name: str) -> None:
    report = _outer(PRIVATE[name])
    assert (report.code, "tmp" in report.private) == ("APR001", True), report.message
    assert "overwrites `tmp` before reading it" in report.message


@pytest.mark.parametrize("name", SHARED)
def test_other_array_is_not_private(name: str) -> None:
    report = _outer(SHARED[name])
    assert report.code not in ("APR001", "APR002"), report.message
    assert "tmp" not in report.private
