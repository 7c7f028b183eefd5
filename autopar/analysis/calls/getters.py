"""Functions that read what they get: ``operator.itemgetter(1)``, ``attrgetter("cost")``, ``methodcaller("upper")``.

Where their arguments are literals, calling one is an item, an attribute or a method of its argument, which is looked at
as if it were written out. The runtime takes the texts next to their names in bytecode for names of attributes.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.tracing.provenance import IMMUTABLE, SOME_FUNCTION, Value, join_all
from autopar.catalog import Effect, known_method
from autopar.syntax.scopes import Scope

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_ARGUMENT = "…"
"""Stands for what a getter is given; no name of the user's can be that."""


def makes_getter(ev: Evaluator, node: ast.expr, scope: Scope) -> bool:
    """Tell whether an expression makes a getter of items."""
    if not isinstance(node, ast.Call) or node.keywords or not all(isinstance(a, ast.Constant) for a in node.args):
        return False
    return ev.facts.qualified(node.func, scope) == "operator.itemgetter"


def items_got(ev: Evaluator, node: ast.Call, values: Sequence[Value]) -> Value:
    """Return what a getter of items gives: items of what it is given, several of them in a tuple."""
    ev.handed(node, "a getter", values)
    results = [replace(IMMUTABLE, numeric=False)]
    for value in values:
        ev.read(value, node)
        held = ev.contents(value)
        results.append(Value(held.roots, held.sites | value.sites, immutable=value.immutable))
    return join_all(results)


def may_get(ev: Evaluator, getter: ast.expr) -> bool:
    """Tell whether an expression makes a getter that is followed."""
    return makes_getter(ev, getter, ev.scope) or bool(_bodies(ev, getter))


def got_from(ev: Evaluator, node: ast.Call, getter: ast.expr, value: Value) -> Value | None:
    """Return what a getter that is made where it is called, or passed on, gives; None where it is no such thing."""
    if makes_getter(ev, getter, ev.scope):
        return items_got(ev, node, [value])
    bodies = _bodies(ev, getter)
    if not bodies:
        return None
    before = ev.env.get(_ARGUMENT)
    ev.env[_ARGUMENT] = value
    try:
        results = [ev.evaluate(body) for body in bodies]
    finally:
        del ev.env[_ARGUMENT]
        if before is not None:
            ev.env[_ARGUMENT] = before
    result = join_all([items_got(ev, node, [value]), *results])
    # What is got so is only read: the spec has no way to spell it.
    hidden = SOME_FUNCTION if any(r.known for r in results) else ""
    return replace(result, place=None, affine=None, items=None, cls=None, known=hidden, mixed=True)


def _bodies(ev: Evaluator, getter: ast.expr) -> tuple[ast.expr, ...]:
    """Return what a getter of attributes or a caller of a method does, written out; empty for anything else."""
    if not isinstance(getter, ast.Call) or not getter.args or ev.is_local(getter.func):
        return ()
    values = [*getter.args, *(k.value for k in getter.keywords)]
    if not all(isinstance(v, ast.Constant) for v in values) or any(k.arg is None for k in getter.keywords):
        return ()
    known = ev.getters.get(getter)
    if known is None:
        qualified = ev.facts.qualified(getter.func, ev.scope) or ""
        known = ev.getters[getter] = _written_out(getter, qualified, ev.facts.method_names)
    return known


def _written_out(getter: ast.Call, qualified: str, own: Container[str]) -> tuple[ast.expr, ...]:
    if ast.unparse(getter.func).rpartition(".")[2] != qualified.rpartition(".")[2]:
        return ()  # the runtime knows them by their own names
    texts = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else "" for a in getter.args]
    bodies: list[ast.expr] = []
    if qualified == "operator.attrgetter" and not getter.keywords:
        bodies = [_attributes(text.split(".")) for text in texts if all(map(_is_plain, text.split(".")))]
        if len(bodies) < len(texts):
            return ()
    elif qualified == "operator.methodcaller" and _is_plain(texts[0]):
        method = known_method(texts[0])
        if texts[0] in own or method is None or method.mutates or method.calls or method.effects is not Effect.NONE:
            return ()
        bodies = [ast.Call(_attributes([texts[0]]), getter.args[1:], getter.keywords)]
    return tuple(ast.fix_missing_locations(ast.copy_location(body, getter)) for body in bodies)


def _attributes(names: Sequence[str]) -> ast.expr:
    node: ast.expr = ast.Name(_ARGUMENT, ast.Load())
    for name in names:
        node = ast.Attribute(node, name, ast.Load())
    return node


def _is_plain(name: str) -> bool:
    """Tell whether a text is the name of an attribute; one that begins with two underscores is none of the user's."""
    return name.isidentifier() and not name.startswith("__")
