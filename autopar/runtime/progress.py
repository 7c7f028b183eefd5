"""A progress bar on long loops: on a terminal, after two seconds, drawn by the waiting parent without a thread."""

from __future__ import annotations

import os
import sys
import time
from typing import Any, Self

from autopar.runtime.executors import Job
from autopar.runtime.state import STATE

PATIENCE = 2.0
"""Seconds before a bar appears."""


class Progress:
    """Shows how many of a loop's chunks are done; rich is imported only when the bar appears."""

    def __init__(self, job: Job) -> None:
        code = job.function.__code__
        self._total = len(job.chunks)
        self._label = f"{os.path.basename(code.co_filename)}:{code.co_firstlineno}"
        self._begin = time.monotonic()
        self._bar: Any = None
        self._task: Any = None
        self._wanted = STATE.config.progress and _is_terminal()

    def __enter__(self) -> Self:
        return self

    def advance(self, done: int) -> None:
        """Draw the bar anew."""
        if not self._wanted or time.monotonic() - self._begin < PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), auto_refresh=False, transient=True)
            self._task = self._bar.add_task(self._label, total=self._total)
            self._bar.start()
        self._bar.update(self._task, completed=done, refresh=True)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False
