"""Calls that nothing is known of: what to say of them, and of those that only follow from a reported one."""

from __future__ import annotations

import ast
import builtins
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import unknown
from autopar.analysis.tracing.provenance import ANYTHING, UNKNOWN, Value
from autopar.syntax.scopes import BindingKind

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_LONGEST = 40


def shortened(node: ast.AST) -> str:
    """Return the source of an expression, cut where it is long."""
    text = ast.unparse(node)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}..."


def follows_from_unknown(ev: Evaluator, value: Value) -> bool:
    """Tell whether a value is what an unknown call gave, which has been reported: more of it is no news."""
    if value.roots != {ANYTHING} or value.sites:
        return False
    return any(not trouble.prints for trouble in ev.trace.troubles.values())


def unknown_name(ev: Evaluator, node: ast.Call, func: ast.Name) -> Value:
    """Report a call of a name that is no one function."""
    name, variable = func.id, ev.variable(func.id)
    kinds = {b.kind for b in variable.bindings}
    if variable.scope is None and (source := ev.facts.star_source):
        message = f"`{name}` may be what `from {source} import *` brings"
        own = hasattr(builtins, name)
        hint = f"import by name what you need of `{source}`" if own else f"import it: `from {source} import {name}`"
        return unknown(ev, node, message, hint)
    if kinds == {BindingKind.PARAMETER}:
        message = f"`{name}` is an argument that may be any function"
        return unknown(ev, node, message, f"call the function by its own name, or pass `{name}` in this module")
    lines = sorted({line for b in variable.bindings if (line := getattr(b.node, "lineno", 0))})
    if variable.scope is not None and len(lines) == 1 and not kinds & {BindingKind.DEF, BindingKind.CLASS}:
        message = f"`{name}` may be any function (it gets its value in line {lines[0]})"
        return unknown(ev, node, message, "call a function by its own name, one that this module defines or imports")
    hint = f"define `{name}` once, with a plain `def`, in this module" if variable.scope is not None else ""
    return unknown(ev, node, f"`{name}` is not one function that can be followed", hint)


def unknown_local(ev: Evaluator, node: ast.Call, func: ast.Name, value: Value) -> Value:
    """Report a call of a name that the iteration has given a value."""
    if follows_from_unknown(ev, value):
        return UNKNOWN
    return unknown_name(ev, node, func)


def unknown_library(ev: Evaluator, node: ast.Call, func: ast.expr, qualified: str) -> Value:
    """Report a call of a function of a library that is in no catalogue, or of a module that cannot be followed."""
    hint = ""
    if qualified.rpartition(".")[0] and not qualified.startswith((".", "builtins.")):
        hint = f'if it has no effect and returns new objects: `pure = ["{qualified}"]` under `[tool.autopar]`'
    return unknown(ev, node, f"nothing is known of what `{shortened(func)}` does", hint)


def unknown_method(ev: Evaluator, node: ast.Call, func: ast.Attribute, spelled: str, receiver: Value) -> Value:
    """Report a call of a method that may be any class's."""
    if follows_from_unknown(ev, receiver):
        return UNKNOWN
    message = f"nothing is known of what the method `{spelled}` does"
    if func.attr in ev.facts.method_names:
        message = f"`{spelled}` may be a method of a class of this module"
    hint = f"call a function of the program in place of the method: `{func.attr}({shortened(func.value)}, ...)`"
    return unknown(ev, node, message, hint, "APR207")
