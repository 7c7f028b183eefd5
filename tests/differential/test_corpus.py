"""Every case, plain and rewritten: the text without workers, loaded with threads, elsewhere with forked workers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.differential.case import Case
from tests.differential.check import failures
from tests.differential.corpus import CASES, THEMES

ROOT = Path(__file__).parents[2]
FORKS = sys.platform == "linux"


@pytest.mark.parametrize("backend", ["threads", "threads begun"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_differs(case: Case, backend: str) -> None:
    found = failures(case, backend)
    assert not found, "\n".join([*found, case.source])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_differs_in_the_rewritten_text_without_workers(case: Case) -> None:
    found = failures(case, "serial", text=True)
    assert not found, "\n".join([*found, case.source])


@pytest.mark.skipif(not FORKS, reason="workers are forked on Linux only")
@pytest.mark.parametrize("backend", ["processes", "processes begun"])
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_differs_in_processes(theme: str, backend: str) -> None:
    command = [sys.executable, "-m", "tests.differential.check", "--backend", backend, theme]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_names_are_unique() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
