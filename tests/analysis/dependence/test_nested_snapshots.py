"""Elements of rows, ``m[i][j]``, that are overwritten after iterations before have read them."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

FREE = {
    "elements of the row below": ("m[i][j] = m[i + 1][j] + 1.0", "m_out[i][0:w]"),
    "beside its own": ("m[i][j] = m[i + 1][j] + m[i][j]", "m_out[i][0:w]"),
    "a column": ("m[i][0] = m[i + 1][0]", "m_out[i][0]"),
    "all of the row below": ("m[i][j] = sum(m[i + 1])", "m_out[i][0:w]"),
}

NOT = {
    "the row above": "m[i + 1][j] = m[i][j]",
    "a row under a name": "r = m[i]; r[j] = m[i + 1][j]",
    "an element of an element": "m[i][j][0] = m[i + 1][j][0]",
    "in place": "m[i][j] = m[i + 1][j]; m[i][j].append(3)",
    "any row, in parts that do not stay apart": "m[i][j] = m[k][j] + m[i - 1][j]",
}


def _text(body: str) -> str:
    return f"def f(m, w, k):\n    for i in range(len(m) - 1):\n        for j in range(w):\n            {body}\n"


@pytest.mark.parametrize("title", FREE)
def test_rows_are_written_into_a_copy(title: str) -> None:
    body, access = FREE[title]
    (outline,) = analyze_module(_text(body), "m.py").outlines
    assert outline.spec.snapshots == (("m_out", "m"),)
    assert [str(a) for a in (*outline.spec.writes, *outline.spec.updates)] == [access]


@pytest.mark.parametrize("title", NOT)
def test_the_loop_stays_as_it_is(title: str) -> None:
    outer = next(r for r in analyze_module(_text(NOT[title]), "m.py").reports if r.kind == "for")
    assert outer.obstacles
