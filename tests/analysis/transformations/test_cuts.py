"""Where a loop is cut so that its parts are independent, each done before the next begins."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

# Body of a loop over arrays `a`, `b` and ints `n`, `m`, `k`, its header, and where the parts begin.
CUT: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "mirrored": ("range(n)", "a[i] = a[n - 1 - i] + b[i]", ("2 * i >= n - 1",)),
    "mirrored by length": ("range(len(a))", "a[i] = a[len(a) - 1 - i] + b[i]", ("2 * i >= len(a) - 1",)),
    "mirrored from the end": ("range(n)", "a[-1 - i] = a[i] + b[i]", ("2 * i >= len(a)",)),
    "mirrored evens": ("range(n)", "a[2 * i] = a[2 * n - 2 * i] + b[i]", ("4 * i >= 2 * n",)),
    "one element": ("range(2, n)", "a[i] = a[9] + b[i]", ("i >= 9", "i >= 10")),
    "the fifth element": ("range(n)", "a[i] = a[4] + b[i]", ("i >= 4", "i >= 5")),
    "the middle": ("range(n)", "a[i] = a[n // 2] + b[i]", ("i >= n // 2", "i >= n // 2 + 1")),
    "a number of trips": (
        "range(n - 1)",
        "a[i + 1] = a[(n + 1) // 2] + 1",
        ("i >= (n + 1) // 2 - 1", "i >= (n + 1) // 2"),
    ),
    "the last element": ("range(n)", "a[i] = a[n - 1] + b[i]", ("i >= n - 1",)),
    "the last by sign": ("range(len(a))", "a[i] = a[-1] + b[i]", ("i >= len(a) - 1",)),
    "an element of either sign": (
        "range(n)",
        "a[i] = a[k] + b[i]",
        ("i >= k", "i >= k + 1", "i >= k + len(a)", "i >= k + len(a) + 1"),
    ),
    "downwards": ("range(n - 1, -1, -1)", "a[i] = a[n // 2] + b[i]", ("i <= n // 2", "i <= n // 2 - 1")),
    "in steps": ("range(0, n, 2)", "a[i] = a[8] + b[i]", ("i >= 8", "i >= 9")),
    "by position": ("enumerate(b)", "a[i] = a[9] + x", ("i >= 9", "i >= 10")),
    "the last alone": ("range(n)", "a[i] = b[i] if i < n - 1 else a[0] + a[5]", ("i >= n - 1",)),
    "the last writes the first": ("range(n)", "a[i if i < n - 1 else 0] = b[i]", ()),
    "halves": ("range(n)", "a[i] = b[i] if i < n // 2 else a[i - n // 2]", ()),
    "a recurrence": ("range(1, n)", "a[i] = a[i - 1] + b[i]", ()),
    "a recurrence beside it": ("range(1, n)", "a[i] = a[i - 1] + a[n // 2]", ()),
    "halved": ("range(n)", "a[i] = a[i // 2] + b[i]", ()),
    "doubled": ("range(n)", "a[i] = a[n - 2 * i] + b[i]", ()),
    "an unknown element": ("range(n)", "a[i] = a[b[0]] + b[i]", ()),
    "no order": ("set(b)", "a[i] = a[4] + 1", ()),
}


@pytest.mark.parametrize("name", CUT)
def test_cut(name: str) -> None:
    header, body, cuts = CUT[name]
    target = "i, x" if "enumerate" in header else "i"
    source = f"def f(a, b, n, m, k):\n    for {target} in {header}:\n        {body}\n"
    found = analyze_module(source, "x.py")
    assert tuple(c for o in found.outlines for c in o.spec.cuts) == cuts
    for cut in cuts:
        assert f"`{cut}`" in found.reports[0].message


CONDITIONAL: dict[str, tuple[str, tuple[str, ...]]] = {
    "the first half feeds the second": (
        """
        if i < m:
            a[i] = b[i] * 2
        else:
            b[i] = a[i - m]
""",
        ("i >= m",),
    ),
    "the last reads the others": (
        """
        if i == n - 1:
            a[0] = a[5] + b[i]
        else:
            a[i] = b[i]
""",
        ("i >= n - 1",),
    ),
    "all but one": (
        """
        if i != m:
            a[i] -= a[m] * b[i]
""",
        ("i >= len(a) + m", "i >= len(a) + m + 1"),
    ),
    "everywhere": (
        """
        if b[i] > 0:
            a[i] = a[i - 1]
""",
        (),
    ),
    "left early": (
        """
        if b[i] > 0:
            break
        a[i] = a[m]
""",
        (),
    ),
}


@pytest.mark.parametrize("name", CONDITIONAL)
def test_cut_at_conditions(name: str) -> None:
    body, cuts = CONDITIONAL[name]
    found = analyze_module(f"def f(a, b, n, m):\n    for i in range(n):{body.rstrip()}\n", "x.py")
    assert tuple(c for o in found.outlines for c in o.spec.cuts) == cuts


def test_the_names_of_cuts_are_operands_and_integers() -> None:
    (outline,) = analyze_module("def f(a, n):\n    for i in range(n):\n        a[i] = a[n // 2]\n", "x.py").outlines
    assert [p.name for p in outline.parameters] == ["n", "a"]
    assert outline.spec.integers == ("n",)
    assert outline.spec.updates[0].subscript == "i"


def test_a_name_without_value_is_not_cut_by() -> None:
    source = """
def f(a, n):
    for i in range(n):
        for j in range(n):
            a[j] = a[k] + 1
        k = 3
"""
    found = analyze_module(source, "x.py")
    assert not any(o.spec.cuts for o in found.outlines)
