"""Copies of written operands in this process's own memory, for threads and for the serial executor."""

from __future__ import annotations

from typing import Any

from autopar.runtime.stores.layout import array_copy
from autopar.runtime.trees import has_trees, twin_of
from autopar.runtime.values import numpy


def private_copy(original: Any, rows: bool = True) -> Any:
    """Return a copy of an array with its strides and alignment, or of a list (with copies of its ``rows``)."""
    if type(original) is list:
        if not rows:
            return original[:]
        return list(map(twin_of, original)) if has_trees(original) else [row[:] for row in original]
    return array_copy(original)


def put_elements(original: Any, elements: bytes) -> None:
    """Put into an array what ``tobytes`` has given of a copy of it."""
    np = numpy()
    np.copyto(original, np.frombuffer(elements, original.dtype).reshape(original.shape))
