"""Runs a kernel beside its plain function, on operands made anew, and compares all that can be seen, bit by bit."""

from __future__ import annotations

import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autopar.runtime import Kernel


def portrait(value: Any, seen: dict[int, int] | None = None) -> Any:
    """Return a description of a value that is equal for equal bits, types, order and shared identity only."""
    seen = {} if seen is None else seen
    if isinstance(value, (list, dict, set, np.ndarray)):
        if id(value) in seen:
            return ("again", seen[id(value)])
        seen[id(value)] = len(seen)
    kind = type(value).__name__
    if isinstance(value, Iterator):
        return kind  # a temporary of the call: whether it was used up cannot be seen
    if isinstance(value, np.ndarray):
        return (kind, value.dtype.str, value.shape, value.strides, value.tobytes())
    if isinstance(value, dict):
        return (kind, [(portrait(k, seen), portrait(v, seen)) for k, v in value.items()])
    if isinstance(value, (list, tuple, set, frozenset)):
        return (kind, [portrait(v, seen) for v in value])
    if isinstance(value, float):
        return (kind, float(value).hex())
    if hasattr(value, "__dict__") and not callable(value):
        return (kind, portrait(vars(value), seen))
    return (kind, repr(value))


def outcome(function: Callable[..., Any], operands: tuple[Any, ...]) -> tuple[Any, ...]:
    """Call a function.

    Return portraits of what it returns or raises, of its operands afterwards, and of its warnings.
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = ("returned", portrait(function(*operands)))
        except Exception as error:
            frames = [(f.filename, f.lineno, f.name) for f in traceback.extract_tb(error.__traceback__)[1:]]
            result = ("raised", type(error), str(error), frames, error.__context__, error.__cause__)
    shown = [(w.category, str(w.message), w.filename, w.lineno) for w in caught]
    return (*result, portrait(operands), shown)


def plain(kernel: Kernel) -> Callable[..., Any]:
    """Return the serial program of a kernel."""

    def serial(*operands: Any) -> Any:
        result = kernel.function(*operands)
        return set(result) if kernel.spec.kind == "set" else result

    return kernel.function if kernel.spec.kind != "set" else serial


def same(kernel: Kernel, make: Callable[[], tuple[Any, ...]]) -> None:
    """The kernel must do what its plain function does; ``make`` makes the operands anew each time."""
    assert outcome(kernel, make()) == outcome(plain(kernel), make())


def ran_parallel(kernel: Kernel, make: Callable[[], tuple[Any, ...]]) -> None:
    """Like `same`, and the loop must have run in parallel."""
    before = kernel.history.parallel
    same(kernel, make)
    assert kernel.history.parallel == before + 1, kernel.history.reasons


def refused(kernel: Kernel, make: Callable[[], tuple[Any, ...]], reason: str) -> None:
    """Like `same`, and the loop must have run serially for a reason that contains the given words."""
    before = kernel.history.parallel
    kernel.history.reasons.clear()
    same(kernel, make)
    assert kernel.history.parallel == before
    assert any(reason in r for r in kernel.history.reasons), kernel.history.reasons


def iterables() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield iterables by name, made anew by each call."""
    yield "range", lambda: range(7)
    yield "range down", lambda: range(20, 0, -3)
    yield "list", lambda: [3, 1, 4, 1, 5, 9]
    yield "tuple", lambda: (3, 1, 4, 1, 5)
    yield "str", lambda: "héllo wörld"
    yield "bytes", lambda: b"hello"
    yield "vector", lambda: np.arange(6) * 1.5
    yield "matrix", lambda: np.arange(12).reshape(4, 3)[:, ::-1]
    yield "dict", lambda: {"a": 1, "b": 2, "c": 3}
    yield "items", lambda: {"a": 1, "b": 2, "c": 3}.items()
    yield "values", lambda: {"a": 1, "b": 2, "c": 3}.values()
    yield "set", lambda: {5, 3, 8, 1}
    yield "enumerate", lambda: enumerate([2.5, 3.5, 4.5], 10)
    yield "enumerate items", lambda: enumerate({"a": 1, "b": 2, "c": 3}.items())
    yield "zip", lambda: zip([1, 2, 3, 4], "abcde", range(9, 0, -1), strict=False)
    yield "zip strict", lambda: zip([1, 2, 3], (4, 5, 6), strict=True)
    yield "nested", lambda: enumerate(zip(range(5), [1, 2, 3, 4, 5], strict=False))
    yield "reversed list", lambda: reversed([1, 2, 3, 4])
    yield "reversed tuple", lambda: reversed((1, 2, 3, 4))
    yield "reversed range", lambda: reversed(range(2, 9))
    yield "reversed dict", lambda: reversed({"a": 1, "b": 2, "c": 3})
    yield "reversed array", lambda: reversed(np.arange(5))
    yield "one", lambda: [1]
    yield "two", lambda: [1, 2]
