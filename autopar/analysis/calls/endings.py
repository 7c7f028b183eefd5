"""Whether functions surely end: what runs ahead of the serial program must not hang where that would have stopped."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from autopar.spec.callee import IDENTICAL, Callee
from autopar.syntax.scopes import ModuleFacts


def surely_end(calls: Iterable[str], facts: ModuleFacts) -> bool:
    """Tell whether all of these functions are the module's own, without ``while`` and recursion."""
    reached = [Callee.parse(call) for call in calls]
    if any(c.module and c.digest not in IDENTICAL for c in reached):
        return False
    wanted = {c.qualname.rpartition(".")[2] for c in reached if not c.module}
    bodies: dict[str, list[ast.AST]] = {}
    for node in facts.scope_of:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in wanted:
            bodies.setdefault(node.name, []).extend(ast.walk(node))
    if wanted - bodies.keys() or any(isinstance(n, ast.While) for nodes in bodies.values() for n in nodes):
        return False
    below = {
        name: {n.id if isinstance(n, ast.Name) else n.attr for n in nodes if isinstance(n, ast.Name | ast.Attribute)}
        & wanted
        for name, nodes in bodies.items()
    }
    while leaf := next((name for name, called in below.items() if not called), None):
        del below[leaf]
        for called in below.values():
            called.discard(leaf)
    return not below
