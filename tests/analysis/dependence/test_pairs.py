"""The dependence tests against what really happens, and on cases with a known answer."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable

import pytest

from autopar.analysis.dependence.affine import Affine, affine_of
from autopar.analysis.dependence.pairs import ArrayAccess, Index, LoopVariable, PairResult, Span, test_pair
from tests.analysis.meetings import evaluate, guard_holds, visits

number = Affine.number


def affine(text: str) -> Affine:
    found = affine_of(ast.parse(text, mode="eval").body, Affine.symbol)
    assert found is not None
    return found


def index(text: str) -> Index:
    if text == "?":
        return None
    if ":" not in text:
        return affine(text)
    low, high, step = (text + ":").split(":")[:3]
    return Span(affine(low) if low else None, affine(high) if high else None, int(step or 1))


def access(text: str, write: bool) -> ArrayAccess:
    return ArrayAccess("a", tuple(index(part.strip()) for part in text.split(",")), write)


def variable(text: str) -> LoopVariable:
    name, bounds = text.split("=")
    low, high, step = (bounds + ":").split(":")[:3]
    return LoopVariable(
        name, None if low == "?" else affine(low), None if high == "?" else affine(high), int(step or 1)
    )


def symbols_nonnegative(found: Affine) -> bool:
    return found.constant >= 0 and all(c >= 0 for _, c in found.terms)


def pair(write: str, other: str, nest: str, *, write_too: bool = False) -> PairResult:
    first, *inner = (variable(text) for text in nest.split())
    return test_pair(access(write, True), access(other, write_too), first, inner, symbols_nonnegative)


def described(result: PairResult) -> str:
    """``flow 1``, ``anti ?``...; a trailing ``guard``."""
    words = [f"{d.kind} {'?' if d.distance is None else d.distance}" for d in result.dependences]
    return ", ".join([*sorted(words), *(["guard"] if result.wrap_guard else [])])


CASES = [
    # written, read, loops, dependences
    ("i", "i", "i=0:n", ""),
    ("i", "i - 1", "i=1:n", "flow 1"),
    ("i", "i + 1", "i=0:n", "anti 1"),
    ("i", "i - 1", "i=0:n", "anti ?, flow ?"),
    ("i", "i + 1", "i=n:0:-1", "flow 1"),
    ("i", "i - 1", "i=n:0:-1", "anti 1"),
    ("i", "i", "i=lo:hi", ""),
    ("i - 1", "i - 1", "i=0:n", "guard"),
    ("-i", "-i", "i=0:n", "guard"),
    ("-i - 1", "-i - 1", "i=0:n", ""),
    ("n - 1 - i", "n - 1 - i", "i=0:n", ""),
    ("i", "n - 1 - i", "i=0:n", "anti ?, flow ?"),
    ("2 * i", "2 * i + 1", "i=0:n", ""),
    ("2 * i", "4 * i + 1", "i=0:n", ""),
    ("2 * i", "i", "i=0:n", "flow ?"),
    ("i", "i + n", "i=0:n", ""),
    ("i", "i - n", "i=0:n", "anti ?, flow ?"),
    ("i", "0", "i=0:n", "flow ?"),
    ("i", "0", "i=1:n", ""),
    ("0", "0", "i=0:n", "anti ?, flow ?"),
    ("0", "1", "i=0:n", ""),
    ("0", "-1", "i=0:n", "anti ?, flow ?"),
    ("k", "k", "i=0:n", "anti ?, flow ?"),
    ("i, ?", "i, ?", "i=0:n", ""),
    ("?, i", "?, i", "i=0:n", "anti ?, flow ?"),
    (":, i", ":, i", "i=0:n", ""),
    ("i, j", "i, j - 1", "i=0:n j=1:m", ""),
    ("i, j", "i - 1, j", "i=1:n j=0:m", "flow 1"),
    ("i, j", "i - 1, j + 1", "i=1:n j=0:m", "flow 1"),
    ("i, j", "j, i", "i=0:n j=i+1:n", ""),
    ("i, j", "j, i", "i=0:n j=0:n", "anti ?, flow ?"),
    ("i, i", "i - 1, i - 2", "i=2:n", ""),
    ("i, 0", "i + 1, 1", "i=0:n", ""),
    ("8 * i + j", "8 * i + j", "i=0:n j=0:8", ""),
    ("8 * i + j", "8 * i + j", "i=0:n j=0:9", "anti ?, flow ?"),
    ("i:i + 1", "i", "i=0:n", ""),
    ("4 * i:4 * i + 4", "4 * i:4 * i + 4", "i=0:n", ""),
    ("4 * i:4 * i + 5", "4 * i:4 * i + 4", "i=0:n", "flow ?"),
    ("i", "i - 1:i + 2", "i=1:n", "anti ?, flow ?"),
    ("i", ":i", "i=0:n", "flow ?"),
    ("i", "i + 1:", "i=0:n", "anti ?"),
    ("i", "i:", "i=0:n", "anti ?"),
    ("2 * i:2 * i + 2", "2 * i:2 * i + 2", "i=lo:hi", ""),
    ("0:n:2", "i", "i=0:n", "anti ?, flow ?"),
    ("2 * i", "1:n:2", "i=0:n", ""),
    ("i", "-3:", "i=0:n", "anti ?, flow ?"),
    ("-i - 4", "-3:", "i=0:n", ""),
    ("5", "i", "i=0:4", ""),
    ("3 * i", "5 * i + 1", "i=0:2", ""),
    ("i", "i - 3", "i=3:6", ""),
    ("i", "i", "i=?:?", "guard"),
    ("i, j", "i, j", "i=?:? j=0:n", "guard"),
    (":-3", ":-3", "i=0:n", "anti ?, flow ?"),
    ("-3:", "-3:", "i=0:n", "anti ?, flow ?"),
    ("i - 1:i", "i - 1:i", "i=0:n", ""),  # empty where it would wrap
    ("2 * i:2 * i + 2", "2 * i:2 * i + 2", "i=?:?", "guard"),
    ("i + j", "i + j", "i=0:n j=?:?", "anti ?, flow ?"),
]


@pytest.mark.parametrize(("written", "read", "nest", "expected"), CASES)
def test_known_answers(written: str, read: str, nest: str, expected: str) -> None:
    assert described(pair(written, read, nest)) == expected


def test_an_access_meets_itself_as_output_dependence() -> None:
    store = access("k", True)
    result = test_pair(store, store, variable("i=0:n"), (), symbols_nonnegative)
    assert described(result) == "output ?"


def test_two_reads_do_not_conflict() -> None:
    first = access("i", False)
    assert test_pair(first, first, variable("i=0:n"), (), symbols_nonnegative).independent


# random pairs, held against what happens


def _random_affine(rng: random.Random, names: list[str]) -> Affine:
    terms = {name: rng.choice((0, 0, 1, 1, -1, 2, -2, 3)) for name in names}
    return Affine.of(terms, rng.randint(-4, 5))


def _random_index(rng: random.Random, names: list[str]) -> Index:
    if rng.random() < 0.7:
        return _random_affine(rng, names)
    low = _random_affine(rng, names) if rng.random() < 0.8 else None
    high = None
    if rng.random() < 0.8:
        near = low is not None and rng.random() < 0.7
        high = low + rng.randint(-2, 4) if near and low is not None else _random_affine(rng, names)
    return Span(low, high, rng.choice((1, 1, 1, 2, 3, -1, -2)))


def _random_nest(rng: random.Random) -> list[LoopVariable]:
    nest = []
    names = ["n"] if rng.random() < 0.5 else []
    for name in ("i", "j")[: rng.choice((1, 1, 2))]:
        low = _random_affine(rng, names) if rng.random() < 0.3 else number(rng.randint(-2, 3))
        step = rng.choice((1, 1, 1, 2, -1, -2))
        length = rng.randint(0, 6) * (1 if step > 0 else -1)
        high = low + length if rng.random() < 0.6 else _random_affine(rng, names)
        nest.append(LoopVariable(name, low, high, step))
        names = [*names, name] if rng.random() < 0.7 else names
    return nest


def _oracle(rng: random.Random, symbols: dict[str, int]) -> Callable[[Affine], bool]:
    """What is known of invariants: nothing, that they are >= 0, or all there is to know."""
    return rng.choice(
        (
            lambda found: False,
            symbols_nonnegative if min(symbols.values()) >= 0 else lambda found: False,
            lambda found: evaluate(found, symbols) >= 0,
        )
    )


def check_random_case(seed: int) -> tuple[bool, bool]:
    """Hold one random pair against reality; return whether it was, and whether it was claimed to be, independent."""
    rng = random.Random(seed)
    nest = _random_nest(rng)
    symbols = {"n": rng.randint(-2, 6)}
    names = ["n", *(v.name for v in nest)]
    rank = rng.choice((1, 1, 1, 2))
    first = ArrayAccess("a", tuple(_random_index(rng, names) for _ in range(rank)), True)
    if rng.random() < 0.3:
        second = first
    else:
        indices = first.indices if rng.random() < 0.2 else tuple(_random_index(rng, names) for _ in range(rank))
        second = ArrayAccess("a", indices, rng.random() < 0.5)
    nonnegative = _oracle(rng, symbols)
    blurred = [_blurred(rng, v) for v in nest]
    result = test_pair(first, second, blurred[0], blurred[1:], nonnegative)
    allowed = {(d.source is first, d.sink is first): d for d in result.dependences}
    met = False
    for length in (1, 2, 3, 5, 8) if rank == 1 else (2, 4):
        shape = (length,) * rank if rank == 1 else (length, length + 1)
        one, two = (list(visits(a, nest, symbols, shape)) for a in (first, second))
        if result.dimension is not None and not guard_holds(first.indices[result.dimension], [*one, *two]):
            continue
        for x in one:
            for y in two:
                if x.trip == y.trip or x.cells.isdisjoint(y.cells):
                    continue
                met = True
                forward = x.trip < y.trip or first is second
                found = allowed.get((forward, second is first or not forward))
                assert found is not None, (seed, first, second, nest, symbols, length, x, y)
                assert found.distance in (None, abs(x.trip - y.trip)), (seed, found)
    return not met, result.independent


def _blurred(rng: random.Random, loop: LoopVariable) -> LoopVariable:
    """Forget a bound now and then: what the analysis does not know."""
    low = None if rng.random() < 0.1 else loop.lower
    high = None if rng.random() < 0.15 else loop.upper
    return LoopVariable(loop.name, low, high, loop.step)


@pytest.mark.parametrize("start", range(0, 3000, 500))
def test_nothing_meets_that_was_proved_apart(start: int) -> None:
    for seed in range(start, start + 500):
        check_random_case(seed)
