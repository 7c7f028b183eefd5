"""What may come back from a worker, and that it comes back as it was."""

from __future__ import annotations

import datetime
import decimal
import math
import threading
from collections import namedtuple
from typing import Any

import numpy as np
import pytest

from autopar.runtime.executors import ChunkResult, Log
from autopar.runtime.packing import CannotTravel, pack, unpack
from tests.runtime.comparing import portrait

Pair = namedtuple("Pair", "a b")


def there_and_back(values: list[Any], fresh: bool) -> list[Any]:
    result = unpack(pack(ChunkResult(0, elements=values), fresh)).elements
    assert isinstance(result, list)
    return result


IMMUTABLE: list[list[Any]] = [
    [1, 2.5, "x", b"y", None, True, 1j, ..., range(3)],
    [math.pi * i for i in range(20)],
    [-0.0, math.inf, math.nan] * 5,
    [np.float32(i) / 3 for i in range(20)],
    [np.float64(i) / 3 for i in range(20)],
    [np.int8(i) for i in range(20)],
    [np.bool_(i % 2) for i in range(20)],
    [np.datetime64("2020-01-01")] * 10,
    [(1, (2.0, "x")), Pair(1, 2), frozenset({1})],
    [datetime.date(2020, 1, 1), decimal.Decimal("1.5")],
    [slice(1, 2)],
]


@pytest.mark.parametrize("values", IMMUTABLE)
def test_immutable_values(values: list[Any]) -> None:
    assert portrait(there_and_back(values, fresh=False)) == portrait(values)


FRESH: list[list[Any]] = [
    [[1], {"a": [2]}, {3}],
    [np.arange(6.0)],
    [np.arange(6.0).reshape(2, 3).T.copy(order="K")],
    [np.arange(6.0).reshape(2, 3)[:, ::-1]],
    [np.zeros(3, "S3"), np.zeros(2, [("a", "i4")])],
]


@pytest.mark.parametrize("values", FRESH)
def test_fresh_values(values: list[Any]) -> None:
    with pytest.raises(CannotTravel):
        there_and_back(values, fresh=False)
    assert portrait(there_and_back(values, fresh=True)) == portrait(values)


def test_shared_memory_stays_shared() -> None:
    base = np.arange(6.0)
    first, second, again = there_and_back([base, base[2:], base], fresh=True)
    assert again is first
    second[0] = 17
    assert first[2] == 17
    turned = np.arange(6.0).reshape(2, 3).copy(order="F")
    first, second = there_and_back([turned, turned[:, 1]], fresh=True)
    second[0] = 17
    assert first[0, 1] == 17
    assert first.flags.f_contiguous


def test_read_only_arrays_stay_read_only() -> None:
    array = np.arange(3.0)
    array.flags.writeable = False
    (result,) = there_and_back([array], fresh=True)
    assert not result.flags.writeable
    assert result.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    "value",
    [
        threading.Lock(),
        (i for i in ()),
        np.array([None]),
        bytearray(b"x"),
        [threading.Lock()],
        {"a": (object(),)},
        iter([1]),
        memoryview(b"x"),
    ],
)
def test_other_values_stay(value: Any) -> None:
    with pytest.raises(CannotTravel):
        there_and_back([value], fresh=True)


def test_a_set_whose_order_would_change_stays() -> None:
    straight = {0, 1, 2}
    grown = set(range(100))
    for i in range(3, 100):
        grown.discard(i)
    there_and_back([straight], fresh=True)
    with pytest.raises(CannotTravel):
        there_and_back([grown], fresh=True)


def test_copies_of_recorders_travel() -> None:
    log = Log((("+=", 2),), [np.arange(2.0), np.arange(2.0)], copied=True)
    result = unpack(pack(ChunkResult(0, {"s": log}), fresh=False))
    assert portrait(result.logs["s"].terms) == portrait(log.terms)
    with pytest.raises(CannotTravel):
        pack(ChunkResult(0, {"s": Log((("append", 1),), [np.arange(2.0)])}), fresh=False)
