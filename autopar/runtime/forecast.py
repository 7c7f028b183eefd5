"""What the iterations of a recurrence hand on, and chunks that begin with a forecast of it.

A worker runs a chunk on copies of its own, from what it takes to be handed on: what a few iterations before the chunk
make of the loop's beginning, or a value that it is given. It sends back what it began and ended with, and its results
count only if the chunk before it has ended with just that, bit for bit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from autopar.runtime.carried import carried_at
from autopar.runtime.decimals import own_decimals
from autopar.runtime.executors import ChunkResult, Job
from autopar.runtime.indices import Known, Place, apart, progression_of, subscripts_of
from autopar.runtime.parts import operand_of, put_in
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import is_array, numpy
from autopar.spec import Access

State = tuple[Any, ...]
"""What is handed on: the variables' values, then elements, arrays as bytes and lists as tuples."""

_NUMBERS = frozenset({int, float, complex, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a written operand that iterations write: slices along one axis."""

    axis: int
    places: tuple[Place, ...]

    def parts(self, low: int, high: int) -> Iterator[Any]:
        """Yield the subscripts of what iterations low..high-1 write."""
        if high <= low:
            return
        for place in self.places:
            rows = place.rows(low, high)
            if rows is None:
                raise Unrecordable("an index of what the loop writes changes its sign")
            yield (slice(None),) * self.axis + (rows,) if self.axis else rows


class Scratch:
    """Copies of the written operands, one set for each worker; lists beside their elements as they were."""

    def __init__(self) -> None:
        self._local = threading.local()

    def __reduce__(self) -> tuple[Any, ...]:
        return Scratch, ()

    def of(self, job: Job) -> Mapping[str, tuple[Any, Any]]:
        """Return the worker's copies by name, each with what it is a copy of."""
        found: dict[str, tuple[Any, Any]] | None = getattr(self._local, "copies", None)
        if found is None:
            found = self._local.copies = {name: _copied(job.operand(name)) for name in sorted(job.spec.written)}
        return found


def _copied(original: Any) -> tuple[Any, Any]:
    copy = private_copy(original, rows=False)
    return copy, (original[:] if type(original) is list else original)


@dataclass(frozen=True, slots=True)
class Forecast:
    """How the chunks of a job begin.

    Parameters
    ----------
    variables, elements
        What is handed on: names, and written operands with the number of iterations that their elements last.
    regions
        Of every written operand, where iterations write.
    width
        So many iterations are run ahead of a chunk.
    starts
        What the chunks begin with, if that is given.
    trial
        True where only beginnings and ends are asked for.
    """

    variables: tuple[str, ...]
    elements: tuple[tuple[str, int], ...]
    regions: Mapping[str, Region]
    width: int = 0
    starts: tuple[State, ...] = ()
    trial: bool = False
    scratch: Scratch = field(default_factory=Scratch, compare=False)

    @property
    def reach(self) -> int:
        """How many iterations elements last that are handed on."""
        return max((distance for _, distance in self.elements), default=0)

    def anew(self, **changes: Any) -> Forecast:
        """Return another one, whose copies have not been written to."""
        return replace(self, scratch=Scratch(), **changes)


Runner = Callable[[Job, int, tuple[Any, ...]], ChunkResult]


def regions_of(job: Job, known: Known) -> dict[str, Region] | None:
    """Return where iterations write into each operand; None where two of them may write one element."""
    found: dict[str, Region] = {}
    for name in job.spec.written:
        region = _region([a for a in (*job.spec.writes, *job.spec.updates) if a.name == name], known)
        if region is None or (region.axis and type(job.operand(name)) is list):
            return None
        found[name] = region
    return found


def _region(accesses: list[Access], known: Known) -> Region | None:
    first = [(subscripts_of(access) or ((),))[0] for access in accesses]
    for axis in range(min(map(len, first))):
        along = [progression_of(indices[axis], known) for indices in first]
        if all(value is not None and value.step for value in along):
            places = tuple(dict.fromkeys(Place.of(value) for value in along if value is not None))
            return Region(axis, places) if apart(places) else None
    return None


def run_ahead(job: Job, index: int, operands: tuple[Any, ...], run: Runner) -> ChunkResult:
    """Run a chunk from its forecast; what it writes goes into ``operands`` when it is done.

    Raises
    ------
    Unrecordable
        When something else than numbers is handed on.
    Exception
        Whatever the kernel raises.
    """
    forecast: Forecast = job.forecast
    low, high = job.chunks[index]
    copies = forecast.scratch.of(job)
    begun = forecast.starts[index] if forecast.starts else _forecast(job, low, operands, run)
    put_state(job, low, begun)
    result, ended = run_piece(job, low, high, begun, operands, run)
    last = index == len(job.chunks) - 1
    result = replace(result, index=index, begun=begun, ended=ended, live_outs=result.live_outs if last else ())
    if forecast.trial:
        return ChunkResult(index, begun=begun, ended=ended, warnings=result.warnings)
    for name, region in forecast.regions.items():
        target = operand_of(name, job.names, operands)
        for part in region.parts(low, high):
            target[part] = copies[name][0][part]
    return result


def _forecast(job: Job, low: int, operands: tuple[Any, ...], run: Runner) -> State:
    """Return what some iterations before a chunk make of what the loop began with."""
    forecast: Forecast = job.forecast
    first = job.chunks[0][0]
    begin = max(first, low - forecast.width)
    restore(job, begin, low)
    start = state_of(job, begin, tuple(job.operand(name) for name in forecast.variables))
    if begin == low:
        return start
    with own_decimals():
        return run_piece(job, begin, low, start, operands, run)[1]


def restore(job: Job, low: int, high: int) -> None:
    """Give the worker's copies back what the operands had where iterations low..high-1 write."""
    for name, region in job.forecast.regions.items():
        copy, original = job.forecast.scratch.of(job)[name]
        for part in region.parts(low, high):
            copy[part] = original[part]


def run_piece(
    job: Job, low: int, high: int, state: State, operands: tuple[Any, ...], run: Runner
) -> tuple[ChunkResult, State]:
    """Run iterations low..high-1 on the worker's copies; return what they give and what they hand on."""
    forecast: Forecast = job.forecast
    started = {**job.stepped(low), **carried_at(job, low, operands)}
    started.update(zip(forecast.variables, state, strict=False))
    given, own = list(operands), list(job.operands)
    put_in(job.names, own, started)
    put_in(job.names, given, {**{name: copy for name, (copy, _) in forecast.scratch.of(job).items()}, **started})
    piece = replace(job, chunks=((low, high),), operands=tuple(own), live_outs=forecast.variables, forecast=None)
    result = run(piece, 0, tuple(given))
    return result, state_of(job, high, result.live_outs)


def state_of(job: Job, position: int, variables: tuple[Any, ...]) -> State:
    """Return what is handed on to the iteration at ``position``, by the worker's copies and the variables' values."""
    if not all(map(is_number, variables)):
        raise Unrecordable("an iteration hands on something else than numbers")
    found = list(variables)
    for name, distance in job.forecast.elements:
        copy = job.forecast.scratch.of(job)[name][0]
        for part in job.forecast.regions[name].parts(position - distance, position):
            found.append(copy[part].tobytes() if is_array(copy) else tuple(copy[part]))
    return tuple(found)


def put_state(job: Job, position: int, state: State) -> None:
    """Put the elements that are handed on to the iteration at ``position`` into the worker's copies."""
    values = iter(state[len(job.forecast.variables) :])
    for name, distance in job.forecast.elements:
        copy = job.forecast.scratch.of(job)[name][0]
        for part in job.forecast.regions[name].parts(position - distance, position):
            value: Any = next(values)
            if is_array(copy):
                old = copy[part]
                value = numpy().frombuffer(value, copy.dtype).reshape(old.shape)
            copy[part] = value


def is_number(value: object) -> bool:
    """Is a value a number, or None, of Python's or NumPy's?"""
    if type(value) in _NUMBERS:
        return True
    np = numpy()
    return np is not None and isinstance(value, np.number | np.bool_) and type(value).__module__ == "numpy"
