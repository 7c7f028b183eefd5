"""Is a name that the loop changes by ``row *= 2`` a row of an array, or a number? No verdict on a loop rests on it.

In place the one changes the array that it is a part of, the other only the name. Which it is, the runtime looks at;
here is found out which is worth trying.
"""

from __future__ import annotations

import ast

_METHODS = frozenset(
    {"sum", "mean", "max", "min", "std", "var", "prod", "dot", "sort", "argsort", "argmax", "argmin", "fill", "cumsum"}
    | {"copy", "clip", "all", "any", "nonzero", "tolist", "shape", "size", "ndim", "T", "flat", "reshape", "ravel"}
)  # fmt: skip


def is_used_as_row(name: str, body: ast.AST) -> bool:
    """Tell whether a body uses a name as arrays are used, or for nothing but changing it in place."""
    changed: set[int] = set()
    loads = 0
    for node in ast.walk(body):
        match node:
            case ast.Subscript(value=ast.Name(id=used)) if used == name:
                return True
            case ast.Attribute(value=ast.Name(id=used), attr=attribute) if used == name and attribute in _METHODS:
                return True
            case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=used)]) if used == name:
                return True
            case ast.For(iter=ast.Name(id=used)) if used == name:
                return True
            case ast.AugAssign(target=ast.Name() as target) if target.id == name:
                changed.add(id(target))
            case ast.Name(id=used, ctx=ast.Load()) if used == name:
                loads += 1
    return bool(changed) and not loads
