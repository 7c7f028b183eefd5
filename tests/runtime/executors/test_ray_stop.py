"""How chunks of a Ray run leave when it is called off."""

from __future__ import annotations

import pytest

from autopar.runtime.executors import ray_stop
from autopar.runtime.executors.thread_stop import CalledOff


def _run_for_ever() -> None:
    with ray_stop.leaving_at(b"a run"):
        while True:
            pass


def test_an_endless_chunk_leaves_when_the_sign_goes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([False, True])
    monkeypatch.setattr(ray_stop, "is_up", lambda sign: next(looks))
    with pytest.raises(CalledOff):
        _run_for_ever()


def test_a_chunk_that_ends_before_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_stop, "is_up", lambda sign: False)
    with ray_stop.leaving_at(b"a run"):
        total = sum(range(1000))
    assert total == 499500
