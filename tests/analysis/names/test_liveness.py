"""Which names are read after a loop, and after an exception has left it."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.module import analyze_module
from autopar.analysis.names.liveness import Liveness

LOOP = "for i in a:\n    x = y = 1"


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line for line in text.splitlines())


def first_loop(source: str) -> tuple[set[str], set[str]]:
    tree = ast.parse(source)
    live = Liveness(tree.body, passes=lambda item: "passing" in ast.unparse(item))
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
        ("with passing():\n" + indented(LOOP) + "\nprint(y)", ""),
        ("with passing(), m():\n" + indented(LOOP) + "\nprint(y)", "y"),
        ("try:\n" + indented(LOOP) + "\nexcept E:\n    print(i)\n    raise\nprint(y)", "i"),
        ("try:\n" + indented(LOOP) + "\nfinally:\n    print(i)\nprint(y)", "i"),
        ("for z in c:\n    try:\n" + indented(LOOP, "        ") + "\n    finally:\n        break\nprint(y)", "y"),
        ("try:\n    pass\nexcept E:\n" + indented(LOOP) + "\nprint(y)", ""),
    ],
)
def test_caught(source: str, caught: str) -> None:
    assert first_loop(source)[1] == set(caught)


@pytest.mark.parametrize(
    ("source", "free"),
    [
        ("try:\n    LOOP\nexcept ValueError as error:\n    print('bad', error)\n    raise", True),
        ("try:\n    LOOP\nexcept ValueError:\n    raise SystemExit(3)", True),
        ("try:\n    LOOP\nfinally:\n    print('done')", True),
        ("with open('a') as file:\n    LOOP", True),
        ("with open('a') as file, np.errstate(all='ignore'):\n    LOOP", True),
        ("try:\n    LOOP\nexcept ValueError:\n    print(x)\n    raise", False),
        ("try:\n    LOOP\nexcept ValueError:\n    pass", False),
        ("try:\n    LOOP\nexcept ValueError:\n    sys.exit(3)", False),
        ("try:\n    LOOP\nexcept ValueError:\n    note()\n    raise", False),
        ("try:\n    LOOP\nexcept ValueError:\n    def show():\n        print(x)\n    raise", False),
        ("try:\n    LOOP\nexcept ValueError:\n    print(globals())\n    raise", False),
        ("try:\n    try:\n        LOOP\n    except ValueError:\n        raise\nexcept OSError:\n    pass", False),
        ("with manager():\n    LOOP", False),
        ("open = manager\nwith open('a'):\n    LOOP", False),
        ("from atexit import register as at_end\nwith open('a') as file:\n    LOOP", False),
        ("import atexit\natexit.register(print)\nwith open('a') as file:\n    LOOP", False),
    ],
)
def test_module_level(source: str, free: bool) -> None:
    lines = []
    for line in f"import sys\nimport numpy as np\n{source}\n".splitlines():
        space = line[: len(line) - len(line.lstrip())]
        lines.append(line.replace("LOOP", f"for x in range(3):\n{space}    out.append(float(x))"))
    (report,) = analyze_module("out = []\n" + "\n".join(lines), "a.py").reports
    assert {o.code for o in report.obstacles} <= {"APR305", "APR309"}
    assert not report.obstacles if free else report.obstacles
