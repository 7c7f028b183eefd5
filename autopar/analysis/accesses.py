"""Array accesses of one loop: dependence tests on each written operand, and the spelling of what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from autopar.analysis.dependence.affine import Affine, affine_text
from autopar.analysis.dependence.conditions import Conditions
from autopar.analysis.dependence.exact import Exact
from autopar.analysis.dependence.index import Quasi
from autopar.analysis.dependence.pairs import (
    ArrayAccess,
    Dependence,
    DependenceKind,
    Index,
    LoopVariable,
    Span,
    test_pair,
)
from autopar.analysis.dependence.polyhedral import Domain, Question, Visit, names_of_indices
from autopar.analysis.dependence.terms import Term
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.analysis.tracing.trailing import aligned
from autopar.spec import Access
from autopar.syntax.scopes import Variable

ANY = Span()


@dataclass(frozen=True, slots=True)
class Nest:
    """The loop under test and those inside it.

    ``conditions`` are bounds of the loop that are no affine functions; ``sure`` tells the names that are integers.
    Between iterations on both sides of a cut, a term that grows with the iterations and is >= 0 behind it, nothing is
    looked for.
    """

    loop: LoopVariable
    directed: bool
    inner: tuple[LoopVariable, ...]
    nonnegative: Callable[[Affine], bool]
    conditions: Conditions = ()
    sure: Callable[[str], bool] = field(default=lambda name: False)
    cuts: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two touches that may meet in different iterations; ``question`` gives examples where the exact test was asked."""

    dependence: Dependence
    earlier: Touch
    later: Touch
    question: Question | None = None


@dataclass(slots=True)
class Verdict:
    """What the tests say of one written operand.

    Parameters
    ----------
    accesses
        How the runtime may spell what is written.
    reads_own
        True where an iteration may read elements that it also writes.
    conflicts
        Why iterations depend on each other; empty where they do not.
    snapshot
        Writes and own reads that go to a fresh copy, where reads of older values are the only conflict.
    wrapped
        Spelled indices that must not change sign.
    integers
        Names that the proof takes to be integers, for the runtime to see to.
    apart
        True where that holds whichever sign the indices have.
    """

    accesses: list[Access] = field(default_factory=list)
    reads_own: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    snapshot: list[Touch] | None = None
    wrapped: list[str] = field(default_factory=list)
    spelled: bool = True
    integers: frozenset[str] = frozenset()
    apart: bool = False


def judge(root: Variable, touches: Sequence[Touch], nest: Nest, itself: bool = True) -> Verdict:
    """Test all accesses of one operand against each other; with ``itself`` a store against itself as well."""
    relevant = aligned(touches)
    writes = [t for t in relevant if t.writes]
    verdict = Verdict()
    spread = {id(t): _access(t, nest, widened=t.writes) for t in relevant}
    ints = _integers(spread[id(t)] for t in writes) | {nest.loop.name, *(v.name for v in nest.inner)}
    exact = _exact(root, relevant, ints, nest)
    for touch in relevant:
        if not touch.writes:
            spread[id(touch)] = _blurred(spread[id(touch)], ints, nest)
    anti: list[Conflict] = []
    meeting: set[int] = set()
    confirmed = False
    for number, write in enumerate(writes):
        for other in [*writes[number if itself else number + 1 :], *(t for t in relevant if not t.writes)]:
            first, second = spread[id(write)], spread[id(other)]
            second = first if other is write else second
            result = test_pair(first, second, nest.loop, nest.inner, nest.nonnegative)
            questions: dict[Dependence, Question] = {}
            if (result.dependences or result.wrap_guard) and not confirmed:
                refined = exact.refine(result, first, _visit(write, first), second, _visit(other, second))
                result, questions = refined.result, refined.questions
            if result.wrap_guard and result.dimension is not None:
                verdict.wrapped.append(_index_text(first.indices[result.dimension]))
            for dependence in result.dependences:
                earlier, later = (write, other) if dependence.source is first else (other, write)
                conflict = Conflict(dependence, earlier, later, questions.get(dependence))
                if dependence.kind is DependenceKind.ANTI and nest.directed:
                    anti.append(conflict)
                    meeting.add(id(other))
                else:
                    verdict.conflicts.append(conflict)
                    # One dependence that stands makes the loop sequential: nothing more need be asked.
                    confirmed = confirmed or conflict.question is not None or dependence.exact
    if anti and not verdict.conflicts:

        def separate(write: Touch, read: Touch) -> bool:
            if _apart(write, read):
                return True
            return exact.apart(_visit(write, spread[id(write)]), _visit(read, spread[id(read)]))

        _snapshot(verdict, anti, relevant, meeting, separate)
    verdict.integers, verdict.apart = frozenset(exact.names), exact.used and not verdict.wrapped
    if any("(" in text or "[" in text for text in verdict.wrapped):
        # The runtime follows the sign of names and numbers alone.
        verdict.spelled = False
    if not verdict.conflicts:
        _spell(verdict, root, writes, nest)
        verdict.reads_own = any(not t.writes and id(t) not in meeting for t in relevant)
    return verdict


@dataclass(frozen=True, slots=True)
class Order:
    """Two accesses to one element, at least one a store, that must keep their order.

    ``carried`` tells those of different iterations from those of one.
    """

    earlier: Touch
    later: Touch
    carried: bool


def orders_of(root: Variable, touches: Sequence[Touch], nest: Nest) -> tuple[list[Order], frozenset[str]] | None:
    """Return the orders among all accesses of one operand, and the names that the proofs take to be integers.

    None where they depend on the signs of indices. Those of one iteration are said with the touch that was seen first
    before the other.
    """
    relevant = aligned(touches)
    writes = [t for t in relevant if t.writes]
    reads = [t for t in relevant if not t.writes]
    spread = {id(t): _access(t, nest, widened=t.writes) for t in relevant}
    ints = _integers(spread[id(t)] for t in writes) | {nest.loop.name, *(v.name for v in nest.inner)}
    exact = _exact(root, relevant, ints, nest)
    spread.update({id(t): _blurred(spread[id(t)], ints, nest) for t in reads})
    found: list[Order] = []
    for number, write in enumerate(writes):
        for other in [*writes[number:], *reads]:
            first, second = spread[id(write)], spread[id(other)]
            result = test_pair(first, second, nest.loop, nest.inner, nest.nonnegative)
            if result.dependences or result.wrap_guard:
                result = exact.refine(result, first, _visit(write, first), second, _visit(other, second)).result
            if result.wrap_guard:
                return None
            for dependence in result.dependences:
                earlier, later = (write, other) if dependence.source is first else (other, write)
                found.append(Order(earlier, later, carried=True))
                if not nest.directed:
                    found.append(Order(later, earlier, carried=True))
            if other is not write and not (
                _apart(write, other) or exact.apart(_visit(write, first), _visit(other, second))
            ):
                earlier, later = (write, other) if write.order < other.order else (other, write)
                found.append(Order(earlier, later, carried=False))
    return found, frozenset(exact.names)


def never_met(root: Variable, reads: Sequence[Touch], writes: Sequence[Touch], nest: Nest) -> bool:
    """Tell whether no iteration reads, by ``reads``, what it or another one writes.

    Nobody looks at the subscripts at run time: only what surely is an int is taken as one.
    """
    stored = {t.place.indices for t in writes if t.place is not None}
    if any(t.place is None or t.place.indices in stored for t in reads):
        return False
    relevant = aligned([*reads, *writes])
    ints = {nest.loop.name, *(v.name for v in nest.inner)}
    spread = {id(t): _blurred(_access(t, nest, widened=False), ints, nest) for t in relevant}
    exact = _exact(root, relevant, ints, nest)
    for write in (t for t in relevant if t.writes):
        named = spread[id(write)]
        spread[id(write)] = replace(named, indices=tuple(widen(index, nest) for index in named.indices))
        first = spread[id(write)]
        for read in (t for t in relevant if not t.writes):
            second = spread[id(read)]
            # In one iteration: as if a loop around it ran it several times, in which all that it binds is the same.
            once = test_pair(first, second, LoopVariable("#", None, None), nest.inner, nest.nonnegative)
            meets = bool(once.dependences or once.wrap_guard)
            if meets and not exact.apart(_visit(write, first), _visit(read, second)):
                return False
            result = test_pair(first, second, nest.loop, nest.inner, nest.nonnegative)
            if result.dependences or result.wrap_guard:
                result = exact.refine(result, first, _visit(write, first), second, _visit(read, second)).result
            if result.dependences or result.wrap_guard:
                return False
    return not exact.names


def _exact(root: Variable, touches: Sequence[Touch], ints: set[str], nest: Nest) -> Exact:
    def sure(name: str) -> bool:
        return name in ints or nest.sure(name)

    first = -1 if all(t.place is not None and t.place.trailing for t in touches) else 0
    domain = Domain(nest.loop, nest.inner, nest.conditions, nest.nonnegative, sure, root.name, nest.cuts, first)
    return Exact(domain, nest.directed)


def _visit(touch: Touch, access: ArrayAccess) -> Visit:
    """Return an access as the exact test sees it: inner loops' variables stay."""
    indices: tuple[Index, ...] = touch.place.indices if touch.place is not None else ()
    return Visit(indices, touch.conditions, len(access.indices))


def _integers(accesses: Iterable[ArrayAccess]) -> set[str]:
    """Return the symbols in subscripts of stores: the runtime makes sure that they are ints."""
    return {symbol for access in accesses for index in access.indices for symbol in _symbols(index)}


def _symbols(index: Index) -> frozenset[str]:
    if isinstance(index, Affine):
        return index.symbols
    if isinstance(index, Quasi):
        return names_of_indices((index,))
    if isinstance(index, Span):
        return frozenset().union(*(b.symbols for b in (index.lower, index.upper) if b is not None))
    return frozenset()


def _blurred(access: ArrayAccess, ints: set[str], nest: Nest) -> ArrayAccess:
    """Return a read of which only what surely is an int is taken as one: ``a[k]`` may be ``a[...]`` or ``a[mask]``."""
    sure = [all(s in ints or nest.nonnegative(Affine.symbol(s)) for s in _symbols(index)) for index in access.indices]
    if all(sure):
        return access
    # An array or an Ellipsis in one place moves the dimensions of all others.
    return replace(access, indices=access.indices[: sure.index(False)] if sure[0] else ())


def _snapshot(
    verdict: Verdict,
    anti: list[Conflict],
    touches: Sequence[Touch],
    meeting: set[int],
    apart: Callable[[Touch, Touch], bool],
) -> None:
    """Only older values are read: they can come from the untouched original, if no such read may see an own write."""
    own = [t for t in touches if id(t) not in meeting]
    old = [t for t in touches if id(t) in meeting]
    for conflict in anti:
        for write in (t for t in own if t.writes):
            for read in old:
                if not apart(write, read):
                    verdict.conflicts.append(conflict)
                    return
    if all(_is_copied(t) for t in own if t.writes) and all(t.name is not None and not t.via for t in touches):
        verdict.snapshot = own
    else:
        verdict.conflicts.extend(anti)


def _is_copied(write: Touch) -> bool:
    """Tell whether a store stays in a copy of its operand: it is one to an element, or to an element of a row."""
    place = write.place
    if place is None or len(place.levels) > 2:
        return False
    nested = len(place.levels) == 2
    return not nested or (write.kind is Touching.WRITE and not place.inside and not place.closed)


def _apart(write: Touch, read: Touch) -> bool:
    """True where the two can never name one element in one and the same iteration."""
    if write.place is None or read.place is None:
        return False
    for one, other in zip(write.place.indices, read.place.indices, strict=False):
        if one is None or other is None:
            return False
        if isinstance(one, Affine) and isinstance(other, Affine):
            difference = one - other
            inner = any("@" in symbol for symbol in (one.symbols | other.symbols))
            if difference.is_constant and difference.constant != 0 and not inner:
                return True
    return False


def _access(touch: Touch, nest: Nest, widened: bool) -> ArrayAccess:
    indices: tuple[Index, ...] = touch.place.indices if touch.place is not None else ()
    if widened:
        indices = tuple(widen(i, nest) for i in indices)
    return ArrayAccess(
        str(id(touch.root)),
        indices,
        touch.writes,
        getattr(touch.node, "lineno", 0),
        getattr(touch.node, "col_offset", 0),
        touch.order,
    )


def widen(index: Index, nest: Nest) -> Index:
    """Return an index with the inner loops' variables gone: the span of all values that they give it.

    A span's lower end must not be negative, for then it would count from the end, and so must a single index not be.
    """
    if index is None:
        return None
    names = [v.name for v in nest.inner]
    if isinstance(index, Quasi):
        return _widened(index, nest)
    if isinstance(index, Span):
        if all(b is None or not b.depends_on(names) for b in (index.lower, index.upper)):
            return index
        if index.step < 0 or index.lower is None or index.upper is None:
            return ANY
        low, high = _extreme(index.lower, nest.inner, False), _extreme(index.upper, nest.inner, True)
    else:
        if not index.depends_on(names):
            return index
        low, high = _extreme(index, nest.inner, False), _extreme(index, nest.inner, True)
        high = None if high is None else high + 1
    if low is None or high is None or not nest.nonnegative(low):
        return ANY
    return Span(low, high)


def _widened(index: Quasi, nest: Nest) -> Index:
    """Return an index with products or floors without the inner loops' variables: from its least to its largest value.

    To the tests that is a whole dimension like any `Quasi`; it only says where to look for what was written.
    """
    names = {v.name for v in nest.inner}
    if not names_of_indices((index,)) & names:
        return index
    low, high = (index.at, index.at) if index.at is not None else (index.low, index.high)
    if low is None or high is None or index.stride != 1:
        return ANY
    least, most = _extreme_term(Term.of(low), nest, False), _extreme_term(Term.of(high), nest, True)
    if least is None or most is None:
        return ANY
    return Quasi(low=least.simplest, high=(most + 1 if index.at is not None else most).simplest)


def _extreme_term(term: Term, nest: Nest, largest: bool) -> Term | None:
    # Where the access is reached, a range whose item stands in it is not empty, and its end is above its start.
    ends = [
        v for v in nest.inner if v.name in term.names and v.step > 0 and v.lower is not None and v.upper is not None
    ]
    above = {v.upper for v in ends if v.lower is not None and v.lower.is_constant and v.lower.constant >= -1}

    def nonnegative(name: str) -> bool:
        return Affine.symbol(name) in above or nest.nonnegative(Affine.symbol(name))

    for variable in reversed(nest.inner):
        factor = term.slope(variable.name, nonnegative)
        if factor is None:
            return None
        if factor:
            bound = variable.largest if (factor > 0) is largest else variable.smallest
            replaced = None if bound is None else term.replaced(variable.name, Term.of(bound))
            if replaced is None:
                return None
            term = replaced
    return None if term.names & {v.name for v in nest.inner} else term


def _extreme(index: Affine, inner: Sequence[LoopVariable], largest: bool) -> Affine | None:
    for variable in reversed(inner):
        factor = index.coefficient(variable.name)
        if factor:
            bound = variable.largest if (factor > 0) is largest else variable.smallest
            if bound is None:
                return None
            index = index.substitute(variable.name, bound)
    return None if index.depends_on(v.name for v in inner) else index


def spelled_writes(root: Variable, touches: Sequence[Touch], nest: Nest) -> list[Access] | None:
    """Return each distinct access of the stores for the spec; None where one cannot be spelled."""
    verdict = Verdict()
    _spell(verdict, root, [t for t in aligned(touches) if t.writes], nest)
    return verdict.accesses if verdict.spelled else None


def _spell(verdict: Verdict, root: Variable, writes: Sequence[Touch], nest: Nest) -> None:
    """Write down each distinct access for the spec."""
    found: dict[str, None] = {}
    for write in writes:
        changed = write.kind is not Touching.WRITE
        text = spell(write.place, nest, changed) if write.place is not None else None
        if text is None:
            verdict.spelled = False
        else:
            found[text] = None
    verdict.accesses = [Access(root.name, text) for text in found]


def spell(place: Place, nest: Nest, changed: bool = False) -> str | None:
    """Return the text between the brackets, ``i, :`` or ``i][:``; None where it cannot be written."""
    if not place.indices or not place.levels:
        return None
    parts: list[str] = []
    position = 0
    for level in place.levels:
        group = place.indices[position : position + level]
        position += level
        texts = [_index_text(widen(i, nest)) for i in group]
        if None in group:
            texts = texts[: group.index(None)] or [":"]
        parts.append(", ".join(texts))
    if place.trailing:
        return ", ".join(["...", *reversed(parts[0].split(", "))])
    if place.inside or (changed and not place.closed):
        # What is changed lies inside the element, which stays the same object.
        parts.append(":")
    return "][".join(parts)


def _index_text(index: Index) -> str:
    if index is None:
        return ":"
    if isinstance(index, Affine):
        return affine_text(index)
    if isinstance(index, Quasi):
        if index.at is not None:
            return str(Term.of(index.at))
        ends = ["" if end is None else str(Term.of(end)) for end in (index.low, index.high)]
        return ":".join(ends) + (f":{index.stride}" if index.stride != 1 else "")
    low = "" if index.lower is None else affine_text(index.lower)
    high = "" if index.upper is None else affine_text(index.upper)
    return f"{low}:{high}" + (f":{index.step}" if index.step != 1 else "")
