"""Do two accesses of one array meet in different iterations? Subscript by subscript, direction by direction.

Classical tests (Allen and Kennedy, *Optimizing Compilers for Modern Architectures*, chapter 3; Banerjee,
*Dependence Analysis for Supercomputing*) for ``first(i) = second(i')`` with ``i`` before or after ``i'``: ZIV,
SIV, GCD and Banerjee's bounds. One dimension in which the two can never agree proves the whole pair independent.
What cannot be decided is a dependence.

Python's subscripts add one thing: an index below zero counts from the end. Indices meet as the integers that they are
only where both are known to be >= 0, or both < 0, over the whole domain; ``a[i - 1]`` from ``i == 0`` and ``a[i]``
may also meet a whole length apart. Slices are clipped, and meet only within what their bounds allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.banerjee import LoopVariable, Region
from autopar.analysis.dependence.equation import Equation
from autopar.analysis.dependence.index import Index, Place, Span, placed

__all__ = ["ArrayAccess", "Dependence", "DependenceKind", "Index", "LoopVariable", "PairResult", "Span", "test_pair"]


@dataclass(frozen=True, slots=True)
class ArrayAccess:
    """One read or write of an array or a list in a loop.

    Parameters
    ----------
    name
        The array.
    indices
        One index per dimension from the left, ``a[i][j]`` like ``a[i, j]``; fewer than the rank mean the whole
        rest. An index whose value is unknown is None, and nothing after it counts (it might be a mask, ``...`` or
        None); one that is surely some integer is ``Span()``. Leave out what stands after ``...``, ``None`` or an
        index array.
    write
        True for a store.
    line, column
        Where it stands.
    order
        Its place in the order in which an iteration does things.
    """

    name: str
    indices: tuple[Index, ...]
    write: bool
    line: int = 0
    column: int = 0
    order: int = 0


class DependenceKind(StrEnum):
    """Flow: a read after a write; anti: a write after a read; output: a write after a write."""

    FLOW = "flow"
    ANTI = "anti"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Dependence:
    """Two accesses that meet in different iterations of the tested loop.

    Parameters
    ----------
    kind
        `DependenceKind`.
    source, sink
        The access of the earlier and of the later iteration.
    distance
        Iterations between the two, always positive; None where it varies or is unknown.
    exact
        True where the two surely meet (if the loop makes that many trips); False where it could not be ruled out.
    """

    kind: DependenceKind
    source: ArrayAccess
    sink: ArrayAccess
    distance: int | None
    exact: bool


@dataclass(frozen=True, slots=True)
class PairResult:
    """What is known of two accesses.

    Parameters
    ----------
    dependences
        At most one for each order of the two; empty where they are proved independent.
    wrap_guard
        True where that stands only if the index that both accesses share does not wrap around onto itself: at run
        time, over the whole range of the loop, the index in dimension ``dimension`` must be >= 0 throughout or < 0
        throughout; all bounds of a slice alike, and both of them of the same sign. The index depends on the tested
        loop's variable and invariants alone, so evaluating it for the first and the last iteration is enough.
    dimension
        The dimension that the guard is about, None without guard.
    """

    dependences: tuple[Dependence, ...]
    wrap_guard: bool = False
    dimension: int | None = None

    @property
    def independent(self) -> bool:
        """True where no two different iterations meet."""
        return not self.dependences


def test_pair(
    first: ArrayAccess,
    second: ArrayAccess,
    loop: LoopVariable,
    inner: Sequence[LoopVariable],
    nonnegative: Callable[[Affine], bool],
) -> PairResult:
    """Find the dependences between two accesses of one array in *different* iterations of ``loop``.

    Parameters
    ----------
    first, second
        The accesses; one and the same object to test an access against itself in other iterations.
    loop
        The loop in question.
    inner
        Loops inside it, outer ones first, each name only once (rename the second of two loops over ``j``). A
        variable that is neither ``loop`` nor among these has one value throughout.
    nonnegative
        Tells whether an affine function of invariants is surely >= 0. Constants need not be asked for.

    Returns
    -------
    PairResult
        Complete: a dependence that is not in it does not exist.
    """
    if not (first.write or second.write) or first.name != second.name:
        return PairResult(())
    region = Region(loop, tuple(inner), nonnegative)
    pairs = _dimensions(first, second, region)
    orders = (True,) if first is second else (True, False)
    found: list[Dependence] = []
    guard: int | None = None
    for forward in orders:
        refuted = _refuted(pairs, region, forward)
        if refuted is None:
            found.append(_dependence(first, second, pairs, region, forward))
        elif refuted >= 0 and guard is None:
            guard = refuted
    return PairResult(tuple(found), guard is not None, guard)


# pytest would collect it wherever a test imports it.
test_pair.__test__ = False  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One dimension's equation; ``guard`` is its number where it counts only under the wrap guard, else -1."""

    equation: Equation
    guard: int


def _dimensions(first: ArrayAccess, second: ArrayAccess, region: Region) -> list[_Dimension]:
    """Return the equations of the dimensions in which the two can be compared, unguarded ones first."""
    found: list[_Dimension] = []
    for number, (one, other) in enumerate(zip(first.indices, second.indices, strict=False)):
        if one is None or other is None:
            break
        for left, right, guarded in _comparable(one, other, region):
            found.append(_Dimension(Equation.of(left, right, region), number if guarded else -1))
    return sorted(found, key=lambda d: d.guard)


def _comparable(one: Affine | Span, other: Affine | Span, region: Region) -> Iterator[tuple[Place, Place, bool]]:
    """Yield the two indices counted from one end, and whether that stands only under the wrap guard."""
    for negative in (False, True):
        left, right = placed(one, negative, region), placed(other, negative, region)
        if left is not None and right is not None:
            yield left, right, False
            if isinstance(one, Affine):
                return
    if one == other and not _depends_on_inner(one, region):
        place = placed(one, False, region, trusted=True)
        if place is not None:
            yield place, place, True


def _depends_on_inner(index: Affine | Span, region: Region) -> bool:
    names = [variable.name for variable in region.inner]
    parts = (index.lower, index.upper) if isinstance(index, Span) else (index,)
    return any(part is not None and part.depends_on(names) for part in parts)


def _refuted(pairs: Sequence[_Dimension], region: Region, forward: bool) -> int | None:
    """Return -1 where the two cannot meet in that order, a dimension's number where only under its guard, else
    None."""
    distances: set[int] = set()
    for dimension in pairs:
        if dimension.equation.refuted(region, forward):
            return dimension.guard
        distance = dimension.equation.distance
        if distance is not None:
            distances.add(distance)
            if len(distances) > 1:
                return dimension.guard
    return None


def _dependence(
    first: ArrayAccess, second: ArrayAccess, pairs: Sequence[_Dimension], region: Region, forward: bool
) -> Dependence:
    source, sink = (first, second) if forward else (second, first)
    kind = (DependenceKind.OUTPUT if sink.write else DependenceKind.FLOW) if source.write else DependenceKind.ANTI
    distances = {d.equation.distance for d in pairs if d.guard < 0} - {None}
    distance = next(iter(distances)) if len(distances) == 1 else None
    ranks = len(first.indices) == len(second.indices) == len(pairs)
    exact = ranks and all(d.guard < 0 and d.equation.decided for d in pairs)
    return Dependence(kind, source, sink, None if distance is None else abs(distance), exact)
