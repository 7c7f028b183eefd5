"""What iterations print, written by the parent in iteration order before anything is committed.

The text is made in the workers (`autopar.runtime.spool`); each call of ``write`` and ``flush`` becomes one call on the
parent's stream, whatever object that is now. Where such a call fails, the loop is run again as it was written: what has
come through already is left out, and the failure is raised in the iteration that it belongs to.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import BuiltinFunctionType
from typing import Any

from autopar.runtime.logged import handle, redirected
from autopar.runtime.plain_streams import is_plain

STREAMS = ("stdout", "stderr")
LOG = "log"
Entry = tuple[str, Any]
"""Name of the stream, and the text that is written to it, None for a ``flush``; or ``LOG``, and the name of the logger
(``""`` for the root) with the attributes of a record."""


# ---------------------------------------------------------------------------------------------- before


def cannot_print(threads: bool) -> str:
    """Return why what a loop prints cannot be taken down here, or ``""``."""
    function = builtins.print
    if type(function) is not BuiltinFunctionType or function.__module__ != "builtins":
        return "print is a function of the program's own"
    if threads:
        return "threads have one standard output"
    for name in STREAMS:
        if not is_plain(getattr(sys, name)):
            return f"sys.{name} is of type {type(getattr(sys, name)).__name__}, which may do more than write"
    return ""


def cannot_encode(entries: Sequence[Entry]) -> bool:
    """Will one of the streams refuse a text?"""
    for name, text in entries:
        if name == LOG or text is None or text.isascii():
            continue
        stream = getattr(sys, name)
        if stream.encoding is None:
            continue
        try:
            text.encode(stream.encoding, stream.errors or "strict")
        except UnicodeError:
            return True
    return False


# ---------------------------------------------------------------------------------------------- after


class Unwritten:
    """How much of a loop's output a stream has taken before it refused, and the failure that comes then.

    Nothing else keeps the failure: it must not outlive its being caught by the user.
    """

    def __init__(self, done: int, error: Exception) -> None:
        self.kind = type(error).__name__
        self._left = done
        self._error: Exception | None = error

    def is_done(self) -> bool:
        """Take the next entry: has it been written? Raises the failure when its turn has come."""
        self._left -= 1
        if self._left >= 0:
            return True
        error, self._error = self._error, None
        try:
            if error is not None:
                raise error
        finally:
            del error  # it refers to this frame now
        return False


def write_out(entries: Sequence[Entry]) -> Unwritten | None:
    """Write everything to the standard streams as they are now; stop where one refuses."""
    for done, (name, text) in enumerate(entries):
        try:
            if name == LOG:
                handle(*text)
            elif text is None:
                getattr(sys, name).flush()
            else:
                getattr(sys, name).write(text)
        except Exception as error:
            return Unwritten(done, error.with_traceback(None))
    return None


class _Resumed:
    """A standard stream to which the beginning of what is written has been written already."""

    def __init__(self, stream: Any, failure: Unwritten) -> None:
        self._stream = stream
        self._failure = failure

    def write(self, text: str) -> int:
        return len(text) if self._failure.is_done() else self._stream.write(text)

    def flush(self) -> None:
        if not self._failure.is_done():
            self._stream.flush()

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def writing_again(failure: Unwritten) -> Iterator[None]:
    """Let the loop run again: what has been written is left out, and the failure is raised where it belongs."""
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Resumed(sys.stdout, failure), _Resumed(sys.stderr, failure)
    logging: Any = sys.modules.get("logging")
    handled = getattr(getattr(logging, "Logger", None), "handle", None)

    def take(logger: Any, record: Any) -> None:
        if not failure.is_done() and handled is not None:
            handled(logger, record)

    try:
        with redirected(take, getattr(logging, "basicConfig", None)):
            yield
    except BaseException as error:
        _end_with_the_users_frame(error)
        raise
    finally:
        sys.stdout, sys.stderr = streams


def _end_with_the_users_frame(error: BaseException) -> None:
    """Drop this module's frames from the tail of a traceback: Python's own streams have none."""
    last, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals is not globals():
            last = trace
        trace = trace.tb_next
    if last is not None:
        last.tb_next = None
