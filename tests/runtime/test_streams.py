"""Generators that jump ahead: the state after any count of numbers is the one that drawing them leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autopar.catalog.fixed_draws import FIXED_DRAWS
from autopar.runtime.streams import NoStream, Stream, drawing, same_state, streams_of
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
        stream = Stream("rng", generator, before, count, 5)
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
    stream = Stream("rng", generator, dict(generator.bit_generator.state), 3, 0)
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
    (stream,) = streams_of(_spec(text), values, {"m": 5}, 0)
    assert stream.count == count


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("k - 9", "cannot be drawn"),
        ("b", "no int"),
        ("q", "not known"),
        ("len(k)", "length"),
        ("k.size", "no array"),
        ("x.shape[7]", "cannot be drawn"),
        ("k ** 2", "no count"),
    ],
)
def test_counts_that_cannot_be_told(text: str, reason: str) -> None:
    values = {"rng": _generator(np.random.PCG64), "k": 4, "b": True, "x": np.zeros((3, 2))}
    with pytest.raises(NoStream, match=reason):
        streams_of(_spec(text), values, {}, 0)


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
        streams_of(_spec("1"), {"rng": generator}, {}, 0)


def test_one_bit_generator_behind_two_names() -> None:
    bits = np.random.PCG64(1)
    values = {"rng": np.random.Generator(bits), "other": np.random.Generator(bits)}
    with pytest.raises(NoStream, match="one bit generator"):
        streams_of(_spec("1", ("other", "2")), values, {}, 0)


def test_a_chunk_that_draws_otherwise_is_noticed() -> None:
    generator = _generator(np.random.PCG64)
    (stream,) = streams_of(_spec("2"), {"rng": generator}, {}, 0)
    for drawn, expected in ((6, True), (5, False), (7, False)):
        arguments: list[Any] = [generator]
        with drawing([stream], 3, 6, ["rng"], arguments, apart=False) as arrived:
            assert arguments[0] is not generator
            arguments[0].random(drawn)
            assert arrived() is expected


def test_a_global_is_put_back_where_it_is_the_users_own() -> None:
    generator = _generator(np.random.PCG64)
    before = generator.bit_generator.state
    (stream,) = streams_of(_spec("2"), {}, {"rng": generator}, 0)
    with drawing([stream], 1, 2, [], [], apart=False) as arrived:
        generator.random(2)
        assert arrived()
    assert generator.bit_generator.state == before
