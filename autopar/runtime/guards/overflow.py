"""Subscripts with NumPy integers, whose arithmetic wraps around where Python goes on: ``a[i * m]``, ``m`` an int32."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from autopar.runtime.executors import Job
from autopar.runtime.indices import Known, indices_of, progression_of
from autopar.runtime.values import numpy
from autopar.spec import Access

_ROOM = 1 << 31
"""What is calculated stays below this: it fits into NumPy's ints of four bytes."""


def numpy_integers(job: Job) -> dict[str, Any]:
    """Return the names that stand for NumPy's integers, with their values."""
    np = numpy()
    if np is None:
        return {}
    values: Mapping[str, Any] = {**job.function.__globals__, **dict(zip(job.names, job.operands, strict=True))}
    return {name: value for name, value in values.items() if issubclass(type(value), np.integer)}


def is_roomy(value: Any) -> bool:
    """Tell whether products of an integer with other small numbers come out as Python's would."""
    return type(value) is int or (value.dtype.itemsize == 8 and abs(int(value)) < _ROOM)


def overflows(access: Access, wrapping: Collection[str], known: Known, low: int, high: int) -> bool:
    """Tell whether a product in a subscript may be larger in iterations low..high-1 than NumPy's integers.

    Parameters
    ----------
    wrapping
        Names of NumPy's integers, and of attributes that may be some.
    known
        The names that stand for ints, and how they move.
    """
    for node in _products(access):
        names = {ast.unparse(n) for n in ast.walk(node) if isinstance(n, ast.Name | ast.Attribute)}
        if not any(name in wrapping or "." in name for name in names):
            continue
        value = progression_of(node, known)
        if value is None or max(abs(value.at(low)), abs(value.at(high - 1))) >= _ROOM:
            return True
    return False


def _products(access: Access) -> Iterator[ast.BinOp]:
    """Yield the products in a subscript, and the sums that hold some."""
    for index in indices_of(access):
        for node in ast.walk(index):
            if isinstance(node, ast.BinOp) and any(isinstance(n, ast.Mult) for n in ast.walk(node)):
                yield node
