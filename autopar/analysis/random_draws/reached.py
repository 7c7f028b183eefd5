"""Generators that instances hold, ``self.rng``, and that methods or functions of the module draw from.

A loop that says ``self.step(i)`` or ``advance(sim)`` draws from what its text does not name: which attributes that may
be is read off the bodies of what it calls. How much they draw is counted elsewhere, and checked at run time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

from autopar.analysis.calls.summary import function_of
from autopar.catalog.fixed_draws import DRAWS_AHEAD
from autopar.syntax.scopes import ModuleFacts, Scope, ScopeKind

_DEEPEST = 4
"""Calls inside of each other that are looked at."""

_MOST = 4
"""Methods of one name that are looked at."""


def methods_of(facts: ModuleFacts, name: str, scope: Scope) -> list[ast.FunctionDef]:
    """Return the plain methods of a name: that of the class around the code if it has one, else of all classes."""
    found: list[ast.FunctionDef] = []
    around = [s for s in scope.ancestors() if s.kind is ScopeKind.CLASS]
    for node in facts.method_names.get(name, ()):
        inner = facts.scope_of.get(node)
        owner = None if inner is None else inner.parent
        if not isinstance(node, ast.FunctionDef) or owner is None or owner.kind is not ScopeKind.CLASS:
            continue
        if node.decorator_list or not (node.args.posonlyargs or node.args.args):
            continue
        if owner in around:
            return [node]
        found.append(node)
    return found if len(found) <= _MOST else []


def reached_in(facts: ModuleFacts, scope: Scope, body: Iterable[ast.AST]) -> list[str]:
    """Return the dotted names, as the code spells them, of generators that what it calls may draw from."""
    found: dict[str, None] = {}
    if facts.words & DRAWS_AHEAD:
        for node in body:
            _search(facts, scope, node, {}, found, _DEEPEST)
    return [text for text in found if "." in text]


def _search(
    facts: ModuleFacts, scope: Scope, root: ast.AST, names: dict[str, str], found: dict[str, None], left: int
) -> None:
    """Look at the calls in a piece of code; ``names`` tells what its parameters are to the caller, by dotted names."""
    for node in ast.walk(root):
        if not isinstance(node, ast.Call):
            continue
        func = node.func
        arguments: list[ast.expr] = list(node.args)
        callees: Sequence[ast.FunctionDef | ast.AsyncFunctionDef] = ()
        if isinstance(func, ast.Attribute):
            receiver = _told(func.value, names)
            if receiver and func.attr in DRAWS_AHEAD:
                found[receiver] = None
            elif receiver and left and func.attr in facts.method_names:
                callees = methods_of(facts, func.attr, scope)
                arguments = [func.value, *arguments]
        elif isinstance(func, ast.Name) and left:
            function = function_of(facts.resolve(func.id, scope))
            callees = [function] if function is not None else ()
        for callee in callees:
            spec = callee.args
            pairs = list(zip((a.arg for a in (*spec.posonlyargs, *spec.args)), arguments, strict=False))
            pairs += [(k.arg, k.value) for k in node.keywords if k.arg is not None]
            told = {name: text for name, value in pairs if (text := _told(value, names))}
            if told:
                told = {**_renamed(callee, told), **told}
            for statement in callee.body if told else ():
                _search(facts, facts.scope_of[callee], statement, told, found, left - 1)


def _renamed(callee: ast.AST, names: dict[str, str]) -> dict[str, str]:
    """Return other names that a function gives to what it reaches by its parameters, ``rng = self.rng``."""
    found: dict[str, str] = {}
    for node in ast.walk(callee):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            text = _told(node.value, names)
            if "." in text:
                found[node.targets[0].id] = text
    return found


def _told(node: ast.expr, names: dict[str, str]) -> str:
    """Return an expression as the loop would spell it, ``""`` where it is no dotted name that the loop can reach."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    first = node.id if not names else names.get(node.id, "")
    return ".".join([first, *reversed(parts)]) if first else ""
