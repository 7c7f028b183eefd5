"""Finds what follows a minimum or maximum: ``if v > best: best = v; where = i``.

Workers log every comparison and let none win, so that followers are never assigned there. The parent repeats the
comparisons in order, which tells the last chunk in which one won; it runs that chunk again with the value that
the serial loop has there, and so gets the serial objects.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autopar.runtime.chunks import results_of, stand_ins
from autopar.runtime.executors import Abandoned, Job
from autopar.runtime.parts import put_in
from autopar.runtime.values import is_immutable

Turn = tuple[int, Mapping[str, Any]]
"""A chunk in which the variable is replaced, and before that chunk its value, and that of what is compared first."""


def cannot_run_again(job: Job) -> str:
    """Return why a chunk of this loop cannot be run a second time, or ``""``."""
    spec = job.spec
    if not spec.follows:
        return ""
    if spec.updates or spec.snapshots or spec.privates or spec.draws or spec.prints or spec.breaks or spec.carries:
        return "an iteration that has a minimum or maximum cannot be run again"
    return ""


def followers(job: Job, turns: Mapping[str, Turn | None]) -> dict[str, Any]:
    """Return the values of minima and maxima with those of their followers, where the loop has replaced them.

    Nothing has been committed yet: what the chunk writes now is written again then.

    Raises
    ------
    Abandoned
        When a follower may be an object that the chunk has stored elsewhere too: this one is another.
    """
    found: dict[str, Any] = {}
    stored = bool(job.spec.collects or job.spec.lasts) or any(type(job.operand(n)) is list for n in job.spec.written)
    stored = stored or sum(turn is not None for turn in turns.values()) > 1
    for best, turn in turns.items():
        names = [name for name, other in job.spec.follows if other == best]
        if turn is None:
            found.update({name: job.operand(name) for name in names})
            continue
        index, before = turn
        _, arguments = stand_ins(job, job.operands)
        put_in(job.names, arguments, before)
        returned = job.function(*job.space.arguments(*job.chunks[index]), *arguments)
        values, _ = results_of(job, arguments, returned)
        if stored and not all(is_immutable(values[name]) for name in (best, *names)):
            raise Abandoned("what follows a minimum or maximum may be stored elsewhere too")
        found.update({name: values[name] for name in (best, *names)})
    return found
