"""Log records that iterations make: taken down in workers where a logger would handle them, handled by the parent.

The level is checked and the record made in the worker; filters, handlers and formatters run in the parent. They must be
the standard library's (or pytest's), for others may do what the loop notices.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from autopar.runtime.plain_streams import is_plain
from autopar.runtime.values import is_immutable

if TYPE_CHECKING:
    import logging

_METHODS = (
    "_log", "callHandlers", "critical", "debug", "error", "filter", "findCaller", "handle", "info", "isEnabledFor",
    "log", "makeRecord", "warning",
)  # fmt: skip
_HANDLERS = frozenset({"StreamHandler", "FileHandler", "NullHandler", "_StderrHandler"})
_HANDLERS_OF_PYTEST = frozenset(
    {"LogCaptureHandler", "_LiveLoggingNullHandler", "_FileHandler", "_LiveLoggingStreamHandler"}
)


class Unloggable(Exception):
    """A record that cannot be handed to the parent."""


def is_logger(value: object) -> bool:
    """Is it exactly one of the standard library's loggers, the one that its name stands for?"""
    logging = sys.modules.get("logging")
    if logging is None or type(value) not in (logging.Logger, logging.RootLogger):
        return False
    if not vars(value).keys().isdisjoint(_METHODS):
        return False
    return value is logging.root or value is logging.root.manager.loggerDict.get(getattr(value, "name", None))


def described(record: logging.LogRecord) -> dict[str, Any]:
    """Return a record's attributes, which must be immutable; raises `Unloggable`."""
    found = dict(vars(record))
    if not all(is_immutable(value) for value in found.values()):
        raise Unloggable("a record holds what may be changed before it is handled")
    try:
        record.getMessage()
    except Exception:  # an argument's own __str__ may raise anything
        raise Unloggable("a record cannot be formatted") from None
    return found


@contextmanager
def redirected(take: Any, configure: Any) -> Iterator[None]:
    """Let ``take(logger, record)`` handle records, and ``configure`` stand for `logging.basicConfig`, for a while."""
    logging: Any = sys.modules.get("logging")
    if logging is None:
        yield
        return
    before = logging.Logger.handle, logging.basicConfig
    logging.Logger.handle, logging.basicConfig = lambda logger, record: take(logger, record), configure
    try:
        yield
    finally:
        logging.Logger.handle, logging.basicConfig = before


def handle(name: str, attributes: Mapping[str, Any]) -> None:
    """Handle a record here, as this process's."""
    import logging

    record = logging.makeLogRecord(dict(attributes))
    if record.process is not None:
        record.process = os.getpid()
    (logging.getLogger(name) if name else logging.root).handle(record)


def cannot_log() -> str:
    """Return why records cannot be handled later, or ``""``."""
    import logging

    own = logging.__dict__["_srcfile"]
    for name in _METHODS:
        for kind in (logging.Logger, logging.RootLogger):
            code = getattr(getattr(kind, name), "__code__", None)
            if code is None or os.path.normcase(code.co_filename) != own:
                return f"logging.Logger.{name} is a function of the program's own"
    if logging.getLogRecordFactory() is not logging.LogRecord:
        return "the program makes its log records itself"
    loggers = [logging.root, *(v for v in logging.root.manager.loggerDict.values() if isinstance(v, logging.Logger))]
    for logger in loggers:
        if logger.filters:
            return f"the logger {logger.name} has filters"
        for handler in logger.handlers:
            if reason := _unplain(handler):
                return f"a handler of the logger {logger.name} {reason}"
    return _unplain(logging.lastResort) if logging.lastResort is not None else ""


def _unplain(handler: logging.Handler) -> str:
    """Return why a handler may do more than write a text, or ``""``."""
    import logging

    kind = type(handler)
    standard = kind.__module__ == "logging" and kind.__name__ in _HANDLERS
    if not standard and not (kind.__module__ == "_pytest.logging" and kind.__name__ in _HANDLERS_OF_PYTEST):
        return f"is of type {kind.__qualname__}"
    if handler.filters:
        return "has filters"
    formatter = handler.formatter
    known = formatter is None or type(formatter) is logging.Formatter
    if not known and type(formatter).__module__ != "_pytest.logging":
        return f"has a formatter of type {type(formatter).__qualname__}"
    if any(name in vars(handler) for name in ("emit", "handle", "format", "acquire", "handleError")):
        return "has methods of the program's own"
    stream = getattr(handler, "stream", None)
    if stream is not None and not is_plain(stream):
        return f"writes to a {type(stream).__name__}"
    return ""
