"""Run commands as whole processes and time them by the wall clock."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

LIMIT = 1800


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: how long it took, how it ended, and what it left behind.

    ``files`` maps the names of the files in its folder to their contents.
    """

    seconds: float
    code: int
    stdout: bytes
    stderr: str
    files: Mapping[str, bytes]

    def same_results(self, other: Run) -> bool:
        """Say whether both printed the same bytes, wrote the same files, and ended alike."""
        return (self.code, self.stdout, self.files) == (other.code, other.stdout, other.files)


def python() -> list[str]:
    """Return the command of a plain run."""
    return [sys.executable]


def autopar_run(*options: str) -> list[str]:
    """Return the command of an ``autopar run`` of this environment."""
    command = Path(sys.executable).with_name("autopar")
    start = [str(command)] if command.exists() else [sys.executable, "-m", "autopar"]
    return [*start, "run", *options]


def clean_environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without settings that would reach autopar or Ray."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("AUTOPAR_") and k != "RAY_ADDRESS"}
    return kept | changes


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder, made where it is missing, and read back what it wrote there."""
    folder.mkdir(parents=True, exist_ok=True)
    env = clean_environment() if environment is None else environment
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=LIMIT, check=False)
    seconds = time.perf_counter() - start
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return Run(seconds, done.returncode, done.stdout, done.stderr.decode(errors="replace"), files)


def side_by_side(command: Sequence[str], folder: Path, copies: int) -> float:
    """Return the time until all of several copies of a command, started at once, have ended.

    Raises
    ------
    RuntimeError
        When one of them fails.
    """
    start = time.perf_counter()
    with ThreadPoolExecutor(copies) as pool:
        runs = list(pool.map(lambda n: timed(command, folder / str(n)), range(copies)))
    seconds = time.perf_counter() - start
    for run in runs:
        if run.code:
            raise RuntimeError(f"{' '.join(command)} ended with {run.code}: {run.stderr.strip()[-300:]}")
    return seconds
