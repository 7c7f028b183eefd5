"""Reads through other names of what a loop writes: the parts of one array that a function has names for.

``left = a[:-1]; right = a[1:]`` and then ``left[i] = f(right[i])``: workers write into copies, so that ``right`` holds
what it held before the loop. That is what the serial program reads where no iteration reads what it, or one before it,
has written. So it is with parameters for which some call passes parts of one array. The runtime asks the arrays
themselves; here it is only said what is read of them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from autopar.analysis.accesses import Nest, spell
from autopar.analysis.sharing.views import Views
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.spec import Access
from autopar.syntax.scopes import COMPREHENSIONS, STATEMENT_LOOPS, Variable


@dataclass(frozen=True, slots=True)
class Older:
    """All reads of operands that may share memory with written ones, by operand.

    ``ahead`` names the operands of which an iteration reads all that it reads before it writes anything.
    """

    reads: tuple[Access, ...] = ()
    ahead: tuple[str, ...] = ()


def older_reads(
    written: Iterable[Variable],
    by_root: Mapping[Variable, Sequence[Touch]],
    views: Views,
    nest: Nest,
    is_named: Callable[[Variable], bool],
    passed_together: Callable[[Variable, Variable], bool],
) -> Older:
    """Return all reads of those names that may stand for a part of something that the loop writes by another name.

    Parameters
    ----------
    is_named
        Tells whether a name means the same in the loop and before it.
    passed_together
        Tells of two parameters whether a call passes parts of one array for them.
    """
    stored = set(written)
    if not stored:
        return Older()
    bases = views.bases(by_root)
    found: dict[Access, None] = {}
    ahead: list[str] = []
    for root, touches in by_root.items():
        partners = [] if root in stored else [r for r in stored if _share(bases[root], bases.get(r), passed_together)]
        if not partners or not is_named(root):
            continue
        seen = [t for t in touches if t.kind is not Touching.SHAPE]
        texts = [
            spell(t.place, nest) if t.kind is Touching.READ and t.place is not None and not t.via else None
            for t in seen
        ]
        if None not in texts:
            found.update(dict.fromkeys(Access(root.name, text) for text in texts if text is not None))
            writes = [t for r in partners for t in by_root[r] if t.writes]
            if seen and _is_ahead(seen, writes, views.loop):
                ahead.append(root.name)
    return Older(tuple(found), tuple(ahead))


def _share(
    one: Variable | str, other: Variable | str | None, passed_together: Callable[[Variable, Variable], bool]
) -> bool:
    if one == other:
        return True
    return isinstance(one, Variable) and isinstance(other, Variable) and passed_together(one, other)


def _is_ahead(reads: Sequence[Touch], writes: Sequence[Touch], loop: ast.AST) -> bool:
    """Tell whether an iteration has read all that it reads when it writes: each statement is run once, in order."""
    body = [node for statement in getattr(loop, "body", ()) for node in ast.walk(statement)]
    if not isinstance(loop, STATEMENT_LOOPS) or any(isinstance(node, _NOT_IN_ORDER) for node in body):
        return False
    inside = {id(node) for node in body}
    if not all(id(t.node) in inside for t in (*reads, *writes)):
        return False
    stores = all(isinstance(t.node, ast.Subscript) and isinstance(t.node.ctx, ast.Store) for t in writes)
    return stores and max(t.order for t in reads) < min(t.order for t in writes)


_NOT_IN_ORDER = (
    *STATEMENT_LOOPS,
    *COMPREHENSIONS,
    ast.Lambda,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Try,
    ast.Yield,
    ast.Await,
)
