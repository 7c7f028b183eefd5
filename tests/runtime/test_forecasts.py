"""Chunks that begin with forecasts: when states are the same, and when a loop is given up for good."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from autopar.config import Config
from autopar.runtime import configure
from autopar.runtime.forecast import is_number
from autopar.runtime.values import identical
from tests.runtime.kernels import smooth

VALUES: tuple[Any, ...] = (
    0, 1, True, False, None, 0.0, -0.0, 1.0, math.inf, 0j, complex(0.0, -0.0), 2**70,
    np.float64(0.0), np.float64(-0.0), np.float32(0.0), np.int64(0), np.int32(0), np.bool_(False), np.float64(math.nan),
    np.timedelta64(0, "D"), np.timedelta64(0, "h"), b"", b"0", (), (0,), (0.0,), (0, (1,)),
)  # fmt: skip


def test_only_what_is_alike_in_type_and_bits_is_the_same() -> None:
    alike = [(i, k) for i, one in enumerate(VALUES) for k, other in enumerate(VALUES) if identical(one, other)]
    assert alike == [(i, i) for i in range(len(VALUES))]


@pytest.mark.parametrize("value", ["a", [1], np.zeros(1), (1,), np.str_("a"), np.datetime64("2001-01-01"), object()])
def test_nothing_but_numbers_is_handed_on(value: object) -> None:
    assert not is_number(value)


def _smoothed(weight: float, config: Config) -> tuple[dict[str, int], int]:
    x, out = np.sin(np.arange(500.0)), np.zeros(500)
    expected = np.zeros(500)
    s = 0.0
    for i in range(500):
        s = weight * s + x[i]
        expected[i] = s
    before = smooth.history.parallel
    reasons = dict(smooth.history.reasons)
    configure(config)
    assert smooth(range(500), weight, x, out, 0.0) == s
    assert out.tobytes() == expected.tobytes()
    new = {name: count for name, count in smooth.history.reasons.items() if count != reasons.get(name, 0)}
    return new, smooth.history.parallel - before


def test_what_is_forgotten_is_forecast_and_what_is_not_is_left() -> None:
    forced = Config(workers=2, backend="serial", force=True)
    assert _smoothed(0.25, forced) == ({}, 1)
    reasons, ran = _smoothed(1.0, forced)
    assert (len(reasons), ran) == (1, 0)
    assert _smoothed(0.25, forced) == ({}, 1)
