"""Instances whose special methods were followed: each is of the class that it was taken for, and has no other name.

The closed world lets no instance in whose operators run code. These are let in one by one, under the names that the
spec gives them, and nothing else that the loop reaches may refer to them.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterable
from types import FunctionType
from typing import Any

from autopar.runtime.guards.classes import (
    MADE_BY_PYTHON,
    globals_of,
    has_plain_metaclass,
    home_of,
    is_generated,
    is_plain_member,
)
from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.sources import is_code_of
from autopar.runtime.parts import MISSING, attribute
from autopar.spec.callee import ELSEWHERE, Callee
from autopar.spec.instance import FOLLOWED, Instance, instances_in, special_classes

MOST = 20_000
"""Items of one list that are looked at."""
_MAKING = frozenset({"__init__", "__post_init__"})


class Instances:
    """What the ``objects`` of a spec say of instances with special methods.

    Parameters
    ----------
    entries
        The spec's ``objects``.
    home
        Globals of the kernel's module.
    calls
        The spec's ``calls``, which say of what texts the other modules were.
    """

    def __init__(
        self, entries: tuple[str, ...] = (), home: dict[str, Any] | None = None, calls: Iterable[str] = ()
    ) -> None:
        self._home = home or {}
        self._texts = _Texts(self._home, calls)
        self._named = instances_in(entries)
        self.bases = frozenset(instance.path[0] for instance in self._named)
        """Names of operands that are such instances, or hold them."""
        self._kinds = {name: self._class(name) for name in sorted(special_classes(entries))}
        self.classes = {base for kind in self._kinds.values() for base in kind.__mro__[:-1] if base is not ABC}
        self.known: dict[int, Any] = {}
        """Instances, what holds them, and the containers of them, by their ids."""
        self.containers: set[int] = set()
        self._instances: set[int] = set()
        self._names: dict[int, set[str]] = {}
        self._parts: dict[int, set[str]] = {}

    def _class(self, name: str) -> type:
        module, _, qualname = name.rpartition(ELSEWHERE)
        names = globals_of(module) if module else self._home
        found = names.get(qualname)
        if not isinstance(found, type) or found.__qualname__ != qualname or home_of(found) is not names:
            raise Unsafe(f"{name} is not the class that was analysed")
        if reason := unfit_class(found, self._texts):
            raise Unsafe(reason)
        return found

    def take(self, operands: dict[str, Any]) -> None:
        """Find all instances; raises `Unsafe` where one is of another class."""
        for instance in self._named:
            value: Any = operands.get(instance.path[0], self._home.get(instance.path[0], MISSING))
            shown = instance.path[0]
            for part in instance.path[1:]:
                self._note(value, shown)
                self._parts.setdefault(id(value), set()).add(part)
                value, shown = attribute(value, part), f"{shown}.{part}"
            self._take(instance, value, shown)

    def _take(self, instance: Instance, value: Any, shown: str) -> None:
        kind = self._kinds[instance.kind]
        items = [value]
        if instance.items:
            if type(value) not in (list, tuple) or len(value) > MOST:
                raise Unsafe(f"{shown} is no list or tuple of at most {MOST} items")
            self._note(value, shown)
            self.containers.add(id(value))
            items = list(value)
        for item in items:
            if type(item) is not kind:
                raise Unsafe(f"{shown} is of type {type(item).__name__}, not {instance.kind}")
            self._note(item, shown)
            self._instances.add(id(item))

    def _note(self, value: Any, shown: str) -> None:
        self.known[id(value)] = value
        self._names.setdefault(id(value), set()).add(shown)

    def parts(self, value: Any) -> set[str]:
        """Return the attributes of an instance that are such instances, or hold them."""
        return self._parts.get(id(value), set())

    def is_instance(self, value: Any) -> bool:
        """Is it one whose special methods were followed wherever the loop uses it?"""
        return id(value) in self._instances

    def names(self, value: Any) -> set[str]:
        """Return the names that a value was found under."""
        return self._names.get(id(value), set())

    def others(self) -> list[Any]:
        """Return all that was found but for the containers."""
        return [value for key, value in self.known.items() if key not in self.containers]


class _Texts:
    """Of what text the methods of a class are: the kernel's module as it is, or another module as it was analysed."""

    def __init__(self, home: dict[str, Any], calls: Iterable[str]) -> None:
        self._home = home
        self._digests: dict[str, set[str]] = {}
        self._followed: dict[tuple[str, str], set[str]] = {}
        for callee in map(Callee.parse, calls):
            if callee.module:
                self._digests.setdefault(callee.module, set()).add(callee.digest)
            owner, _, name = callee.qualname.rpartition(".")
            if name in FOLLOWED:
                self._followed.setdefault((callee.module, owner), set()).add(name)

    def are_known(self, owner: type) -> bool:
        """Tell whether a class is of the kernel's module, or of one of which one text was analysed."""
        return home_of(owner) is self._home or len(self._digests.get(owner.__module__, ())) == 1

    def lacks(self, owner: type) -> str:
        """Return a special method that was followed and that a class has not any more, ``""`` if there is none."""
        module = "" if home_of(owner) is self._home else owner.__module__
        return min(self._followed.get((module, owner.__qualname__), set()) - vars(owner).keys(), default="")

    def have(self, function: FunctionType, owner: type) -> bool:
        """Tell whether a method of a class was made by the text of the module that the class is of."""
        names = home_of(owner)
        if function.__globals__ is not names:
            return False
        return names is self._home or all(
            is_code_of(function.__code__, digest) for digest in self._digests[owner.__module__]
        )


def unfit_class(kind: type, texts: _Texts) -> str:
    """Return why the special methods of a class may not be those that were analysed, or ``""``."""
    for base in kind.__mro__[:-1]:
        if base is ABC:
            continue
        if not has_plain_metaclass(base):
            return f"{kind.__qualname__} has a metaclass"
        if not texts.are_known(base):
            return f"{base.__qualname__} is of a module that was not analysed"
        if name := texts.lacks(base):
            return f"{base.__qualname__} has no {name} any more"
        for name, value in vars(base).items():
            if not (name.startswith("__") and name.endswith("__")):
                if not is_plain_member(name, value, base):
                    return f"{kind.__qualname__} defines {name}"
            elif name in FOLLOWED or name in _MAKING:
                if not _is_own(value, base, name, texts) and not _is_made(value, base):
                    return f"{base.__qualname__}.{name} is not the method that was analysed"
            elif name not in MADE_BY_PYTHON and not is_plain_member(name, value, base):
                return f"{kind.__qualname__} defines {name}"
    return ""


def _is_own(value: Any, owner: type, name: str, texts: _Texts) -> bool:
    if type(value) is not FunctionType or not texts.have(value, owner) or "__wrapped__" in vars(value):
        return False
    return value.__qualname__ == value.__code__.co_qualname == f"{owner.__qualname__}.{name}"


def _is_made(value: Any, owner: type) -> bool:
    """Was it made by `dataclasses`, or is it the None of a class that compares and so has no hash?"""
    return value is None or ("__dataclass_fields__" in vars(owner) and is_generated(value))
