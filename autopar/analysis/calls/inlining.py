"""Calls of functions whose bodies are looked at in place, with the values that this call passes.

A summary says what a function does whoever calls it; here it is what this call does: which elements of an argument it
writes, which function that it is given it calls. That is dearer, so it is done for loops only that stay sequential
without it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.frames import Environment, Frame
from autopar.analysis.tracing.ground import constant_value, join_environments
from autopar.analysis.tracing.provenance import IMMUTABLE, UNKNOWN, Value, join_all
from autopar.syntax.scopes import FunctionNode

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

Definition = FunctionNode | ast.Lambda


def may_inline(ev: Evaluator, function: Definition) -> bool:
    """Tell whether a function's body can be looked at in place."""
    owner = ev.owner(function)
    if owner is None or isinstance(function, ast.AsyncFunctionDef) or owner.facts.scope_of[function].is_generator:
        return False
    return ev.frames.may_enter(function)


def inline(
    ev: Evaluator,
    node: ast.Call,
    function: Definition,
    arguments: Arguments,
    receiver: Value | None = None,
    made_in: Frame | None = None,
) -> Value:
    """Return what a function gives for these arguments.

    Parameters
    ----------
    made_in
        The frame that a function defined in the block or in a callee was made in; None for one from outside.
    """
    return run_body(ev, node, function, arguments, receiver, made_in, lambda: _body(ev, function))


def _body(ev: Evaluator, function: Definition) -> Value:
    if isinstance(function, ast.Lambda):
        return ev.evaluate(function.body)
    if ev.runs(function.body):
        ev.trace.returned.append(IMMUTABLE)
    return join_all(ev.trace.returned)


def run_body(
    ev: Evaluator,
    node: ast.Call,
    function: Definition,
    arguments: Arguments,
    receiver: Value | None,
    made_in: Frame | None,
    body: Callable[[], Value],
) -> Value:
    """Look at a function's body in a frame of its own."""
    owner = ev.owner(function)
    assert owner is not None
    scope = owner.facts.scope_of[function]
    if made_in is None:
        ev.trace.calls[owner.entry(scope.qualname)] = None
        outside = scope.name
    else:
        outside = made_in.outside
    frame = Frame(scope, made_in, outside)
    env = bind(ev, node, function, arguments, receiver)
    trace, conditions = ev.trace, ev.conditions
    block = ev.scope, ev.env, ev.jumps, trace.path, trace.returned, ev.ends
    module = ev.facts, ev.summaries, trace.elsewhere
    with ev.frames.entered(frame, function, ev.env):
        ev.scope, ev.env, ev.jumps, ev.ends = scope, env, [[]], []
        trace.path, trace.returned = (*trace.path, node), []
        ev.facts, ev.summaries = owner.facts, owner
        trace.elsewhere = "" if owner is ev.home or owner.unit is None else f"{owner.unit.name}, "
        try:
            result = body()
            ev.ends.append(ev.env)
            frame.env = join_environments(ev.ends)
        finally:
            ev.scope, ev.env, ev.jumps, trace.path, trace.returned, ev.ends = block
            ev.facts, ev.summaries, trace.elsewhere = module
            ev.conditions = conditions
    return result


def bind(
    ev: Evaluator, node: ast.Call, function: Definition, arguments: Arguments, receiver: Value | None
) -> Environment:
    """Return what each parameter stands for."""
    spec = function.args
    positional = [a.arg for a in (*spec.posonlyargs, *spec.args)]
    given = list(arguments.positional) if receiver is None else [receiver, *arguments.positional]
    names = [*positional, *(a.arg for a in spec.kwonlyargs)]
    by_name = {*names} - {a.arg for a in spec.posonlyargs}
    if arguments.spread:
        return _spread(ev, node, function, arguments, receiver)
    bound: Environment = dict(zip(positional, given, strict=False))
    extra = {name: value for name, value in arguments.keywords.items() if name not in by_name}
    bound.update({name: value for name, value in arguments.keywords.items() if name in by_name})
    if spec.vararg is not None:
        bound[spec.vararg.arg] = _tuple(ev, spec.vararg, given[len(positional) :])
    if spec.kwarg is not None:
        held = ev.made(spec.kwarg)
        for value in extra.values():
            ev.heap.store(held.sites, value)
        passed_on = only_passed_on(function, spec.kwarg.arg)
        bound[spec.kwarg.arg] = replace(held, keywords=tuple(extra.items()) if passed_on else None)
    defaults: list[tuple[str, ast.expr]] = [
        *zip(positional[len(positional) - len(spec.defaults) :], spec.defaults, strict=True),
        *((a.arg, d) for a, d in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if d is not None),
    ]
    for name, default in defaults:
        if name not in bound:
            bound[name] = constant_value(default) if isinstance(default, ast.Constant) else UNKNOWN
    for name in names:
        bound.setdefault(name, UNKNOWN)
    return bound


def only_passed_on(function: Definition, name: str) -> bool:
    """Tell whether a function does nothing with its keyword arguments but hand them on, ``g(**kwargs)``."""
    passed = {id(k.value) for n in ast.walk(function) if isinstance(n, ast.Call) for k in n.keywords if k.arg is None}
    names = [n for n in ast.walk(function) if isinstance(n, ast.Name) and n.id == name]
    return all(id(n) in passed for n in names)


def _spread(
    ev: Evaluator, node: ast.Call, function: Definition, arguments: Arguments, receiver: Value | None
) -> Environment:
    spec = function.args
    everything = [*arguments.positional, *arguments.keywords.values(), *([] if receiver is None else [receiver])]
    blurred = replace(join_all([*everything, UNKNOWN]), place=None, affine=None, items=None, cls=None, known="")
    blurred = replace(blurred, keywords=None)
    groups = (*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg)
    for value in everything:
        ev.read(value, node)
    return {a.arg: blurred for a in groups if a is not None}


def _tuple(ev: Evaluator, node: ast.AST, values: Sequence[Value]) -> Value:
    if all(v.immutable for v in values):
        return replace(IMMUTABLE, items=tuple(values))
    result = ev.made(node)
    for value in values:
        ev.heap.store(result.sites, value)
    return replace(result, items=tuple(values))
