"""Runs the chunks in a thread pool, for kernels whose time goes into calls that release the GIL."""

from __future__ import annotations

import contextvars
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TextIO

from autopar.runtime.augmented import changed_by_key
from autopar.runtime.caught import Catcher
from autopar.runtime.chunks import run_chunk, with_warnings
from autopar.runtime.executors import Abandoned, ChunkResult, Commit, Job
from autopar.runtime.executors.copies import Copies, own_copies
from autopar.runtime.executors.thread_stop import CalledOff, Stop
from autopar.runtime.packing import CannotTravel, check_result
from autopar.runtime.recorders import Unrecordable


class ThreadExecutor:
    """Makes its threads for each job and ends them with it: a later loop may want to fork."""

    name = "threads"

    def run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        """See `autopar.runtime.executors.Executor`."""
        if threading.active_count() > 1 and (
            job.spec.written or job.spec.privates or job.spec.attributes or changed_by_key(job)
        ):
            raise Abandoned("another thread may write beside the loop")
        copies = Copies(job)
        work = _Work(job, copies.values)
        with ThreadPoolExecutor(job.workers, thread_name_prefix="autopar") as pool, _catching(work.catchers):
            work.drive(pool, take)
        return copies.home(len(job.chunks))

    def close(self) -> None:
        """Nothing outlives a job."""


class _Work:
    """One job's chunks in a pool; at most two per thread are submitted ahead, so that a stop comes soon."""

    def __init__(self, job: Job, copies: dict[str, object]) -> None:
        self.catchers: dict[int, Catcher] = {}
        self._job = job
        self._copies = copies
        self._context = contextvars.copy_context()
        self._stop = Stop()

    def drive(self, pool: ThreadPoolExecutor, take: Callable[[ChunkResult], None]) -> None:
        """Run all chunks; the calling thread takes the results."""
        queue = deque(range(len(self._job.chunks)))
        running: set[Future[ChunkResult]] = set()
        try:
            while queue or running:
                while queue and len(running) < 2 * self._job.workers:
                    running.add(pool.submit(self._context.copy().run, self._chunk, queue.popleft()))
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    take(future.result())
        except BaseException:
            self._stop.call_off(running)
            raise

    def _chunk(self, index: int) -> ChunkResult:
        catcher = self.catchers.setdefault(threading.get_ident(), Catcher())
        try:
            with self._stop.reaches():
                return self._result(index, catcher)
        except CalledOff:
            raise Abandoned("another chunk failed") from None

    def _result(self, index: int, catcher: Catcher) -> ChunkResult:
        try:
            operands = self._job.with_copies({**self._copies, **own_copies(self._job)})
            result = run_chunk(self._job, index, operands)
            if self._job.spec.written or self._job.spec.privates or changed_by_key(self._job):
                check_result(
                    result, self._job.spec.fresh, self._job.spec.made
                )  # it may be a view or a row of a private copy
            return with_warnings(result, catcher.drain())
        except (CannotTravel, Unrecordable) as error:
            raise Abandoned(str(error)) from None
        except (KeyboardInterrupt, CalledOff):
            raise
        except BaseException as error:  # SystemExit too must leave the data as the serial loop does
            raise Abandoned(f"{type(error).__name__} in an iteration") from None


@contextmanager
def _catching(catchers: dict[int, Catcher]) -> Iterator[None]:
    """Catch the warnings of the threads that have a catcher; those of others are shown as ever."""

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        catcher = catchers.get(threading.get_ident())
        (before if catcher is None else catcher.show)(message, category, filename, lineno, file, line)

    with warnings.catch_warnings():
        before: Callable[..., Any] = warnings.showwarning
        warnings.simplefilter("always")
        warnings.showwarning = show
        yield
