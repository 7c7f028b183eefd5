"""The user's functions that the analysis has followed, and how to tell that they are still those.

A function of the kernel's own module is known by its name there. One of another module must have been compiled from the
text that was analysed, stand in its module under its own name, and be what the importing module's name stands for.
"""

from __future__ import annotations

import sys
from abc import ABC
from collections.abc import Iterable, Sequence
from types import CodeType, FunctionType
from typing import Any

from autopar.runtime.guards.classes import globals_of, home_of, is_generated, member
from autopar.runtime.guards.enumerations import is_enumeration
from autopar.runtime.guards.exceptions import has_initializer
from autopar.runtime.guards.memoized import is_memoized
from autopar.runtime.guards.overriding import Finals
from autopar.runtime.guards.records import is_record
from autopar.runtime.guards.sources import is_code_of, is_file_of
from autopar.runtime.guards.wrappers import Wrappers
from autopar.runtime.memos import Memo, memo_of
from autopar.spec.callee import ELSEWHERE, IDENTICAL, LINEAGE, MEMO, METHODS, RECORD, Callee, wrapped_by


class Callees:
    """What the ``calls`` of a kernel, and of the kernels that it reaches, say."""

    def __init__(self) -> None:
        self._own: dict[int, set[str]] = {}
        self._others: dict[str, set[str]] = {}  # by qualified name, the digests of the texts
        self._digests: dict[int, str] = {}  # of the modules of functions that were recognized
        self.finals = Finals()
        self.wrappers = Wrappers(self._from_elsewhere)
        self.methods: set[str] = set()
        """Names of methods that were followed."""
        self._chains: dict[tuple[int | str, tuple[str, ...]], Callee] = {}

    def add(self, entries: Iterable[str], home: dict[str, Any], *, inner: bool = False) -> None:
        """Take in the entries of one kernel, whose module has these globals; an inner one says nothing of operands."""
        callees = [Callee.parse(entry) for entry in entries]
        callees = [c for c in callees if not (inner and c.qualname.startswith(METHODS))]
        digests = {callee.module: callee.digest for callee in callees if callee.module}
        own = self._own.setdefault(id(home), set())
        for callee in callees:
            if self.finals.take(callee):
                continue
            if (wrapping := wrapped_by(callee.qualname)) is not None:
                there = globals_of(callee.module) if callee.module else home
                self.wrappers.take(*wrapping, there, elsewhere=bool(callee.module))
                continue
            owner, _, name = callee.qualname.rpartition(".")
            if owner and not owner.endswith("<locals>"):
                self.methods.add(name)
            if not callee.module:
                own.add(callee.qualname)
                continue
            self._others.setdefault(callee.qualname, set()).add(callee.digest)
            if callee.chain:
                importer = digests.get(callee.importer) if callee.importer else id(home)
                if importer is not None:
                    self._chains[importer, callee.chain] = callee

    def followed(self, function: FunctionType) -> bool:
        """Tell whether this very function was analysed."""
        if self.wrappers.may_be(function) and self.wrappers.holds(function):
            return True
        name, names = function.__qualname__, function.__globals__
        if name in self._own.get(id(names), ()):
            return True
        for digest in self._others.get(name, ()):
            if (
                function.__code__.co_qualname == name
                and is_code_of(function.__code__, digest)
                and ("<locals>" in name or _resolved(name.split("."), names) is function)
            ):
                self._digests[id(names)] = digest
                return True
        return False

    def _from_elsewhere(self, function: FunctionType, name: str) -> bool:
        """Tell whether a function was compiled from the text of another module that was analysed."""
        for digest in self._others.get(name, ()):
            if is_code_of(function.__code__, digest):
                self._digests[id(function.__globals__)] = digest
                return True
        return False

    def is_as_named(self, function: FunctionType) -> bool:
        """Tell whether a function is the one of its name, or a wrapper that was followed, of the one that was."""
        if self.wrappers.may_be(function):
            return self.wrappers.holds(function)
        return function.__code__.co_qualname == function.__qualname__ and "__wrapped__" not in vars(function)

    def may_be_had(self, function: FunctionType, home: dict[str, Any]) -> bool:
        """Tell whether a method is of a module whose methods were looked at as those that operands have."""
        digests = self._others.get(f"{METHODS}.{function.__name__}", ())
        return function.__globals__ is home or any(is_code_of(function.__code__, digest) for digest in digests)

    def memoized(self, memo: Memo) -> bool:
        """Tell whether the function behind a cache was analysed as one that remembers what it gave."""
        function = memo.function
        path, names = function.__qualname__, function.__globals__
        name = f"{path}.{MEMO}"
        if name in self._own.get(id(names), ()):
            return True
        for digest in self._others.get(name, ()):
            same = function.__code__.co_qualname == path and is_code_of(function.__code__, digest)
            if same and names.get(path) is memo.wrapper:
                self._digests[id(names)] = digest
                return True
        return False

    def runs(self, code: CodeType, names: dict[str, Any]) -> bool:
        """Tell whether a generator runs a function of the kernel's own module that was analysed."""
        return code.co_qualname in self._own.get(id(names), ())

    def imported(self, chain: tuple[str, ...], names: dict[str, Any]) -> tuple[int, Callee] | None:
        """Return which function of another module a chain of names was taken for, with the number of names."""
        keys = (id(names), self._digests.get(id(names)))
        for length in range(len(chain), 0, -1):
            for key in keys:
                if key is not None and (callee := self._chains.get((key, chain[:length]))) is not None:
                    return length, callee
        return None

    def is_it(self, value: object, callee: Callee) -> bool:
        """Tell whether a function or class is the one of an entry."""
        if callee.digest in IDENTICAL:
            return value is _imported(f"{callee.module}.{callee.qualname}".split("."))
        if isinstance(value, FunctionType):
            if self.wrappers.may_be(value):
                return self.wrappers.stands_for(value, callee.qualname, callee.module)
            return value.__qualname__ == callee.qualname and self.followed(value)
        if (memo := memo_of(value)) is not None:
            return f"{memo.function.__qualname__}.{MEMO}" == callee.qualname and self.memoized(memo)
        if not isinstance(value, type) or value.__qualname__ != callee.qualname:
            return False
        kind: type = value
        module = sys.modules.get(kind.__module__)
        if module is None or vars(module).get(callee.qualname) is not value:
            return False
        return is_file_of(str(vars(module).get("__file__")), callee.digest) and self.makes_as_analysed(kind)

    def makes_as_analysed(self, kind: type) -> bool:
        """Tell whether instances are made by the initializers that were analysed, and no others."""
        if is_enumeration(kind):
            return True  # its members are there
        if issubclass(kind, BaseException) and not has_initializer(kind):
            return not self._knows(f"{kind.__qualname__}.__init__", kind)
        for name in ("__init__", "__post_init__"):
            found = member(kind.__mro__[:-1], name)
            if found is None:
                if self._knows(f"{kind.__qualname__}.{name}", kind):
                    return False
            elif not is_generated(found) and not (isinstance(found, FunctionType) and self.followed(found)):
                return False
            for base in kind.__mro__[:-1]:  # what `super().__init__()` finds
                own = vars(base).get(name)
                called = self._knows(f"{base.__qualname__}.{name}", base)
                if called and not is_generated(own) and not (isinstance(own, FunctionType) and self.followed(own)):
                    return False
        return True

    def inherits_as_analysed(self, kind: type) -> bool:
        """Tell whether a class still inherits from what it was seen to inherit from, with each method in its place."""
        line = [base for base in kind.__mro__[:-1] if base is not ABC]
        for place, base in enumerate(line):
            found = self._lineage(base)
            if found is None:
                continue
            rest = line[place:]
            if tuple(_name_in_line(b, base) for b in rest) != found or not all(map(_is_in_order, rest)):
                return False
        return True

    def _lineage(self, kind: type) -> tuple[str, ...] | None:
        home = home_of(kind)
        for entry in (*self._own.get(id(home), ()), *self._others):
            first, *rest = entry.split(LINEAGE)
            if rest and first == kind.__qualname__:
                return first, *rest
        return None

    def _knows(self, name: str, kind: type) -> bool:
        home = home_of(kind)
        return name in self._own.get(id(home), ()) or name in self._others

    def is_record(self, name: str, names: dict[str, Any]) -> bool:
        """Tell whether a global name was taken for a named tuple."""
        entry = f"{name}.{RECORD}"
        digest = self._digests.get(id(names))
        return entry in self._own.get(id(names), ()) or (digest is not None and digest in self._others.get(entry, ()))

    def is_own(self, value: object, name: str, names: dict[str, Any]) -> bool:
        """Tell whether a global name of another module is still what that module itself has defined under it."""
        digest = self._digests.get(id(names))
        if digest is not None and digest in self._others.get(f"{name}.{MEMO}", ()):
            return is_memoized(value, name, names)
        if digest is None or digest not in self._others.get(name, ()):
            return True
        if isinstance(value, FunctionType) and self.wrappers.may_be(value):
            return self.wrappers.stands_for(value, name, str(names.get("__name__")))
        if isinstance(value, FunctionType):
            return value.__qualname__ == name and value.__globals__ is names
        if not isinstance(value, type) or value.__qualname__ != name or home_of(value) is not names:
            return False
        return is_record(value) or self.makes_as_analysed(value)


def _name_in_line(kind: type, heir: type) -> str:
    """Return what a spec calls a class that another one inherits from."""
    name = kind.__qualname__
    return name if kind.__module__ == heir.__module__ else f"{kind.__module__}{ELSEWHERE}{name}"


def _is_in_order(kind: type) -> bool:
    """Tell whether the methods of a class are those that it was made with, as far as their names tell."""
    for name, value in vars(kind).items():
        function = getattr(value, "__func__", value)
        if not isinstance(function, FunctionType) or is_generated(function):
            continue
        if function.__qualname__ != f"{kind.__qualname__}.{name}":
            return False
    return True


def _imported(path: Sequence[str]) -> object:
    """Return what a dotted name stands for among the imported modules."""
    for length in range(len(path) - 1, 0, -1):
        value: Any = sys.modules.get(".".join(path[:length]))
        if value is not None:
            for part in path[length:]:
                value = getattr(value, part, None)
            return value
    return None


def _resolved(path: Sequence[str], names: dict[str, Any]) -> object:
    first, *rest = path
    value: Any = names.get(first)
    for part in rest:
        value = vars(value).get(part) if isinstance(value, type) else None
    return getattr(value, "__func__", value)
