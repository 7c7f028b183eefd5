"""Arrays that a function makes itself and has shown to nobody by the time a loop runs: they share memory with nothing.

The runtime looks all the same; this is for what is told of a loop.
"""

from __future__ import annotations

import ast

from autopar.syntax.named import names_in
from autopar.syntax.scopes import BindingKind, ModuleFacts, Variable

_MAKERS = frozenset(
    f"numpy.{name}{like}" for name in ("zeros", "empty", "ones", "full") for like in ("", "_like")
) | {"numpy.arange", "numpy.linspace", "numpy.eye", "numpy.identity", "numpy.copy"}  # fmt: skip
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_LOOKED_AT = frozenset({"shape", "size", "ndim", "dtype", "sum", "mean", "min", "max", "fill", "copy"})


def is_fresh(variable: Variable, loop: ast.AST, facts: ModuleFacts) -> bool:
    """Tell whether a name stands for an array of its own in a loop: no other name has been given a part of it."""
    binding = variable.single()
    if binding is None or binding.kind is not BindingKind.ASSIGN or not isinstance(binding.node, ast.Assign):
        return False
    made = binding.node
    single = [type(t) for t in made.targets] == [ast.Name]
    if not single or not isinstance(made.value, ast.Call) or binding.scope is not variable.scope:
        return False
    func = made.value.func
    if facts.qualified(func, binding.scope) not in _MAKERS:
        return False
    function = binding.scope.node
    inside = {id(n) for n in ast.walk(loop)}
    known = {id(n) for n in ast.walk(function) if id(n) not in inside for n in _harmless(n)}
    named = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == variable.name]
    if any(
        n is not function and isinstance(n, _FUNCTIONS) and variable.name in names_in(n) for n in ast.walk(function)
    ):
        return False
    return all(id(n) in inside or id(n) in known or n is made.targets[0] for n in named)


def _harmless(node: ast.AST) -> list[ast.expr]:
    """Return the expressions that are used here without being given to anything that lasts."""
    match node:
        case ast.Return(value=ast.expr() as value):
            return [*(value.elts if isinstance(value, ast.Tuple) else [value])]
        case ast.Subscript(value=value, ctx=ast.Store()):
            return [value]
        case ast.Attribute(value=value, attr=attribute) if attribute in _LOOKED_AT:
            return [value]
        case ast.Call(func=ast.Name(id="len" | "print"), args=arguments):
            return arguments
        case ast.BinOp(left=left, right=right):
            return [e.value if isinstance(e, ast.Subscript) else e for e in (left, right)]
    return []
