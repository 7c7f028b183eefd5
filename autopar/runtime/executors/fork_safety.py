"""May this process fork a worker now? A thread that holds a lock at the fork leaves it locked for ever in the child."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

from autopar.runtime.blas import blas_threads
from autopar.runtime.executors.ray_presence import ray_is_initialized

_TASKS = Path("/proc/self/task")

PATIENCE = 10
"""Milliseconds in which a thread that Python has joined already may still be on its way out."""


def fork_obstacle() -> str:
    """Return why this process must not fork, or ``""``."""
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return "workers are forked on Linux only"
    if threading.current_thread() is not threading.main_thread():
        return "the loop runs in a thread of its own"
    if other_threads():
        return "other threads are alive"
    if ray_is_initialized():
        return "Ray is in use in this process"
    try:
        return _native_obstacle()
    except OSError:
        return "the threads of this process cannot be counted"


def other_threads() -> bool:
    """Tell whether threads of the program run beside the main one, or this is one of them."""
    main = threading.main_thread()
    return threading.current_thread() is not main or any(
        thread.native_id not in _vouched for thread in threading.enumerate() if thread is not main
    )


def _native_obstacle() -> str:
    """Return which native threads are alive beside this one and those of BLAS, which looks after its own at a fork."""
    if _native_threads() == 1:
        return ""
    ours = blas_threads()
    if ours is None:
        return "a library with a thread pool of its own is in use"
    for _ in range(PATIENCE):
        if _native_threads() <= 1 + ours:
            return ""
        time.sleep(0.001)
    return "threads of a library are alive"


def _native_threads() -> int:
    return sum(int(task.name) not in _vouched for task in _TASKS.iterdir())


_vouched: set[int] = set()


def vouch_for_threads() -> None:
    """Take the other threads that are alive now to hold no lock that a child would need.

    For programs that run others inside of them and know what their threads do: a test runner whose thread waits for
    messages, say.
    """
    if sys.platform == "linux":
        _vouched.update(int(task.name) for task in _TASKS.iterdir())
        _vouched.discard(threading.main_thread().native_id or 0)
