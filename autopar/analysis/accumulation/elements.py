"""Reductions into an element of an array whose other elements the loop reads: ``A[i, j] -= A[i, k] * A[k, j]``.

To the loop over ``k`` the element is a scalar (Callahan, Carr and Kennedy, "Improving register allocation for
subscripted variables", 1990), provided that no iteration reads it otherwise: that is for the dependence test to show.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autopar.analysis.accesses import Nest, judge
from autopar.analysis.accumulation.element_extremes import extreme_of_element
from autopar.analysis.accumulation.keyed import HANDLERS
from autopar.analysis.accumulation.patterns import Collection
from autopar.analysis.accumulation.reductions import collection_of
from autopar.analysis.dependence.affine import Affine, affine_text
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.syntax.scopes import Variable

NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ElementReduction:
    """A reduction into elements that no other access meets.

    Parameters
    ----------
    own
        The accesses that are part of it.
    integers
        The names that the proof takes to be integers.
    mode
        What is asked of the elements (`LoopSpec.keyed`), ``""`` where they are only added to.
    makers
        The functions that do it, which must be what their names usually mean.
    """

    own: list[Touch]
    integers: frozenset[str]
    mode: str = ""
    makers: tuple[ast.expr, ...] = ()


def element_updates(body: Iterable[ast.AST], name: str) -> dict[ast.stmt, Collection]:
    """Return the statements of a loop body that accumulate into an element of an array."""
    found: dict[ast.stmt, Collection] = {}
    nodes = [n for statement in body for n in ast.walk(statement)]
    # A question that is asked must be followed by what belongs to it: nothing may be caught in between.
    asks = not any(isinstance(n, HANDLERS) for n in nodes)
    for node in nodes:
        if isinstance(node, ast.stmt):
            collection = (extreme_of_element(node) if asks else None) or collection_of(node)
            if collection is not None and collection.name == name and (collection.accumulates or collection.mode):
                found[node] = collection
    return found


def element_reduction(
    root: Variable, touches: Sequence[Touch], body: Iterable[ast.AST], nest: Nest
) -> ElementReduction | None:
    """Return the reduction into elements that no other access meets; None where it is not that.

    Parameters
    ----------
    touches
        All accesses to the operand.
    body
        The loop's statements.
    """
    relevant = [t for t in touches if t.kind is not Touching.SHAPE]
    if any(t.name is None or t.via for t in relevant):
        return None
    updates = element_updates(body, root.name)
    own_nodes = {id(part) for node, c in updates.items() for part in (c.old, *_targets(node))}
    own = [t for t in relevant if id(t.node) in own_nodes]
    others = [t for t in relevant if id(t.node) not in own_nodes]
    stores = [t for t in own if t.kind is Touching.WRITE]
    modes = {c.mode for c in updates.values()}
    if not stores or any(t.writes for t in others) or any(t.kind is Touching.BIND for t in own) or len(modes) != 1:
        return None
    if not all(_is_one_element(t, nest) for t in stores):
        return None
    integers = NO_NAMES
    for store in stores:
        verdict = judge(root, [store, *others], nest, itself=False)
        if verdict.conflicts or verdict.snapshot is not None or verdict.wrapped:
            return None
        integers |= verdict.integers | (NO_NAMES if store.place is None else names_of_place(store.place))
    makers = tuple(maker for c in updates.values() for maker in c.makers)
    return ElementReduction(own, integers, modes.pop(), makers)


def stored_names(loop: ast.AST) -> frozenset[str]:
    """Return the names that a loop stores to elements of."""
    stores = (n for n in ast.walk(loop) if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store))
    return frozenset(n.value.id for n in stores if isinstance(n.value, ast.Name))


def names_of_place(place: Place) -> frozenset[str]:
    """Return the names that must be integers for a place to be a single element."""
    symbols: frozenset[str] = frozenset().union(*(i.symbols for i in place.indices if isinstance(i, Affine)))
    return frozenset(s for s in symbols if s.isidentifier())


def spell_element(place: Place) -> str:
    """Return the subscript of an element for the spec, ``i, j``; an index that cannot be written is ``0``."""
    parts: list[str] = []
    position = 0
    for level in place.levels:
        group = place.indices[position : position + level]
        position += level
        texts = [affine_text(i) if isinstance(i, Affine) else "" for i in group]
        parts.append(", ".join(t if t and "@" not in t else "0" for t in texts))
    return "][".join(parts)


def _targets(node: ast.stmt) -> tuple[ast.expr, ...]:
    if isinstance(node, ast.If):
        return _targets(node.body[0])
    if isinstance(node, ast.AugAssign):
        return (node.target,)
    return tuple(node.targets) if isinstance(node, ast.Assign) else ()


def _is_one_element(touch: Touch, nest: Nest) -> bool:
    """Tell whether a store goes to the same element in every iteration."""
    place = touch.place
    if place is None or len(place.levels) != 1 or place.closed or place.inside:
        return False
    names = [nest.loop.name, *(v.name for v in nest.inner)]
    return all(isinstance(index, Affine) and not index.depends_on(names) for index in place.indices)
