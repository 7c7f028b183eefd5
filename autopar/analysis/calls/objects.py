"""Methods of operands whose class is not evident: any class of the module that has one of that name.

The runtime then makes sure that the operand is a plain instance of a class of the user's, and that the methods it has
under the names that the loop uses are among those that were followed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import ABSTRACT
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.overriding import note_methods
from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.provenance import ANYTHING, ITEMS, Value, base_of, join_all
from autopar.catalog import known_method
from autopar.spec.callee import METHODS
from autopar.syntax.scopes import BindingKind, ModuleFacts, ScopeKind

if TYPE_CHECKING:
    from autopar.analysis.program import Unit
    from autopar.analysis.tracing.evaluate import Evaluator

_NO_OBJECTS = {BindingKind.IMPORT, BindingKind.CLASS, BindingKind.DEF}
_MOST = 4
"""Methods of one name that are looked at."""


def call_methods(
    ev: Evaluator, node: ast.Call, func: ast.Attribute, arguments: Callable[[], Arguments]
) -> Value | None:
    """Return what the method of an operand gives, whichever class of the module it is of; None where it is no such."""
    methods = _methods_named(ev, func.attr)
    if not methods or not all(may_inline(ev, method) for method, _ in methods):
        return None
    receiver = ev.evaluate(func.value, consume=False)
    if not (_is_instance(ev, receiver) or _is_reached(ev, receiver, func.attr) or _is_item(ev, receiver)):
        return None
    given = arguments()
    return join_all([inline(ev, node, method, given, None if static else receiver) for method, static in methods])


def call_object(
    ev: Evaluator, node: ast.Call, func: ast.Name | ast.Attribute, arguments: Callable[[], Arguments]
) -> Value | None:
    """Return what calling an operand gives that is no function: ``__call__`` of any class of the module."""
    if isinstance(func, ast.Attribute):
        known = known_method(func.attr) is not None or func.attr in ev.facts.method_names
        if known or ev.facts.qualified(func, ev.scope) is not None:
            return None
    elif func.id in ev.env or any(b.kind in _NO_OBJECTS for b in ev.variable(func.id).bindings):
        return None
    methods = _methods_named(ev, "__call__")
    if not methods or not all(may_inline(ev, method) and not static for method, static in methods):
        return None
    receiver = ev.evaluate(func, consume=False)
    if not _is_instance(ev, receiver):
        return None
    given = arguments()
    return join_all([inline(ev, node, method, given, receiver) for method, _ in methods])


def _methods_named(ev: Evaluator, name: str) -> list[tuple[ast.FunctionDef, bool]]:
    """Return the methods of a name, and whether they are static; none where one of them cannot be followed."""
    if name.startswith("__") and name != "__call__":
        return []
    note_methods(ev, name)
    found = _methods_in(ev.home.facts, name)
    if found is None or len(found) > _MOST:
        return []
    for unit in _imported_modules(ev):
        # Where they cannot be followed, the runtime lets no operand have them.
        methods = _methods_in(unit.facts, name)
        if methods and len(found) + len(methods) <= _MOST:
            ev.trace.calls[unit.callee(f"{METHODS}.{name}")] = None
            found.extend(methods)
    return found


def _imported_modules(ev: Evaluator) -> Sequence[Unit]:
    program, unit = ev.home.program, ev.home.unit
    return () if program is None or unit is None else program.imported_by(unit)


def _methods_in(facts: ModuleFacts, name: str) -> list[tuple[ast.FunctionDef, bool]] | None:
    """Return the methods of a name in a module; None where one of them cannot be followed."""
    nodes = facts.method_names.get(name, [])
    if name in facts.stored_attributes:
        return None
    found: list[tuple[ast.FunctionDef, bool]] = []
    for node in nodes:
        scope = facts.scope_of.get(node)
        owner = None if scope is None else scope.parent
        if not isinstance(node, ast.FunctionDef) or owner is None or owner.kind is not ScopeKind.CLASS:
            return None
        decorators = [q for d in node.decorator_list if (q := facts.qualified(d, owner)) != ABSTRACT]
        if decorators not in ([], ["builtins.staticmethod"]):
            return None
        found.append((node, bool(decorators)))
    return found


def _is_reached(ev: Evaluator, value: Value, method: str) -> bool:
    """Tell whether a value is something that operands hold; the trace then asks for what the runtime looks at.

    Whatever it reaches that has a method of that name must be a plain instance of the user's classes.
    """
    bases = {base_of(root) for root in value.roots}
    if known_method(method) is not None or not bases or value.sites or value.immutable or value.numeric:
        return False
    if any(base.is_builtin or any(b.kind in _NO_OBJECTS for b in base.bindings) for base in bases):
        return False
    ev.trace.objects[f".{method}"] = None
    return True


def _is_item(ev: Evaluator, value: Value) -> bool:
    """Tell whether a value is an item of one operand, all of whose items the runtime can look at."""
    place = value.place
    if place is None or place.closed or place.levels != (1,) or value.sites or value.roots != {place.root}:
        return False
    base = base_of(place.root)
    if base in (ANYTHING, ITEMS) or base.name in ev.bound or not ev.spells(place.root):
        return False
    ev.trace.objects[f"{place.root.name}[:]"] = None
    return True


def _is_instance(ev: Evaluator, value: Value) -> bool:
    """Tell whether a value is one whole operand, which the runtime can look at; the trace then asks for that."""
    place = value.place
    if place is None or place.indices or place.closed or value.sites or value.roots != {place.root}:
        return False
    base = base_of(place.root)
    if base in (ANYTHING, ITEMS) or base.name in ev.bound or not ev.spells(place.root):
        return False
    ev.trace.objects[place.root.name] = None
    return True
