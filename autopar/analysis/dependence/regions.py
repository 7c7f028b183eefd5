"""Parts of an array that an iteration surely writes, and whether they hold a part that it reads.

A region is a box: one entry per dimension, ``()`` is the whole array. Unlike the parts in
`autopar.analysis.dependence.pairs`, which may only be too large, a written region may only be too small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from autopar.analysis.dependence.affine import ZERO, Affine
from autopar.analysis.dependence.pairs import Index, LoopVariable, Span

FULL = Span()


@dataclass(frozen=True, slots=True)
class Run:
    """The subscripts ``lower .. upper - 1`` as they are written, negative ones not resolved."""

    lower: Affine
    upper: Affine


Dimension = Affine | Run | Span
Region = tuple[Dimension, ...]
Covers = tuple[Region, ...]
WHOLE: Region = ()

NonNegative = Callable[[Affine], bool]


@dataclass(frozen=True, slots=True)
class Extents:
    """What is known of the lengths of an array's dimensions.

    Parameters
    ----------
    name
        The array.
    lengths
        By dimension, where they are known; empty where not even the rank is.
    """

    name: str
    lengths: tuple[Affine | None, ...] = ()

    def normal(self, region: Sequence[Dimension]) -> Region:
        """Return the region with full dimensions marked as such, those at the end left out."""
        parts = [FULL if self._is_full(number, part) else part for number, part in enumerate(region)]
        while parts and parts[-1] == FULL:
            parts.pop()
        return tuple(parts)

    def _is_full(self, number: int, part: Dimension) -> bool:
        if isinstance(part, Affine):
            return False
        if isinstance(part, Span) and part.step != 1:
            return False
        if part.lower is not None and part.lower != ZERO:
            return False
        return part.upper is None or self._is_length(number, part.upper)

    def _is_length(self, number: int, upper: Affine) -> bool:
        if number < len(self.lengths) and self.lengths[number] == upper:
            return True
        words = [f"{self.name}.shape[{number}]"]
        if number == 0:
            words.append(f"len({self.name})")
            if len(self.lengths) == 1:
                words.append(f"{self.name}.size")
        return upper in [Affine.symbol(word) for word in words]


def holds(covers: Covers, read: Sequence[Index | Run], nonnegative: NonNegative) -> bool:
    """Tell whether one of the written regions surely holds all of ``read``."""
    return any(_holds(cover, read, nonnegative) for cover in covers)


def _holds(cover: Region, read: Sequence[Index | Run], nonnegative: NonNegative) -> bool:
    for number, written in enumerate(cover):
        part = read[number] if number < len(read) else FULL
        # What is no known index may move all dimensions behind it.
        if part is None or not _inside(part, written, nonnegative):
            return False
    return True


def _inside(read: Affine | Run | Span, written: Dimension, nonnegative: NonNegative) -> bool:
    if written == FULL:
        return True
    if read == FULL:
        return False
    if read == written:
        return True
    if isinstance(read, Span) and read.step < 0:
        return False
    if isinstance(written, Run):
        return _inside_run(read, written, nonnegative)
    return isinstance(written, Span) and written.step == 1 and _inside_slice(read, written, nonnegative)


def _inside_run(read: Affine | Run | Span, written: Run, nonnegative: NonNegative) -> bool:
    if isinstance(read, Affine):
        return nonnegative(read - written.lower) and nonnegative(written.upper - read - 1)
    low, high = read.lower if read.lower is not None else ZERO, read.upper
    if high is None or not (nonnegative(low - written.lower) and nonnegative(written.upper - high)):
        return False
    return isinstance(read, Run) or (nonnegative(low) and nonnegative(high))


def _inside_slice(read: Affine | Run | Span, written: Span, nonnegative: NonNegative) -> bool:
    start = written.lower if written.lower is not None else ZERO
    if not nonnegative(start):
        return False
    if isinstance(read, Affine):
        return nonnegative(read - start) and (written.upper is None or nonnegative(written.upper - read - 1))
    low, high = read.lower if read.lower is not None else ZERO, read.upper
    if not (nonnegative(low) and nonnegative(low - start)):
        return False
    if written.upper is None:
        return isinstance(read, Run) or high is None or nonnegative(high)
    if high is None or not nonnegative(written.upper - high):
        return False
    return isinstance(read, Run) or nonnegative(high)


def with_region(covers: Covers, found_region: Sequence[Dimension], extents: Extents) -> Covers:
    """Return the covers with one more, and joined to those that it continues."""
    region = extents.normal(found_region)
    if region in covers:
        return covers
    found = [*covers, region]
    waiting = [region]
    while waiting and len(found) < 40:
        one = waiting.pop()
        for other in list(found):
            for box in (_joined(one, other), _joined(other, one)):
                joined = None if box is None else extents.normal(box)
                if joined is not None and joined not in found:
                    found.append(joined)
                    waiting.append(joined)
    return tuple(found)


def _joined(first: Region, second: Region) -> Region | None:
    """Return ``first`` and ``second`` as one box where the second begins in one dimension where the first ends."""
    if len(first) != len(second) or first is second:
        return None
    different = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(different) != 1:
        return None
    (number,) = different
    one, other = _run(first[number]), _run(second[number])
    if one is None or other is None or one.upper != other.lower:
        return None
    return (*first[:number], Run(one.lower, other.upper), *first[number + 1 :])


def _run(part: Dimension) -> Run | None:
    if isinstance(part, Affine):
        return Run(part, part + 1)
    return part if isinstance(part, Run) else None


def meet(ends: Iterable[Covers | None]) -> Covers | None:
    """Return what is written on every path; a path that does not get here is None."""
    real = [end for end in ends if end is not None]
    if not real:
        return None
    return tuple(region for region in real[0] if all(region in other for other in real[1:]))


def symbols(region: Region) -> frozenset[str]:
    """Return the names that a region depends on."""
    found: set[str] = set()
    for part in region:
        bounds = (part,) if isinstance(part, Affine) else (part.lower, part.upper)
        found.update(*(bound.symbols for bound in bounds if bound is not None))
    return frozenset(found)


def over_loop(region: Region, variable: LoopVariable) -> Region | None:
    """Return what all iterations of a loop write together, if each writes ``region``; None where that is no box.

    The loop may make no trip: what does not depend on its variable is not written then.
    """
    low, high = variable.smallest, variable.largest
    if low is None or high is None or abs(variable.step) != 1:
        return None
    return _with_run(region, variable, low, high)


def so_far(region: Region, variable: LoopVariable) -> Region | None:
    """Return what the iterations of a loop before this one have written."""
    if variable.lower is None or variable.upper is None or abs(variable.step) != 1:
        return None
    now = Affine.symbol(variable.name)
    if variable.step > 0:
        return _with_run(region, variable, variable.lower, now - 1)
    return _with_run(region, variable, now + 1, variable.lower)


def _with_run(region: Region, variable: LoopVariable, low: Affine, high: Affine) -> Region | None:
    """Replace the one index that moves with a loop by the run from its value at ``low`` to that at ``high``."""
    moving = [n for n, part in enumerate(region) if variable.name in symbols((part,))]
    if len(moving) != 1:
        return None
    (number,) = moving
    index = region[number]
    if not isinstance(index, Affine) or abs(index.coefficient(variable.name)) != 1:
        return None
    first, last = index.substitute(variable.name, low), index.substitute(variable.name, high)
    run = Run(first, last + 1) if index.coefficient(variable.name) > 0 else Run(last, first + 1)
    return (*region[:number], run, *region[number + 1 :])
