"""Pairs each kernel with the loop it was made of, node by node: exact positions where the line map knows only lines."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from autopar.hook.kernels import COMPREHENSIONS_HAVE_FRAMES, NESTED, calls_kernel
from autopar.hook.positions import LineTable, place

_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
Loop = ast.For | ast.While | _Comprehension
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_LOOPS = (ast.For, ast.While, *_COMPREHENSIONS)


def originals(
    kernels: Mapping[str, ast.FunctionDef], table: LineTable, original: ast.Module
) -> dict[str, tuple[Loop, Loop]]:
    """Return, for each kernel, its loop and the loop of the original module that it was made of, where that is found.

    Parameters
    ----------
    kernels
        Of the rewritten module, in its tree, with the positions that its text has.
    """
    loops = {(type(node), _anchor(node)): node for node in ast.walk(original) if isinstance(node, _LOOPS)}
    found: dict[str, tuple[Loop, Loop]] = {}
    for name, kernel in kernels.items():
        made = _loop_of(kernel)
        if made is not None and (loop := _original(made, table.position(*_anchor(made)), loops)) is not None:
            found[name] = made, loop
    return found


def calling_statements(
    kernels: Mapping[str, ast.FunctionDef], tree: ast.Module, table: LineTable, original: ast.Module
) -> list[tuple[ast.stmt, ast.stmt]]:
    """Return the statements that call kernels in place of comprehensions, each with the original one.

    Parameters
    ----------
    kernels
        Of the rewritten module ``tree``, which has the positions of its own text.
    """
    before = {_place(node): node for node in ast.walk(original) if isinstance(node, ast.stmt)}
    found: list[tuple[ast.stmt, ast.stmt]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and calls_kernel(node, kernels):
            statement = before.get((type(node), table.position(node.lineno, node.col_offset)))
            if statement is not None:
                found.append((node, statement))
    return found


def align_header(new: ast.stmt, old: ast.stmt) -> None:
    """Give a statement, without the statements inside it, the position of another one of its kind."""
    _move(new, old)
    for field, value in ast.iter_fields(new):
        other = getattr(old, field)
        if isinstance(value, list):
            _align_lists([v for v in value if not isinstance(v, NESTED)], other)
        elif isinstance(value, ast.AST):
            _align(value, other)


def consumers(original: ast.Module) -> dict[ast.GeneratorExp, ast.Call]:
    """Return the calls whose one argument is a generator expression: its elements are computed while they are run."""
    return {
        node.args[0]: node
        for node in ast.walk(original)
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.GeneratorExp)
        and (len(node.args) == 1 or (isinstance(node.func, ast.Name) and node.func.id == "next"))
    }


def align_search(kernel: ast.FunctionDef, consumer: ast.Call) -> None:
    """Give the call that a kernel returns the position of the one that it stands for: ``any``, ``all`` or ``next``."""
    for statement in kernel.body:
        if isinstance(statement, ast.Return) and isinstance(statement.value, ast.Call):
            _align(statement.value, consumer)


def align(
    made: Loop, loop: Loop, call: ast.Call | None, consumer: ast.Call | None, kernel: ast.FunctionDef | None = None
) -> None:
    """Give a kernel's loop and the kernel's call the positions of the loop that they stand for.

    Parameters
    ----------
    consumer
        The call that runs the loop, if that is a generator expression.
    """
    _align(made, loop)
    if call is not None:
        _align_call(call, loop)
    if consumer is None:
        return
    if isinstance(made, ast.GeneratorExp):  # it is consumed in the kernel, as it was in the function
        if call is not None:
            _move(call, consumer)
        if kernel is not None:
            align_search(kernel, consumer)
    elif COMPREHENSIONS_HAVE_FRAMES:  # the comprehension's is the generator's, so the kernel's is the consumer's
        _move(made, consumer)
    elif call is not None:  # the kernel's is the generator's
        _move(call, consumer)


def _loop_of(kernel: ast.FunctionDef) -> Loop | None:
    for statement in kernel.body:
        node = statement.value if isinstance(statement, ast.Return) else statement
        if isinstance(node, ast.Call) and node.args:  # any, all or next
            node = node.args[0]
        if isinstance(node, _LOOPS):
            return node
    return None


def _place(statement: ast.stmt) -> tuple[type, tuple[int, int]]:
    return type(statement), (statement.lineno, statement.col_offset)


def _anchor(loop: Loop) -> tuple[int, int]:
    """Return the position by which a loop is known: its own, or that of a comprehension's element."""
    node: ast.AST = loop
    if isinstance(loop, ast.DictComp):
        node = loop.key
    elif isinstance(loop, _COMPREHENSIONS):
        node = loop.elt
    return node.lineno, node.col_offset  # type: ignore[attr-defined]


def _original(made: Loop, anchor: tuple[int, int], loops: Mapping[tuple[type, tuple[int, int]], Loop]) -> Loop | None:
    kinds: Iterable[type] = (type(made),)
    if isinstance(made, ast.ListComp):  # stands for sets and generator expressions too
        kinds = (ast.ListComp, ast.GeneratorExp, ast.SetComp)
    return next((loops[kind, anchor] for kind in kinds if (kind, anchor) in loops), None)


def _align_call(call: ast.Call, loop: Loop) -> None:
    if isinstance(loop, ast.While):
        whole: ast.expr = loop.test
        passed = [loop.test.left, *loop.test.comparators] if isinstance(loop.test, ast.Compare) else []
    elif isinstance(loop, ast.For):
        whole, passed = loop.iter, [loop.iter]
    else:
        whole, passed = loop, [loop.generators[0].iter]
    _stamp(call, whole)
    for argument, expression in zip(call.args, passed, strict=False):
        _align(argument, expression)


def _align(new: ast.AST, old: ast.AST) -> None:
    """Copy positions from ``old`` to ``new``; where the two differ, everything below stands for ``old`` as a whole."""
    same = type(new) is type(old) or (isinstance(new, _COMPREHENSIONS) and isinstance(old, _COMPREHENSIONS))
    if not same:
        _stamp(new, old)
        return
    _move(new, old)
    for field, value in ast.iter_fields(new):
        other = getattr(old, field, None)
        if isinstance(value, list) and isinstance(other, list):
            _align_lists(value, other)
        elif isinstance(value, ast.AST) and isinstance(other, ast.AST):
            _align(value, other)


def _align_lists(new: list[object], old: list[object]) -> None:
    for inner, counterpart in zip(new, old, strict=False):
        if isinstance(inner, ast.AST) and isinstance(counterpart, ast.AST):
            _align(inner, counterpart)


def _stamp(new: ast.AST, old: ast.AST) -> None:
    for node in ast.walk(new):
        _move(node, old)


def _move(new: ast.AST, old: ast.AST) -> None:
    if "lineno" in new._attributes and "lineno" in old._attributes:
        start = (old.lineno, old.col_offset)  # type: ignore[attr-defined]
        end = (old.end_lineno, old.end_col_offset)  # type: ignore[attr-defined]
        place(new, start, end)
