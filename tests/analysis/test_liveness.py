"""Which names are read after a loop, and after an exception has left it."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.liveness import Liveness

LOOP = "for i in a:\n    x = y = 1"


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line for line in text.splitlines())


def first_loop(source: str) -> tuple[set[str], set[str]]:
    tree = ast.parse(source)
    live = Liveness(tree.body)
    loop = next(
        n for n in ast.walk(tree) if isinstance(n, ast.For) and isinstance(n.target, ast.Name) and n.target.id == "i"
    )
    bound = {"i", "x", "y"}
    return set(live.after[loop]) & bound, set(live.caught[loop]) & bound


@pytest.mark.parametrize(
    ("source", "after"),
    [
        (LOOP, ""),
        (LOOP + "\nprint(x)", "x"),
        (LOOP + "\nx = 2\nprint(x)", ""),
        (LOOP + "\nif c:\n    x = 2\nprint(x)", "x"),
        (LOOP + "\nx += 1", "x"),
        (LOOP + "\ndel x", "x"),
        (LOOP + "\nz[x] = 1", "x"),
        (LOOP + "\nfor x in b:\n    print(x)", ""),
        (LOOP + "\n[x for x in b]", ""),
        (LOOP + "\n[z for z in x]", "x"),
        (LOOP + "\nlambda: y", "y"),
        (LOOP + "\nlambda y: y", ""),
        (LOOP + "\nelse_ = i", "i"),
        ("while c:\n    print(x)\n" + indented(LOOP), "x"),
        ("while c:\n    x = 0\n    print(x)\n" + indented(LOOP), ""),
        ("while c:\n" + indented(LOOP) + "\n    if d:\n        break\nelse:\n    pass\nprint(y)", "y"),
        ("try:\n" + indented(LOOP) + "\nfinally:\n    print(x)", "x"),
        (LOOP + "\nmatch z:\n    case x:\n        print(x)", ""),
        (LOOP + "\nmatch z:\n    case [x]:\n        pass\n    case _:\n        print(x)", "x"),
        (LOOP + "\nwith m() as x:\n    pass\nprint(x)", ""),
    ],
)
def test_after(source: str, after: str) -> None:
    assert first_loop(source)[0] == set(after)


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        (LOOP, ""),
        ("try:\n" + indented(LOOP) + "\nexcept E:\n    print(x)", "x"),
        ("try:\n" + indented(LOOP) + "\nexcept E:\n    pass\nprint(y)", "y"),
        ("try:\n" + indented(LOOP) + "\nfinally:\n    print(i)", "i"),
        ("with m():\n" + indented(LOOP) + "\nprint(y)", "y"),
        ("try:\n    pass\nexcept E:\n" + indented(LOOP) + "\nprint(y)", ""),
    ],
)
def test_caught(source: str, caught: str) -> None:
    assert first_loop(source)[1] == set(caught)
