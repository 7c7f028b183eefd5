"""Instances of the user's classes as what a loop runs over, where their ``__iter__`` gives the items of an attribute.

``return iter(self.items)``, ``yield from self.items`` and ``for x in self.items: yield x`` are known by their bytecode.
A loop over such an instance is one over the list, tuple, range or array that the attribute holds when the loop begins;
nothing else of the class runs there.
"""

from __future__ import annotations

import builtins
import inspect
from functools import lru_cache
from types import CodeType, FunctionType, GetSetDescriptorType
from typing import Any

from autopar.runtime.guards.classes import has_plain_metaclass
from autopar.runtime.parts import MISSING
from autopar.runtime.values import is_array

_ITER = iter
_HELD = (list, tuple, range)
_FORMS = (
    "return iter(self.{0})",
    "yield from self.{0}",
    "for item in self.{0}: yield item",
)
_KINDS = (
    inspect.CO_VARARGS
    | inspect.CO_VARKEYWORDS
    | inspect.CO_GENERATOR
    | inspect.CO_COROUTINE
    | inspect.CO_ITERABLE_COROUTINE
    | inspect.CO_ASYNC_GENERATOR
)


def run_over_by(iterable: Any) -> Any:
    """Return what a loop over an object runs over: the object, or what it holds and gives the items of."""
    kind = type(iterable)
    if not has_plain_metaclass(kind):
        return iterable
    name = _attribute_of(kind)
    held = _held(iterable, kind, name) if name else MISSING
    return held if type(held) in _HELD or is_array(held) else iterable


def _attribute_of(kind: type) -> str:
    """Return the attribute whose items instances give, ``""`` where that is not known."""
    found = next((vars(base)["__iter__"] for base in kind.__mro__ if "__iter__" in vars(base)), None)
    if type(found) is not FunctionType or found.__closure__:
        return ""
    function: Any = found  # mypy does not know of its builtins
    if "iter" in found.__globals__ or function.__builtins__ is not vars(builtins) or builtins.iter is not _ITER:
        return ""
    return _given(found.__code__)


def _held(value: Any, kind: type, name: str) -> Any:
    """Return what an instance itself holds under a name, where reading it runs no code."""
    for base in kind.__mro__[:-1]:
        own = vars(base)
        if name in own or "__getattribute__" in own or type(own.get("__dict__", _NO_DICT)) is not GetSetDescriptorType:
            return MISSING
    try:
        return object.__getattribute__(value, "__dict__").get(name, MISSING)
    except AttributeError:
        return MISSING


class _Plain:
    """Has a dict as other instances do."""


_NO_DICT = vars(_Plain)["__dict__"]


@lru_cache(maxsize=256)
def _given(code: CodeType) -> str:
    """Return the attribute of its argument whose items a function gives, ``""`` for any other function."""
    name = code.co_names[-1] if code.co_names else ""
    text = "'says what it does'\n    " if code.co_consts and isinstance(code.co_consts[0], str) else ""
    forms = (_form(f"def __iter__(self):\n    {text}{form.format(name)}\n") for form in _FORMS)
    return name if name.isidentifier() and any(_is_like(code, form) for form in forms) else ""


def _form(text: str) -> CodeType:
    module = compile(text, "<form>", "exec")
    return next(constant for constant in module.co_consts if isinstance(constant, CodeType))


def _is_like(code: CodeType, form: CodeType) -> bool:
    """Tell whether two functions are the same but for the names of their variables, and texts that say what they do."""
    return _essence(code) == _essence(form)


def _essence(code: CodeType) -> tuple[object, ...]:
    counts = code.co_argcount, code.co_kwonlyargcount, code.co_nlocals, code.co_flags & _KINDS
    return code.co_code, code.co_names, code.co_consts[1:], code.co_exceptiontable, counts
