"""Every labelled program, as written and rewritten, with arguments as they are and aliased."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.differential.check import failures
from tests.labelled.corpus import Suite, suites
from tests.labelled.running import cases, serial_programs

ROOT = Path(__file__).parents[2]
FORKS = sys.platform == "linux"
SLOW = pytest.mark.slow


def identify(suite: Suite) -> str:
    return suite.name


@pytest.mark.parametrize(
    "backend", ["threads begun", pytest.param("serial", marks=SLOW), pytest.param("threads", marks=SLOW)]
)
@pytest.mark.parametrize("suite", suites(), ids=identify)
def test_nothing_differs(suite: Suite, backend: str) -> None:
    found = [difference for case in cases(suite) for difference in failures(case, backend)]
    assert not found, "\n".join(found)


def test_names_that_share_memory_are_noticed() -> None:
    aliased = {f"{suite.name}.{program.name}" for suite in suites() for program in serial_programs(suite)}
    chosen = [case for suite in suites() for case in cases(suite) if case.name in aliased]
    assert len(chosen) >= 5
    found = [difference for case in chosen for difference in failures(case, "threads")]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("suite", suites(), ids=identify)
def test_nothing_differs_in_the_rewritten_text(suite: Suite) -> None:
    found = [difference for case in cases(suite) for difference in failures(case, "serial", text=True)]
    assert not found, "\n".join(found)


@pytest.mark.skipif(not FORKS, reason="workers are forked on Linux only")
@pytest.mark.parametrize("backend", ["processes begun", pytest.param("processes", marks=SLOW)])
@pytest.mark.parametrize("suite", suites(), ids=identify)
def test_nothing_differs_in_processes(suite: Suite, backend: str) -> None:
    command = [sys.executable, "-m", "tests.labelled.running", "--backend", backend, suite.name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
