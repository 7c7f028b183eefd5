"""The globals and attributes that a function's code names, read off its bytecode once."""

from __future__ import annotations

import dis
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType


@dataclass(frozen=True, slots=True)
class Named:
    """What one code object, with the code nested in it, names.

    Parameters
    ----------
    chains
        Globals with the attributes that are read from them at once: ``("np", "linalg", "svd")``.
    attributes
        All attribute and method names.
    """

    chains: frozenset[tuple[str, ...]]
    attributes: frozenset[str]


_GLOBALS = frozenset({"LOAD_GLOBAL", "LOAD_NAME", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"})
_ATTRIBUTES = frozenset({"LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR", "LOAD_SUPER_ATTR"})
_SILENT = frozenset({"CACHE", "EXTENDED_ARG", "PUSH_NULL", "NOP"})


@lru_cache(maxsize=4096)
def named_in(code: CodeType) -> Named:
    """Return what a code object names."""
    chains: set[tuple[str, ...]] = set()
    attributes: set[str] = set()
    chain: tuple[str, ...] = ()
    for instruction in dis.get_instructions(code):
        if instruction.opname in _SILENT:
            continue
        if instruction.opname in _ATTRIBUTES:
            attributes.add(str(instruction.argval))
            if chain:
                chain = (*chain, str(instruction.argval))
            continue
        if chain:
            chains.add(chain)
        chain = (str(instruction.argval),) if instruction.opname in _GLOBALS else ()
    if chain:
        chains.add(chain)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            inner = named_in(constant)
            chains |= inner.chains
            attributes |= inner.attributes
    return Named(frozenset(chains), frozenset(attributes))
