"""Loops that call getters of items and attributes and callers of methods: verdicts."""

from __future__ import annotations

import pytest

from tests.analysis.first_loop import assert_parallel, assert_sequential

_MODULE = """
import operator
from operator import attrgetter, itemgetter, methodcaller
from operator import attrgetter as by_another_name
class Own:
    def lower(self):
        print(self)
def f(rows, out, n, name):
    for i in range(n):
        BODY
"""

PARALLEL = (
    "out[i] = itemgetter(1)(rows[i])",
    "out[i] = attrgetter('a')(rows[i])",
    "out[i] = operator.attrgetter('a.b', 'c')(rows[i])",
    "out[i] = min(rows, key=attrgetter('a')).a",
    "out[i] = sum(map(attrgetter('a'), rows[i]))",
    "out[i] = methodcaller('count', ',')(rows[i])",
)
SEQUENTIAL = (
    ("APR201", "out[i] = by_another_name('a')(rows[i])"),
    ("APR201", "out[i] = attrgetter(name)(rows[i])"),
    ("APR201", "out[i] = attrgetter('__dict__')(rows[i])"),
    ("APR201", "out[i] = itemgetter(i)(rows[i])"),
    ("APR201", "out[i] = methodcaller('append', 1)(rows[i])"),
    ("APR201", "out[i] = methodcaller('lower')(rows[i])"),
    ("APR106", "attrgetter('a')(out)[i] = 1"),
    ("APR106", "itemgetter(0)(out)[i] = 1"),
    ("APR101", "out.a[i] = attrgetter('a')(out)[i - 1]"),
)


@pytest.mark.parametrize("body", PARALLEL)
def test_is_followed(body: str) -> None:
    assert_parallel(_MODULE.replace("BODY", body))


@pytest.mark.parametrize(("code", "body"), SEQUENTIAL)
def test_is_not_followed(code: str, body: str) -> None:
    assert_sequential(code, _MODULE.replace("BODY", body))
