"""Iterables are cut without being consumed, and the pieces are what the serial loop sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from autopar.runtime.space import counting_space, cut, cut_operand, quick_length
from tests.runtime.comparing import iterables, portrait


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in iterables()])
def test_the_pieces_are_the_whole(make: Callable[[], Any]) -> None:
    whole = list(make())
    space = cut(make())
    assert space is not None
    assert len(space) == len(whole)
    for middle in range(len(whole) + 1):
        left, right = space.arguments(0, middle)[0], space.arguments(middle, len(whole))[0]
        assert portrait([*left, *right]) == portrait(whole)  # type: ignore[misc]


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in iterables()])
def test_nothing_is_consumed(make: Callable[[], Any]) -> None:
    iterable = make()
    assert cut(iterable) is not None
    assert portrait(list(iterable)) == portrait(list(make()))


class Squares:
    """An old-style sequence of the user's."""

    def __getitem__(self, index: int) -> int:
        if index > 4:
            raise IndexError
        return index * index


@pytest.mark.parametrize(
    "iterable",
    [
        (i for i in range(3)),
        map(str, [1, 2]),
        filter(None, [1, 2]),
        Squares(),
        enumerate(Squares()),
        enumerate(i for i in range(3)),
        zip([1, 2], (i for i in range(3)), strict=False),
        zip([1, 2], [1, 2, 3], strict=True),
        zip(),
        17,
        None,
    ],
)
def test_what_cannot_be_cut(iterable: Any) -> None:
    assert cut(iterable) is None


def test_a_moved_iterator_is_not_cut() -> None:
    pairs = enumerate([1, 2, 3])
    next(pairs)
    assert cut(pairs) is None
    backwards = reversed([1, 2, 3])
    next(backwards)
    assert cut(backwards) is None


class _Call:
    """Called as a kernel is."""

    def __call__(self, *operands: Any) -> bool:
        return cut_operand(operands) is not None


def test_an_iterator_that_the_user_still_holds_is_not_cut() -> None:
    call = _Call()
    held = enumerate([1, 2])
    inner = iter([1, 2])
    fresh = [
        call(enumerate([1, 2])),
        call(zip([1, 2], [3, 4], strict=False)),
        call(reversed([1, 2])),
        call([1, 2]),
        call(iter([1, 2])),
    ]  # not inside assert: pytest keeps the values
    assert fresh == [True] * 5
    assert not call(held)
    assert not call(inner)
    assert not call(enumerate(inner))
    assert not call(zip(inner, [3, 4], strict=False))
    assert list(held) == [(0, 1), (1, 2)]
    assert list(inner) == [1, 2]


@pytest.mark.parametrize("step", [1, 2, 3, -1, -2, -3])
@pytest.mark.parametrize("comparison", ["<", "<=", ">", ">="])
@pytest.mark.parametrize(("counter", "stop"), [(0, 7), (7, 0), (3, 3), (0, 6), (6, 0), (-2, 2)])
def test_counting_loops(step: int, comparison: str, counter: int, stop: int) -> None:
    holds = {"<": int.__lt__, "<=": int.__le__, ">": int.__gt__, ">=": int.__ge__}[comparison]
    space = counting_space(counter, stop, step, comparison)
    if (step > 0) != (comparison[0] == "<"):
        assert space is None
        return
    assert space is not None
    values = []
    value = counter
    while holds(value, stop):
        values.append(value)
        value += step
    assert len(space) == len(values)
    for middle in range(len(values) + 1):
        pieces = []
        for low, high in ((0, middle), (middle, len(values))):
            if low < high:
                value, end = space.arguments(low, high)
                assert isinstance(value, int)
                assert isinstance(end, int)
                while holds(value, end):
                    pieces.append(value)
                    value += step
                assert value == counter + high * step
        assert pieces == values


@pytest.mark.parametrize(
    ("counter", "stop", "step", "trips"), [(0, 4, 1, 4), (4, 0, -1, 4), (3, 3, 1, 0), (3, 3, -1, 0)]
)
def test_counting_to_a_number(counter: int, stop: int, step: int, trips: int) -> None:
    space = counting_space(counter, stop, step, "!=")
    assert space is not None
    assert len(space) == trips
    assert space.arguments(1, 2) == (counter + step, counter + 2 * step)
    assert counting_space(counter - step * 9, stop, 2 * step, "!=") is None
    assert counting_space(stop + step, stop, step, "!=") is None


@pytest.mark.parametrize("step", [1, 2, 7])
@pytest.mark.parametrize("comparison", ["<", "<="])
@pytest.mark.parametrize("counter", [0, 1, 3, 6])
def test_counting_by_squares(step: int, comparison: str, counter: int) -> None:
    holds = {"<": int.__lt__, "<=": int.__le__}[comparison]
    for stop in range(-3, 90):
        space = counting_space(counter, stop, step, comparison, squared=True)
        assert space is not None
        values = [v for v in range(counter, 100, step) if holds(v * v, stop)]
        assert len(space) == len(values)
        for low in range(len(values) + 1):
            for high in range(low, len(values) + 1):
                value, end = space.arguments(low, high)
                assert isinstance(value, int)
                assert isinstance(end, int)
                piece = []
                while holds(value * value, end):
                    piece.append(value)
                    value += step
                assert piece == values[low:high]
                assert value == counter + high * step


def test_squares_of_what_may_be_negative_do_not_count() -> None:
    assert counting_space(-1, 50, 1, "<", squared=True) is None
    assert counting_space(10, 50, -1, ">", squared=True) is None
    assert counting_space(0, 50, 1, "!=", squared=True) is None
    assert counting_space(0, 50.0, 1, "<", squared=True) is None


def test_counting_loops_need_exact_ints() -> None:
    assert counting_space(0.0, 3, 1, "<") is None
    assert counting_space(True, 3, 1, "<") is None


@pytest.mark.parametrize(
    ("iterable", "length"),
    [(enumerate([1, 2]), 2), (zip([1, 2], [1], strict=False), 1), (range(4), 4), ((i for i in ()), -1), (5, -1)],
)
def test_quick_length(iterable: Any, length: int) -> None:
    assert quick_length(iterable) == length
