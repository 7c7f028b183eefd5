"""A few steps that Ctrl-C must not come between: it is kept waiting until they are done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[set[int]]:
    """Keep SIGINT and SIGTERM waiting inside the block; gives the signal mask as it was."""
    if not hasattr(signal, "pthread_sigmask"):
        yield set()
        return
    before = set(map(int, signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))))
    try:
        yield before
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
