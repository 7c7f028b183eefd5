"""Copies of what a job writes, and the way home of what was written into them."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from autopar.runtime.executors import Abandoned, Commit, Job
from autopar.runtime.exits import rows_home
from autopar.runtime.packing import CannotTravel, check_changes
from autopar.runtime.stores.lists import Changes, ListImage, apply_changes
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import is_array


class Copies:
    """Private copies of the written operands, by name, and of lists an image of what was in the copy."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.values: dict[str, Any] = {
            name: private_copy(job.operand(name), job.changes_inside(name)) for name in sorted(job.spec.written)
        }
        self._images = {
            name: ListImage(copy, inside=job.changes_inside(name))
            for name, copy in self.values.items()
            if type(copy) is list
        }

    def home(self, done: int) -> tuple[Commit, ...]:
        """Return what brings the copies home into the user's own objects, as far as the first ``done`` chunks go.

        Raises `Abandoned` where a list has got something that may be part of a worker's own copies.
        """
        commits: list[Commit] = []
        for name, copy in self.values.items():
            if is_array(copy):
                commits.extend(rows_home(self.job, name, copy, done))
                continue
            if done < len(self.job.chunks):
                raise Abandoned("which elements of a list count is not known")
            commits.append(partial(apply_changes, cast("list[Any]", self.job.operand(name)), self._changes(name)))
        return tuple(commits)

    def _changes(self, name: str) -> Changes:
        try:
            changes = self._images[name].changes()
        except ValueError as error:
            raise Abandoned(str(error)) from None
        spec = self.job.spec
        if len(self.values) > 1 or spec.privates or "." in name or self.job.changes_inside(name):
            try:
                check_changes(changes, spec.fresh, spec.made)
            except CannotTravel as error:
                raise Abandoned(str(error)) from None
        return changes


def own_copies(job: Job) -> dict[str, Any]:
    """Return copies of the arrays that each worker overwrites for itself, by name; they go nowhere."""
    return {name: private_copy(job.operand(name)) for name in job.spec.privates}
