"""Tracebacks that lead from the user's call to the user's line, with no frame of autopar's own between."""

from __future__ import annotations

from types import TracebackType

_OWN = __name__.rpartition(".")[0]
_MACHINERY = ("selectors", "signal", "socket", "threading", "concurrent", "ray")
"""Modules in which autopar waits for its workers: an interrupt that comes there came at the user's loop."""


def trim(error: BaseException) -> None:
    """Drop autopar's own frames from the head of a traceback.

    Called where the frames are about to be left by a bare ``raise``, which adds none of them again.
    """
    trace = error.__traceback__
    while trace is not None and _module(trace).startswith(_OWN):
        trace = trace.tb_next
    if trace is not None:
        waited = isinstance(error, KeyboardInterrupt) and _module(trace).partition(".")[0] in _MACHINERY
        error.__traceback__ = None if waited else trace


def _module(trace: TracebackType) -> str:
    return str(trace.tb_frame.f_globals.get("__name__", ""))
