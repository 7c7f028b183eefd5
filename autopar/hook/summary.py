"""The line at the end of a run: what ran parallel and how much faster than serially, or why nothing did."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from autopar.hook.cache import LoopLine

if TYPE_CHECKING:
    from autopar.runtime import Event

Files = Mapping[str, tuple[LoopLine, ...]]

_WORKERS = {
    "processes": ("process", "processes"),
    "threads": ("thread", "threads"),
    "ray": ("Ray worker", "Ray workers"),
}
_PLACES = 4


def print_summary(files: Files) -> None:
    """Print the line on standard error, after everything that the program has printed.

    Parameters
    ----------
    files
        The files that were prepared, with their outermost loops; without any there is nothing to say.
    """
    if sys.stderr is None or not files:
        return
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    runtime = sys.modules.get("autopar.runtime")
    ran = () if runtime is None else runtime.events()
    line = f"autopar: {summary(files, ran)}"
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    with contextlib.suppress(OSError, ValueError):
        print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def summary(files: Files, ran: Sequence[Event]) -> str:
    """Return the line's text for the loops that were found and the kernels that were called."""
    parallel = [event for event in ran if event.parallel]
    if parallel:
        return _parallel(parallel)
    return f"no loop ran parallel: {_reason(files, ran)}"


def _parallel(events: Sequence[Event]) -> str:
    seconds = sum(event.seconds for event in events)
    estimate = sum(event.serial_seconds for event in events)
    workers = " and ".join(dict.fromkeys(_crew(event) for event in events))
    text = f"{_counted(len(events), 'loop')} ran parallel on {workers}"
    if estimate > 0 and seconds > 0:
        whose = "its" if len(events) == 1 else "their"
        text += f", {estimate / seconds:.1f}x as fast as {whose} serial estimate"
        text += f" ({_seconds(seconds)} for {_seconds(estimate)})"
    else:
        text += f" ({_seconds(seconds)})"
    places = [_place(event.filename, event.line) for event in sorted(events, key=lambda e: -e.serial_seconds)]
    more = f" and {len(places) - _PLACES} more" if len(places) > _PLACES else ""
    return f"{text}: {', '.join(places[:_PLACES])}{more}"


def _crew(event: Event) -> str:
    singular, plural = _WORKERS.get(event.backend, ("worker", "workers"))
    return f"{event.workers} {singular if event.workers == 1 else plural}"


def _reason(files: Files, ran: Sequence[Event]) -> str:
    for event in ran:
        if event.reasons:
            return f"{event.reasons[0]} ({_place(event.filename, event.line)})"
    loops = [(file, loop) for file, found in files.items() for loop in found]
    if not loops:
        return "there is no loop in it"
    free = [(file, loop) for file, loop in loops if loop.verdict != "sequential"]
    if free:
        file, first = free[0]
        which = "the loop that could is" if len(free) == 1 else f"the {len(free)} loops that could are"
        return f"{which} too small to gain ({_place(file, first.line)}{', ...' if len(free) > 1 else ''})"
    file, first = loops[0]
    which = {1: "its loop is", 2: "both loops are"}.get(len(loops), f"all {len(loops)} loops are")
    return f"{which} sequential, {first.code} {first.message.removesuffix('.')} ({_place(file, first.line)})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _place(file: str, line: int) -> str:
    return f"{os.path.basename(file)}:{line}"
