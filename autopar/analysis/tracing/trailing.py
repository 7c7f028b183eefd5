"""Subscripts that begin with an Ellipsis, ``a[..., j]``: compared from the last dimension on.

How many dimensions an operand has is not known. Where all subscripts begin with an Ellipsis, it need not be: the last
index of one is compared with the last one of another, as elsewhere the first ones are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.dependence.pairs import Index
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.syntax.named import is_ellipsis

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_SIMPLE = (ast.Name, ast.Constant, ast.BinOp, ast.UnaryOp, ast.Slice, ast.operator, ast.unaryop, ast.expr_context)


def behind_ellipsis(ev: Evaluator, node: ast.expr) -> tuple[Index, ...]:
    """Return the indices of ``..., i, j``, the last one first; none where one of them is not followed."""
    if not isinstance(node, ast.Tuple) or len(node.elts) < 2 or not is_ellipsis(node.elts[0]):
        return ()
    parts = node.elts[:0:-1]
    # They have been evaluated before, and a call must not be seen twice.
    if not all(isinstance(n, _SIMPLE) for part in parts for n in ast.walk(part)):
        return ()
    found, _ = ev.index(ast.Tuple(parts, ast.Load()))
    return found if len(found) == len(parts) and None not in found else ()


def aligned(touches: Iterable[Touch]) -> list[Touch]:
    """Return the accesses to an operand with the last dimension for the first, if each begins with an Ellipsis."""
    relevant = [t for t in touches if t.kind is not Touching.SHAPE]
    places: list[Place] = [t.place.from_the_last() for t in relevant if t.place is not None and t.place.trailing]
    if len(places) != len(relevant):
        return relevant
    return [replace(touch, place=place) for touch, place in zip(relevant, places, strict=True)]
