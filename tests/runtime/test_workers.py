"""How many workers there are, and how loops are cut."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from autopar.config import Config
from autopar.runtime import cost
from autopar.runtime.workers import cgroup_quota, worker_count


def _group(tmp_path: Path, lines: str, files: dict[str, str]) -> float | None:
    for name, text in files.items():
        path = tmp_path / "fs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "cgroup").write_text(lines)
    return cgroup_quota(tmp_path / "fs", tmp_path / "cgroup")


@pytest.mark.parametrize(
    ("lines", "files", "quota"),
    [
        ("0::/\n", {"cpu.max": "max 100000\n"}, None),
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 1.5),
        ("0::/a/b\n", {"a/cpu.max": "100000 100000\n", "a/b/cpu.max": "400000 100000\n"}, 1.0),
        ("0::/elsewhere\n", {"cpu.max": "200000 100000\n"}, 2.0),
        ("3:cpu,cpuacct:/x\n", {"cpu/x/cpu.cfs_quota_us": "50000", "cpu/x/cpu.cfs_period_us": "100000"}, 0.5),
        ("3:cpu,cpuacct:/\n", {"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, None),
        ("3:memory:/\n", {}, None),
    ],
)
def test_quotas(tmp_path: Path, lines: str, files: dict[str, str], quota: float | None) -> None:
    assert _group(tmp_path, lines, files) == quota


def test_without_control_groups(tmp_path: Path) -> None:
    assert cgroup_quota(tmp_path, tmp_path / "missing") is None


def test_the_configuration_decides() -> None:
    assert worker_count(Config(workers=7)) == 7
    assert worker_count(Config()) >= 1


@pytest.mark.parametrize("trips", [1, 2, 100, 128, 129, 1000, 12345])
def test_chunks_cover_the_loop_and_do_not_depend_on_where_it_begins(trips: int) -> None:
    whole = cost.chunk_bounds(0, trips, trips)
    assert whole[0][0] == 0
    assert whole[-1][1] == trips
    assert all(a[1] == b[0] for a, b in itertools.pairwise(whole))
    assert len(whole) <= cost.CHUNKS
    ends = {high for _, high in whole}
    for begin in (1, trips // 3, trips - 1):
        later = cost.chunk_bounds(begin, trips, trips)
        assert {high for _, high in later} <= ends


def test_small_loops_are_not_worth_workers() -> None:
    none = cost.Traffic(0.0, 0.0)
    assert not cost.worthwhile(1000, 1e-5, 2, none, 0)
    assert not cost.worthwhile(1000, 1.0, 1, none, 0)
    assert cost.worthwhile(1000, 1e-2, 2, none, 0)
    assert not cost.worthwhile(10_000_000, 1e-7, 2, cost.Traffic(2e-7, 1e-7), 0)
    assert not cost.worthwhile(100, 1e-2, 2, none, 10**10)
