"""Generators that are used up where they are made: all items are there before the consumer asks for the first one.

Whoever uses them may fail before an item that does: ``sum`` adds one after the other. So an exception is raised in its
place among the items, and the consumer comes to it, or not, as it does in the serial program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from autopar.runtime.tracebacks import trim


def used_up(generator: Iterable[Any]) -> Iterable[Any]:
    """Return the items of a generator; where one raises, those before it, and then the exception."""
    items: list[Any] = []
    try:
        items.extend(generator)
    except Exception as error:
        return until([items], error)
    return items


def until(parts: Iterable[list[Any]], error: Exception) -> Iterator[Any]:
    """Return an iterator over lists of items that raises the exception behind them, with no frame of its own."""
    trim(error)
    ended = (part for part in list[object]())
    next(ended, None)
    # What is thrown into a generator that has ended comes out of it as it is.
    return chain(chain.from_iterable(parts), map(ended.throw, (error,)))
