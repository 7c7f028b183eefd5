"""Copies of arrays in memory that forked workers share."""

from __future__ import annotations

import mmap
from typing import Any

from autopar.runtime.values import numpy

_ALIGNMENT = mmap.PAGESIZE


def shared_copy(original: Any) -> Any:
    """Return a copy in anonymous shared memory with the original's strides and its place within a page.

    Strides and alignment decide in which order NumPy adds up and which inner loops it takes, hence the last bits.

    Raises
    ------
    OSError, ValueError, MemoryError
        When the memory cannot be had.
    """
    np = numpy()
    low, high = np.lib.array_utils.byte_bounds(original)
    first = original.__array_interface__["data"][0]
    pad = low % _ALIGNMENT
    memory = mmap.mmap(-1, max(1, pad + high - low))
    copy = np.ndarray(original.shape, original.dtype, memory, pad + (first - low), original.strides)
    np.copyto(copy, original)
    return copy
