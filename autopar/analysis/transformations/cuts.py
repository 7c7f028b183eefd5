"""Index-set splitting in the middle: a loop that is independent in parts, one of which must be done before the next.

The places to cut at come from pairs of accesses that meet (Allen and Kennedy, *Optimizing Compilers for Modern
Architectures*, sections 3.3 and 5.7): from the iteration that a weak-zero dependence leads to or comes from
(``a[i] = a[k] + b[i]``), from the crossing point of a weak-crossing one (``a[i] = a[n - 1 - i]``), and from conditions
on the loop variable. Whether they help is asked of the exact test, for pairs of iterations in one part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from autopar.analysis.accesses import Conflict, Nest, Verdict, judge
from autopar.analysis.dependence.affine import Affine, affine_text
from autopar.analysis.dependence.conditions import Conditions, Constraint, Number
from autopar.analysis.dependence.index import Index, Quasi
from autopar.analysis.dependence.terms import Term
from autopar.analysis.tracing.trace import Touch
from autopar.syntax.scopes import Variable

MOST = 6
"""So many places and conditions may be cut at."""

_SPELLED = re.compile(r"[^\W\d]\w*|len\([^\W\d]\w*\)|[^\W\d]\w*\.shape\[\d+\]")

Group = tuple[Term, ...]
"""Cuts that go together; an iteration is behind one where the term, which grows with the iterations, is >= 0."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a loop is to be cut so that an operand's accesses do not meet in a part, and the verdict on it then."""

    texts: tuple[str, ...]
    verdict: Verdict


def cut_apart(root: Variable, touches: Sequence[Touch], verdict: Verdict, nest: Nest) -> Cuts | None:
    """Return where to cut a loop so that each part is independent; None where that does not help."""
    if not nest.directed or nest.loop.name == "#":
        return None
    if any(
        c.dependence.exact and c.dependence.distance is not None and not c.earlier.conditions and not c.later.conditions
        for c in verdict.conflicts
    ):
        return None
    proposed = dict.fromkeys(g for c in verdict.conflicts for g in _groups(c, root, nest))
    groups = [g for g in proposed if not any({*g} < {*other} for other in proposed)]
    if not groups or len(groups) > MOST:
        return None
    best = _cut(root, touches, nest, groups)
    if best is None:
        return None
    # Conditions, which stand first, are what a reader thinks of first.
    for group in reversed(groups):
        if (found := _cut(root, touches, nest, [g for g in groups if g != group])) is not None:
            groups.remove(group)
            best = found
    terms = list(dict.fromkeys(term for group in groups for term in group))
    for term in reversed(terms):
        if (found := _cut(root, touches, nest, [(t,) for t in terms if t != term])) is not None:
            terms.remove(term)
            best = found
    return Cuts(tuple(_spelled(term, nest) for term in terms), best)


def _cut(root: Variable, touches: Sequence[Touch], nest: Nest, groups: Sequence[Group]) -> Verdict | None:
    terms = tuple(dict.fromkeys(term for group in groups for term in group))
    if not terms:
        return None
    verdict = judge(root, touches, replace(nest, cuts=terms))
    if verdict.conflicts or not verdict.spelled:
        return None
    names = frozenset(n for t in terms for n in t.names if n.isidentifier() and n != nest.loop.name)
    return replace(verdict, integers=verdict.integers | names)


# ---------------------------------------------------------------------- where to cut


def _groups(conflict: Conflict, root: Variable, nest: Nest) -> Iterator[Group]:
    """Yield what two accesses that meet, and the conditions under which they do, say of where to cut."""
    for touch in (conflict.earlier, conflict.later):
        yield from _of_conditions(touch.conditions, nest)
    places = conflict.earlier.place, conflict.later.place
    if places[0] is None or places[1] is None:
        return
    for number, pair in enumerate(zip(places[0].indices, places[1].indices, strict=False)):
        one, two = (_linear(index, nest) for index in pair)
        if one is None or two is None:
            return
        length = None if places[0].trailing else _length(root, number)
        one, two = one.counted(length), two.counted(length)
        if one.factor and not two.factor:
            yield from _meetings(one, two, length, nest)
        elif two.factor and not one.factor:
            yield from _meetings(two, one, length, nest)
        elif one.factor and one.factor == -two.factor:
            yield from _behind(2 * one.factor, one.rest - two.rest, nest)


@dataclass(frozen=True, slots=True)
class _Linear:
    """``factor * i + rest``, ``i`` the loop's variable."""

    factor: int
    rest: Term

    def counted(self, length: Term | None) -> _Linear:
        """Return an index that surely counts from the end as one that counts from the front, if that is easily seen."""
        affine = self.rest.affine
        if length is None or self.factor > 0 or affine is None or not affine.is_constant or affine.constant >= 0:
            return self
        return _Linear(self.factor, self.rest + length)


def _linear(index: Index, nest: Nest) -> _Linear | None:
    """Return a single index as a function of the loop's variable and of what stays the same; None where it is none."""
    at = index if isinstance(index, Affine) else index.at if isinstance(index, Quasi) else None
    return None if at is None else _of_number(at, nest)


def _of_number(number: Number, nest: Nest) -> _Linear | None:
    name = nest.loop.name
    parts = Term.of(number).parts
    factor = dict(parts).get((name,), 0)
    rest = Term(tuple(p for p in parts if p[0] != (name,)))
    varying = {name, *(v.name for v in nest.inner)}
    if not rest.linear or rest.names & varying or not all(_SPELLED.fullmatch(n) for n in rest.names):
        return None
    return _Linear(factor, rest)


def _meetings(moving: _Linear, steady: _Linear, length: Term | None, nest: Nest) -> Iterator[Group]:
    """Yield the cuts around the iteration in which a moving index is where a steady one always is."""
    yield from _alone(moving.factor, moving.rest - steady.rest, nest)
    affine = steady.rest.affine
    known = affine is not None and (affine.is_constant or nest.nonnegative(affine))
    if length is not None and not known and not any("len(" in n or ".shape[" in n for n in steady.rest.names):
        yield from _alone(moving.factor, moving.rest - steady.rest - length, nest)


def _length(root: Variable, number: int) -> Term | None:
    """Return the length of a dimension, from whose end negative indices count."""
    if not root.name.isidentifier():
        return None
    return Term.of(Affine.symbol(f"len({root.name})" if not number else f"{root.name}.shape[{number}]"))


def _alone(factor: int, rest: Term, nest: Nest) -> Iterator[Group]:
    """Yield the cuts before and behind the iteration in which ``factor * i + rest`` is 0."""
    sign = 1 if (factor > 0) is (nest.loop.step > 0) else -1
    term = (_times(factor, nest) + rest).scale(sign)
    yield (term, term + -1)


def _behind(factor: int, rest: Term, nest: Nest) -> Iterator[Group]:
    """Yield the cut before the first iteration in which ``factor * i + rest``, or what is opposite, is >= 0."""
    term = _times(factor, nest) + rest
    yield (term if (factor > 0) is (nest.loop.step > 0) else term.scale(-1) + -1,)


def _times(factor: int, nest: Nest) -> Term:
    return Term.of(Affine.symbol(nest.loop.name, factor))


def _of_conditions(conditions: Conditions, nest: Nest) -> Iterator[Group]:
    for condition in conditions:
        if not isinstance(condition, Constraint):
            for option in condition.options:
                yield from _of_conditions(option, nest)
            continue
        found = _of_number(condition.term, nest)
        if found is not None and found.factor:
            yield from (_alone if condition.equal else _behind)(found.factor, found.rest, nest)


def _spelled(term: Term, nest: Nest) -> str:
    """Return a cut as a condition that holds from some iteration on: ``i >= n // 2``."""
    found = _of_number(term.simplest, nest)
    assert found is not None
    sign = 1 if found.factor > 0 else -1
    variable = affine_text(Affine.symbol(nest.loop.name, abs(found.factor)))
    return f"{variable} {'>=' if sign > 0 else '<='} {found.rest.scale(-sign)}"
