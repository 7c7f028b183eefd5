"""Options and profiles that hold for all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from autopar.runtime.executors.fork_safety import vouch_for_threads

settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


if "PYTEST_XDIST_WORKER" in os.environ:
    # execnet's thread waits for messages from the controller.
    vouch_for_threads()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--slow``, which runs the long sweeps too, and ``--ray``, which runs the tests marked ray and no others."""
    parser.addoption("--slow", action="store_true", help="run the tests marked slow")
    parser.addoption("--ray", action="store_true", help="run the tests marked ray, and only those")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests marked slow out, unless ``--slow`` is given; sort out those marked ray.

    A process that has started Ray cannot fork workers any more: `tests.test_on_ray` runs these in a process of their
    own. What may take longest begins first, so that no worker waits for it in the end.
    """
    wanted = config.getoption("--ray")
    others = [item for item in items if ("ray" in item.keywords) is not wanted]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if ("ray" in item.keywords) is wanted]
    items.sort(key=_patience, reverse=True)
    if config.getoption("--slow"):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="needs --slow"))


def _patience(item: pytest.Item) -> float:
    """Return the time limit that a test sets itself."""
    marker = item.get_closest_marker("timeout")
    return 0.0 if marker is None else float(marker.args[0])
