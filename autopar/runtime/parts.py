"""Attributes that a loop writes into, ``self.grid``: found without running code of the user's, replaced in a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from autopar.runtime.values import is_array

MISSING: Any = object()
"""Stands for an attribute that a plain look cannot find."""

NAMESPACES = frozenset({("argparse", "Namespace"), ("types", "SimpleNamespace")})
"""Classes whose instances hold attributes and nothing else."""


_COUNTS = frozenset({"size", "ndim", "nbytes", "itemsize"})


def attribute(value: object, name: str) -> Any:
    """Return an attribute that an instance holds itself, or that its class holds and no descriptor stands for."""
    kind = type(value)
    if is_array(value):
        return getattr(value, name) if name in _COUNTS else MISSING
    for base in kind.__mro__:
        found = vars(base).get(name, MISSING)
        if found is not MISSING:
            if hasattr(type(found), "__get__"):
                return MISSING
            break
    else:
        found = MISSING
    try:
        return object.__getattribute__(value, "__dict__").get(name, found)
    except AttributeError:
        return MISSING


def operand_of(
    name: str, names: Iterable[str], operands: Iterable[object], others: Mapping[str, Any] = MappingProxyType({})
) -> Any:
    """Return what a dotted name stands for, else among ``others``; `MISSING` where it is no plain attribute."""
    first, *rest = name.split(".")
    value: Any = dict(zip(names, operands, strict=False)).get(first, others.get(first, MISSING))
    for part in rest:
        value = attribute(value, part)
    return value


def with_parts(value: Any, parts: Mapping[tuple[str, ...], object]) -> Any:
    """Return a copy of an instance in which some attributes are replaced, by their paths.

    What lies on the way is copied too; everything else is shared.
    """
    kind: Any = type(value)
    twin = kind.__new__(kind)
    held = vars(twin)
    held.update(vars(value))
    below: dict[str, dict[tuple[str, ...], object]] = {}
    for (first, *rest), part in parts.items():
        if rest:
            below.setdefault(first, {})[tuple(rest)] = part
        else:
            held[first] = part
    for first, deeper in below.items():
        held[first] = with_parts(held[first], deeper)
    return twin


def put_in(names: Sequence[str], arguments: list[Any], values: Mapping[str, Any]) -> None:
    """Put values in the places of arguments, and of attributes in copies of those, by their dotted names."""
    below: dict[str, dict[tuple[str, ...], object]] = {}
    for name, value in values.items():
        first, *path = name.split(".")
        if path:
            below.setdefault(first, {})[tuple(path)] = value
        else:
            arguments[names.index(first)] = value
    for first, parts in below.items():
        index = names.index(first)
        arguments[index] = with_parts(arguments[index], parts)


def assign(name: str, names: Iterable[str], operands: Iterable[object], value: object) -> None:
    """Assign an attribute of the user's own instance, by its dotted name."""
    owner, _, last = name.rpartition(".")
    vars(operand_of(owner, names, operands))[last] = value


def paths_below(name: str, dotted: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of those dotted names that start with a name."""
    return tuple(tuple(d.split(".")[1:]) for d in dotted if d.partition(".")[0] == name and "." in d)
