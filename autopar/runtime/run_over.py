"""What a loop runs over and changes by way of its items, where it is no operand of the kernel: ``for col in m.T``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from autopar.runtime.inspector import items_of_targets
from autopar.runtime.outline import Shape
from autopar.runtime.parts import MISSING
from autopar.runtime.space import Space
from autopar.spec import Access, LoopSpec


def names_run_over(spec: LoopSpec, shape: Shape) -> dict[str, str]:
    """Return the names that the spec has for what the loop runs over, with the targets that take its items."""
    names = {Access.parse(text).name: target for target, text in spec.items}
    return {n: target for n, target in names.items() if "." not in n and n not in shape.names}


def run_over(spec: LoopSpec, shape: Shape, space: Space) -> Mapping[str, Any]:
    """Return what the loop runs over, by the names that the spec has for it; `MISSING` where that cannot be told."""
    named = names_run_over(spec, shape) if spec.items else {}
    if not named:
        return {}
    found = dict(items_of_targets(space, shape.target))
    return {name: found.get(target, MISSING) for name, target in named.items()}


def with_run_over(shape: Shape, found: Mapping[str, Any]) -> Shape:
    """Return a shape with what the loop runs over as operands behind the kernel's own."""
    return replace(shape, names=(*shape.names, *found), run_over=len(found)) if found else shape
