"""Where a module calls its functions and classes, and where it stores attributes: what may come to parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from autopar.syntax.scopes import FunctionNode, ModuleFacts, Scope, ScopeKind, Variable


@dataclass(frozen=True, slots=True)
class Sites:
    """Calls by the last name of what is called, and values stored by the attribute's name, with their scopes."""

    calls: dict[str, list[tuple[ast.Call, Scope]]] = field(default_factory=dict)
    stores: dict[str, list[tuple[ast.expr, Scope]]] = field(default_factory=dict)


def sites_of(facts: ModuleFacts) -> Sites:
    """Return the sites of a module."""
    sites = Sites()
    waiting: list[tuple[ast.AST, Scope]] = [(facts.tree, facts.scope)]
    while waiting:
        node, scope = waiting.pop()
        scope = facts.scope_of.get(node, scope)
        waiting.extend((child, scope) for child in ast.iter_child_nodes(node))
        if isinstance(node, ast.Call):
            name = _last_name(node.func)
            sites.calls.setdefault(name, []).append((node, scope))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Attribute):
                    sites.stores.setdefault(target.attr, []).append((node.value, scope))
    return sites


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def passed_to(sites: Sites, parameter: Variable) -> Iterator[tuple[ast.expr, Scope]]:
    """Yield what calls by the right name may pass for a parameter, its default among them; others may pass more."""
    scope = parameter.scope
    function = None if scope is None else scope.node
    if scope is None or scope.parent is None or not isinstance(function, FunctionNode | ast.Lambda):
        return
    positional = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    defaults = function.args.defaults
    by_default = dict(zip(positional[len(positional) - len(defaults) :], defaults, strict=True))
    by_default |= {
        a.arg: d for a, d in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True) if d is not None
    }
    if parameter.name in by_default:
        yield by_default[parameter.name], scope.parent
    method = scope.parent.kind is ScopeKind.CLASS
    name = scope.parent.name if method and scope.name == "__init__" else scope.name
    for call, where in sites.calls.get(name, ()):
        for keyword in call.keywords:
            if keyword.arg == parameter.name:
                yield keyword.value, where
        if parameter.name in positional:
            place = positional.index(parameter.name) - method
            if 0 <= place < len(call.args):
                yield call.args[place], where
