"""Verdicts on loops over elements: subscripts, rows, slices, aliases, what two iterations have in common."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_obstacles_speak, assert_parallel, assert_sequential

PARALLEL = {
    "map into an array": """
def f(a, out):
    for i in range(len(a)):
        out[i] = a[i] * 2
""",
    "update in place": """
def f(a, n):
    for i in range(n):
        a[i] = a[i] * 2 + 1
""",
    "augmented element": """
def f(a, b, n):
    for i in range(n):
        a[i] += b[i]
""",
    "window": """
def f(signal, width, out):
    for i in range(len(out)):
        out[i] = signal[i:i + width].mean()
""",
    "strided stores": """
def f(a, out, n):
    for i in range(n):
        out[2 * i] = a[i]
        out[2 * i + 1] = -a[i]
""",
    "rows of a nest": """
def f(a, out, n, m):
    for i in range(n):
        for j in range(m):
            out[i, j] = a[j, i]
""",
    "list of lists": """
def f(a, out, n, m):
    for i in range(n):
        for j in range(m):
            out[i][j] = a[j][i]
""",
    "row alias": """
def f(a, n, m):
    for i in range(n):
        row = a[i]
        for j in range(m):
            row[j] = i * j
""",
    "row in place": """
def f(a, n):
    for i in range(n):
        a[i].sort()
""",
    "private index": """
def f(a, out, n):
    for i in range(n):
        j = i + 1
        out[j] = a[i]
""",
    "anti-dependence": """
def f(a, b, n):
    for i in range(n):
        a[i] = a[i + 1] + b[i]
""",
    "scatter": """
def f(perm, a, out, n):
    for i in range(n):
        out[perm[i]] = a[i]
""",
    "last writer wins": """
def f(a, out, n):
    for i in range(n):
        out[i // 2] = a[i]
""",
    "enumerate in place": """
def f(a):
    for i, x in enumerate(a):
        a[i] = x + 1
""",
    "column": """
def f(a, out, n, m):
    for j in range(n):
        for i in range(m):
            out[i, j] = a[i, j]
""",
    "read elsewhere": """
def f(a, out, idx, n):
    for i in range(n):
        out[i] = a[idx[i]]
""",
    "read of the shape of what is written": """
def f(out, n):
    for i in range(n):
        out[i] = out.shape[0] + len(out)
""",
    "blocks": """
def f(a, out, n):
    for i in range(n):
        out[4 * i:4 * i + 4] = a[i]
""",
    "flattened blocks": """
def f(a, out, n):
    for i in range(n):
        for j in range(4):
            out[4 * i + j] = a[i]
""",
    "matrix product": """
def f(a, b, c, n, m, k):
    for i in range(n):
        for j in range(m):
            s = 0.0
            for l in range(k):
                s += a[i, l] * b[l, j]
            c[i, j] = s
""",
    "even and odd": """
def f(a, n):
    for i in range(n):
        a[2 * i] = a[2 * i + 1]
""",
    "items of rows augmented in place": """
def f(rows, out, n):
    for i, row in enumerate(rows):
        for r in row:
            r += 1
        out[i] = 1
""",
    "rows by enumerate": """
def f(rows):
    for i, row in enumerate(rows):
        row[0] = i
""",
    "tuple of operands": """
def f(a, b, n):
    for i in range(n):
        pair = (a, i)
        b[i] = pair[0][i] + pair[1]
""",
    "element spelled out": """
def f(d, keys):
    for k in keys:
        d[k] = d[k] * 2
""",
    "dict filled by position": """
def f(a, n):
    table = {}
    for i in range(n):
        table[i] = a[i] + 1
    return table
""",
}

SEQUENTIAL = {
    "recurrence": (
        "APR101",
        """
def f(a, n):
    for i in range(1, n):
        a[i] = a[i - 1] ** 2
""",
    ),
    "recurrence through an alias": (
        "APR101",
        """
def f(a, n):
    for i in range(1, n):
        b = a
        a[i] = b[i - 1] + 1
""",
    ),
    "negative wrap": (
        "APR101",
        """
def f(a, n):
    for i in range(n):
        a[i] = a[i - 1]
""",
    ),
    "whole read of what is written": (
        "APR101",
        """
def f(out, n):
    for i in range(n):
        out[i] = out.sum()
""",
    ),
    "written operand passed on": (
        "APR101",
        """
import numpy as np
def f(out, n):
    for i in range(n):
        out[i] = np.sum(out)
""",
    ),
    "anti-dependence that may see an own write": (
        "APR102",
        """
def f(a, n, m):
    for i in range(n):
        for j in range(m):
            a[i] = a[i + j] + 1
""",
    ),
    "anti-dependence backwards": (
        "APR101",
        """
def f(a, n):
    for i in range(n - 1, -1, -1):
        a[i] = a[i + 1] ** 2
""",
    ),
    "anti-dependence of unknown direction": (
        "APR101",
        """
def f(a, n, s):
    for i in range(0, n, s):
        a[i] = a[i + 1] ** 2
""",
    ),
    "two iterations write one element": (
        "APR103",
        """
def f(a, n, m):
    for i in range(n):
        for j in range(m):
            a[i + j][0] = i
""",
    ),
    "unknown subscript, read too": (
        "APR105",
        """
def f(a, perm, n):
    for i in range(n):
        a[perm[i][0]] = a[i] + 1
""",
    ),
    "dict read and written": (
        "APR105",
        """
def f(keys):
    d = {}
    for k in keys:
        d[k] = d[k - 1] * 2
""",
    ),
    "store through a pair": (
        "APR106",
        """
def f(a, b, n):
    for i in range(n):
        pair = [a, b]
        pair[0][i] = 1
""",
    ),
    "sorted as a whole": (
        "APR107",
        """
def f(a, n):
    for i in range(n):
        a.sort()
""",
    ),
    "attribute store": (
        "APR107",
        """
class C:
    def f(self, xs):
        for x in xs:
            self.last = x - self.last
""",
    ),
    "del of an element": (
        "APR107",
        """
def f(d, keys):
    for k in keys:
        del d[k]
""",
    ),
    "pop": (
        "APR107",
        """
def f(stack, n):
    for i in range(n):
        stack.pop()
""",
    ),
    "operand stored into itself": (
        "APR101",
        """
def f(a, n):
    for i in range(n):
        a[i] = a
""",
    ),
    "one object several times in the header": (
        "APR106",
        """
def f(n, out):
    for buf in [[]] * 3:
        buf.append(1)
        out.append(len(buf))
""",
    ),
    "object made by the header": (
        "APR107",
        """
def f(n, out):
    for x in (buf := [1, 2]):
        buf.pop()
        out.append(x)
""",
    ),
    "bool as an index": (
        "APR105",
        """
def f(a, n):
    for i in range(n):
        a[True, i][0] = 1
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
