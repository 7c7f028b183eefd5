"""Whether a name holds the functions that the analysis has taken it to hold, and no other."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import partial
from types import FunctionType
from typing import Any

from autopar.runtime.guards.dispatchers import is_dispatcher
from autopar.runtime.guards.sources import is_file_of
from autopar.runtime.parts import MISSING, operand_of
from autopar.runtime.values import atoms, is_array
from autopar.spec.callee import ELSEWHERE, Callee, held_by, partial_name


def wrongly_held(callee: Callee, operands: Mapping[str, Any], home: dict[str, Any]) -> str:
    """Return what an entry says a name holds and it does not, ``""`` where all is as it says."""
    held = held_by(callee.qualname)
    if held is None:
        return ""
    path, names = held
    if callee.module:
        module = sys.modules.get(callee.module)
        home = {} if module is None else vars(module)
        if not is_file_of(str(home.get("__file__")), callee.digest):
            return f"{callee.module} is not what was analysed"
    owner, _, name = path.rpartition(".<locals>.")
    names_there = operands if owner else home
    value = operand_of(name, names_there.keys(), names_there.values())
    if value is MISSING or not _holds_only(value, names, home):
        return f"{name} holds other functions than those that were analysed"
    return ""


def _holds_only(value: Any, names: frozenset[str], home: dict[str, Any]) -> bool:
    known = atoms()
    waiting, seen = [value], set()
    while waiting:
        item = waiting.pop()
        kind = type(item)
        if kind in known or is_array(item) or id(item) in seen:
            continue
        seen.add(id(item))
        if kind in (list, tuple, set, frozenset):
            waiting.extend(item)
        elif kind is dict:
            waiting.extend(item.values())
        elif not _is_named(item.py_func if is_dispatcher(item) else item, names, home):
            return False
    return True


def _is_named(item: Any, names: frozenset[str], home: dict[str, Any]) -> bool:
    if type(item) is partial:
        function = item.func
        if type(function) is not FunctionType or vars(item) or vars(function):
            return False
        if function.__globals__ is home:
            return partial_name(function.__qualname__, len(item.args), item.keywords) in names
        name = f"{function.__globals__.get('__name__')}{ELSEWHERE}{function.__qualname__}"
        return partial_name(name, len(item.args), item.keywords) in names
    if type(item) is FunctionType and item.__globals__ is not home:
        name = f"{item.__globals__.get('__name__')}{ELSEWHERE}{item.__qualname__}"
        if name in names:
            return item.__qualname__ == item.__code__.co_qualname and not vars(item)
    if type(item) is FunctionType and item.__globals__ is home:
        own = item.__qualname__ == item.__code__.co_qualname and not vars(item)
        return own and item.__qualname__ in names
    return any(item is _imported(name) for name in names if "." in name)


def _imported(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return vars(sys.modules[module]).get(attribute, MISSING) if module in sys.modules else MISSING
