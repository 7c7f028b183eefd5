"""What the walk over the operands has met, and whether what the code uses of it is what was analysed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import FunctionType, MappingProxyType
from typing import Any

from autopar.runtime.guards import NOT_YET
from autopar.runtime.guards.callees import Callees
from autopar.runtime.guards.classes import (
    cached_in,
    is_abstract,
    is_generated,
    member,
    properties_of,
    read_by_others,
)
from autopar.runtime.guards.enumerations import code_of_enumeration, unfit_enumeration
from autopar.runtime.guards.exceptions import unfit_exception
from autopar.runtime.guards.instances import Instances
from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.receivers import Receivers
from autopar.runtime.guards.unnamed import Unnamed
from autopar.runtime.memos import Memo

_OF_SUPER = frozenset({"__init__", "__post_init__"})
"""Called by name of classes alone, which are named in what was analysed."""


class Met:
    """What the walk has met so far.

    Parameters
    ----------
    calls
        The user's functions that were analysed, as `LoopSpec.calls` names them.
    home
        Globals of the kernel's module.
    forbidden
        Ids of the objects that the loop changes: nothing else may reach them.
    budget
        Number of objects that may be looked at.
    own
        Globals of the kernel's module among the forbidden ones, which may be reached by that name.
    prints
        True where ``sys.stdout`` and ``sys.stderr`` may be asked for.
    """

    def __init__(
        self,
        calls: Iterable[str],
        home: dict[str, Any],
        forbidden: dict[int, str],
        budget: int,
        own: Mapping[str, Any] = MappingProxyType({}),
        prints: bool = False,
    ) -> None:
        self.callees = Callees()
        self.callees.add(calls, home)
        self.arrays: list[Any] = []
        self.bound: frozenset[str] = frozenset()
        """Names that the kernel binds: its module must not be asked for them."""
        self.receivers = Receivers()
        self.instances = Instances()
        self._home = home
        self._forbidden = forbidden
        self.unnamed = Unnamed(forbidden)
        self._own = own
        self._prints = prints
        self.logs = False
        self.memos: Mapping[int, Memo] = {}
        """Caches whose new results are taken home, by the ids of the wrappers."""
        self.operands: Mapping[str, Any] = {}
        self._left = budget
        self._seen: dict[int, object] = {}
        self._waiting: list[Any] = []
        self._named: dict[int, Any] = {}
        """Classes and modules that were met by name or as classes of instances, not as values."""
        self._classes: dict[type, None] = {}
        self._holders: dict[type, list[Any]] = {}
        """The instances that were met, by class."""
        self._as_values: set[int] = set()
        """Ids of the classes that code can reach otherwise than as that of an instance, and so may call."""
        self._makes = False
        """True where code may make another instance of what it has one of."""
        self._records: dict[type, dict[str, Any]] = {}
        self._enumerations: dict[type, None] = {}
        self._exceptions: dict[type, None] = {}
        self._attributes: dict[str, set[int]] = {}
        """Names of attributes, with the modules, by the ids of their globals, whose code uses them."""
        self._formats = False
        self._dynamic = False
        self._subtracts = False
        self._members: object = None
        """A set, or a dict, of objects that can be changed."""
        self._owners: list[str] = []
        self._copied = False
        self._objects: dict[str, Any] = {}
        self._callable: dict[int, Any] = {}
        self._addresses = False

    @property
    def asks_for_addresses(self) -> bool:
        """Does the loop use ``hash`` or ``id``?"""
        return self._addresses

    def _check_objects(self) -> None:
        """A method of an operand is its class's, not something else that can be called under that name."""
        called = self._attributes.keys()
        methods: dict[type, dict[str, Any]] = {}
        for name, value in self._objects.items():
            found = methods.get(type(value))
            if found is None:
                found = methods[type(value)] = self._methods_of(type(value), name)
            for own in sorted(getattr(value, "__dict__", {}).keys() & called):
                if callable(value.__dict__[own]) or own in found:
                    raise Unsafe(f"{name} has a {own} of its own")

    def _may_be_had(self, function: FunctionType) -> bool:
        return self.callees.may_be_had(function, self._home)

    def _methods_of(self, kind: type, owner: str) -> dict[str, Any]:
        """Return what of a class the code calls; each is a function of a module that was looked at for it."""
        found: dict[str, Any] = {}
        for base in kind.__mro__:
            for name in (self._attributes.keys() & vars(base).keys()) - _OF_SUPER:
                found.setdefault(name, getattr(vars(base)[name], "__func__", vars(base)[name]))
        for name, plain in found.items():
            if callable(plain) and not (isinstance(plain, FunctionType) and self._may_be_had(plain)):
                raise Unsafe(f"{owner} has a {name} of its own")
        return {name: plain for name, plain in found.items() if isinstance(plain, FunctionType)}

    def finish(self) -> None:
        """Check the methods of the classes that were met: those whose names the code uses must have been analysed."""
        if self._owners and self._addresses:
            raise Unsafe(f"workers have a copy of {self._owners[0]}, and the loop uses hash or id")
        if self._subtracts and self._members is not None:
            raise Unsafe("a set or dict holds objects that can be changed, and the loop makes others of its members")
        self._check_objects()
        unnamed = self.unnamed.asked_for(self._attributes, self._dynamic)
        called = self._attributes.keys()
        if reason := unnamed or self.receivers.shadowed(called, self.callees.methods, self._classes):
            raise Unsafe(reason)
        if self._copied and self._formats:
            raise Unsafe(f"workers have a copy of {self._owners[0]}, and the loop makes texts")
        for value in self._callable.values():
            found = next(vars(c)["__call__"] for c in type(value).__mro__ if "__call__" in vars(c))
            known = type(found) is FunctionType and self._is_analysed(found, "__call__")
            if not known or not self._may_be_had(found):
                raise Unsafe(f"{type(value).__qualname__} defines __call__")
        for kind in (*self._records, *self._enumerations, *self._classes):
            if reason := self.callees.finals.broken_by(kind):
                raise Unsafe(reason)
        for kind, methods in self._records.items():
            self._check_record(kind, methods)
        for kind in self._enumerations:
            self._check_enumeration(kind)
        for kind in self._exceptions:
            if reason := unfit_exception(kind, self.callees.followed, self._formats):
                raise Unsafe(reason)
        for kind in self._classes:
            if self._formats and kind not in self.instances.classes and self._speaks(kind):
                raise Unsafe(f"{kind.__qualname__} has texts of its own")
            self._check_properties(kind)
            self._check_cached(kind)
            if not self.callees.inherits_as_analysed(kind):
                raise Unsafe(f"{kind.__qualname__} inherits from other classes than when it was analysed")
            for name in sorted(self._attributes.keys() - _OF_SUPER):
                found = member(kind.__mro__, name)
                plain = getattr(found, "__func__", found)
                if is_abstract(kind) and getattr(plain, "__isabstractmethod__", False):
                    continue  # of no instance
                if isinstance(plain, FunctionType) and not self._is_analysed(plain, name):
                    raise Unsafe(f"{plain.__qualname__} was not analysed")

    def _check_enumeration(self, kind: type) -> None:
        """What of an enumeration the code uses runs none of the user's code, or what was analysed."""
        if reason := unfit_enumeration(kind, self._formats):
            raise Unsafe(reason)
        for name, function, when_read in code_of_enumeration(kind):
            if when_read and (self._dynamic or read_by_others(name, kind)):
                raise Unsafe(f"{kind.__qualname__} defines {name}")
            if name not in self._attributes:
                continue
            known = type(function) is FunctionType and self._is_analysed(function, name)
            if not known or (when_read and self._attributes[name] != {id(function.__globals__)}):
                raise Unsafe(f"{kind.__qualname__}.{name} was not analysed")

    def _check_cached(self, kind: type) -> None:
        """Properties that are computed once are plain attributes when that is done; no new instances are made."""
        for name in sorted(cached_in(kind)):
            if name not in self._attributes and not (self._dynamic or read_by_others(name, kind)):
                continue
            if id(kind) in self._as_values or kind in self.instances.classes or self._may_make(kind):
                raise Unsafe(f"{kind.__qualname__} computes {name} when it is first read")
            for value in self._holders.get(kind, ()):
                if not dict.__contains__(getattr(value, "__dict__", {}), name):
                    raise Unsafe(f"{name} of an instance of {kind.__qualname__} {NOT_YET}")

    def _may_make(self, kind: type) -> bool:
        """May code make instances of the class of one that it has?"""
        if self._makes or "__class__" in self._attributes or "__new__" in self._attributes:
            return True
        members = (item for base in kind.__mro__[:-1] for item in vars(base).items())
        return any(type(value) is classmethod and name in self._attributes for name, value in members)

    def _check_properties(self, kind: type) -> None:
        """Properties whose names the code uses are read-only, with getters that were analysed; it reads no others."""
        for name, found in properties_of(kind).items():
            if self._dynamic or read_by_others(name, kind):
                raise Unsafe(f"{kind.__qualname__} defines {name}")
            if name in self._attributes and not self._is_followed(name, found):
                raise Unsafe(f"{kind.__qualname__}.{name} was not analysed")

    def _is_followed(self, name: str, found: property) -> bool:
        """Only code of the getter's own module was analysed with the getter in mind."""
        getter = found.fget
        if found.fset is not None or found.fdel is not None or type(getter) is not FunctionType:
            return False
        return self._attributes[name] == {id(getter.__globals__)} and self._is_analysed(getter, name)

    def _is_analysed(self, function: FunctionType, name: str) -> bool:
        """Tell whether a method was analysed under the name that the code calls it by."""
        return function.__qualname__.rpartition(".")[2] == name and self.callees.followed(function)

    def _speaks(self, kind: type) -> bool:
        """Does a class have texts of its own making? They are code that formatting an instance would run."""
        return any(
            isinstance(vars(base).get(name), FunctionType) and not is_generated(vars(base)[name])
            for base in kind.__mro__[:-1]
            for name in ("__str__", "__repr__", "__format__")
        )

    def _check_record(self, kind: type, methods: dict[str, Any]) -> None:
        for name in sorted(methods.keys() & self._attributes.keys()):
            found = methods[name]
            plain = getattr(found, "__func__", found)
            if not (self._is_followed(name, found) if type(found) is property else self._is_analysed(plain, name)):
                raise Unsafe(f"{kind.__qualname__}.{name} was not analysed")
        for name, found in methods.items():
            if type(found) is property and (self._dynamic or read_by_others(name, kind)):
                raise Unsafe(f"{kind.__qualname__} defines {name}")
