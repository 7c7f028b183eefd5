"""Runs that put something in the loop's place for all but the last iteration, which runs as it is written."""

from __future__ import annotations

from abc import abstractmethod

from autopar.runtime.attempt import Attempt
from autopar.runtime.counts import NoCount
from autopar.runtime.executors import Job
from autopar.runtime.loops import Run
from autopar.runtime.streams import NoStream


class AllButLastRun(Run):
    """One call of a kernel whose last iteration is left to it, for what lives on after the loop."""

    nothing_left = "there is nothing left for workers"

    def parallel(self) -> bool:
        """Run all but the last iteration; False when it must go on serially, with nothing changed."""
        high = self.trips - 1
        try:
            reason = self.nothing_left if high - self.position < 1 else self.up_to(high)
        except (NoStream, NoCount) as missing:
            reason = str(missing)
        if reason:
            self.kernel.history.refuse(reason)
            return False
        self.position = high
        self.advance(self.trips)
        return True

    @abstractmethod
    def up_to(self, high: int) -> str:
        """Run iterations up to ``high``; return why they were not, with nothing changed, or ``""``."""


def tried(run: Run) -> tuple[Job, Attempt] | str:
    """Run all of another kernel's iterations in parallel, with nothing brought home; return why it cannot be.

    A warning belongs to the iteration in which the serial program would meet it.
    """
    if run._unset():
        return "a minimum or maximum has no value yet"
    job = run._job(run.trips, ())
    done = run.attempt(job)
    if isinstance(done, str):
        return done
    return "there are warnings" if done.fold.warnings else (job, done)
