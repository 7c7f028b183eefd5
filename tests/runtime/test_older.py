"""Reads and writes of parts of one array, asked of the arrays, against all pairs of iterations one by one."""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import Any

import numpy as np

from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.older import check_older
from autopar.runtime.indices import Progression
from autopar.spec import Access, LoopSpec

TRIPS = 4


def _view(chance: random.Random, base: Any) -> Any:
    view = base
    for _ in range(chance.randrange(3)):
        cuts = []
        for length in view.shape:
            start, step = chance.randrange(min(3, length)), chance.choice((1, 1, 1, 2, -1))
            cuts.append(slice(start, None, step) if step > 0 else slice(length - 1 - start, None, step))
        view = view[tuple(cuts)]
    return view.T if chance.random() < 0.3 else view


def _index(chance: random.Random) -> str:
    k = f"{chance.choice(('', '2 * ', '-'))}i + {chance.randrange(5)}"
    return chance.choice((k, k, str(chance.randrange(3)), ":", f"{k}:{k} + 2", f"i:{chance.randrange(2, 6)}", "::2"))


def _access(chance: random.Random, name: str, array: Any) -> Access:
    return Access(name, ", ".join(_index(chance) for _ in range(chance.randrange(1, array.ndim + 1))))


def _bytes(access: Access, array: Any, i: int) -> set[int]:
    part = eval(f"array[{access.subscript}, ...]", {"array": array, "i": i})
    first, strides = part.__array_interface__["data"][0], part.strides
    places = (first + sum(n * s for n, s in zip(at, strides, strict=True)) for at in np.ndindex(part.shape))
    return {place + b for place in places for b in range(part.itemsize)}


def _meets(write: Access, target: Any, read: Access, source: Any, ahead: bool) -> bool | None:
    try:
        written = [_bytes(write, target, i) for i in range(TRIPS)]
        seen = [_bytes(read, source, i) for i in range(TRIPS)]
    except IndexError:
        return None
    return any(written[p] & seen[q] for q in range(TRIPS) for p in range(q + (0 if ahead else 1)))


def test_no_pair_of_iterations_that_meets_is_let_through() -> None:
    chance = random.Random(7)
    let_through = met = 0
    for _ in range(6000):
        base = np.zeros(chance.choice(((30,), (9, 8), (40,))))
        target, source = _view(chance, base), _view(chance, base)
        write, read = _access(chance, "x", target), _access(chance, "y", source)
        ahead = chance.random() < 0.5
        spec = LoopSpec(writes=(write,), older=(read,), ahead=("y",) if ahead else ())
        job: Any = SimpleNamespace(
            spec=spec,
            chunks=((0, 2), (2, TRIPS)),
            names=("x", "y"),
            operands=(target, source),
            function=test_no_pair_of_iterations_that_meets_is_let_through,
        )
        truth = _meets(write, target, read, source, ahead)
        try:
            check_older("y", source, {"x": target}, job, {"i": Progression(0, 1)})
        except Unsafe:
            met += 1
            continue
        assert not truth, (write, target.shape, target.strides, read, source.shape, source.strides, ahead)
        let_through += np.shares_memory(target, source)
    assert let_through > 100
    assert met > 100
