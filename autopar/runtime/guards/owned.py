"""Rows of a written list that are no lists: instances, dicts and arrays, each of which must belong to its row alone."""

from __future__ import annotations

from collections.abc import Iterable
from types import FunctionType, MemberDescriptorType
from typing import Any

from autopar.runtime.guards.classes import is_user_class, unplain
from autopar.runtime.guards.overlap import unfit_for_writing
from autopar.runtime.parts import NAMESPACES
from autopar.runtime.trees import held
from autopar.runtime.values import atoms, is_array, is_immutable


class NotOwned(Exception):
    """A row holds what may be another's too, or what cannot be followed."""


class Owned:
    """What the rows of a written list hold.

    Parameters
    ----------
    name
        The list, for messages.
    forbidden
        Ids of what the loop changes; the rows' nodes are added.
    budget
        Number of objects that may be looked at.
    arrays_only
        True where rows are changed in place and replaced: an array then stays itself, a number gives another one.
    """

    def __init__(self, name: str, forbidden: dict[int, str], budget: int, arrays_only: bool = False) -> None:
        self.arrays: list[Any] = []
        self.instances: list[Any] = []
        self.name = name
        self._forbidden = forbidden
        self._left = budget
        self._arrays_only = arrays_only
        self._classes: set[type] = set()

    def take(self, rows: Iterable[Any]) -> None:
        """Look at rows; raises `NotOwned`."""
        known = atoms()
        for row in rows:
            if type(row) not in known and not is_immutable(row):
                for part in self._parts(row):
                    if type(part) not in known and not is_immutable(part):
                        if not is_array(part):
                            # The loop may put an older object into one, and change it there.
                            raise NotOwned(f"{self.name} holds a {type(part).__name__} in a row")
                        self._parts(part)

    def _parts(self, value: Any) -> Iterable[Any]:
        """Take a node; return what it holds that may be a node as well."""
        if id(value) in self._forbidden:
            raise NotOwned(f"{self.name} and {self._forbidden[id(value)]} share an object")
        self._forbidden[id(value)] = self.name
        inner = self._inner(value)
        self._left -= 1 + len(inner) // 16
        if self._left < 0:
            raise NotOwned("there are too many objects to check")
        return () if atoms().issuperset(map(type, inner)) else inner

    def _inner(self, value: Any) -> Any:
        """Return what a node holds."""
        kind = type(value)
        if is_array(value):
            if reason := unfit_for_writing(value):
                raise NotOwned(f"an array in {self.name} {reason}")
            self.arrays.append(value)
            return ()
        if self._arrays_only:
            raise NotOwned(f"elements of {self.name} can be changed in place")
        if kind is list:
            return value
        if kind is dict:
            if not all(map(is_immutable, value)):
                raise NotOwned(f"a dict in {self.name} has keys that can be changed")
            return value.values()
        if kind not in self._classes:
            _check_class(kind, self.name)
            self._classes.add(kind)
        self.instances.append(value)
        return held(value).values()


def _check_class(kind: Any, name: str) -> None:
    """Its instances hold all that they can change themselves, and no code of the class runs when they do."""
    if (kind.__module__, kind.__name__) in NAMESPACES:
        return
    if type(kind) is not type or not is_user_class(kind):
        raise NotOwned(f"{name} holds an object of type {kind.__module__}.{kind.__qualname__}")
    if reason := unplain(kind):
        raise NotOwned(reason)
    for base in kind.__mro__[:-1]:
        for member, value in vars(base).items():
            if type(value) is MemberDescriptorType:
                raise NotOwned(f"{kind.__qualname__} has slots")
            plain = isinstance(value, (FunctionType, staticmethod, classmethod, property)) and not _holds_more(value)
            if not plain and not _is_special(member) and not is_immutable(value):
                raise NotOwned(f"all instances of {kind.__qualname__} share {member}")


def _holds_more(member: Any) -> bool:
    """Has somebody put attributes onto a function?"""
    return bool(getattr(getattr(member, "__func__", member), "__dict__", None))


def _is_special(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
