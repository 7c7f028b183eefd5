"""Subscripts that only values can tell apart, checked by the runtime before it runs the loop: an inspector.

Saltz, Mirchandaney and Crowley, *Run-time parallelization and scheduling of loops* (IEEE ToC 1991): ``out[perm[i]]``
is independent if ``perm`` holds no number twice, ``a[i] = a[i + k]`` if ``k`` leads to no element that an earlier
iteration has written.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from autopar.analysis.accesses import Conflict, Nest, Verdict
from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.polyhedral import names_of_indices
from autopar.analysis.tracing.spelling import place_text
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.spec import Access
from autopar.syntax.named import names_in
from autopar.syntax.scopes import Variable


@dataclass(frozen=True, slots=True)
class Inspected:
    """An operand that the runtime looks at: its verdict, and what other iterations must not have written."""

    verdict: Verdict
    reads: tuple[Access, ...]


def inspected(
    root: Variable,
    touches: Sequence[Touch],
    verdict: Verdict,
    nest: Nest,
    loop: ast.AST,
    changed: Collection[str],
) -> Inspected | None:
    """Return how an operand's accesses are checked by their values; None where that cannot be, or is bound to fail.

    Parameters
    ----------
    loop
        The loop.
    changed
        Operands that it changes: their elements are no indices to rely on.
    """
    if not root.name.isidentifier():
        return None
    relevant = [t for t in touches if t.kind is not Touching.SHAPE]
    spelled = {id(t): _leading(t) for t in relevant}
    if not all(spelled.values()) or any(t.via or t.kind is Touching.CHANGE for t in relevant):
        return None
    depth = min(len(texts) for texts in spelled.values())
    texts = {key: ", ".join(map(_plain, found[:depth])) for key, found in spelled.items()}
    names = {name for text in texts.values() for name in names_in(ast.parse(text))}
    if names & {*changed, root.name} or not all(_open(c, texts, nest) for c in verdict.conflicts):
        return None
    writes = [t for t in relevant if t.writes]
    # ``a[k] += e`` reads the element that it writes; a call may read and write different ones at one node.
    own = {(id(t.node), texts[id(t)]) for t in writes}
    reads = [t for t in relevant if not t.writes and (id(t.node), texts[id(t)]) not in own]
    stored = list(dict.fromkeys(texts[id(t)] for t in writes))
    found = Verdict(accesses=[Access(root.name, text) for text in stored], reads_own=True)
    others = list(dict.fromkeys(texts[id(t)] for t in reads))
    if set(others) <= set(stored):
        return Inspected(found, tuple(Access(root.name, text) for text in stored))
    if nest.directed and _older(reads, writes, loop) and all(t.name is not None for t in relevant):
        found.snapshot = [t for t in relevant if t not in reads]
    return Inspected(found, tuple(Access(root.name, text) for text in others))


def _leading(touch: Touch) -> list[str]:
    """Return the first indices of the first pair of brackets, as far as they are single numbers that can be spelled."""
    found: list[str] = []
    if touch.place is not None and touch.place.levels:
        for number in range(touch.place.levels[0]):
            text = place_text(touch.place, number)
            if text is None:
                break
            found.append(text)
    return found


def _plain(text: str) -> str:
    return ast.unparse(ast.parse(text))


def _open(conflict: Conflict, texts: dict[int, str], nest: Nest) -> bool:
    """Tell whether values decide a conflict: elements of another operand, or names that are no bounds of the loop."""
    if conflict.dependence.exact:
        return False
    known: set[str] = {nest.loop.name}
    for variable in (nest.loop, *nest.inner):
        for bound in (variable.lower, variable.upper):
            known |= frozenset() if bound is None else bound.symbols
    for touch in (conflict.earlier, conflict.later):
        indices = touch.place.indices if touch.place is not None else ()
        if "[" in texts[id(touch)] or None in indices[:1]:
            return True
    one, two = (t.place.indices[0] if t.place is not None else None for t in (conflict.earlier, conflict.later))
    if isinstance(one, Affine) and isinstance(two, Affine):
        return bool((one - two).symbols - known) or _leads_ahead(conflict, nest)
    return bool(names_of_indices((one, two)) - known)


def _leads_ahead(conflict: Conflict, nest: Nest) -> bool:
    """Tell whether a read leads to what a later iteration writes, if the names in its distance are positive.

    ``for i in range(len(a) - m): a[i] = a[i + m]``: the bounds say nothing of its sign, and that is what matters. The
    other way round, ``for i in range(k, n): a[i] = a[i - k]``, the values are bound to show a dependence.
    """
    write, read = conflict.earlier, conflict.later
    if read.writes:
        write, read = read, write
    if read.writes or write.place is None or read.place is None:
        return False
    one, two = write.place.indices[0], read.place.indices[0]
    if not isinstance(one, Affine) or not isinstance(two, Affine):
        return False
    ahead = (two - one).scale(1 if nest.loop.step > 0 else -1)
    loops = {nest.loop.name, *(v.name for v in nest.inner)}
    positive = ahead.constant >= 0 and all(ahead.coefficient(name) > 0 for name in ahead.symbols)
    return bool(ahead.symbols) and positive and not ahead.symbols & loops


def _older(reads: Sequence[Touch], writes: Sequence[Touch], loop: ast.AST) -> bool:
    """Tell whether an iteration reads before it writes, so that it may read from a copy made before the loop."""
    inner = [n for n in ast.walk(loop) if n is not loop and isinstance(n, ast.For | ast.While | ast.comprehension)]
    if inner or not reads:
        return False
    return max(t.order for t in reads) < min(t.order for t in writes)
