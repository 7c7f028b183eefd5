from __future__ import annotations

import numpy as np
import pytest

from autopar.runtime.stores.regions import cut_rows, differences


def test_rows_come_home_without_touching_the_rows_between_them() -> None:
    array = np.zeros((6, 2))
    home = np.full((6, 2), 9.0)
    array[1::2] = 5.0
    for region in cut_rows(array, (slice(1, 6, 2),)):
        region.store(home)
    assert home[:, 0].tolist() == [9, 5, 9, 5, 9, 5]


@pytest.mark.parametrize("order", ["C", "F"])
def test_differences_are_of_bytes_so_that_signed_zeros_and_nans_count(order: str) -> None:
    before = np.array([[0.0, 1.0, 2.0], [np.nan, 4.0, 5.0]], order=order)  # type: ignore[call-overload]
    after = before.copy(order="K")
    after[0, 0] = -0.0
    after[1, 2] = 7.0
    (region,) = differences(before, after)
    home = before[:, ::1].copy()
    region.store(home)
    assert home.tobytes() == after.tobytes(order="C")
    assert len(region.values) == 2


def test_equal_arrays_have_no_differences() -> None:
    array = np.array([np.nan, -0.0])
    assert differences(array, array.copy()) == ()
    assert differences(np.zeros((0, 3)), np.zeros((0, 3))) == ()
