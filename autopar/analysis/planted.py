"""Older objects that an iteration stores into its element and changes there: ``out[i] = shared; out[i].append(i)``.

An array has a copy of what was stored. A list has the object itself: every iteration changes the same one.
"""

from __future__ import annotations

from collections.abc import Iterable

from autopar.analysis.result import Written
from autopar.analysis.trace import Trace
from autopar.spec import Access


def show_changes_inside(trace: Trace, written: Iterable[Written]) -> None:
    """Say in the accesses of an operand that its elements are changed, not only replaced: the runtime lets no list."""
    inside = {t.root for t in trace.touches.values() if t.changes_inside}
    changed_there = trace.planted & (inside | trace.augmented | {place.root for place in trace.scalars})
    for operand in (w for w in written if w.variable in changed_there):
        if all("][" not in a.subscript for a in operand.accesses):
            operand.accesses += [Access(a.name, f"{a.subscript}][:") for a in operand.accesses]
