"""Statements that a kernel cannot hold: suspension, imports, declarations of names."""

from __future__ import annotations

import ast

from autopar.analysis.tracing.trace import Trouble

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def control_troubles(body: list[ast.stmt], at_module_level: bool, inlines: bool = False) -> list[Trouble]:
    """Return what stands in the way in the statements of a loop body (nested functions apart)."""
    found: list[Trouble] = []
    for statement in body:
        _visit(statement, found, module=at_module_level, inlines=inlines)
    return found


def _visit(node: ast.AST, found: list[Trouble], *, module: bool, inlines: bool) -> None:
    trouble = _trouble(node, module, inlines)
    if trouble is not None:
        found.append(trouble)
    if isinstance(node, _NESTED):
        return
    for child in ast.iter_child_nodes(node):
        _visit(child, found, module=module, inlines=inlines)


def _can_move(function: ast.FunctionDef) -> bool:
    """Tell whether a function means the same in a kernel, which stands outside of every function and class."""
    return not any(
        isinstance(n, ast.Nonlocal | ast.Global | ast.Yield | ast.YieldFrom | ast.ClassDef)
        or (isinstance(n, ast.Name) and n.id in ("__class__", "super", "locals", "vars", "dir", "eval", "exec"))
        or (isinstance(n, ast.Attribute) and n.attr.startswith("__"))
        for n in ast.walk(function)
    )


def _trouble(node: ast.AST, module: bool, inlines: bool) -> Trouble | None:
    match node:
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
        case ast.FunctionDef() if inlines and not node.decorator_list and _can_move(node):
            return None
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            message = f"`{node.name}` is defined anew in every iteration and can see its variables"
            return Trouble("APR312", message, node, f"define `{node.name}` before the loop and pass it what it needs")
        case ast.Name(id="__class__"):
            return Trouble("APR207", "`__class__` depends on the method that it stands in", node)
    return None
