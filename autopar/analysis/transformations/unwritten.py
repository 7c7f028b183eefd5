"""Elements of an array that a loop reads and never writes: they are what they were before it, in every iteration.

``row[j] = row[j - 1] + x[i, j]`` for ``j`` from 1 reads ``row[0]`` in each iteration of a loop around it, and what the
iteration itself has written. So the array may be private to the iterations, once it is known that none of them writes
``row[0]`` (Tu and Padua, "Automatic array privatization", 1993, copy such elements in).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import replace

from autopar.analysis.accesses import Nest, never_met
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.dependence.regions import Covers, symbols
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.syntax.scopes import Variable

_MOST_CANDIDATES = 8
"""Elements of one array that are asked about: each is tested against all stores."""


class Unwritten:
    """What no iteration of a loop writes of one array.

    Parameters
    ----------
    moving
        Names that the loop binds: what depends on them is not one and the same element.
    """

    def __init__(self, root: Variable, touches: Sequence[Touch], nest: Nest, moving: Iterable[str]) -> None:
        self._root = root
        self._reads = [t for t in touches if not t.writes and t.kind is not Touching.SHAPE]
        self._writes = [t for t in touches if t.writes]
        self._nest = nest
        self._held: dict[ast.AST, bool] = {}
        self._moving = frozenset(moving) | {nest.loop.name, *(v.name for v in nest.inner)}

    def holds(self, access: ast.AST) -> bool:
        """Tell whether all that an access reads is never written."""
        known = self._held.get(access)
        if known is None:
            reads = [t for t in self._reads if t.node is access]
            known = self._held[access] = bool(reads) and never_met(self._root, reads, self._writes, self._nest)
        return known

    def elements(self) -> Covers:
        """Return elements, the same in all iterations, that the first trips of inner loops read and nothing writes."""
        found: dict[tuple[Affine, ...], None] = {}
        for read in self._reads:
            for element in self._at_ends(read):
                if element not in found and len(found) < _MOST_CANDIDATES and self._is_unwritten(read, element):
                    found[element] = None
        return tuple(found)

    def _at_ends(self, read: Touch) -> Iterable[tuple[Affine, ...]]:
        """Yield the elements that an access names where an inner loop begins and where it ends."""
        place = read.place
        if place is None or place.levels != (len(place.indices),):
            return
        indices = [index for index in place.indices if isinstance(index, Affine)]
        if len(indices) != len(place.indices):
            return
        for variable in self._nest.inner:
            if any(index.depends_on([variable.name]) for index in indices):
                for end in _ends(variable):
                    element = tuple(index.substitute(variable.name, end) for index in indices)
                    if not symbols(element) & self._moving:
                        yield element

    def _is_unwritten(self, read: Touch, element: tuple[Affine, ...]) -> bool:
        if read.place is None:
            return False
        there = replace(read, place=replace(read.place, indices=element, texts=()), conditions=())
        return never_met(self._root, [there], self._writes, self._nest)


def _ends(variable: LoopVariable) -> list[Affine]:
    return list(dict.fromkeys(end for end in (variable.smallest, variable.largest) if end is not None))
