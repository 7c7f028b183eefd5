"""Subscripts in words that the runtime can evaluate for all iterations at once: ``perm[i] + 1``, ``2 * i + k``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.index import Quasi
from autopar.analysis.dependence.pairs import Index
from autopar.analysis.dependence.polyhedral import names_of_indices
from autopar.analysis.dependence.terms import Term

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator
    from autopar.analysis.tracing.provenance import Place, Value

_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%",
}  # fmt: skip


def spelled_number(evaluator: Evaluator, node: ast.expr) -> str | None:
    """Return an index as a function of the loop's targets, invariants and elements of other operands; None elsewhere.

    What the iteration has computed is replaced by what it was computed from: ``j = perm[i]; a[j]`` is ``a[perm[i]]``.
    """
    match node:
        case ast.Constant(value=value):
            return str(value) if type(value) is int else None
        case ast.Name(id=name):
            return _name(evaluator, name)
        case ast.Subscript(value=ast.Name(id=table), slice=index):
            if table in evaluator.env or not _invariant(evaluator, table):
                return None
            parts = index.elts if isinstance(index, ast.Tuple) else [index]
            texts = [spelled_number(evaluator, part) for part in parts]
            known = [text for text in texts if text is not None]
            return f"{table}[{', '.join(known)}]" if len(known) == len(texts) else None
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            one, two = spelled_number(evaluator, left), spelled_number(evaluator, right)
            return None if one is None or two is None else f"({one} {_OPERATORS[type(op)]} {two})"
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inside = spelled_number(evaluator, operand)
            return None if inside is None else f"(-{inside})"
    return None


def _name(evaluator: Evaluator, name: str) -> str | None:
    value = evaluator.env.get(name)
    if value is None:
        return name if _invariant(evaluator, name) else None
    if evaluator.items.get(name) is value:
        return name
    if value.affine is not None:
        return position_text(value.affine if isinstance(value.affine, Affine) else Quasi(at=value.affine))
    return _element(evaluator, value)


def _element(evaluator: Evaluator, value: Value) -> str | None:
    """Return an element of an operand, which a name stands for."""
    place = value.place
    if place is None or len(value.roots) != 1 or value.sites or place.closed or place.levels not in ((1,), (2,)):
        return None
    if place.root.name in evaluator.env or not _invariant(evaluator, place.root.name):
        return None
    texts = [place_text(place, number) for number in range(len(place.indices))]
    known = [text for text in texts if text is not None]
    return f"{place.root.name}[{', '.join(known)}]" if len(known) == len(texts) else None


def _invariant(evaluator: Evaluator, name: str) -> bool:
    return name.isidentifier() and name not in evaluator.bound and not evaluator.variable(name).is_builtin


def place_text(place: Place, number: int) -> str | None:
    """Return one index of a place as text; None where only its iteration knows it."""
    index = place.indices[number]
    if index is None:
        return place.texts[number] if number < len(place.texts) else None
    return position_text(index)


def position_text(index: Index) -> str | None:
    """Return a single position as text; None for slices and for what inner loops run through."""
    if index is None or any("@" in name for name in names_of_indices((index,))):
        return None
    if isinstance(index, Affine):
        return f"({Term.of(index)})" if len(index.terms) + bool(index.constant) > 1 else str(Term.of(index))
    return f"({Term.of(index.at)})" if isinstance(index, Quasi) and index.at is not None else None
