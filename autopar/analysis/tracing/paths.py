"""The path that leads to a place: which conditions on integers hold there, as the evaluator goes along."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Conditions, Constraint, Number, bounded, conditions_of
from autopar.analysis.dependence.terms import combine, term_of

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


def number_of(evaluator: Evaluator, node: ast.expr) -> Number | None:
    """Return an expression as a function of loop variables and invariants; None where it is no integer for sure."""

    def resolve(name: str) -> Number | None:
        value = evaluator.env.get(name)
        return evaluator.name(ast.Name(name, ast.Load()), False).affine if value is None else value.affine

    def measure(leaf: ast.expr) -> Number | None:
        match leaf:
            case ast.Call(func=ast.Name(id="len"), args=[ast.Name()], keywords=[]):
                return evaluator.evaluate(leaf).affine
            case ast.Subscript(value=ast.Attribute(value=ast.Name(), attr="shape"), slice=ast.Constant()):
                return evaluator.evaluate(leaf).affine
        return None

    return term_of(node, resolve, measure)


def known(evaluator: Evaluator, test: ast.expr, holds: bool) -> Conditions:
    """Return what holds behind a test that has come out true (or false)."""
    if any(isinstance(inner, ast.NamedExpr) for inner in ast.walk(test)):
        return ()
    return conditions_of(test, holds, lambda node: number_of(evaluator, node))


@contextmanager
def under(evaluator: Evaluator, conditions: Conditions) -> Iterator[None]:
    """Evaluate where more conditions hold; they are forgotten afterwards."""
    before = evaluator.conditions
    evaluator.conditions = (*before, *(c for c in conditions if c not in before))
    try:
        yield
    finally:
        evaluator.conditions = before


def range_conditions(evaluator: Evaluator, symbol: str, arguments: list[ast.expr], step: int) -> Conditions:
    """Return the bounds of a ``range``'s item that are no affine functions: ``max``, ``min``, ``n // 2``.

    Where it begins at such a place and goes by more than one, also that it keeps to that: ``range(1 + i % 2, n, 2)``.
    """
    item = Affine.symbol(symbol)
    first, last = (None, arguments[0]) if len(arguments) == 1 else (arguments[0], arguments[1])
    low, high = (ast.GtE, ast.Lt) if step > 0 else (ast.LtE, ast.Gt)
    found: Conditions = ()
    for bound, op in ((first, low), (last, high)):
        if bound is not None and not isinstance(number_of(evaluator, bound), Affine):
            found += bounded(item, op, bound, lambda node: number_of(evaluator, node), lambda c: _extreme(evaluator, c))
    begin = None if first is None or abs(step) == 1 else number_of(evaluator, first)
    if begin is not None and not isinstance(begin, Affine):
        apart = combine(ast.Sub(), item, begin)
        rest = None if apart is None else combine(ast.Mod(), apart, Affine.number(abs(step)))
        found += () if rest is None else (Constraint(rest, equal=True),)
    return found


def _extreme(evaluator: Evaluator, node: ast.Call) -> str:
    """Return ``min`` or ``max`` for a call of that builtin with several plain arguments, else ``""``."""
    func = node.func
    if not isinstance(func, ast.Name) or func.id not in ("min", "max") or func.id in evaluator.env:
        return ""
    plain = len(node.args) > 1 and not node.keywords and not any(isinstance(a, ast.Starred) for a in node.args)
    builtin = evaluator.facts.resolve(func.id, evaluator.scope).is_builtin and not evaluator.facts.star_imports
    return func.id if plain and builtin else ""
