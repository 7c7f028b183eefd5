"""A loop that splits into an independent part, which runs in parallel, and a recurrence behind it, which runs here.

Both work on copies of what they write: the user's data must be the serial program's where the recurrence fails. Lists
that it appends to are taken home when it has ended.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

from autopar.runtime.all_but_last import tried
from autopar.runtime.attempt import Attempt
from autopar.runtime.caught import warnings_raised
from autopar.runtime.decimals import flags_up, own_decimals, raise_flags
from autopar.runtime.executors import Job
from autopar.runtime.exits import taken_apart
from autopar.runtime.loops import Run
from autopar.runtime.signals import uninterrupted
from autopar.runtime.space import SequenceSpace, ZipSpace, part_of
from autopar.runtime.stages import DEAR, StagedRun, plain, take_over
from autopar.runtime.state import STATE
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import is_immutable


class BehindRun(StagedRun):
    """One call of a kernel whose second stage runs in order."""

    def up_to(self, high: int) -> str:
        """Run both stages; return why they were not, with nothing changed, or ``""``."""
        if reason := self.in_the_way(high):
            return reason
        given = dict(zip(self.shape.names, self.values, strict=True))
        if not all(is_immutable(given[n]) for n in self.shape_of_rest.returns):
            return "what an iteration hands to the next can be changed in place"
        if any(type(given[n]) is not list for n in self.rest.spec.collects):
            return "what it appends to is no list"
        copies = {n: private_copy(given[n], rows=False) for n in sorted(self._written())}
        if not plain(copies):
            return "elements of a list can be changed in place"
        lists: dict[str, list[Any]] = {n: [] for n in self.shape_of_first.names if n not in self._known_to(given)}
        ahead = self._ahead_of(high, {**given, **copies, **lists})
        tries = tried(ahead)
        if isinstance(tries, str):
            return tries
        job, done = tries
        for commit in (*done.commits, *done.fold.finish(lists)[1]):
            commit()
        if not all(is_immutable(v) for found in lists.values() for v in found):
            return "a value can be changed in place"
        if any(len(found) != high - self.position for found in lists.values()) or not plain(copies):
            return "not every iteration has a value to hand over"
        return self._behind_it(ahead, job, done, copies, lists, high)

    def _written(self) -> set[str]:
        twins = dict(self.first.spec.snapshots)
        return {twins.get(n, n) for n in (*self.first.spec.written, *self.rest.spec.written)}

    def _known_to(self, given: dict[str, Any]) -> set[str]:
        return {*given, *(new for new, _ in self.first.spec.snapshots)}

    def _ahead_of(self, high: int, given: dict[str, Any]) -> Run:
        """Return the run of the first stage, over copies."""
        twins = dict(self.first.spec.snapshots)
        operands = (None, *(given[twins.get(n, n)] for n in self.shape_of_first.names))
        ahead = Run(self.first, self.shape_of_first, part_of(self.space, self.position, high), operands)
        ahead.rate = self.rate
        return ahead

    def _behind_it(
        self, ahead: Run, job: Job, done: Attempt, copies: dict[str, Any], lists: dict[str, list[Any]], high: int
    ) -> str:
        """Run the second stage in order, and take over what both have done; return why not."""
        originals = dict(zip(self.shape.names, self.values, strict=True))
        appended: dict[str, list[Any]] = {name: [] for name in self.rest.spec.collects}
        given = {**originals, **copies, **appended}
        space = part_of(self.space, self.position, high)
        if lists:
            space = ZipSpace((space, *map(SequenceSpace, lists.values())))
        begin = perf_counter()
        try:
            with own_decimals(), warnings_raised():
                arguments = [given[n] for n in self.shape_of_rest.names]
                returned = self.rest.function(*space.arguments(0, high - self.position), *arguments)
                flags = flags_up()
        except Exception as error:
            return f"{type(error).__name__} in an iteration"
        spent = perf_counter() - begin
        if not plain(copies) or not all(is_immutable(v) for found in appended.values() for v in found):
            return "a value can be changed in place"
        passed = taken_apart(self.shape_of_rest.returns, 0, returned)[0]
        with uninterrupted():
            ahead._commit(job, replace(done, commits=()))
            for name, copy in copies.items():
                take_over(originals[name], copy)
            for name, found in appended.items():
                originals[name].extend(found)
        raise_flags(set(flags))
        self.absorb(ahead.outcome)
        self.absorb(passed)
        self._account(done, job, spent, high)
        return ""

    def _account(self, done: Attempt, job: Job, spent: float, high: int) -> None:
        """Remember what it has cost, and whether most of that went into the recurrence."""
        seconds = done.fold.seconds + spent
        trips = high - self.position
        self.account(done, job, trips, seconds, perf_counter() - done.begin)
        if not STATE.config.force and spent > 0.001 and trips > 8 and spent > DEAR * seconds:
            self.kernel.__dict__["_dear_first_stage"] = True
