"""The whole corpus once more on one local Ray, in one test, so that one process starts it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.differential.test_corpus import ROOT


@pytest.mark.timeout(900)
def test_nothing_differs_on_ray() -> None:
    command = [sys.executable, "-m", "tests.differential.check", "--backend", "ray"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=880, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
