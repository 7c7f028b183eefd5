"""What every test of the runtime gets.

A backend with force, a clean configuration after it, and no process left over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from autopar.config import Config
from autopar.runtime import configure


def children() -> set[int]:
    """Return the ids of this process's children, zombies too."""
    found: set[int] = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(FileNotFoundError):  # a thread that has just ended
            found |= set(map(int, (task / "children").read_text("ascii").split()))
    return found


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    before = children()
    yield
    configure(Config())
    ray = sys.modules.get("ray")
    if ray is None or not ray.is_initialized():
        assert children() <= before


@pytest.fixture(params=["serial", "threads", "processes"])
def backend(request: pytest.FixtureRequest) -> str:
    """Run the test on every backend of this machine, every loop in parallel."""
    configure(Config(force=True, backend=request.param, workers=2))
    return str(request.param)


@pytest.fixture
def forced() -> None:
    """Run every loop on forked processes."""
    configure(Config(force=True, backend="processes", workers=2))


os.environ.pop("AUTOPAR_FORCE", None)
