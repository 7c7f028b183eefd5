"""Every kind of kernel gives the serial program's result, bit for bit, on every backend."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autopar.runtime import UNBOUND, Kernel
from tests.runtime import kernels
from tests.runtime.comparing import iterables, ran_parallel, refused, same

pytestmark = pytest.mark.usefixtures("backend")

Make = Callable[[], tuple[Any, ...]]


def floats(n: int) -> list[float]:
    """Numbers whose sum depends on the order."""
    return [math.sin(i) * 10.0 ** (i % 7) for i in range(n)]


MAPS: list[tuple[str, Kernel, Make]] = [
    ("array", kernels.store, lambda: (range(40), np.arange(40.0), np.empty(40))),
    ("int array", kernels.store, lambda: (range(40), floats(40), np.zeros(40, np.int32))),
    ("list", kernels.store, lambda: (range(5), [5, 4, 3, 2, 1], [0] * 6)),
    ("view", kernels.store, lambda: (range(10), np.arange(10.0), np.zeros(40)[3:33:3])),
    ("negative strides", kernels.store, lambda: (range(10), np.arange(10.0), np.zeros(10)[::-1])),
    ("two iterations", kernels.store, lambda: (range(2), [1, 2], [0, 0])),
    ("some", kernels.store_some, lambda: (range(40), floats(40), np.full(40, 7.0))),
    ("rows", kernels.store_rows, lambda: (enumerate(np.arange(12.0).reshape(4, 3)), np.zeros((4, 3), order="F"))),
    ("update", kernels.update, lambda: (range(30), np.arange(30.0), 0.5)),
    ("update list", kernels.update, lambda: (range(30), list(range(30)), 2)),
    ("two", kernels.two, lambda: (range(30), np.zeros(30), np.zeros(30, bool))),
    ("two lists", kernels.two, lambda: (range(30), [0] * 30, [None] * 30)),
    ("list of lists", kernels.fill, lambda: (range(5), [[0] * i for i in range(5)])),
    ("halve array", kernels.halve, lambda: (lambda a: (enumerate(a), a))(np.arange(9.0))),
    ("halve list", kernels.halve, lambda: (lambda a: (enumerate(a), a))(floats(9))),
    ("blocks", kernels.store_blocks, lambda: (range(5), 3, np.zeros(15, int))),
    ("backwards", kernels.store, lambda: (range(9, -1, -1), floats(10), np.zeros(10))),
    ("from one", kernels.store_before, lambda: (range(1, 10), np.zeros(10))),
]


@pytest.mark.parametrize(("kernel", "make"), [pytest.param(k, m, id=n) for n, k, m in MAPS])
def test_maps(kernel: Kernel, make: Make) -> None:
    ran_parallel(kernel, make)


def test_snapshots() -> None:
    def arrays() -> tuple[Any, ...]:
        a = np.arange(21.0)
        return range(20), a, np.ones(20), a

    def lists() -> tuple[Any, ...]:
        a = floats(21)
        return range(20), a, [1] * 20, a

    ran_parallel(kernels.shift, arrays)
    ran_parallel(kernels.shift, lists)


TERMS: list[tuple[str, Any, list[Any]]] = [
    ("floats", 0.1, floats(50)),
    ("ints", 3, list(range(50))),
    ("ints into float", 0.5, [10**17 + i for i in range(50)]),
    ("mixed", 3, [1, 2.5, True, 10**20, 0.1, -0.0] * 5),
    ("negative zero", -0.0, [-0.0] * 9),
    ("nan", 1.0, [1.0, math.nan, 2.0, math.inf, -1.0] * 3),
    ("numpy floats", np.float64(1), [np.float64(x) for x in floats(30)]),
    ("single precision", 0.5, [np.float32(x) for x in floats(30)]),
    ("complex", 1j, [complex(x, -x) for x in floats(20)]),
    ("bool", True, [True, False, True, True]),
    ("arrays", np.zeros(3), [np.arange(3.0) * x for x in floats(20)]),
    ("arrays into float", 0.0, [np.arange(3.0) * x for x in floats(20)]),
]


@pytest.mark.parametrize("kernel", [kernels.add, kernels.add_left, kernels.add_right, kernels.add_mixed, kernels.take])
@pytest.mark.parametrize(("start", "terms"), [pytest.param(s, t, id=n) for n, s, t in TERMS])
def test_sums(kernel: Kernel, start: Any, terms: list[Any]) -> None:
    if not isinstance(start, bool) or kernel is not kernels.take:
        ran_parallel(kernel, lambda: (terms, start.copy() if isinstance(start, np.ndarray) else start))


def test_a_sum_in_place_changes_the_array_that_came_in() -> None:
    start = np.zeros(3)
    other = start
    result = kernels.add([np.ones(3)] * 5, start)
    assert result is start is other
    assert start.tolist() == [5, 5, 5]


def test_strings_are_joined() -> None:
    ran_parallel(kernels.add, lambda: (["a", "b", "c", "d"], "x"))


@pytest.mark.parametrize(("start", "terms"), [(2, [3, 5, 7, 11]), (1.5, floats(20)), (2, [1.5, 2, 0.1])])
def test_products(start: Any, terms: list[Any]) -> None:
    ran_parallel(kernels.multiply, lambda: (terms, start))


def test_bits() -> None:
    ran_parallel(kernels.bits, lambda: ([7, 13, 5, 21], 255, 0, 1))
    ran_parallel(kernels.bits, lambda: ([True, False, True], True, False, True))
    ran_parallel(kernels.bits, lambda: ([np.uint8(7), np.uint8(13), np.uint8(5)], 255, 0, 1))


EXTREME_TERMS: list[tuple[str, Any, list[Any]]] = [
    ("floats", 0.0, floats(40)),
    ("ties", 1, [1.0, True, 1, 2, 2.0, np.float64(2), 0, False, 0.0]),
    ("zeros", 0.0, [-0.0, 0.0, 0, -0.0, False]),
    ("minus zeros", -0.0, [0.0, -0.0, 0, 0.0]),
    ("nan first", math.nan, [1.0, 2.0, -3.0]),
    ("nan between", 1.0, [2.0, math.nan, 3.0, -5.0, math.nan, 0.5, 7.0]),
    ("nan last", 1.0, [2.0, -4.0, math.nan]),
    ("strings", "m", ["z", "b", "m", "zz", "a"]),
    ("tuples", (1, 2), [(1, 3), (0, 9), (1, 2)]),
    ("numpy", np.float32(0.1), [np.float64(0.1), 0.1, np.float32(0.1), 0.10000000001]),
    ("arrays of no dimension", 3.0, [np.array(4.0), np.array(2.0), np.float64(7)]),
    ("numpy ints", 3, [np.int64(4), np.int8(2), 4, np.uint8(200)]),
]


@pytest.mark.parametrize("kernel", kernels.EXTREMES)
@pytest.mark.parametrize(("start", "terms"), [pytest.param(s, t, id=n) for n, s, t in EXTREME_TERMS])
def test_minima_and_maxima(kernel: Kernel, start: Any, terms: list[Any]) -> None:
    ran_parallel(kernel, lambda: (terms, start))


@pytest.mark.parametrize("terms", [floats(20), [np.float64(2), 3, math.nan], [np.arange(3), np.ones(3)]])
def test_minima_by_ufunc(terms: list[Any]) -> None:
    ran_parallel(kernels.smallest_ufunc, lambda: (terms, 10.0))


@pytest.mark.parametrize("limit", [0, 3, 9, 100])
def test_truth(limit: int) -> None:
    ran_parallel(kernels.all_of, lambda: (range(10), limit, True))
    ran_parallel(kernels.still_ok, lambda: (range(10), limit, True))


def test_or_gives_the_first_true_value() -> None:
    ran_parallel(kernels.any_of, lambda: ([0, "", (), 7, "a"], False))
    ran_parallel(kernels.any_of, lambda: ([0, "", ()], None))
    refused(kernels.any_of, lambda: ([0, "", ()], True), "decided")


COLLECTIONS: list[tuple[str, Kernel, Make]] = [
    ("filter", kernels.keep_even, lambda: (range(40), [1])),
    ("deque", kernels.keep_even, lambda: (range(40), deque([9], 5))),
    ("fresh", kernels.append_fresh, lambda: (range(9), [])),
    ("extend", kernels.extend, lambda: (range(9), [])),
    ("strings", kernels.append_existing, lambda: ("hello", [])),
    ("set", kernels.add_to_set, lambda: ([5, 3, "x", 3, 99, 1.0, True], {7})),
    ("dict", kernels.store_by_key, lambda: (enumerate("hello"), {2: "z", 9: "y"})),
    ("dict keys", kernels.store_by_key, lambda: (zip([1, 1.0, True, 2], "abcd", strict=True), {})),
    ("dict into array", kernels.store_by_key, lambda: (zip([3, 1, 3, 1], floats(4), strict=True), np.zeros(5))),
    ("dict into list", kernels.store_by_key, lambda: (zip([3, 1, 3, -2], floats(4), strict=True), [0] * 5)),
    ("counts", kernels.count, lambda: ("mississippi", Counter())),
    ("defaultdict", kernels.count, lambda: ("mississippi", defaultdict(int, z=4))),
    ("counts in dict", kernels.count, lambda: ("abba", {"b": 10, "a": 0.5})),
    ("counts in list", kernels.count, lambda: ([0, 2, 1, 2, -1], [0, 0.5, True])),
    ("get", kernels.count_get, lambda: ("mississippi", {"p": 2})),
    ("get tuples", kernels.count_get, lambda: ([(1, 2), (1, 3), (1, 2)], {})),
    ("weights", kernels.weigh, lambda: (enumerate([0, 2, 1, 2, -1] * 4), floats(20), np.zeros(3))),
    ("small weights", kernels.weigh, lambda: (enumerate([0, 2, 1, 2, -1] * 4), floats(20), np.zeros(3, np.float32))),
    ("pairs", kernels.weigh, lambda: (enumerate([(0, 1), (1, 1), (0, 1)]), floats(20), np.zeros((2, 2)))),
]


@pytest.mark.parametrize(("kernel", "make"), [pytest.param(k, m, id=n) for n, k, m in COLLECTIONS])
def test_collections(kernel: Kernel, make: Make) -> None:
    ran_parallel(kernel, make)


def test_existing_objects_keep_their_identity() -> None:
    rows = [[1], [2], [3]]
    result: list[list[int]] = []
    kernels.append_existing(rows, result)
    assert all(a is b for a, b in zip(rows, result, strict=True))
    again = kernels.existing(rows)
    assert all(a is b for a, b in zip(rows, again, strict=True))


def test_live_variables() -> None:
    ran_parallel(kernels.living, lambda: (range(20), np.zeros(20), None, None))
    same(kernels.living, lambda: (range(0), np.zeros(20), "old", ["older"]))
    data = np.arange(12.0).reshape(4, 3).copy()
    ran_parallel(kernels.living_array, lambda: (enumerate(data), data))
    _, row, view, made = kernels.living_array(enumerate(data), data)
    assert row.base is data
    assert view.base is data
    assert made.base is None


def test_unbound_variables() -> None:
    assert kernels.unbound(range(0), []) is UNBOUND
    assert kernels.unbound(range(3), [0] * 3) == 2


def test_counting_loops() -> None:
    ran_parallel(kernels.count_up, lambda: (0, 30, np.zeros(30)))
    ran_parallel(kernels.count_up, lambda: (3, 30, [0] * 30))
    same(kernels.count_up, lambda: (5, 5, []))
    ran_parallel(kernels.count_down, lambda: (9, -5, 0.5))


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in iterables()])
def test_comprehensions_over(make: Callable[[], Any]) -> None:
    same(kernels.existing, lambda: (make(),))
    same(kernels.append_existing, lambda: (make(), []))


def test_comprehensions() -> None:
    ran_parallel(kernels.squares, lambda: (range(30), 4))
    ran_parallel(kernels.rows, lambda: (range(30),))
    ran_parallel(kernels.residues, lambda: ([7, 100, 33, 2, 55], 8))
    ran_parallel(kernels.index, lambda: (range(17, 0, -1),))
    same(kernels.squares, lambda: (range(0), 4))
    same(kernels.residues, lambda: (range(0), 4))
    same(kernels.squares, lambda: ((i for i in range(9)), 4))


def test_nested_kernels_run_serially_inside() -> None:
    ran_parallel(kernels.nest, lambda: (range(9), np.zeros(9)))
