"""Loop headers: what a loop runs over, and what its targets stand for."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Conditions
from autopar.analysis.dependence.pairs import LoopVariable, Span
from autopar.analysis.tracing.paths import range_conditions
from autopar.analysis.tracing.provenance import IMMUTABLE, INTEGER, SOME_FUNCTION, Place, Value, join_all, taken_out

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_BUILTINS = {"range", "enumerate", "zip", "reversed", "len"}


@dataclass(frozen=True, slots=True)
class Items:
    """What one step of an iteration gives.

    Parameters
    ----------
    value
        The item; ``value.items`` are its parts where it is a tuple that can be unpacked.
    variable
        The loop variable that counts, where there is one; its name is the symbol in ``value`` or its first part.
    position
        True where ``variable`` is the position in what is iterated (``enumerate``), not the item (``range``).
    directed
        False where the order in which ``variable`` takes its values is unknown.
    conditions
        Bounds of ``variable`` that are no affine functions.
    """

    value: Value
    variable: LoopVariable | None = None
    position: bool = False
    directed: bool = True
    conditions: Conditions = ()


def builtin_call(evaluator: Evaluator, node: ast.expr) -> str:
    """Return the name of the builtin that an expression calls, ``""`` for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BUILTINS:
        variable = evaluator.facts.resolve(node.func.id, evaluator.scope)
        if variable.is_builtin and not evaluator.facts.star_imports and node.func.id not in evaluator.env:
            return node.func.id
    return ""


def counting_name(target: ast.expr, iterable: ast.expr) -> str:
    """Return the name in a loop's target that counts: a ``range``'s item, an ``enumerate``'s number; else ``""``."""
    if not isinstance(iterable, ast.Call) or not isinstance(iterable.func, ast.Name) or not iterable.args:
        return ""
    called = iterable.func.id
    if called == "reversed":
        return counting_name(target, iterable.args[0])
    if called == "range":
        return target.id if isinstance(target, ast.Name) else ""
    if not isinstance(target, ast.Tuple | ast.List) or not target.elts:
        return ""
    first = target.elts[0]
    if called == "enumerate":
        return first.id if isinstance(first, ast.Name) and len(target.elts) == 2 else ""
    return counting_name(first, iterable.args[0]) if called == "zip" else ""


def items_of(evaluator: Evaluator, node: ast.expr, symbol: str) -> Items:
    """Evaluate an iterable and return what it gives in each step; accesses are noted in the trace.

    Parameters
    ----------
    symbol
        Name for the counting variable.
    """
    name = builtin_call(evaluator, node)
    if isinstance(node, ast.Call) and not node.keywords and not any(isinstance(a, ast.Starred) for a in node.args):
        if name == "range" and 1 <= len(node.args) <= 3:
            return _range(evaluator, node, symbol)
        if name == "enumerate" and 1 <= len(node.args) <= 2:
            return _enumerate(evaluator, node, symbol)
        if name == "zip" and node.args:
            first = items_of(evaluator, node.args[0], symbol)
            parts = [first.value, *(items_of(evaluator, a, "").value for a in node.args[1:])]
            return Items(tuple_of(parts), first.variable, first.position, first.directed, first.conditions)
        if name == "reversed" and len(node.args) == 1:
            inner = items_of(evaluator, node.args[0], symbol)
            return _reversed(inner)
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if method in ("items", "keys", "values") and not node.args and isinstance(node.func, ast.Attribute):
            return _view(evaluator, node, node.func, method)
        indices = evaluator.facts.qualified(node.func, evaluator.scope) or ""
        if indices in ("numpy.ndindex", "numpy.ndenumerate"):
            number = element(evaluator, evaluator.evaluate(node), None)
            return Items(IMMUTABLE if indices == "numpy.ndindex" else tuple_of([IMMUTABLE, number]))
    if isinstance(node, ast.Tuple | ast.List) and node.elts and not any(isinstance(e, ast.Starred) for e in node.elts):
        return Items(replace(join_all([evaluator.evaluate(e) for e in node.elts]), affine=None))
    return Items(element(evaluator, evaluator.evaluate(node), None))


def _range(evaluator: Evaluator, node: ast.Call, symbol: str) -> Items:
    values = [evaluator.evaluate(a) for a in node.args]
    bounds = [v.affine if isinstance(v.affine, Affine) else None for v in values]
    lower: Affine | None = Affine.number(0)
    step: Affine | None = Affine.number(1)
    if len(bounds) == 1:
        upper = bounds[0]
    else:
        lower, upper = bounds[0], bounds[1]
        if len(bounds) == 3:
            step = bounds[2]
    if not symbol:
        return Items(INTEGER)
    if step is None or not step.is_constant or step.constant == 0:
        # The values of a range are distinct whatever its step; their bounds and their order are unknown.
        return Items(
            replace(INTEGER, affine=Affine.symbol(symbol)), LoopVariable(symbol, None, None, 1), directed=False
        )
    variable = LoopVariable(symbol, lower, upper, step.constant)
    item = replace(INTEGER, affine=Affine.symbol(symbol))
    if lower is not None and upper is not None:
        return Items(item, variable)
    return Items(item, variable, conditions=range_conditions(evaluator, symbol, node.args, step.constant))


def _enumerate(evaluator: Evaluator, node: ast.Call, symbol: str) -> Items:
    start: Affine | None = Affine.number(0)
    inner_node = node.args[0]
    inner_call = builtin_call(evaluator, inner_node)
    affine = Affine.symbol(symbol) if symbol else None
    if len(node.args) == 2:
        given = evaluator.evaluate(node.args[1]).affine
        start = given if isinstance(given, Affine) else None
    position = affine - start if affine is not None and start is not None else None
    if inner_call == "zip" and isinstance(inner_node, ast.Call) and not inner_node.keywords:
        item = tuple_of([positioned(evaluator, a, position) for a in inner_node.args])
    else:
        item = positioned(evaluator, inner_node, position)
    count = replace(INTEGER, affine=affine)
    variable = LoopVariable(symbol, start, None, 1) if symbol else None
    return Items(tuple_of([count, item]), variable, position=True)


def _reversed(inner: Items) -> Items:
    variable = inner.variable
    if variable is None or inner.position or not inner.directed:
        return Items(_blurred(inner.value))
    if abs(variable.step) == 1 and variable.lower is not None and variable.upper is not None:
        turned = LoopVariable(
            variable.name, variable.upper - variable.step, variable.lower - variable.step, -variable.step
        )
        return Items(inner.value, turned)
    variable = LoopVariable(variable.name, variable.smallest, None, 1)
    return Items(inner.value, variable, directed=False, conditions=inner.conditions)


def positioned(evaluator: Evaluator, node: ast.expr, position: Affine | None) -> Value:
    """Return the item of a sequence at a position; of an iterator made here, any item."""
    if isinstance(node, ast.Starred) or not isinstance(node, ast.Name | ast.Attribute | ast.Subscript):
        return items_of(evaluator, node.value if isinstance(node, ast.Starred) else node, "").value
    return element(evaluator, evaluator.evaluate(node, consume=False), position, node)


def _view(evaluator: Evaluator, node: ast.Call, func: ast.Attribute, method: str) -> Items:
    shown = func.value
    if isinstance(shown, ast.Dict) and shown.keys and None not in shown.keys:
        keys = join_all([evaluator.evaluate(k) for k in shown.keys if k is not None])
        values = join_all([evaluator.evaluate(v) for v in shown.values])
        parts = [replace(keys, affine=None), replace(values, affine=None)]
        return Items(tuple_of(parts) if method == "items" else parts[method == "values"])
    inner = element(evaluator, evaluator.evaluate(func.value), None)
    inside = replace(inner, numeric=False)
    if method == "items":
        return Items(tuple_of([inside, inside]))
    return Items(inside)


def tuple_of(parts: list[Value]) -> Value:
    """Return a tuple of values."""
    return replace(
        join_all(parts), affine=None, place=None, items=tuple(parts), immutable=all(p.immutable for p in parts)
    )


def _blurred(value: Value) -> Value:
    """Forget which item it is."""
    items = None if value.items is None else tuple(_blurred(v) for v in value.items)
    return replace(value, affine=None, place=None, items=items)


def element(evaluator: Evaluator, container: Value, position: Affine | None, node: ast.expr | None = None) -> Value:
    """Return what an item of a container is; a read of the item is noted where ``node`` is given."""
    evaluator.iterated(container, node or ast.Name("_"))
    if container.assumed:
        evaluator.no_number(container, ast.Name("_") if node is None else node)
    held = evaluator.heap.held(container.sites)
    place: Place | None = None
    if container.place is not None:
        index = position if position is not None else None
        place = container.place.at((index if index is not None else Span(),), scalar=True)
    if node is not None:
        evaluator.read(replace(container, place=place), node)
    if container.immutable:
        return taken_out(container)
    # Rows of a fresh array are views of it: they are the site itself.
    sites = held.sites | (container.sites if container.numeric else frozenset())
    roots = container.roots | held.roots
    return Value(
        roots,
        sites,
        immutable=not roots and not sites,
        numeric=container.numeric,
        fractional=container.fractional,
        place=place if not held.roots else None,
        mixed=container.mixed or container.known == SOME_FUNCTION,
    )
