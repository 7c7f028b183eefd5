"""What names stand for now, without running code of the user's."""

from __future__ import annotations

from types import FunctionType, ModuleType
from typing import Any

from autopar.runtime.guards.classes import code_behind
from autopar.runtime.guards.dispatchers import is_dispatcher
from autopar.runtime.guards.installed import is_library_module
from autopar.runtime.kernel import Kernel


class Unsafe(Exception):
    """Something that a kernel reaches may do more than the analysis believes."""


def attribute_of(module: ModuleType, name: str) -> Any:
    """Return a module's attribute; only a library may make one up when it is asked."""
    if is_library_module(module):
        return getattr(module, name, None)
    if name not in vars(module) and "__getattr__" in vars(module):
        raise Unsafe(f"{module.__name__} makes up its attributes")
    return vars(module).get(name)


def resolved(name: str, home: dict[str, Any]) -> object:
    """Return what a qualified name stands for now.

    None for a function inside another, which is met where it is used.
    """
    if "<locals>" in name:
        return None
    first, *rest = name.split(".")
    if first not in home:
        return None
    value: Any = home[first]
    for part in rest:
        value = vars(value).get(part) if isinstance(value, (type, ModuleType)) else None
    value = code_behind(value)
    value = value.py_func if is_dispatcher(value) else value
    if isinstance(value, type) and value.__qualname__ != name:
        raise Unsafe(f"{name} is not the class that was analysed")
    if isinstance(value, (Kernel, type)):
        return value
    if not isinstance(value, FunctionType) or value.__qualname__ != name or value.__globals__ is not home:
        raise Unsafe(f"{name} is not the function that was analysed")
    return value
