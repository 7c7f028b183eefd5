"""Loops that may be left early: what their kernels say of it, and how far a run in parallel counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from autopar.runtime.executors import Abandoned, Commit, Job
from autopar.runtime.values import is_array, numpy


def taken_apart(names: tuple[str, ...], exits: int, returned: Any) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Take a kernel's return value apart: its results by name, and its last ``exits`` values.

    Those are whether the loop was left early and, where there are two, the value that it returns.
    """
    if not names and not exits:
        return {}, ()
    if len(names) + exits == 1:
        return ({names[0]: returned}, ()) if names else ({}, (returned,))
    values, answers = returned[: len(names)], returned[len(names) :]
    return dict(zip(names, values, strict=True)), answers


def put_together(names: tuple[str, ...], values: Mapping[str, Any], answers: tuple[Any, ...]) -> Any:
    """Return what a kernel returns, from what `taken_apart` gives."""
    parts = (*(values[name] for name in names), *answers)
    return parts if len(parts) > 1 else parts[0] if parts else None


def unkept(job: Job) -> str:
    """Say why what chunks that do not count did could not be kept apart, ``""`` where it can."""
    spec = job.spec
    if spec.follows or spec.scans or spec.carries or spec.draws or spec.prints or spec.first or spec.cuts:
        return "the loop may be left early"
    for name in sorted(job.spec.written):
        if is_array(job.operand(name)) and any(job.own_rows(name, k) is None for k in range(len(job.chunks))):
            return f"iterations that do not count may write to `{name}` what others write"
    return ""


def rows_home(job: Job, name: str, copy: Any, done: int) -> Iterable[Commit]:
    """Yield what brings the rows of an array home that the first ``done`` chunks wrote."""
    original: Any = job.operand(name)
    if done == len(job.chunks):
        yield partial(numpy().copyto, original, copy)
        return
    for index in range(done):
        rows = job.own_rows(name, index)
        if rows is None:
            raise Abandoned(f"which part of `{name}` a chunk wrote is not known")
        for part in rows:
            yield partial(numpy().copyto, original[part], copy[part])
