"""Generated programs, plain and rewritten: 200 here, thousands with ``--slow``, and every one that ever differed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generated.sweep import REGRESSIONS, differs, load, program

ROOT = Path(__file__).parents[2]
BACKENDS = ["threads", "threads begun"]
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_small_programs(random: Random) -> None:
    found = program(random)
    differences = differs(found, BACKENDS)
    assert not differences, "\n".join([f"f({found.calls[0].arguments})", found.source, *differences])


def _sweep(backends: str, seed: int, count: int) -> None:
    """Sweep in a process of its own: one with the threads of a test runner alive does not fork."""
    command = [sys.executable, "-m", "tests.generated.sweep", "--backends", backends]
    command += ["--seed", str(seed), "--count", str(count), "--keep-going", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@FORKS
@pytest.mark.parametrize("part", range(4))
def test_programs_in_processes(part: int) -> None:
    _sweep("processes,processes begun", 1_000_000 + 25 * part, 25)


@FORKS
@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_many_programs(part: int) -> None:
    _sweep("processes,threads,threads begun", 2_000_000 + 150 * part, 150)


@pytest.mark.parametrize("path", sorted(REGRESSIONS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("backend", ["serial", *BACKENDS])
def test_regressions(path: Path, backend: str) -> None:
    found = load(path)
    differences = differs(found, [backend])
    assert not differences, "\n".join([f"f({found.calls[0].arguments})", found.source, *differences])
