"""Names that are known to share an object before the loop."""

from __future__ import annotations

import textwrap

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport, Verdict

DEPENDENT = {
    "same name": """
        b = a
        for i in range(1, n):
            a[i] = b[i - 1] + 1
        """,
    "by way of a third": """
        c = a
        b = c
        for i in range(1, n):
            b[i] = a[i - 1] * a[i - 1]
        """,
    "one element": """
        b = a
        for i in range(n):
            b[0] = i
            x[i] = a[0]
        """,
    "transposed": """
        t = m.T
        for i in range(n):
            for j in range(n):
                m[i, j] = t[i, j] + 1
        """,
    "cut": """
        v = np.zeros(n + 1)
        w = v[1:]
        for i in range(n):
            w[i] = v[i] * v[i]
        """,
    "strided": """
        v = np.zeros(n + 1)
        w = v[::2]
        for i in range(1, n):
            w[i] = v[i] + 1
        """,
    "two dimensions": """
        w = m[1:, 2:]
        for i in range(n):
            w[i, 0] = m[i, 2] * 2
        """,
}

APART = {
    "copied": """
        b = a.copy()
        for i in range(1, n):
            a[i] = b[i - 1] + 1
        """,
    "the same element": """
        b = a
        for i in range(n):
            b[i] = a[i] + 1
        """,
    "interleaved": """
        v = np.zeros(2 * n)
        even, odd = v[::2], v[1::2]
        for i in range(n):
            even[i] = odd[i] + 1
        """,
    "a list's slice is a copy": """
        b = a[1:]
        for i in range(n):
            b[i] = a[i] + 1
        """,
    "one end each": """
        v = np.zeros(2 * n)
        low, high = v[:n], v[n:]
        for i in range(n):
            high[i] = low[i] + 1
        """,
    "two objects, one after the other": """
        b = a
        a = x
        for i in range(1, n):
            a[i] = b[i - 1] + 1
        """,
}


def first(body: str) -> LoopReport:
    text = textwrap.indent(textwrap.dedent(body).strip(), "    ")
    return analyze_module(f"import numpy as np\n\ndef f(a, x, m, n):\n{text}\n", "<test>").reports[0]


@pytest.mark.parametrize("name", DEPENDENT)
def test_a_dependence_between_two_names_is_one(name: str) -> None:
    report = first(DEPENDENT[name])
    assert report.verdict is Verdict.SEQUENTIAL
    assert "under two names" in report.message


@pytest.mark.parametrize("name", APART)
def test_what_is_no_dependence_is_left_to_the_guard(name: str) -> None:
    assert first(APART[name]).verdict is Verdict.PARALLEL
