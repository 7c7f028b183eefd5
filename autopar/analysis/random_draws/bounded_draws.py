"""Draws of ints below a bound, ``rng.integers(0, n)`` and ``rng.choice(n)``: each takes half of a raw number, mostly.

Where a number falls into the remainder that would make some ints likelier than others, another half is taken. How
seldom that is follows from the bound, which the runtime looks at; and it sees by the generator's state when it was so.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from autopar.analysis.random_draws.draw_counts import Count, Take, Varying, shares
from autopar.analysis.tracing.provenance import INTEGER, UNKNOWN, Value
from autopar.catalog.fixed_draws import BOUNDED_DRAWS

if TYPE_CHECKING:
    from autopar.analysis.random_draws.draws import DrawCounter
    from autopar.analysis.tracing.evaluate import Evaluator

_NAMES = {"integers": ("low", "high", "size", "dtype", "endpoint"), "choice": ("a", "size", "replace")}
# Types of which each value is drawn from a half of its own, and those of which several share one.
_TYPES = frozenset(
    {"numpy.int64", "numpy.uint64", "numpy.int32", "numpy.uint32", "builtins.int"}
    | {"int64", "uint64", "int32", "uint32", "int"}
)

_SHARING = {
    2: frozenset({"numpy.int16", "numpy.uint16", "int16", "uint16", "i2", "u2"}),
    4: frozenset({"numpy.int8", "numpy.uint8", "int8", "uint8", "i1", "u1"}),
    32: frozenset({"numpy.bool_", "numpy.bool", "builtins.bool", "bool", "?"}),
}


def bounded(counter: DrawCounter, node: ast.Call, method: str) -> Take:
    """Return what a draw of bounded ints takes; raises `Varying` where that cannot be told."""
    given = _given(node, _NAMES[method])
    size = given.get("size")
    values = Count.number(1) if size is None else counter.size(size)
    sharing = _sharing(counter, given.get("dtype"))
    bound = _bound(counter, given, method)
    if sharing > 1:
        return _shared(values, bound.constant, sharing)
    number = bound.constant
    if number is None:
        return Take(halves=values, ranges=(bound,))
    if number == 1:
        return Take()
    power = number & (number - 1) == 0
    if number < 1 or (number > 1 << 32 and not power):
        raise Varying
    if number > 1 << 32:
        return Take.of_words(values)
    return Take(halves=values, ranges=() if power else (bound,))


def _sharing(counter: DrawCounter, dtype: ast.expr | None) -> int:
    """Return how many values of a type come from one half."""
    if dtype is None or counter.is_type(dtype, _TYPES):
        return 1
    found = [number for number, types in _SHARING.items() if counter.is_type(dtype, types)]
    if not found:
        raise Varying
    return found[0]


def _shared(values: Count, bound: int | None, sharing: int) -> Take:
    """Return the take of narrow ints: a call takes parts of a half, and keeps none of them for the next call.

    Of other bounds than powers of two so many parts fall into the remainder that the count is no forecast.
    """
    if bound is None or not 0 < bound <= 1 << (32 // sharing) or bound & (bound - 1):
        raise Varying
    return Take() if bound == 1 else Take(halves=shares(values, sharing))


def drawn_ints(ev: Evaluator, node: ast.Call, given: tuple[Value, ...]) -> Value | None:
    """Return what such a call gives: an int, an array of ints, or what ``choice`` takes out of a list or array."""
    func = node.func
    if not isinstance(func, ast.Attribute) or func.attr not in BOUNDED_DRAWS:
        return None
    single = len(node.args) <= BOUNDED_DRAWS[func.attr] and all(k.arg != "size" for k in node.keywords)
    if func.attr == "choice" and not (given and given[0].integer):
        held = ev.contents(given[0]) if given else UNKNOWN
        return replace(ev.made(node).joined(held), place=None, affine=None, items=None)
    return INTEGER if single else ev.made(node, numeric=True)


def _given(node: ast.Call, names: tuple[str, ...]) -> dict[str, ast.expr]:
    """Return the arguments of a call by name."""
    if any(isinstance(a, ast.Starred) for a in node.args) or len(node.args) > len(names):
        raise Varying
    given = dict(zip(names, node.args, strict=False))
    for keyword in node.keywords:
        if keyword.arg is None or keyword.arg not in names or keyword.arg in given:
            raise Varying
        given[keyword.arg] = keyword.value
    return {name: value for name, value in given.items() if not _is_constant(value, None)}


def _bound(counter: DrawCounter, given: dict[str, ast.expr], method: str) -> Count:
    """Return how many different ints may be drawn."""
    if method == "choice":
        if "a" not in given or not _is_constant(given.get("replace", ast.Constant(True)), True):
            raise Varying
        pool = given["a"]
        return counter.integer(pool) if isinstance(pool, ast.Constant | ast.BinOp | ast.Call) else counter.pool(pool)
    if "low" not in given:
        raise Varying
    closed = given.get("endpoint", ast.Constant(False))
    if not _is_constant(closed, True) and not _is_constant(closed, False):
        raise Varying
    low = counter.integer(given["low"])
    bound = counter.integer(given["high"]) - low if "high" in given else low
    return bound + Count.number(1) if _is_constant(closed, True) else bound


def _is_constant(node: ast.expr, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value
