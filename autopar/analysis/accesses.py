"""Array accesses of one loop: dependence tests on each written operand, and the spelling of what it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from autopar.analysis.affine import Affine
from autopar.analysis.dependence import (
    ArrayAccess,
    Dependence,
    DependenceKind,
    Index,
    LoopVariable,
    Span,
    test_pair,
)
from autopar.analysis.provenance import Place
from autopar.analysis.trace import Touch, Touching
from autopar.spec import Access
from autopar.syntax.scopes import Variable

ANY = Span()


@dataclass(frozen=True, slots=True)
class Nest:
    """The loop under test and those inside it."""

    loop: LoopVariable
    directed: bool
    inner: tuple[LoopVariable, ...]
    nonnegative: Callable[[Affine], bool]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two touches that may meet in different iterations."""

    dependence: Dependence
    earlier: Touch
    later: Touch


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
    """

    accesses: list[Access] = field(default_factory=list)
    reads_own: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    snapshot: list[Touch] | None = None
    wrapped: list[str] = field(default_factory=list)
    spelled: bool = True


def judge(root: Variable, touches: Sequence[Touch], nest: Nest) -> Verdict:
    """Test all accesses of one operand against each other."""
    relevant = [t for t in touches if t.kind is not Touching.SHAPE]
    writes = [t for t in relevant if t.writes]
    verdict = Verdict()
    spread = {id(t): _access(t, nest, widened=t.writes) for t in relevant}
    ints = _integers(spread[id(t)] for t in writes) | {nest.loop.name, *(v.name for v in nest.inner)}
    for touch in relevant:
        if not touch.writes:
            spread[id(touch)] = _blurred(spread[id(touch)], ints, nest)
    anti: list[Conflict] = []
    meeting: set[int] = set()
    for number, write in enumerate(writes):
        for other in [*writes[number:], *(t for t in relevant if not t.writes)]:
            first, second = spread[id(write)], spread[id(other)]
            result = test_pair(first, first if other is write else second, nest.loop, nest.inner, nest.nonnegative)
            if result.wrap_guard and result.dimension is not None:
                verdict.wrapped.append(_index_text(first.indices[result.dimension]))
            for dependence in result.dependences:
                earlier, later = (write, other) if dependence.source is first else (other, write)
                conflict = Conflict(dependence, earlier, later)
                if dependence.kind is DependenceKind.ANTI and nest.directed:
                    anti.append(conflict)
                    meeting.add(id(other))
                else:
                    verdict.conflicts.append(conflict)
    if anti and not verdict.conflicts:
        _snapshot(verdict, anti, relevant, meeting, nest)
    if any("(" in text or "[" in text for text in verdict.wrapped):
        # The runtime follows the sign of names and numbers alone.
        verdict.spelled = False
    if not verdict.conflicts:
        _spell(verdict, root, writes, nest)
        verdict.reads_own = any(not t.writes and id(t) not in meeting for t in relevant)
    return verdict


def _integers(accesses: Iterable[ArrayAccess]) -> set[str]:
    """Return the symbols in subscripts of stores: the runtime makes sure that they are ints."""
    return {symbol for access in accesses for index in access.indices for symbol in _symbols(index)}


def _symbols(index: Index) -> frozenset[str]:
    if isinstance(index, Affine):
        return index.symbols
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


def _snapshot(verdict: Verdict, anti: list[Conflict], touches: Sequence[Touch], meeting: set[int], nest: Nest) -> None:
    """Only older values are read: they can come from the untouched original, if no such read may see an own write."""
    own = [t for t in touches if id(t) not in meeting]
    old = [t for t in touches if id(t) in meeting]
    for conflict in anti:
        for write in (t for t in own if t.writes):
            for read in old:
                if not _apart(write, read):
                    verdict.conflicts.append(conflict)
                    return
    nested = any(t.place is None or len(t.place.levels) > 1 for t in own if t.writes)
    if not nested and all(t.name is not None and not t.via for t in touches):
        verdict.snapshot = own
    else:
        verdict.conflicts.extend(anti)


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


def _extreme(index: Affine, inner: Sequence[LoopVariable], largest: bool) -> Affine | None:
    for variable in reversed(inner):
        factor = index.coefficient(variable.name)
        if factor:
            bound = variable.largest if (factor > 0) is largest else variable.smallest
            if bound is None:
                return None
            index = index.substitute(variable.name, bound)
    return None if index.depends_on(v.name for v in inner) else index


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
    if place.inside or (changed and not place.closed):
        # What is changed lies inside the element, which stays the same object.
        parts.append(":")
    return "][".join(parts)


def _index_text(index: Index) -> str:
    if index is None:
        return ":"
    if isinstance(index, Affine):
        return affine_text(index)
    low = "" if index.lower is None else affine_text(index.lower)
    high = "" if index.upper is None else affine_text(index.upper)
    return f"{low}:{high}" + (f":{index.step}" if index.step != 1 else "")


def affine_text(affine: Affine) -> str:
    """Return an affine function as a Python expression, ``2 * i + 1``."""
    parts: list[str] = []
    for name, factor in sorted(affine.terms, key=lambda t: t[1] < 0):
        term = name if abs(factor) == 1 else f"{abs(factor)} * {name}"
        parts.append(f"- {term}" if factor < 0 else f"+ {term}")
    if affine.constant or not parts:
        parts.append(f"- {-affine.constant}" if affine.constant < 0 else f"+ {affine.constant}")
    text = " ".join(parts)
    if text.startswith("+ "):
        return text[2:]
    return "-" + text[2:]
