"""Copies of what a job writes, and the way home of what was written into them."""

from __future__ import annotations

from functools import partial
from typing import Any

from autopar.runtime.executors import Abandoned, Commit, Job
from autopar.runtime.exits import rows_home
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import is_immutable


def private_copies(job: Job) -> dict[str, Any]:
    """Return private copies of the written operands, by name."""
    return {name: private_copy(job.operand(name), job.has_rows(name)) for name in sorted(job.spec.written)}


def own_copies(job: Job) -> dict[str, Any]:
    """Return copies of the arrays that each worker overwrites for itself, by name; they go nowhere."""
    return {name: private_copy(job.operand(name)) for name in job.spec.privates}


def home_commits(job: Job, copies: dict[str, Any], done: int) -> tuple[Commit, ...]:
    """Return what copies the ``copies`` into the user's own objects, as far as the first ``done`` chunks go.

    Raises `Abandoned` where a list has got something that may be part of a worker's own array.
    """
    commits: list[Commit] = []
    for name, copy in copies.items():
        original = job.operand(name)
        if type(original) is list:
            if done < len(job.chunks):
                raise Abandoned("which elements of a list count is not known")
            if job.spec.privates and not _all_immutable(original, copy):
                raise Abandoned("a list has got something that can be changed in place")
            commits.append(partial(_store_list, original, copy, job.has_rows(name)))
        else:
            commits.extend(rows_home(job, name, copy, done))
    return tuple(commits)


def _all_immutable(original: list[Any], copy: list[Any]) -> bool:
    """Are the values that have come into a list, or into its rows, all immutable?"""
    for before, after in zip(original, copy, strict=True):
        parts = zip(before, after, strict=True) if type(before) is list and type(after) is list else ((before, after),)
        if not all(new is old or is_immutable(new) for old, new in parts):
            return False
    return True


def _store_list(original: list[Any], copy: list[Any], rows: bool) -> None:
    for index, value in enumerate(copy):
        row = original[index]
        if rows and type(row) is list and type(value) is list:
            row[:] = value
        elif row is not value:
            original[index] = value
