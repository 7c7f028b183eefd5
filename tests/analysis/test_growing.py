"""Containers that grow while an iteration runs over them."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

_MODULE = """
def f(n, shared, out):
    for i in range(n):
        todo = [[0]]
        BODY
        out[i] = len(todo)
"""


@pytest.mark.parametrize(
    "body",
    [
        "for v in todo: v.append(i); todo.append(shared)",
        "for j, v in enumerate(todo): v.append(i); todo.extend([shared])",
        "[(v.append(i), todo.append(shared)) for v in todo]",
    ],
)
def test_what_is_put_in_comes_up_as_an_item(body: str) -> None:
    assert analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].code == "APR107"


def test_containers_that_do_not_grow_are_their_own() -> None:
    body = "for v in todo: v.append(i)\n        held = [shared]"
    assert analyze_module(_MODULE.replace("BODY", body), "m.py").reports[0].verdict == "parallel"
