"""Runs the tests marked ray in a process of their own, with one local Ray: other tests fork, and after Ray none may."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent


@pytest.mark.timeout(600)
def test_all_tests_marked_ray() -> None:
    command = [sys.executable, "-m", "pytest", "--ray", "-n", "0", "-q", "-p", "no:cacheprovider", str(ROOT)]
    found = subprocess.run(command, capture_output=True, text=True, timeout=590, cwd=ROOT.parent, check=False)
    assert found.returncode == 0, found.stdout[-6000:] + found.stderr[-2000:]
