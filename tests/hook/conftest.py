"""Runs small scripts plain and through ``autopar run``, with a cache of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ran:
    """What one run showed."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """What autopar said on standard error."""
        return "".join(line for line in self.err.splitlines(True) if line.startswith("autopar: "))

    @property
    def own(self) -> tuple[int, str, str]:
        """Exit code, output and errors of the program itself."""
        lines = self.err.splitlines(True)
        return self.code, self.out, "".join(line for line in lines if not line.startswith("autopar: "))


Run = Callable[..., Ran]


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], None]:
    """Write files below the test's folder."""
    return lambda files: _write(tmp_path, files)


@pytest.fixture(autouse=True)
def cache_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a cache of its own, and no setting from outside."""
    for name in [name for name in os.environ if name.startswith("AUTOPAR_")]:
        monkeypatch.delenv(name)
    home = tmp_path / ".cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``run("script.py", "argument", plain=True)`` in the test's folder; environment variables by keyword."""

    def run(*arguments: str, plain: bool = False, stdin: str = "", options: tuple[str, ...] = (), **env: str) -> Ran:
        head = [sys.executable] if plain else [sys.executable, "-m", "autopar", "run", *options]
        done = subprocess.run(
            [*head, *arguments],
            cwd=tmp_path,
            env={**os.environ, **env},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
