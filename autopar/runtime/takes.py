"""How much an iteration takes from a generator, as a spec spells it: ``2 + k``, or ``1, halves(2), 1, below(n)``."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from autopar.runtime.counts import NoCount, value_of

HALF = 1 << 32
"""Half of a raw number is less than this."""

LIKELY = 0.05
"""How likely it may be at most that one of a loop's draws takes a number more than it is thought to."""


@dataclass(frozen=True, slots=True)
class Take:
    """Raw 64-bit numbers that an iteration takes, halves of such, and how many numbers come behind the last half."""

    words: int
    halves: int = 0
    tail: int = 0


def take_of(text: str, values: Mapping[str, Any], home: Mapping[str, Any], trips: int) -> Take:
    """Return what an iteration takes.

    Parameters
    ----------
    values, home
        The kernel's operands by name, and the globals of its module.
    trips
        Number of iterations.

    Raises
    ------
    NoCount
        When it cannot be told, or another draw is too likely to be needed.
    """
    tree = ast.parse(text, mode="eval").body
    words = halves = tail = 0
    bounds: list[int] = []
    for part in tree.elts if isinstance(tree, ast.Tuple) else [tree]:
        match part:
            case ast.Call(func=ast.Name(id="halves"), args=[count]):
                halves, tail = _count(count, values, home), 0
            case ast.Call(func=ast.Name(id="below"), args=expressions):
                bounds = [value_of(ast.unparse(e), values, home) for e in expressions]
            case _:
                more = _count(part, values, home)
                words, tail = words + more, tail + more
    for bound in bounds:
        if not 1 < bound <= HALF:
            raise NoCount(f"an int below {bound} takes no half of a number")
        if trips * halves * (HALF % bound) > LIKELY * HALF:
            raise NoCount(f"some of so many ints below {bound} will have to be drawn again")
    return Take(words, halves, tail)


def _count(node: ast.expr, values: Mapping[str, Any], home: Mapping[str, Any]) -> int:
    text = ast.unparse(node)
    count = value_of(text, values, home)
    if count < 0:
        raise NoCount(f"{text} is {count}")
    return count
