"""What the inspector says of accesses, against every pair of iterations compared one by one."""

from __future__ import annotations

import random
from types import FunctionType
from typing import Any

import numpy as np
import pytest

from autopar.runtime.executors import Job
from autopar.runtime.indices import known_names, loop_variables
from autopar.runtime.inspector import meeting
from autopar.runtime.outline import shape_of
from autopar.runtime.space import SequenceSpace
from autopar.spec import Access, LoopKind, LoopSpec


def _kernel(chunk: Any, a: Any, a_out: Any, p: Any, k: Any) -> None:
    for i in chunk:
        a_out[p[i]] = a[i + k]


def said(length: int, trips: int, p: Any, k: Any, writes: list[str], reads: list[str], *, older: bool) -> str:
    target = "a_out" if older else "a"
    spec = LoopSpec(
        kind=LoopKind.FOR,
        updates=tuple(Access(target, text) for text in writes),
        reads=tuple(Access("a", text) for text in reads),
        snapshots=(("a_out", "a"),) if older else (),
    )
    assert isinstance(_kernel, FunctionType)
    shape = shape_of(_kernel, spec)
    assert shape is not None
    a = np.zeros(length)
    space = SequenceSpace(range(trips))
    operands = (a, a, p, k)
    job = Job(_kernel, spec, shape.names, operands, space, ((0, trips),))
    known = known_names(_kernel, shape, spec, shape.names, operands) | loop_variables(_kernel, shape, space)
    return meeting(job, shape, known)


def truth(length: int, trips: int, p: Any, k: int, writes: list[str], reads: list[str], *, older: bool) -> bool | None:
    """Tell whether two iterations meet; None where one leads out of range."""

    def places(text: str) -> list[int]:
        return [eval(text, {"p": p, "i": i, "k": k}) for i in range(trips)]

    written, read = [places(t) for t in writes], [places(t) for t in reads]
    if any(not -length <= place < length for part in (*written, *read) for place in part):
        return None
    met = False
    for x in range(trips):
        for y in range(trips):
            if x != y:
                mine = {part[x] % length for part in written}
                other = {part[y] % length for part in written}
                seen = {part[y] % length for part in read}
                met = met or bool(mine & other) or bool(mine & seen and (x < y or not older))
    return met


TEXTS = ["i", "p[i]", "i + k", "p[i] + k", "2 * i", "k - i", "p[k]", "i // 2", "p[i] % 5", "-i", "p[i - 1]"]


@pytest.mark.parametrize("start", range(0, 2000, 500))
def test_it_says_what_is_so(start: int) -> None:
    decided = 0
    for seed in range(start, start + 500):
        rng = random.Random(seed)
        length, trips, k = rng.randint(2, 30), rng.randint(1, 9), rng.randint(-4, 9)
        p = np.array([rng.randrange(-length, length) for _ in range(20)])
        if rng.random() < 0.6:
            p = np.array(rng.sample(range(length), min(length, 20)) + [0] * 20)[:20]
        writes = rng.sample(TEXTS, rng.choice((1, 1, 2)))
        reads = rng.sample(TEXTS, rng.choice((0, 1, 1, 2))) or writes
        older = rng.random() < 0.4
        if older and set(reads) & set(writes):
            continue
        answer = said(length, trips, p, k, writes, reads, older=older)
        met = truth(length, trips, p, k, writes, reads, older=older)
        if met is None:
            assert "out of range" in answer, (seed, answer)
        else:
            decided += 1
            assert bool(answer) is met, (seed, answer, writes, reads)
    assert decided > 50


@pytest.mark.parametrize(
    ("p", "k"),
    [
        (np.array([0.0, 1.0]), 0),
        (np.array([True, False]), 0),
        ([0, True], 0),
        (np.array([[0, 1], [2, 3]]), 0),
        (np.array([0, 1], dtype=np.int8), 1),
        (np.array([0, 1], dtype=np.uint64), 1),
        (np.array([1 << 40, 1]), 1),
        ([1 << 70, 1], 0),
        ([0, 1], 1.0),
        ([0, 1], np.int8(1)),
        (None, 0),
    ],
)
def test_what_it_does_not_look_at(p: Any, k: Any) -> None:
    assert "cannot be looked at" in said(9, 2, p, k, ["p[i] + k"], ["i"], older=False)


def test_narrow_tables_will_do_where_nothing_is_calculated() -> None:
    table = np.array([3, 1, 2], dtype=np.int8)
    assert not said(9, 3, table, 0, ["p[i]"], ["p[i]"], older=False)


def test_far_apart_elements_take_no_memory() -> None:
    table = np.array([3, 10**9, 2])
    assert "out of range" in said(9, 3, table, 0, ["p[i]"], ["p[i]"], older=False)
