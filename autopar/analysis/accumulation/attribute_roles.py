"""What the attributes that a loop changes are to it, once it has been looked at with them as variables.

Unlike a local variable an attribute is seen by whoever has the instance. Within the loop nobody else may touch it, nor
the instance as a whole; what lies outside of the loop's text, other names for the instance among its operands, the
runtime looks for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from autopar.analysis.tracing.provenance import AttributeRoot, base_of, related
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.spec import Access
from autopar.syntax.named import names_in

if TYPE_CHECKING:
    from autopar.analysis.loop_operands import OperandJudge


def judge_attributes(context: OperandJudge, touches: Iterable[Touch]) -> None:
    """Report what keeps a loop sequential whose attributes are taken for variables; note which they are."""
    result = context.result
    names = context.attributes
    judged = {v.name for v in (*result.collected, *result.draws)}
    changed = judged | {r.name for r in result.reductions} | context.bound
    own = {name: root for name, root in names.items() if name in changed}
    for touch in touches:
        for root in own.values():
            if _meets(touch, root, root.name in judged):
                message = f"`{root.name}`, which the loop changes, may be touched in another way"
                context.obstacle("APR107", message, touch.node)
    if reason := _odd_role(context, own):
        context.obstacle("APR107", f"`{reason}` is an attribute that the loop changes in an unusual way", context.node)
    result.attributes = tuple(own)
    for root in own.values():
        context.needs_value(base_of(root))
    if result.exits and (assigned := [n for n in own if n in context.bound - {r.name for r in result.reductions}]):
        context.obstacle("APR107", f"`{assigned[0]}` is assigned in a loop that may be left early", context.node)


def _meets(touch: Touch, root: AttributeRoot, judged: bool) -> bool:
    """Tell whether an access is one to the attribute, or to an object that has it or that it has."""
    if touch.root is root:
        return not judged  # those to containers and generators have been
    if not related(touch.root, root):
        return False
    # To ask an instance for another attribute is no access to this one.
    asks = touch.kind is Touching.SHAPE and not touch.via and root.is_part_of(touch.root)
    return not asks


def _odd_role(context: OperandJudge, own: Mapping[str, AttributeRoot]) -> str:
    """Return an attribute whose role is one that attributes cannot have, ``""`` where there is none."""
    result = context.result
    odd = {*result.steps, *result.scans, *result.carries, *result.items, result.counter}
    odd |= {v.name for v in (*result.privates, *result.elements)}
    odd |= {word for text in (*result.steps.values(), *result.carries.values()) for word in _words(text)}
    spelled: list[Access] = [*result.scalars, *result.own_keyed]
    for written in result.written:
        spelled += [*written.accesses, *written.reads]
        odd |= {name for name in own if written.snapshot is not None and name == written.variable.name}
    odd |= {word for access in spelled for word in _words(f"_[{access.subscript}]")}
    odd |= _words(result.stop) if result.stop else set()
    if result.drains:
        odd |= own.keys()
    return min(odd & own.keys(), default="")


def _words(text: str) -> set[str]:
    """Return the names and attributes that an expression's text mentions."""
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError:
        return set()
    return names_in(tree) | {ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
