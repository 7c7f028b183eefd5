"""Enumerations: what of their classes is the user's own code, which comparing, reading or showing a member may run."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from functools import partial
from types import BuiltinFunctionType, DynamicClassAttribute, FunctionType
from typing import Any

from autopar.runtime.guards.installed import is_library_function

_TEXTS = frozenset({"__str__", "__repr__", "__format__"})
_AT_CREATION = frozenset({"__init__", "__new__", "_generate_next_value_", "__new_member__", "_new_member_"})
_GETTERS = (property, DynamicClassAttribute)


def is_enumeration(kind: type) -> bool:
    """Tell whether a class is an enumeration."""
    return issubclass(kind, enum.Enum)


def unfit_enumeration(kind: type, formats: bool) -> str:
    """Return why members of an enumeration may run code of the user's where they seem to run none, or ``""``.

    Methods and properties are another matter, see `code_of_enumeration`.
    """
    if type(kind) is not enum.EnumMeta:
        return f"{kind.__qualname__} has a metaclass"
    for name, value in _own(kind):
        special = name.startswith("_") and name.endswith("_")
        if not special or name in _AT_CREATION or not _may_run(value):
            continue
        if name not in _TEXTS:
            return f"{kind.__qualname__} defines {name}"
        if formats:
            return f"{kind.__qualname__} has texts of its own"
    return ""


def code_of_enumeration(kind: type) -> Iterator[tuple[str, Any, bool]]:
    """Yield the methods and properties of the user's: name, function, and whether reading the name calls it.

    The function is None where nothing is known of what reading does.
    """
    for name, value in _own(kind):
        if name.startswith("_") and name.endswith("_"):
            continue
        function = getattr(value, "__func__", value)
        if isinstance(function, FunctionType):
            yield name, function, False
        elif isinstance(value, _GETTERS):
            if value.fget is not None or value.fset is not None:
                yield name, value.fget if value.fset is None else None, True
        elif isinstance(value, (BuiltinFunctionType, partial)) or hasattr(type(value), "__get__"):
            yield name, None, True


def held_by_enumeration(kind: type) -> Iterator[Any]:
    """Yield the members of an enumeration, and what else its classes hold."""
    members: dict[str, Any] = getattr(kind, "_member_map_", {})
    yield from members.values()
    for name, value in _own(kind):
        if not name.startswith("_") and not isinstance(value, type) and not hasattr(type(value), "__get__"):
            yield value


def held_by_member(member: Any) -> dict[str, Any]:
    """Return the attributes of a member."""
    return {name: value for name, value in vars(member).items() if name != "__objclass__"}


def _own(kind: type) -> Iterator[tuple[str, Any]]:
    for base in kind.__mro__:
        if base.__module__ not in ("enum", "builtins"):
            yield from vars(base).items()


def _may_run(value: Any) -> bool:
    """Tell whether a special name stands for code of the user's."""
    function = getattr(value, "__func__", value)
    if isinstance(function, FunctionType):
        return not is_library_function(function)
    return callable(value) and not isinstance(value, type) and type(value).__module__ != "builtins"
