"""An exception in any chunk drops everything.

The user sees that of the serial program, and the data as it leaves them.
"""

from __future__ import annotations

import traceback
from typing import Any

import numpy as np
import pytest

from autopar.config import Config
from autopar.runtime import configure
from tests.runtime import kernels
from tests.runtime.comparing import refused, same


@pytest.mark.usefixtures("backend")
@pytest.mark.parametrize("bad", [0, 1, 13, 28, 29])
def test_the_state_is_the_serial_one(bad: int) -> None:
    def source() -> list[int]:
        return [0 if i == bad else i + 1 for i in range(30)]

    same(kernels.divide, lambda: (range(30), source(), np.zeros(30)))
    same(kernels.divide, lambda: (range(30), source(), [0] * 30))
    same(kernels.divide_all, lambda: (range(30), source(), np.zeros(30), ["log"], 0.5))


@pytest.mark.usefixtures("backend")
def test_several_exceptions_give_the_first() -> None:
    refused(kernels.divide, lambda: (range(30), [*range(1, 15), "x", 0, *range(14)], [0] * 30), "in an iteration")
    refused(kernels.divide, lambda: (range(40), [1] * 30, [0] * 40), "IndexError")


@pytest.mark.usefixtures("backend")
def test_exceptions_while_results_are_combined() -> None:
    refused(kernels.add, lambda: ([1, 2, "x", 3], 0), "TypeError")
    refused(kernels.largest, lambda: ([1, 2, "x", 3], 0), "TypeError")
    refused(kernels.count, lambda: ("abca", {"a": 1, "c": 2}), "not there")
    refused(kernels.add_to_set, lambda: ([1, [2], 3], {9}), "TypeError")


@pytest.mark.usefixtures("backend")
@pytest.mark.parametrize("configured", [True, False])
def test_a_set_comprehension_raises_what_fails_first(configured: bool) -> None:
    if not configured:
        configure(Config())
    for items, kind in (
        ([1, 2, [3], "x"], "unhashable"),
        ([1, 2, "x", [3]], "int"),
        ([1, 2, "x"], "int"),
    ):
        for iterable in (items, iter(items), tuple(items)):
            with pytest.raises(TypeError, match=kind) as caught:
                kernels.modulo(iterable)
            assert caught.value.__context__ is None
            names = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
            assert names[0] == "test_a_set_comprehension_raises_what_fails_first"


def test_tracebacks_have_no_frames_of_the_runtime(forced: None) -> None:
    for setting in (Config(), Config(force=True, backend="processes")):
        configure(setting)
        with pytest.raises(ZeroDivisionError) as caught:
            kernels.divide(range(3), [1, 0, 1], [0] * 3)
        frames = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
        assert frames == ["test_tracebacks_have_no_frames_of_the_runtime", "divide"]
        assert caught.value.__context__ is None


def test_an_exception_in_the_serial_beginning() -> None:
    configure(Config())
    same(kernels.divide_all, lambda: (range(30), [1, 2, 0] * 10, np.zeros(30), [], 0.5))
    out: list[Any] = [0] * 3
    kernels.divide(range(3), [1, 2, 3], out)
    same(kernels.divide, lambda: (range(3), [1, 0, 3], [0] * 3))
