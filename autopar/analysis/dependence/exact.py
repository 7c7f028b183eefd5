"""Asks the polyhedral test about what the cheap tests of one operand have left, within bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.index import Quasi, Span
from autopar.analysis.dependence.pairs import ArrayAccess, Dependence, Index, PairResult
from autopar.analysis.dependence.polyhedral import Domain, Question, Visit, ask, names_of_indices

_MOST_QUESTIONS = 60
"""Questions about one operand of one loop."""


@dataclass(frozen=True, slots=True)
class Refined:
    """What the cheap tests and the exact one together leave of a pair.

    Parameters
    ----------
    result
        The dependences that could not be refuted.
    questions
        For each of them the set of its pairs of iterations, where it was asked about.
    """

    result: PairResult
    questions: dict[Dependence, Question]


class Exact:
    """The exact test for the accesses of one operand.

    Parameters
    ----------
    domain
        The loop nest.
    directed
        True where the order of the iterations is known: then older values may be read from a snapshot.
    """

    def __init__(self, domain: Domain, directed: bool) -> None:
        self.domain = domain
        self.directed = directed
        self.names: set[str] = set()
        self.used = False
        self._left = _MOST_QUESTIONS

    def refine(self, result: PairResult, first: ArrayAccess, one: Visit, second: ArrayAccess, two: Visit) -> Refined:
        """Refute what can be refuted of a pair's dependences and of its guard."""
        if self.domain.loop.name == "#" or not _worth_asking(one, two):
            return Refined(result, {})
        left: list[Dependence] = []
        questions: dict[Dependence, Question] = {}
        conditional = bool(one.conditions or two.conditions or self.domain.conditions or self.domain.cuts)
        for dependence in result.dependences:
            if dependence.exact and not conditional:
                left.append(dependence)
                continue
            question = self._refutable(one, two, dependence.source is first)
            if question is None or not self._accepted(question):
                left.append(dependence)
                if question is not None:
                    questions[dependence] = question
        if left:
            guarded = self._trusted(result, one, two)
            if guarded is not None:
                return Refined(guarded, {})
        elif result.wrap_guard and self._unguarded(first is second, one, two):
            return Refined(PairResult(()), {})
        return Refined(replace(result, dependences=tuple(left)), questions)

    def apart(self, one: Visit, two: Visit) -> bool:
        """Tell whether two accesses never meet in one and the same iteration."""
        if self.domain.loop.name == "#" or not _worth_asking(one, two):
            return False
        question = self._refutable(one, two, None)
        return question is not None and self._accepted(question)

    def _ask(self, one: Visit, two: Visit, forward: bool | None, trusted: int | None = None) -> Question | None:
        if self._left <= 0:
            return None
        self._left -= 1
        return ask(one, two, self.domain, forward, trusted)

    def _refutable(self, one: Visit, two: Visit, forward: bool | None) -> Question | None:
        """Ask first with what is surely of integers, then with all conditions."""
        plain = one.sure(self.domain.sure), two.sure(self.domain.sure)
        question = self._ask(*plain, forward)
        if question is not None and not question.refuted and plain != (one, two):
            return self._ask(one, two, forward)
        return question

    def _accepted(self, question: Question) -> bool:
        """Take a refutation, and note the names that it needs to be integers."""
        if not question.refuted or not all(name.isidentifier() for name in question.names):
            return False
        self.names |= question.names
        self.used = True
        return True

    def _unguarded(self, same: bool, one: Visit, two: Visit) -> bool:
        """Tell whether a pair that is apart under its guard is so without."""
        for forward in (True,) if same else (True, False):
            question = self._refutable(one, two, forward)
            if question is None or not self._accepted(question):
                return False
        return True

    def _trusted(self, result: PairResult, one: Visit, two: Visit) -> PairResult | None:
        """Try again with an index that both share taken to keep its sign: the runtime looks at it."""
        for number, (left, right) in enumerate(zip(one.indices, two.indices, strict=False)):
            if left is None or right is None:
                break
            if left != right or not isinstance(left, Quasi) or self._inner(left):
                continue
            asked = [self._ask(one, two, forward, number) for forward in (True, False)]
            if all(question is not None and self._accepted(question) for question in asked):
                return PairResult((), True, number)
        return None

    def _inner(self, index: Index) -> bool:
        return bool(names_of_indices((index,)) & {v.name for v in self.domain.inner})


def _worth_asking(one: Visit, two: Visit) -> bool:
    """Tell whether there is anything that the cheap tests did not see: something known of both indices."""
    if one.conditions or two.conditions:
        return True
    known = [
        left is not None and right is not None and _known(left) and _known(right)
        for left, right in zip(one.indices, two.indices, strict=False)
    ]
    return any(known)


def _known(index: Affine | Span) -> bool:
    return index != Span()
