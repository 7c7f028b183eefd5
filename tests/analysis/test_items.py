"""Loops that change the items they run over."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport, LoopSpec

PARALLEL = {
    "a row in place": ("for row in m:\n    row /= row.sum()", ["m[k][:]"]),
    "an element of a row": ("for row in m:\n    row[0] = row[1] * 2", ["m[k][0]"]),
    "a slice of a row": ("for row in m:\n    row[1:] = row[:-1] * 2", ["m[k][1:]"]),
    "zipped with numbers": ("for row, b in zip(m, w):\n    row *= b", ["m[k][:]"]),
    "two at once": ("for x, y in zip(a, b):\n    x[0] = y[1]\n    y[0] = x[1]", ["a[k][0]", "b[k][0]"]),
    "beside an array by number": (
        "for i, row in zip(range(n), m):\n    row += i\n    out[i] = w[i]",
        ["m[k][:]", "out[k]"],
    ),
    "an attribute": ("for row in self.cells:\n    row *= 2", ["self.cells[k][:]"]),
    "by a method": ("for row in m:\n    row.sort()", ["m[k][:]"]),
    "elements one by one": (
        "for row in m:\n    for j in range(1, len(row)):\n        row[j] += row[j - 1]",
        ["m[k][:]"],
    ),
}

RUN_OVER = {
    "a slice": ("for row in m[1:]:\n    row[0] = 1", ["rows[k][0]"]),
    "every other": ("for row in m[::2]:\n    row /= row.sum()", ["rows[k][:]"]),
    "columns": ("for col in m.T:\n    col -= col.mean()", ["cols[k][:]"]),
    "columns numbered": ("for i, col in enumerate(m.T):\n    col -= i\n    out[i] = 1", ["cols[k][:]", "out[k]"]),
    "columns zipped": ("for col, x in zip(m.T, w):\n    col *= x", ["cols[k][:]"]),
    "backwards": ("for row in reversed(m):\n    row /= row.sum()", ["rows[k][:]"]),
    "blocks": ("for block in m.reshape(n, -1, 4):\n    block -= block.mean()", ["blocks[k][:]"]),
    "parts": ("for part in np.array_split(m, n):\n    part -= part.mean()", ["parts[k][:]"]),
    "made by the header": ("for row in sorted(m):\n    row[0] = 1", ["rows[k][0]"]),
    "of either": ("for row in (m if n else w):\n    row[0] = 1", ["rows[k][0]"]),
    "some": ("for row in [r for r in m if r[0] > n]:\n    row[1] = 1", ["rows[k][1]"]),
    "values": ("for row in m.values():\n    row += 1", ["rows[k][:]"]),
}

SEQUENTIAL = {
    "the whole is read": ("for row in m:\n    row -= m.mean(axis=0)", "APR101"),
    "any row is read": ("for row in m:\n    row -= m[w[n]]", "APR101"),
    "the next row": ("for x, y in zip(m, m[1:]):\n    x[0] = y[0]", "APR106"),
    "the row before": ("last = m[0]\nfor row in m:\n    row[0] = last[1]\n    last = row", "APR101"),
    "repeated by the header": ("for row in [a, *m]:\n    row[0] = 1", "APR106"),
    "repeated": ("for row in [m] * 3:\n    row[0] = 1", "APR106"),
    "a part, and the whole is read": ("for row in m[1:]:\n    row[0] = m[0, 0]", "APR106"),
    "columns, and the whole is read": ("for col in m.T:\n    col -= m.mean(axis=1)", "APR107"),
    "columns beside rows": ("for col, row in zip(m.T, m):\n    col[0] = row[1]", "APR107"),
    "columns kept over": ("last = m[0]\nfor col in m.T:\n    col[0] = last[1]\n    last = col", "APR107"),
    "appended to": ("for row in m:\n    m.append(row)", "APR108"),
}


def analysis_of(code: str) -> tuple[LoopReport, LoopSpec | None]:
    lines = "\n    ".join(code.splitlines())
    analysis = analyze_module(f"import numpy as np\ndef f(m, w, a, b, out, n, self):\n    {lines}\n", "x.py")
    report = next(r for r in analysis.reports if r.outermost)
    found = [o.spec for o in analysis.outlines if o.line == report.line]
    return report, found[0] if found else None


@pytest.mark.parametrize("name", PARALLEL)
def test_parallel(name: str) -> None:
    code, accesses = PARALLEL[name]
    report, spec = analysis_of(code)
    assert report.verdict == "parallel"
    assert spec is not None
    assert sorted(str(a) for a in (*spec.writes, *spec.updates)) == accesses
    assert {text.partition("[")[2] for _, text in spec.items} == {"k]"}
    assert "changes the items of" in report.message


@pytest.mark.parametrize("name", RUN_OVER)
def test_run_over(name: str) -> None:
    """What the loop runs over gets a name that is no parameter."""
    code, accesses = RUN_OVER[name]
    report, spec = analysis_of(code)
    assert report.verdict == "parallel"
    assert spec is not None
    assert sorted(str(a) for a in (*spec.writes, *spec.updates)) == accesses
    assert "changes the items of" in report.message


@pytest.mark.parametrize("name", SEQUENTIAL)
def test_sequential(name: str) -> None:
    code, reason = SEQUENTIAL[name]
    report, spec = analysis_of(code)
    assert (report.verdict, report.code, spec) == ("sequential", reason, None)


def test_a_name_for_the_number_is_free() -> None:
    _, spec = analysis_of("k = n = number = position = 1\nfor row in m:\n    row += k")
    assert spec is not None
    assert spec.items == (("row", "m[k_]"),)


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("for x in m:\n    x *= 2\n    out.append(x)", "scalars"),
        ("for x in m:\n    x *= 2", "updates"),
        ("for x in m:\n    x /= x.max()\n    out.append(x.copy())", "updates"),
        ("for i in range(n):\n    x = m[i]\n    x -= x.mean()", "updates"),
        ("for i in range(n):\n    x = m[i]\n    x -= 1\n    out[i] = x", "scalars"),
    ],
)
def test_a_number_or_a_row(code: str, role: str) -> None:
    """What is changed in place and looked at as an array is one."""
    _, spec = analysis_of(code)
    assert spec is not None
    assert getattr(spec, role)
