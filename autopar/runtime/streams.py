"""Generators that a loop draws from: every chunk begins where the serial program would have them.

A bit generator that can jump is set to the state that it has before the chunk's first iteration. After the chunk its
state must be the one that the next chunk has begun with. So, chunk by chunk, all have begun where the serial program
would have begun them, whatever the forecast of how many numbers an iteration takes was worth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from autopar.runtime.counts import NoCount
from autopar.runtime.parts import operand_of, put_in
from autopar.runtime.takes import Take, take_of
from autopar.runtime.values import is_array, numpy
from autopar.spec import LoopSpec

_BLOCK = 4
"""Numbers that Philox makes at once and keeps in its buffer."""

_HALF_WORD = ("has_uint32", "uinteger")


class NoStream(Exception):
    """A generator that cannot be jumped ahead, or a count that cannot be told."""


@dataclass(frozen=True, slots=True)
class Stream:
    """One generator that a job draws from.

    Parameters
    ----------
    name
        The kernel's parameter, or the name of a global of its module.
    generator
        The user's own.
    state
        Its state before the job.
    take
        What an iteration takes.
    begin
        Position of the job's first iteration.
    """

    name: str
    generator: Any
    state: Mapping[str, Any]
    take: Take
    begin: int

    def at(self, position: int) -> dict[str, Any]:
        """Return the state before the iteration at ``position``, but for a half that is not kept any more."""
        trips = position - self.begin
        words, halves = self.take.words * trips, self.take.halves * trips
        kept = int(self.state["has_uint32"])
        if not halves:
            return dict(self._ahead(words).state)
        # Halves come from the number that is kept, if there is one, and then two by two from others.
        fetched = (halves - kept + 1) // 2
        after = dict(self._ahead(words + fetched).state)
        after["has_uint32"] = (halves - kept) % 2
        if fetched and after["has_uint32"]:
            # What is kept comes from the last number before those that are taken behind the last half.
            source = self._ahead(words + fetched - self.take.tail - 1)
            after["uinteger"] = int(source.random_raw()) >> 32
        return after

    def _ahead(self, count: int) -> Any:
        """Return a bit generator that is so many numbers ahead; the buffered half word stays."""
        scratch = type(self.generator.bit_generator)(0)
        scratch.state = self.state
        _jump(scratch, count)
        return scratch

    def left(self, position: int, halves: Mapping[str, int]) -> dict[str, Any]:
        """Return the state behind the job's last iteration; ``halves`` is what chunks have left of the last number."""
        state = self.at(position)
        return {**state, "uinteger": halves[self.name]} if self.name in halves else state

    def copy_at(self, position: int) -> Any:
        """Return a generator of its own, in the state before the iteration at ``position``."""
        scratch = type(self.generator.bit_generator)(0)
        scratch.state = self.at(position)
        return numpy().random.Generator(scratch)


def streams_of(
    spec: LoopSpec, values: Mapping[str, Any], home: Mapping[str, Any], begin: int, trips: int
) -> tuple[Stream, ...]:
    """Return the streams of a loop.

    Parameters
    ----------
    values, home
        The kernel's operands by name, and the globals of its module.
    begin, trips
        Position of the first iteration, and number of the iterations.

    Raises
    ------
    NoStream
        When the loop must go on serially.
    """
    if spec.draws and spec.breaks:
        raise NoStream("where the generators end depends on where the loop is left")
    found: list[Stream] = []
    for name, text in spec.draws:
        generator: Any = operand_of(name, values.keys(), values.values(), home)
        if reason := unfit(name, generator):
            raise NoStream(reason)
        if any(generator.bit_generator is other.generator.bit_generator for other in found):
            raise NoStream(f"{name} and {found[0].name} draw from one bit generator")
        try:
            take = take_of(text, values, home, trips)
        except NoCount as missing:
            raise NoStream(f"how much is drawn cannot be told: {missing}") from None
        found.append(Stream(name, generator, dict(generator.bit_generator.state), take, begin))
    return tuple(found)


def unfit(name: str, generator: Any) -> str:
    """Return why a generator cannot be jumped ahead exactly, or ``""``."""
    np = numpy()
    if np is None or type(generator) is not np.random.Generator:
        return f"{name} is no NumPy generator"
    kind = type(generator.bit_generator)
    if kind not in (np.random.PCG64, np.random.PCG64DXSM, np.random.Philox):
        return f"{name} draws from {kind.__name__}, which cannot jump ahead"
    return ""


def _jump(bits: Any, count: int) -> None:
    """Put a bit generator where it is after ``count`` numbers of 64 bits; the buffered half word stays."""
    before = bits.state
    if type(bits) is numpy().random.Philox:
        _jump_blocks(bits, count)
    else:
        bits.advance(count)
    after = dict(bits.state)
    after.update({key: before[key] for key in _HALF_WORD})
    bits.state = after


def _jump_blocks(bits: Any, count: int) -> None:
    """Jump a Philox: it counts blocks, the last of which lies in its buffer."""
    left = _BLOCK - int(bits.state["buffer_pos"])
    if count > left:
        count -= left
        blocks = (count - 1) // _BLOCK
        bits.advance(blocks)
        count -= blocks * _BLOCK
    if count:
        bits.random_raw(count, output=False)


# ---------------------------------------------------------------------------------------------- chunks


@contextmanager
def drawing(
    streams: Sequence[Stream], low: int, high: int, names: Sequence[str], arguments: list[Any], apart: bool
) -> Iterator[Callable[[], dict[str, int] | None]]:
    """Let a chunk draw what the serial program draws in its iterations.

    Parameters
    ----------
    names, arguments
        The kernel's operands; generators among them are replaced by copies.
    apart
        True where this process has the user's generators for itself, so that globals may be set.

    Yields
    ------
    A function that gives what is left of the numbers of which halves were taken, by generator; None where one of them
    is not where the next chunk begins.
    """
    placed: list[tuple[Stream, Any]] = []
    restore: list[tuple[Any, Any]] = []
    try:
        for stream in streams:
            if stream.name.partition(".")[0] in names:
                generator = stream.copy_at(low)
                put_in(names, arguments, {stream.name: generator})
            else:
                generator = stream.generator
                if not apart:
                    restore.append((generator, generator.bit_generator.state))
                generator.bit_generator.state = stream.at(low)
            placed.append((stream, generator))
        yield lambda: _arrived(placed, high)
    finally:
        for generator, state in restore:
            generator.bit_generator.state = state


def _arrived(placed: Sequence[tuple[Stream, Any]], position: int) -> dict[str, int] | None:
    halves: dict[str, int] = {}
    for stream, generator in placed:
        state, expected = generator.bit_generator.state, stream.at(position)
        if stream.take.halves:
            halves[stream.name] = int(state["uinteger"])
            if not state["has_uint32"]:  # what is left of a number whose halves are both used is not drawn
                expected["uinteger"] = state["uinteger"]
        if not same_state(state, expected):
            return None
    return halves


def same_state(one: Any, other: Any) -> bool:
    """Are two states equal, arrays in them element by element?"""
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same_state(one[k], other[k]) for k in one)
    return bool(numpy().array_equal(one, other)) if is_array(one) else bool(one == other)
