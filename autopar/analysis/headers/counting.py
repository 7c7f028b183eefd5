"""Counting ``while`` loops: a condition that compares a counter with a bound, and one step on every way through."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from autopar.analysis.dependence.bounds import is_steady
from autopar.analysis.names.definite import bound_names

_SIGNS: dict[type[ast.cmpop], tuple[str, int]] = {
    ast.Lt: ("<", 1), ast.LtE: ("<=", 1), ast.Gt: (">", -1), ast.GtE: (">=", -1), ast.NotEq: ("!=", 0)
}  # fmt: skip
_INVERSE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Lt: ast.GtE, ast.Eq: ast.NotEq
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counting:
    """A counting ``while`` loop.

    Parameters
    ----------
    loop
        The loop, with its condition in its header: of ``while True: if i >= n: break; ...`` it is ``while i < n: ...``.
    comparison
        ``<``, ``<=``, ``>``, ``>=``, or ``!=`` where the step is 1 or -1.
    stride
        The name of what the counter moves by, so many ``step``: a positive int, as the runtime sees; ``""`` for 1.
    squared
        True where it is the counter's square that is compared: ``while i * i <= n``, for counters that grow.
    """

    loop: ast.While
    counter: str
    comparison: str
    stop: ast.expr
    step: int
    stride: str = ""
    squared: bool = False


def counting_loop(node: ast.While, bound: frozenset[str]) -> Counting | None:
    """Read ``while i < stop: ...; i += step``; None where the loop does not count."""
    loop = _with_header(node)
    test = _counter_first(loop.test, loop.body)
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    compared = test.left.id if isinstance(test.left, ast.Name) else None
    squared = _square_of(test.left)
    name = compared or squared
    found = _SIGNS.get(type(test.ops[0]))
    stop = test.comparators[0]
    if (
        name is None
        or found is None
        or not is_steady(stop, bound)
        or all(_step(s, name) is not None for s in loop.body)
    ):
        return None
    steps = {moved for s in loop.body for n in ast.walk(s) if (moved := _step(n, name)) is not None}
    if len(steps) != 1:
        return None
    ((step, stride),) = steps
    comparison, sign = found
    if step == 0 or step * sign < 0 or (not sign and (stride or abs(step) != 1)) or not _steps_once(loop.body, name):
        return None
    if stride in bound or (squared and sign <= 0):
        return None
    return Counting(loop, name, comparison, stop, step, stride, bool(squared))


def _square_of(node: ast.expr) -> str | None:
    """Return the name in ``i * i`` and ``i ** 2``."""
    match node:
        case ast.BinOp(left=ast.Name(id=name), op=ast.Mult(), right=ast.Name(id=other)) if name == other:
            return name
        case ast.BinOp(left=ast.Name(id=name), op=ast.Pow(), right=ast.Constant(value=int(power))) if power == 2:
            return name
    return None


_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE, ast.NotEq: ast.NotEq
}  # fmt: skip


def _counter_first(test: ast.expr, body: list[ast.stmt]) -> ast.expr:
    """Turn ``n > i`` into ``i < n`` where ``i`` is what counts."""
    match test:
        case ast.Compare(left=stop, ops=[op], comparators=[counter]) if type(op) in _MIRRORED:
            name = counter.id if isinstance(counter, ast.Name) else _square_of(counter)
            if name is not None and any(_step(statement, name) is not None for statement in body):
                return ast.copy_location(ast.Compare(counter, [_MIRRORED[type(op)]()], [stop]), test)
    return test


def _with_header(node: ast.While) -> ast.While:
    """Put the condition of a loop that breaks at its top into its header."""
    endless = isinstance(node.test, ast.Constant) and node.test.value is True
    match node.body[0] if endless and not node.orelse else None:
        case ast.If(test=ast.Compare(left=left, ops=[op], comparators=[stop]) as test, body=[ast.Break()], orelse=[]):
            inverse = _INVERSE.get(type(op))
            if inverse is not None:
                header = ast.copy_location(ast.Compare(left, [inverse()], [stop]), test)
                return ast.copy_location(ast.While(header, node.body[1:], []), node)
    return node


def _step(node: ast.AST, name: str) -> tuple[int, str] | None:
    """Return by how much a statement moves the counter, a number times a name; None where it is no step of it."""
    match node:
        case ast.AugAssign(target=ast.Name(id=target), op=op, value=moved):
            pass
        case ast.Assign(targets=[ast.Name(id=target)], value=ast.BinOp(left=ast.Name(id=old), op=op, right=moved)) if (
            old == target
        ):
            pass
        case ast.Assign(
            targets=[ast.Name(id=target)], value=ast.BinOp(left=moved, op=ast.Add() as op, right=ast.Name(id=old))
        ) if old == target:
            pass
        case _:
            return None
    if target != name or not isinstance(op, ast.Add | ast.Sub):
        return None
    sign = 1 if isinstance(op, ast.Add) else -1
    match moved:
        case ast.Constant(value=int() as amount) if type(amount) is int:
            return sign * amount, ""
        case ast.Name(id=stride) if stride != name:
            return sign, stride
    return None


class _IrregularError(Exception):
    """Raised where the counter may move twice on one way through the body, or not at all."""


def _steps_once(body: list[ast.stmt], name: str) -> bool:
    """Tell whether every way through the body to its end or to a ``continue`` moves the counter exactly once."""
    try:
        return _through(body, False, name) is not False
    except _IrregularError:
        return False


def _through(block: list[ast.stmt], moved: bool, name: str) -> bool | None:
    """Return whether the counter has moved at the end of a block, None where that is not reached."""
    state: bool | None = moved
    for statement in block:
        if state is None:
            return None
        if _step(statement, name) is not None:
            if state:
                raise _IrregularError
            state = True
        elif isinstance(statement, ast.If):
            if name in bound_names(statement.test):
                raise _IrregularError
            met, unmet = _through(statement.body, state, name), _through(statement.orelse, state, name)
            if met is not None and unmet is not None and met is not unmet:
                raise _IrregularError
            state = unmet if met is None else met
        elif isinstance(statement, ast.Continue | ast.Break | ast.Return | ast.Raise):
            if isinstance(statement, ast.Continue) and not state:
                raise _IrregularError
            state = None
        elif name in bound_names(statement) or (
            not state and any(isinstance(n, ast.Continue) for n in _own_continues(statement))
        ):
            raise _IrregularError
    return state


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
