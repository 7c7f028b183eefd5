"""One try at running a job in parallel, with nothing of the user's changed yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TypeVar

from autopar.runtime.carried import carried_at
from autopar.runtime.caught import any_raises
from autopar.runtime.combine import Fold
from autopar.runtime.executors import Abandoned, Commit, Executor, Job
from autopar.runtime.followers import followers
from autopar.runtime.printed import cannot_encode
from autopar.runtime.progress import Progress
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.state import STATE

Found = TypeVar("Found")

BUSY = "another loop has the workers"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A job that has run: what its chunks did, and what brings it home.

    ``begin`` is the time of `time.perf_counter` at which it began, ``executor`` the name of what ran it.
    """

    fold: Fold
    commits: tuple[Commit, ...]
    executor: str
    begin: float


def attempt(executor: Executor, job: Job) -> Attempt | str:
    """Run a job; return the reason where the loop must go on serially."""
    begin = perf_counter()
    found = with_workers(partial(_executed, executor, job))
    return found if isinstance(found, str) else Attempt(*found, executor.name, begin)


def with_workers(work: Callable[[], Found | str]) -> Found | str:
    """Take the workers for something that changes nothing of the user's; return the reason where it cannot be done."""
    if not STATE.acquire():
        return BUSY
    try:
        return work()
    except (Abandoned, Unrecordable) as error:
        return str(error)
    except Exception as error:  # a failure of autopar's own: the program runs as it was written
        return f"autopar failed: {type(error).__name__}: {error}"
    finally:
        STATE.release()


def _executed(executor: Executor, job: Job) -> tuple[Fold, tuple[Commit, ...]] | str:
    fold = Fold(job)
    with Progress(job) as progress:
        commits = executor.run(job, lambda result: progress.advance(fold.take(result)))
    if fold.done != len(job.chunks) and not job.spec.breaks:
        return "chunks are missing"
    if any_raises(fold.warnings):
        return "a warning is an exception here"
    if cannot_encode(fold.printed):
        return "a text cannot be encoded"
    fold.carried = carried_at(job, job.end(fold.done), job.operands)
    fold.followed = followers(job, fold.turns)
    return fold, commits
