"""Calls of the module's own functions and classes, by their summaries."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.classes import entries_of, overrides_what_is_final
from autopar.analysis.calls.consumed import runs_here
from autopar.analysis.calls.summary import Summary
from autopar.analysis.sharing.entangled import DEEPER, note_inside
from autopar.analysis.tracing.kinds import DRAWN, DRAWS
from autopar.analysis.tracing.provenance import IMMUTABLE, SOME_FUNCTION, UNKNOWN, Value, in_order, join_all
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.syntax.scopes import FunctionNode, Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values of a call's arguments; ``spread`` where ``*`` or ``**`` makes positions unknown."""

    positional: tuple[Value, ...]
    keywords: dict[str, Value]
    nodes: tuple[ast.expr, ...]
    keyword_nodes: dict[str, ast.expr]
    spread: bool

    @property
    def everything(self) -> tuple[Value, ...]:
        """All values, in order."""
        return (*self.positional, *self.keywords.values())


def unknown(
    ev: Evaluator, node: ast.Call, message: str, hint: str = "", code: str = "APR201", cause: str = ""
) -> Value:
    """Note a call that cannot be followed; its result may be anything."""
    ev.trace.trouble(code, message, node, hint, cause)
    return UNKNOWN


def construct(
    ev: Evaluator, node: ast.Call, cls: ast.ClassDef, initializers: Sequence[FunctionNode], arguments: Arguments
) -> Value:
    """Return a new plain instance, made by what its initializers do."""
    found = ev.constructed(node, cls, initializers, arguments)
    if found is not None:
        return found
    made = replace(ev.made(node), cls=cls)
    entries_of(ev, cls)
    roots = {root for value in arguments.everything for root in value.roots}
    places = {root: set(ev.heap.places.get(root, ())) for root in roots}
    for initializer in initializers:
        call_own(ev, node, initializer, given_to(initializer, arguments), made)
    ev.heap.places.update(places)  # what is put into the instance are the arguments, and which those are is known here
    for value in arguments.everything:
        ev.read(value, node)  # where it is from is not known any more once the instance holds it
        ev.heap.store(made.sites, value)
    return made


def given_to(initializer: FunctionNode, arguments: Arguments) -> Arguments:
    """Return what an initializer is given: ``__post_init__`` gets what is no field, `dataclasses.InitVar`."""
    if initializer.name == "__init__":
        return arguments
    alone = len(initializer.args.posonlyargs) + len(initializer.args.args) == 1
    return Arguments((), {}, (), {}, False) if alone else replace(arguments, spread=True)


def call_own(
    ev: Evaluator, node: ast.Call, function: FunctionNode, arguments: Arguments, receiver: Value | None = None
) -> Value:
    """Apply the summary of a function of this module."""
    owner = ev.summaries.owner(function)
    scope = owner.facts.scope_of[function]
    drained = scope.is_generator and node in ev.drained
    later = scope.is_generator and not drained and not runs_here(ev, node, function)
    if later or isinstance(function, ast.AsyncFunctionDef):
        return unknown(ev, node, f"`{function.name}` runs later and in pieces (it is a generator or a coroutine)")
    summary = owner.of(function)
    own = "" if receiver is None else overrides_what_is_final(ev, receiver, summary.calls)
    if own:
        return unknown(ev, node, f"`{function.name}` calls `{own}`, which other classes override", code="APR207")
    ev.trace.calls[owner.entry(scope.qualname)] = None
    ev.trace.calls.update(dict.fromkeys(summary.calls))
    ev.trace.blas |= summary.blas
    ev.trace.releases_gil |= summary.releases_gil
    ev.trace.interprets |= summary.interprets
    ev.trace.raises |= summary.raises
    bound = _bind(ev, function, arguments, receiver)
    ev.handed(node, f"{function.name}()", bound.values(), summary.reads)
    for trouble in summary.troubles[:3]:
        line = getattr(trouble.node, "lineno", 0)
        place = f"line {line}" if owner is ev.summaries or owner.unit is None else f"{owner.unit.name}, line {line}"
        if trouble.prints:
            ev.trace.printed(f"`{function.name}` ({place}): {trouble.message}", node)
            continue
        ev.trace.trouble(trouble.code, through(f"`{function.name}` ({place}): ", trouble.message), node, trouble.hint)
    everything = join_all(bound.values()) if bound else IMMUTABLE
    if summary.puts:
        everything = everything.joined(Value(roots=summary.puts))
    everything = replace(everything, place=None, affine=None, items=None, cls=None)
    for variable in in_order(summary.reads):
        _touch_outer(ev, variable, Touching.READ, node, function.name)
    for variable, how in summary.changes.items():
        name = variable.name
        if variable.scope is scope:
            value = bound.get(name, IMMUTABLE)
            target = value if not how.deep else _with_contents(ev, value)
            drawn = DRAWN if _draws(how.how, name) else ""
            others = any(not v.immutable for n, v in bound.items() if n != name)
            put = everything if others or summary.reads else IMMUTABLE
            ev.change(target, node, f"{function.name}(){drawn}", everything, put)
            note_inside(ev, target, DEEPER)
        else:
            _touch_outer(ev, variable, Touching.CHANGE, node, function.name, how.how)
    if drained and summary.kept:
        message = f"`{function.name}` hands out an object that it may go on changing (`{summary.kept}`)"
        return unknown(ev, node, message, "yield numbers, texts or tuples of them", "APR307")
    return _returned(ev, node, summary, scope.variables, bound)


_CALLS = re.compile(r"(?:`[^`]*` \([^()]*\): )+")


def through(call: str, message: str) -> str:
    """Put a call before what stands in its way; of a long way there, the first and the last call are named."""
    way = _CALLS.match(message)
    if way is None or way[0].count("): ") < 2:
        return call + message
    last = way[0].removesuffix(": ").rpartition("): ")[2]
    return f"{call}...: {last}: {message[way.end() :]}"


def _draws(how: str, name: str) -> bool:
    """Tell whether a function changes a parameter by drawing from it."""
    receiver, _, method = how.removesuffix("()").rpartition(".")
    return how.endswith(DRAWN) or (receiver == name and method in DRAWS)


def _with_contents(ev: Evaluator, value: Value) -> Value:
    if value.immutable:
        return value
    held = ev.heap.held(value.sites)
    place = value.place.region() if value.place is not None and not held.roots else None
    return replace(value, roots=value.roots | held.roots, sites=value.sites | held.sites, place=place, items=None)


def _touch_outer(ev: Evaluator, variable: Variable, kind: Touching, node: ast.AST, via: str, how: str = "") -> None:
    """A callee touches a name outside of itself: a global, or a local of the function that the block stands in."""
    value = ev.env.get(variable.name)
    if value is not None and ev.variable(variable.name) is variable:
        # The callee sees the block's own variable.
        ev.trace.touch(Touch(variable, kind, None, node, 0, via=via, how=how))
        if kind is Touching.CHANGE:
            ev.change(_with_contents(ev, value), node, f"{via}()")
        return
    ev.trace.touch(Touch(variable, kind, None, node, 0, via=via, how=how))


def _bind(ev: Evaluator, function: FunctionNode, arguments: Arguments, receiver: Value | None) -> dict[str, Value]:
    """Return the value of each parameter."""
    spec = function.args
    positional = [a.arg for a in (*spec.posonlyargs, *spec.args)]
    given = list(arguments.positional) if receiver is None else [receiver, *arguments.positional]
    names = [*positional, *(a.arg for a in spec.kwonlyargs)]
    extra = [a.arg for a in (spec.vararg, spec.kwarg) if a is not None]
    everything = [*given, *arguments.keywords.values()]
    if arguments.spread:
        blurred = replace(join_all(everything), place=None, affine=None, items=None)
        spread = dict.fromkeys([*names, *extra], blurred)
        if receiver is not None and positional:
            spread[positional[0]] = receiver
        return spread
    bound = dict(zip(positional, given, strict=False))
    rest = given[len(positional) :]
    for name, value in arguments.keywords.items():
        if name in names:
            bound[name] = value
        else:
            rest.append(value)
    for name in extra:
        bound[name] = replace(join_all(rest), place=None, affine=None, items=None) if rest else IMMUTABLE
    defaults = [*spec.defaults, *(d for d in spec.kw_defaults if d is not None)]
    constant = all(isinstance(d, ast.Constant) for d in defaults)
    for name in names:
        if name not in bound:
            bound[name] = IMMUTABLE if constant else UNKNOWN
    return bound


def _returned(
    ev: Evaluator, node: ast.AST, summary: Summary, own: dict[str, Variable], bound: dict[str, Value]
) -> Value:
    """Return a callee's result in terms of the caller's values."""
    result = summary.returned
    if result.immutable:
        return replace(result, affine=None, place=None, items=None)

    def translated(roots: Iterable[Variable]) -> Value:
        parts: list[Value] = []
        for root in roots:
            if own.get(root.name) is root:
                parts.append(_with_contents(ev, bound.get(root.name, IMMUTABLE)))
            else:
                parts.append(Value(roots=frozenset({root})))
        return join_all(parts)

    outer = translated(result.roots)
    value = replace(outer, affine=None, items=None, integer=False, immutable=False, cls=None, place=outer.place)
    if result.sites:
        made = ev.site(node)
        held = replace(translated(summary.holds), affine=None, items=None, place=None)
        ev.heap.store([made], replace(held, known=SOME_FUNCTION) if result.known else held)
        value = replace(value, sites=value.sites | {made}, cls=result.cls if not result.roots else None)
        if result.roots:
            value = replace(value, place=None)
    hidden = SOME_FUNCTION if result.known or value.known else ""
    if not value.roots and not value.sites:
        return replace(IMMUTABLE, known=hidden)
    mixed = result.mixed or value.mixed
    return replace(value, numeric=result.numeric, fractional=result.fractional, known=hidden, mixed=mixed)
