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

from autopar.analysis.names.definite import bound_names
from autopar.syntax.named import names_in


@dataclass(slots=True)
class _Iteration:
    """What names stand for in the course of one iteration, in terms of its start; None where that is not known."""

    known: frozenset[str]
    bound: frozenset[str]
    opaque: frozenset[str]
    rough: set[str]
    env: dict[str, ast.expr | None] = field(default_factory=dict)

    def name(self, node: ast.Name) -> ast.expr | None:
        if node.id in self.opaque:
            return None
        if node.id in self.env:
            value = self.env[node.id]
            return None if node.id in self.rough and not _is_access(value) else value
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


def _is_access(node: ast.expr | None) -> bool:
    """Is it an operand or a part of one? A change of that is a change of the operand, which is seen as such."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name | ast.Constant)


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        starred = any(isinstance(e, ast.Starred) for e in (*target.elts, *value.elts))
        if len(target.elts) == len(value.elts) and not starred:
            return [pair for t, v in zip(target.elts, value.elts, strict=True) for pair in _pairs(t, v)]
    return [(target, value)]


_GENTLE = {"abs", "min", "max", "round", "float", "int", "bool", "complex", "len", "str"}
"""Builtins that change no argument and keep none."""


def _roughly_used(body: Sequence[ast.stmt]) -> set[str]:
    """Return the names whose objects an iteration may change, or hand to something that may.

    Their value at the end is not that of the expression that was assigned: ``t = np.zeros(3); t[0] = i; prev = t[0]``.
    """
    rough: set[str] = set()
    renamed: list[tuple[str, ast.expr]] = []
    gentle: set[int] = set()
    for node in (n for s in body for n in ast.walk(s)):
        if isinstance(node, ast.BinOp):
            gentle |= {id(node.left), id(node.right)}
        elif isinstance(node, ast.UnaryOp):
            gentle.add(id(node.operand))
        elif isinstance(node, ast.Compare):
            gentle |= {id(node.left), *map(id, node.comparators)}
        elif isinstance(node, ast.Call):
            if (isinstance(node.func, ast.Name) and node.func.id in _GENTLE) or (
                isinstance(node.func, ast.Attribute) and node.func.attr == "append"
            ):
                gentle |= set(map(id, node.args))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                for one, value in _pairs(target, node.value):
                    gentle |= {id(one), id(value)}
                    if isinstance(one, ast.Name):
                        renamed.append((one.id, value))
    for node in (n for s in body for n in ast.walk(s)):
        if isinstance(node, ast.Name) and id(node) not in gentle:
            rough.add(node.id)
    while more := {v.id for name, v in renamed if name in rough and isinstance(v, ast.Name)} - rough:
        rough |= more
    return rough


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
    iteration = _Iteration(frozenset(carried | set(counting)), bound, frozenset(opaque), _roughly_used(body))
    for statement in body:
        iteration.run(statement)
    found = {name: value for name in sorted(carried) if (value := iteration.env.get(name)) is not None}
    while True:
        known = {name: {n for n in names_in(value) if n in carried} for name, value in found.items()}
        loose = {name for name, used in known.items() if not used <= found.keys() or _circular(name, known)}
        if not loose:
            return _in_order(found, known)
        found = {name: value for name, value in found.items() if name not in loose}


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
