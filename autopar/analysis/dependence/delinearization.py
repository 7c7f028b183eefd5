"""Subscripts recovered from flattened ones: ``a[i * n + j]`` with ``0 <= j < n`` is ``a[i, j]``.

Maslov, *Delinearization: an efficient way to break multiloop dependence equations* (PLDI 1992); Grosser, Ramanujam,
Pouchet, Sadayappan and Pop, *Optimistic delinearization of parametrically sized arrays* (ICS 2015). Here nothing is
optimistic: the remainder is proved to lie below the stride.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.index import Quasi, Span
from autopar.analysis.dependence.terms import Monomial, Term

if TYPE_CHECKING:
    from autopar.analysis.dependence.polyhedral import _Pair

_SHIFTS = (0, -1, 1)


def digits(pair: _Pair, left: Affine | Span, right: Affine | Span, *, trusted: bool) -> None:
    """Add equations, one for each digit, that hold where two indices with products are equal; none where unproved.

    ``trusted`` takes both indices to count from one end of the dimension.
    """
    kept = len(pair.constraints)
    one, two = _position(pair, left, "1"), _position(pair, right, "2")
    if one is not None and two is not None:
        (low, high), (other_low, other_high) = one, two
        same_end = trusted or all(
            _nonnegative(pair, t, c) for t, c in ((low, "1"), (high, "1"), (other_low, "2"), (other_high, "2"))
        )
        inside = [_element(pair, left, low, high, "1"), _element(pair, right, other_low, other_high, "2")]
        if same_end and inside[0] is not None and inside[1] is not None:
            equations = _equal(pair, inside[0], inside[1])
            if equations is not None:
                pair.constraints.extend(equations)
                return
    del pair.constraints[kept:]


def _position(pair: _Pair, index: Affine | Span, copy: str) -> tuple[Term, Term] | None:
    """Return the ends of an index: the position twice, or both bounds of a slice."""
    if isinstance(index, Affine):
        return Term.of(index), Term.of(index)
    if isinstance(index, Quasi) and index.at is not None:
        return Term.of(index.at), Term.of(index.at)
    low, high, step = (index.low, index.high, index.stride) if isinstance(index, Quasi) else (
        index.lower, index.upper, index.step)  # fmt: skip
    if step < 1 or low is None or high is None:
        return None
    return Term.of(low), Term.of(high)


def _element(pair: _Pair, index: Affine | Span, low: Term, high: Term, copy: str) -> Term | None:
    """Return one element's position: for a slice its start and a new variable below its width."""
    if isinstance(index, Affine) or (isinstance(index, Quasi) and index.at is not None):
        return low
    width = pair.text(high - low, copy)
    if width is None:
        return None
    name = f"${len(pair.positions)}"
    variable = pair.variable(name, copy)
    pair.constraints.append(f"0 <= {variable} < {width}")
    return low + Term.of(Affine.symbol(name))


def _nonnegative(pair: _Pair, term: Term, copy: str) -> bool:
    """Tell whether a term with products is surely >= 0: its quotient and its remainder by some stride are."""
    text = pair.text(term, copy)
    if text is not None:
        return pair.holds(f"{text} >= 0")
    for stride in _strides(pair, term):
        width = pair.text(stride, copy)
        if width is None or not pair.holds(f"{width} >= 0"):
            continue
        quotient, remainder = _divided(pair, term, stride)
        for shift in _SHIFTS:
            rest = pair.text(remainder - stride.scale(shift), copy)
            if rest is not None and pair.holds(f"{rest} >= 0") and _nonnegative(pair, quotient + shift, copy):
                return True
    return False


def _equal(pair: _Pair, left: Term, right: Term) -> list[str] | None:
    """Return equations that follow from ``left == right``, without products; None where there are none."""
    one, two = pair.text(left, "1"), pair.text(right, "2")
    if one is not None and two is not None:
        return [f"{one} = {two}"]
    for stride in dict.fromkeys((*_strides(pair, left), *_strides(pair, right))):
        first, second = _digit(pair, left, stride, "1"), _digit(pair, right, stride, "2")
        if first is not None and second is not None:
            rest = _equal(pair, first[0], second[0])
            if rest is not None:
                return [f"{first[1]} = {second[1]}", *rest]
    return None


def _digit(pair: _Pair, term: Term, stride: Term, copy: str) -> tuple[Term, str] | None:
    """Return quotient and remainder of a term by a stride, the remainder proved to lie in ``range(stride)``."""
    width = pair.text(stride, copy)
    if width is None:
        return None
    quotient, remainder = _divided(pair, term, stride)
    for shift in _SHIFTS:
        rest = pair.text(remainder - stride.scale(shift), copy)
        if rest is not None and pair.holds(f"0 <= {rest} < {width}"):
            return quotient + shift, rest
    return None


def _strides(pair: _Pair, term: Term) -> Iterator[Term]:
    """Yield what a loop variable is multiplied by, the smallest products first."""
    found: dict[Term, int] = {}
    for name in sorted(term.names):
        if pair.varies(name):
            factor = _coefficient(pair, term, name)
            if factor is not None and any(monomial for monomial, _ in factor.parts):
                found[factor] = max(len(monomial) for monomial, _ in factor.parts)
    yield from sorted(found, key=lambda t: (found[t], str(t)))


def _coefficient(pair: _Pair, term: Term, name: str) -> Term | None:
    """Return the invariant that a loop variable is multiplied by; None where it also stands elsewhere."""
    sums: dict[Monomial, int] = {}
    for monomial, factor in term.parts:
        if name not in Term(((monomial, 1),)).names:
            continue
        if monomial.count(name) != 1:
            return None
        rest = tuple(f for f in monomial if f != name)
        if any(pair.varies(n) for n in Term(((rest, 1),)).names):
            return None
        sums[rest] = factor
    return Term(tuple(sorted(sums.items(), key=lambda p: (len(p[0]), [str(f) for f in p[0]]))))


def _without(monomial: Monomial, divisor: Monomial) -> Monomial | None:
    left = list(monomial)
    for factor in divisor:
        if factor not in left:
            return None
        left.remove(factor)
    return tuple(left)


def _divided(pair: _Pair, term: Term, stride: Term) -> tuple[Term, Term]:
    """Return ``quotient, remainder`` with ``term == quotient * stride + remainder``."""
    if len(stride.parts) == 1:
        ((divisor, factor),) = stride.parts
        quotient = Term()
        for monomial, value in term.parts:
            left = _without(monomial, divisor)
            if value % factor == 0 and left is not None:
                quotient += Term(((left, value // factor),))
    else:
        quotient = Term()
        for name in sorted(term.names):
            if pair.varies(name) and _coefficient(pair, term, name) == stride:
                quotient += Term.of(Affine.symbol(name))
    whole = quotient.times(stride)
    return (quotient, term - whole) if whole is not None else (Term(), term)
