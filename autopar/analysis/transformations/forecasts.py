"""Recurrences of cheap terms: chunks may begin with a forecast of what an iteration hands on, which is checked.

A parallel scan (Blelloch, "Prefix sums and their applications", 1990) reorders operations, which rounds otherwise than
the program does. Here every chunk does what the program does, from what it takes to have been handed on; it counts if
that is, bit for bit, what the chunk before it has handed on (value prediction: Lipasti, Wilkerson and Shen, 1996).
Recurrences that forget (smoothing, filters, running extremes) are forecast by a few iterations before the chunk, sums
of ints by what the chunks add.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from autopar.analysis.accesses import Nest, Verdict, spelled_writes
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import DependenceKind
from autopar.analysis.result import LoopResult
from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.provenance import Place, Roots
from autopar.analysis.tracing.trace import Touch
from autopar.spec import LoopKind
from autopar.syntax.scopes import Variable

FARTHEST = 64
"""Elements from more iterations before are not forecast."""


def handed_on(executor: IterationExecutor, handed: Mapping[str, Roots]) -> dict[str, Roots]:
    """Return the operands of which an iteration may hand on parts, by variable, with those known before."""
    ends = {name: executor.env.get(name) for name in handed}
    return {
        n: roots | (frozenset() if (v := ends[n]) is None else executor.heap.reach(v)[0]) for n, roots in handed.items()
    }


def distance_of(root: Variable, touches: Sequence[Touch], verdict: Verdict, nest: Nest) -> int:
    """Return from how many iterations before, at most, elements of an operand are read; 0 where that is not known.

    Every iteration must write rows of its own, and no other dependence be but reads of what is written later.
    """
    if not nest.directed or verdict.wrapped or "." in root.name:
        return 0
    for touch in touches:
        place = touch.place
        if touch.via or touch.name is None or place is None or len(place.levels) != 1 or place.trailing:
            return 0
        if touch.writes and not _follows(place, nest):
            return 0
    flows = [c.dependence.distance for c in verdict.conflicts if c.dependence.kind is DependenceKind.FLOW]
    others = {c.dependence.kind for c in verdict.conflicts} - {DependenceKind.FLOW, DependenceKind.ANTI}
    known = [distance for distance in flows if distance is not None and 0 < distance <= FARTHEST]
    return 0 if others or not flows or len(known) < len(flows) else max(known)


def _follows(place: Place, nest: Nest) -> bool:
    """Does one of the indices move with the loop?"""
    return any(isinstance(index, Affine) and bool(index.coefficient(nest.loop.name)) for index in place.indices)


def handing_on(root: Variable, touches: Sequence[Touch], verdict: Verdict, nest: Nest) -> Verdict:
    """Return the verdict on an operand whose elements are forecast: what it writes, and that it reads it again."""
    accesses = spelled_writes(root, touches, nest)
    return replace(verdict, accesses=accesses or [], spelled=accesses is not None, reads_own=True, conflicts=[])


def cannot_be_forecast(result: LoopResult) -> bool:
    """Does a loop do what must not be done ahead of time, or again?"""
    return (
        result.kind is not LoopKind.FOR
        or not result.forecasts
        or bool(result.exits or result.prints or result.draws or result.drains or result.privates or result.calls)
        or bool(result.follows or result.elses or result.cuts or result.older.reads or result.elements)
        or bool(result.attributes or result.items or result.objects or result.keyed or result.scans or result.ranked)
        or result.entangled
        or any(w.wrapped or w.reads or not w.accesses for w in result.written)
    )
