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
    formats
        True where a value may be turned into text.
    dynamic
        True where attributes may be read by names that are not among ``attributes``.
    subtracts
        True where a set may be made of members of others, ``alive - dead``.
    """

    chains: frozenset[tuple[str, ...]]
    attributes: frozenset[str]
    formats: bool
    dynamic: bool
    subtracts: bool = False


_GLOBALS = frozenset({"LOAD_GLOBAL", "LOAD_NAME", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"})
_ATTRIBUTES = frozenset({"LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR", "LOAD_SUPER_ATTR"})
_TEXTS = frozenset({"str", "repr", "ascii", "format", "format_map", "print"})
_BY_TEXT = frozenset(
    {"getattr", "hasattr", "getattr_static", "attrgetter", "methodcaller", "format", "format_map", "vformat"}
)
_BY_LITERAL = ("attrgetter", "methodcaller")
"""Where code names these, its texts may be names of attributes."""
_OF_SETS = frozenset({"-", "&", "^", "-=", "&=", "^="})
_SILENT = frozenset({"CACHE", "EXTENDED_ARG", "PUSH_NULL", "NOP"})


@lru_cache(maxsize=4096)
def named_in(code: CodeType) -> Named:
    """Return what a code object names."""
    chains: set[tuple[str, ...]] = set()
    attributes: set[str] = set()
    chain: tuple[str, ...] = ()
    spelled = False
    formats = dynamic = subtracts = False
    for instruction in dis.get_instructions(code):
        if instruction.opname in _SILENT:
            continue
        formats = formats or _formats(instruction)
        dynamic = dynamic or _is_dynamic(instruction)
        spelled = spelled or instruction.argval in _BY_LITERAL
        subtracts = subtracts or (instruction.opname == "BINARY_OP" and instruction.argrepr in _OF_SETS)
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
        if spelled and isinstance(constant, str):
            attributes.update(constant.split("."))
        if isinstance(constant, CodeType):
            inner = named_in(constant)
            chains |= inner.chains
            attributes |= inner.attributes
            formats = formats or inner.formats
            dynamic = dynamic or inner.dynamic
            subtracts = subtracts or inner.subtracts
    return Named(frozenset(chains), frozenset(attributes), formats, dynamic, subtracts)


def _is_dynamic(instruction: dis.Instruction) -> bool:
    name = instruction.opname
    return name == "MATCH_CLASS" or ((name in _GLOBALS or name in _ATTRIBUTES) and instruction.argval in _BY_TEXT)


def _formats(instruction: dis.Instruction) -> bool:
    name = instruction.opname
    if name == "BINARY_OP":
        return instruction.argrepr in ("%", "%=")
    if name in _GLOBALS or name in _ATTRIBUTES:
        return instruction.argval in _TEXTS
    return name.startswith(("FORMAT_", "CONVERT_", "BUILD_INTERPOLATION"))
