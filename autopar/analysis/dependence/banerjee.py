"""Banerjee's bounds: the sign of an affine function over two ordered iterations, with symbolic bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine


@dataclass(frozen=True, slots=True)
class LoopVariable:
    """A loop variable that takes the values of ``range(lower, upper, step)``.

    Parameters
    ----------
    name
        The variable.
    lower, upper
        Start and stop as ``range`` has them: with a negative step the values go down from ``lower`` to above
        ``upper``. None where unknown. Those of an inner loop may depend on the variables of outer ones; otherwise
        on invariants alone.
    step
        Not zero.
    """

    name: str
    lower: Affine | None
    upper: Affine | None
    step: int = 1

    @property
    def smallest(self) -> Affine | None:
        """A lower bound of the values."""
        if self.step > 0:
            return self.lower
        return None if self.upper is None else self.upper + 1

    @property
    def largest(self) -> Affine | None:
        """An upper bound of the values."""
        if self.step < 0:
            return self.lower
        return None if self.upper is None else self.upper - 1

    def rename(self, names: dict[str, str]) -> LoopVariable:
        """Return the variable under its new name, its bounds rewritten likewise."""
        lower = None if self.lower is None else self.lower.rename(names)
        upper = None if self.upper is None else self.upper.rename(names)
        return LoopVariable(names.get(self.name, self.name), lower, upper, self.step)


@dataclass(frozen=True, slots=True)
class Region:
    """The iterations of a loop nest, and what is known of the invariants.

    Parameters
    ----------
    loop
        The tested loop.
    inner
        Loops inside it, outer ones first.
    nonnegative
        Tells whether an affine function of invariants is surely >= 0.
    """

    loop: LoopVariable
    inner: tuple[LoopVariable, ...]
    nonnegative: Callable[[Affine], bool]

    def names(self, copy: str) -> dict[str, str]:
        """Return the names of one iteration's variables: ``i`` is ``i.1`` in the first, ``i.2`` in the second."""
        return {variable.name: f"{variable.name}.{copy}" for variable in (self.loop, *self.inner)}

    def surely_nonnegative(self, affine: Affine, facts: Sequence[Affine] = ()) -> bool:
        """Tell whether ``affine >= 0``, given ``facts`` that are >= 0."""
        if affine.is_constant:
            return affine.constant >= 0
        if self.nonnegative(affine):
            return True
        return any(self._follows(affine, fact) for fact in facts)

    def _follows(self, affine: Affine, fact: Affine) -> bool:
        """Tell whether ``affine`` less a positive multiple of ``fact``, chosen to cancel a symbol, is >= 0."""
        for name, value in fact.terms:
            factor, rest = divmod(affine.coefficient(name), value)
            if factor > 0 and not rest:
                left = affine - fact.scale(factor)
                if left.constant >= 0 if left.is_constant else self.nonnegative(left):
                    return True
        return False

    def sign(self, affine: Affine, variables: Sequence[LoopVariable] = ()) -> int:
        """Return 1 where ``affine >= 0`` in every iteration, -1 where it is < 0 in every one, else 0.

        Parameters
        ----------
        affine
            A function of one iteration's variables.
        variables
            More variables, innermost last.
        """
        nest = (self.loop, *self.inner, *variables)
        facts = self.facts(trips=1)
        lowest = extreme(affine, nest, largest=False)
        if lowest is not None and self.surely_nonnegative(lowest, facts):
            return 1
        highest = extreme(affine, nest, largest=True)
        if highest is not None and self.surely_nonnegative(-highest - 1, facts):
            return -1
        return 0

    def facts(self, trips: int) -> tuple[Affine, ...]:
        """Return what is >= 0 if the tested loop makes that many trips (an access may lie outside the inner ones)"""
        low, high = self.loop.smallest, self.loop.largest
        if low is None or high is None:
            return ()
        return (high - low - abs(self.loop.step) * (trips - 1),)

    def excludes_zero(self, affine: Affine, variables: Sequence[LoopVariable], forward: bool) -> bool:
        """Tell whether ``affine`` is nowhere zero over two different iterations in that order.

        Parameters
        ----------
        affine
            A function of the variables of both copies.
        variables
            The inner variables of both copies with their bounds, innermost last.
        forward
            True where copy ``1`` is the earlier iteration.
        """
        facts = self.facts(trips=2)
        for largest in (True, False):
            bound = extreme(affine, variables, largest=largest)
            if bound is None:
                continue
            toward = -bound if largest else bound
            if any(self._positive(toward, corner, facts) for corner in self._relaxations(toward, forward)):
                return True
        return False

    def _positive(self, function: Affine, corner: _Corner, facts: Sequence[Affine]) -> bool:
        return all(slope >= 0 for slope in corner.slopes) and all(
            self.surely_nonnegative(value - 1, facts) for value in corner.values
        )

    def _relaxations(self, function: Affine, forward: bool) -> Iterator[_Corner]:
        """Yield the function's values at the corners of, and slopes along the rays of, regions that hold all pairs.

        With the smaller and the larger of the two values of the loop variable as axes the pairs lie in the triangle
        ``lo <= smaller, smaller + |step| <= larger, larger <= hi``; either bound may be unknown, and leaving one
        out is often what lets a sign be seen.
        """
        names = self.loop.name + ".1", self.loop.name + ".2"
        small, large = names if forward == (self.loop.step > 0) else names[::-1]
        gap = abs(self.loop.step)
        low, high = self.loop.smallest, self.loop.largest
        along_small, along_large = function.coefficient(small), function.coefficient(large)

        def at(smaller: Affine, larger: Affine) -> Affine:
            return function.substitute(small, smaller).substitute(large, larger)

        both = along_small + along_large
        zero = Affine()
        if both == 0:
            yield _Corner((at(zero, zero + gap),), (along_large,))
        if low is not None:
            yield _Corner((at(low, low + gap),), (along_large, both))
        if high is not None:
            yield _Corner((at(high - gap, high),), (-along_small, -both))
        if low is not None and high is not None:
            yield _Corner((at(low, low + gap), at(low, high), at(high - gap, high)), ())


@dataclass(frozen=True, slots=True)
class _Corner:
    """An unbounded or bounded polygon, seen through one function: values at its corners, slopes along its rays."""

    values: tuple[Affine, ...]
    slopes: tuple[int, ...]


def extreme(affine: Affine, variables: Sequence[LoopVariable], *, largest: bool) -> Affine | None:
    """Return a bound of ``affine`` with the variables eliminated, innermost (last) first; None where there is
    none."""
    for variable in reversed(variables):
        factor = affine.coefficient(variable.name)
        if factor:
            bound = variable.largest if (factor > 0) == largest else variable.smallest
            if bound is None:
                return None
            affine = affine.substitute(variable.name, bound)
    return affine
