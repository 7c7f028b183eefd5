"""Statements that a kernel cannot hold: jumps out of the loop, suspension, imports, declarations of names."""

from __future__ import annotations

import ast

from autopar.analysis.trace import Trouble
from autopar.syntax.scopes import STATEMENT_LOOPS

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def control_troubles(body: list[ast.stmt], at_module_level: bool) -> list[Trouble]:
    """Return what stands in the way in the statements of a loop body (nested functions apart)."""
    found: list[Trouble] = []
    for statement in body:
        _visit(statement, found, own_loop=True, module=at_module_level)
    return found


def _visit(node: ast.AST, found: list[Trouble], *, own_loop: bool, module: bool) -> None:
    trouble = _trouble(node, own_loop, module)
    if trouble is not None:
        found.append(trouble)
    if isinstance(node, _NESTED):
        return
    if isinstance(node, STATEMENT_LOOPS):
        for part in (node.target, node.iter) if not isinstance(node, ast.While) else (node.test,):
            _visit(part, found, own_loop=own_loop, module=module)
        for statement in node.body:
            _visit(statement, found, own_loop=False, module=module)
        for statement in node.orelse:
            _visit(statement, found, own_loop=own_loop, module=module)
        return
    for child in ast.iter_child_nodes(node):
        _visit(child, found, own_loop=own_loop, module=module)


def _trouble(node: ast.AST, own_loop: bool, module: bool) -> Trouble | None:
    match node:
        case ast.Break() if own_loop:
            hint = "let every iteration run and pick the result after the loop"
            return Trouble("APR301", "`break` ends the loop early, so later iterations may never run", node, hint)
        case ast.Return():
            hint = "keep the result in a variable and return after the loop"
            return Trouble("APR302", "`return` leaves the function from inside the loop", node, hint)
        case ast.Yield() | ast.YieldFrom():
            return Trouble(
                "APR303",
                "`yield` hands each value out before the next iteration runs",
                node,
                "collect the values in a list first",
            )
        case ast.Await():
            return Trouble("APR303", "`await` suspends the iteration", node)
        case ast.AsyncFor() | ast.AsyncWith():
            return Trouble("APR308", "an asynchronous statement suspends the iteration", node)
        case ast.Global() | ast.Nonlocal():
            return Trouble("APR310", "names are declared global or nonlocal inside the loop", node)
        case ast.Import() | ast.ImportFrom():
            return Trouble("APR314", "the loop imports a module", node, "move the import above the loop")
        case ast.AnnAssign() if module:
            return Trouble(
                "APR310",
                "an annotated assignment at module level records its annotation",
                node,
                "drop the annotation, or move the loop into a function",
            )
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            message = f"`{node.name}` is defined anew in every iteration and can see its variables"
            return Trouble("APR312", message, node, f"define `{node.name}` before the loop and pass it what it needs")
        case ast.Name(id="__class__"):
            return Trouble("APR207", "`__class__` depends on the method that it stands in", node)
    return None
