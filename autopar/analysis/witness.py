"""The witness of a dependence: two iterations that collide, and the element where they do."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from autopar.analysis.accesses import Conflict, Nest
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import DependenceKind
from autopar.analysis.dependence.polyhedral import Meeting
from autopar.analysis.tracing.trace import Touch

_TRIES = 12
_MOST_NAMES = 2
_LARGEST = 1000


@dataclass(frozen=True, slots=True)
class Witness:
    """What is known of one conflict.

    Parameters
    ----------
    distance
        Iterations between the two, where it is always the same.
    example
        ``a[3]`` is written at ``i=2`` and read at ``i=3``; ``""`` where none was found.
    exact
        True where the two surely meet.
    """

    distance: int | None
    example: str
    exact: bool


def witness_of(root: str, conflict: Conflict, nest: Nest) -> Witness:
    """Find out what can be said of a conflict."""
    dependence = conflict.dependence
    meeting = _simple(conflict, nest)
    distance, exact = dependence.distance, dependence.exact
    if meeting is None and conflict.question is not None and nest.loop.lower is not None and nest.directed:
        meeting = conflict.question.meeting()
        if meeting is not None and distance is None:
            distance = conflict.question.distance(meeting, nest.loop.step)
    example = "" if meeting is None else _told(root, conflict, nest, meeting)
    return Witness(distance, example, exact or distance is not None)


def is_overwritten(write: Touch, read: Touch, nest: Nest) -> bool:
    """Tell whether each iteration writes the one element before it reads it: no value is carried, only its place."""
    if write.place is None or write.place != read.place or write.writes is read.writes or write.order > read.order:
        return False
    loops = {nest.loop.name, *(variable.name for variable in nest.inner)}
    fixed = all(isinstance(i, Affine) and not i.symbols & loops for i in write.place.indices)
    return fixed and isinstance(write.node, ast.Subscript) and all(c in read.conditions for c in write.conditions)


def _simple(conflict: Conflict, nest: Nest) -> Meeting | None:
    """Try the first iterations of two accesses that depend on the loop variable alone."""
    low = nest.loop.lower
    dependence = conflict.dependence
    if not dependence.exact or low is None or not low.is_constant:
        return None
    distance, step = dependence.distance or 1, nest.loop.step
    for trip in range(_TRIES):
        earlier = low.constant + trip * step
        later = earlier + distance * step
        one, two = _element(conflict.earlier, nest, earlier), _element(conflict.later, nest, later)
        if one is None or two is None:
            return None
        if one == two and min(one, default=0) >= 0:
            return Meeting(earlier, later, one)
    return None


def _element(touch: Touch, nest: Nest, value: int) -> tuple[int, ...] | None:
    found: list[int] = []
    for index in () if touch.place is None else touch.place.indices:
        at = index.substitute(nest.loop.name, Affine.number(value)) if isinstance(index, Affine) else None
        if at is None or not at.is_constant:
            return None
        found.append(at.constant)
    return tuple(found) or None


def _told(root: str, conflict: Conflict, nest: Nest, meeting: Meeting) -> str:
    numbers = (meeting.earlier, meeting.later, *meeting.element)
    names = _shown(meeting.names, nest)
    if not meeting.element or max(map(abs, numbers)) > _LARGEST or len(names) > _MOST_NAMES or "@" in nest.loop.name:
        return ""
    place = conflict.earlier.place
    between = "][" if place is not None and len(place.levels) > 1 else ", "
    indices = list(map(str, meeting.element))
    if place is not None and place.trailing:
        indices = ["...", *reversed(indices)]
    element = f"{root}[{between.join(indices)}]"
    first, second = (f"{nest.loop.name}={value}" for value in (meeting.earlier, meeting.later))
    at = f"read at {first} and written at {second}"
    if conflict.dependence.kind is DependenceKind.FLOW:
        at = f"written at {first} and read at {second}"
    elif conflict.dependence.kind is DependenceKind.OUTPUT:
        at = f"written at {first} and at {second}"
    given = " and ".join(f"{name}={value}" for name, value in names.items())
    return f"`{element}` is {at}" + (f", if {given}" if given else "")


def _shown(names: Mapping[str, int], nest: Nest) -> dict[str, int]:
    """Leave out what only says how far the loop runs."""
    bounds: set[str] = set()
    for variable in (nest.loop, *nest.inner):
        for bound in (variable.lower, variable.upper):
            bounds |= frozenset() if bound is None else bound.symbols
    return {n: v for n, v in names.items() if n.isidentifier() and n not in bounds}
