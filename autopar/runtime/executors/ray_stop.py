"""How a Ray run is called off: a sign goes up in Ray's key-value store, and workers at work on the job leave.

``ray.cancel`` would be the way, but it races with the answer of a task that ends at that moment, and then the driver's
process aborts (ray#54738). An exception takes workers out of Python code; one that stays in a call of C code ends, and
Ray says so on the output of the program. It starts another, which sees the sign and returns at once.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from autopar.runtime.executors.thread_stop import Stop

_NAMESPACE = b"autopar"
INTERVAL = 0.25
"""Seconds between two looks at the sign, and between two tries to get a chunk to leave."""

PATIENCE = 5.0
"""Seconds that a chunk has to leave before its process ends."""


def new_sign() -> bytes:
    """Return a name for the sign of one run; it is down."""
    return b"stop-" + secrets.token_hex(8).encode()


def put_up(sign: bytes) -> None:
    """Call the run off."""
    from ray.experimental.internal_kv import _internal_kv_put

    _internal_kv_put(sign, b"1", namespace=_NAMESPACE)


def take_down(sign: bytes) -> None:
    """Forget a sign when nobody can look at it any more."""
    from ray.experimental.internal_kv import _internal_kv_del

    _internal_kv_del(sign, namespace=_NAMESPACE)


def is_up(sign: bytes) -> bool:
    """Tell whether the run was called off."""
    from ray.experimental.internal_kv import _internal_kv_get

    return _internal_kv_get(sign, namespace=_NAMESPACE) is not None


@contextmanager
def leaving_at(sign: bytes) -> Iterator[None]:
    """Leave the block when the sign goes up while it runs; one that does not leave ends with this worker's process.

    Raises
    ------
    CalledOff
        Anywhere in the block.
    """
    done, stop = threading.Event(), Stop()

    def watch() -> None:
        while not is_up(sign):
            if done.wait(INTERVAL):
                return
        for _ in range(int(PATIENCE / INTERVAL)):
            stop.interrupt()
            if done.wait(INTERVAL):
                return
        os._exit(1)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        with stop.reaches():
            yield
    finally:
        done.set()
        watcher.join()
