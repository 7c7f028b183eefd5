"""Traps that the runtime once fell into."""

from __future__ import annotations

import decimal
import math
from typing import Any

import numpy as np
import pytest

import autopar
from tests.runtime import kernels
from tests.runtime.comparing import ran_parallel, refused, same

pytestmark = pytest.mark.usefixtures("backend")


@autopar.parallel_for(reduces={"last": "and"})
def last_true(chunk, last):
    for x in chunk:
        last = last and x
    return last


@autopar.parallel_for(reduces={"ok": "and"})
def last_false(chunk, ok):
    for x in chunk:
        ok = x and ok
    return ok


@autopar.parallel_for(writes=["out[i]"])
def leave(chunk, source, out):
    for i in chunk:
        if source[i] < 0:
            raise SystemExit("stop")
        out[i] = source[i]


@autopar.parallel_for(writes=["xs[2 * i:2 * i + 2]"])
def store_pairs(chunk, xs):
    for i in chunk:
        xs[2 * i : 2 * i + 2] = [i, -i]


@autopar.parallel_for(writes=["out[i]"], fresh=True)
def empty_long(chunk, out):
    for i in chunk:
        if len(out[i]) > 1:
            out[i] = []


@autopar.parallel_list()
def thirds(chunk):
    return [decimal.Decimal(x) / 3 for x in chunk]


def test_an_and_that_gives_the_value_it_began_with() -> None:
    ran_parallel(last_true, lambda: ([5, 1, 1], 1))
    ran_parallel(last_true, lambda: ([5, 0, 1, 0.0, 7], 1))
    ran_parallel(last_false, lambda: ([5, 0, 1, 0.0, 7], 1))
    ran_parallel(last_false, lambda: ([5, 1], 1))


def test_leaving_the_program_leaves_the_data_as_the_serial_loop_does() -> None:
    out = np.zeros(4)
    with pytest.raises(SystemExit, match="stop"):
        leave(range(4), [1, 2, -3, 4], out)
    assert out.tolist() == [1, 2, 0, 0]


def test_nan_as_a_key() -> None:
    nan = float("nan")
    items = [math.nan, math.nan, nan, nan]
    refused(kernels.add_to_set, lambda: (items, set()), "NaN")
    refused(kernels.store_by_key, lambda: ([((x, 1), 1) for x in items], {}), "NaN")
    for function in (kernels.add_to_set, kernels.add_to_set.function):
        seen: set[float] = set()
        function(items, seen)
        assert len(seen) == 2


def test_slices_of_lists() -> None:
    refused(store_pairs, lambda: (range(6), [9] * 5), "length")


def test_elements_that_are_not_replaced_stay_the_same_objects() -> None:
    kept: list[Any] = [[1], [2, 2], [3], [4, 4]]
    out = kept[:]
    empty_long(range(4), out)
    assert [a is b for a, b in zip(out, kept, strict=True)] == [True, False, True, False]
    assert kept == [[1], [2, 2], [3], [4, 4]]
    assert out == [[1], [], [3], []]


def test_flags_of_the_decimal_context() -> None:
    with decimal.localcontext() as context:
        context.clear_flags()
        assert thirds([3, 4, 5]) == [decimal.Decimal(x) / 3 for x in (3, 4, 5)]
        assert context.flags[decimal.Inexact]


def test_calls_for_floating_point_errors() -> None:
    log: list[Any] = []
    with np.errstate(invalid="call", call=lambda kind, flag: log.append(kind)):
        same(kernels.warn, lambda: (range(3), [1.0, -1.0, 4.0], np.zeros(3)))
    assert log == ["invalid value"] * 2
