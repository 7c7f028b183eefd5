"""Generator expressions that are used up where they stand, and what happens between two of their items."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_verdict, first

_MODULE = """
import math
from collections import Counter, deque
LOG = []
def h(x):
    return math.sqrt(x)
def any_(x):
    return x if x > 1 else [x]
def loud(x):
    LOG.append(x)
    return x
def f(xs, ys, sep, rng, g):
    BODY
"""

PARALLEL = (
    "return b''.join(str(h(x)).encode() for x in xs)",
    "a, b = (h(x) for x in xs)",
    "[a, b] = (any_(x) for x in xs)",
    "a, *b = (h(x) for x in xs)",
    "return [0, *(h(x) for x in xs)]",
    "return max(0.0, *(h(x) for x in xs))",
    "return math.prod(h(x) for x in xs)",
    "return Counter(h(x) for x in xs)",
    "return deque((h(x) for x in xs), maxlen=3)",
    "return min((h(x) for x in xs), default=None)",
    "return min((h(x) for x in xs), key=abs)",
    "return max((any_(x) for x in xs), key=lambda y: -y)",
    "return sum((h(x) for x in xs), 0.5)",
    "return sum(h(x) * y for x in xs for y in ys)",
    "return sum(any_(x) for x in xs for y in ys)",
    "return set((str(x), str(y)) for x in xs for y in ys)",
    "return sorted((h(x) for x in xs), key=len)",
)
SEQUENTIAL = (
    "return sep.join(str(h(x)) for x in xs)",
    "a = b, c = (h(x) for x in xs)",
    "a = (h(x) for x in xs)",
    "return sum((h(x) for x in xs), loud(1))",
    "return sum((h(x) for x in xs), start=g())",
    "return max((h(x) for x in xs), key=loud)",
    "return max((h(x) for x in xs), key=lambda y: LOG.append(y) or y)",
    "return max((h(x) for x in xs), key=g)",
    "return sum(any_(print(x) or x) for x in xs)",
    "a, b = (print(x) or h(x) for x in xs)",
    "a, b = (rng.random() + h(x) for x in xs)",
    "return math.fsum(h(x) for x in xs)",
)


@pytest.mark.parametrize("body", PARALLEL)
def test_parallel(body: str) -> None:
    assert_verdict("parallel", _MODULE.replace("BODY", body))


@pytest.mark.parametrize("body", SEQUENTIAL)
def test_sequential(body: str) -> None:
    assert_verdict("sequential", _MODULE.replace("BODY", body))


def test_what_is_evaluated_between_is_named() -> None:
    message = first(_MODULE.replace("BODY", "return max((h(x) for x in xs), key=loud)")).message
    assert message == "`loud` is evaluated before the items of the generator, or between them"
