"""Canonical counting ``while`` loops."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from autopar.analysis.definite import bound_names


@dataclass(frozen=True, slots=True)
class Counting:
    """A canonical counting ``while`` loop."""

    counter: str
    comparison: str
    stop: ast.expr
    step: int


def counting_loop(node: ast.While, bound: frozenset[str]) -> Counting | None:
    """Read ``while i < stop: ...; i += step``; None where the loop is anything else."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.left, ast.Name):
        return None
    signs: dict[type[ast.cmpop], tuple[str, int]] = {
        ast.Lt: ("<", 1), ast.LtE: ("<=", 1), ast.Gt: (">", -1), ast.GtE: (">=", -1)
    }  # fmt: skip
    found = signs.get(type(test.ops[0]))
    last = node.body[-1]
    name = test.left.id
    if (
        found is None
        or len(node.body) < 2
        or not isinstance(last, ast.AugAssign)
        or not isinstance(last.target, ast.Name)
    ):
        return None
    if last.target.id != name or not isinstance(last.value, ast.Constant) or type(last.value.value) is not int:
        return None
    step = last.value.value if isinstance(last.op, ast.Add) else -last.value.value
    if not isinstance(last.op, ast.Add | ast.Sub) or step * found[1] <= 0:
        return None
    stop = test.comparators[0]
    if not _invariant(stop, bound) or any(name in bound_names(s) for s in node.body[:-1]):
        return None
    if any(isinstance(n, ast.Continue) for s in node.body for n in _own_continues(s)):
        return None
    return Counting(name, found[0], stop, step)


def _own_continues(node: ast.AST) -> Iterable[ast.AST]:
    """Yield what belongs to this loop's own iteration: a ``continue`` here would skip the increment."""
    yield node
    if isinstance(node, ast.For | ast.AsyncFor | ast.While):
        for statement in node.orelse:
            yield from _own_continues(statement)
        return
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for child in ast.iter_child_nodes(node):
        yield from _own_continues(child)


def _invariant(node: ast.expr, bound: frozenset[str]) -> bool:
    match node:
        case ast.Constant(value=value):
            return type(value) is int
        case ast.Name(id=name):
            return name not in bound
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _invariant(operand, bound)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv(), right=right):
            return _invariant(left, bound) and _invariant(right, bound)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]):
            return name not in bound
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr="shape"), slice=ast.Constant()):
            return name not in bound
    return False
