"""Do arrays share memory? First by their bounds, then exactly, with a bound on the work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autopar.runtime.values import numpy

_OPEN = 200
"""So many arrays may reach over one address; more are not compared."""

MAX_WORK = 100_000
"""Candidate solutions that the exact test may try; its time grows with them."""


def overlap(first: Any, second: Any) -> bool:
    """May two arrays share an element? True where that cannot be decided cheaply."""
    np = numpy()
    if not np.may_share_memory(first, second):
        return False
    try:
        return bool(np.shares_memory(first, second, max_work=MAX_WORK))
    except np.exceptions.TooHardError:
        return True


def sharing(arrays: list[tuple[Any, str]], others: Iterable[Any]) -> str:
    """Return the name that belongs to an array which shares an element with one before it or with one of ``others``.

    ``""`` where there is none. In the order of their addresses only those need be compared that reach into each other.
    """
    bounds = numpy().lib.array_utils.byte_bounds
    spans = [(*bounds(array), array, name) for array, name in arrays if array.size]
    spans += [(*bounds(array), array, "") for array in others if array.size]
    spans.sort(key=lambda span: span[0])
    open_spans: list[tuple[int, Any, str]] = []
    for low, high, array, name in spans:
        open_spans = [span for span in open_spans if span[0] > low]
        if len(open_spans) > _OPEN:
            return name or arrays[0][1]
        for _, other, its_name in open_spans:
            if (name or its_name) and overlap(array, other):
                return name or its_name
        open_spans.append((high, array, name))
    return ""


def unfit_for_writing(array: Any) -> str:
    """Return why an array cannot be written through a copy, or ``""``."""
    if array.dtype.hasobject:
        return "holds objects"
    if array.dtype.kind not in "biufcmMSUV":
        return f"is of dtype {array.dtype}"
    if not array.flags.writeable:
        return "is read-only"
    if overlaps_itself(array):
        return "names an element twice"
    owner = array
    while owner.base is not None:
        owner = owner.base
        if isinstance(owner, memoryview):
            owner = owner.obj
        if type(owner).__module__ == "mmap":  # the module may have been imported anew
            return "is mapped from a file or shared memory"
        if not isinstance(owner, numpy().ndarray):
            return "" if isinstance(owner, (bytes, bytearray)) else "lives in memory of another library"
    return ""


def is_turned(array: Any) -> bool:
    """Do an array's axes lie in memory in an order that a pickle does not keep? Results of operators take it over."""
    strides = [abs(s) for s, n in zip(array.strides, array.shape, strict=True) if n > 1]
    return not array.flags.f_contiguous and strides != sorted(strides, reverse=True)


def overlaps_itself(array: Any) -> bool:
    """May two indices of an array name one element? Exact for slices and transposes; True where that is not plain."""
    if array.size < 2:
        return False
    span = array.itemsize
    for stride, length in sorted((abs(s), n) for s, n in zip(array.strides, array.shape, strict=True) if n > 1):
        if stride < span:
            return True
        span += stride * (length - 1)
    return False
