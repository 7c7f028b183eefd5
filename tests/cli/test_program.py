from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import autopar
from tests.cli.conftest import Invoke
from tests.cli.sources import PARALLEL


def test_version(invoke: Invoke) -> None:
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, f"autopar {autopar.__version__}\n")


@pytest.mark.parametrize("arguments", [[], ["run"], ["transform"], ["check"], ["explain"]])
def test_help(invoke: Invoke, arguments: list[str]) -> None:
    result = invoke(*arguments, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: autopar")
    assert "..." not in result.stdout.partition("Commands:")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["--bogus"],
        ["run"],
        ["run", "--bogus", "x.py"],
        ["run", "--workers", "0", "x.py"],
        ["run", "--workers", "many", "x.py"],
        ["run", "--backend", "gpu", "x.py"],
        ["run", "missing.py"],
        ["run", "folder"],
        ["run", "-m", "no_such_module_anywhere"],
        ["transform", "missing.py"],
        ["transform", "folder"],
        ["transform", "broken.py"],
        ["transform", "latin.py"],
        ["transform", "nul.py"],
        ["transform", "--bogus", "good.py"],
        ["transform", "-i", "--diff", "good.py"],
        ["transform", "-i", "-"],
        ["transform", "--check", "-o", "out.py", "good.py"],
        ["transform", "--stdin-filename", "x.py", "good.py"],
        ["transform", "good.py", "-o", "missing/out.py"],
        ["transform", "good.py", "-o", "folder"],
        ["check", "missing.py"],
        ["check", "good.py", "missing.py"],
        ["check", "broken.py"],
        ["check", "latin.py"],
        ["check", "nul.py"],
        ["check", "--format", "xml", "good.py"],
        ["check", "--select", "E501", "good.py"],
        ["check", "--write-baseline", "good.py"],
        ["check", "--baseline", "missing.json", "good.py"],
        ["check", "--baseline", "good.py", "good.py"],
        ["check", "--statistics", "--format", "json", "good.py"],
        ["check", "-o", "missing/report", "good.py"],
        ["explain", "APR999"],
        ["explain", "nonsense"],
        ["explain", "missing.py:3"],
        ["explain", "folder:3"],
        ["explain", "broken.py:1"],
        ["explain", "good.py:99"],
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(invoke: Invoke, arguments: list[str]) -> None:
    Path("folder").mkdir()
    Path("good.py").write_text(PARALLEL)
    Path("broken.py").write_text("for x in:\n    pass\n")
    Path("latin.py").write_bytes(b"for x in '\xe9': print(x)\n")
    Path("nul.py").write_bytes(b"for x in y: pass\n\0\n")
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("autopar: error: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("arguments", [["run", "x.py"], ["transform", "x.py"], ["check", "x.py"]])
def test_an_unreadable_file_is_one_line(invoke: Invoke, arguments: list[str]) -> None:
    Path("x.py").write_text(PARALLEL)
    Path("x.py").chmod(0)
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


def test_a_broken_project_table_is_one_line(invoke: Invoke) -> None:
    Path("pyproject.toml").write_text("[tool.autopar]\nworkerz = 3\n")
    Path("x.py").write_text(PARALLEL)
    for arguments in (["check", "x.py"], ["transform", "x.py"], ["run", "x.py"]):
        result = invoke(*arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert "workerz" in result.stderr


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    for number in range(50):  # enough for a pool of processes
        (tmp_path / f"m{number}.py").write_text(PARALLEL * 20)
    command = f"{sys.executable} -m autopar check . | head -1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0
    assert result.stderr == ""
    assert result.stdout.count("\n") == 1


def test_output_that_the_terminal_cannot_spell_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "größe.py").write_text(PARALLEL.replace("out", "größe"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "autopar", "check", "."]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment, timeout=120)
    assert result.returncode == 0
    assert rb"gr\xf6\xdfe.py:2:5" in result.stdout


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 0), (">/dev/full", 2), ("2>&-", 0), ("<&-", 0)])
def test_closed_and_full_streams(tmp_path: Path, redirection: str, code: int) -> None:
    (tmp_path / "x.py").write_text(PARALLEL)
    command = ["bash", "-c", f"{sys.executable} -m autopar check x.py {redirection}"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert result.returncode == code
    assert result.stderr.count("\n") == bool(code)


def test_an_interrupt_exits_quietly() -> None:
    command = [sys.executable, "-m", "autopar", "transform", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"x = 1\n")
    process.stdin.flush()
    wait_until_reading(process.pid)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors == b""


def wait_until_reading(pid: int) -> None:
    """Wait until the process has imported everything and sleeps in its read of standard input."""
    import time

    for _ in range(600):
        time.sleep(0.05)
        maps = Path(f"/proc/{pid}/wchan")
        if not maps.exists() or "pipe" in maps.read_text():
            return
