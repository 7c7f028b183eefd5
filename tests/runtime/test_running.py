"""How a loop gets from its serial beginning to its end, without force."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import autopar
from autopar.config import Config
from autopar.runtime import configure
from tests.runtime import kernels
from tests.runtime.comparing import plain, same


@autopar.parallel_for(writes=["out[i]"], reduces={"total": "+"})
def slow(chunk, out, total):
    for i in chunk:
        time.sleep(0.004)
        out[i] = i
        total += i * 0.1
    return total, i


@autopar.parallel_list()
def slow_list(chunk):
    return [time.sleep(0.004) or x * 0.1 for x in chunk]


@autopar.parallel_for(updates=["out[i + 1]"])
def chase(chunk, out):
    for i, x in chunk:
        out[i + 1] = x + 1


@autopar.parallel_for(collects=["result"])
def copy(chunk, result):
    for x in chunk:
        result.append(x)
        if len(chunk) > 40:
            break


@autopar.parallel_for(collects=["table"])
def rename(chunk, table):
    for key in chunk:
        table[key + "'"] = 1


@pytest.fixture
def automatic() -> Iterator[None]:
    configure(Config(workers=2))
    yield
    configure(Config())


@pytest.mark.usefixtures("automatic")
def test_long_loops_begin_serially_and_go_on_in_parallel() -> None:
    out = np.zeros(60)
    total = 0.0
    for i in range(60):
        total += i * 0.1
    assert slow(range(60), out, 0.0) == (total, 59)
    assert out.tolist() == list(range(60))
    assert slow.history.parallel == 1
    assert 0 < slow.history.iterations < 60
    assert slow.history.backend == "processes"
    assert slow_list(range(60)) == [x * 0.1 for x in range(60)]
    assert slow_list.history.parallel == 1


@pytest.mark.usefixtures("automatic")
def test_in_a_thread_the_loop_stays_serial() -> None:
    before = slow.history.parallel
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(slow(range(40), [0] * 40, 0.0)))
    thread.start()
    thread.join()
    assert slow.history.parallel == before
    assert results[0][1] == 39


@pytest.mark.parametrize(
    "config", [Config(), Config(force=True, backend="processes"), Config(force=True, backend="serial")]
)
def test_a_loop_that_changes_what_it_runs_over(config: Config) -> None:
    configure(config)

    def outcome(function: Any) -> Any:
        xs = [float(i * i) for i in range(50)]
        try:
            function(enumerate(xs), xs)
        except IndexError:
            return xs
        return None

    assert outcome(chase) == outcome(plain(chase)) == [float(i) for i in range(50)]

    def renamed(function: Any, view: str) -> Any:
        table = {"a": 1, "b": 2, "c": 3}
        with pytest.raises(RuntimeError, match="changed size"):
            function(getattr(table, view)() if view else table, table)
        return table

    for view in ("", "keys"):
        assert renamed(rename, view) == renamed(plain(rename), view)


def test_uncuttable_iterables_run_as_written() -> None:
    configure(Config(force=True, backend="processes"))
    same(kernels.append_existing, lambda: ((i * i for i in range(9)), []))
    iterator = iter([1, 2, 3])
    result: list[int] = []
    kernels.append_existing(iterator, result)
    assert result == [1, 2, 3]
    assert list(iterator) == []


def test_importing_the_runtime_is_cheap() -> None:
    names = ("numpy", "ray", "rich", "libcst", "numba")
    code = f"import sys, autopar.runtime; print([m for m in {names} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out == "[]\n"


def test_a_kernel_runs_without_numpy(tmp_path: Any) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, autopar\n"
        "@autopar.parallel_for(writes=['out[i]'], reduces={'total': '+'})\n"
        "def kernel(chunk, out, total):\n"
        "    for i in chunk:\n"
        "        out[i] = i\n"
        "        total += i / 7\n"
        "    return total\n"
        "out = [0] * 50\n"
        "assert kernel(range(50), out, 0.0) == kernel.function(range(50), out, 0.0)\n"
        "print(kernel.history.parallel, kernel.history.reasons, 'numpy' in sys.modules)\n"
    )
    environment = {"AUTOPAR_FORCE": "1", "AUTOPAR_BACKEND": "processes", "PATH": "/usr/bin:/bin"}
    out = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, env=environment
    ).stdout
    assert out == "1 {} False\n"


@pytest.mark.parametrize("backend", ["processes", "threads"])
def test_blas_is_held_to_one_thread_and_let_go(backend: str) -> None:
    configure(Config(force=True, backend=backend, workers=2))
    threadpoolctl = pytest.importorskip("threadpoolctl")
    before = threadpoolctl.threadpool_info()
    data = np.random.default_rng(1).normal(size=(6, 50, 50))
    out = np.zeros((6, 50, 50))
    products(range(6), data, out)
    assert threadpoolctl.threadpool_info() == before
    with threadpoolctl.threadpool_limits(1, "blas"):
        assert out.tobytes() == (data @ data).tobytes()


@autopar.parallel_for(writes=["out[i]"], blas=True, releases_gil=True)
def products(chunk, data, out):
    for i in chunk:
        out[i] = data[i] @ data[i]
