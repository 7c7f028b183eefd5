"""Standard streams of a worker: what an iteration prints is taken down, call by call."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn

from autopar.runtime.logged import Unloggable, described, redirected
from autopar.runtime.printed import LOG, Entry
from autopar.runtime.recorders import Unrecordable


class Spool:
    """Stands for a standard stream in a worker."""

    def __init__(self, name: str, entries: list[Entry]) -> None:
        self._name = name
        self._entries = entries

    def write(self, text: Any) -> int:
        """Take a text down."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._entries.append((self._name, text if type(text) is str else str(text)))
        return len(text)

    def writelines(self, lines: Iterable[Any]) -> None:
        """Take texts down, one after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Take down that the stream is flushed."""
        self._entries.append((self._name, None))

    def __getattr__(self, name: str) -> NoReturn:
        raise Unrecordable(f"a standard stream is asked for {name}")


def _log(entries: list[Entry], logger: Any, record: Any) -> None:
    """Take a log record down, in the place of `logging.Logger.handle`."""
    try:
        attributes = described(record)
    except Unloggable as error:
        raise Unrecordable(str(error)) from None
    entries.append((LOG, ("" if logger is logger.root else logger.name, attributes)))


def _configure(*_: object, **__: object) -> NoReturn:
    """Stand for `logging.basicConfig`, which the root logger calls when it has no handler yet."""
    raise Unrecordable("logging is not configured yet")


@contextmanager
def spooled(wanted: bool) -> Iterator[list[Entry]]:
    """Take down what is written to the standard streams, where that is ``wanted``."""
    entries: list[Entry] = []
    if not wanted:
        yield entries
        return
    streams = sys.stdout, sys.stderr
    sys.stdout = Spool("stdout", entries)
    sys.stderr = sys.stdout if streams[0] is streams[1] else Spool("stderr", entries)
    try:
        with redirected(partial(_log, entries), _configure):
            yield entries
    finally:
        sys.stdout, sys.stderr = streams
