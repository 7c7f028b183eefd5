"""What is known of the wrappers of `functools.lru_cache`, and how results join their caches."""

from __future__ import annotations

import functools

from autopar.runtime.memos import Kept, memo_of


def test_results_join_a_cache() -> None:
    called = []

    @functools.cache
    def twice(k: int, unused: int = 0) -> int:
        called.append(k)
        return k * 2

    twice(1)
    memo = memo_of(twice)
    assert memo is not None
    assert memo.limit is None
    assert not memo.is_full
    twice(2)
    twice(3, unused=1)
    added = memo.added(1, 0)
    assert added == ((-1, 2, 4), (1, (3, "unused", 1), 6))
    twice.cache_clear()
    kept = Kept(memo)
    assert not kept.take(added)
    memo.keep(kept.results)
    called.clear()
    assert (twice(2), twice(3, unused=1), called) == (4, 6, [])


def test_results_of_a_bounded_cache() -> None:
    @functools.lru_cache(maxsize=3)
    def twice(k: float) -> float:
        return k * 2

    twice(1.5)
    memo = memo_of(twice)
    assert memo is not None
    assert memo.limit == 3
    twice(2.5)
    twice(1.5)
    assert memo.results() == [5.0, 3.0]
    assert memo.added(1, 0) == ((-1, (2.5,), 5.0),)
    twice(3.5)
    assert memo.is_full
    assert isinstance(memo.added(2, 1), str)


def test_differing_results_and_other_things() -> None:
    @functools.cache
    def same(k: float) -> float:
        return k

    memo = memo_of(same)
    assert memo is not None
    kept = Kept(memo)
    assert not kept.take(((-1, (1,), 0.0),))
    assert not kept.take(((-1, (1,), 0.0),))
    assert kept.take(((-1, (1.0,), -0.0),))
    assert memo_of(same.__wrapped__) is None
    assert memo_of(functools.lru_cache(len)) is None
