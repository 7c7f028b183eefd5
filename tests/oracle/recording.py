"""Stand-ins for arrays, lists and dicts that record which iteration touched which element.

An element is known by where it lives: its memory address in an array, its container and position in a list, its key
in a dict. Two names for one array, views and slices therefore meet in the record as they meet in memory.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

Element = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An element that two iterations touched, at least one of them writing."""

    kind: str
    element: Element
    earlier: int
    later: int


@dataclass(slots=True)
class Execution:
    """One execution of one loop: what its names meant before and in each iteration, and who read and who wrote what."""

    loop: tuple[int, int]
    names: dict[str, Any]
    iteration: int | None = None
    trips: int = 0
    touched: dict[Element, list[tuple[int, bool]]] = field(default_factory=dict)
    bindings: list[dict[str, Any]] = field(default_factory=list)
    starts: list[dict[str, Any]] = field(default_factory=list)

    def next_iteration(self, binding: dict[str, Any], start: dict[str, Any]) -> None:
        """Note what the loop's target is bound to, and what the names stand for where the iteration starts."""
        self.iteration = self.trips
        self.trips += 1
        self.bindings.append(binding)
        self.starts.append(start)

    def touch(self, element: Element, write: bool) -> None:
        if self.iteration is not None:
            self.touched.setdefault(element, []).append((self.iteration, write))

    def meetings(self, first: int = 0, parts: Sequence[object] = ()) -> Iterator[Meeting]:
        """Yield one meeting of each kind for each element, of iterations from ``first`` on.

        ``parts`` says which part of the loop each iteration belongs to: only meetings in one part count.
        """
        for element, everything in self.touched.items():
            events = [event for event in everything if event[0] >= first]
            seen: set[str] = set()
            for number, (earlier, wrote) in enumerate(events):
                if len(seen) == 3:
                    break
                for later, writes in events[number + 1 :]:
                    kind = ("output" if writes else "flow") if wrote else ("anti" if writes else "")
                    apart = bool(parts) and parts[earlier] != parts[later]
                    if kind and earlier != later and kind not in seen and not apart:
                        seen.add(kind)
                        yield Meeting(kind, element, earlier, later)

    def is_exposed(self, element: Element) -> bool:
        """Tell whether an iteration reads an element before it writes it, when an earlier iteration has written it."""
        events = self.touched.get(element, [])
        first = dict(reversed(events))
        written = {iteration for iteration, write in events if write}
        return any(not write and any(w < k for w in written) for k, write in first.items())


class Record:
    """All executions of all loops of one run; every touch goes to each loop that is running."""

    def __init__(self) -> None:
        self.running: list[Execution] = []
        self.finished: list[Execution] = []

    def begin(self, loop: tuple[int, int], names: dict[str, Any]) -> Execution:
        self.running.append(Execution(loop, names))
        return self.running[-1]

    def end(self, execution: Execution) -> None:
        if execution in self.running:
            self.running.remove(execution)
            self.finished.append(execution)

    def touch(self, elements: Iterator[Element] | list[Element], write: bool) -> None:
        if self.running:
            for element in elements:
                for execution in self.running:
                    execution.touch(element, write)


MUTATORS = ("copyto", "put", "place", "putmask", "fill_diagonal", "put_along_axis")
SHAPE_ONLY = ("zeros_like", "empty_like", "ones_like", "shape", "ndim", "size")
VIEWS = ("reshape", "ravel", "transpose", "squeeze", "swapaxes", "diagonal", "view")


class RecordingArray(NDArrayOperatorsMixin):
    """An array whose elements report when they are read or written; slices of it are views that do the same."""

    def __init__(self, values: np.ndarray, addresses: np.ndarray, record: Record) -> None:
        self.values, self.addresses, self.record = values, addresses, record

    @classmethod
    def around(cls, values: np.ndarray, record: Record) -> RecordingArray:
        """Wrap an array; the addresses are those of its memory, so views of one base share them."""
        addresses = np.full(values.shape, values.__array_interface__["data"][0], dtype=np.int64)
        for axis, stride in enumerate(values.strides):
            steps = np.arange(values.shape[axis]) * stride
            addresses += steps.reshape([-1 if k == axis else 1 for k in range(values.ndim)])
        return cls(values, addresses, record)

    def touch(self, addresses: Any, write: bool) -> None:
        self.record.touch([("array", int(a)) for a in np.asarray(addresses).ravel()], write)

    def read(self) -> np.ndarray:
        """Return a copy of the values; all of them count as read."""
        self.touch(self.addresses, False)
        return self.values.copy()

    def __getitem__(self, index: Any) -> Any:
        index = plain(index)
        values, addresses = self.values[index], self.addresses[index]
        if np.ndim(addresses) == 0:
            self.touch(addresses, False)
            return values
        if np.may_share_memory(values, self.values):
            return RecordingArray(values, addresses, self.record)
        self.touch(addresses, False)
        return values

    def __setitem__(self, index: Any, value: Any) -> None:
        index, value = plain(index), plain(value)
        self.values[index] = value
        self.touch(self.addresses[index], True)

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Any]:
        for position in range(len(self.values)):
            yield self[position]

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return np.array(self.read(), dtype=dtype)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **keywords: Any) -> Any:
        if method == "at":
            index = plain(inputs[1])
            self.touch(self.addresses[index], False)
            ufunc.at(self.values, index, *(plain(i) for i in inputs[2:]))
            self.touch(self.addresses[index], True)
            return None
        out = keywords.pop("out", None)
        result = getattr(ufunc, method)(*(plain(i) for i in inputs), **{k: plain(v) for k, v in keywords.items()})
        if out is None:
            return result
        for target, value in zip(out, result if isinstance(result, tuple) else (result,), strict=True):
            target[...] = value
        return out[0] if len(out) == 1 else out

    def __array_function__(self, function: Callable[..., Any], types: Any, args: Any, kwargs: Any) -> Any:
        if function.__name__ in MUTATORS:
            target = args[0]
            if function.__name__ != "copyto":
                target.read()
            function(target.values, *(plain(a) for a in args[1:]), **{k: plain(v) for k, v in kwargs.items()})
            target.touch(target.addresses, True)
            return None
        if function.__name__ in SHAPE_ONLY:
            return function(*(a.values if isinstance(a, RecordingArray) else a for a in args), **kwargs)
        out = kwargs.pop("out", None)
        result = function(*(plain(a) for a in args), **{k: plain(v) for k, v in kwargs.items()})
        if out is None:
            return result
        out[...] = result
        return out

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.values, name)
        if not callable(found):
            return found
        if name in VIEWS:
            return lambda *args, **kwargs: RecordingArray(
                found(*args, **kwargs), getattr(self.addresses, name)(*args, **kwargs), self.record
            )
        if name in ("sort", "fill", "partition", "put"):
            return lambda *args, **kwargs: self._mutate(found, name, *args, **kwargs)
        copied = self.read()
        return lambda *args, **kwargs: getattr(copied, name)(
            *(plain(a) for a in args), **{k: plain(v) for k, v in kwargs.items()}
        )

    def _mutate(self, method: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> None:
        if name != "fill":
            self.touch(self.addresses, False)
        method(*(plain(a) for a in args), **kwargs)
        self.touch(self.addresses, True)

    @property
    def T(self) -> RecordingArray:
        return RecordingArray(self.values.T, self.addresses.T, self.record)

    def __bool__(self) -> bool:
        return bool(self.read())

    def __float__(self) -> float:
        return float(self.read())

    def __int__(self) -> int:
        return int(self.read())


class RecordingList(list[Any]):
    """A list whose positions report when they are read or written; its length is an element of its own."""

    record: Record

    def touch(self, positions: Any, write: bool) -> None:
        self.record.touch([("list", id(self), p) for p in positions], write)

    def touch_length(self, write: bool) -> None:
        self.record.touch([("length", id(self))], write)

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        self.touch(self._positions(index), False)
        return found

    def __setitem__(self, index: Any, value: Any) -> None:
        before, positions = list.__len__(self), self._positions(index)
        super().__setitem__(index, value)
        self.touch(positions, True)
        if list.__len__(self) != before:
            self._changed(before)

    def _positions(self, index: Any) -> list[int]:
        if isinstance(index, slice):
            return list(range(*index.indices(list.__len__(self))))
        position = operator.index(index)
        return [position % list.__len__(self)] if list.__len__(self) else []

    def _changed(self, before: int) -> None:
        self.touch_length(True)
        self.touch(range(max(before, list.__len__(self))), True)

    def __len__(self) -> int:
        self.touch_length(False)
        return super().__len__()

    def __iter__(self) -> Iterator[Any]:
        position = 0
        while position < list.__len__(self):
            yield self[position]
            position += 1

    def append(self, value: Any) -> None:
        super().append(value)
        self.touch_length(True)
        self.touch([list.__len__(self) - 1], True)

    def _whole(name: str) -> Callable[..., Any]:  # type: ignore[misc]
        def method(self: RecordingList, *args: Any, **kwargs: Any) -> Any:
            before = list.__len__(self)
            self.touch(range(before), False)
            result = getattr(super(), name)(*args, **kwargs)
            self._changed(before)
            return result

        return method

    extend, insert, pop, remove, sort, reverse, clear = map(
        _whole, ("extend", "insert", "pop", "remove", "sort", "reverse", "clear")
    )
    __iadd__, __delitem__ = map(_whole, ("__iadd__", "__delitem__"))


class RecordingDict(dict[Any, Any]):
    """A dict whose keys report when they are read or written; adding one changes the order, an element of its own."""

    record: Record

    def __getitem__(self, key: Any) -> Any:
        self.record.touch([("dict", id(self), key)], False)
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        self.record.touch([("dict", id(self), key)], False)
        return super().get(key, default)

    def __contains__(self, key: Any) -> bool:
        self.record.touch([("dict", id(self), key)], False)
        return super().__contains__(key)

    def __setitem__(self, key: Any, value: Any) -> None:
        if not super().__contains__(key):
            self.record.touch([("order", id(self))], True)
        super().__setitem__(key, value)
        self.record.touch([("dict", id(self), key)], True)


class RecordingNumpy:
    """The module ``numpy``, but for the functions that would copy a stand-in where they return an array as it is."""

    def __getattr__(self, name: str) -> Any:
        function = getattr(np, name)
        if name not in ("asarray", "asanyarray", "ascontiguousarray", "atleast_1d"):
            return function
        return lambda a, *more, **keywords: a if isinstance(a, RecordingArray) else function(a, *more, **keywords)


def plain(value: Any) -> Any:
    """Return a value with stand-ins replaced by copies of what they stand for; that reads them."""
    if isinstance(value, RecordingArray):
        return value.read()
    if type(value) in (tuple, list):
        return type(value)(plain(item) for item in value)
    return value


def wrapped(value: Any, record: Record, known: dict[int, Any]) -> Any:
    """Return a value with its arrays, lists and dicts replaced by stand-ins; one object gets one stand-in."""
    if id(value) in known:
        return known[id(value)]
    if type(value) is np.ndarray:
        new: Any = RecordingArray.around(value, record)
    elif type(value) is list:
        new = RecordingList()
        new.record = record
    elif type(value) is dict:
        new = RecordingDict()
        new.record = record
    elif type(value) is tuple:
        return tuple(wrapped(item, record, known) for item in value)
    else:
        return value
    known[id(value)] = new
    if isinstance(new, RecordingList):
        list.extend(new, (wrapped(item, record, known) for item in value))
    elif isinstance(new, RecordingDict):
        dict.update(new, {key: wrapped(item, record, known) for key, item in value.items()})
    return new
