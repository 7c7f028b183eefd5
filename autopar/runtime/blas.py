"""BLAS held to one thread: its number of threads can change the last bit, and workers share the cores already."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_LIBRARIES = ("numpy", "scipy", "scipy.linalg", "torch", "sklearn")

_pools: dict[str, int] = {}
"""The threads that a library started before it was held to one: it keeps them, asleep."""


def _controllers() -> tuple[Any, ...]:
    return _loaded(tuple(name in sys.modules for name in _LIBRARIES))


@cache
def _loaded(_: tuple[bool, ...]) -> tuple[Any, ...]:
    """Find the BLAS libraries in this process, again whenever a package that brings one has been imported."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return ()
    return tuple(ThreadpoolController().select(user_api="blas").lib_controllers)


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Hold every loaded BLAS to one thread inside the block."""
    changed: list[tuple[Any, int]] = []
    try:
        for library in _controllers():
            count = library.num_threads
            if count is not None and count != 1:
                _pools[library.filepath] = max(count, _pools.get(library.filepath, 1))
                library.set_num_threads(1)
                changed.append((library, count))
        yield
    finally:
        for library, count in changed:
            library.set_num_threads(count)


def blas_threads() -> int | None:
    """Return how many native threads the loaded BLAS libraries keep of their own; None when that cannot be told."""
    total = 0
    for library in _controllers():
        if library.internal_api not in ("openblas", "blis") or library.threading_layer not in (
            "pthreads",
            "disabled",
            "unknown",
        ):
            return None
        total += max(library.num_threads or 1, _pools.get(library.filepath, 1)) - 1
    return total
