"""Copies of what a job writes, and the way home of what was written into them."""

from __future__ import annotations

from functools import partial
from typing import Any

from autopar.runtime.executors import Commit, Job
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import numpy


def private_copies(job: Job) -> dict[str, Any]:
    """Return private copies of the written operands, by name."""
    return {name: private_copy(job.operand(name), job.has_rows(name)) for name in sorted(job.spec.written)}


def home_commits(job: Job, copies: dict[str, Any]) -> tuple[Commit, ...]:
    """Return what copies the finished ``copies`` into the user's own objects."""
    commits: list[Commit] = []
    for name, copy in copies.items():
        original = job.operand(name)
        if type(original) is list:
            commits.append(partial(_store_list, original, copy, job.has_rows(name)))
        else:
            commits.append(partial(numpy().copyto, original, copy))
    return tuple(commits)


def _store_list(original: list[Any], copy: list[Any], rows: bool) -> None:
    for index, value in enumerate(copy):
        row = original[index]
        if rows and type(row) is list and type(value) is list:
            row[:] = value
        elif row is not value:
            original[index] = value
