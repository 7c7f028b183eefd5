"""Where an index points: counted from the start or from the end of its dimension, as Python resolves it."""

from __future__ import annotations

from dataclasses import dataclass

from autopar.analysis.dependence.affine import ZERO, Affine
from autopar.analysis.dependence.banerjee import LoopVariable, Region
from autopar.analysis.dependence.terms import Term

_ELEMENT = "element"


@dataclass(frozen=True, slots=True)
class Span:
    """A slice ``lower:upper:step`` in one dimension.

    Parameters
    ----------
    lower, upper
        As in the slice; None for an open end, and also for an unknown bound where the step is 1 or -1.
    step
        Not zero. A slice of unknown step is ``Span()``.
    """

    lower: Affine | None = None
    upper: Affine | None = None
    step: int = 1


@dataclass(frozen=True, slots=True)
class Quasi(Span):
    """An index that is no affine function: any element to the cheap tests, which see an open slice.

    Parameters
    ----------
    at
        The single position; None for a slice.
    low, high
        The bounds of a slice, None for an open end.
    stride
        The slice's step.
    """

    at: Affine | Term | None = None
    low: Affine | Term | None = None
    high: Affine | Term | None = None
    stride: int = 1


Index = Affine | Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a dimension: an affine function, for a slice of one variable more that runs over its elements."""

    affine: Affine
    elements: tuple[LoopVariable, ...] = ()


def placed(index: Affine | Span, negative: bool, region: Region, *, trusted: bool = False) -> Place | None:
    """Return where ``index`` points, counted from the start, or from the end if ``negative`` (the last element is
    -1).

    Parameters
    ----------
    index
        A single index or a slice.
    negative
        Which end to count from.
    region
        The iterations in which the index is used.
    trusted
        True takes the index (both bounds of a slice) to keep one sign over the iterations, unproved.

    Returns
    -------
    Place or None
        A place that holds every element that the index can touch. None where the index is not known to be counted
        from that end in every iteration.
    """
    if isinstance(index, Affine):
        wanted = -1 if negative else 1
        return Place(index) if trusted or region.sign(index) == wanted else None
    if trusted:
        return _one_sided(index)
    return _from_end(index, region) if negative else _from_start(index, region)


def _one_sided(span: Span) -> Place | None:
    """A slice whose bounds are taken to be all >= 0 or all < 0: counted from that end its elements lie between them.

    The start may be clipped, so the stride is forgotten; an open start is the other end where the other bound is < 0.
    """
    if span.lower is None or (span.step < 0 and span.upper is None):
        return None
    low, high = span.lower, span.upper
    if span.step < 0 and high is not None:
        low, high = high + 1, low + 1
    return Place(Affine.symbol(_ELEMENT), (LoopVariable(_ELEMENT, low, high, 1),))


def _from_start(span: Span, region: Region) -> Place:
    """A slice's elements lie at or above its lower bound whatever its sign: a negative one resolves to a larger
    number.

    Its upper bound limits them only where it is not negative. The stride is kept where the first element is sure:
    a start that may be clipped (to 0, or to the length on the way down) can have any phase.
    """
    low, high = span.lower, span.upper
    if span.step < 0:
        low, high = _turned(span, region)
        return Place(Affine.symbol(_ELEMENT), (LoopVariable(_ELEMENT, low, high),))
    firm = low is None or region.sign(low) > 0
    if high is not None and region.sign(high) <= 0:
        high = None
    start = ZERO if low is None else low
    return Place(Affine.symbol(_ELEMENT), (LoopVariable(_ELEMENT, start, high, span.step if firm else 1),))


def _turned(span: Span, region: Region) -> tuple[Affine, Affine | None]:
    """Return a downward slice's elements as an upward range: ``upper + 1`` to ``lower + 1``.

    A negative ``upper`` resolves to a larger number, so the bound holds for it too; a negative ``lower`` limits
    nothing.
    """
    low = ZERO if span.upper is None else span.upper + 1
    high = None if span.lower is None else span.lower + 1
    if high is not None and region.sign(high - 1) <= 0:
        high = None
    return low, high


def _from_end(span: Span, region: Region) -> Place | None:
    """A slice that is counted from the end at both ends: ``a[-3:]``, ``a[-i - 2:-i - 1]``; clipping can only
    remove elements.

    Only the step 1 keeps its meaning when the start is clipped.
    """
    if span.step < 0 or span.lower is None or region.sign(span.lower) >= 0:
        return None
    if span.upper is not None and region.sign(span.upper) >= 0:
        return None
    upper = ZERO if span.upper is None else span.upper
    return Place(Affine.symbol(_ELEMENT), (LoopVariable(_ELEMENT, span.lower, upper, 1),))
