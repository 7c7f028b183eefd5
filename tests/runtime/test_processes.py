"""Forked workers: what kills them, what must not fork, and that nothing is left over."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import autopar
from autopar.config import Config
from autopar.runtime import configure, events
from tests.runtime import kernels
from tests.runtime.comparing import ran_parallel, refused

pytestmark = pytest.mark.usefixtures("forced")

PARENT = os.getpid()


@autopar.parallel_for(writes=["out[i]"])
def kill_once(chunk, marker, out):
    for i in chunk:
        out[i] = os.getpid() != PARENT
        if i == 5 and not os.path.exists(marker) and os.getpid() != PARENT:
            open(marker, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)


@autopar.parallel_for(updates=["out[i]"])
def kill_updating(chunk, out):
    for i in chunk:
        out[i] += 1
        if i == 5 and os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGSEGV)


@autopar.parallel_for(writes=["out[i]"])
def leave(chunk, out):
    for i in chunk:
        out[i] = i
        if i == 3 and os.getpid() != PARENT:
            os._exit(0)


@autopar.parallel_for(collects=["result"])
def large(chunk, result):
    for i in chunk:
        result.append(str(i) * 300_000)


def test_a_worker_that_is_killed_costs_its_chunks_a_retry(tmp_path: Path) -> None:
    out = [0] * 40
    before = kill_once.history.parallel
    kill_once(range(40), str(tmp_path / "marker"), out)
    assert out == [True] * 40
    assert kill_once.history.parallel == before + 1


def test_updates_are_not_retried() -> None:
    refused(kill_updating, lambda: (range(40), np.zeros(40)), "died")


def test_when_all_workers_die_the_loop_runs_serially() -> None:
    refused(leave, lambda: (range(40), [0] * 40), "died")


def test_large_results() -> None:
    ran_parallel(large, lambda: (range(20), []))


def test_another_thread_forbids_forking() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        refused(kernels.store, lambda: (range(9), [1] * 9, [0] * 9), "other threads")
    finally:
        stop.set()
        thread.join()
    ran_parallel(kernels.store, lambda: (range(9), [1] * 9, [0] * 9))


def test_loops_in_threads_of_the_users() -> None:
    outs: list[list[int]] = [[0] * 50 for _ in range(4)]
    threads = [threading.Thread(target=kernels.store, args=(range(50), [1] * 50, out)) for out in outs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outs == [[3] * 50] * 4


def test_a_loop_in_a_forked_process_of_the_users() -> None:
    context = multiprocessing.get_context("fork")
    with context.Pool(1) as pool:
        assert pool.apply(_loop_elsewhere) == [3] * 20


def _loop_elsewhere() -> list[int]:
    out = [0] * 20
    kernels.store(range(20), [1] * 20, out)
    return out


def test_after_blas_has_started_its_threads() -> None:
    a = np.random.default_rng(1).normal(size=(300, 300))
    a @ a
    ran_parallel(kernels.store, lambda: (range(9), [1] * 9, [0] * 9))
    assert np.isfinite(a @ a).all()


SCRIPT = """
import sys, time
import autopar
from autopar.config import Config
from autopar.runtime import configure
configure(Config(force=True, backend="processes", workers=2))

@autopar.parallel_for(writes=["out[i]"])
def sleep(chunk, out):
    for i in chunk:
        time.sleep(0.05)
        out[i] = i

out = [None] * 400
print("ready", flush=True)
try:
    sleep(range(400), out)
except KeyboardInterrupt:
    print("interrupted", out.count(None), flush=True)
    raise
"""


def test_ctrl_c(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.7)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert out == "interrupted 400\n"
    assert err.rstrip().endswith("KeyboardInterrupt")
    assert "autopar" not in err
    assert process.returncode == -signal.SIGINT
    assert not _group(process.pid)


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.7)
    process.kill()
    process.communicate(timeout=20)
    deadline = time.monotonic() + 10
    while _group(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _group(process.pid)


def _group(group: int) -> list[int]:
    """Return the living processes of a process group."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(folder.name))
    return found


def test_events() -> None:
    kernels.store(range(9), [1] * 9, [0] * 9)
    (event,) = (e for e in events() if e.kernel == "store" and e.module == kernels.__name__)
    assert event.backend == "processes"
    assert event.workers == 2
    assert event.parallel >= 1
    assert event.line == kernels.store.function.__code__.co_firstlineno


def test_small_loops_start_nothing(monkeypatch: Any) -> None:
    configure(Config())
    monkeypatch.setattr(os, "fork", None)
    for _ in range(5):
        out = [0] * 1000
        kernels.store(range(1000), list(range(1000)), out)
        assert out[-1] == 1999


def test_disabled() -> None:
    configure(Config(force=True, disable=True))
    before = kernels.store.history.calls
    kernels.store(range(5), [1] * 5, [0] * 5)
    assert kernels.residues(range(5), 2) == {0, 1}
    assert kernels.store.history.calls == before
