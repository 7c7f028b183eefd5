"""What a chunk wrote into an array that it has for itself, cut out so that it can travel."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from autopar.spec import Access

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Values along the first axis: ``array[start:stop:step] = values``."""

    start: int
    stop: int
    step: int
    values: Array

    def store(self, array: Array) -> None:
        """Put the values in their place in ``array``."""
        array[self.start : self.stop : self.step] = self.values


@dataclass(frozen=True, slots=True)
class Scattered:
    """Single elements by their number in C order."""

    numbers: Array
    values: Array

    def store(self, array: Array) -> None:
        """Put the values in their place in ``array``."""
        array[np.unravel_index(self.numbers, array.shape)] = self.values


Region = Rows | Scattered


def rows_written(
    accesses: tuple[Access, ...], variable: str, values: range, operands: Mapping[str, object], length: int
) -> tuple[slice, ...] | None:
    """Return the rows that a chunk's iterations may store to, or None where the accesses do not tell.

    Parameters
    ----------
    accesses
        All stores into one array; their first subscripts count.
    variable, values
        The loop variable and what it runs over in the chunk, not empty.
    operands
        The kernel's operands, whose ints may stand in the subscripts.
    length
        Of the array's first axis.
    """
    found = []
    for access in accesses:
        line = _line(access.subscript, variable, operands)
        if line is None:
            return None
        slope, offset = line
        first, last = slope * values[0] + offset, slope * values[-1] + offset
        step = abs(slope * values.step)
        low, high = min(first, last), max(first, last)
        if step == 0:
            step, high = 1, low
        if low < 0 <= high or high >= length or low < -length:
            return None
        shift = length if low < 0 else 0
        found.append(slice(low + shift, high + shift + 1, step))
    return tuple(found)


def cut_rows(array: Array, rows: tuple[slice, ...]) -> tuple[Region, ...]:
    """Return copies of the given rows."""
    return tuple(Rows(part.start, part.stop, part.step, array[part].copy()) for part in rows)


def differences(before: Array, after: Array) -> tuple[Region, ...]:
    """Return the elements whose bytes differ."""
    size = before.dtype.itemsize
    if before.size == 0 or size == 0:
        return ()
    old = np.ascontiguousarray(before).reshape(-1).view(np.uint8).reshape(-1, size)
    new = np.ascontiguousarray(after).reshape(-1).view(np.uint8).reshape(-1, size)
    numbers = np.flatnonzero((old != new).any(axis=1))
    return (Scattered(numbers, np.ascontiguousarray(after).reshape(-1)[numbers]),) if numbers.size else ()


def _line(subscript: str, variable: str, operands: Mapping[str, object]) -> tuple[int, int] | None:
    """Read the first subscript as ``slope * variable + offset``."""
    try:
        tree = ast.parse(f"_[{subscript.split('][')[0]}]", mode="eval").body
    except SyntaxError:
        return None
    assert isinstance(tree, ast.Subscript)
    index = tree.slice
    if isinstance(index, ast.Tuple):
        if not index.elts:
            return None
        index = index.elts[0]
    return _affine(index, variable, operands)


def _affine(node: ast.expr, variable: str, operands: Mapping[str, object]) -> tuple[int, int] | None:
    if isinstance(node, ast.Constant):
        return (0, node.value) if type(node.value) is int else None
    if isinstance(node, ast.Name):
        if node.id == variable:
            return 1, 0
        value = operands.get(node.id)
        return (0, value) if type(value) is int else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _affine(node.operand, variable, operands)
        return None if inner is None else (-inner[0], -inner[1])
    if isinstance(node, ast.BinOp):
        left, right = _affine(node.left, variable, operands), _affine(node.right, variable, operands)
        return None if left is None or right is None else _combined(node.op, left, right)
    return None


def _combined(operator: ast.operator, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int] | None:
    if isinstance(operator, ast.Add):
        return left[0] + right[0], left[1] + right[1]
    if isinstance(operator, ast.Sub):
        return left[0] - right[0], left[1] - right[1]
    if isinstance(operator, ast.Mult) and 0 in (left[0], right[0]):
        return left[0] * right[1] + right[0] * left[1], left[1] * right[1]
    return None
