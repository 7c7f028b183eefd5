"""Named tuples whose methods and fields are those that `collections.namedtuple` made: nobody has put others there."""

from __future__ import annotations

import collections
import typing
from types import FunctionType
from typing import Any

from autopar.runtime.values import is_immutable, is_named_tuple

_FILES = frozenset({collections.__file__, typing.__file__})
_FIELD = type(vars(collections.namedtuple("_Example", "x"))["x"])

_METHODS = frozenset({"__new__", "_make", "_replace", "__replace__", "__repr__", "_asdict", "__getnewargs__"})
"""All methods that the class may have: it is a named tuple only with no others."""


def is_record(value: Any) -> bool:
    """Is it a class of named tuples as it was made, whose defaults cannot be changed?"""
    if not isinstance(value, type) or not is_named_tuple(value):
        return False
    fields: Any = vars(value)["_fields"]
    if not all(type(vars(value).get(name)) is _FIELD for name in fields):
        return False
    methods = [getattr(m, "__func__", m) for n, m in vars(value).items() if n in _METHODS]
    if not all(isinstance(m, FunctionType) and _is_generated(m) for m in methods):
        return False
    defaults: Any = vars(value).get("_field_defaults", {})
    new: Any = vars(value)["__new__"]
    new = getattr(new, "__func__", new)
    return is_immutable((*defaults.values(), *(new.__defaults__ or ())))


def _is_generated(function: FunctionType) -> bool:
    if function.__code__.co_filename in _FILES:
        return True
    made_for = str(function.__globals__.get("__name__", ""))
    return function.__code__.co_filename == "<string>" and made_for.startswith("namedtuple_")


def methods_of_record(kind: Any) -> dict[str, Any]:
    """Return the methods and properties of a class of named tuples that are the user's."""
    fields: Any = vars(kind)["_fields"]
    return {n: v for n, v in vars(kind).items() if not n.startswith("_") and n not in fields}
