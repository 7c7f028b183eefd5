"""Local names that stand for numbers wherever they have a value: ``k = 0``, and then ``k += 1`` under conditions.

An augmented assignment to such a name gives it another number and changes nothing in place.
"""

from __future__ import annotations

import ast

from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope, ScopeKind, Variable

_MAKERS = {"builtins.len", "builtins.int", "builtins.float"}
"""These give exact ints and floats, whatever they are given."""


def is_always_number(variable: Variable, facts: ModuleFacts) -> bool:
    """Tell whether all that ever binds a local name gives it an int, a float or a complex number of Python's own."""
    return _is_number(variable, facts, {})


def _is_number(variable: Variable, facts: ModuleFacts, known: dict[Variable, bool]) -> bool:
    if variable in known:
        return known[variable]
    scope = variable.scope
    # While it is asked about it may be taken for one: it began as one, if all the rest keeps it one.
    known[variable] = scope is not None and scope.kind is ScopeKind.FUNCTION and not scope.dynamic
    if known[variable]:
        known[variable] = any(b.kind is BindingKind.ASSIGN for b in variable.bindings) and all(
            _gives_number(b, facts, known) for b in variable.bindings
        )
    return known[variable]


def _gives_number(binding: Binding, facts: ModuleFacts, known: dict[Variable, bool]) -> bool:
    match binding.kind, binding.node:
        case BindingKind.ASSIGN, ast.Assign(targets=targets, value=value):
            plain = all(isinstance(t, ast.Name) for t in targets)
            return plain and _makes_number(value, binding.scope, facts, known)
        case BindingKind.ASSIGN, ast.Name() as name:
            paired = _paired(name, binding.scope)
            return paired is not None and _makes_number(paired, binding.scope, facts, known)
        case BindingKind.AUGMENT, ast.AugAssign(value=value):
            return _makes_number(value, binding.scope, facts, known)
    return False


def _paired(name: ast.Name, scope: Scope) -> ast.expr | None:
    """Return what a name is given in ``j, k = 0, 0`` and in ``k: int = 0``."""
    for node in ast.walk(scope.node):
        match node:
            case ast.AnnAssign(target=target) if target is name:
                return node.value
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) if name in targets:
                plain = len(targets) == len(values) and not any(isinstance(e, ast.Starred) for e in (*targets, *values))
                return values[targets.index(name)] if plain else None
    return None


def _makes_number(node: ast.expr, scope: Scope, facts: ModuleFacts, known: dict[Variable, bool]) -> bool:
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float | complex)
        case ast.UnaryOp(op=ast.UAdd() | ast.USub() | ast.Invert(), operand=operand):
            return _makes_number(operand, scope, facts, known)
        case ast.BinOp(left=left, right=right):
            return _makes_number(left, scope, facts, known) and _makes_number(right, scope, facts, known)
        case ast.IfExp(body=body, orelse=orelse):
            return _makes_number(body, scope, facts, known) and _makes_number(orelse, scope, facts, known)
        case ast.Call(func=func):
            return facts.qualified(func, scope) in _MAKERS
        case ast.Name(id=name):
            return _is_number(facts.resolve(name, scope), facts, known)
    return False
