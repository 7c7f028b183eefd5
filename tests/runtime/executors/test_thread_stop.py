"""Threads are got out of a chunk that never ends, and hit by nothing once they are out."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from autopar.runtime.executors.thread_stop import CalledOff, Stop


def _endless(stop: Stop, inside: threading.Event) -> None:
    with stop.reaches():
        inside.set()
        while True:
            pass


def test_an_endless_chunk_is_called_off() -> None:
    stop, inside = Stop(), threading.Event()
    with ThreadPoolExecutor(1) as pool:
        chunks = [pool.submit(_endless, stop, inside), pool.submit(_endless, stop, inside)]
        inside.wait()
        stop.call_off(chunks)
        with pytest.raises(CalledOff):
            chunks[0].result()
        assert chunks[1].cancelled()
        assert pool.submit(threading.get_ident).result()  # the thread itself goes on


def test_a_thread_outside_a_chunk_is_left_alone() -> None:
    stop, entered, leave = Stop(), threading.Event(), threading.Event()

    def outside() -> int:
        with stop.reaches():
            pass
        entered.set()
        leave.wait()
        return 1

    with ThreadPoolExecutor(1) as pool:
        chunk = pool.submit(outside)
        entered.wait()
        threading.Timer(0.6, leave.set).start()
        stop.call_off([chunk])
        assert chunk.result() == 1
