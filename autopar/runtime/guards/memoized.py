"""Whether a memoized function's cache may be filled by workers: what it remembers, and what its function depends on."""

from __future__ import annotations

import builtins
import sys
from functools import cache
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

from autopar.runtime.guards.installed import is_installed, is_library_function, is_library_module
from autopar.runtime.guards.names import named_in
from autopar.runtime.memos import Memo, memo_of
from autopar.runtime.values import is_immutable, numpy


def memo_obstacle(memo: Memo) -> str:
    """Return why a loop that calls a memoized function must run as written, ``""`` where nothing speaks against it."""
    name = memo.function.__qualname__
    if memo.is_full:
        return f"the cache of {name} is full"
    if memo.limit is not None and not _is_timeless(memo.function, set()):
        return f"the cache of {name} is bounded, and the function depends on more than its arguments"
    if not all(map(is_immutable, memo.results())):
        return f"what {name} remembers can be changed"
    if module := asks_for_counts():
        return f"{module} asks for a cache_info"
    return ""


def is_memoized(value: Any, name: str, home: dict[str, Any]) -> bool:
    """Tell whether a value remembers what the function of this name gives, of the module with these globals."""
    memo = memo_of(value)
    return memo is not None and memo.function.__qualname__ == name and memo.function.__globals__ is home


def _is_timeless(function: FunctionType, seen: set[int]) -> bool:
    """Does a function give the same for the same arguments whenever it is called?

    It names functions and modules of libraries and functions of the user's that are so themselves, and nothing else: no
    data that may be other data later, and no memoized function, whose depth of recursion depends on its cache.
    """
    if id(function) in seen:
        return True
    seen.add(id(function))
    defaults = (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values())
    if function.__closure__ or not all(map(is_immutable, defaults)):
        return False
    names = function.__globals__
    return all(_is_constant(names[c[0]], c, seen) for c in named_in(function.__code__).chains if c[0] in names)


def _is_constant(value: Any, chain: tuple[str, ...], seen: set[int]) -> bool:
    if type(value) is ModuleType:
        return is_library_module(value)
    if type(value) is FunctionType:
        return is_library_function(value) or (len(chain) == 1 and _is_timeless(value, seen))
    np = numpy()
    return (
        type(value) is BuiltinFunctionType
        or (np is not None and isinstance(value, np.ufunc))
        or (isinstance(value, type) and vars(builtins).get(value.__name__) is value)
    )


def asks_for_counts() -> str:
    """Return which module of the program may ask how often a cache was of use, ``""`` where none does."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        root = name.partition(".")[0]
        if not isinstance(file, str) or not file.endswith(".py") or root in sys.stdlib_module_names:
            continue
        if root != "autopar" and not is_installed(file) and _names_counts(file):
            return name
    return ""


@cache
def _names_counts(file: str) -> bool:
    try:
        with open(file, "rb") as opened:
            text = opened.read()
        return b"cache_info" in text and _names(compile(text, file, "exec", dont_inherit=True), "cache_info")
    except (OSError, SyntaxError, ValueError, RecursionError):
        return False


def _names(code: CodeType, name: str) -> bool:
    """Does code name an attribute, by its name or in a text of its own?"""
    inner = (c for c in code.co_consts if isinstance(c, CodeType))
    return name in code.co_names or name in code.co_consts or any(_names(c, name) for c in inner)
