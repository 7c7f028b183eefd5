"""What functions of the catalogue give back: an argument, something found in it, or something new."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.calls.own_calls import Arguments
from autopar.analysis.tracing.provenance import IMMUTABLE, SOME_FUNCTION, Value, hidden_inside, join_all
from autopar.catalog import Known, Returns

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


def filled(known: Known, arguments: Arguments) -> Value | None:
    """Return the argument that a function fills and gives back, ``np.add(a, b, c)`` or ``np.add(a, b, out=c)``."""
    for name in ("out", "output"):
        if name in known.mutates and not arguments.spread:
            if name in arguments.keywords:
                return arguments.keywords[name]
            places = [which for which in known.mutates if isinstance(which, int) and which < len(arguments.positional)]
            if places:
                return join_all(arguments.positional[place] for place in places)
    return None


def without_callbacks(known: Known, arguments: Arguments) -> tuple[Value, ...]:
    """Return the arguments that a result may point to: a function that is called at once is none of them."""
    if known.returns is Returns.ITERATOR or arguments.spread or not known.calls:
        return arguments.everything
    positional = (v for n, v in enumerate(arguments.positional) if n not in known.calls)
    return (*positional, *(v for name, v in arguments.keywords.items() if name not in known.calls))


def caveat(known: Known, arguments: Arguments) -> int | str | None:
    """Return the argument that is passed with which the catalogue's entry does not hold, if there is one."""
    for which, harmless in known.caveats:
        if arguments.spread:
            return "*"
        if isinstance(which, int):
            given = arguments.nodes[which] if which < len(arguments.nodes) else None
        else:
            given = arguments.keyword_nodes.get(which)
        if given is None:
            continue
        if isinstance(given, ast.UnaryOp):
            given = given.operand
        if not isinstance(given, ast.Constant) or (harmless is not None and given.value is not harmless):
            return which if which != 0 else "0"
    return None


def container(ev: Evaluator, node: ast.AST, values: Sequence[Value], produced: Value | None) -> Value:
    """Return a new container or iterator over what the arguments hold."""
    result = ev.made(node)
    for value in values:
        ev.heap.store(result.sites, _inside(ev, value))
    if produced is not None:
        ev.heap.store(result.sites, produced)
    return result


def may_hold_objects(node: ast.Call) -> bool:
    return any(k.arg == "dtype" and "object" in ast.dump(k.value) for k in node.keywords) or any(
        isinstance(a, ast.Name) and a.id == "object" for a in node.args
    )


def _inside(ev: Evaluator, value: Value) -> Value:
    """Return what may be found in a value that is copied or iterated."""
    held = ev.heap.held(value.sites)
    roots = value.roots | held.roots
    sites = held.sites | (value.sites if value.numeric else frozenset())
    return Value(roots, sites, immutable=not roots and not sites, known=hidden_inside(value))


def part_of(ev: Evaluator, node: ast.AST, returns: Returns, values: Iterable[Value], numeric: bool) -> Value:
    """Return a result that may be an argument, a view of it, or something found in it."""
    values = tuple(values)
    mutable = [v for v in values if not v.immutable]
    hidden = SOME_FUNCTION if any(v.known for v in values) else ""
    if not mutable:
        return replace(IMMUTABLE, known=hidden) if not numeric else ev.made(node, numeric=True)
    joined = join_all(mutable)
    held = ev.heap.held(joined.sites)
    place = joined.place.region() if joined.place is not None and not held.roots else None
    sites = joined.sites | held.sites
    if returns in (Returns.ARGUMENT, Returns.UNKNOWN):
        sites |= {ev.site(node)}
    numeric = numeric or all(v.numeric for v in mutable)
    mixed = joined.mixed or any(v.immutable and not v.numeric for v in values)
    return Value(joined.roots | held.roots, sites, numeric=numeric, place=place, known=hidden, mixed=mixed)


def got(ev: Evaluator, node: ast.AST, returns: Returns, receiver: Value, default: Sequence[Value]) -> Value:
    """Return what ``d.get(k, default)`` gives."""
    value = part_of(ev, node, returns, (receiver, *default), numeric=receiver.numeric)
    functions = [d.known for d in default if d.known]
    table = part_of(ev, node, returns, (receiver,), numeric=receiver.numeric)
    if len(functions) != 1 or table.known or table.mixed or functions[0] == SOME_FUNCTION:
        return value
    return replace(value, known=f"{functions[0]}|{ev.function_name(table)}", mixed=False)
