"""Tracebacks of a run as Python would have printed them without autopar."""

from __future__ import annotations

import os
import sys
from types import FrameType, TracebackType

import autopar

_HOME = os.path.dirname(autopar.__file__) + os.sep


def report_uncaught(error: BaseException) -> None:
    """Report an exception that nobody caught, through ``sys.excepthook``, as Python does for ``__main__``."""
    clean(error)
    kind, trace = type(error), error.__traceback__
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, trace
    if sys.version_info >= (3, 12):
        sys.last_exc = error
    hook = getattr(sys, "excepthook", sys.__excepthook__)
    sys.audit("sys.excepthook", hook, kind, error, trace)
    try:
        hook(kind, error, trace)
    except SystemExit:
        raise
    except BaseException as second:
        second.__context__ = None
        clean(second)
        _write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(second), second, second.__traceback__)
        _write("\nOriginal exception was:\n")
        sys.__excepthook__(kind, error, trace)


def clean_threads() -> None:
    """Let exceptions that end a thread be reported as `report_uncaught` does it for the main thread."""
    import threading

    before = threading.excepthook

    def hook(arguments: threading.ExceptHookArgs) -> None:
        kind, value, trace, thread = arguments
        if value is not None:
            clean(value)
            trace = value.__traceback__
        before(threading.ExceptHookArgs((kind, value, trace, thread)))

    threading.excepthook = hook


def clean(error: BaseException) -> None:
    """Take autopar's frames out of the tracebacks of an exception, its causes and contexts, and a group's members."""
    waiting, seen = [error], set[int]()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        current.__traceback__ = cleaned(current.__traceback__)
        waiting += [e for e in (current.__cause__, current.__context__) if e is not None]
        if isinstance(current, BaseExceptionGroup):
            waiting += current.exceptions


def cleaned(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback without autopar's frames.

    Frames of autopar's in which the exception was raised stay, for they are what it is about; but where there are no
    others, None is returned: that is a script that does not compile, and Python shows no traceback of it.
    """
    entries: list[TracebackType] = []
    while trace is not None:
        entries.append(trace)
        trace = trace.tb_next
    raised = len(entries)
    while raised and _is_ours(entries[raised - 1].tb_frame):
        raised -= 1
    kept = [entry for entry in entries[:raised] if not _is_ours(entry.tb_frame)]
    return _linked(kept, _linked(entries[raised:], None)) if kept else None


def _linked(entries: list[TracebackType], after: TracebackType | None) -> TracebackType | None:
    for entry in reversed(entries):
        after = TracebackType(after, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return after


def _is_ours(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith(_HOME)


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
