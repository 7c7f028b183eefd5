"""Loops that change the list, dict or set that they run over: its pieces would not see what the loop sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autopar.runtime.indices import brackets_of, is_position, known_names, loop_variables
from autopar.runtime.kernel import Kernel
from autopar.runtime.keyed import parts_of
from autopar.runtime.keys import own_keyed
from autopar.runtime.outline import Shape
from autopar.runtime.parts import MISSING, operand_of
from autopar.runtime.run_over import run_over
from autopar.runtime.space import Space, holds_others, is_in_step, runs_over
from autopar.runtime.trees import has_trees, nodes_of
from autopar.runtime.values import PLAIN, is_array


def changes_iterable(kernel: Kernel, shape: Shape, space: Space, operands: tuple[Any, ...]) -> bool:
    """Does the loop change the list, dict or set that it runs over? Then its pieces would not see what the loop sees.

    A list whose element ``k`` is written in iteration ``k`` alone has been read by then.
    """
    values = dict(zip(shape.names, operands[1:], strict=False))
    values |= {n: operand_of(n, shape.names, operands[1:]) for n in kernel.spec.attributes}
    own = {name for name in own_keyed(kernel.spec) if isinstance(values.get(name), dict)}
    collected = [values[name] for name in kernel.spec.collects if name not in own]
    if kernel.spec.keyed and type(operands[0]) is not range:
        # Elements that the loop adds to, so far as the iterations are worth looking for them.
        parts = [parts_of(values[name], 1000 + 16 * len(space)) for name, _ in kernel.spec.keyed]
        if None in parts:
            return True
        collected += [part for found in parts if found is not None for part in found]
    found = {name: operand_of(name, shape.names, operands[1:]) for name in kernel.spec.written}
    over = run_over(kernel.spec, shape, space)
    if any(value is MISSING for value in over.values()):
        return True
    found |= over
    others = {name: value for name, value in found.items() if not is_array(value)}
    if type(operands[0]) in (range, tuple, str, bytes) or is_array(operands[0]):
        return False  # these stay as they are, or their pieces are views of them
    if any(type(value) is not list for value in others.values()):
        return True
    written = {name: value for name, value in found.items() if type(value) is list}
    if runs_over(operands[0], collected) or _runs_over_rows(kernel, operands[0], written, 1000 + 16 * len(space)):
        return True
    taken = {name: value for name, value in written.items() if runs_over(operands[0], [value])}
    if not taken:
        return False
    function, spec = kernel.function, kernel.spec
    known = known_names(function, shape, spec, values, values.values()) | loop_variables(function, shape, space)
    accesses = [a for a in (*spec.writes, *spec.updates) if a.name in taken]
    return not is_in_step(operands[0], space, list(taken.values())) or not all(is_position(a, known) for a in accesses)


def _runs_over_rows(kernel: Kernel, iterable: object, written: Mapping[str, list[Any]], budget: int) -> bool:
    """Does the loop perhaps change what it runs over as an element of a list that it changes elements of?"""
    accesses = (*kernel.spec.writes, *kernel.spec.updates)
    for name, rows in written.items():
        if runs_over(iterable, rows):
            return True
        inside = any(brackets_of(a) > 1 for a in accesses if a.name == name)
        if inside and has_trees(rows) and _runs_over_nodes(iterable, rows, budget):
            return True
    return False


def _runs_over_nodes(iterable: object, rows: list[Any], budget: int) -> bool:
    """Does the loop perhaps run over a list or dict that belongs to a row? True where it would take long to tell."""
    if not holds_others(iterable, rows):
        return False
    nodes: list[Any] = []
    for row in rows:
        if type(row) in PLAIN or is_array(row):
            continue
        try:
            nodes += nodes_of(row, budget - len(nodes))
        except ValueError:
            return True
    return runs_over(iterable, nodes)
