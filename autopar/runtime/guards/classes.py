"""Plain classes: those whose instances only hold attributes and have methods that look like what they are."""

from __future__ import annotations

import reprlib
import sys
from abc import ABC, ABCMeta
from collections.abc import Iterable
from functools import cached_property
from types import BuiltinFunctionType, FunctionType, GetSetDescriptorType, MemberDescriptorType, ModuleType
from typing import Any

from autopar.runtime.values import numpy

_HEAP_TYPE = 1 << 9
_ABSTRACT = 1 << 20

MADE_BY_PYTHON = frozenset(
    [
        "__module__",
        "__qualname__",
        "__doc__",
        "__dict__",
        "__weakref__",
        "__init__",
        "__post_init__",
        "__repr__",
        "__str__",
        "__annotations__",
        "__slots__",
        "__slotnames__",
        "__match_args__",
        "__dataclass_fields__",
        "__dataclass_params__",
        "__static_attributes__",
        "__firstlineno__",
        "__annotate__",
        "__annotate_func__",
        "__annotations_cache__",
        "__orig_bases__",
        "__parameters__",
        "__classcell__",
        "__abstractmethods__",
        "__type_params__",
    ]
)
_MADE_BY_DATACLASS = frozenset(
    [
        "__eq__",
        "__hash__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
        "__setattr__",
        "__delattr__",
        "__replace__",
        "__getstate__",
        "__setstate__",
    ]
)


def member(line: Iterable[type], name: str) -> Any:
    """Return what the first of some classes that has a name has under it, as it stands there; None if none has."""
    return next((vars(base)[name] for base in line if name in vars(base)), None)


def code_behind(value: Any) -> Any:
    """Return the function behind a member of a class: a property's getter, what a method descriptor wraps."""
    return value.fget if type(value) is property else getattr(value, "__func__", value)


def home_of(kind: type) -> dict[str, Any]:
    """Return the globals of the module that a class says it is of; of one that is not loaded, none."""
    return globals_of(kind.__module__)


def globals_of(module: str) -> dict[str, Any]:
    """Return the globals of a module; of one that is not loaded, none."""
    return vars(sys.modules.get(module, ModuleType("")))


def is_user_class(kind: type) -> bool:
    """Is it a class written in Python, of a module that is not the standard library's?"""
    root = (kind.__module__ or "").partition(".")[0]
    return bool(kind.__flags__ & _HEAP_TYPE) and (root == "__main__" or root not in sys.stdlib_module_names)


def has_plain_metaclass(kind: type) -> bool:
    """Tell whether attributes of a class and the making of instances are Python's own; of abstract classes they are."""
    return type(kind) is type or type(kind) is ABCMeta


def is_abstract(kind: type) -> bool:
    """Tell whether a class has no instances, as methods of it are abstract."""
    return bool(kind.__flags__ & _ABSTRACT)


def unplain(kind: type, besides: str = "") -> str:
    """Return why a class is not plain, or ``""``.

    Plain classes have no metaclass, special methods (but ``__init__``, ``__repr__`` and those of a dataclass), or
    descriptors but properties, cached ones too: operators and construction do what they seem to do, and so does
    attribute access where no property is named; whoever walks over the code looks at that. They may define the one name
    ``besides``.
    """
    for base in kind.__mro__[:-1]:
        if base is ABC:
            continue
        if not has_plain_metaclass(base) or not base.__flags__ & _HEAP_TYPE:
            return f"{kind.__qualname__} is no plain class"
        for name, value in vars(base).items():
            if name != besides and not is_plain_member(name, value, base):
                return f"{kind.__qualname__} defines {name}"
    return ""


def is_plain_member(name: str, value: Any, owner: type) -> bool:
    """Tell whether a member of a class runs no code where nobody names it."""
    special = name.startswith("__") and name.endswith("__")
    if special and name not in MADE_BY_PYTHON:
        return name in _MADE_BY_DATACLASS and "__dataclass_fields__" in vars(owner) and is_generated(value)
    if type(value) in (property, cached_property) and not special:
        return True
    if isinstance(value, (FunctionType, staticmethod, classmethod, MemberDescriptorType, GetSetDescriptorType)):
        return True
    return special or isinstance(value, (type, BuiltinFunctionType)) or not hasattr(type(value), "__get__")


def properties_of(kind: type) -> dict[str, property]:
    """Return the properties of a class by name, as its instances have them."""
    found: dict[str, Any] = {}
    for base in kind.__mro__[:-1]:
        for name, value in vars(base).items():
            found.setdefault(name, value)
    return {name: value for name, value in found.items() if type(value) is property}


def cached_in(kind: type) -> frozenset[str]:
    """Return the names under which a class, or one that it inherits from, has a `functools.cached_property`."""
    return frozenset(
        name for base in kind.__mro__[:-1] for name, value in vars(base).items() if type(value) is cached_property
    )


def read_by_others(name: str, kind: type) -> bool:
    """May library code read an attribute of this name, of whatever it is given?"""
    np = numpy()
    lent = name in dir(dict) or name in dir(int) or (np is not None and hasattr(np.ndarray, name))
    return lent or any(name in vars(base).get("__dataclass_fields__", ()) for base in kind.__mro__)


def is_generated(value: Any) -> bool:
    """Was the method written by `dataclasses`, or is it the None that makes a class unhashable?"""
    if value is None:
        return True
    if getattr(value, "__globals__", None) is vars(reprlib):
        value = getattr(value, "__wrapped__", value)  # from Python 3.13 on, around a generated ``__repr__``
    code = getattr(value, "__code__", None)
    return code is not None and (
        code.co_filename == "<string>" or value.__module__ == "dataclasses" or "dataclasses" in code.co_filename
    )
