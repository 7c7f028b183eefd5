"""What a handler does with the exception that it gets: may it come to an object of the program's by it?

What Python raises itself may hold one: `AttributeError.obj`, the key of a `KeyError`, `StopIteration.value`; and every
exception has the frames that it has come through.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable

from autopar.syntax.scopes import BindingKind, Variable

_SHOWS = frozenset({"str", "repr", "print", "type", "isinstance", "format"})
_HOLDERS = frozenset({"args", "obj", "value"})
"""Attributes of builtin exceptions that may be any object."""
_LOGS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
_HOLDING = (AttributeError, KeyError, StopIteration, StopAsyncIteration)


def is_used(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler uses the exception."""
    return bool(_uses(handler))


def looks_into(handler: ast.ExceptHandler, variable: Callable[[str], Variable]) -> bool:
    """Tell whether a handler may get at an object that the exception holds; ``variable`` resolves names."""
    parents = {id(child): node for s in handler.body for node in ast.walk(s) for child in ast.iter_child_nodes(node)}
    holds = handler.type is None or any(_may_hold(t, variable) for t in _types(handler.type))
    return any(_gets(use, parents, holds) for use in _uses(handler))


def _uses(handler: ast.ExceptHandler) -> list[ast.Name]:
    nodes = (n for statement in handler.body for n in ast.walk(statement))
    return [n for n in nodes if isinstance(n, ast.Name) and n.id == handler.name and isinstance(n.ctx, ast.Load)]


def _types(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _may_hold(node: ast.expr, variable: Callable[[str], Variable]) -> bool:
    """Tell whether what is caught may be one of the exceptions with objects in them; it may be a tuple of classes."""
    if isinstance(node, ast.Attribute):
        return not node.attr.endswith("Error")
    if not isinstance(node, ast.Name):
        return True
    found = variable(node.id)
    if found.is_builtin:
        kind = getattr(builtins, node.id, None)
        return not isinstance(kind, type) or any(issubclass(kind, h) or issubclass(h, kind) for h in _HOLDING)
    kinds = {binding.kind for binding in found.bindings}
    return not (kinds == {BindingKind.CLASS} or (kinds == {BindingKind.IMPORT} and node.id.endswith("Error")))


def _gets(use: ast.Name, parents: dict[int, ast.AST], holds: bool) -> bool:
    parent = parents.get(id(use))
    match parent:
        case ast.FormattedValue() | ast.Raise():
            return False
        case ast.Attribute(attr=attribute):
            return attribute.startswith("__") or (holds and attribute in _HOLDERS)
        case ast.Call(func=ast.Name(id=called)) if called in _SHOWS:
            return False
        case ast.Tuple():
            parent = parents.get(id(parent))
    method = parent.func.attr if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) else ""
    return holds and method != "append" and method not in _LOGS
