"""The example scripts give the same bytes plain and under ``autopar run``, on every backend."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import autopar
from autopar.spec import Verdict

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

SCRIPTS = {
    "option_pricing": ["--paths", "200", "--steps", "60"],
    "mandelbrot": ["--width", "60", "--height", "40", "--iterations", "300", "--output", "image.pgm"],
    "ridge_search": ["--penalties", "5", "--repeats", "2"],
    "bootstrap_ci": ["--resamples", "60", "--size", "800"],
    "sequence_alignment": ["--sequences", "10", "--length", "40"],
    "epidemic": ["--members", "20", "--size", "30", "--days", "60"],
}

HOT_LOOPS = [
    ("option_pricing.py", "price_options"),
    ("mandelbrot.py", "mandelbrot"),
    ("ridge.py", "grid_search"),
    ("bootstrap_ci.py", "bootstrap"),
    ("sequence_alignment.py", "align_all"),
    ("epidemic.py", "run_ensemble"),
]


def run(command: list[str], folder: Path, **environment: str) -> tuple[int, bytes, dict[str, bytes], str]:
    """Run a command in a new folder; return exit code, standard output, files written there, standard error."""
    folder.mkdir()
    env = {k: v for k, v in os.environ.items() if not k.startswith("AUTOPAR_") and k != "RAY_ADDRESS"}
    env |= {"XDG_CACHE_HOME": str(folder.parent / "cache")} | environment
    done = subprocess.run([sys.executable, *command], cwd=folder, env=env, capture_output=True, timeout=240)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    return done.returncode, done.stdout, files, done.stderr.decode()


def compare(name: str, folder: Path, *options: str) -> str:
    """Run an example plain and under autopar, hold one against the other, return autopar's standard error."""
    script = [str(EXAMPLES / f"{name}.py"), *SCRIPTS[name]]
    *plain, _ = run(script, folder / f"{name}-plain")
    *parallel, errors = run(
        ["-m", "autopar", "run", "--workers", "2", *options, *script], folder / f"{name}-autopar", AUTOPAR_FORCE="1"
    )
    assert plain[0] == 0
    assert parallel == plain, errors
    return errors


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_deterministic_and_brief(name: str, tmp_path: Path) -> None:
    script = [str(EXAMPLES / f"{name}.py"), *SCRIPTS[name]]
    first = run(script, tmp_path / "first")
    assert first == run(script, tmp_path / "second")
    assert first[0] == 0
    assert 1 <= first[1].count(b"\n") <= 10


@pytest.mark.parametrize("backend", ["serial", "threads", "processes"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_same_bytes(name: str, backend: str, tmp_path: Path) -> None:
    errors = compare(name, tmp_path, "--backend", backend)
    assert "ran parallel on" in errors


@pytest.fixture
def ray_address() -> Iterator[str]:
    """Address of a small local Ray, stopped afterwards."""
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    yield ray.get_runtime_context().gcs_address
    ray.shutdown()


@pytest.mark.ray
def test_same_bytes_on_ray(ray_address: str, tmp_path: Path) -> None:
    for name in SCRIPTS:
        errors = compare(name, tmp_path, "--backend", "ray", "--address", ray_address)
        assert "Ray workers" in errors


@pytest.mark.parametrize(("file", "function"), HOT_LOOPS)
def test_the_hot_loop_is_parallel(file: str, function: str) -> None:
    loops = autopar.analyze_source((EXAMPLES / file).read_text(), filename=file)
    hot = next(loop for loop in loops if loop.function == function and loop.kind == "for")
    assert hot.verdict is Verdict.PARALLEL, hot.message
    assert hot.outermost
