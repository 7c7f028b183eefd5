"""What a chunk stored into a list, or into the rows of a list of lists: slots that hold another object than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import is_, is_not
from typing import Any


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
    """What was stored into a list, and by index into its rows."""

    slots: tuple[Stored, ...]
    rows: tuple[tuple[int, Stored], ...] = ()


class ListImage:
    """Some slots of a list, and those of its rows, as they were when the image was made.

    Slots are compared by identity, for a store of the same object changes nothing. ``parts`` are the slices that may
    change; without them it may be any slot.
    """

    def __init__(self, values: list[Any], parts: tuple[slice, ...] | None = None) -> None:
        self._values = values
        ranges = (range(len(values)),) if parts is None else tuple(range(*p.indices(len(values))) for p in parts)
        self._slots = [(r, values[r.start : r.stop : r.step]) for r in ranges]
        self._rows = {
            index: (row, row[:])
            for places, slots in self._slots
            for index, row in zip(places, slots, strict=True)
            if type(row) is list
        }

    def changes(self) -> Changes:
        """Return what has changed since."""
        slots = [_compare(r, before, self._values[r.start : r.stop : r.step]) for r, before in self._slots]
        rows = [(index, _compare(range(len(row)), before, row)) for index, (row, before) in self._rows.items()]
        return Changes(
            tuple(found for found in slots if found is not None),
            tuple((index, found) for index, found in rows if found is not None),
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
    for stored in changes.slots:
        stored.store(values)
    for index, stored in changes.rows:
        stored.store(values[index])
