"""Older objects that an iteration puts into its row and changes there: ``p.tags = shared; p.tags.append(i)``.

What belongs to a row alone, an iteration may change; the runtime sees to that before the loop. What comes to be there
in the loop it does not see: all iterations might change the one object. So the accesses of such an operand say that
rows are replaced as well as changed, which the runtime lets only arrays be, that hold a copy of what is stored.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from autopar.analysis.result import Written
from autopar.analysis.tracing.provenance import Place, Value
from autopar.analysis.tracing.trace import Trace
from autopar.spec import Access
from autopar.syntax.scopes import Variable

if TYPE_CHECKING:
    from autopar.analysis.tracing.ground import Tracer

SOME = "?"
"""An element of a row, or where something is put, that no name tells from others."""

DEEPER = "*"
"""What is changed lies deeper inside of a row than one of its elements."""


def is_row(place: Place | None) -> bool:
    """Tell whether a part is one whole item of an operand."""
    return place is not None and place.levels == (1,) and not place.closed


def part_of_row(ev: Tracer, node: ast.expr) -> str:
    """Return the attribute or constant key that an expression names of a row, ``p.tags``, or `SOME`.

    `DEEPER` where it names none.
    """
    if not isinstance(node, ast.Attribute | ast.Subscript):
        return DEEPER
    place: Place | None = None
    if isinstance(node.value, ast.Name):
        known = ev.env.get(node.value.id)
        place = None if known is None else known.place
    elif isinstance(node.value, ast.Subscript) and isinstance(node.value.value, ast.Name):
        whole, (indices, scalar) = ev.name(node.value.value, consume=False), ev.index(node.value.slice)
        place = None if whole.place is None else whole.place.at(indices, scalar)
    if not is_row(place):
        return DEEPER
    if isinstance(node, ast.Attribute):
        return node.attr
    return repr(node.slice.value) if isinstance(node.slice, ast.Constant) else SOME


def receiver_of(node: ast.AST) -> ast.expr:
    """Return the object that a store or method call changes."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.value
    return node.value if isinstance(node, ast.Subscript) else ast.Constant(None)


def put_where(ev: Tracer, node: ast.AST) -> str:
    """Return the name in a row under which a store puts something.

    `DEEPER` where it is into what the row has under a name, `SOME` where nothing is known.
    """
    if isinstance(node, ast.Subscript):
        name = part_of_row(ev, node)
        if name != DEEPER:
            return name
        return SOME if part_of_row(ev, node.value) in (SOME, DEEPER) else DEEPER
    return SOME


def note_put(ev: Tracer, container: Value, name: str, stored: Value) -> None:
    """Note that a value comes to be in a row, as the attribute or under the key of a name."""
    if container.roots and not stored.immutable and ev.heap.reach(stored)[0]:
        ev.trace.put |= {(root, name, bool(stored.roots)) for root in container.roots}


def note_inside(ev: Tracer, container: Value, name: str) -> None:
    """Note that what a row holds is changed, not replaced: of a name, or anything."""
    ev.trace.inside |= {(root, name) for root in container.roots}


def is_entangled(trace: Trace, root: Variable) -> bool:
    """Tell whether what is changed inside of a row may be what has been put there."""
    put = {(name, direct) for other, name, direct in trace.put if other is root}
    for other, changed in trace.inside:
        if other is root and any(changed == DEEPER or (direct and _may_be(name, changed)) for name, direct in put):
            return True
    return False


def _may_be(name: str, other: str) -> bool:
    return name == other or SOME in (name, other)


def show_entangled(trace: Trace, written: Iterable[Written]) -> bool:
    """Say in the accesses of operands that their rows are entangled; True where some are."""
    found = False
    for operand in written:
        rows = [a for a in operand.accesses if "][" in a.subscript]
        if rows and is_entangled(trace, operand.variable):
            found = True
            whole = [Access(a.name, a.subscript.partition("][")[0]) for a in rows]
            operand.accesses += [a for a in dict.fromkeys(whole) if a not in operand.accesses]
    return found
