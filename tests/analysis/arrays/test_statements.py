"""Source and rows: what array statements do, and which lines one pass does together."""

from __future__ import annotations

import pytest

from autopar.analysis.arrays.statements import array_statements
from autopar.analysis.module import analyze_module
from autopar.syntax.source import Source
from autopar.syntax.visit import read_module

RUNS = {
    "a chain with folds at its end": (
        """
def f(x):
    y = np.sin(x)
    z = y * y + np.cos(x)
    s = z.sum()
    m = z.mean(axis=0)
""",
        [[3, 4, 5, 6]],
    ),
    "a fold that is used again": (
        """
def f(x):
    m = np.mean(x)
    y = x - m
""",
        [[3], [4]],
    ),
    "a fold inside of an expression": (
        """
def f(x):
    y = x - x.mean(axis=0)
    x *= 2
""",
        [[3], [4]],
    ),
    "a shifted read of what was written": (
        """
def f(x):
    y = np.sin(x)
    z = y[1:] - y[:-1]
""",
        [[3], [4]],
    ),
    "the same slice again": (
        """
def f(a, b):
    a[1:-1] = np.sqrt(b[1:-1])
    b[1:-1] = a[1:-1] * 2.0 + b.sum(axis=0)
    c = a[1:-1] + b[1:-1]
""",
        [[3], [4], [5]],
    ),
    "an anti-dependence at the same place": (
        """
def f(x, y):
    z = np.exp(x) + y
    x[:] = np.log(y)
""",
        [[3], [4]],
    ),
    "an update in place": (
        """
def f(x):
    y = np.exp(x)
    y *= 2
    np.add(y, x, out=y)
""",
        [[3, 4, 5]],
    ),
    "a view is memory of another name": (
        """
def f(x):
    y = np.exp(x)
    v = y[1:]
    y *= 2
    w = np.sin(v)
""",
        [[3], [5], [6]],
    ),
    "a transposed read": (
        """
def f(x):
    y = np.exp(x)
    z = y + y.T
""",
        [[3], [4]],
    ),
    "a product ends a run": (
        """
def f(X, w, y):
    z = X @ w
    p = 1 / (1 + np.exp(-z))
    g = X.T @ (p - y)
""",
        [[3], [4], [5]],
    ),
    "statements that share nothing": (
        """
def f(x, y):
    a = np.sin(x)
    b = np.cos(y)
""",
        [[3], [4]],
    ),
    "branches are blocks of their own": (
        """
def f(x, flag):
    y = np.sin(x)
    if flag:
        y = y + 1
        z = y * 2
    return y * 3
""",
        [[3], [5, 6], [7]],
    ),
    "an unknown call ends a run": (
        """
def f(x, g):
    y = np.sin(x)
    z = np.cos(y) + g(y)
    w = y * 2
""",
        [[3], [5]],
    ),
    "attributes may be anything": (
        """
class A:
    def f(self):
        self.v = np.zeros(5)
        self.v += self.w.astype(float) * 2
        c = np.cumsum(self.v)
""",
        [[5], [6]],
    ),
    "numbers are no arrays": (
        """
def f(n, x):
    k = n + 1
    h = 1.0 / k
    for i in range(n):
        s = h * i
    t = math.sqrt(h)
""",
        [],
    ),
    "a gathered read": (
        """
def f(x, index):
    y = np.sin(x)
    z = y[index > 3] + 1.0
    return np.sqrt(np.abs(x) + y)
""",
        [[3], [4], [5]],
    ),
}


@pytest.mark.parametrize(("source", "expected"), RUNS.values(), ids=RUNS)
def test_runs(source: str, expected: list[list[int]]) -> None:
    text = "import math; import numpy as np\n" + source.lstrip("\n")
    facts = read_module(Source(text).parse("x.py"))
    assert [[s.node.lineno for s in run] for run in array_statements(facts)] == expected


def _rows(source: str) -> list[tuple[int, str, bool]]:
    rows = analyze_module(source, "x.py", arrays=True).reports
    return [(r.line, r.message, r.outermost) for r in rows if r.kind == "array"]


def test_rows_say_what_is_folded_and_what_goes_together() -> None:
    source = "import numpy as np\n\ndef f(x, w):\n    y = np.tanh(x @ w)\n    z = y * 2\n    return z.max(axis=1)\n"
    assert _rows(source) == [
        (4, "works element by element and contracts with `@` over `x` and `w`", True),
        (5, "works element by element over `y`; one pass does it with line 6", True),
        (6, "folds with `max` along axis 1 over `z`; one pass does it with line 5", True),
    ]


def test_a_statement_in_a_parallel_loop_is_not_the_outermost() -> None:
    source = "import numpy as np\n\ndef f(x, out):\n    for i in range(len(x)):\n        out[i, :] = np.sin(x[i, :])\n"
    assert [outermost for *_, outermost in _rows(source)] == [False]


def test_a_file_without_loops_has_rows_where_they_are_asked_for() -> None:
    source = "import numpy as np\n\ndef g(x):\n    return np.sin(x) + 1\n"
    assert len(_rows(source)) == 1
    assert analyze_module(source, "x.py").reports == ()


def test_a_fold_names_its_operator() -> None:
    source = "import numpy as np\n\ndef g(x):\n    total = np.sum(x, axis=0)\n    return total\n"
    (row,) = analyze_module(source, "x.py", arrays=True).reports
    assert [(r.name, r.operator) for r in row.reductions] == [("total", "+")]
