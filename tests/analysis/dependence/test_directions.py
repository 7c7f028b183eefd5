"""Direction vectors of nests with a known answer."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import pytest

from autopar.analysis.dependence.directions import carries, may_run_innermost, may_run_outermost, nest_dependences
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.tracing.provenance import Place
from autopar.analysis.tracing.trace import Touch, Touching
from autopar.syntax.scopes import Variable
from tests.analysis.dependence.test_polyhedral import domain, visit

A = Variable("a", None)


def touch(text: str, kind: Touching) -> Touch:
    found = visit(text)
    place = Place(A, found.indices, (len(found.indices),))
    return Touch(A, kind, place, ast.Name("a"), 0, conditions=found.conditions)


def vectors(write: str, read: str, nest: str) -> set[str]:
    where = domain(nest)
    loops: Sequence[LoopVariable] = (where.loop, *where.inner)
    touches = [touch(write, Touching.WRITE), touch(read, Touching.READ)]
    return {f"{d.kind} {''.join(v)}" for d in nest_dependences(touches, loops, where) for v in d.vectors}


@pytest.mark.parametrize(
    ("write", "read", "nest", "expected"),
    [
        ("i, j", "i - 1, j", "i=1:n j=0:m", {"flow <="}),
        ("i, j", "i, j - 1", "i=0:n j=1:m", {"flow =<"}),
        ("i, j", "i - 1, j + 1 if j < m - 1", "i=1:n j=0:m", {"flow <>"}),
        ("i, j", "i + 1, j - 1", "i=0:n j=1:m", {"anti <>"}),
        ("i, j", "i, j", "i=0:n j=0:m", set()),
        ("i, j", "j, i", "i=0:n j=0:n", {"flow <>", "anti <>"}),
        ("i, j", "i - 1, j", "i=n:0:-1 j=0:m", {"anti <="}),
    ],
)
def test_vectors(write: str, read: str, nest: str, expected: set[str]) -> None:
    assert vectors(write, read, nest) == expected


def test_what_interchange_asks() -> None:
    where = domain("i=1:n j=0:m")
    touches = [touch("i, j", Touching.WRITE), touch("i - 1, j", Touching.READ)]
    found = nest_dependences(touches, (where.loop, *where.inner), where)
    assert carries(found, 0)
    assert not carries(found, 1)
    assert may_run_outermost(found, 1)
    skewed = [touch("i, j", Touching.WRITE), touch("i - 1, j + 1 if j < m - 1", Touching.READ)]
    assert not may_run_innermost(nest_dependences(skewed, (where.loop, *where.inner), where), 0)
