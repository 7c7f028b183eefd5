"""Which executor runs a job: what the configuration names, or what `auto` takes on this machine."""

from __future__ import annotations

import sys
from functools import cache

from autopar.runtime.executors import Executor, Job
from autopar.runtime.executors.fork_safety import fork_obstacle
from autopar.runtime.executors.ray_presence import ray_is_initialized
from autopar.runtime.printed import cannot_print
from autopar.runtime.state import STATE

RAY_LEAST = 1.5
"""Serial time under which a loop does not go to Ray.

Its tasks cost a millisecond each, and its operands must travel.
"""

RAY_SECONDS = 60.0
"""Serial time from which `auto` starts a local Ray, where forking is not possible."""


def executor_for(job: Job) -> tuple[Executor | None, str]:
    """Return the executor of a job, or None and the reason why there is none."""
    config = STATE.config
    if _is_users_worker() and not config.force:
        return None, "this process is a worker of the program's own"
    if job.workers < 2 and not config.force:
        return None, "there is one worker only"
    backend = config.backend
    if backend == "auto":
        backend, reason = _automatic(job)
        if not backend:
            return None, reason
    if backend == "serial" and not config.force:
        return None, "the backend is serial"
    if job.spec.prints and (reason := cannot_print(backend == "threads")):
        return None, reason
    if backend == "threads" and any(s.name.partition(".")[0] not in job.names for s in job.streams):
        return None, "the loop draws from a global generator, which threads share"
    if job.memos and backend != "processes":
        return None, "the cache of a memoized function can be kept from processes only"
    if job.spec.breaks and backend in ("threads", "ray"):
        return None, "iterations that do not count can be ended in processes only"
    if backend == "processes" and (obstacle := fork_obstacle()):
        return None, obstacle
    if backend == "ray" and not config.force and job.seconds < RAY_LEAST:
        return None, "the loop is too short for Ray"
    return _executor(backend), ""


def _automatic(job: Job) -> tuple[str, str]:
    """Processes if this one may fork, threads if the kernel lets them run, Ray if it is there or the loop is long."""
    config = STATE.config
    if config.address or ray_is_initialized():
        return "ray", ""
    obstacle = fork_obstacle()
    if not obstacle:
        return "processes", ""
    if job.spec.releases_gil and not job.spec.prints:
        return "threads", ""
    if job.seconds >= RAY_SECONDS:
        return "ray", ""
    return "", obstacle


def _is_users_worker() -> bool:
    """Was this process started by multiprocessing? Then its siblings have the other processors."""
    process = sys.modules.get("multiprocessing.process")
    return process is not None and process.parent_process() is not None


@cache
def _executor(backend: str) -> Executor:
    """Return the one executor of its kind in this process; each is imported when it is first wanted."""
    if backend == "processes":
        from autopar.runtime.executors.processes import ProcessExecutor

        return ProcessExecutor()
    if backend == "threads":
        from autopar.runtime.executors.threads import ThreadExecutor

        return ThreadExecutor()
    if backend == "ray":
        from autopar.runtime.executors.ray import RayExecutor

        return RayExecutor()
    from autopar.runtime.executors.serial import SerialExecutor

    return SerialExecutor()
