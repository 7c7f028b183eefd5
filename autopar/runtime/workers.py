"""How many workers this process may use: its affinity and its cgroup's quota, not the machine's size."""

from __future__ import annotations

import math
import os
from functools import cache
from pathlib import Path

from autopar.config import Config


def worker_count(config: Config) -> int:
    """Return the number of workers, at least 1."""
    return config.workers or available_cpus()


@cache
def available_cpus() -> int:
    """Return how many CPUs this process may keep busy."""
    try:
        count = len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        count = os.cpu_count() or 1
    quota = cgroup_quota()
    return max(1, count if quota is None else min(count, math.ceil(quota)))


def cgroup_quota(root: Path = Path("/sys/fs/cgroup"), membership: Path = Path("/proc/self/cgroup")) -> float | None:
    """Return the CPU quota of this process's control group (version 1 or 2), the tightest on the way to the root."""
    try:
        lines = membership.read_text("utf-8").splitlines()
    except OSError:
        return None
    quotas: list[float] = []
    for line in lines:
        _, controllers, group = line.split(":", 2)
        if not controllers:
            quotas += _walk(root, group, _quota_v2)
        elif "cpu" in controllers.split(","):
            quotas += _walk(root / "cpu", group, _quota_v1)
    return min(quotas, default=None)


def _walk(root: Path, group: str, read: object) -> list[float]:
    """Read the quota of a group and of each group above it; a container sees its own group as the root."""
    folder = root / group.strip("/")
    found = []
    for place in (folder, *folder.parents):
        quota = read(place)  # type: ignore[operator]
        if quota is not None:
            found.append(quota)
        if place == root:
            break
    return found


def _quota_v2(folder: Path) -> float | None:
    try:
        quota, period = (folder / "cpu.max").read_text("ascii").split()
    except (OSError, ValueError):
        return None
    return None if quota == "max" else int(quota) / int(period)


def _quota_v1(folder: Path) -> float | None:
    try:
        quota = int((folder / "cpu.cfs_quota_us").read_text("ascii"))
        period = int((folder / "cpu.cfs_period_us").read_text("ascii"))
    except (OSError, ValueError):
        return None
    return quota / period if quota > 0 else None
