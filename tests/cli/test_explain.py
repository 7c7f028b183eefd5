from __future__ import annotations

from pathlib import Path

import pytest

from autopar import rules
from tests.cli.conftest import Invoke
from tests.cli.sources import PARALLEL, SEQUENTIAL


@pytest.mark.parametrize("code", rules.all_codes())
def test_every_code_is_explained(invoke: Invoke, code: str) -> None:
    result = invoke("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}: {rules.title(code)}\n\n")


def test_codes_are_listed_without_an_argument(invoke: Invoke) -> None:
    lines = invoke("explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(rules.all_codes())


def test_unknown_codes_get_a_proposal(invoke: Invoke) -> None:
    assert "did you mean APR101" in invoke("explain", "APR1O1").stderr


@pytest.mark.parametrize("place", ["x.py:5", "x.py:6", "x.py:5:9", "./x.py:5"])
def test_a_loop_is_explained_with_its_obstacles(invoke: Invoke, place: str) -> None:
    Path("x.py").write_text(PARALLEL + SEQUENTIAL)
    result = invoke("explain", place)
    assert result.exit_code == 0
    assert result.stdout.startswith("x.py:5:5: sequential APR101 ")
    assert "APR101: flow dependence" in result.stdout
    assert "x.py:2" not in result.stdout


def test_a_parallel_loop_is_explained_too(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    assert invoke("explain", "x.py:2").stdout.startswith("x.py:2:5: parallel APR001 ")


@pytest.mark.parametrize(("line", "start"), [(2, 2), (3, 3), (4, 3), (5, 2)])
def test_the_innermost_loop_is_meant(invoke: Invoke, line: int, start: int) -> None:
    source = (
        "def f(a, n):\n    for i in range(n):\n        for j in range(n):\n            a[j] = i\n        a[i] = 0\n"
    )
    Path("x.py").write_text(source)
    assert invoke("explain", f"x.py:{line}").stdout.startswith(f"x.py:{start}:")


def test_a_place_without_a_loop_names_the_nearest(invoke: Invoke) -> None:
    Path("x.py").write_text(PARALLEL)
    result = invoke("explain", "x.py:1")
    assert result.exit_code == 2
    assert "line 2" in result.stderr
