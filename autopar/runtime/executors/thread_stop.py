"""How chunks at work in threads are called off: an exception is raised inside them.

A thread cannot be killed, and a chunk behind the one that failed may never end: the loop as written would not have
reached it.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import Any

INTERVAL = 0.25
"""Seconds that chunks have to end of themselves, and to see the exception before it is raised again."""


class CalledOff(BaseException):
    """Raised inside a chunk that counts no longer; no ``except Exception`` of the user's holds it up."""


class Stop:
    """The threads that are inside a chunk of one job, and the way to get them out."""

    def __init__(self) -> None:
        self._inside: set[int] = set()
        self._lock = threading.Lock()

    @contextmanager
    def reaches(self) -> Iterator[None]:
        """Let this thread be called off while the block runs, and at no other time.

        Raises
        ------
        CalledOff
            Anywhere in the block.
        """
        thread = threading.get_ident()
        try:
            try:
                with self._lock:
                    self._inside.add(thread)
                yield
            finally:
                self._leave(thread)
        except CalledOff:
            self._leave(thread)  # it may have come while the thread was leaving
            raise

    def call_off(self, chunks: Collection[Future[Any]]) -> None:
        """Return when none of the chunks runs any more."""
        for chunk in chunks:
            chunk.cancel()
        while wait(chunks, timeout=INTERVAL).not_done:
            self.interrupt()

    def interrupt(self) -> None:
        """Raise the exception in every thread that is inside a chunk."""
        with self._lock:
            for thread in self._inside:
                _raise_in(thread, CalledOff)

    def _leave(self, thread: int) -> None:
        with self._lock:
            self._inside.discard(thread)
            _raise_in(thread, None)


def _raise_in(thread: int, exception: type[BaseException] | None) -> None:
    """Raise an exception at the next byte code of a thread; None takes one back that it has not seen yet."""
    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    set_exception(ctypes.c_ulong(thread), None if exception is None else ctypes.py_object(exception))
