"""Wrap-around scalars: variables that hold over what the iteration before had, ``out[i] = x[i] - prev; prev = x[i]``.

What such a variable is at the end of an iteration is an expression of that iteration alone, in its loop variables and
in operands that the loop does not change; so a chunk can compute what it starts with (Allen and Kennedy, "Optimizing
Compilers for Modern Architectures", section 5.6, peel the first iterations instead).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from autopar.analysis.definite import bound_names


@dataclass(slots=True)
class _Iteration:
    """What names stand for in the course of one iteration, in terms of its start; None where that is not known."""

    known: frozenset[str]
    bound: frozenset[str]
    opaque: frozenset[str]
    env: dict[str, ast.expr | None] = field(default_factory=dict)

    def name(self, node: ast.Name) -> ast.expr | None:
        if node.id in self.opaque:
            return None
        if node.id in self.env:
            return self.env[node.id]
        return node if node.id in self.known or node.id not in self.bound else None

    def put_in(self, node: ast.expr) -> ast.expr | None:
        """Return an expression in terms of the iteration's start; None where it may have effects or is not known."""
        if isinstance(node, ast.Constant):
            return node
        if isinstance(node, ast.Name):
            return self.name(node)
        if isinstance(node, ast.Attribute):
            value = self.put_in(node.value)
            return None if value is None else ast.copy_location(ast.Attribute(value, node.attr, ast.Load()), node)
        if not isinstance(
            node,
            ast.Subscript | ast.Slice | ast.Tuple | ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp | ast.IfExp
            | ast.Call,
        ):  # fmt: skip
            return None
        if isinstance(node, ast.Call) and node.keywords:
            return None
        made = copy(node)
        for key, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                inner = self.put_in(value)
                if inner is None:
                    return None
                setattr(made, key, inner)
            elif isinstance(value, list) and any(isinstance(v, ast.expr) for v in value):
                parts = [self.put_in(v) for v in value]
                if None in parts:
                    return None
                setattr(made, key, parts)
        return made

    def run(self, statement: ast.stmt) -> None:
        """Follow one statement of the body's own level."""
        assigned: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(statement, ast.Assign):
            assigned = [pair for target in statement.targets for pair in _pairs(target, statement.value)]
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            assigned = [(statement.target, statement.value)]
        found = {target.id: self.put_in(value) for target, value in assigned if isinstance(target, ast.Name)}
        self.env.update(dict.fromkeys(bound_names(statement)))
        self.env.update(found)


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        starred = any(isinstance(e, ast.Starred) for e in (*target.elts, *value.elts))
        if len(target.elts) == len(value.elts) and not starred:
            return [pair for t, v in zip(target.elts, value.elts, strict=True) for pair in _pairs(t, v)]
    return [(target, value)]


def find_carries(
    body: Sequence[ast.stmt],
    carried: Iterable[str],
    counting: Iterable[str],
    bound: frozenset[str],
    opaque: Iterable[str] = (),
) -> dict[str, ast.expr]:
    """Return those of the carried variables that wrap around, with what they are at the end of an iteration.

    Parameters
    ----------
    counting
        Loop targets and induction variables: known at the start of every iteration.
    bound
        Names that the loop binds.
    opaque
        Names that functions made in the loop may change.
    """
    if any(_continues(s) for s in body):
        return {}
    carried = set(carried)
    iteration = _Iteration(frozenset(carried | set(counting)), bound, frozenset(opaque))
    for statement in body:
        iteration.run(statement)
    found = {name: value for name in sorted(carried) if (value := iteration.env.get(name)) is not None}
    while True:
        known = {name: {n for n in names_in(value) if n in carried} for name, value in found.items()}
        loose = {name for name, used in known.items() if not used <= found.keys() or _circular(name, known)}
        if not loose:
            return _in_order(found, known)
        found = {name: value for name, value in found.items() if name not in loose}


def names_in(node: ast.expr) -> set[str]:
    """Return the names that an expression reads."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _in_order(found: dict[str, ast.expr], used: dict[str, set[str]]) -> dict[str, ast.expr]:
    """Put every variable behind those that its expression reads."""
    ordered: dict[str, ast.expr] = {}
    while len(ordered) < len(found):
        for name, value in found.items():
            if name not in ordered and used[name] <= ordered.keys():
                ordered[name] = value
    return ordered


def _circular(name: str, used: dict[str, set[str]]) -> bool:
    """Does a variable come from itself, however many iterations earlier?"""
    waiting, seen = [*used[name]], set[str]()
    while waiting:
        one = waiting.pop()
        if one == name:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(used.get(one, ()))
    return False


def _continues(node: ast.AST) -> bool:
    if isinstance(node, ast.Continue):
        return True
    if isinstance(node, ast.For | ast.While | ast.FunctionDef | ast.Lambda):
        return False
    return any(_continues(child) for child in ast.iter_child_nodes(node))
