"""What loops print: streams that workers write to, and streams that refuse."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from autopar.runtime.printed import cannot_encode, cannot_print, write_out, writing_again
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.spool import spooled

_SCRIPT = """
import logging
import sys

logger = logging.getLogger(__name__)
logging.basicConfig(format="%(name)s:%(funcName)s:%(lineno)d:%(filename)s:%(processName)s:%(message)s")


def show(n):
    for i in range(n):
        print("item", i, "x" * 50)
        if i % 7 == 0:
            print("note", i, file=sys.stderr)
            logger.warning("seventh %d", i)

show(4000)
print("done")
"""


class _Refusing(io.StringIO):
    """Takes so many texts."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def write(self, text: str) -> int:
        self.count -= 1
        if self.count < 0:
            raise OSError("full")
        return super().write(text)


def test_calls_are_taken_down_one_by_one() -> None:
    before = sys.stdout, sys.stderr
    with spooled(True) as entries:
        print("a", 1, sep="-", flush=True)
        sys.stderr.write("b")
        assert sys.stdout.write("c") == 1
        sys.stdout.writelines(["d", "e"])
        with pytest.raises(TypeError):
            sys.stdout.write(b"x")  # type: ignore[arg-type]
    assert (sys.stdout, sys.stderr) == before
    names = ["stdout"] * 5 + ["stderr"] + ["stdout"] * 3
    assert entries == list(zip(names, ["a", "-", "1", "\n", None, "b", "c", "d", "e"], strict=True))


def test_a_spool_is_nothing_but_written_to() -> None:
    with spooled(True), pytest.raises(Unrecordable):
        sys.stdout.isatty()


def test_nothing_is_taken_down_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    with spooled(False) as entries:
        print("a")
    assert not entries
    assert capsys.readouterr().out == "a\n"


@pytest.mark.parametrize("taken", range(6))
def test_a_refusal_is_raised_in_its_iteration(taken: int) -> None:
    def loop(kept: list[int]) -> None:
        for i in range(3):
            sys.stdout.write(f"{i}\n")
            sys.stdout.write(f"{i}!\n")
            kept.append(i)

    stream = _Refusing(taken)
    kept: list[int] = []
    with spooled(True) as entries:
        loop([])
    with contextlib.redirect_stdout(stream):
        failure = write_out(entries)
        assert failure is not None
        stream.count = 100
        with pytest.raises(OSError, match="full") as caught, writing_again(failure):
            loop(kept)
        assert sys.stdout is stream
    assert kept == list(range(taken // 2))
    assert stream.getvalue() == "".join(text or "" for _, text in entries[:taken])
    assert caught.traceback[-1].name == "loop"


def test_what_is_written_after_a_caught_refusal_goes_out() -> None:
    stream = _Refusing(1)
    with contextlib.redirect_stdout(stream):
        failure = write_out([("stdout", "a"), ("stdout", "b"), ("stdout", "c")])
        assert failure is not None
        stream.count = 100
        with writing_again(failure):
            sys.stdout.write("a")
            with contextlib.suppress(OSError):
                sys.stdout.write("b")
            sys.stdout.write("c")
    assert stream.getvalue() == "ac"


@pytest.mark.parametrize(
    ("stream", "reason"),
    [
        (io.StringIO(), ""),
        (io.TextIOWrapper(io.BytesIO()), ""),
        (io.TextIOWrapper(io.BufferedWriter(io.FileIO("/dev/null", "w"))), ""),
        (_Refusing(3), "_Refusing"),
        (io.TextIOWrapper(io.BufferedWriter(type("Raw", (io.RawIOBase,), {"writable": lambda _: True})())), "Text"),
        (None, "NoneType"),
    ],
)
def test_streams_that_do_nothing_but_write(stream: Any, reason: str) -> None:
    with contextlib.redirect_stdout(stream):
        found = cannot_print(threads=False)
    assert reason in found
    assert bool(reason) == bool(found)


def test_threads_cannot_print() -> None:
    assert cannot_print(threads=True)


def test_texts_that_a_stream_cannot_encode() -> None:
    for encoding, errors, text, expected in (
        ("ascii", "strict", "é", True),
        ("ascii", "replace", "é", False),
        ("utf-8", "strict", "é", False),
        ("utf-8", "strict", "\ud800", True),
    ):
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding, errors)):
            assert cannot_encode([("stdout", "plain"), ("stdout", None), ("stdout", text)]) is expected


def _ran(folder: Path, command: str) -> tuple[str, str]:
    (folder / "script.py").write_text(_SCRIPT)
    environment = {"AUTOPAR_FORCE": "1", "AUTOPAR_BACKEND": "processes", "PATH": "/usr/bin:/bin"}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    ran = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    return ran.stdout, "\n".join(line for line in ran.stderr.splitlines() if not line.startswith("autopar: "))


@pytest.mark.parametrize("rest", ["", "2>&1", "> out.txt 2>&1; cat out.txt", "| head -3"])
def test_a_script_prints_what_it_prints_without(tmp_path: Path, rest: str) -> None:
    plain = _ran(tmp_path, f"{sys.executable} script.py {rest}")
    run = _ran(tmp_path, f"{sys.executable} -m autopar run script.py {rest}")
    shown = "\n".join(line for line in run[0].splitlines() if not line.startswith("autopar: "))
    assert shown == plain[0].rstrip("\n")
    if "head" not in rest:  # how much a pipe takes before it breaks is a matter of time
        assert run[1] == plain[1]
