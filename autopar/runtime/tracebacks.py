"""Tracebacks that lead from the user's call to the user's line, with no frame of autopar's own between."""

from __future__ import annotations

_OWN = __name__.rpartition(".")[0]


def trim(error: BaseException) -> None:
    """Drop autopar's own frames from the head of a traceback.

    Called where the frames are about to be left by a bare ``raise``, which adds none of them again.
    """
    trace = error.__traceback__
    while trace is not None and str(trace.tb_frame.f_globals.get("__name__", "")).startswith(_OWN):
        trace = trace.tb_next
    if trace is not None:
        error.__traceback__ = trace
