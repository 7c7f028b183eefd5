"""Definite assignment and upward-exposed reads."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.names.definite import EMPTY, Flow


def run(source: str) -> tuple[set[str], set[str], set[str]]:
    """Return the names surely assigned and possibly assigned at the end, and those read before."""
    flow = Flow()
    end = flow.block(ast.parse(source).body, EMPTY)
    return set(end.sure if end else ()), set(end.maybe if end else ()), set(flow.exposed)


@pytest.mark.parametrize(
    ("source", "sure", "exposed"),
    [
        ("x = 1\ny = x", "xy", ""),
        ("if c:\n    x = 1", "", "c"),
        ("if c:\n    x = 1\nelse:\n    x = 2", "x", "c"),
        ("if c:\n    x = 1\nelse:\n    raise E", "x", "cE"),
        ("while c:\n    x = 1", "", "c"),
        ("while True:\n    x = 1\n    break", "x", ""),
        ("while True:\n    if c:\n        break\n    x = 1", "", "c"),
        ("for i in a:\n    x = 1", "", "a"),
        ("for i in range(3):\n    x = 1", "ix", ["range"]),
        ("for i in range(3):\n    if c:\n        break\n    x = 1", "i", ["range", "c"]),
        ("for i in (1, 2):\n    x = 1\n    continue", "ix", ""),
        ("for i in a:\n    pass\nelse:\n    x = 1", "x", "a"),
        ("try:\n    x = f()\nexcept E:\n    pass", "", "fE"),
        ("try:\n    x = f()\nexcept E:\n    x = 1", "x", "fE"),
        ("try:\n    x = f()\nexcept E:\n    raise", "x", "fE"),
        ("try:\n    pass\nexcept E as e:\n    y = e", "", "E"),
        ("try:\n    f()\nexcept E:\n    pass\nelse:\n    x = 1", "", "fE"),
        ("try:\n    f()\nfinally:\n    x = 1", "x", "f"),
        ("try:\n    x = f()\nfinally:\n    g(x)", "x", "fgx"),
        ("with open(p) as h:\n    x = 1", "hx", ["open", "p"]),
        ("with m() as h:\n    x = 1", "h", "m"),
        ("x = 1\ndel x", "", ""),
        ("x: int", "", ""),
        ("x: int = 1", "x", ""),
        ("x += 1", "x", "x"),
        ("a[x] = (x := 1)", "x", "a"),
        ("b and (x := 1)", "", "b"),
        ("(x := b) and c", "x", "bc"),
        ("(x := 1) if c else (x := 2)", "x", "c"),
        ("[y for y in a if y > z]", "", "az"),
        ("[(x := y) for y in a]", "", "a"),
        ("lambda u: u + v", "", ["u", "v"]),
        ("match v:\n    case 0:\n        x = 1\n    case _:\n        x = 2", "x", "v"),
        ("match v:\n    case 0:\n        x = 1", "", "v"),
        ("match v:\n    case [a, b]:\n        x = a", "", "v"),
        ("import os.path as p, sys", ["p", "sys"], ""),
        ("def f(): pass", "f", ""),
        ("x = 1\nfor i in a:\n    del x", "", "ax"),
        ("x = 1\ntry:\n    del x\nexcept E:\n    pass", "", "E"),
    ],
)
def test_blocks(source: str, sure: str | list[str], exposed: str | list[str]) -> None:
    found, maybe, reads = run(source)
    assert found == set(sure)
    assert found <= maybe
    assert reads == set(exposed)


def test_unreachable_ends() -> None:
    assert Flow().block(ast.parse("raise E\nx = 1").body, EMPTY) is None


def test_entry_states() -> None:
    tree = ast.parse("x = 1\nif c:\n    y = 2\nfor i in a:\n    pass\n")
    flow = Flow()
    flow.block(tree.body, EMPTY)
    state = flow.entry[tree.body[-1]]
    assert state.sure == {"x"}
    assert state.maybe == {"x", "y"}
