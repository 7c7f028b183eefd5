"""Copies of written operands in this process's own memory, for threads and for the serial executor."""

from __future__ import annotations

from typing import Any

from autopar.runtime.values import numpy


def private_copy(original: Any, rows: bool = True) -> Any:
    """Return a copy of an array with its strides and alignment, or of a list (with copies of its ``rows``)."""
    if type(original) is list:
        return [row[:] if rows and type(row) is list else row for row in original]
    np = numpy()
    low, high = np.lib.array_utils.byte_bounds(original)
    first = original.__array_interface__["data"][0]
    memory = np.empty(high - low + 64, np.uint8)
    pad = (low - memory.__array_interface__["data"][0]) % 64
    copy = np.ndarray(original.shape, original.dtype, memory, pad + (first - low), original.strides)
    np.copyto(copy, original)
    return copy
