"""Replays the tapes of scanned variables on the real values, chunk after chunk, in iteration order."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any, Protocol

from autopar.runtime.executors import Abandoned, Log
from autopar.runtime.recorders import FOLDS
from autopar.runtime.running import Late, Running, holds_late
from autopar.runtime.values import PLAIN, atoms, is_immutable

UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": operator.neg,
    "pos": operator.pos,
    "invert": operator.invert,
    "abs": abs,
}
_MORE = {
    "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow, "<<": operator.lshift,
    ">>": operator.rshift,
}  # fmt: skip


def _swapped(operation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, term: operation(term, value)


def _alone(operation: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, _: operation(value)


OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {
    **FOLDS,
    **_MORE,
    **{"r" + sign: _swapped(operation) for sign, operation in _MORE.items()},
    **{code: _alone(operation) for code, operation in UNARY.items()},
    "round": lambda value, digits: round(value) if digits is None else round(value, digits),
    "value": lambda _, term: term,
}


class Scratch(Protocol):
    """A container's state while logs are folded."""

    def load(self, key: Any) -> Any:
        """Return an element."""

    def put(self, key: Any, value: Any) -> None:
        """Store an element."""


def _is_chain(codes: list[str], sources: list[int], terms: list[Any]) -> bool:
    """Is it one operation again and again, each on the result of the one before?"""
    if len(set(codes)) != 1 or codes[0] not in FOLDS or Late in set(map(type, terms)):
        return False
    return sources == list(range(len(sources)))


class TapeFold:
    """The scanned variables of a job: what they are after the chunks so far.

    Parameters
    ----------
    start
        Name to value when the parallel part begins.
    scratch
        The scanned containers, by name.
    ufunc
        What a code that begins with ``np.`` does.
    """

    def __init__(
        self,
        start: dict[str, Any],
        scratch: dict[str, Scratch],
        ufunc: Callable[[str], Callable[[Any, Any], Any]],
    ) -> None:
        self.current = start
        self._scratch = scratch
        self._ufunc = ufunc
        self._values: list[Any] = []
        if not all(map(is_immutable, start.values())):
            raise Abandoned("a scanned variable can be changed in place")

    def add(self, log: Log) -> None:
        """Replay the next chunk's tape."""
        columns: Any = log.terms
        codes, sources, terms, finals = columns
        values = list(self.current.values()) or [None]
        if len(values) == 1 and _is_chain(codes, sources, terms):
            values = list(accumulate(terms, FOLDS[codes[0]], initial=values[0]))
        else:
            self._replay(values, codes, sources, terms)
        known = atoms()
        if not known.issuperset(map(type, values)) and not all(map(is_immutable, values)):
            raise Abandoned("a scanned variable becomes one that can be changed in place")
        self._values = values
        self.current = dict(zip(self.current, map(self.resolved, finals), strict=True))

    def _replay(self, values: list[Any], codes: list[str], sources: list[int], terms: list[Any]) -> None:
        push = values.append
        operations = {code: self._operation(code) for code in set(codes)}
        late = any(type(term) is Late or type(term) is tuple for term in terms)
        self._values = values
        for code, source, term in zip(codes, sources, terms, strict=True):
            if late:
                term = self.resolved(term)
            push(operations[code](values[source], term))

    def _operation(self, code: str) -> Callable[[Any, Any], Any]:
        if code in OPERATIONS:
            return OPERATIONS[code]
        what, _, name = code.partition(" ")
        if what == "load":
            return lambda _, key: self._scratch[name].load(key)
        if what == "store":
            return lambda value, key: self._scratch[name].put(key, value)
        return self._ufunc(code)

    def resolved(self, value: Any) -> Any:
        """Return a value with what is on the tape in its place; lists and dicts that hold such are the worker's own."""
        kind = type(value)
        if kind is Late or kind is Running:
            return self._values[value.index]
        if kind in PLAIN or not holds_late(value):
            return value
        if kind is tuple:
            return tuple(map(self.resolved, value))
        if kind is list:
            value[:] = map(self.resolved, value)
        elif kind is dict:
            value.update({key: self.resolved(item) for key, item in value.items()})
        return value

    def plain(self, log: Log) -> Log:
        """Return the log of a container with the values of the chunk just replayed."""
        code = log.runs[0][0] if len(log.runs) == 1 else ""
        how, _, rest = code.rpartition(" ")
        if how not in ("late", "mixed", "late keys", "late values", "late keys late values"):
            return log
        terms = list(self._resolved_terms(how, rest, log.terms))
        return Log(((rest, len(terms)),), terms)

    def _resolved_terms(self, how: str, what: str, terms: Any) -> Iterator[Any]:
        values = self._values
        if how == "mixed":
            return map(self.resolved, terms)
        if what == "append":
            return map(values.__getitem__, terms)
        if how == "late values":
            return ((key, values[index]) for key, index in terms)
        if how == "late keys":
            return ((values[index], value) for index, value in terms)
        return ((values[key], values[index]) for key, index in terms)
