"""Parameters for which some call passes parts of one array: ``relax(u[:-1], u[1:])``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from autopar.analysis.calls.fixpoint import Summaries
from autopar.analysis.sharing.views import Views
from autopar.syntax.scopes import FunctionNode, Scope, ScopeKind, Variable


def passed_together(one: Variable, other: Variable, summaries: Summaries, views: Views) -> bool:
    """Tell whether a call of the module passes parts of one operand for two parameters of a function.

    Calls are told by the function's name. What they pass at run time is for the runtime to look at.
    """
    if one.scope is None or one.scope is not other.scope:
        return False
    names = _parameters(one.scope)
    if one.name not in names or other.name not in names:
        return False
    for call, where in summaries.sites.calls.get(one.scope.name, ()):
        given = dict(_given(call, names))
        first, second = given.get(one.name), given.get(other.name)
        if first is not None and second is not None:
            base = views.base_of(first, where)
            if base is not None and base == views.base_of(second, where):
                return True
    return False


def _parameters(scope: Scope) -> list[str]:
    """Return the parameters that a call names by their places, without the instance of a method."""
    function = scope.node
    if not isinstance(function, FunctionNode) or scope.parent is None:
        return []
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return names[1:] if scope.parent.kind is ScopeKind.CLASS else names


def _given(call: ast.Call, names: list[str]) -> Iterator[tuple[str, ast.expr]]:
    yield from zip(names, call.args, strict=False)
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield keyword.arg, keyword.value
