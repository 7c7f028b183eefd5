"""What two accesses with conditions, floors, products and slices really do: every iteration, on real subscripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.conditions import Conditions, Constraint, Number
from autopar.analysis.dependence.index import Quasi
from autopar.analysis.dependence.pairs import Index, Span
from autopar.analysis.dependence.polyhedral import Domain, Visit
from autopar.analysis.dependence.terms import Floor, Term
from tests.analysis.meetings import iterations


def value_of(number: Number, values: Mapping[str, int]) -> int:
    total = 0
    for monomial, factor in Term.of(number).parts:
        product = factor
        for part in monomial:
            product *= values[part] if isinstance(part, str) else value_of(part.inside, values) // part.divisor
        total += product
    return total


def holds(conditions: Conditions, values: Mapping[str, int]) -> bool:
    for condition in conditions:
        if isinstance(condition, Constraint):
            value = value_of(condition.term, values)
            if value != 0 if condition.equal else value < 0:
                return False
        elif not any(holds(option, values) for option in condition.options):
            return False
    return True


@dataclass(frozen=True)
class Seen:
    trip: int
    value: int
    cells: frozenset[tuple[int, ...]]
    values: Mapping[str, int]


def seen(visit: Visit, domain: Domain, symbols: Mapping[str, int], shape: Sequence[int]) -> Iterator[Seen]:
    """Yield what an access touches, iteration by iteration; those that raise or do not come so far are left out."""
    loop = domain.loop
    assert loop.lower is not None
    assert loop.upper is not None
    counted = range(value_of(loop.lower, symbols), value_of(loop.upper, symbols), loop.step)
    for trip, value in enumerate(counted):
        for values in iterations(domain.inner, {**symbols, loop.name: value}):
            if holds((*domain.conditions, *visit.conditions), values):
                cells = _cells(visit.indices, values, shape)
                if cells is not None:
                    yield Seen(trip, value, cells, values)


def _cells(
    indices: Sequence[Index], values: Mapping[str, int], shape: Sequence[int]
) -> frozenset[tuple[int, ...]] | None:
    cells: list[tuple[int, ...]] = [()]
    for index, length in zip(indices, shape, strict=False):
        assert index is not None
        here = list(range(length))
        at = index if isinstance(index, Affine) else index.at if isinstance(index, Quasi) else None
        if at is not None:
            position = value_of(at, values)
            if not -length <= position < length:
                return None
            here = [here[position]]
        else:
            here = here[slice_of(index, values)]
        cells = [(*cell, position) for cell in cells for position in here]
    return frozenset(cells)


def ends_of(index: Index) -> tuple[Number | None, Number | None, int]:
    if isinstance(index, Quasi):
        return index.low, index.high, index.stride
    assert isinstance(index, Span)
    return index.lower, index.upper, index.step


def slice_of(index: Index, values: Mapping[str, int]) -> slice:
    low, high, step = ends_of(index)
    ends = [None if end is None else value_of(end, values) for end in (low, high)]
    return slice(ends[0], ends[1], step)


def keeps_sign(index: Index, found: Sequence[Seen]) -> bool:
    """Tell whether all bounds of a slice (or the index) have one sign over all iterations."""
    at = index if isinstance(index, Affine) else index.at if isinstance(index, Quasi) else None
    ends = [at] if at is not None else [e for e in ends_of(index)[:2] if e is not None]
    return len({value_of(end, one.values) < 0 for end in ends for one in found}) < 2


__all__ = ["Floor", "Seen", "ends_of", "holds", "keeps_sign", "seen", "slice_of", "value_of"]
