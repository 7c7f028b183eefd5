"""Runs the chunks in processes forked at the loop: they inherit every operand as it is, and need no pickle.

The parent hands out chunk numbers over a socket each and reads results back; what is written goes into shared memory.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import struct
import time
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from autopar.runtime import cost
from autopar.runtime.executors import Abandoned, ChunkResult, Commit, Job
from autopar.runtime.executors.child import HEADER, KIND_FAILED, KIND_RESULT, KIND_STARTED, serve
from autopar.runtime.executors.fork_safety import fork_obstacle
from autopar.runtime.exits import rows_home
from autopar.runtime.packing import CannotTravel, loose_changes, unpack
from autopar.runtime.signals import uninterrupted
from autopar.runtime.stores.lists import Changes, apply_changes
from autopar.runtime.stores.private import private_copy
from autopar.runtime.stores.shared import shared_copy
from autopar.runtime.values import is_array

START_SECONDS = 5.0
"""A child that has not said a word after this time is taken to hang on a lock that it inherited."""

PREFETCH_SECONDS = 0.005
"""Chunks shorter than this are handed out two at a time, so that no worker waits for the parent."""


class ProcessExecutor:
    """Forks its workers for each job, and ends them with it."""

    name = "processes"

    def run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        """See `autopar.runtime.executors.Executor`."""
        if obstacle := fork_obstacle():
            raise Abandoned(obstacle)
        copies = _shared_copies(job)
        crew = _Crew(job, copies)
        try:
            crew.start(min(job.workers, len(job.chunks)))
            crew.work(take)
        except OSError as error:
            raise Abandoned(f"workers could not be used: {error}") from None
        finally:
            crew.dismiss()
        return (*_array_commits(job, copies, crew.end), *crew.list_commits())

    def close(self) -> None:
        """Nothing outlives a job."""


def _shared_copies(job: Job) -> dict[str, Any]:
    """Put the written arrays into shared memory.

    Lists are written in each child's own memory and sent back; only one that is read as a snapshot needs a copy for
    that.
    """
    snapshots = dict(job.spec.snapshots)
    copies: dict[str, Any] = {}
    for name in sorted(job.spec.written):
        value = job.operand(name)
        try:
            if is_array(value):
                copies[name] = shared_copy(value)
            elif name in snapshots:
                copies[name] = private_copy(value, job.changes_inside(name))
        except (OSError, ValueError, MemoryError) as error:
            raise Abandoned(f"no shared memory: {error}") from None
    return copies


def _array_commits(job: Job, copies: dict[str, Any], done: int) -> tuple[Commit, ...]:
    return tuple(commit for n, copy in copies.items() if is_array(copy) for commit in rows_home(job, n, copy, done))


_QUIET: Any = ("ignore", None, DeprecationWarning, None, 0)


def _quiet_fork() -> int:
    """Fork without Python's warning of other threads, which counts those of BLAS that have just ended.

    The filter goes into the list as it is: `warnings.catch_warnings` would make Python forget which warnings it has
    shown.
    """
    filters: list[Any] = warnings.filters  # type: ignore[assignment]
    filters.insert(0, _QUIET)
    try:
        return os.fork()
    finally:
        filters.remove(_QUIET)


class _Worker:
    """The parent's end of one child."""

    __slots__ = ("alive", "assigned", "buffer", "channel", "pid", "started")

    def __init__(self, pid: int, channel: socket.socket) -> None:
        self.pid = pid
        self.channel = channel
        self.assigned: deque[int] = deque()
        self.buffer = bytearray()
        self.started = False
        self.alive = True


class _Crew:
    """The children of one job."""

    def __init__(self, job: Job, copies: dict[str, Any]) -> None:
        self._job = job
        self._operands = job.with_copies(copies)
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._queue = deque(range(len(job.chunks)))
        self._finished: set[int] = set()
        self.end = len(job.chunks)
        self._deaths = 0
        self._lists: dict[int, dict[str, Any]] = {}
        short = job.seconds / max(1, len(job.chunks)) < PREFETCH_SECONDS
        self._ahead = 2 if short else 1

    def start(self, count: int) -> None:
        """Fork the workers."""
        begin = time.monotonic()
        with uninterrupted() as mask:
            self._fork(count, mask)
        cost.forked((time.monotonic() - begin) / count)

    def _fork(self, count: int, mask: set[int]) -> None:
        parent = os.getpid()
        for _ in range(count):
            ours, theirs = socket.socketpair()
            pid = _quiet_fork()
            if pid == 0:
                try:
                    ours.close()
                    for other in self._workers:
                        other.channel.close()
                    serve(theirs, self._job, self._operands, parent, mask)
                finally:
                    os._exit(1)  # whatever happens, a child never goes on with the parent's program
            theirs.close()
            worker = _Worker(pid, ours)
            self._workers.append(worker)
            self._selector.register(ours, selectors.EVENT_READ, worker)
            self._hand_out(worker)

    def _hand_out(self, worker: _Worker) -> None:
        """Give a worker as many chunks as it may have."""
        try:
            while self._queue and len(worker.assigned) < self._ahead:
                worker.channel.send(struct.pack("<i", self._queue[0]))
                worker.assigned.append(self._queue.popleft())
        except OSError:
            self._lost(worker)

    def work(self, take: Callable[[ChunkResult], None]) -> None:
        """Read results until all chunks are done."""
        deadline = time.monotonic() + START_SECONDS
        while len(self._finished) < self.end:
            waiting = not all(w.started for w in self._workers if w.alive)
            for key, _ in self._selector.select(0.25):
                self._read(key.data, take)
            if waiting and time.monotonic() > deadline and not all(w.started for w in self._workers if w.alive):
                raise Abandoned("a forked worker did not start")

    def _read(self, worker: _Worker, take: Callable[[ChunkResult], None]) -> None:
        try:
            data = worker.channel.recv(1 << 20)
        except OSError:
            data = b""
        if not data:
            self._lost(worker)
            return
        buffer = worker.buffer
        buffer += data
        while len(buffer) >= HEADER.size:
            kind, _, length = HEADER.unpack_from(buffer)
            end = HEADER.size + length
            if len(buffer) < end:
                break
            payload = bytes(memoryview(buffer)[HEADER.size : end])
            del buffer[:end]
            self._message(worker, kind, payload, take)

    def _message(self, worker: _Worker, kind: int, payload: bytes, take: Callable[[ChunkResult], None]) -> None:
        worker.started = True
        if kind == KIND_STARTED:
            return
        if kind == KIND_FAILED and not self._job.spec.breaks:
            raise Abandoned(payload.decode("utf-8", "replace"))
        index = worker.assigned.popleft()
        if kind == KIND_FAILED:
            self._end_at(index)
            return
        assert kind == KIND_RESULT
        self._hand_out(worker)
        try:
            result = unpack(payload)
        except (CannotTravel, ImportError, AttributeError, ValueError, TypeError) as error:
            raise Abandoned(f"a result cannot be read: {error}") from None
        if result.left:
            self._end_at(index)
        if index >= self.end:
            return
        if result.stores:
            self._lists[index] = {n: loose_changes(cast("Changes", found)) for n, found in result.stores.items()}
        self._finished.add(index)
        take(result)

    def _end_at(self, index: int) -> None:
        """A loop that may be left early comes to its end in this chunk: those before it count, and are waited for."""
        self.end = min(self.end, index)
        self._queue.clear()
        self._finished = {k for k in self._finished if k < self.end}

    def _lost(self, worker: _Worker) -> None:
        """A worker has died: its chunks go back, once, if running one of them again changes nothing."""
        if not worker.alive:
            return
        worker.alive = False
        self._selector.unregister(worker.channel)
        self._deaths += 1
        others = [w for w in self._workers if w.alive]
        if self._job.spec.breaks and worker.assigned:
            self._end_at(worker.assigned[0])
            return
        if self._job.spec.updates or self._deaths > 1 or not others:
            raise Abandoned("a worker died")
        self._queue.extendleft(reversed(worker.assigned))
        worker.assigned.clear()
        for other in others:
            self._hand_out(other)

    def list_commits(self) -> tuple[Commit, ...]:
        """Return what stores the chunks' changes into the user's lists, in iteration order."""
        return tuple(
            partial(apply_changes, cast("list[Any]", self._job.operand(name)), changes)
            for index in sorted(self._lists)
            if index < self.end
            for name, changes in self._lists[index].items()
        )

    def dismiss(self) -> None:
        """End every child at once and wait for it."""
        for worker in self._workers:
            with suppress(ProcessLookupError):
                os.kill(worker.pid, signal.SIGKILL)
        for worker in self._workers:
            worker.channel.close()
            with suppress(ChildProcessError):  # somebody else has waited for it
                os.waitpid(worker.pid, 0)
        self._selector.close()
