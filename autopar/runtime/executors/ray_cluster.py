"""Which Ray to use: the one that the program has started, the one at an address, or a local one of our own."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autopar.runtime.executors import Abandoned
from autopar.runtime.executors.ray_presence import ray_is_initialized
from autopar.runtime.executors.shipping import user_modules

PATIENCE = 10.0
"""Seconds that a cluster may take to answer."""

_lock = threading.Lock()
_failures: dict[str | None, str] = {}
"""By address, why Ray could not be used: an attempt takes its time, and the next loop would make another."""


def connect(address: str | None, workers: int) -> Any:
    """Return the ``ray`` module, connected.

    A Ray that is initialized is used as it is; else the cluster at ``address``; else a local Ray of ``workers`` CPUs is
    started, quiet, without dashboard or usage reports. Ray itself shuts down at exit what was started here.

    Raises
    ------
    Abandoned
        When Ray is not there or does not start; the message says why.
    """
    with _lock:
        if ray_is_initialized():
            return sys.modules["ray"]
        if address in _failures:
            raise Abandoned(_failures[address])
        with _environment(address):
            try:
                _reach(address)
                import ray

                with _handler_kept():
                    ray.init(**_arguments(address, workers))
            except (ImportError, OSError, RuntimeError, ValueError, TimeoutError) as error:
                _failures[address] = f"Ray cannot be used: {error}"
                raise Abandoned(_failures[address]) from error
        return ray


def _reach(address: str | None) -> None:
    """Make sure that somebody listens at an address: Ray itself would try for two minutes, and complain aloud."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()


def _arguments(address: str | None, workers: int) -> dict[str, Any]:
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if address is None:
        return {**quiet, "num_cpus": workers, "include_dashboard": False}
    return {**quiet, "address": address, "runtime_env": {"py_modules": _shipped_modules()}}


def _shipped_modules() -> list[str]:
    """Return what a remote worker may import: this package, and the modules of the user's that are loaded."""
    places = {str(Path(__file__).resolve().parents[2])}
    for module in user_modules():
        name, file = module.__name__, getattr(module, "__file__", None)
        if name == "__main__" or "." in name or not file or not file.endswith(".py"):
            continue
        path = Path(file).resolve()
        places.add(str(path.parent if path.name == "__init__.py" else path))
    return sorted(place for place in places if Path(place).exists())


@contextmanager
def _environment(address: str | None) -> Iterator[None]:
    """Hold what Ray reads from the environment while it starts.

    A local start has token authentication on. Ray would write a new token into the home folder; one given by the
    environment stays in memory, and a read-only home does not stop the run.
    """
    wanted = {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_BACKEND_LOG_LEVEL": "error",
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }
    if address is None and "RAY_AUTH_MODE" not in os.environ:
        wanted |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update({name: value for name, value in wanted.items() if before[name] is None})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)


@contextmanager
def program_kept() -> Iterator[None]:
    """Give the warning filters and the shared random states back to the program: Ray changes both."""
    filters = list(warnings.filters)
    random, legacy = sys.modules.get("random"), sys.modules.get("numpy.random")
    states = (random and random.getstate(), legacy and legacy.get_state())
    try:
        yield
    finally:
        if random is not None:
            random.setstate(states[0])
        if legacy is not None:
            legacy.set_state(states[1])
        if list(warnings.filters) != filters:
            warnings.filters[:] = filters  # type: ignore[index]
            warnings.filterwarnings("default", append=True)  # tells the registries that the filters have changed
            warnings.filters.pop()  # type: ignore[attr-defined]


@contextmanager
def _handler_kept() -> Iterator[None]:
    """Give SIGTERM back to the program: Ray replaces its handler."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
