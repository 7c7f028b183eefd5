"""Draws in the bodies of callees, from generators that jump ahead for each chunk."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator


def draws_ahead(ev: Evaluator, node: ast.Call, func: ast.Attribute) -> bool:
    """Tell whether a callee draws here from one of the generators that jump ahead, whole and by no other name."""
    drawn = [variable for variable, nodes in ev.ahead_inside.items() if node in nodes]
    if not drawn:
        return False
    receiver = ev.evaluate(func.value, consume=False)
    place = receiver.place
    if place is None or place.indices or place.closed or receiver.sites or receiver.roots != {place.root}:
        return False
    return place.root in drawn
