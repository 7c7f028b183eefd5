"""Caches of memoized functions: what workers add to them becomes part of the user's own.

Each worker inherits the caches with its memory. What its chunks add is sent back and joins the user's cache, without
the function being called again: later calls then find what they would have found, and deep recursions, which may only
work because most of the way is in the cache, go on working. Two chunks that give one key different results would have
seen each other's in the serial program: the loop is run again as it was written.

A bounded cache does not tell in which order it was asked. Nothing is added to it, so that its function must compute
from its arguments alone, and it must not overflow.
"""

from __future__ import annotations

import functools
import gc
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from types import FunctionType
from typing import Any

from autopar.runtime.values import has_nan, identical, is_immutable
from autopar.spec.callee import MEMO, Callee

MEMO_TYPE: Any = functools._lru_cache_wrapper

Added = tuple[tuple[int, Any, Any], ...]
"""Position of the mark that stands before keyword arguments in a key (or -1), the key without it, the result."""


@dataclass(eq=False, slots=True)
class Memo:
    """One wrapper of `functools.lru_cache`.

    Parameters
    ----------
    table
        Its cache itself, by keys as the wrapper makes them.
    mark
        What stands between the arguments and the keyword arguments of a key.
    limit
        How many results it keeps; None for all.
    """

    wrapper: Any
    function: FunctionType
    table: dict[Any, Any]
    mark: object
    limit: int | None
    chunk: int = -1

    @property
    def is_full(self) -> bool:
        """May a result have been dropped?"""
        return self.limit is not None and len(self.table) >= self.limit

    def results(self) -> list[Any]:
        """Return everything that is in the cache."""
        return list(self.table.values() if self.limit is None else _linked(self.wrapper).values())

    def added(self, known: int, index: int) -> Added | str:
        """Return what a chunk has added to so many results, or why that cannot be taken home."""
        if self.is_full:
            return f"the cache of {self.function.__qualname__} is full"
        if index <= self.chunk:
            return "a chunk that comes later has filled a cache"
        self.chunk = index
        table = self.table if self.limit is None else _linked(self.wrapper)
        found = []
        for key in islice(self.table, known, None):
            result, place = table[key], -1
            if type(key) is tuple:
                place = next((n for n, part in enumerate(key) if part is self.mark), -1)
                key = key if place < 0 else key[:place] + key[place + 1 :]
            if not is_immutable(key) or has_nan((key,)) or not is_immutable(result):
                return f"what {self.function.__qualname__} is given or returns can be changed"
            found.append((place, key, result))
        return tuple(found)

    def keep(self, results: Mapping[Any, Any]) -> None:
        """Let the user's cache have what workers have added to theirs."""
        if self.limit is None:
            for key, result in results.items():
                self.table.setdefault(key, result)


def memo_of(value: Any) -> Memo | None:
    """Return what is known of a wrapper of `functools.lru_cache`; None for anything else, and where Python differs."""
    if type(value) is not MEMO_TYPE:
        return None
    table, function, mark, link, info, own = gc.get_referents(value)[-6:]
    kinds = type(table), type(function), type(mark), type(link), type(info)
    if kinds != (dict, FunctionType, object, type, type) or own is not vars(value):
        return None
    known = MEMO_TYPE.cache_info(value)
    return Memo(value, function, table, mark, known.maxsize) if known.currsize == len(table) else None


def _linked(wrapper: Any) -> dict[Any, Any]:
    """Return the results of a bounded cache by their keys: it holds both, and their type, link by link."""
    parts = gc.get_referents(wrapper)[1:-6]
    return dict(zip(parts[::3], parts[1::3], strict=True))


def memos_of(calls: Iterable[str], operands: Iterable[object], home: Mapping[str, Any]) -> tuple[Memo, ...]:
    """Return the caches of the functions that a spec names, so far as they are where they were defined."""
    found: dict[int, Memo] = {}
    for entry in calls:
        if MEMO not in entry:
            continue
        callee = Callee.parse(entry)
        path = callee.qualname.removesuffix(f".{MEMO}")
        names = home if not callee.module else vars(sys.modules.get(callee.module, sys))
        values: Iterable[Any] = operands if "<locals>" in path else (names.get(path),)
        for value in values:
            memo = memo_of(value)
            if memo is not None and memo.function.__qualname__ == path:
                found[id(value)] = memo
    return tuple(found.values())


class Kept:
    """What the chunks of one job have added to one cache, in iteration order."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo
        self._begun = len(memo.table)
        self.results: dict[Any, Any] = {}

    def take(self, added: Added) -> str:
        """Take in what the next chunk has added; return why that is not what the serial loop would have done."""
        for place, key, result in added:
            if place >= 0:
                key = (*key[:place], self.memo.mark, *key[place:])
            if not identical(self.results.setdefault(key, result), result):
                return f"what {self.memo.function.__qualname__} remembers depends on who calls it first"
        if self.memo.limit is not None and self._begun + len(self.results) > self.memo.limit:
            return f"the cache of {self.memo.function.__qualname__} is full"
        return ""
