"""Loops over iterators: which are drawn from ahead of the iterations."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport

FINITE = [
    "map(abs, xs)",
    "map(lambda x: x + k, xs)",
    "filter(None, xs)",
    "filter(lambda x: x > k, map(abs, xs))",
    "(abs(x) for x in xs)",
    "(a * b for a in xs for b in xs if a < b)",
    "zip(map(abs, xs), xs)",
    "zip(itertools.count(), map(abs, xs))",
    "enumerate(map(abs, xs), 1)",
    "iter(xs)",
    "made(xs)",
    "itertools.combinations(xs, 2)",
    "itertools.product(xs, repeat=2)",
    "itertools.chain(xs, [k])",
    "itertools.chain.from_iterable(xs)",
    "itertools.islice(itertools.count(), 5)",
    "itertools.islice(xs, 1, None, 2)",
    "itertools.accumulate(xs)",
    "itertools.accumulate(xs, operator.mul)",
    "itertools.starmap(pow, zip(xs, xs))",
]

HELD = ["xs", "zip(xs, xs)", "enumerate(xs)", "reversed(xs)", "range(k)", "sorted(xs)", "list(map(abs, xs))"]

REFUSED = [
    "itertools.count()",
    "itertools.cycle(xs)",
    "itertools.repeat(k)",
    "itertools.islice(itertools.count(), 5, None)",
    "itertools.groupby(xs)",
    "itertools.zip_longest(xs, xs)",
    "itertools.accumulate(xs, lambda a, b: a)",
    "itertools.accumulate(xs, operator.iadd)",
    "itertools.accumulate(xs, initial=[])",
    "map(abs, itertools.count())",
    "zip(itertools.count(), itertools.count())",
    "zip(open('f'), xs)",
    "open('f')",
    "iter(xs, k)",
    "map(print, xs)",
    "map(unknown, xs)",
    "map(lambda x: x + y, xs)",
    "(x + y for x in xs)",
    "(out[-1] for x in xs)",
    "map(lambda x: out.append(x), xs)",
]

MODULE = """
import itertools
import operator
def made(xs):
    for x in xs:
        yield x
def f(xs, k, out):
    y = 0
    for y in {}:
        out.append(1)
"""


def _judge(iterable: str) -> LoopReport:
    reports = analyze_module(MODULE.format(iterable), "snippet.py").reports
    return next(r for r in reports if r.function == "f")


@pytest.mark.parametrize("iterable", FINITE)
def test_drawn_ahead(iterable: str) -> None:
    report = _judge(iterable)
    assert report.verdict != "sequential", [str(o) for o in report.obstacles]
    (outline,) = (o for o in analyze_module(MODULE.format(iterable), "snippet.py").outlines if o.function == "f")
    assert outline.spec.drains


@pytest.mark.parametrize("iterable", HELD)
def test_cut_as_it_is(iterable: str) -> None:
    (outline,) = (o for o in analyze_module(MODULE.format(iterable), "snippet.py").outlines if o.function == "f")
    assert not outline.spec.drains


@pytest.mark.parametrize("iterable", REFUSED)
def test_asked_one_by_one(iterable: str) -> None:
    assert _judge(iterable).verdict == "sequential"
