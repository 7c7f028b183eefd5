"""Conditions on integers under which an access runs: tests passed on the way, bounds that are no affine functions.

Conditions only ever narrow the iterations in which two accesses could meet, so whatever cannot be expressed is left
out. They are kept in negation normal form: leaving a part out then always makes them weaker.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.terms import Term, combine, names_of

Number = Affine | Term
Reader = Callable[[ast.expr], Number | None]


@dataclass(frozen=True, slots=True)
class Constraint:
    """``term >= 0``, or ``term == 0`` where ``equal``."""

    term: Number
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the conjunctions holds."""

    options: tuple[Conditions, ...]


Condition = Constraint | Either
Conditions = tuple[Condition, ...]

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip


def conditions_of(test: ast.expr, holds: bool, read: Reader) -> Conditions:
    """Return what is known where a test has come out true (or false).

    Parameters
    ----------
    read
        Gives an expression's value, None where it is no known integer.
    """
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return conditions_of(operand, not holds, read)
        case ast.BoolOp(op=op, values=values):
            parts = [conditions_of(value, holds, read) for value in values]
            return _all(parts) if isinstance(op, ast.And) is holds else _any(parts)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = [left, *comparators]
            compared = [
                _compare(one, type(op) if holds else _OPPOSITE.get(type(op), ast.Is), other, read)
                for one, op, other in zip(sides, ops, comparators, strict=False)
            ]
            return _all(compared) if holds else _any(compared)
        case ast.BinOp():
            value = read(test)
            if value is not None:
                return related(value, ast.NotEq if holds else ast.Eq, Affine.number(0))
    return ()


def bounded(
    value: Number, op: type[ast.cmpop], bound: ast.expr, read: Reader, extreme: Callable[[ast.Call], str]
) -> Conditions:
    """Return ``value op bound``, where the bound may be a ``min`` or ``max`` (``extreme`` tells which)."""
    if isinstance(bound, ast.Call) and (name := extreme(bound)):
        parts = [bounded(value, op, argument, read, extreme) for argument in bound.args]
        every = (name == "min") is (op in (ast.Lt, ast.LtE))
        return _all(parts) if every else _any(parts)
    known = read(bound)
    return () if known is None else related(value, op, known)


def related(left: Number, op: type[ast.cmpop], right: Number) -> Conditions:
    """Return ``left op right``; nothing for an operator that says nothing of integers."""
    difference = combine(ast.Sub(), left, right)
    backwards = combine(ast.Sub(), right, left)
    if difference is None or backwards is None:
        return ()
    if op is ast.GtE:
        return (Constraint(difference),)
    if op is ast.LtE:
        return (Constraint(backwards),)
    if op is ast.Gt:
        return (Constraint(difference + -1),)
    if op is ast.Lt:
        return (Constraint(backwards + -1),)
    if op is ast.Eq:
        return (Constraint(difference, equal=True),)
    if op is ast.NotEq:
        return (Either(((Constraint(difference + -1),), (Constraint(backwards + -1),))),)
    return ()


def _compare(left: ast.expr, op: type[ast.cmpop], right: ast.expr, read: Reader) -> Conditions:
    if op not in _OPPOSITE:
        return ()
    one = read(left)
    other = None if one is None else read(right)
    return () if one is None or other is None else related(one, op, other)


def _all(parts: Iterable[Conditions]) -> Conditions:
    return tuple(condition for part in parts for condition in part)


def _any(parts: list[Conditions]) -> Conditions:
    """Nothing is known where one of the parts says nothing."""
    if len(parts) == 1:
        return parts[0]
    return (Either(tuple(parts)),) if all(parts) else ()


def common(first: Conditions, second: Conditions) -> Conditions:
    """Return what holds on both of two paths."""
    return first if first == second else tuple(c for c in first if c in second)


def names_in(conditions: Conditions) -> frozenset[str]:
    """Return every name that conditions depend on."""
    found: set[str] = set()
    for condition in conditions:
        if isinstance(condition, Constraint):
            found |= names_of(condition.term)
        else:
            for option in condition.options:
                found |= names_in(option)
    return frozenset(found)


def without(conditions: Conditions, unsure: frozenset[str]) -> Conditions:
    """Return what is left where names may be no integers: comparisons that use them say nothing."""
    if not unsure:
        return conditions
    kept: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, Constraint):
            if not names_of(condition.term) & unsure:
                kept.append(condition)
        else:
            options = tuple(without(option, unsure) for option in condition.options)
            if all(options):
                kept.append(Either(options))
    return tuple(kept)
