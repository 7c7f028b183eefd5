"""What two accesses really do: run all iterations and resolve subscripts as Python does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import ArrayAccess, Index, LoopVariable, Span

Cell = tuple[int, ...]


@dataclass(frozen=True)
class Visit:
    """An access in one iteration: which trip of the tested loop, and the elements touched."""

    trip: int
    cells: frozenset[Cell]
    values: Mapping[str, int]


def evaluate(affine: Affine, values: Mapping[str, int]) -> int:
    return sum(c * values[name] for name, c in affine.terms) + affine.constant


def visits(
    access: ArrayAccess, nest: Sequence[LoopVariable], symbols: Mapping[str, int], shape: Sequence[int]
) -> Iterator[Visit]:
    """Yield the iterations in which the access is in bounds; the others raise, or are not executed."""
    outer = nest[0]
    assert outer.lower is not None
    assert outer.upper is not None
    counted = range(evaluate(outer.lower, symbols), evaluate(outer.upper, symbols), outer.step)
    for trip, value in enumerate(counted):
        for values in iterations(nest[1:], {**symbols, outer.name: value}):
            cells = touched(access.indices, values, shape)
            if cells is not None:
                yield Visit(trip, cells, values)


def iterations(nest: Sequence[LoopVariable], values: Mapping[str, int]) -> Iterator[Mapping[str, int]]:
    """Yield the values of names in every iteration of a nest."""
    if not nest:
        yield values
        return
    first = nest[0]
    assert first.lower is not None
    assert first.upper is not None
    for value in range(evaluate(first.lower, values), evaluate(first.upper, values), first.step):
        yield from iterations(nest[1:], {**values, first.name: value})


def touched(indices: Sequence[Index], values: Mapping[str, int], shape: Sequence[int]) -> frozenset[Cell] | None:
    """Return the elements, None where an index is out of bounds."""
    cells: list[Cell] = [()]
    for index, length in zip(indices, shape, strict=True):
        if isinstance(index, Span):
            low = None if index.lower is None else evaluate(index.lower, values)
            high = None if index.upper is None else evaluate(index.upper, values)
            here = list(range(length))[slice(low, high, index.step)]
        else:
            assert index is not None
            position = evaluate(index, values)
            if not -length <= position < length:
                return None
            here = [position % length]
        cells = [(*cell, position) for cell in cells for position in here]
    return frozenset(cells)


def guard_holds(index: Index, found: Sequence[Visit]) -> bool:
    """Tell whether an index (all bounds of a slice alike) keeps one sign over the iterations."""
    if isinstance(index, Span):
        bounds = [b for b in (index.lower, index.upper) if b is not None]
        return len({evaluate(b, v.values) < 0 for b in bounds for v in found}) < 2
    assert index is not None
    return len({evaluate(index, v.values) < 0 for v in found}) < 2
