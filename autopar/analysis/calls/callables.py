"""Functions as values: which functions an expression may stand for, and what calling them does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import class_plan
from autopar.analysis.calls.decorated import wrapper_of
from autopar.analysis.calls.getters import items_got, makes_getter
from autopar.analysis.calls.held_functions import held_functions
from autopar.analysis.calls.imported import function_imported, wrapper_imported
from autopar.analysis.calls.inlining import inline, may_inline
from autopar.analysis.calls.own_calls import Arguments, call_own, construct
from autopar.analysis.calls.partials import Partial
from autopar.analysis.calls.summary import function_of
from autopar.analysis.tracing.frames import Frame
from autopar.analysis.tracing.ground import constant_value
from autopar.analysis.tracing.provenance import SOME_FUNCTION, UNKNOWN, Place, Value, join_all
from autopar.catalog import known_function
from autopar.syntax.scopes import Binding, BindingKind, FunctionNode, Scope, ScopeKind, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Getter:
    """``operator.itemgetter`` with literal keys: calling it reads items of its argument."""


Target = FunctionNode | ast.Lambda | ast.ClassDef | Partial | Getter | str
"""A function, a class, a function with arguments, a getter of items, or the qualified name of a library's function."""


def call_value(
    ev: Evaluator,
    node: ast.Call,
    value: Value,
    arguments: Callable[[], Arguments],
    qualified: Callable[[str], Value],
) -> Value | None:
    """Return what calling a value gives; None where it is not known which functions it may be.

    Parameters
    ----------
    arguments
        Evaluates the call's arguments.
    qualified
        Calls a library's function.
    """
    targets = targets_of_value(ev, value)
    names = [t for t, _ in targets if isinstance(t, str)]
    others = [(t, made_in) for t, made_in in targets if not isinstance(t, str)]
    if not targets or not all(_can_be_called(ev, target) for target, _ in others):
        return None
    results: list[Value | None] = [qualified(name) for name in names]
    if others:
        given = arguments()
        results += [_call(ev, node, target, made_in, given) for target, made_in in others]
    return None if None in results else join_all(r for r in results if r is not None)


def targets_of_value(ev: Evaluator, value: Value) -> list[tuple[Target, Frame | None]]:
    """Return the functions that a value may be, with the frames they were made in; empty where that is not known."""
    place = value.place
    if value.mixed or value.known == SOME_FUNCTION:
        return []
    if value.known:
        parts = [_functions_named(ev, name) for name in value.known.split("|")]
        return [target for part in parts for target in part] if all(parts) else []
    if value.sites and not value.roots:
        if ev.heap.holds_functions:
            return []
        found: list[tuple[Target, Frame | None]] = []
        for site in sorted(value.sites):
            made = ev.partials.get(site) or ev.closures.get(site)
            if not isinstance(made, ast.Lambda | ast.FunctionDef | Partial):
                return []
            found.append((made, ev.frames.made.get(site)))
        return found
    if not value.sites and place is not None and not place.indices and not place.closed and len(value.roots) == 1:
        targets = _bound_to(ev, place.root, 0)
        if targets:
            return [(t, None) for t in targets]
        if (wrapped := wrapper_of(ev, place.root) or wrapper_imported(ev, place.root)) is not None:
            return [wrapped]
    return [*held_functions(ev, value)]


def _functions_named(ev: Evaluator, name: str) -> Sequence[tuple[Target, Frame | None]]:
    """Return the functions that a part of ``Value.known`` stands for."""
    if not name.startswith("#"):
        return [(name, None)]
    if name in ev.originals:
        return [ev.originals[name]]
    value = ev.functions[name]
    place = value.place
    whole = place is not None and not place.indices and not place.closed
    function = function_of(place.root) if place is not None and whole else None
    return [(function, None)] if function is not None else held_functions(ev, value)


def _bound_to(ev: Evaluator, variable: Variable, depth: int) -> Sequence[Target]:
    """Return the functions that a name stands for, from all that is ever bound to it; empty where it may be others."""
    function = function_of(variable)
    if function is not None:
        return [function]
    scope = variable.scope
    owner = None if scope is None else ev.owner(scope.module.node)
    if scope is None or owner is None:
        return ()
    imported = function_imported(ev, owner, variable)
    if imported is not None:
        return [imported]
    other = owner.facts.others.find(ast.Name(variable.name), scope) if owner.facts.others is not None else None
    plan = class_plan(owner.facts, variable) if other is None else class_plan(*other)
    if plan is not None:
        return [plan.node]
    local = scope.kind is ScopeKind.FUNCTION
    if depth > _DEEPEST or variable.attribute_stores or variable.name in ev.bound:
        return ()
    found: list[Target] = []
    for binding in variable.bindings:
        value = _assigned(binding, variable)
        if value is None or binding.scope is not scope:
            return ()
        targets = _targets_of(ev, value, binding.scope, depth + 1, local)
        if not targets:
            return ()
        found.extend(targets)
    return found


def _assigned(binding: Binding, variable: Variable) -> ast.expr | None:
    node = binding.node
    if binding.kind is BindingKind.ASSIGN and isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = node.targets[0]
        if isinstance(target, ast.Name) and target.id == variable.name:
            return node.value
    return None


def _targets_of(ev: Evaluator, node: ast.expr, scope: Scope, depth: int, local: bool) -> Sequence[Target]:
    """Return the functions that an expression outside of the block may be.

    A global that stands for another function may be changed by another module, to one that the runtime cannot tell
    apart; only a lambda that is the module's only one is looked at.
    """
    owner = ev.owner(scope.module.node)
    facts = ev.facts if owner is None else owner.facts
    if isinstance(node, ast.Lambda):
        name = facts.scope_of[node].qualname
        alone = sum(s.qualname == name for s in facts.scope_of.values()) == 1
        return [node] if local or alone else ()
    if not local:
        return ()
    if isinstance(node, ast.IfExp):
        parts = [_targets_of(ev, part, scope, depth, local) for part in (node.body, node.orelse)]
        return [t for part in parts for t in part] if all(parts) else ()
    if isinstance(node, ast.Name | ast.Attribute):
        qualified = facts.qualified(node, scope)
        if qualified is not None:
            return [qualified] if known_function(qualified) is not None else ()
        return _bound_to(ev, facts.resolve(node.id, scope), depth) if isinstance(node, ast.Name) else ()
    if isinstance(node, ast.Call) and ev.facts.qualified(node.func, scope) == "functools.partial":
        return _outer_partial(ev, node, scope)
    return [Getter()] if makes_getter(ev, node, scope) else ()


def _outer_partial(ev: Evaluator, node: ast.Call, scope: Scope) -> Sequence[Target]:
    """Return a partial made before the loop; what it holds may be read, and the runtime lets nobody write it."""
    if not node.args or any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
        return ()
    function = node.args[0]
    if not isinstance(function, ast.Name):
        return ()
    variable = ev.facts.resolve(function.id, scope)
    values = tuple(constant_value(a) if isinstance(a, ast.Constant) else UNKNOWN for a in node.args[1:])
    named = {k.arg: k.value for k in node.keywords if k.arg is not None}
    keywords = {n: constant_value(v) if isinstance(v, ast.Constant) else UNKNOWN for n, v in named.items()}
    held = Value(roots=frozenset({variable}), place=Place(variable))
    return [Partial(held, Arguments(values, keywords, tuple(node.args[1:]), named, False))]


def made_partial(ev: Evaluator, node: ast.Call, arguments: Arguments) -> Value:
    """Return a partial made in the iteration."""
    result = ev.made(node)
    for value in arguments.everything:
        ev.heap.store(result.sites, value)
    if arguments.positional and not arguments.spread:
        (site,) = result.sites
        function, *rest = arguments.positional
        ev.partials[site] = Partial(function, replace(arguments, positional=tuple(rest), nodes=arguments.nodes[1:]))
    return result


def _can_be_called(ev: Evaluator, target: Target) -> bool:
    if isinstance(target, Partial):
        inner = targets_of_value(ev, target.function)
        return bool(inner) and all(not isinstance(t, str) and _can_be_called(ev, t) for t, _ in inner)
    return isinstance(target, ast.ClassDef | ast.FunctionDef | Getter) or (
        isinstance(target, ast.Lambda) and may_inline(ev, target)
    )


def _call(ev: Evaluator, node: ast.Call, target: Target, made_in: Frame | None, arguments: Arguments) -> Value | None:
    if isinstance(target, Partial):
        given = target.completed(arguments)
        inner = targets_of_value(ev, target.function)
        results = [_call(ev, node, t, frame, given) for t, frame in inner]
        return None if None in results else join_all(r for r in results if r is not None)
    if isinstance(target, Getter):
        return items_got(ev, node, arguments.everything)
    if isinstance(target, ast.ClassDef):
        owner = ev.owner(target)
        plan = None if owner is None else class_plan(owner.facts, owner.facts.resolve(target.name, owner.facts.scope))
        return None if plan is None else construct(ev, node, plan.node, plan.initializers, arguments)
    if isinstance(target, str):
        return None
    if may_inline(ev, target):
        return inline(ev, node, target, arguments, made_in=made_in)
    if isinstance(target, ast.Lambda) or made_in is not None:
        return None
    for value in arguments.everything:
        ev.read(value, node)
    return call_own(ev, node, target, arguments)


def arity_of(target: Target) -> int:
    """Return how many arguments a function of the program takes by their places."""
    if isinstance(target, ast.FunctionDef | ast.Lambda):
        return len(target.args.posonlyargs) + len(target.args.args)
    return 0
