"""What a chunk stored into a list, or into the rows of a list of lists: slots that hold another object than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import is_, is_not
from typing import Any

from autopar.runtime.trees import Change, TreeImage, apply, has_trees
from autopar.runtime.values import atoms


@dataclass(frozen=True, slots=True)
class Stored:
    """New values of some slots of one list."""

    indices: Sequence[int]
    values: Any

    def store(self, target: list[Any]) -> None:
        """Put the values in their places."""
        if isinstance(self.indices, range) and self.indices:
            first, last, step = self.indices[0], self.indices[-1], self.indices.step
            target[first : last + 1 : step] = self.values
            return
        for index, value in zip(self.indices, self.values, strict=True):
            target[index] = value


@dataclass(frozen=True, slots=True)
class Changes:
    """What was stored into a list, and by index into its rows; ``trees`` are rows that are no lists."""

    slots: tuple[Stored, ...]
    rows: tuple[tuple[int, Stored], ...] = ()
    trees: tuple[tuple[int, tuple[Change, ...]], ...] = ()


class ListImage:
    """Some slots of a list, and those of its rows, as they were when the image was made.

    Slots are compared by identity, for a store of the same object changes nothing. ``parts`` are the slices that may
    change; without them it may be any slot. With ``inside`` rows that are no lists may have changed as well.
    """

    def __init__(self, values: list[Any], parts: tuple[slice, ...] | None = None, inside: bool = False) -> None:
        self._values = values
        ranges = (range(len(values)),) if parts is None else tuple(range(*p.indices(len(values))) for p in parts)
        self._slots = [(r, values[r.start : r.stop : r.step]) for r in ranges]
        known = atoms()
        rows = [
            (index, row)
            for places, slots in self._slots
            if not known.issuperset(map(type, slots))
            for index, row in zip(places, slots, strict=True)
        ]
        inside = inside and has_trees(values)
        self._rows = {index: (row, row[:]) for index, row in rows if type(row) is list and not inside}
        self._trees = {index: TreeImage(row) for index, row in rows if inside and type(row) not in known}

    def changes(self) -> Changes:
        """Return what has changed since."""
        slots = [_compare(r, before, self._values[r.start : r.stop : r.step]) for r, before in self._slots]
        rows = [(index, _compare(range(len(row)), before, row)) for index, (row, before) in self._rows.items()]
        trees = [(index, image.changes()) for index, image in self._trees.items()]
        return Changes(
            tuple(found for found in slots if found is not None),
            tuple((index, found) for index, found in rows if found is not None),
            tuple((index, found) for index, found in trees if found),
        )


def _compare(places: range, before: list[Any], after: list[Any]) -> Stored | None:
    if len(before) != len(after):
        raise ValueError("a written list has changed its length")
    if not any(map(is_, before, after)):
        return Stored(places, after) if after else None
    if all(map(is_, before, after)):
        return None
    changed = list(map(is_not, before, after))
    return Stored(list(compress(places, changed)), list(compress(after, changed)))


def apply_changes(values: list[Any], changes: Changes) -> None:
    """Store a chunk's changes into the user's list; rows stay the same objects."""
    for index, found in changes.trees:  # of the rows that were there
        apply(values[index], found)
    for stored in changes.slots:
        stored.store(values)
    for index, stored in changes.rows:
        stored.store(values[index])
