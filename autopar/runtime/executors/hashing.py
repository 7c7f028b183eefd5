"""Whether a job may depend on hash values or addresses: they differ in processes that were not forked from this one."""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType, MethodType
from typing import Any

from autopar.runtime.executors import Job
from autopar.runtime.logged import is_logger
from autopar.runtime.values import all_of, atoms

_NAMES = frozenset({"set", "frozenset", "hash", "id", "object"})
_OPERATIONS = frozenset({"BUILD_SET", "SET_ADD", "SET_UPDATE"})


def depends_on_hashing(job: Job) -> str:
    """Return what in a job may depend on hashes or addresses, ``""`` where nothing does.

    The order of a set of strings is another one in every process; so are ``hash`` and ``id``.
    """
    functions = list(_functions(job))
    for function in functions:
        for code in _codes(function.__code__):
            for instruction in dis.get_instructions(code):
                name = instruction.argval
                if instruction.opname in _OPERATIONS:
                    return f"{function.__qualname__} makes a set"
                if name in _NAMES and instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                    return f"{function.__qualname__} uses {name}"
    if job.spec.prints and (job.spec.objects or job.spec.calls):
        return "what is printed may hold the addresses of objects"
    reached = [function.__globals__.get(name) for function in functions for name in function.__code__.co_names]
    if job.spec.prints and any(is_logger(v) or v is sys.modules.get("logging", job) for v in (*job.operands, *reached)):
        return "the loop logs"
    return "an operand holds a set" if _holds_set([*job.operands, *reached]) else ""


def _functions(job: Job) -> Iterator[FunctionType]:
    """Yield the kernel and the user's functions that it reaches: those that its spec calls, and what they reach."""
    waiting: list[Any] = [job.function, *job.operands]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        value = value.__func__ if isinstance(value, MethodType) else getattr(value, "function", value)
        if type(value) is not FunctionType or id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        names = {name for code in _codes(value.__code__) for name in code.co_names}
        waiting.extend(value.__globals__[name] for name in names if name in value.__globals__)
        waiting.extend(cell.cell_contents for cell in value.__closure__ or () if _filled(cell))


def _filled(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _holds_set(values: list[Any]) -> bool:
    known = atoms()
    waiting = list(values)
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind in known or id(value) in seen:
            continue
        seen.add(id(value))
        if issubclass(kind, (set, frozenset)):
            return True
        if isinstance(value, dict):
            parts: list[Any] = [*value.keys(), *value.values()]
        elif isinstance(value, (list, tuple)):
            parts = list(value)
        else:
            parts = list(getattr(value, "__dict__", {}).values()) if type(kind) is type and kind is not type else []
            if kind is FunctionType or kind.__name__ == "module":
                parts = []
        if not all_of(parts, known):
            waiting.extend(parts)
    return False
