"""Elements of a set comprehension, added one by one as it does: the order of a set depends on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autopar.runtime.kernel import Kernel


def set_of(kernel: Kernel, operands: tuple[Any, ...]) -> set[Any]:
    """Build the set of a set comprehension."""
    iterable, *rest = operands
    if type(iterable) in (range, list, tuple, dict, set, frozenset, str, bytes):
        elements = elements_of(kernel, operands)
        if elements is not None:
            return add_in_order(kernel, set(), elements, tuple(rest))
    return one_by_one(kernel, set(), iterable, tuple(rest))


def elements_of(kernel: Kernel, operands: tuple[Any, ...]) -> list[Any] | None:
    """Return a chunk's elements.

    None where an iteration raises: an earlier element may be one that cannot be hashed.
    """
    try:
        return kernel.function(*operands)  # type: ignore[no-any-return]
    except Exception:
        return None


def one_by_one(kernel: Kernel, result: set[Any], iterable: Iterable[Any], rest: tuple[Any, ...]) -> set[Any]:
    """Evaluate and add one iteration after the other, so that the first one to fail raises, whichever way it fails."""
    for item in iterable:
        add_in_order(kernel, result, kernel.function((item,), *rest), rest)
    return result


def add_in_order(kernel: Kernel, result: set[Any], elements: Iterable[Any], rest: tuple[Any, ...]) -> set[Any]:
    """Add elements one by one, as a comprehension does: the order of a set depends on it.

    One that cannot be hashed raises from inside the kernel, whose line is the comprehension's.
    """
    for element in elements:
        try:
            result.add(element)
        except TypeError:
            break
    else:
        return result
    kernel.function(map(hash, (element,)), *rest)
    result.add(element)
    return result
