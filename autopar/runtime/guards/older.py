"""Arrays that share memory with written ones: does each iteration read what they held before the loop?

Workers write into copies, so that all reads of such an array see its old elements. The serial program sees those too
where no element that iteration ``p`` writes is read in iteration ``p`` or a later one, ``p + d``. Both accesses move by
a fixed number of bytes an iteration, so that they meet where

    first_written + p * by_written + ... == first_read + (p + d) * by_read + ...

has a solution with ``p`` and ``d`` in bounds, which is what NumPy's exact test of shared memory decides.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from autopar.runtime.executors import Job
from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.overflow import numpy_integers, overflows
from autopar.runtime.guards.overlap import overlap
from autopar.runtime.indices import Progression, progression_of, subscripts_of
from autopar.runtime.inspector import inspected_names
from autopar.runtime.values import is_array, numpy
from autopar.spec import Access


def arrays_read_older(job: Job) -> dict[str, Any]:
    """Return by name the arrays of which all reads are known."""
    found: dict[str, Any] = {name: job.operand(name) for name in sorted({a.name for a in job.spec.older})}
    return {name: value for name, value in found.items() if is_array(value) and not value.dtype.hasobject}


def check_older(name: str, array: Any, changed: Mapping[str, Any], job: Job, known: Mapping[str, Progression]) -> None:
    """Raise `Unsafe` where an iteration may read through one array what it or an earlier one writes into another."""
    for other, target in changed.items():
        if not is_array(target) or not overlap(target, array):
            continue
        if _is_out_of_order(other, job):
            raise Unsafe(f"{other} shares memory with {name}")
        writes = [a for a in (*job.spec.writes, *job.spec.updates) if a.name == other]
        reads = [a for a in job.spec.older if a.name == name]
        written = [_footprint(a, target, job, known) for a in writes]
        read = [_footprint(a, array, job, known) for a in reads]
        if None in written or None in read:
            raise Unsafe(f"{other} shares memory with {name}, and where the loop touches them cannot be told")
        if (job.spec.collects or job.spec.reduces or job.spec.lasts) and not all(
            r is not None and r.single for r in read
        ):
            raise Unsafe(f"{other} shares memory with {name}, of which parts may be kept")
        trips = job.chunks[-1][1] - job.chunks[0][0]
        first = 1 if name in job.spec.ahead else 0
        if any(_meet(w, r, trips, first) for w in written for r in read if w is not None and r is not None):
            raise Unsafe(f"{name} may be read where an earlier iteration has written it as {other}")


def _is_out_of_order(name: str, job: Job) -> bool:
    """Is an operand written otherwise than into a copy, by its subscripts, or are iterations run another time?"""
    spec = job.spec
    again = spec.carries or spec.follows or spec.scans or spec.stages or spec.swapped or spec.ranked or spec.ordered
    return name not in spec.written or name in inspected_names(spec) or bool(again) or spec.drains


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an access names in the first iteration of a job, and by how many bytes it moves in each.

    ``extents`` are the lengths and strides of the dimensions; ``single`` tells that it is a number that is named, not
    a part of the array.
    """

    address: int
    step: int
    extents: tuple[tuple[int, int], ...]
    size: int
    single: bool


def _footprint(access: Access, array: Any, job: Job, known: Mapping[str, Progression]) -> Footprint | None:
    brackets = subscripts_of(access)
    low, high = job.chunks[0][0], job.chunks[-1][1]
    if overflows(access, numpy_integers(job), known, low, high):
        return None
    if brackets is None or any(isinstance(index, ast.Slice) for bracket in brackets[:-1] for index in bracket):
        return None
    indices = [index for bracket in brackets for index in bracket]
    if len(indices) > array.ndim:
        return None
    address, step = array.__array_interface__["data"][0], 0
    extents: list[tuple[int, int]] = []
    open_ends = [ast.Slice()] * (array.ndim - len(indices))
    for index, length, stride in zip([*indices, *open_ends], array.shape, array.strides, strict=True):
        found = _part(index, length, known, low, high)
        if found is None:
            return None
        start, count, every = found
        address += start.at(low) * stride
        step += start.step * stride
        extents.append((count, stride * every))
    single = not open_ends and not any(isinstance(index, ast.Slice) for index in indices)
    return Footprint(address, step, tuple(extents), array.itemsize, single)


def _part(
    index: ast.expr, length: int, known: Mapping[str, Progression], low: int, high: int
) -> tuple[Progression, int, int] | None:
    """Return where an index is in each iteration, how many positions from there on it names at most, and which."""
    ends = (low, high - 1)
    if not isinstance(index, ast.Slice):
        at = progression_of(index, known)
        if at is None:
            return None
        if all(-length <= at.at(k) < 0 for k in ends):
            at = Progression(at.start + length, at.step)
        return (at, 1, 1) if all(0 <= at.at(k) < length for k in ends) else None
    lower = progression_of(index.lower, known) if index.lower is not None else Progression(0, 0)
    upper = progression_of(index.upper, known) if index.upper is not None else Progression(length, 0)
    every = progression_of(index.step, known) if index.step is not None else Progression(1, 0)
    whole = Progression(0, 0), length, 1
    if lower is None or upper is None or every is None or every.step or every.start < 1:
        return whole
    if any(lower.at(k) < 0 or upper.at(k) < 0 for k in ends):
        return whole
    longest = max(min(upper.at(k), max(length, lower.at(k))) - lower.at(k) for k in ends)
    # In between a slice that both its start and the array's end cut short may be longer than in the first and the last.
    if {upper.at(k) > length for k in ends} == {True, False}:
        longest = max(upper.at(k) - lower.at(k) for k in ends)
    return lower, max(0, -(-longest // every.start)), every.start


def _meet(written: Footprint, read: Footprint, trips: int, first: int) -> bool:
    """Tell whether an element that an iteration writes may be read ``first`` iterations later, or more."""
    if trips <= first or any(not count for count, _ in (*written.extents, *read.extents)):
        return False
    if not overlap(
        _memory(written.address, (trips, written.step), written), _memory(read.address, (trips, read.step), read)
    ):
        return False
    earlier = _memory(written.address, (trips, written.step - read.step), written)
    return overlap(earlier, _memory(read.address + first * read.step, (trips - first, read.step), read))


def _memory(address: int, moved: tuple[int, int], footprint: Footprint) -> Any:
    """Return an array over addresses, none of which is ever looked at."""
    return numpy().asarray(_Addresses(address, (moved, *footprint.extents), footprint.size))


class _Addresses:
    """Memory as NumPy's array interface describes it."""

    def __init__(self, address: int, extents: Iterable[tuple[int, int]], size: int) -> None:
        found = list(extents)
        self.__array_interface__ = {
            "version": 3,
            "data": (address, True),
            "shape": tuple(count for count, _ in found),
            "strides": tuple(stride for _, stride in found),
            "typestr": f"|V{size}",
        }
