"""Generators that jump ahead: the state after any count of numbers is the one that drawing them leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autopar.catalog.fixed_draws import FIXED_DRAWS
from autopar.runtime.streams import NoStream, Stream, drawing, same_state, streams_of
from autopar.runtime.takes import Take
from autopar.spec import LoopKind, LoopSpec

_KINDS: tuple[type[Any], ...] = (np.random.PCG64, np.random.PCG64DXSM, np.random.Philox)
_kinds = pytest.mark.parametrize("kind", _KINDS)
_BOUNDS: dict[str, dict[str, float]] = {
    "triangular": {"left": -1.0, "mode": 0.5, "right": 2.0},
    "standard_exponential": {},
}


def _generator(kind: Callable[..., Any], drawn: int = 0, half: bool = False) -> np.random.Generator:
    generator = np.random.Generator(kind(7))
    generator.random(drawn)
    if half:
        generator.integers(0, 2**32, dtype=np.uint32)
    return generator


def _drawn_raw(generator: np.random.Generator, count: int) -> Any:
    """Return the state after ``count`` raw numbers, drawn one by one."""
    for _ in range(count):
        generator.bit_generator.random_raw()
    return generator.bit_generator.state


@_kinds
@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("drawn", range(6))
def test_jumping_is_drawing(kind: Callable[..., Any], drawn: int, half: bool) -> None:
    for count in (*range(14), 63, 64, 65):
        generator = _generator(kind, drawn, half)
        before = dict(generator.bit_generator.state)
        stream = Stream("rng", generator, before, Take(count), 5)
        assert same_state(stream.at(6), _drawn_raw(_generator(kind, drawn, half), count))
        assert same_state(generator.bit_generator.state, before)
        following = stream.copy_at(6)
        generator.random(count)
        assert following.integers(0, 9, 5).tolist() == generator.integers(0, 9, 5).tolist()


@_kinds
@pytest.mark.parametrize("name", FIXED_DRAWS)
@pytest.mark.parametrize("size", [None, 0, 1, 2, 3, 7, 100, (2, 3), (4, 1, 5)])
@pytest.mark.parametrize("half", [False, True])
def test_methods_take_one_number_for_each_value(kind: Callable[..., Any], name: str, size: Any, half: bool) -> None:
    generator = _generator(kind, 3, half)
    keywords: dict[str, Any] = {"method": "inv"} if FIXED_DRAWS[name].inverse else {}
    getattr(generator, name)(size=size, **_BOUNDS.get(name, {}), **keywords)
    count = 1 if size is None else int(np.prod(size))
    assert same_state(generator.bit_generator.state, _drawn_raw(_generator(kind, 3, half), count))


@_kinds
def test_a_long_jump(kind: Callable[..., Any]) -> None:
    generator = _generator(kind)
    stream = Stream("rng", generator, dict(generator.bit_generator.state), Take(3), 0)
    generator.random(3 * 100_001)
    assert same_state(stream.at(100_001), generator.bit_generator.state)


def _spec(text: str, *more: tuple[str, str]) -> LoopSpec:
    return LoopSpec(kind=LoopKind.FOR, draws=(("rng", text), *more))


@pytest.mark.parametrize(
    ("text", "count"),
    [("2", 2), ("2 + 3 * k", 14), ("len(x)", 3), ("x.size", 6), ("x.shape[1] - 1", 1), ("-1 + k", 3), ("m * k", 20)],
)
def test_counts_are_evaluated(text: str, count: int) -> None:
    values = {"rng": _generator(np.random.PCG64), "k": 4, "x": np.zeros((3, 2))}
    (stream,) = streams_of(_spec(text), values, {"m": 5}, 0, 10)
    assert stream.take == Take(count, tail=count)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("k - 9", "is -5"),
        ("b", "no int"),
        ("q", "not known"),
        ("len(k)", "length"),
        ("k.size", "no array"),
        ("x.shape[7]", "is -1"),
        ("k ** 2", "no count"),
    ],
)
def test_counts_that_cannot_be_told(text: str, reason: str) -> None:
    values = {"rng": _generator(np.random.PCG64), "k": 4, "b": True, "x": np.zeros((3, 2))}
    with pytest.raises(NoStream, match=reason):
        streams_of(_spec(text), values, {}, 0, 10)


@pytest.mark.parametrize(
    "generator",
    [
        np.random.Generator(np.random.MT19937(1)),
        np.random.Generator(np.random.SFC64(1)),
        np.random.RandomState(1),
        np.random.PCG64(1),
        None,
        3,
    ],
)
def test_what_cannot_jump(generator: Any) -> None:
    with pytest.raises(NoStream):
        streams_of(_spec("1"), {"rng": generator}, {}, 0, 10)


def test_one_bit_generator_behind_two_names() -> None:
    bits = np.random.PCG64(1)
    values = {"rng": np.random.Generator(bits), "other": np.random.Generator(bits)}
    with pytest.raises(NoStream, match="one bit generator"):
        streams_of(_spec("1", ("other", "2")), values, {}, 0, 10)


def test_a_chunk_that_draws_otherwise_is_noticed() -> None:
    generator = _generator(np.random.PCG64)
    (stream,) = streams_of(_spec("2"), {"rng": generator}, {}, 0, 10)
    for drawn, expected in ((6, True), (5, False), (7, False)):
        arguments: list[Any] = [generator]
        with drawing([stream], 3, 6, ["rng"], arguments, apart=False) as arrived:
            assert arguments[0] is not generator
            arguments[0].random(drawn)
            assert (arrived() is not None) is expected


def test_a_global_is_put_back_where_it_is_the_users_own() -> None:
    generator = _generator(np.random.PCG64)
    before = generator.bit_generator.state
    (stream,) = streams_of(_spec("2"), {}, {"rng": generator}, 0, 10)
    with drawing([stream], 1, 2, [], [], apart=False) as arrived:
        generator.random(2)
        assert arrived() == {}
    assert generator.bit_generator.state == before


_ITERATIONS: dict[str, tuple[Take, str]] = {
    "halves(1)": (Take(0, 1), "h"),
    "halves(2)": (Take(0, 2), "hh"),
    "halves(5)": (Take(0, 5), "hhhhh"),
    "1, halves(1)": (Take(1, 1), "wh"),
    "halves(1), 1": (Take(1, 1, 1), "hw"),
    "2, halves(3), 2": (Take(4, 3, 2), "whwhhww"),
    "halves(2), 3": (Take(3, 2, 3), "hhwww"),
    "1, halves(4)": (Take(1, 4), "hhwhh"),
}


@_kinds
@pytest.mark.parametrize("text", _ITERATIONS)
@pytest.mark.parametrize("half", [False, True])
def test_halves_of_numbers(kind: Callable[..., Any], text: str, half: bool) -> None:
    take, iteration = _ITERATIONS[text]
    generator = _generator(kind, 2, half)
    (stream,) = streams_of(_spec(text), {"rng": generator}, {}, 7, 10)
    assert stream.take == take
    for trip in range(12):
        state = generator.bit_generator.state
        expected = stream.at(7 + trip)
        if not state["has_uint32"]:
            expected["uinteger"] = state["uinteger"]
        assert same_state(state, expected)
        for step in iteration:
            generator.integers(8) if step == "h" else generator.random()


@_kinds
@pytest.mark.parametrize("half", [False, True])
def test_chunks_tell_what_is_left_of_a_number(kind: Callable[..., Any], half: bool) -> None:
    generator = _generator(kind, 2, half)
    (stream,) = streams_of(_spec("1, halves(3), 1"), {"rng": generator}, {}, 0, 10)
    for low, high in ((0, 3), (3, 4), (4, 8)):
        arguments: list[Any] = [generator]
        with drawing([stream], low, high, ["rng"], arguments, apart=False) as arrived:
            for _ in range(low, high):
                arguments[0].random()
                arguments[0].random(3, dtype=np.float32)
                arguments[0].random()
            halves = arrived()
        assert halves is not None
    for _ in range(8):
        generator.random()
        generator.integers(4, size=3)
        generator.random()
    assert same_state(stream.left(8, halves), generator.bit_generator.state)


@_kinds
def test_bounded_ints_take_a_half_each(kind: Callable[..., Any]) -> None:
    for bound in (2, 3, 6, 256, 1000, 2**31, 2**32 - 1, 2**32):
        generator = _generator(kind)
        stream = Stream("rng", generator, dict(generator.bit_generator.state), Take(0, 3), 0)
        generator.integers(bound), generator.integers(1, bound, endpoint=True), generator.choice(bound)
        assert stream.at(1)["has_uint32"] == generator.bit_generator.state["has_uint32"] == 1
        assert same_state(stream.at(1), generator.bit_generator.state)


@pytest.mark.parametrize(
    ("bound", "trips", "drawn"), [(6, 10**6, True), (1000, 10**6, False), (2**31 + 1, 2, False), (1024, 10**9, True)]
)
def test_ints_that_may_be_drawn_again(bound: int, trips: int, drawn: bool) -> None:
    values = {"rng": _generator(np.random.PCG64), "n": bound}
    if drawn:
        streams_of(_spec("halves(1), below(n)"), values, {}, 0, trips)
    else:
        with pytest.raises(NoStream, match="again"):
            streams_of(_spec("halves(1), below(n)"), values, {}, 0, trips)


@pytest.mark.parametrize("bound", [1, 0, -3, 2**32 + 1, True, 2.0, np.int64(4)])
def test_bounds_that_take_no_half(bound: Any) -> None:
    with pytest.raises(NoStream):
        streams_of(_spec("halves(1), below(n)"), {"rng": _generator(np.random.PCG64), "n": bound}, {}, 0, 10)


def test_what_is_chosen_from() -> None:
    values = {"rng": _generator(np.random.PCG64), "n": 5, "names": ["a", "b"], "x": np.zeros((3, 2))}
    for name in ("n", "names", "x"):
        (stream,) = streams_of(_spec(f"halves(1), below(pool({name}))"), values, {}, 0, 10)
        assert stream.take == Take(0, 1)
    with pytest.raises(NoStream):
        streams_of(_spec("halves(1), below(pool(rng))"), values, {}, 0, 10)
