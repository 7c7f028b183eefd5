"""Direction vectors of the dependences of a loop nest: what interchange and other reorderings ask for.

Wolfe, *High Performance Compilers for Parallel Computing*, chapter 5: a vector has one direction for each loop of the
nest, outermost first, ``<`` where the source's iteration comes first, ``=`` where both are in one, ``>`` where the
sink's does. An order of loops is legal if no vector, its entries permuted alike, has ``>`` as its first entry other
than ``=``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import DependenceKind, Index, LoopVariable
from autopar.analysis.dependence.polyhedral import Domain, Visit, names_of_indices, pairs_by_direction
from autopar.analysis.tracing.trace import Touch, Touching

Directions = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NestDependence:
    """Two accesses that meet in different iterations of a nest, with every direction in which they may do so."""

    kind: DependenceKind
    source: Touch
    sink: Touch
    vectors: frozenset[Directions]


def nest_dependences(
    touches: Sequence[Touch], loops: Sequence[LoopVariable], domain: Domain
) -> tuple[NestDependence, ...]:
    """Return the dependences between accesses of one operand, with their direction vectors.

    Parameters
    ----------
    touches
        All accesses, each inside of all ``loops``.
    loops
        The loops of the nest, outermost first: ``domain.loop`` and some of ``domain.inner``.

    Returns
    -------
    tuple of NestDependence
        Complete: what could not be ruled out is there. Vectors are lexicographically positive; dependences within one
        iteration of the innermost loop are left out.
    """
    accesses = [t for t in touches if t.kind is not Touching.SHAPE]
    found: list[NestDependence] = []
    for number, first in enumerate(accesses):
        for second in accesses[number:]:
            if first.writes or second.writes:
                found.extend(_between(first, second, loops, domain))
    return tuple(found)


def _between(first: Touch, second: Touch, loops: Sequence[LoopVariable], domain: Domain) -> Iterator[NestDependence]:
    pair = pairs_by_direction(_visit(first, domain), _visit(second, domain), loops, domain)
    for source, sink, turned in ((first, second, False), (second, first, True))[: 1 if first is second else 2]:
        vectors = frozenset(v for v in _positive(len(loops)) if pair(_opposite(v) if turned else v))
        if vectors:
            kind = DependenceKind.ANTI
            if source.writes:
                kind = DependenceKind.OUTPUT if sink.writes else DependenceKind.FLOW
            yield NestDependence(kind, source, sink, vectors)


def _positive(depth: int) -> Iterator[Directions]:
    """Yield every vector whose first entry other than ``=`` is ``<``."""
    for vector in product("<=>", repeat=depth):
        if next((d for d in vector if d != "="), "=") == "<":
            yield vector


def _opposite(vector: Directions) -> Directions:
    return tuple({"<": ">", ">": "<", "=": "="}[d] for d in vector)


def _visit(touch: Touch, domain: Domain) -> Visit:
    """Return an access up to the first index that may be no integer."""
    indices: tuple[Index, ...] = () if touch.place is None else touch.place.indices
    variables = {v.name for v in (domain.loop, *domain.inner)}
    plain = 0
    for index in indices:
        names = names_of_indices((index,)) - variables
        if not all(domain.sure(name) or domain.nonnegative(Affine.symbol(name)) for name in names):
            break
        plain += 1
    return Visit(indices[:plain], touch.conditions)


def may_run_innermost(dependences: Sequence[NestDependence], position: int) -> bool:
    """Tell whether the loop at ``position`` may become the innermost one, the others keeping their order."""
    return all(_legal((*v[:position], *v[position + 1 :], v[position])) for d in dependences for v in d.vectors)


def may_run_outermost(dependences: Sequence[NestDependence], position: int) -> bool:
    """Tell whether the loop at ``position`` may become the outermost one, the others keeping their order."""
    return all(_legal((v[position], *v[:position], *v[position + 1 :])) for d in dependences for v in d.vectors)


def carries(dependences: Sequence[NestDependence], position: int) -> bool:
    """Tell whether the loop at ``position`` carries a dependence where it is."""
    return any(set(v[:position]) <= {"="} and v[position] != "=" for d in dependences for v in d.vectors)


def _legal(vector: Directions) -> bool:
    return next((d for d in vector if d != "="), "=") != ">"
