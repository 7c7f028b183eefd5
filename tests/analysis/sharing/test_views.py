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
    "slices with ends": """
        v = np.zeros(n)
        left, right = v[:-1], v[1:]
        for i in range(len(left)):
            right[i] = left[i] + 1
        """,
    "a row and a part of it": """
        row, rest = m[1, :], m[1, 2:]
        for i in range(n):
            rest[i] = row[i] + 1
        """,
    "an end that comes too late": """
        v = np.zeros(20)
        low, high = v[:9], v[8:]
        for i in range(9):
            high[i] = low[i] + 1
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
    "later elements": """
        v = np.zeros(n)
        left, right = v[:-1], v[1:]
        for i in range(len(left)):
            left[i] = right[i] + 1
        """,
    "two rows": """
        first, second = m[0, :], m[1, :]
        for i in range(n):
            first[i] = second[i] + first[i]
        """,
    "halves": """
        v = np.zeros(16)
        low, high = v[:8], v[8:]
        for i in range(len(low)):
            high[i] = low[i] + 1
        """,
    "what cannot be told": """
        v = np.zeros(n)
        low, high = v[:x], v[x:]
        for i in range(len(low)):
            high[i] = low[i] + 1
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


READ = {
    "shifted": ("left, right = a[:-1], a[1:]", "left[i] = right[i] + right[i + 2]", ("right[i]", "right[i + 2]"), True),
    "another name": ("left, right = a, a", "left[i] = right[i]", ("right[i]",), True),
    "row after row": ("left, right = a[:-1], a[1:]", "left[i, :] = right[i, :]", ("right[i, :]",), True),
    "written before it is read": (
        "left, right = a[:-1], a[1:]",
        "left[i] = 0; left[i] += right[i]",
        ("right[i]",),
        False,
    ),
    "in a loop inside": (
        "left, right = a[:-1], a[1:]",
        "left[i] = sum(right[i, k] for k in range(n))",
        ("right[i, 0:n]",),
        False,
    ),
    "of an attribute": ("left, right = m.u[:-1], m.u[1:]", "left[i] = right[i]", ("right[i]",), True),
    "reshaped": ("left, right = a.reshape(n, n), np.ravel(a)", "left[i, 0] = right[i]", ("right[i]",), True),
    "as a whole": ("left, right = a[:-1], a[1:]", "left[i] = right.sum()", (), False),
    "by a callee": ("left, right = a[:-1], a[1:]", "left[i] = g(right)", (), False),
    "of another array": ("left, right = a[:-1], x[1:]", "left[i] = right[i]", (), False),
}


@pytest.mark.parametrize("name", READ)
def test_all_reads_of_other_parts_are_written_down(name: str) -> None:
    before, body, reads, ahead = READ[name]
    text = f"def g(x):\n    return x[0]\n\ndef f(a, x, m, n):\n    {before}\n    for i in range(n):\n        {body}\n"
    (outline,) = (o for o in analyze_module(f"import numpy as np\n\n{text}", "<test>").outlines if o.spec.written)
    assert tuple(map(str, outline.spec.older)) == reads
    assert bool(outline.spec.ahead) is ahead
