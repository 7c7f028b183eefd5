"""``any``, ``all`` and ``next`` over a generator: chunks of its items are looked through until one of them decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autopar.spec import LoopKind


class _Nothing:
    """What stands for the default of ``next`` in a chunk that may have no such item."""

    __slots__ = ()


NOTHING = _Nothing()


def look_through(
    kind: LoopKind, function: Callable[..., Any], leading: tuple[object, ...], operands: list[Any]
) -> tuple[bool, Any]:
    """Run a chunk of a search; return whether it is decided by it, and what it gives then."""
    if kind is not LoopKind.NEXT:
        found = function(*leading, *operands)
        return found is (kind is LoopKind.ANY), found
    found = function(*leading, NOTHING, *operands[1:])
    return found is not NOTHING, found


def undecided(kind: LoopKind, operands: list[Any]) -> Any:
    """Return what a search gives that no item has decided."""
    return operands[0] if kind is LoopKind.NEXT else kind is LoopKind.ALL
