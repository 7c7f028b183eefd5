"""What runs the chunks of one loop: this thread, a thread pool, forked processes, or Ray.

An executor is one method. It gets a frozen `Job`, hands every chunk's `ChunkResult` to ``take`` and returns the commits
that bring its copies of the written operands home. It never touches the user's data itself: whatever goes wrong, the
caller can drop everything and run the rest of the loop serially.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any, Protocol, cast

from autopar.runtime.caught import Caught
from autopar.runtime.indices import Place, apart, brackets_of
from autopar.runtime.memos import Added, Memo
from autopar.runtime.parts import operand_of, paths_below, with_parts
from autopar.runtime.printed import Entry
from autopar.runtime.space import Space
from autopar.runtime.streams import Stream
from autopar.spec import LoopSpec

Commit = Callable[[], None]
"""Brings one written operand home; it is run once, after every chunk has succeeded, and must not fail."""


class Abandoned(Exception):
    """The parallel run is off: an exception in a chunk, a value that cannot travel, or a failure of the executor's own.

    Nothing of the user's has changed; the caller replays the rest of the loop serially.
    """


@dataclass(frozen=True, slots=True)
class Log:
    """What one chunk did to one reduced or collected operand, in the order in which it did it.

    ``runs`` says which operation the terms belong to: ``((code, count), ...)``, codes of `autopar.runtime.recorders`.
    ``copied`` says that the terms are immutable, or copies that nobody else holds.
    """

    runs: tuple[tuple[str, int], ...]
    terms: Any
    copied: bool = False


@dataclass(frozen=True, slots=True)
class ChunkResult:
    """What a chunk sends back.

    Parameters
    ----------
    index
        Which of the job's chunks.
    logs
        By name of the reduced or collected parameter.
    elements
        What the kernel of a comprehension returned.
    live_outs
        Values of ``job.live_outs``; only from the last chunk.
    lasts
        Values of those of ``spec.lasts`` that the chunk has assigned.
    stores
        By name of a written list: the slots that the chunk changed, as ``autopar.runtime.stores.lists`` describes them.
        An executor without shared memory may use it for arrays as well; only the executor that filled it reads it.
    warnings
        Warnings raised in the chunk, in order.
    printed
        What it has written to the standard streams, in order.
    seconds
        Processor time that the kernel took.
    flags
        Flags that are up in the decimal context after the chunk.
    halves
        What the chunk left of numbers of which halves were drawn, by generator.
    privates
        The elements of arrays that each worker has for itself, in C order; only from the last chunk.
    memos
        What it has added to the caches of ``job.memos``.
    begun, ended
        What it took to be handed on by the chunk before it, and what it hands on itself (`autopar.runtime.forecast`).
    left
        True where an iteration of the chunk left the loop: neither it nor what is behind it counts.
    """

    index: int
    logs: Mapping[str, Log] = field(default_factory=dict)
    elements: object = None
    live_outs: tuple[object, ...] = ()
    lasts: Mapping[str, object] = field(default_factory=dict)
    stores: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[Caught, ...] = ()
    printed: tuple[Entry, ...] = ()
    seconds: float = 0.0
    flags: tuple[object, ...] = ()
    halves: Mapping[str, int] = field(default_factory=dict)
    privates: Mapping[str, bytes] = field(default_factory=dict)
    memos: tuple[Added, ...] = ()
    begun: tuple[object, ...] = ()
    ended: tuple[object, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """The parallel part of one loop.

    Parameters
    ----------
    function
        The kernel's plain function: ``function(*space.arguments(low, high), *operands)`` runs the iterations
        low..high-1.
    names, operands
        Parameters after the leading ones (after the chunk; after counter and stop) and their values: the user's own
        objects, which a worker may read and must not write. What ``spec`` writes, reduces or collects is replaced by
        copies and recorders before the function is called (`autopar.runtime.chunks.run_chunk` puts the recorders in).
    space
        The iteration space; cut by ``space.arguments(low, high)``.
    chunks
        Positions ``(low, high)`` of the chunks in the space, ascending, without gaps.
    returns
        Names that the function returns: reductions first.
    live_outs
        Names among them whose values the last chunk sends back; empty when the caller runs the last iteration itself.
    exits
        How many answers the function returns behind ``returns``, as `autopar.runtime.outline.Shape` says.
    run_over
        How many of the last ``names`` are not passed: they stand for what the loop runs over, and changes.
    workers
        How many workers to use at most.
    hold_blas
        Hold BLAS to one thread in workers.
    seconds
        Estimate of the serial time, 0.0 when there is none.
    steps
        Induction variables: their operands are the values at the first of the job's iterations, and every iteration
        moves them by so much.
    places
        By name of a written operand: which part of its first axis each iteration writes, where that is known.
    streams
        The generators that it draws from, as they are before its first chunk.
    memos
        Caches of memoized functions that it calls.
    forecast
        How chunks begin that depend on those before them, an `autopar.runtime.forecast.Forecast`; None where none does.
    """

    function: FunctionType
    spec: LoopSpec
    names: tuple[str, ...]
    operands: tuple[object, ...]
    space: Space
    chunks: tuple[tuple[int, int], ...]
    returns: tuple[str, ...] = ()
    live_outs: tuple[str, ...] = ()
    exits: int = 0
    run_over: int = 0
    workers: int = 1
    hold_blas: bool = False
    seconds: float = 0.0
    steps: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    streams: tuple[Stream, ...] = ()
    memos: tuple[Memo, ...] = ()
    forecast: Any = None

    def rows(self, name: str, index: int) -> tuple[slice, ...] | None:
        """Return the slices of a written operand's first axis that a chunk writes into.

        None where that is not known.
        """
        if name not in self.places:
            return None
        parts = [place.rows(*self.chunks[index]) for place in self.places[name]]
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None

    def own_rows(self, name: str, index: int) -> tuple[slice, ...] | None:
        """Return the slices of an array's first axis that a chunk writes into and no other chunk does.

        None where that is not known. Only these may be sent back whole: in any other row a chunk has old elements too.
        """
        return self.rows(name, index) if apart(self.places.get(name, ())) else None

    def has_rows(self, name: str) -> bool:
        """Is a written operand a list of lists, written by ``name[i][j]``?"""
        return any(brackets_of(a) > 1 for a in (*self.spec.writes, *self.spec.updates) if a.name == name)

    def changes_inside(self, name: str) -> bool:
        """May an iteration change what an element of a written list holds, not only the element?"""
        return self.has_rows(name) or any(a.name == name for a in self.spec.updates)

    def lists(self, operands: tuple[Any, ...]) -> dict[str, list[Any]]:
        """Return the written lists among a worker's operands, attributes of operands among them."""
        found = {name: operand_of(name, self.names, operands) for name in sorted(self.spec.written)}
        return {name: value for name, value in found.items() if type(value) is list}

    def end(self, chunks: int) -> int:
        """Return the position behind so many chunks."""
        return self.chunks[chunks][0] if chunks < len(self.chunks) else self.chunks[-1][1]

    def stepped(self, position: int) -> dict[str, int]:
        """Return the induction variables' values at the start of the iteration at ``position``."""
        moved = position - self.chunks[0][0]
        return {name: cast("int", self.operand(name)) + step * moved for name, step in self.steps.items()}

    def operand(self, name: str) -> object:
        """Return the user's value of a parameter, or of an attribute of one."""
        return operand_of(name, self.names, self.operands) if "." in name else self.operands[self.names.index(name)]

    def with_copies(self, copies: Mapping[str, object]) -> tuple[object, ...]:
        """Return the operands with those of ``copies`` in the place of the user's own."""
        found = []
        for name, value in zip(self.names, self.operands, strict=True):
            parts = {path: copies[".".join((name, *path))] for path in paths_below(name, copies)}
            found.append(with_parts(value, parts) if parts else copies.get(name, value))
        return tuple(found)


class Executor(Protocol):
    """Runs jobs; one instance may be used for many loops, one after the other."""

    @property
    def name(self) -> str:
        """One of ``serial``, ``threads``, ``processes``, ``ray``."""

    def run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        """Run every chunk of ``job``.

        Where ``job.spec.breaks``, only the chunks before the first one that leaves the loop or fails: no more are
        taken, and the commits bring home what they wrote.

        ``take`` is called once for each chunk, in the calling thread, in any order; it may raise `Abandoned`, which
        ends the run.

        Raises
        ------
        Abandoned
            When the loop must go on serially. No worker is at work on the job any more when this is raised.
        """

    def close(self) -> None:
        """Give back what the executor holds; it is not used afterwards."""
