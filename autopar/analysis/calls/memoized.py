"""Functions of the module that remember what they gave: ``functools.lru_cache`` and ``functools.cache``.

The cache is a side effect that nobody sees as long as the function does nothing but compute from its arguments and from
what the loop leaves alone, and gives values that cannot be changed. Whether these are immutable, the runtime looks at;
it also takes what workers have added home (`autopar.runtime.memos`), for deep recursions rely on what is there.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from autopar.analysis.calls.compiled import dotted
from autopar.analysis.calls.own_calls import Arguments, through, unknown
from autopar.analysis.tracing.provenance import Value
from autopar.spec.callee import MEMO
from autopar.syntax.scopes import BindingKind, FunctionNode, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_DECORATORS = ("functools.lru_cache", "functools.cache")
_MAKERS = ("list", "dict", "set", "sorted")
_OPTIONS = frozenset({"maxsize", "typed"})


def memoized_of(variable: Variable) -> FunctionNode | None:
    """Return the function that a name surely is a memoizing wrapper of; None for any other name."""
    binding = variable.single()
    if binding is None or binding.kind is not BindingKind.DEF or binding.scope is not variable.scope:
        return None
    node = binding.node
    if variable.attribute_stores or variable.scope is None or variable.scope.kind is ScopeKind.CLASS:
        return None
    if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
        return None
    return node if _memoizes(node.decorator_list[0], binding.scope) else None


def _memoizes(decorator: ast.expr, scope: Scope) -> bool:
    if not isinstance(decorator, ast.Call):
        return dotted(decorator, scope) in _DECORATORS
    values = [*decorator.args, *(k.value for k in decorator.keywords)]
    plain = all(isinstance(v, ast.Constant) and v.value is not True for v in values)
    named = all(k.arg in _OPTIONS for k in decorator.keywords)
    return plain and named and dotted(decorator.func, scope) in _DECORATORS


def _can_be_changed(ev: Evaluator, node: ast.expr | None) -> bool:
    """Tell whether an expression surely makes an object that can be changed."""
    if isinstance(node, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS


def call_memoized(ev: Evaluator, node: ast.Call, function: FunctionNode, arguments: Arguments) -> Value:
    """Apply the summary of a memoized function: it must not be seen whether its body runs."""
    owner = ev.summaries.owner(function)
    scope = owner.facts.scope_of[function]
    name = function.name
    for asked in (owner.facts, ev.facts):
        if "cache_info" in asked.words:
            return unknown(ev, node, f"`{name}` is cached, and `cache_info` counts its calls")
    if scope.is_generator:
        return unknown(ev, node, f"`{name}` is cached, and its generators can be used up")
    summary = owner.of(function)
    ev.trace.calls[owner.entry(f"{scope.qualname}.{MEMO}")] = None
    ev.trace.calls.update(dict.fromkeys(summary.calls))
    ev.trace.blas |= summary.blas
    ev.trace.interprets = True
    ev.handed(node, f"{name}()", arguments.everything, summary.reads)
    for value in arguments.everything:
        ev.read(value, node)
    for trouble in summary.troubles[:3]:
        line = getattr(trouble.node, "lineno", 0)
        place = f"line {line}" if owner is ev.summaries or owner.unit is None else f"{owner.unit.name}, line {line}"
        ev.trace.trouble(trouble.code, through(f"`{name}` ({place}): ", trouble.message), node, trouble.hint)
        if trouble.prints:
            unknown(ev, node, f"`{name}` is cached, and prints only when it is not in the cache")
    for variable in summary.changes:
        unknown(ev, node, f"`{name}` is cached, and changes `{variable.name}` only when it is not in the cache")
    for variable in summary.reads:
        if variable.name in ev.bound or variable.name in ev.env:
            unknown(ev, node, f"`{name}` is cached, and reads `{variable.name}`, which the loop assigns")
        ev.read(Value(roots=frozenset({variable})), node)
    result = summary.returned
    if any(_can_be_changed(ev, n.value) for n in ast.walk(function) if isinstance(n, ast.Return)):
        hint = "return a tuple, not a list, a dict or a set"
        return unknown(ev, node, f"`{name}` is cached, and what it returns can be changed", hint)
    return Value(immutable=True, numeric=result.numeric, fractional=result.fractional, integer=result.integer)
