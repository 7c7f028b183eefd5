"""Repeats what workers have taken down of containers and what those hold, in iteration order.

Everything is done twice: on a copy while chunks come in, so that whatever fails, fails there; and on the user's
container when all have come.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from autopar.runtime.executors import Abandoned, Log
from autopar.runtime.keyed import MAKERS, Entry
from autopar.runtime.recorders import ASKED, FOLDS
from autopar.runtime.values import is_array, is_immutable

Commit = Callable[[], None]

_GROWING: dict[str, tuple[type, ...]] = {
    "append": (list, deque),
    "extend": (list, deque),
    "appendleft": (deque,),
    "add": (set,),
    "update": (Counter,),
}
_DICTS = (dict, Counter, defaultdict)
_QUESTIONS = {**ASKED, **{code.replace("if", "keep"): question for code, question in ASKED.items()}}


class KeyedFold:
    """A container that chunks have taken down statement by statement."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._parts: list[Iterable[Entry]] = []
        self._copies: dict[int, Any] = {}
        self._scratch = Replay(self._copy(target))
        self._scratch.own = {id(copy): copy for copy in self._copies.values()}

    def _copy(self, value: Any) -> Any:
        """Copy a container and those below it, so that what is one object stays one."""
        kind = type(value)
        if id(value) in self._copies:
            return self._copies[id(value)]
        if is_array(value) and value is self._target:
            copy = value.copy(order="K")
        elif kind in (list, deque, set) or kind in _DICTS:
            copy = value.copy()
        else:
            return value
        self._copies[id(value)] = copy
        if kind is list or kind is deque:
            for index, item in enumerate(copy):
                copy[index] = self._copy(item)
        elif kind is dict or kind is defaultdict:
            copy.update({key: self._copy(item) for key, item in copy.items()})
        return copy

    def add(self, log: Log) -> None:
        """Repeat the next chunk's statements on the copy."""
        entries: Any = log.terms
        self._scratch.run(entries)
        self._parts.append(entries)

    def finish(self) -> tuple[Any, list[Commit]]:
        """Return the container and what repeats the statements on it."""
        real = Replay(self._target)
        return self._target, [partial(real.run, entries) for entries in self._parts]


class Replay:
    """Runs what was taken down on one container; ``own`` holds the copies on a dry run, the only ones it may change."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.own: dict[int, Any] | None = None

    def run(self, entries: Iterable[Entry]) -> None:
        """Repeat statements in order."""
        for code, path, term, default in entries:
            if code in _GROWING:
                container = self.root
                for key in path:
                    container = self._below(container, key)
                self._grow(container, code, term)
                continue
            if code == "merge":
                self._changeable(self.root)
                self.root.update(dict(term))
                continue
            container = self.root
            for key in path[:-1]:
                container = self._below(container, key)
            self._changeable(container)
            key = path[-1]
            if code == "set":
                container[key] = term
            elif code in ("default", "make"):
                self._default(container, key, term, code == "make")
            elif code in ("start append", "start add"):
                self._begin(container, key, code, term)
            else:
                self._update(container, key, code, term, default)

    def _below(self, container: Any, key: Any) -> Any:
        """Return an element; a defaultdict makes one that is not there."""
        made = type(container) is defaultdict and key not in container
        if made:
            self._changeable(container)
        value = container[key]
        if made:
            self._made(value)
        return value

    def _made(self, value: Any) -> None:
        if self.own is not None:
            self.own[id(value)] = value

    def _changeable(self, container: Any) -> None:
        """On a dry run only copies may change."""
        if self.own is None or id(container) in self.own:
            return
        base = getattr(container, "base", None)
        if not is_array(container) or id(base) not in self.own:
            raise Abandoned("an element that is added to cannot be copied")

    def _grow(self, container: Any, code: str, term: Any) -> None:
        if type(container) not in _GROWING[code]:
            raise Abandoned("an element that is added to is of another type")
        self._changeable(container)
        getattr(container, code)(term)

    def _default(self, container: Any, key: Any, term: Any, make: bool) -> None:
        if type(container) not in _DICTS:
            raise Abandoned("an element that is added to is of another type")
        if key not in container:
            container[key] = value = MAKERS[term]() if make else term
            if make:
                self._made(value)

    def _begin(self, container: Any, key: Any, code: str, term: Any) -> None:
        """Append or add to an element, or store it with this one."""
        if type(container) not in _DICTS:
            raise Abandoned("an element that is added to is of another type")
        if key in container:
            self._grow(container[key], code.removeprefix("start "), term)
            return
        value: Any = [term] if code.endswith("append") else {term}
        container[key] = value
        self._made(value)

    def _update(self, container: Any, key: Any, code: str, term: Any, default: tuple[Any, ...]) -> None:
        """Combine an element with a term, or replace it by the term where a comparison says so."""
        start = code.startswith("start ")
        code = code.removeprefix("start ")
        if (start or default) and type(container) not in _DICTS:
            raise Abandoned("an element that is added to is of another type")
        if start and key not in container:
            container[key] = term
            return
        value = default[0] if default and key not in container else container[key]
        if not is_immutable(value):
            raise Abandoned("an element that is accumulated into can be changed in place")
        storing = code.startswith("store ")
        code = code.removeprefix("store ")
        if code not in _QUESTIONS:
            container[key] = FOLDS[code](value, term)
            return
        if bool(_QUESTIONS[code](value, term)) is code.startswith("if"):
            container[key] = term
        elif storing:
            container[key] = value
