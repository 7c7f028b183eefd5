"""Whether a special method surely has an answer: after ``NotImplemented`` Python asks the other operand.

That may be an array or one of NumPy's numbers, which then asks the instance for its items.
"""

from __future__ import annotations

import ast

from autopar.analysis.calls.classes import class_of
from autopar.syntax.scopes import FunctionNode, ModuleFacts, Scope

_NEW = (ast.Constant, ast.BinOp, ast.Compare, ast.JoinedStr, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.ListComp)
"""What is never ``NotImplemented``: operators give no such thing, as Python then raises `TypeError`."""
_CONVERTING = frozenset(
    f"builtins.{name}" for name in ("bool", "complex", "dict", "float", "int", "len", "list", "str", "tuple")
)
_OF_NUMBERS = ("math.", "numpy.", "cmath.")


def may_decline(facts: ModuleFacts, method: FunctionNode) -> bool:
    """Tell whether a method may give ``NotImplemented``, be it as what something that it calls gives."""
    facts = facts.of(method)
    scope = facts.scope_of[method]
    returned = (node.value for node in ast.walk(method) if isinstance(node, ast.Return))
    return not all(value is None or _is_answer(facts, value, scope) for value in returned)


def _is_answer(facts: ModuleFacts, node: ast.expr, scope: Scope) -> bool:
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return _is_answer(facts, body, scope) and _is_answer(facts, orelse, scope)
        case ast.BoolOp(values=values):
            return all(_is_answer(facts, value, scope) for value in values)
        case ast.UnaryOp(op=ast.Not()):
            return True
        case ast.Call(func=func):
            return _gives_answer(facts, func, scope)
        case ast.Name(id=name):
            return _is_bound_to_answer(facts, name, scope)
        case _:
            return isinstance(node, _NEW)


def _gives_answer(facts: ModuleFacts, func: ast.expr, scope: Scope) -> bool:
    """Tell whether a call makes an instance of a class, or a number."""
    if isinstance(func, ast.Attribute) and func.attr == "__class__":
        return True
    if isinstance(func, ast.Call):
        return facts.qualified(func.func, scope) == "builtins.type"
    if isinstance(func, ast.Name) and class_of(facts, facts.resolve(func.id, scope)) is not None:
        return True
    qualified = facts.qualified(func, scope) or ""
    return qualified in _CONVERTING or qualified.startswith(_OF_NUMBERS)


def _is_bound_to_answer(facts: ModuleFacts, name: str, scope: Scope) -> bool:
    """Tell whether a local is a name of an answer, or of the instance itself."""
    variable = scope.variables.get(name)
    if variable is None or not isinstance(scope.node, ast.FunctionDef):
        return False
    parameters = (*scope.node.args.posonlyargs, *scope.node.args.args)
    binding = variable.single()
    if binding is None:
        return False
    if binding.node in parameters[:1]:
        return True
    node = binding.node
    plain = isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
    if not plain or not isinstance(node, ast.Assign) or isinstance(node.value, ast.Name):
        return False
    return _is_answer(facts, node.value, scope)
