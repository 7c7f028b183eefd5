"""Names that ``self`` has in a class, taken for what the class has under them: no instance may have others there.

That a method was followed does not say for which receiver it was. Where a loop follows several functions of a name,
its spec says what the name was taken for in which class; here is looked at all classes that the loop meets.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

from autopar.runtime.guards.classes import code_behind, member
from autopar.spec.callee import FINAL, ONLY, Callee


class Finals:
    """Names by classes, and whether what is no instance of the class may have something else under them."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, bool]] = {}

    def take(self, callee: Callee) -> bool:
        """Take in an entry; False where it is of another kind."""
        path, _, role = callee.qualname.rpartition(".")
        if role not in (FINAL, ONLY):
            return False
        owner, _, name = path.rpartition(".")
        names = self._found.setdefault(owner, {})
        names[name] = names.get(name, False) or role == ONLY
        return True

    def broken_by(self, kind: type) -> str:
        """Return which name of a class is not what it was taken for, or ``""``."""
        if not self._found:
            return ""
        line = kind.__mro__
        for base in line:
            for name in self._found.get(base.__qualname__, ()):
                if member(line, name) is not member(base.__mro__, name):
                    return f"{kind.__qualname__} overrides {base.__qualname__}.{name}"
            for name, value in vars(base).items():
                owner = _owner_of(value)
                if owner in self._found and owner != base.__qualname__:
                    return f"{base.__qualname__} has {name} from {owner}"
        inherited = {base.__qualname__ for base in line}
        for owner, names in self._found.items():
            for name, only in names.items():
                if only and owner not in inherited and _may_be_called(member(line, name)):
                    return f"{kind.__qualname__} has a {name} of its own"
        return ""


def _may_be_called(value: Any) -> bool:
    return callable(value) or hasattr(type(value), "__get__")


def _owner_of(value: Any) -> str:
    """Return the class that a function was made in."""
    function = code_behind(value)
    return function.__qualname__.rpartition(".")[0] if isinstance(function, FunctionType) else ""
