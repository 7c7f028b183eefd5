"""An analysis is remembered for one text, one configuration, and the texts of the other modules that it rests on."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autopar import disk
from autopar.analysis.module import analyze_module
from autopar.analysis.program import Program
from autopar.remembered import analyze, recall

MAIN = "import other\ndef f(xs):\n    return [other.g(x) for x in xs]\n"


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "other.py").write_text("def g(x):\n    return x + 1\n")


@pytest.fixture
def main(tmp_path: Path) -> str:
    path = tmp_path / "main.py"
    path.write_text(MAIN)
    return str(path)


def test_remembers_reports_and_outlines(main: str) -> None:
    assert recall(MAIN, main, Program()) is None
    first = analyze(MAIN, main, Program())
    assert recall(MAIN, main, Program()) == first == analyze_module(MAIN, main, Program())


def test_one_without_array_statements_is_not_one_with_them(main: str) -> None:
    analyze(MAIN, main, Program())
    assert recall(MAIN, main, Program(), arrays=True) is None
    analyze("import numpy as np\nx = np.arange(3) + 1\nfor i in x: print(i)\n", main, Program(), arrays=True)
    text = "import numpy as np\nx = np.arange(3) + 1\nfor i in x: print(i)\n"
    found = recall(text, main, Program())
    assert found is not None
    assert {report.kind for report in found.reports} == {"for"}


def test_forgets_when_anything_changes_that_it_rests_on(main: str, tmp_path: Path) -> None:
    analyze(MAIN, main, Program())
    assert recall(MAIN + "\n", main, Program()) is None
    assert recall(MAIN, main, Program(pure=["mylib.f"])) is None
    (tmp_path / "other.py").write_text("def g(x):\n    input(x)\n    return x + 1\n")
    assert recall(MAIN, main, Program()) is None
    (report,) = analyze(MAIN, main, Program()).reports
    assert report.verdict == "sequential"
    (tmp_path / "other.py").unlink()
    assert recall(MAIN, main, Program()) is None


def test_a_module_that_appears_is_seen(main: str, tmp_path: Path) -> None:
    (tmp_path / "other.py").rename(tmp_path / "later.py")
    (report,) = analyze(MAIN, main, Program()).reports
    assert report.verdict == "sequential"
    assert recall(MAIN, main, Program()) is not None
    (tmp_path / "later.py").rename(tmp_path / "other.py")
    assert recall(MAIN, main, Program()) is None


def test_damage_and_folders_that_cannot_be_written_cost_nothing(main: str, tmp_path: Path) -> None:
    expected = analyze(MAIN, main, Program())
    path = disk.entry_path(os.path.realpath(main), "analysis")
    assert path is not None
    data = bytearray(Path(path).read_bytes())
    for position in (0, 9, 40, len(data) // 2, len(data) - 1):
        damaged = bytearray(data)
        damaged[position] ^= 0x55
        Path(path).write_bytes(damaged)
        assert recall(MAIN, main, Program()) is None
    Path(path).write_bytes(data[:60])
    assert analyze(MAIN, main, Program()) == expected
    assert recall(MAIN, main, Program()) == expected
    Path(path).unlink()
    Path(path).parent.rmdir()
    Path(path).parent.write_text("no folder")
    assert analyze(MAIN, main, Program()) == expected


def test_many_writers_at_a_time(main: str) -> None:
    expected = analyze(MAIN, main, Program())
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: analyze(MAIN, main, Program()), range(40)))
    assert all(analysis == expected for analysis in found)
    path = disk.entry_path(os.path.realpath(main), "analysis")
    assert path is not None
    assert os.listdir(os.path.dirname(path)) == [os.path.basename(path)]
