"""Loops that give the elements of the dict that they run over new values: ``for k, v in d.items(): d[k] = f(v)``.

No two iterations have the same key, and no key is added, so that no iteration sees what another has stored. That holds
for another dict as well whose elements the loop touches by these keys alone, ``v[k] = f(v[k], d[k])``, if it has them.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from autopar.analysis.names.definite import bound_names
from autopar.analysis.tracing.trace import Touch, Touching

_LISTS = frozenset({"list", "tuple", "sorted"})


def own_key(node: ast.AST, name: str) -> str:
    """Return the loop's name for the key where it touches a dict by that alone; else ``""``.

    The loop runs over the dict, or over another one.
    """
    if not isinstance(node, ast.For):
        return ""
    key = _key(node.target, node.iter, name)
    if not key and _reads(node, name):  # what is only stored is collected, whichever keys are there
        key = _key_of_another(node, name)
    if not key or any({name, key} & bound_names(statement) for statement in node.body):
        return ""
    return key if _only_by(node.body, name, key) else ""


def _key(target: ast.expr, iterable: ast.expr, name: str) -> str:
    """Return what a loop's header calls the keys of a dict."""
    match iterable:
        case ast.Name(id=used) if used == name and isinstance(target, ast.Name):
            return target.id
        case ast.Call(func=ast.Name(id=made), args=[inner], keywords=[]) if made in _LISTS:
            return _key(target, inner, name)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=used), attr="keys"), args=[], keywords=[]) if used == name:
            return target.id if isinstance(target, ast.Name) else ""
        case ast.Call(func=ast.Attribute(value=ast.Name(id=used), attr="items"), args=[], keywords=[]) if used == name:
            if isinstance(target, ast.Tuple) and len(target.elts) == 2 and isinstance(target.elts[0], ast.Name):
                return target.elts[0].id
    return ""


def _key_of_another(node: ast.For, name: str) -> str:
    """Return what a loop calls the keys of another dict: it runs over its items, or gives its elements new values."""
    header = node.iter
    while (
        isinstance(header, ast.Call) and isinstance(header.func, ast.Name) and header.func.id in _LISTS and header.args
    ):
        header = header.args[0]
    match header:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=other), attr="items")) if other != name:
            return _key(node.target, node.iter, other)
        case ast.Name(id=other) if other != name:
            key = _key(node.target, node.iter, other)
            stored = any(
                isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store) and ast.unparse(n) == f"{other}[{key}]"
                for n in ast.walk(node)
            )
            return key if key and stored and own_key(node, other) else ""
    return ""


def _reads(node: ast.For, name: str) -> bool:
    """Tell whether a loop asks for elements of a dict, by itself or to add to them."""
    asked = [n.target for n in ast.walk(node) if isinstance(n, ast.AugAssign)]
    asked += [n for n in ast.walk(node) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Load)]
    return any(isinstance(n, ast.Subscript) and ast.unparse(n.value) == name for n in asked)


def _only_by(body: Sequence[ast.stmt], name: str, key: str) -> bool:
    named = 0
    by_key = 0
    for node in (n for statement in body for n in ast.walk(statement)):
        match node:
            case ast.Name(id=used) if used == name:
                named += 1
            case ast.Subscript(value=ast.Name(id=used), slice=ast.Name(id=by), ctx=ast.Load() | ast.Store()):
                by_key += used == name and by == key
    return named == by_key > 0


def is_element(touch: Touch, name: str) -> bool:
    """Tell whether a touch gives an element of a dict a new value, and changes nothing inside of one."""
    node = touch.node
    element = isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == name
    return element and touch.kind is Touching.WRITE
