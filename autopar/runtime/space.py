"""The iteration space of a loop: an iterable with a length that can be cut without being consumed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isqrt
from operator import length_hint
from typing import Any, Protocol

from autopar.runtime.values import is_array, is_heap_type, numpy


class Space(Protocol):
    """Iterations ``0 .. len(space) - 1`` of a loop."""

    def __len__(self) -> int:
        """Number of iterations."""

    def arguments(self, low: int, high: int) -> tuple[object, ...]:
        """Return the kernel's leading arguments for iterations low..high-1: what the serial loop would see there."""


@dataclass(frozen=True, slots=True)
class SequenceSpace:
    """A range, list, tuple, str, bytes or ndarray: its slices give the same elements as the whole does."""

    sequence: Any

    def __len__(self) -> int:
        return len(self.sequence)

    def arguments(self, low: int, high: int) -> tuple[object, ...]:
        return (self.sequence[low:high],)

    def cut(self, low: int, high: int) -> Any:
        """Return iterations low..high-1 as an iterable."""
        return self.sequence[low:high]


@dataclass(frozen=True, slots=True)
class EnumerateSpace:
    """``enumerate(inner, start)``."""

    inner: Cut
    start: int

    def __len__(self) -> int:
        return len(self.inner)

    def arguments(self, low: int, high: int) -> tuple[object, ...]:
        return (self.cut(low, high),)

    def cut(self, low: int, high: int) -> Any:
        """Return iterations low..high-1 as an iterable."""
        return enumerate(self.inner.cut(low, high), self.start + low)


@dataclass(frozen=True, slots=True)
class ZipSpace:
    """``zip(*inner)``; as long as the shortest."""

    inner: tuple[Cut, ...]

    def __len__(self) -> int:
        return min(map(len, self.inner))

    def arguments(self, low: int, high: int) -> tuple[object, ...]:
        return (self.cut(low, high),)

    def cut(self, low: int, high: int) -> Any:
        """Return iterations low..high-1 as an iterable."""
        return zip(*(part.cut(low, high) for part in self.inner), strict=False)


Cut = SequenceSpace | EnumerateSpace | ZipSpace


@dataclass(frozen=True, slots=True)
class CountingSpace:
    """``while counter < stop: ...; counter += step``: the leading arguments are counter and stop.

    ``inclusive`` is True where the kernel compares with ``<=`` or ``>=``, and ``squared`` where it is the square of
    the counter that it compares.
    """

    counter: int
    step: int
    trips: int
    inclusive: bool
    squared: bool = False

    def __len__(self) -> int:
        return self.trips

    def arguments(self, low: int, high: int) -> tuple[object, ...]:
        last = high - 1 if self.inclusive else high
        stop = self.counter + last * self.step
        return (self.counter + low * self.step, stop * abs(stop) if self.squared else stop)


def counting_space(
    counter: object, stop: object, step: int, comparison: str, squared: bool = False
) -> CountingSpace | None:
    """Return the space of a canonical ``while`` loop, or None where it is none.

    No exact ints, a step away from the stop, a negative counter that is squared, or more trips than ``len`` can tell.
    """
    if type(counter) is not int or type(stop) is not int:
        return None
    if squared:
        if counter < 0 or step < 0 or comparison not in ("<", "<="):
            return None
        stop = _root(stop) if comparison == "<=" else _root(stop - 1) + 1
    distance = (stop - counter) if step > 0 else (counter - stop)
    if comparison == "!=":
        if abs(step) != 1 or distance < 0:
            return None
    elif (step > 0) != (comparison in ("<", "<=")):
        return None
    inclusive = comparison in ("<=", ">=")
    if inclusive:
        distance += 1
    trips = max(0, -(-distance // abs(step)))
    return CountingSpace(counter, step, trips, inclusive, squared) if trips <= sys.maxsize else None


def _root(number: int) -> int:
    """Return the largest int >= 0 of which the square is no larger; -1 where there is none."""
    return isqrt(number) if number >= 0 else -1


_SEQUENCES: frozenset[type] = frozenset({range, list, tuple, str, bytes})
_DICT_VIEWS: frozenset[type] = frozenset({type({}.keys()), type({}.values()), type({}.items())})
_SETS: frozenset[type] = frozenset({dict, set, frozenset})


def cut_operand(operands: tuple[object, ...]) -> Cut | None:
    """Return the space of a kernel's first operand, or None where it cannot be cut without being consumed.

    An ``enumerate``, ``zip``, ``reversed`` or ``a.flat`` object that the user still holds must be used up by the loop,
    and is not cut; ``operands`` is the tuple of the kernel's ``__call__``, so that the references to a temporary are
    known.
    """
    if (type(operands[0]) in leaf_iterators() or _is_flat(operands[0])) and _held(operands[0]) > _temporary():
        return None
    return cut(operands[0])


def _held(value: object) -> int:
    return sys.getrefcount(value)


class _Probe:
    """Called as a kernel is."""

    def __call__(self, *operands: object) -> int:
        return _held(operands[0])


@cache
def _temporary() -> int:
    """Return what `_held` says of a temporary in a kernel's operands."""
    return _Probe()(enumerate(()))


def cut(iterable: object) -> Cut | None:
    """Return the space of an iterable that nobody else holds; None where it cannot be cut without being consumed."""
    kind = type(iterable)
    if kind in _SEQUENCES or _is_array(iterable):
        return _fitting(SequenceSpace(iterable))
    if kind in _SETS or kind in _DICT_VIEWS:
        return SequenceSpace(list(iterable))  # type: ignore[call-overload]
    if kind in leaf_iterators() or _is_flat(iterable):
        space = _of_iterator(iterable)
        return space if space is None or len(space) else None
    return None


def _fitting(space: SequenceSpace) -> SequenceSpace | None:
    try:
        len(space)
    except (OverflowError, TypeError):
        return None
    return space


def _is_array(value: object) -> bool:
    return is_array(value) and value.ndim > 0  # type: ignore[attr-defined]


def _of_iterator(iterator: Any) -> Cut | None:
    """Take apart a fresh iterator; ``__reduce__`` names its parts without moving it."""
    kind = type(iterator)
    if kind is enumerate:
        inner, start = iterator.__reduce__()[1]
        space = _of_inner(inner, enumerate)
        return EnumerateSpace(space, start) if space is not None and type(start) is int else None
    if kind is zip:
        return _of_zip(iterator)
    return _of_plain(iterator)


def _of_zip(iterator: Any) -> Cut | None:
    reduced = iterator.__reduce__()
    spaces = tuple(_of_inner(inner, zip) for inner in reduced[1])
    found = tuple(space for space in spaces if space is not None)
    if not found or len(found) < len(spaces):
        return None
    strict = len(reduced) > 2 and bool(reduced[2])
    if strict and len(set(map(len, found))) > 1:
        return None
    return ZipSpace(found)


_references: dict[type, int] = {}


def _of_inner(inner: Any, outer: type) -> Cut | None:
    """An iterator inside ``enumerate`` or ``zip``.

    One that somebody else holds too would have to be moved by the loop.
    """
    held = sys.getrefcount(inner)
    return _of_iterator(inner) if held <= _references.setdefault(outer, held) else None


def _of_plain(iterator: Any) -> Cut | None:
    """Iterators of one sequence: ``a.flat``, ``(iter, (sequence,), index)`` or ``(reversed, (sequence,), index)``."""
    if _is_flat(iterator):
        return _of_flat(iterator)
    reduce = getattr(iterator, "__reduce__", None)
    if type(iterator) not in leaf_iterators() or reduce is None:
        return None
    maker, arguments, *state = reduce()
    if len(arguments) != 1:
        return None
    sequence, index = arguments[0], (state[0] if state else None)
    if maker is iter and index in (None, 0):
        return cut(sequence)
    if maker is reversed and type(sequence) in (*_SEQUENCES, list) and index == len(sequence) - 1:
        return SequenceSpace(sequence[::-1])
    if maker is reversed and _is_array(sequence) and index == len(sequence) - 1:
        return SequenceSpace(sequence[::-1])
    return None


def _is_flat(value: object) -> bool:
    np = numpy()
    return np is not None and type(value) is np.flatiter


def _of_flat(iterator: Any) -> SequenceSpace | None:
    """Return the elements of an array that lie one behind the other: a view, which shares what is written meanwhile."""
    array = iterator.base
    if not is_array(array) or not array.flags.c_contiguous or iterator.index:
        return None
    return SequenceSpace(array.reshape(-1))


@cache
def leaf_iterators() -> frozenset[type]:
    """Return the types of iterators that say what is left of them without moving."""

    class Indexed:
        def __getitem__(self, index: int) -> int:
            raise IndexError

    samples: Sequence[Any] = (
        [], (), range(0), range(1 << 70), "", "\u0100", b"", {}, {}.keys(), {}.values(), {}.items(), set(), Indexed()
    )  # fmt: skip
    backwards: Sequence[Any] = ([], (), {}, {}.values(), {}.items())
    plain = {type(iter(s)) for s in samples} | {type(reversed(s)) for s in backwards}
    return frozenset(plain | {enumerate, zip})


def over(space: Space, copies: Mapping[int, object]) -> Space:
    """Return the space over copies of the sequences that it runs over, given by the ids of these."""
    return _over(space, copies) if copies and isinstance(space, Cut) else space


def _over(space: Cut, copies: Mapping[int, object]) -> Cut:
    if isinstance(space, SequenceSpace):
        copy = copies.get(id(space.sequence))
        return space if copy is None else SequenceSpace(copy)
    if isinstance(space, EnumerateSpace):
        return EnumerateSpace(_over(space.inner, copies), space.start)
    return ZipSpace(tuple(_over(part, copies) for part in space.inner))


def is_in_step(iterable: Any, space: Space, targets: Sequence[object]) -> bool:
    """Tell whether iteration ``k`` takes item ``k`` of those targets that it takes items from, and takes it then."""
    if not runs_over(iterable, targets):
        return True
    if isinstance(space, EnumerateSpace):
        return is_in_step(iterable.__reduce__()[1][0], space.inner, targets)
    if isinstance(space, ZipSpace):
        parts = zip(iterable.__reduce__()[1], space.inner, strict=True)
        return all(is_in_step(part, inner, targets) for part, inner in parts)
    return isinstance(space, SequenceSpace) and any(space.sequence is target for target in targets)


def runs_over(iterable: object, targets: Sequence[object]) -> bool:
    """Is one of the targets what the iterable takes its elements from?"""
    wanted = set(map(id, targets))
    waiting = [iterable]
    for _ in range(64):
        if not waiting:
            return False
        value = waiting.pop()
        if id(value) in wanted:
            return True
        if type(value) is zip:
            waiting.extend(value.__reduce__()[1])  # its referents are a tuple of them
        elif type(value) in leaf_iterators() or type(value) in _DICT_VIEWS:
            waiting.extend(gc.get_referents(value))
    return True


def holds_others(iterable: object, target: object) -> bool:
    """Does the iterable take elements from another list, dict or set than the target?"""
    waiting = [iterable]
    while waiting:
        value = waiting.pop()
        if value is target or type(value) in (range, tuple, str, bytes) or _is_array(value):
            continue
        if type(value) in leaf_iterators():
            waiting.extend(value.__reduce__()[1])
        elif type(value) is not int:  # the start of an `enumerate`
            return True
    return False


def quick_length(iterable: Any) -> int:
    """Guess the number of iterations cheaply, for the decision whether a loop is tiny; -1 when it cannot be told."""
    kind = type(iterable)
    if kind is enumerate:
        return _hint(iterable.__reduce__()[1][0])
    if kind is zip:
        return min(map(_hint, iterable.__reduce__()[1]), default=0)
    return _hint(iterable)


def _hint(iterable: Any) -> int:
    """Ask how long something is, unless the answer could be a program's own ``__len__`` or ``__length_hint__``."""
    return -1 if is_heap_type(type(iterable)) else length_hint(iterable, -1)


_of_iterator(enumerate(()))
_of_iterator(
    zip((), (), strict=False)
)  # the first call sees how many references an iterator has that nobody else holds


def part_of(space: Any, low: int, high: int) -> Any:
    """Return the space of iterations low..high-1."""
    if isinstance(space, EnumerateSpace):
        return EnumerateSpace(part_of(space.inner, low, high), space.start + low)
    if isinstance(space, ZipSpace):
        return ZipSpace(tuple(part_of(inner, low, high) for inner in space.inner))
    return SequenceSpace(space.sequence[low:high])
