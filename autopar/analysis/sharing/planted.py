"""Older objects that an iteration stores into its element and changes there: ``out[i] = shared; out[i].append(i)``.

An array has a copy of what was stored. A list has the object itself: every iteration changes the same one.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from autopar.analysis.result import Written
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touching, Trace
from autopar.spec import Access


def show_changes_inside(trace: Trace, written: Iterable[Written]) -> None:
    """Say in the accesses of an operand that its elements are changed, not only replaced: the runtime lets no list."""
    for operand in written:
        if any("][" in a.subscript for a in operand.accesses):
            continue  # see `autopar.analysis.sharing.entangled`
        planted = trace.planted.get(operand.variable)
        if planted is not None and _changed_below(trace, operand) >= planted:
            operand.accesses += [Access(a.name, f"{a.subscript}][:") for a in operand.accesses]


def _changed_below(trace: Trace, operand: Written) -> float:
    """Return under how many subscripts the objects lie that are changed, at most."""
    root = operand.variable
    if root in trace.augmented:
        return inf
    # What is taken for a number, and is none, is changed in place by ``+=``.
    depths: list[float] = [len(place.levels) for place in trace.scalars if place.root is root]
    for touch in trace.touches.values():
        if touch.root is root and touch.writes:
            depth = inf if touch.place is None else depth_of(touch.place)
            depths.append(depth if touch.kind is Touching.CHANGE else depth - 1)
    return max(depths, default=0)


def depth_of(place: Place) -> float:
    """Return under how many subscripts a part lies, at most."""
    return inf if place.inside else len(place.levels)
