"""The functions that users call on source text."""

from __future__ import annotations

import subprocess
import sys

import pytest

import autopar
from autopar.config import Config

PARALLEL = """\
def squares(n):
    out = [0] * n
    for i in range(n):
        out[i] = i * i
    return out
"""
SEQUENTIAL = "def last(xs):\n    for x in xs:\n        input(x)\n"


def test_analyze_source_gives_every_loop() -> None:
    loops = autopar.analyze_source(PARALLEL + SEQUENTIAL, filename="a.py")
    assert [(loop.path, loop.line, loop.kind, loop.function, str(loop.verdict)) for loop in loops] == [
        ("a.py", 3, "for", "squares", "parallel"),
        ("a.py", 7, "for", "last", "sequential"),
    ]


def test_transform_source_rewrites_the_parallel_ones() -> None:
    result = autopar.transform_source(PARALLEL + SEQUENTIAL)
    assert "@autopar.parallel_for(" in result.code
    assert "import autopar\n" in result.code
    assert result.code.endswith(SEQUENTIAL)
    assert result.loops == autopar.analyze_source(PARALLEL + SEQUENTIAL)


def test_line_map() -> None:
    source = PARALLEL.replace("    for", "    if n:\n        for").replace("        out[i]", "            out[i]")
    result = autopar.transform_source(source)
    lines, before = result.code.splitlines(), source.splitlines()
    assert len(result.line_map) == len(lines)
    body = next(n for n, text in enumerate(lines) if "i * i" in text)
    origin = result.line_map[body]
    assert (origin.line, origin.shift) == (5, -4)
    assert lines[body] == before[4][4:]


@pytest.mark.parametrize("source", ["", "x = 1", "x = 1\n\x0c\ny = 2\n", SEQUENTIAL, SEQUENTIAL.replace("\n", "\r\n")])
def test_source_without_parallel_loops_comes_back(source: str) -> None:
    result = autopar.transform_source(source)
    assert result.code == source
    assert [(o.line, o.shift) for o in result.line_map] == [(n, 0) for n in range(1, len(source.split("\n")) + 1)][
        : source.count("\n") + (not source.endswith("\n") and source != "")
    ]


def test_rewriting_twice_changes_nothing() -> None:
    once = autopar.transform_source(PARALLEL).code
    assert autopar.transform_source(once).code == once


def test_disabled_rewrites_nothing() -> None:
    result = autopar.transform_source(PARALLEL, config=Config(disable=True))
    assert (result.code, len(result.loops)) == (PARALLEL, 1)


def test_what_does_not_parse_raises_as_python_does() -> None:
    for function in (autopar.analyze_source, autopar.transform_source):
        with pytest.raises(SyntaxError) as raised:
            function("for i in range(3):\n", filename="bad.py")
        assert raised.value.filename == "bad.py"


def test_imports_nothing_heavy() -> None:
    program = (
        f"import sys, autopar\nautopar.analyze_source({PARALLEL!r})\nautopar.transform_source({SEQUENTIAL!r})\n"
        "print(sorted({'ray', 'numba', 'numpy', 'autopar.runtime', 'libcst', 'rich'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
