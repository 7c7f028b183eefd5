"""From a name to what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from autopar.catalog import (
    builtin_functions,
    builtin_methods,
    numpy_functions,
    numpy_methods,
    numpy_submodules,
    random_numbers,
    scipy_arrays,
    scipy_callbacks,
    scipy_special,
    scipy_stats,
    stdlib_functions,
    stdlib_methods,
)
from autopar.catalog.known import Argument, Effect, Family, Known, Returns

_FUNCTIONS = (
    builtin_functions.FUNCTIONS,
    stdlib_functions.FUNCTIONS,
    numpy_functions.FUNCTIONS,
    numpy_submodules.FUNCTIONS,
    random_numbers.FUNCTIONS,
    scipy_special.FUNCTIONS,
    scipy_arrays.FUNCTIONS,
    scipy_callbacks.FUNCTIONS,
    scipy_stats.FUNCTIONS,
)
_METHODS = (builtin_methods.METHODS, stdlib_methods.METHODS, numpy_methods.METHODS, random_numbers.METHODS)
_ATTRIBUTES = (builtin_methods.ATTRIBUTES, stdlib_methods.ATTRIBUTES, numpy_methods.ATTRIBUTES)
_CONSTANTS = (stdlib_functions.CONSTANTS, numpy_functions.CONSTANTS)

_T = TypeVar("_T")
_FROM_BELOW = (Returns.VIEW, Returns.ARGUMENT, Returns.ELEMENT)


def known_function(qualified: str) -> Known | None:
    """Return what is known of a function, a class or another callable by its qualified name,
    ``"numpy.linalg.svd"``."""
    family = _functions().get(qualified)
    return None if family is None else family.known(qualified)


@cache
def known_method(name: str, receiver: str | None = None) -> Known | None:
    """Return what is known of a method, by its bare name.

    Parameters
    ----------
    name
        ``"sort"``.
    receiver
        Name of the receiver's type where it is sure (one of `receivers()`, ``"list"``, ``"numpy.ndarray"``); None
        asks for the join over all safe types: it mutates what any of them mutates, and its result may point
        wherever any of theirs may.
    """
    families = _methods().get(name, {})
    if receiver is not None:
        family = families.get(receiver)
        return None if family is None else family.known(name)
    return _joined(name, families.values())


@cache
def known_attribute(name: str, receiver: str | None = None) -> Known | None:
    """Return what is known of reading a data attribute (``shape``, ``T``); as for methods, the join over all safe
    types."""
    families = _attributes().get(name, {})
    if receiver is not None:
        family = families.get(receiver)
        return None if family is None else family.known(name)
    return _joined(name, families.values())


def known_constant(qualified: str) -> bool:
    """Tell whether a qualified name is an immutable constant of a known module: ``"math.pi"``,
    ``"numpy.float64"``."""
    return qualified in _constants()


def names() -> Iterator[str]:
    """Yield the qualified name of every known function."""
    yield from _functions()


def receivers() -> frozenset[str]:
    """Return the types whose methods are known."""
    return frozenset(owner for families in _methods().values() for owner in families)


def _joined(name: str, families: Iterable[Family]) -> Known | None:
    joined: Known | None = None
    for family in families:
        other = family.known(name)
        joined = other if joined is None else _join(joined, other)
    return joined


def _join(one: Known, other: Known) -> Known:
    """Return the weakest entry that holds for both. Time and BLAS: what either may do is what is worth knowing."""
    return Known(
        one.name,
        one.effects | other.effects,
        _union(one.mutates, other.mutates),
        _wider(one.returns, other.returns),
        _union(one.calls, other.calls),
        _union(one.caveats, other.caveats),
        one.blas or other.blas,
        one.releases_gil or other.releases_gil,
    )


def _union(one: tuple[_T, ...], other: tuple[_T, ...]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _wider(one: Returns, other: Returns) -> Returns:
    order = (Returns.IMMUTABLE, Returns.FRESH, Returns.SHALLOW)
    if one == other:
        return one
    if one in order and other in order:
        return max(one, other, key=order.index)
    if one in _FROM_BELOW and other in order[:2]:
        return one
    if other in _FROM_BELOW and one in order[:2]:
        return other
    return Returns.UNKNOWN


@cache
def _functions() -> dict[str, Family]:
    return {
        f"{family.owner}.{name}": family for table in _FUNCTIONS for family in table for name in family.names.split()
    }


@cache
def _methods() -> dict[str, dict[str, Family]]:
    return _by_name(_METHODS)


@cache
def _attributes() -> dict[str, dict[str, Family]]:
    return _by_name(_ATTRIBUTES)


def _by_name(tables: Iterable[Iterable[Family]]) -> dict[str, dict[str, Family]]:
    found: dict[str, dict[str, Family]] = {}
    for table in tables:
        for family in table:
            for name in family.names.split():
                found.setdefault(name, {})[family.owner] = family
    return found


@cache
def _constants() -> frozenset[str]:
    return frozenset(f"{owner}.{name}" for table in _CONSTANTS for owner, text in table for name in text.split())


__all__ = [
    "Argument",
    "Effect",
    "known_attribute",
    "known_constant",
    "known_function",
    "known_method",
    "names",
    "receivers",
]
