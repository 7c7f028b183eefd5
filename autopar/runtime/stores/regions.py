"""What a chunk wrote into an array that it has for itself, cut out so that it can travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Values along the first axis: ``array[start:stop:step] = values``."""

    start: int
    stop: int
    step: int
    values: Array

    def store(self, array: Array) -> None:
        """Put the values in their place in ``array``."""
        array[self.start : self.stop : self.step] = self.values


@dataclass(frozen=True, slots=True)
class Scattered:
    """Single elements by their number in C order."""

    numbers: Array
    values: Array

    def store(self, array: Array) -> None:
        """Put the values in their place in ``array``."""
        array[np.unravel_index(self.numbers, array.shape)] = self.values


Region = Rows | Scattered


def cut_rows(array: Array, rows: tuple[slice, ...]) -> tuple[Region, ...]:
    """Return copies of the given rows."""
    return tuple(Rows(part.start, part.stop, part.step, array[part].copy()) for part in rows)


def differences(before: Array, after: Array) -> tuple[Region, ...]:
    """Return the elements whose bytes differ."""
    size = before.dtype.itemsize
    if before.size == 0 or size == 0:
        return ()
    old = np.ascontiguousarray(before).reshape(-1).view(np.uint8).reshape(-1, size)
    new = np.ascontiguousarray(after).reshape(-1).view(np.uint8).reshape(-1, size)
    numbers = np.flatnonzero((old != new).any(axis=1))
    return (Scattered(numbers, np.ascontiguousarray(after).reshape(-1)[numbers]),) if numbers.size else ()
