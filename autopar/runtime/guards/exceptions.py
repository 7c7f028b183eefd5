"""Exception classes of the user's: calling one runs its initializers, and those must be the ones that were analysed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from autopar.runtime.guards.classes import has_plain_metaclass, is_user_class
from autopar.runtime.guards.installed import is_library_function

_MAKING = ("__init__", "__new__", "__setattr__", "__getattribute__", "__getattr__", "__del__")
_TEXTS = ("__str__", "__repr__", "__format__")


def unfit_exception(kind: type, followed: Callable[[FunctionType], bool], formats: bool) -> str:
    """Return why a class of exceptions is none that kernels may raise, or ``""``; ``formats`` where texts are made."""
    if not has_plain_metaclass(kind):
        return f"{kind.__qualname__} has a metaclass"
    for name, found in _own(kind, (*_MAKING, *_TEXTS) if formats else _MAKING):
        if not isinstance(found, FunctionType) or not (is_library_function(found) or followed(found)):
            return f"{kind.__qualname__} defines {name}"
    return ""


def initializers_of(kind: type) -> list[FunctionType]:
    """Return the initializers of a class of exceptions that are the user's."""
    return [found for _, found in _own(kind, ("__init__",)) if isinstance(found, FunctionType)]


def has_initializer(kind: type) -> bool:
    """Tell whether anything but Python's own initializer makes the exceptions of a class."""
    return any(True for _ in _own(kind, ("__init__",)))


def _own(kind: type, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for base in kind.__mro__:
        if is_user_class(base):
            yield from ((name, vars(base)[name]) for name in names if name in vars(base))
