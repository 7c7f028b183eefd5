"""The body of a loop as one of its stages has it, worked out on the tree: what cuts leave out and what they put in."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from autopar.analysis.outline import Cut


def stage_of(body: Sequence[ast.stmt], cuts: Sequence[Cut]) -> list[ast.stmt]:
    """Return the statements of a stage."""
    between = [cut for cut in cuts if cut.end_line < cut.line]
    kept: list[ast.stmt] = []
    for statement in body:
        kept += [new for cut in between if cut.line == statement.lineno for new in ast.parse(cut.new).body]
        kept += _kept(statement, cuts)
        after = (statement.end_lineno or 0) + 1
        last = statement is body[-1]
        kept += [new for cut in between if last and cut.line == after for new in ast.parse(cut.new).body]
    starts = {s.lineno for s in body} | {(body[-1].end_lineno or 0) + 1}
    assert all(any(cut.line <= start for start in starts) for cut in between)
    return kept


def _kept(statement: ast.stmt, cuts: Sequence[Cut]) -> list[ast.stmt]:
    cut = next((c for c in cuts if c.line <= statement.lineno and (statement.end_lineno or 0) <= c.end_line), None)
    if cut is not None:
        return ast.parse(cut.new).body
    if isinstance(statement, ast.If):
        statement.body = [new for inner in statement.body for new in _kept(inner, cuts)]
        statement.orelse = [new for inner in statement.orelse for new in _kept(inner, cuts)]
    return [statement]
