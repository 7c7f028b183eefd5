from __future__ import annotations

import numpy as np
import pytest

from autopar.runtime.stores.regions import cut_rows, differences, rows_written
from autopar.spec import Access


@pytest.mark.parametrize(
    ("subscript", "values", "rows"),
    [
        ("i", range(2, 5), [2, 3, 4]),
        ("i, :", range(2, 5), [2, 3, 4]),
        ("i][j", range(2, 5), [2, 3, 4]),
        ("2 * i + 1", range(1, 4), [3, 5, 7]),
        ("i", range(6, 1, -2), [2, 4, 6]),
        ("n - 1 - i", range(3), [7, 8, 9]),
        ("-i - 1", range(3), [7, 8, 9]),
        ("i - 1", range(1, 4), [0, 1, 2]),
        ("3", range(4), [3]),
    ],
)
def test_the_rows_of_a_chunk_are_read_off_the_first_subscript(subscript: str, values: range, rows: list[int]) -> None:
    found = rows_written((Access("a", subscript),), "i", values, {"n": 10}, 10)
    assert found is not None
    assert sorted(np.arange(10)[found[0]]) == rows


@pytest.mark.parametrize(
    ("subscript", "values"),
    [
        ("i - 1", range(3)),  # -1 and 0: the sign changes
        ("j", range(3)),  # a temporary of the iteration
        ("i * i", range(3)),
        ("perm[i]", range(3)),
        (":, i", range(3)),
        ("...", range(3)),
        ("i", range(8, 12)),  # past the end: the kernel raises there
    ],
)
def test_what_the_subscript_does_not_tell_is_left_to_a_comparison(subscript: str, values: range) -> None:
    assert rows_written((Access("a", subscript),), "i", values, {"n": 10}, 10) is None


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
