from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Invoke
from tests.cli.sources import PARALLEL, SEQUENTIAL


def test_the_rewritten_source_is_printed(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("transform", "x.py")
    assert result.exit_code == 0
    assert "@autopar.parallel_for" in result.stdout
    assert result.stderr == ""
    compile(result.stdout, "x.py", "exec")
    assert Path("x.py").read_text() == PARALLEL


def test_standard_input(invoke: Invoke) -> None:
    result = invoke("transform", "-", input=PARALLEL.encode())
    Path("x.py").write_text(PARALLEL)
    assert result.stdout == invoke("transform", "x.py").stdout


def test_standard_input_has_a_name(invoke: Invoke) -> None:
    result = invoke("transform", "-", "--stdin-filename", "named.py", input=b"for x in:\n")
    assert result.exit_code == 2
    assert result.stderr.startswith("autopar: error: named.py:1:")


@pytest.mark.parametrize(
    "data",
    [
        SEQUENTIAL.encode(),
        b"",
        b"x = 1",
        SEQUENTIAL.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + SEQUENTIAL.encode(),
        b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
        b"x = 1\n\x0cy = 2\n",
    ],
)
def test_a_source_without_parallel_loops_comes_out_byte_for_byte(invoke: Invoke, data: bytes) -> None:
    Path("x.py").write_bytes(data)
    result = invoke("transform", "x.py")
    assert result.exit_code == 0
    assert result.stdout_bytes == data
    assert invoke("transform", "--diff", "x.py").stdout_bytes == b""
    assert invoke("transform", "--check", "x.py").exit_code == 0
    assert invoke("transform", "-", input=data).stdout_bytes == data


def test_check_tells_by_its_exit_code(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("transform", "--check", "x.py")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "would change" in result.stderr


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "x = 1"])
def test_the_difference_can_be_applied(invoke: Invoke, newline: str, end: str) -> None:
    before = (PARALLEL + end).replace("\n", newline).encode()
    Path("x.py").write_bytes(before)
    result = invoke("transform", "--diff", "./x.py")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"--- a/x.py\n+++ b/x.py\n@@ ")
    assert b"\x1b" not in result.stdout_bytes
    after = invoke("transform", "x.py").stdout_bytes
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, input=result.stdout_bytes, check=True, timeout=60)
    assert Path("x.py").read_bytes() == after


def test_check_and_diff_go_together(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("transform", "--check", "--diff", "x.py")
    assert result.exit_code == 1
    assert result.stdout.startswith("--- a/x.py\n")


def test_in_place_writes_the_file_and_keeps_its_mode(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    Path("x.py").chmod(0o751)
    expected = invoke("transform", "x.py").stdout
    result = invoke("transform", "-i", "x.py")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 of 1 loop" in result.stderr
    assert Path("x.py").read_text() == expected
    assert stat.S_IMODE(Path("x.py").stat().st_mode) == 0o751
    assert os.listdir() == ["x.py"]
    assert invoke("transform", "--check", "x.py").exit_code == 0


def test_in_place_leaves_a_file_that_does_not_change_untouched(invoke: Invoke) -> None:
    Path("x.py").write_text(SEQUENTIAL)
    before = Path("x.py").stat()
    assert invoke("transform", "-i", "x.py").exit_code == 0
    after = Path("x.py").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_in_place_writes_the_target_of_a_link(invoke: Invoke) -> None:
    Path("real.py").write_text(PARALLEL)
    Path("link.py").symlink_to("real.py")
    assert invoke("transform", "--in-place", "link.py").exit_code == 0
    assert Path("link.py").is_symlink()
    assert "autopar" in Path("real.py").read_text()


def test_a_failing_write_leaves_the_file_and_no_other(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("x.py").write_text(PARALLEL)

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    result = invoke("transform", "-i", "x.py")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert Path("x.py").read_text() == PARALLEL
    assert os.listdir() == ["x.py"]


def test_a_broken_file_is_not_written(invoke: Invoke) -> None:
    Path("x.py").write_text("for x in:\n")
    assert invoke("transform", "-i", "x.py").exit_code == 2
    assert Path("x.py").read_text() == "for x in:\n"


def test_output_to_a_file(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("transform", "x.py", "-o", "y.py")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("y.py").read_text() == invoke("transform", "x.py").stdout
    assert Path("x.py").read_text() == PARALLEL


def test_output_to_a_device(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    assert invoke("transform", "x.py", "-o", "/dev/null").exit_code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
