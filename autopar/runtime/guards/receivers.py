"""Receivers of methods that no name stands for, ``bodies[i].energy()``: whatever the loop reaches may be one.

The analysis took every method of such a name in the module for the one that is called. So all that is reached and has
a method of that name must be a plain instance, with the name in its class; nothing else may have such an attribute.
"""

from __future__ import annotations

import enum
import operator
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Set
from functools import cache, partial
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from autopar.catalog import known_method
from autopar.runtime.guards.classes import is_user_class, member
from autopar.runtime.guards.dispatchers import is_dispatcher
from autopar.runtime.kernel import Kernel
from autopar.runtime.memos import MEMO_TYPE
from autopar.runtime.parts import NAMESPACES
from autopar.runtime.values import atoms, is_array, is_heap_type, numpy

MayBeHad = Callable[[FunctionType], bool]
"""Tells whether a method is of a module whose methods were looked at as those that operands may have."""
_CONTAINERS = (list, tuple, dict, set, frozenset, deque, Counter, OrderedDict, defaultdict, slice, range)
_FUNCTIONS = (FunctionType, BuiltinFunctionType, MethodType, partial, operator.itemgetter, MEMO_TYPE)


class Receivers:
    """What may be the receiver of methods of these names, as ``objects=[".energy"]`` says."""

    def __init__(self, entries: tuple[str, ...] = ()) -> None:
        self.names = frozenset(entry[1:] for entry in entries if entry.startswith("."))
        self._held: set[str] = set()
        self._unlike: dict[type, frozenset[str]] = {}
        """By class, the names that stand for something else than a method that may be had."""

    def note_held(self, held: dict[str, Any]) -> None:
        """Take in the attributes of an instance, among which there may be functions."""
        known = atoms()
        self._held.update(n for n, v in held.items() if type(v) not in known and callable(v))

    def shadowed(self, called: Set[str], methods: Set[str], classes: Iterable[type]) -> str:
        """Return why a method may not be what code takes it for, or ``""``: an instance has a function of its name."""
        names = sorted(self._held & called)
        if taken := next((name for name in names if name in methods or known_method(name) is not None), ""):
            return f"{taken} stands for something that can be called"
        for kind in classes if names else ():
            found = {name: value for base in kind.__mro__ for name, value in vars(base).items() if name in names}
            for name, value in found.items():
                if isinstance(getattr(value, "__func__", value), FunctionType):
                    return f"an instance has a {name} of its own, which {kind.__qualname__} has too"
        return ""

    def of_safe_types(self) -> str:
        """Return why methods of these names may be those of a safe type, or ``""``."""
        for kind in _safe_types(len(atoms()), numpy() is not None):
            if taken := next((n for n in sorted(self.names) if callable(getattr(kind, n, None))), ""):
                return f"{kind.__qualname__} has a {taken} of its own"
        return ""

    def unfit(self, value: Any, may_be_had: MayBeHad) -> str:
        """Return why a value that the loop can reach must not be the receiver of these methods, or ``""``.

        Instances of the user's classes are left to `unfit_instance`, which may look inside of plain ones alone.
        """
        kind = type(value)
        if kind in _CONTAINERS or is_array(value):
            return ""
        if issubclass(kind, (type, ModuleType)):
            return f"{value.__name__} may be the receiver of a method"
        if kind in _FUNCTIONS or issubclass(kind, Kernel):
            own = self.names & getattr(value, "__dict__", {}).keys()
            return f"a function has a {min(own)} of its own" if own else ""
        if issubclass(kind, (enum.Enum, tuple)):
            return self.unfit_instance(value, may_be_had)
        if not is_heap_type(kind) or is_dispatcher(value):
            found = [name for name in sorted(self.names) if hasattr(kind, name)]
            return f"{kind.__qualname__} has a {found[0]} of its own" if found else ""
        if not is_user_class(kind) and (kind.__module__, kind.__name__) not in NAMESPACES:
            return f"an operand of type {kind.__qualname__} may be the receiver of a method"
        return ""

    def unfit_instance(self, value: Any, may_be_had: MayBeHad) -> str:
        """Return why a plain instance must not be the receiver of these methods, or ``""``.

        What is followed in other modules was followed for receivers that the analysis knows.
        """
        if not self.names:
            return ""
        kind = type(value)
        if (unlike := self._unlike.get(kind)) is None:
            unlike = self._unlike[kind] = frozenset(n for n in self.names if not _is_method(kind, n, may_be_had))
        taken = unlike | (self.names & getattr(value, "__dict__", {}).keys())
        return f"an instance of {kind.__qualname__} has a {min(taken)} of its own" if taken else ""


def _is_method(kind: type, name: str, may_be_had: MayBeHad) -> bool:
    """Tell whether a name stands for a method of a class, or for nothing at all."""
    found = member(kind.__mro__, name)
    function = getattr(found, "__func__", found)
    return found is None or (isinstance(function, FunctionType) and may_be_had(function))


@cache
def _safe_types(_atoms: int, arrays: bool) -> tuple[type, ...]:
    np = numpy() if arrays else None
    more = () if np is None else (np.ndarray, np.generic, np.dtype, np.ufunc)
    return (*_CONTAINERS, *_FUNCTIONS, *atoms(), type, ModuleType, object, *more)
