"""Calls of methods by way of a class, ``Point.polar(r, t)`` and ``super().area()``, and of instances without a name."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import (
    class_of,
    class_of_self,
    find_method,
    lineage,
    method_of_instance,
    methods_in,
    note_lineage,
)
from autopar.analysis.calls.exceptions import initialized
from autopar.analysis.calls.imported import class_imported
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.overriding import note_any_self
from autopar.analysis.calls.own_calls import Arguments, call_own
from autopar.analysis.tracing.provenance import IMMUTABLE, Place, Value
from autopar.syntax.scopes import FunctionNode, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

GivenArguments = Callable[[bool], Arguments]
"""Evaluates a call's arguments, as a whole or not."""
_DECORATORS: dict[str, tuple[str, ...]] = {"class": ("builtins.classmethod",), "static": ("builtins.staticmethod",)}


def call_by_class(ev: Evaluator, node: ast.Call, func: ast.Attribute, arguments: GivenArguments) -> Value | None:
    """Return what a method gives that a class, ``super()`` or a new instance has; None where it is another call."""
    if isinstance(func.value, ast.Name):
        return _of_named_class(ev, node, func, func.value, arguments)
    if not isinstance(func.value, ast.Call):
        return None
    if ev.facts.qualified(func.value.func, ev.scope) == "builtins.super":
        return _of_super(ev, node, func, func.value, arguments)
    if func.attr not in ev.facts.method_names and not _makes_instance(ev, func.value.func):
        return None
    receiver = ev.evaluate(func.value, consume=False)
    method = method_of_instance(ev, receiver, func.attr)
    return None if method is None else _call(ev, node, method, arguments, receiver)


def _makes_instance(ev: Evaluator, node: ast.expr) -> bool:
    """Tell whether a call may make an instance: ``Point`` and ``Point.polar`` are called."""
    return _is_class(ev, node) or (isinstance(node, ast.Attribute) and _is_class(ev, node.value))


def _is_class(ev: Evaluator, node: ast.expr) -> bool:
    """Tell whether a name stands for a class of the program's."""
    own = class_of(ev.facts, ev.variable(node.id)) if isinstance(node, ast.Name) else None
    return own is not None or class_imported(ev, node) is not None


def _of_named_class(
    ev: Evaluator, node: ast.Call, func: ast.Attribute, name: ast.Name, arguments: GivenArguments
) -> Value | None:
    variable = ev.variable(name.id)
    if name.id in ev.env or not variable.is_global:
        return None
    cls = class_of(ev.facts, variable)
    return None if cls is None else _of_class(ev, node, func, cls, variable, arguments)


def call_of_imported_class(ev: Evaluator, node: ast.Call, func: ast.expr, arguments: GivenArguments) -> Value | None:
    """Return what a method gives that a class of another module has; None where the name is no such thing."""
    cls = class_imported(ev, func.value) if isinstance(func, ast.Attribute) else None
    if cls is None or not isinstance(func, ast.Attribute):
        return None
    variable = ev.variable(func.value.id) if isinstance(func.value, ast.Name) else None
    return _of_class(ev, node, func, cls, variable, arguments)


def _of_class(
    ev: Evaluator,
    node: ast.Call,
    func: ast.Attribute,
    cls: ast.ClassDef,
    variable: Variable | None,
    arguments: GivenArguments,
) -> Value | None:
    line = lineage(ev.facts, cls)
    if not line:
        return None
    method = find_method(ev.facts, line, func.attr)
    receiver: Value | None = None
    if method is not None:
        _note_receiver(ev, method)
    else:
        method, kind = _decorated(ev, line, func.attr)
        if kind == "class":
            if variable is None:
                return None
            receiver = Value(roots=frozenset({variable}), place=Place(variable))
    if method is None:
        return None
    note_lineage(ev, cls)
    return _call(ev, node, method, arguments, receiver)


def _note_receiver(ev: Evaluator, method: FunctionNode) -> None:
    """Note that a method is called with a receiver that need not be an instance of its class."""
    around = ev.facts.of(method).scope_of[method].parent
    if around is not None and isinstance(around.node, ast.ClassDef):
        note_any_self(ev, around.node)


def _decorated(ev: Evaluator, line: tuple[ast.ClassDef, ...], name: str) -> tuple[FunctionNode | None, str]:
    """Return the class or static method that a name is, and which of the two."""
    for cls in line:
        method = (methods_in(cls) or {}).get(name)
        if method is None:
            continue
        facts = ev.facts.of(cls)
        decorators = tuple(facts.qualified(d, facts.scope_of[cls]) for d in method.decorator_list)
        kind = next((kind for kind, found in _DECORATORS.items() if found == decorators), "")
        return (method, kind) if kind and name not in ev.facts.stored_attributes else (None, "")
    return None, ""


def _of_super(
    ev: Evaluator, node: ast.Call, func: ast.Attribute, call: ast.Call, arguments: GivenArguments
) -> Value | None:
    """Return what the method gives that comes next in the line of the instance's class.

    The loop's own kernel stands outside of the class.
    """
    scope = ev.scope
    around = scope.parent
    if call.args or call.keywords or not (ev.trace.path or ev.trace.strict):
        return None
    if scope.kind is not ScopeKind.FUNCTION or not isinstance(scope.node, ast.FunctionDef) or around is None:
        return None
    parameters = (*scope.node.args.posonlyargs, *scope.node.args.args)
    here = around.node
    if not parameters or not isinstance(here, ast.ClassDef):
        return None
    variable = scope.variables[parameters[0].arg]
    if class_of_self(ev, variable) is not here:
        return None
    receiver = ev.env[variable.name]
    if func.attr == "__init__" and here.bases and not lineage(ev.facts, here):
        return initialized(ev, node, here, receiver, arguments(True))
    line = lineage(ev.facts, here if receiver.cls is None or receiver.roots else receiver.cls)
    if here not in line:
        return None
    rest = line[line.index(here) + 1 :]
    method = find_method(ev.facts, rest, func.attr)
    bodies = [methods_in(cls) for cls in rest]
    missing = method is None and all(methods is not None and func.attr not in methods for methods in bodies)
    if missing and func.attr == "__init__" and not any(cls.decorator_list for cls in rest):
        return IMMUTABLE if not node.args and not node.keywords else None
    if method is None:
        return None
    note_lineage(ev, line[0])
    return _call(ev, node, method, arguments, receiver)


def _call(
    ev: Evaluator, node: ast.Call, method: FunctionNode, arguments: GivenArguments, receiver: Value | None
) -> Value:
    if may_inline(ev, method):
        return inline(ev, node, method, arguments(False), receiver)
    given = arguments(True)
    if receiver is not None:
        ev.read(receiver, node)
    return call_own(ev, node, method, given, receiver)
