"""Warnings of workers appear as in the serial run: in order, once or always as the filters say, or as exceptions."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from tests.runtime import kernels
from tests.runtime.comparing import ran_parallel, refused

pytestmark = pytest.mark.usefixtures("backend")


def _operands() -> tuple[Any, ...]:
    source = [3.0, -1.0, 2.0, -1.0, -2.0, 5.0, -3.0, 1.0] * 4
    return range(32), source, np.zeros(32)


def _shown(function: Any, action: str) -> list[tuple[Any, ...]]:
    vars(kernels).pop("__warningregistry__", None)
    with warnings.catch_warnings(record=True) as caught:
        warnings.resetwarnings()
        warnings.simplefilter(action)  # type: ignore[arg-type]
        function(*_operands())
    return [(w.category, str(w.message), w.filename, w.lineno) for w in caught]


@pytest.mark.parametrize("action", ["always", "default", "once", "module", "ignore"])
def test_filters(action: str) -> None:
    before = kernels.warn.history.parallel
    expected = _shown(kernels.warn.function, action)
    assert _shown(kernels.warn, action) == expected
    assert kernels.warn.history.parallel == before + 1


def test_order_and_numpy_warnings() -> None:
    ran_parallel(kernels.warn, _operands)


def test_errors() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        out = np.zeros(32)
        with pytest.raises(RuntimeWarning, match="negative -1"):
            kernels.warn(range(32), _operands()[1], out)
        assert out[0] > 0
        assert not out[1:].any()


def test_numpy_error_state() -> None:
    with np.errstate(invalid="raise"):
        out = np.zeros(4)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with pytest.raises(FloatingPointError):
                kernels.warn(range(4), [1.0, -1.0, 2.0, 3.0], out)
        assert out.tolist() == [1, 0, 0, 0]
    with np.errstate(all="ignore"):
        ran_parallel(kernels.warn, _operands)


def test_overflow_in_a_numpy_sum_is_warned_of_at_the_users_line() -> None:
    terms = [np.float32(3e38)] * 4
    refused(kernels.add, lambda: (terms, np.float32(0)), "FloatingPointError")


def test_dates_are_added_at_the_users_line() -> None:
    terms = [np.timedelta64(1, "s")] * 4
    refused(kernels.add, lambda: (terms, 0), "dates")
