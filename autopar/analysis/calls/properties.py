"""Properties of the module's classes: reading an attribute of such a name may run any of their getters.

Which class a value is of only the runtime sees. So every read of the name is taken for a plain attribute and for a call
of each getter; the runtime then lets instances through whose property has a getter that was followed, and no setter.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from autopar.analysis.calls.classes import lacks_method
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.own_calls import Arguments, call_own
from autopar.analysis.tracing.provenance import Value, join_all
from autopar.syntax.scopes import ModuleFacts, ScopeKind

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_MOST = 4
_NO_ARGUMENTS = Arguments((), {}, (), {}, False)


def getters_of(facts: ModuleFacts, name: str) -> list[ast.FunctionDef]:
    """Return the getters of all properties of a name; none where there are too many of them to be followed."""
    if name.startswith("__"):
        return []
    found: list[ast.FunctionDef] = []
    for node in facts.method_names.get(name, ()):
        scope = facts.scope_of.get(node)
        owner = None if scope is None else scope.parent
        if not isinstance(node, ast.FunctionDef) or owner is None or owner.kind is not ScopeKind.CLASS:
            continue
        if [facts.qualified(d, owner) for d in node.decorator_list] == ["builtins.property"]:
            found.append(node)
    return found if len(found) <= _MOST else []


def read_property(ev: Evaluator, node: ast.Attribute, value: Value, plain: Value) -> Value:
    """Return what reading an attribute gives: ``plain``, or what the getters of the module give."""
    getters = getters_of(ev.facts, node.attr)
    if not getters or lacks_method(ev, node):
        return plain
    if value.cls is not None and not value.roots:
        mine = [g for g in getters if getattr(ev.facts.scope_of[g].parent, "node", None) is value.cls]
        return join_all(_got(ev, node, getter, value) for getter in mine) if mine else plain
    given = [_got(ev, node, getter, value) for getter in getters]
    return replace(join_all([plain, *given]), place=None, affine=None, items=None, cls=None, known="")


def _got(ev: Evaluator, node: ast.Attribute, getter: ast.FunctionDef, value: Value) -> Value:
    call = cast("ast.Call", node)  # it stands for the place, and for nothing else
    if may_inline(ev, getter):
        return inline(ev, call, getter, _NO_ARGUMENTS, value)
    ev.read(value, node)
    return call_own(ev, call, getter, _NO_ARGUMENTS, value)
