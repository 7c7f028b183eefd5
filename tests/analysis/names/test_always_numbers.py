"""Names that are numbers wherever they have a value, and names that only begin as one."""

from __future__ import annotations

import ast
import textwrap

import pytest

from autopar.analysis.module import analyze_module
from autopar.analysis.names.always_numbers import is_always_number
from autopar.syntax.visit import read_module

NUMBERS = [
    "k = 0\nfor x in a:\n    k += 1",
    "k = -1.5\nwhile a:\n    k = k * 2 + 1j",
    "k = n = 0\nfor x in a:\n    k += 1\n    n -= k",
    "k = 0\nk += len(a)",
    "j, k = 0, 0\nk += j",
    "j, k = a, 0\nk += 1",
    "k: int = 0\nk += 1",
    "k = int(a)\nk //= 2 if a else 3",
    "n = 3\nk = n\nn = k\nk += n",
    "k = ~1\nk |= True",
]

NOT = [
    "k = a\nk += 1",
    "k = 0\nk += a[0]",
    "k = 0\nk += n",
    "k = 0\nn = k\nn += a\nk += n",
    "k = []\nk += [1]",
    "k = 0\nfor k in a:\n    k += 1",
    "k, n = a, 0\nk += 1",
    "k, *n = 0, 1, 2\nk += 1",
    "*k, n = 0, 1, 2\nk += [1]",
    "k, n = a\nk += 1",
    "(k, j), n = (0, a), 0\nk += 1",
    "k: int = a\nk += 1",
    "k: int\nk = a",
    "[k, n] = 0, 0\nk += 1",
    "k = 0\ndel k\nk = 1",
    "k = 0\nif (k := a):\n    k += 1",
    "k = 0\nk += abs(a)",
    "k = 0\nk += 'x'",
    "k += 1",
    "global k\nk = 0\nk += 1",
    "k = 0\ndef g():\n    nonlocal k\n    k = a",
    "k = 0\nimport math as k",
    "k = 0\nwith a as k:\n    k += 1",
    "k = 0 if a else a\nk += 1",
    "k = a and 0\nk += 1",
    "from numpy import *\nk = 0\nk += int(a)",
]


def _is_number(body: str) -> bool:
    text = f"def f(a):\n{textwrap.indent(body, '    ')}\n"
    if "*" in body and "import" in body:
        text = f"{body.splitlines()[0]}\n" + text.replace(body.splitlines()[0], "pass")
    facts = read_module(ast.parse(text))
    function = next(n for n in ast.walk(facts.tree) if isinstance(n, ast.FunctionDef) and n.name == "f")
    return is_always_number(facts.resolve("k", facts.scope_of[function]), facts)


@pytest.mark.parametrize("body", NUMBERS)
def test_is_always_a_number(body: str) -> None:
    assert _is_number(body)


@pytest.mark.parametrize("body", NOT)
def test_may_be_something_else(body: str) -> None:
    assert not _is_number(body)


COUNTED = """
import math
def f(a, b, out, start):
    k = {start}
    for i in range(len(a)):
        if a[i] > 0:
            k += {step}
        out[i] = math.sin(b[k])
    return k
"""


@pytest.mark.parametrize(("start", "step", "free"), [("0", "1", True), ("start", "1", False), ("0", "a[i]", False)])
def test_what_conditions_count_is_taken_apart(start: str, step: str, free: bool) -> None:
    (report,) = (r for r in analyze_module(COUNTED.format(start=start, step=step), "m.py").reports if r.kind == "for")
    assert (report.verdict == "parallel") is free
