"""Which ``while`` loops count, and how."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.headers.counting import counting_loop
from autopar.analysis.module import analyze_module
from autopar.analysis.names.definite import bound_names

COUNT = {
    "while i < n:\n    f(i)\n    i += 2": ("<", "n", 2),
    "while i <= n - 1:\n    f(i)\n    i = i + 1": ("<=", "n - 1", 1),
    "while i > 0:\n    f(i)\n    i = i - 3": (">", "0", -3),
    "while i < n:\n    f(i)\n    i = 1 + i": ("<", "n", 1),
    "while i < n:\n    i += 1\n    f(i)": ("<", "n", 1),
    "while i < n:\n    if g(i):\n        i += 1\n        continue\n    f(i)\n    i += 1": ("<", "n", 1),
    "while i < n:\n    if g(i):\n        i += 1\n    else:\n        f(i)\n        i += 1": ("<", "n", 1),
    "while i < n:\n    if g(i):\n        break\n    i += 1": ("<", "n", 1),
    "while i < n:\n    if g(i):\n        raise ValueError\n    i += 1": ("<", "n", 1),
    "while True:\n    if i >= n:\n        break\n    f(i)\n    i += 1": ("<", "n", 1),
    "while True:\n    if i > n:\n        break\n    f(i)\n    i += 1": ("<=", "n", 1),
    "while True:\n    if i <= 0:\n        break\n    f(i)\n    i -= 1": (">", "0", -1),
    "while True:\n    if i == n:\n        break\n    f(i)\n    i += 1": ("!=", "n", 1),
    "while i != n:\n    f(i)\n    i += 1": ("!=", "n", 1),
    "while n > i:\n    f(i)\n    i += 1": ("<", "n", 1),
    "while n - 1 >= i:\n    f(i)\n    i += 2": ("<=", "n - 1", 2),
    "while 0 < i:\n    f(i)\n    i -= 1": (">", "0", -1),
    "while True:\n    if n <= i:\n        break\n    f(i)\n    i += 1": ("<", "n", 1),
    "while i < n:\n    for j in k:\n        if j:\n            continue\n    i += 1": ("<", "n", 1),
}

SQUARES = {
    "while i * i <= n:\n    f(i)\n    i += 1": ("<=", "n", 1),
    "while i ** 2 < n:\n    f(i)\n    i += 2": ("<", "n", 2),
    "while n >= i * i:\n    f(i)\n    i += 1": ("<=", "n", 1),
    "while n + 1 > i ** 2:\n    f(i)\n    i += 1": ("<", "n + 1", 1),
    "while True:\n    if i * i > n:\n        break\n    f(i)\n    i += 1": ("<=", "n", 1),
}

NOT = [
    "while i * i > n:\n    f(i)\n    i -= 1",
    "while i * i != n:\n    f(i)\n    i += 1",
    "while i * i <= n:\n    f(i)\n    i -= 1",
    "while i * j <= n:\n    f(i)\n    i += 1",
    "while i * i * i <= n:\n    f(i)\n    i += 1",
    "while i ** 3 <= n:\n    f(i)\n    i += 1",
    "while i ** 2.0 <= n:\n    f(i)\n    i += 1",
    "while 2 ** i <= n:\n    f(i)\n    i += 1",
    "while i * i <= n:\n    f(i)\n    n //= i\n    i += 1",
    "while i * i <= i:\n    f(i)\n    i += 1",
    "while i < n:\n    i += 1",
    "while i < n:\n    f(i)",
    "while i < n:\n    f(i)\n    i -= 1",
    "while i < n:\n    f(i)\n    i += 0",
    "while i < n:\n    f(i)\n    i += k + m",
    "while i < n:\n    f(i)\n    i += True",
    "while i < n:\n    i += 1\n    i += 1",
    "while i < n:\n    if g(i):\n        continue\n    i += 1",
    "while i < n:\n    if g(i):\n        i += 1\n    f(i)",
    "while i < n:\n    if g(i):\n        i += 1\n        continue\n    f(i)\n    i += 2",
    "while i < n:\n    for j in k:\n        i += 1\n    f(i)",
    "while i < n:\n    try:\n        i += 1\n    finally:\n        f(i)",
    "while i < n:\n    for j in k:\n        pass\n    else:\n        continue\n    i += 1",
    "while i < n:\n    f(i)\n    n -= 1\n    i += 1",
    "while i < n:\n    i = 3\n    i += 1",
    "while i < n:\n    f(i := 4)\n    i += 1",
    "while i < n:\n    if (i := 4):\n        pass\n    i += 1",
    "while i != n:\n    f(i)\n    i += 2",
    "while i == n:\n    f(i)\n    i += 1",
    "while j > i:\n    j -= 1\n    i += 1\n    f(i)",
    "while i < n < m:\n    f(i)\n    i += 1",
    "while 1:\n    if i >= n:\n        break\n    f(i)\n    i += 1",
    "while True:\n    if i >= n:\n        f(i)\n        break\n    f(i)\n    i += 1",
    "while True:\n    if i >= n:\n        break\n    else:\n        f(i)\n    i += 1",
    "while True:\n    if i < n:\n        break\n    f(i)\n    i += 1",
    "while True:\n    f(i)\n    if i >= n:\n        break\n    i += 1",
]


def _read(source: str) -> tuple[str, str, int] | None:
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.While)
    bound = frozenset().union(*(bound_names(s) for s in node.body), bound_names(node.test))
    counting = counting_loop(node, bound)
    if counting is None:
        return None
    assert counting.squared is (source in SQUARES)
    return counting.comparison, ast.unparse(counting.stop), counting.step


@pytest.mark.parametrize("source", COUNT)
def test_counts(source: str) -> None:
    assert _read(source) == COUNT[source]


@pytest.mark.parametrize("source", SQUARES)
def test_counts_by_squares(source: str) -> None:
    assert _read(source) == SQUARES[source]


@pytest.mark.parametrize("source", NOT)
def test_does_not_count(source: str) -> None:
    assert _read(source) is None


STRIDES = {
    "by a name": ("while i < n: out[i] = a[i]; i += k", 1, "k"),
    "by a name, downwards": ("while i > 0: out[i] = a[i]; i = i - k", -1, "k"),
    "by a name in front": ("while i < n: out[i] = a[i]; i = k + i", 1, "k"),
    "by two names": ("while i < n: out[i] = a[i]; i += k if n else m", 0, ""),
    "by a name that the loop assigns": ("while i < n: out[i] = a[i]; i += k; k = 2", 0, ""),
    "to another value": ("while i != n: out[i] = a[i]; i += k", 0, ""),
    "away": ("while i < n: out[i] = a[i]; i -= k", 0, ""),
    "beside another counter": ("while i < n: out[j] = a[i]; i += k; j += 1", 0, ""),
    "while a new list grows": ("while i < len(a): made.append(a[i] * 2); i += k", 1, "k"),
    "while an argument grows": ("while i < len(a): out.append(a[i] * 2); i += k", 0, ""),
}


@pytest.mark.parametrize(("loop", "step", "stride"), STRIDES.values(), ids=STRIDES)
def test_strides(loop: str, step: int, stride: str) -> None:
    text = f"def f(a, out, i, j, k, n, m):\n    made = []\n    {loop}\n    return made, i, j\n"
    specs = [(outline.spec.step, outline.spec.stride) for outline in analyze_module(text, "x.py").outlines]
    assert specs == ([(step, stride)] if step else [])
