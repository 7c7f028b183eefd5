"""Chunk results as bytes: only what the parent cannot tell from the serial loop's own values may travel."""

from __future__ import annotations

import io
import pickle
import sys
from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from autopar.runtime.executors import ChunkResult, Log
from autopar.runtime.running import Late, Running
from autopar.runtime.stores.lists import Changes, Stored
from autopar.runtime.trees import Contents, Node
from autopar.runtime.values import atoms, is_array, is_named_tuple, numpy
from autopar.spec.instance import FOLLOWED


class CannotTravel(Exception):
    """A value that would come back as something else: an existing mutable object, a view, an unknown class."""


def pack(result: ChunkResult, fresh: bool, made: bool = False) -> bytes:
    """Return the bytes of a chunk's result.

    ``fresh`` says that collected and returned values were made in the chunk: lists, dicts, sets and arrays may travel.
    ``made`` says so of the values alone, not of what they hold: those that are arrays may travel.

    Raises
    ------
    CannotTravel
        When a value must stay in its process.
    """
    check_result(result, fresh, made)
    small = replace(
        result,
        logs={name: Log(log.runs, _dense(log.terms), log.copied) for name, log in result.logs.items()},
        elements=_dense(result.elements),
    )
    buffer = io.BytesIO()
    try:
        _Pickler(buffer, 5).dump(small)
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError, ValueError) as error:
        raise CannotTravel(f"a value cannot be sent back: {error}") from error
    return buffer.getvalue()


def check_result(result: ChunkResult, fresh: bool, made: bool = False) -> None:
    """Make sure that everything a chunk gives back may leave it; raises `CannotTravel`."""
    for log in result.logs.values():
        codes = {code for code, _ in log.runs} if made else set()
        terms = _without_arrays(log.terms) if codes == {"set"} else log.terms
        check(terms, fresh or log.copied, codes == {"append"})
    check(result.elements, fresh, made)
    check(result.live_outs, False)
    check(list(result.lasts.values()), False)


def _is_new_array(value: Any) -> bool:
    """Is a value that an iteration has made an array that refers to nothing?"""
    return is_array(value) and value.base is None and not value.dtype.hasobject


def _without_arrays(entries: Iterable[Any]) -> list[Any]:
    """Return what was stored by key, of new arrays the keys alone."""
    return [entry[:1] if _is_new_array(entry[1]) else entry for entry in entries]


def unpack(data: bytes | bytearray | memoryview) -> ChunkResult:
    """Return the result that `pack` has packed."""
    result: ChunkResult = pickle.loads(data)
    return replace(
        result,
        logs={name: Log(log.runs, _loose(log.terms), log.copied) for name, log in result.logs.items()},
        elements=_loose(result.elements),
    )


def dense_changes(changes: Changes) -> Changes:
    """Return what was stored into a list with its values as blocks of bytes where they can be."""
    return Changes(
        tuple(Stored(part.indices, _dense(part.values)) for part in changes.slots),
        tuple((index, Stored(part.indices, _dense(part.values))) for index, part in changes.rows),
        changes.trees,
    )


def loose_changes(changes: Changes) -> Changes:
    """Undo `dense_changes`."""
    return Changes(
        tuple(Stored(part.indices, _loose(part.values)) for part in changes.slots),
        tuple((index, Stored(part.indices, _loose(part.values))) for index, part in changes.rows),
        changes.trees,
    )


class Dense:
    """A list of floats, or of NumPy scalars of one type, as one block of bytes."""

    __slots__ = ("data", "kind")

    def __init__(self, kind: str, data: bytes) -> None:
        self.kind = kind
        self.data = data

    def __reduce__(self) -> tuple[Any, ...]:
        return Dense, (self.kind, self.data)

    def values(self) -> list[Any]:
        """Return the list."""
        if self.kind == "float":
            return array("d", self.data).tolist()
        return list(numpy().frombuffer(self.data, dtype=self.kind))


def _dense(values: Any) -> Any:
    if type(values) is not list or len(values) < 8:
        return values
    kinds = set(map(type, values))
    if kinds == {float}:
        return Dense("float", array("d", values).tobytes())
    kind = kinds.pop()
    np = numpy()
    if kinds or np is None or not issubclass(kind, np.number):
        return values
    return Dense(np.dtype(kind).str, np.array(values, dtype=kind).tobytes())


def _loose(values: Any) -> Any:
    return values.values() if type(values) is Dense else values


def check(value: Any, fresh: bool, made: bool = False) -> None:
    """Make sure that a value may travel; raises `CannotTravel`.

    Top-level lists and dicts are the chunk's own containers; below them, mutable ones must be ``fresh``. With ``made``,
    arrays directly in them that refer to nothing may travel as well.
    """
    waiting: list[Any] = []
    if type(value) is list:
        _push(waiting, value)
    elif type(value) is dict:
        _push(waiting, value)
        _push(waiting, value.values())
    else:
        waiting.append(value)
    if made:
        waiting = [item for item in waiting if not _is_new_array(item)]
    known = atoms()
    seen: set[int] = set()
    while waiting:
        item = waiting.pop()
        kind = type(item)
        if kind in known or kind is Running or kind is Late or id(item) in seen:
            continue
        if kind is tuple or is_named_tuple(kind):
            _push(waiting, item)
            continue
        seen.add(id(item))
        _check_container(item, kind, fresh, waiting)


def check_changes(changes: Changes, fresh: bool, made: bool = False) -> None:
    """Make sure that what was stored into a list may travel."""
    for stored in (*changes.slots, *(row for _, row in changes.rows)):
        check(stored.values, fresh, made)
    known = atoms()
    for _, found in changes.trees:
        for _, change in found:
            if not isinstance(change, Contents) and not known.issuperset(map(type, change.values)):
                check([v for v in change.values if type(v) is not Node], fresh, made)


def _check_container(item: Any, kind: type, fresh: bool, waiting: list[Any]) -> None:
    if kind is frozenset or (kind is set and fresh):
        if not _keeps_order(item):
            raise CannotTravel("a set would come back in another order")
        _push(waiting, item)
    elif kind is slice:
        _push(waiting, (item.start, item.stop, item.step))
    elif not fresh:
        raise CannotTravel(f"a value of type {kind.__name__} may be shared with the rest of the program")
    elif kind is list:
        _push(waiting, item)
    elif kind is dict:
        _push(waiting, item)
        _push(waiting, item.values())
    elif is_array(item):
        if item.dtype.hasobject:
            raise CannotTravel("an array holds objects")
    elif is_plain_instance(item):
        _push(waiting, vars(item).values())
    else:
        raise CannotTravel(f"a value of type {kind.__name__} cannot be sent back")


def _push(waiting: list[Any], items: Iterable[Any]) -> None:
    """Add the items that are no atoms."""
    known = atoms()
    if not known.issuperset(map(type, items)):
        waiting.extend(item for item in items if type(item) not in known)


def _keeps_order(items: set[Any] | frozenset[Any]) -> bool:
    """Would a set built from the elements in this order have the same order, in a table of the same size?"""
    elements = list(items)
    again = type(items)(elements)
    return sys.getsizeof(again) == sys.getsizeof(items) and all(a is b for a, b in zip(again, elements, strict=True))


_HARMLESS = FOLLOWED | frozenset(
    [
        "__module__",
        "__qualname__",
        "__doc__",
        "__dict__",
        "__weakref__",
        "__init__",
        "__repr__",
        "__str__",
        "__annotations__",
        "__eq__",
        "__hash__",
        "__match_args__",
        "__dataclass_fields__",
        "__dataclass_params__",
        "__post_init__",
        "__static_attributes__",
        "__firstlineno__",
        "__annotate__",
        "__annotate_func__",
        "__annotations_cache__",
        "__orig_bases__",
        "__parameters__",
        "__replace__",
        "__slots__",
        "__slotnames__",  # what `copyreg` keeps, once an instance has been copied
    ]
)


def is_plain_class(kind: type) -> bool:
    """Is it a class written in Python without a metaclass, and without special methods that copies would run?

    Operators do not: where the loop uses any, they were followed.
    """
    if type(kind) is not type or not kind.__flags__ & (1 << 9):
        return False
    for base in kind.__mro__[:-1]:
        if type(base) is not type or not base.__flags__ & (1 << 9):
            return False
        for name, value in vars(base).items():
            if name.startswith("__") and name.endswith("__") and name not in _HARMLESS:
                return False
            if hasattr(type(value), "__get__") and not (_is_method(value) or type(value) is property):
                return False
    return True


def _is_method(value: Any) -> bool:
    named = type(value).__name__
    return named in (
        "function",
        "staticmethod",
        "classmethod",
        "getset_descriptor",
        "member_descriptor",
        "builtin_function_or_method",
    )


def is_plain_instance(value: Any) -> bool:
    """Is it an instance of a plain class, with its attributes in ``__dict__``?"""
    return is_plain_class(type(value)) and hasattr(value, "__dict__")


class _Pickler(pickle.Pickler):
    """Arrays keep their strides, their flags, and the memory that they share."""

    def reducer_override(self, value: Any) -> Any:
        if not is_array(value):
            return NotImplemented
        if type(value.base) is numpy().ndarray:
            return _view, (value.base, *_layout(value, value.base), value.flags.writeable)
        if value.base is not None:
            raise CannotTravel("an array lives in foreign memory")
        if not value.flags.writeable:
            return _frozen, (value.copy(order="K"),)
        return _owned(value)


def _owned(value: Any) -> tuple[Any, ...]:
    """Return how an array is made anew that owns its memory: with its axes in the order in which they lie there."""
    np = numpy()
    order = "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
    if value.ndim < 2 or not value.size or value.strides == np.empty(value.shape, value.dtype, order).strides:
        return value.__reduce__()  # type: ignore[no-any-return]
    axes = sorted(range(value.ndim), key=lambda axis: -value.strides[axis])
    if value.copy(order="K").strides != value.strides or not value.transpose(axes).flags.c_contiguous:
        raise CannotTravel("an array has a layout of its own")
    return _turned, (value.transpose(axes).copy(), tuple(map(axes.index, range(value.ndim))))


def _turned(values: Any, axes: tuple[int, ...]) -> Any:
    return values.transpose(axes).copy(order="K")


def _layout(view: Any, base: Any) -> tuple[Any, ...]:
    offset = view.__array_interface__["data"][0] - base.__array_interface__["data"][0]
    return view.shape, view.dtype, view.strides, offset


def _view(base: Any, shape: Any, dtype: Any, strides: Any, offset: int, writeable: bool) -> Any:
    """Rebuild a view of an array that came along."""
    np = numpy()
    view = np.ndarray(shape, dtype, base, offset, strides) if offset >= 0 else None
    if view is None:
        raise CannotTravel("a view begins before its base")
    view.flags.writeable = writeable
    return view


def _frozen(values: Any) -> Any:
    values.flags.writeable = False
    return values
