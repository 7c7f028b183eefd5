"""Names that stand for arrays, by what the code does with them: no verdict on a loop rests on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autopar.catalog.relations import Relation, function_pattern
from autopar.syntax.scopes import BindingKind, ModuleFacts, Scope, Variable

_ATTRIBUTES = frozenset({"shape", "T", "ndim", "dtype", "reshape", "astype", "ravel", "flatten", "transpose", "nbytes"})


class ArrayUse:
    """Finds the names, ``x`` or ``self.x``, that a function uses as arrays are used."""

    def __init__(self, facts: ModuleFacts) -> None:
        self.facts = facts
        self._found: dict[Scope, tuple[frozenset[str], frozenset[str]]] = {}

    def of(self, variable: Variable) -> bool:
        """Tell whether a local name is used as an array where it is bound.

        Of a parameter it is enough that NumPy's functions are applied to it.
        """
        if variable.scope is None:
            return False
        surely, likely = self._names(variable.scope)
        parameter = any(b.kind is BindingKind.PARAMETER for b in variable.bindings)
        return variable.name in surely or (parameter and variable.name in likely)

    def of_path(self, text: str, scope: Scope) -> bool:
        """Tell whether ``self.x`` is used as an array in a function."""
        surely, likely = self._names(scope)
        return text in surely or text in likely

    def _names(self, scope: Scope) -> tuple[frozenset[str], frozenset[str]]:
        known = self._found.get(scope)
        if known is None:
            surely: set[str] = set()
            likely: set[str] = set()
            for node in ast.walk(scope.node):
                surely.update(_surely(node))
                likely.update(self._likely(node, scope))
            known = self._found[scope] = frozenset(surely), frozenset(likely)
        return known

    def _likely(self, node: ast.AST, scope: Scope) -> Iterator[str]:
        match node:
            case ast.Call(func=ast.Attribute() as func, args=[ast.Name() | ast.Attribute() as first, *_]):
                pattern = function_pattern(self.facts.qualified(func, scope) or "")
                if pattern is not None and pattern.relation is not Relation.CREATION:
                    yield path_of(first)


def _surely(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name() | ast.Attribute() as value, attr=attribute) if attribute in _ATTRIBUTES:
            yield path_of(value)
        case ast.Subscript(value=ast.Name() | ast.Attribute() as value, slice=ast.Tuple(elts=[_, _, *_])):
            yield path_of(value)
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            yield path_of(left)
            yield path_of(right)
        case ast.Call(func=ast.Attribute(value=value), keywords=keywords) if any(k.arg == "axis" for k in keywords):
            yield path_of(value)
        case ast.arg(arg=name, annotation=ast.expr() as annotation):
            if "ndarray" in ast.unparse(annotation) or "NDArray" in ast.unparse(annotation):
                yield name


def path_of(node: ast.expr) -> str:
    """Return the text of a name or of an attribute of one, ``""`` for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return ""
