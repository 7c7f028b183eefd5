"""One dimension's dependence equation: the first access's index equals the second's, in two iterations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.banerjee import LoopVariable, Region
from autopar.analysis.dependence.index import Place


@dataclass(frozen=True, slots=True)
class Equation:
    """``difference == 0`` over the variables of two iterations, ``i.1`` and ``i.2``.

    Parameters
    ----------
    difference
        First index less second index.
    variables
        The inner variables of both copies with their bounds, innermost last.
    normal
        The difference over trip numbers counted from 0 in place of loop variables: ``.1`` and ``.2`` are the two
        iterations' numbers, every other symbol is some integer.
    trips
        Number of trips of the tested loop, None where unknown.
    """

    difference: Affine
    variables: tuple[LoopVariable, ...]
    normal: Affine
    trips: int | None

    @classmethod
    def of(cls, first: Place, second: Place, region: Region) -> Equation:
        """Return the equation that says that both places are one."""
        left, left_variables = _copied(first, region, "1")
        right, right_variables = _copied(second, region, "2")
        difference, variables = left - right, (*left_variables, *right_variables)
        return cls(difference, variables, _normal(difference, variables, region.loop), _trips(region.loop))

    @property
    def decided(self) -> bool:
        """True where the two are one element in all iterations, or exactly in those that lie `distance` apart."""
        return self.normal == Affine() or self.distance is not None

    @property
    def distance(self) -> int | None:
        """Strong SIV: the one number of trips by which the second access must come later (negative: earlier), or
        None."""
        terms = dict(self.normal.terms)
        one, two = terms.pop(".1", 0), terms.pop(".2", 0)
        if terms or not one or one != -two or self.normal.constant % one:
            return None
        return self.normal.constant // one

    def refuted(self, region: Region, forward: bool) -> bool:
        """Tell whether it has no solution with the first access's iteration before (or after) the second's."""
        return (
            self._indivisible()
            or self._unsolvable(forward)
            or region.excludes_zero(self.difference, self.variables, forward)
        )

    def _indivisible(self) -> bool:
        """GCD test (ZIV where there is no variable): the constant is no combination of the coefficients."""
        divisor = gcd(*(value for _, value in self.normal.terms))
        return self.normal.constant % divisor != 0 if divisor else self.normal.constant != 0

    def _unsolvable(self, forward: bool) -> bool:
        """Exact SIV test: ``a * x + b * y + c == 0`` with ``0 <= x, y < trips`` and ``x < y`` (or ``x > y``)."""
        terms = dict(self.normal.terms)
        a, b = terms.pop(".1", 0), terms.pop(".2", 0)
        if terms or not (a or b):
            return False
        divisor, p, q = _bezout(a, b)
        if self.normal.constant % divisor:
            return True
        scale = -self.normal.constant // divisor
        x, y = (p * scale, b // divisor), (q * scale, -a // divisor)
        order = (y[0] - x[0] - 1, y[1] - x[1]) if forward else (x[0] - y[0] - 1, x[1] - y[1])
        limits = [x, y, order]
        if self.trips is not None:
            limits += [(self.trips - 1 - start, -slope) for start, slope in (x, y)]
        return not _some_integer(limits)


def _copied(place: Place, region: Region, copy: str) -> tuple[Affine, tuple[LoopVariable, ...]]:
    """Return the place over one iteration's own variables, and those with their bounds, the tested loop's left
    out."""
    names = region.names(copy) | {variable.name: f"{variable.name}.{copy}" for variable in place.elements}
    variables = tuple(variable.rename(names) for variable in (*region.inner, *place.elements))
    return place.affine.rename(names), variables


def _normal(difference: Affine, variables: Sequence[LoopVariable], loop: LoopVariable) -> Affine:
    for variable in reversed(variables):
        if variable.lower is not None:
            count = Affine.symbol(variable.name + ".trip", variable.step)
            difference = difference.substitute(variable.name, variable.lower + count)
    start = Affine.symbol(loop.name + ".start") if loop.lower is None else loop.lower
    for copy in (".1", ".2"):
        count = Affine.symbol(copy, loop.step)
        difference = difference.substitute(loop.name + copy, start + count)
    return difference


def _trips(loop: LoopVariable) -> int | None:
    if loop.lower is None or loop.upper is None:
        return None
    room = loop.upper - loop.lower
    return len(range(0, room.constant, loop.step)) if room.is_constant else None


def _bezout(a: int, b: int) -> tuple[int, int, int]:
    """Return ``g > 0, p, q`` with ``a * p + b * q == g == gcd(a, b)``."""
    old, new = (a, 1, 0), (b, 0, 1)
    while new[0]:
        ratio = old[0] // new[0]
        old, new = new, (old[0] - ratio * new[0], old[1] - ratio * new[1], old[2] - ratio * new[2])
    sign = -1 if old[0] < 0 else 1
    return sign * old[0], sign * old[1], sign * old[2]


def _some_integer(limits: Sequence[tuple[int, int]]) -> bool:
    """Tell whether some integer ``t`` makes every ``start + slope * t`` >= 0."""
    low: int | None = None
    high: int | None = None
    for start, slope in limits:
        if slope > 0:
            bound = -(start // slope)
            low = bound if low is None else max(low, bound)
        elif slope < 0:
            bound = start // -slope
            high = bound if high is None else min(high, bound)
        elif start < 0:
            return False
    return low is None or high is None or low <= high
