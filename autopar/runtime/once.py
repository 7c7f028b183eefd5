"""Things done once for each key: ``if x not in seen: seen.add(x); out.append(e)``.

A worker knows what was seen before the loop and in its own chunk. What it takes for new may have been seen in chunks
before: it logs the key, and what it appends with the key's number; the parent drops what was not new.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from autopar.runtime.executors import Log
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.values import PLAIN, has_nan, is_immutable

Commit = Callable[[], None]


class Once:
    """Stands for the set of what has been seen."""

    __slots__ = ("_asked", "_known", "_target", "failure", "keys")

    def __init__(self, target: set[Any]) -> None:
        self._target = target
        self._known: set[Any] = set()
        self._asked = False
        self.failure = ""
        self.keys: list[Any] = []
        """What the chunk has seen first."""

    def __contains__(self, key: Any) -> bool:
        if self._asked:
            self._give_up("a collected container is read")
        if type(key) not in PLAIN and not is_immutable(key):
            self._give_up("a key can change later")
        if key in self._known or key in self._target:
            return True
        self.keys.append(key)
        self._asked = True
        return False

    def add(self, key: Any) -> None:
        """Add the key that was asked for."""
        asked = self.keys[-1] if self._asked else None
        same = key is asked or (type(key) is type(asked) and is_immutable(key) and repr(key) == repr(asked))
        if not self._asked or not same:
            self._give_up("a key is added that was not asked for")
        self._known.add(key)
        self._asked = False

    def _give_up(self, reason: str) -> None:
        self.failure = reason
        raise Unrecordable(reason)

    def log(self) -> Log:
        """Return the keys in order."""
        if self.failure or self._asked:
            raise Unrecordable(self.failure or "a collected container is read")
        if has_nan(self.keys):
            raise Unrecordable("NaN as an element of a set")
        return Log((("once", len(self.keys)),), self.keys, copied=True)


class Guarded:
    """Stands for a list or deque that is only appended to where a key is new."""

    __slots__ = ("_entries", "_guard")

    def __init__(self, guard: Once) -> None:
        self._guard = guard
        self._entries: list[tuple[int, Any]] = []

    def append(self, value: Any) -> None:
        """Log a value with the number of its key."""
        self._entries.append((len(self._guard.keys) - 1, value))

    def log(self) -> Log:
        """Return the values in order."""
        return Log((("guarded", len(self._entries)),), self._entries)


class OnceFold:
    """A set of what has been seen: which keys of each chunk were new."""

    def __init__(self, target: set[Any]) -> None:
        self._target = target
        self._new: dict[Any, None] = {}
        self.fresh: list[list[bool]] = []
        """For each chunk, for each of its keys, whether no chunk before had it."""

    def add(self, log: Log) -> None:
        """Take the next chunk's keys."""
        keys: Any = log.terms
        fresh = []
        for key in keys:
            fresh.append(key not in self._new and key not in self._target)
            self._new.setdefault(key)
        self.fresh.append(fresh)

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the set and what adds to it."""
        return self._target, [partial(_add_all, self._target, self._new)]


def _add_all(target: set[Any], keys: dict[Any, None]) -> None:
    for key in keys:
        target.add(key)


class GuardedFold:
    """A list or deque that is appended to where a key is new."""

    def __init__(self, target: Any, guard: OnceFold) -> None:
        self._target = target
        self._guard = guard
        self._parts: list[Any] = []

    def add(self, log: Log) -> None:
        """Take the next chunk's values."""
        self._parts.append(log.terms)

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the container and what appends to it."""
        chunks = zip(self._parts, self._guard.fresh, strict=True)
        values = [[value for number, value in entries if fresh[number]] for entries, fresh in chunks]
        return self._target, [partial(self._target.extend, part) for part in values]
