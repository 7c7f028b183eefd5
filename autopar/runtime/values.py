"""Which values are immutable, and so may travel between processes without anybody noticing; which are the same."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterable
from functools import cache
from types import FunctionType
from typing import Any

PLAIN: frozenset[type] = frozenset(
    {int, float, complex, bool, str, bytes, type(None), type(...), type(NotImplemented), range}
)
"""Immutable builtin types whose values hold nothing else."""

_METHODS = frozenset({FunctionType, property, staticmethod, classmethod})

_LIBRARY = {
    "datetime": ("date", "time", "datetime", "timedelta", "timezone"),
    "decimal": ("Decimal",),
    "fractions": ("Fraction",),
    "re": ("Pattern",),
    "uuid": ("UUID",),
    "pathlib": ("PosixPath", "PurePosixPath"),
}


def numpy() -> Any:
    """Return NumPy if the program has imported it, else None: without it there is no array to look after."""
    return sys.modules.get("numpy")


def is_array(value: object) -> bool:
    """Is it exactly an ndarray?"""
    np = sys.modules.get("numpy")
    return np is not None and type(value) is np.ndarray


def atoms() -> frozenset[type]:
    """Return the types of immutable values that hold no other value, as far as the program has imported them."""
    global _known, _modules
    if len(sys.modules) != _modules:
        _modules = len(sys.modules)
        _known = _atoms(tuple(name for name in ("numpy", *_LIBRARY) if name in sys.modules))
    return _known


_known = PLAIN
_modules = 0


@cache
def _atoms(loaded: tuple[str, ...]) -> frozenset[type]:
    found = set(PLAIN)
    for module in loaded:
        if module == "numpy":
            found |= _scalars()
        else:
            found |= {getattr(sys.modules[module], n) for n in _LIBRARY[module] if hasattr(sys.modules[module], n)}
    return frozenset(found)


def _scalars() -> set[type]:
    """NumPy's scalar types, those of ``void`` and ``object_`` left out."""
    np = numpy()
    kinds = {t for t in np.sctypeDict.values() if t not in (np.object_, np.void)}
    return kinds | {np.datetime64, np.timedelta64, np.bool_}


def is_immutable(value: Any) -> bool:
    """Is it an atom, or a tuple, frozenset or slice of immutable values?"""
    if type(value) in PLAIN:
        return True
    known = atoms()
    if type(value) in known:
        return True
    waiting: list[Any] = [value]
    while waiting:
        item = waiting.pop()
        kind = type(item)
        if kind in known:
            continue
        if kind is tuple or kind is frozenset or is_named_tuple(kind):
            waiting.extend(item)
        elif kind is slice:
            waiting.extend((item.start, item.stop, item.step))
        else:
            return False
    return True


def identical(one: Any, other: Any) -> bool:
    """Are two immutable values the same to the last bit?"""
    kind: Any = type(one)
    if kind is not type(other):
        return False
    if kind is float:
        return struct.pack("d", one) == struct.pack("d", other)
    if kind is complex:
        return identical(one.real, other.real) and identical(one.imag, other.imag)
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(identical, one, other))
    if hasattr(one, "tobytes"):
        return bool(one.dtype == other.dtype and one.tobytes() == other.tobytes())
    return kind in (int, bool, str, bytes, type(None)) and bool(one == other)


_EQUAL_TO_THEMSELVES: frozenset[type] = frozenset({int, bool, str, bytes, type(None)})


def has_nan(values: Iterable[Any]) -> bool:
    """Is one of the values, or of what tuples among them hold, not equal to itself?

    As keys of sets and dicts such values are told apart by identity, which no copy keeps.
    """
    waiting = [value for value in values if type(value) not in _EQUAL_TO_THEMSELVES]
    while waiting:
        value = waiting.pop()
        if isinstance(value, (tuple, frozenset)):
            waiting.extend(value)
        elif is_immutable(value) and value != value:
            return True
    return False


def is_named_tuple(kind: Any) -> bool:
    """Was the class made by `collections.namedtuple`, or `typing.NamedTuple`? It may have methods under plain names."""
    if kind.__bases__ != (tuple,) or not isinstance(kind.__dict__.get("_fields"), tuple):
        return False
    allowed = {
        *kind._fields,
        "__doc__",
        "__slots__",
        "__match_args__",
        "_fields",
        "_field_defaults",
        "__new__",
        "_make",
    }
    allowed |= {"__replace__", "_replace", "__repr__", "_asdict", "__getnewargs__", "__module__", "__annotations__"}
    allowed |= {"__orig_bases__", "__static_attributes__", "__firstlineno__", "__annotate__", "__annotate_func__"}
    return all(_is_plain_method(name, kind.__dict__[name]) for name in kind.__dict__.keys() - allowed)


def _is_plain_method(name: str, value: object) -> bool:
    return not name.startswith("_") and not hasattr(tuple, name) and type(value) in _METHODS


def all_of(values: Iterable[object], kinds: frozenset[type]) -> bool:
    """Are all values exactly of these types? One pass in C."""
    return kinds.issuperset(map(type, values))


def is_heap_type(kind: type) -> bool:
    """Tell whether ``Py_TPFLAGS_HEAPTYPE`` is set: on every class that Python code makes, and on few others."""
    return bool(kind.__flags__ & 1 << 9)
