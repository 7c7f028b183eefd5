"""What the rewrite leaves alone, what it refuses, and the corners of Python's syntax."""

from __future__ import annotations

import ast
import subprocess
import sys
from textwrap import dedent
from typing import Any

import pytest

from autopar.rewrite.module import rewrite_module
from autopar.rewrite.result import LineOrigin
from tests.rewrite.builders import outline, run
from tests.rewrite.crude import check_lines, check_untouched, crude_outlines, kept_lines
from tests.rewrite.oracle import check_tree

ODD = [
    "",
    "\n",
    "x = 1",
    "\ufeff# bom",
    "x = 1\r\ny = 2\r",
    "\x0c\nfor i in x:\n\tpass\n",
    "broken (",
    "a = '\x0c\x1c\u2028'\n",
]


@pytest.mark.parametrize("source", ODD)
def test_nothing_to_do(source: str) -> None:
    rewritten = rewrite_module(source, (), "x.py")
    assert rewritten.code == source
    assert rewritten.lines == tuple(LineOrigin(n, 0) for n in range(1, len(kept_lines(source)) + 1))
    assert rewritten.skipped == ()


def test_nothing_to_do_imports_no_libcst() -> None:
    program = (
        "import sys; from autopar.rewrite.module import rewrite_module; rewrite_module('x = 1', (), 'x');"
        "sys.exit('libcst' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


SKIPPED = [
    ("for i in x:\n    pass\n", {"at": "pass"}, "no for loop starts there"),
    ("for i in x:\n    pass\n", {"at": "for", "kind": "while"}, "no while loop starts there"),
    ("y = [f(x) for x in z]\n", {"at": "[", "kind": "set"}, "no set loop starts there"),
    ('y = f"{[g(v) for v in x]=}"\n', {"at": "[g", "kind": "list"}, "the string around it shows"),
    ("while True:\n    pass\n", {"at": "while", "kind": "while", "counter": "i", "stop": "n"}, "no comparison"),
    ("while i < n < m:\n    pass\n", {"at": "while", "kind": "while", "counter": "i", "stop": "n"}, "no comparison"),
    ("while j < m:\n    pass\n", {"at": "while", "kind": "while", "counter": "i", "stop": "n"}, "does not compare"),
    ("for i in x:\n    y = i\n", {"at": "for", "respellings": [("i in", "a", "b")]}, "a does not stand at"),
    ("for i in x:\n    y = i\n", {"at": "for", "parameters": ["a", "a"]}, "does not parse"),
    ("async def f():\n    async for i in x:\n        y = i\n", {"at": "async for"}, "an async for"),
    ("async def f():\n    return [i async for i in x]\n", {"at": "[", "kind": "list"}, "asynchronous"),
    ('"""Doc."""; y = [f(x) for x in z]\n', {"at": "[", "kind": "list"}, "before the place of the import"),
    ("def f(:\n", {"at": "def"}, "the source does not parse"),
]


@pytest.mark.parametrize(("source", "loop", "reason"), SKIPPED, ids=[s[2] + str(n) for n, s in enumerate(SKIPPED)])
def test_left_alone(source: str, loop: dict[str, Any], reason: str) -> None:
    rewritten = rewrite_module(source, [_outline(source, loop)], "x.py")
    assert rewritten.code == source
    assert len(rewritten.skipped) == 1
    assert reason in rewritten.skipped[0].reason


def _outline(source: str, loop: dict[str, Any]) -> Any:
    try:
        return outline(source, **loop)
    except SyntaxError:
        return outline("for i in x:\n    pass\n", "for")


def test_position_outside_the_file() -> None:
    source = "x = 1\n"
    rewritten = rewrite_module(source, [outline("\n\n\nfor i in x: pass\n", "for")], "x.py")
    assert rewritten.code == source
    assert rewritten.skipped[0].reason == "no statement stands there"


def test_one_bad_outline_costs_only_itself() -> None:
    source = "a = [0]\nfor i in a:\n    pass\nfor j in a:\n    pass\nfor k in a:\n    pass\n"
    bad = outline(source, "for j", parameters=["a", "a"])
    missing = outline(source, "pass")
    good = [outline(source, "for i", returns=["i"]), outline(source, "for k", returns=["k"])]
    rewritten = rewrite_module(source, [bad, missing, *good], "x.py")
    assert {s.outline for s in rewritten.skipped} == {bad, missing}
    assert "i = _module_loop(a)\nfor j in a:\n    pass\n" in rewritten.code
    assert "k = _module_loop_2(a)" in rewritten.code


@pytest.mark.parametrize("terms", [200, 2_000, 20_000])
def test_deep_expressions(terms: int) -> None:
    source = "z = [f(v) for v in x]\ny = [f(v) for v in x]" + " + 1" * terms + "\n"
    loops = [outline("z = [f(v) for v in x]\n", "[", "list"), outline("\ny = [f(v) for v in x]\n", "[", "list")]
    rewritten = rewrite_module(source, loops, "x.py")
    assert len(rewritten.lines) == rewritten.code.count("\n")
    assert "y = _module_list_2(x) + 1" in rewritten.code or rewritten.skipped


def test_loop_in_the_body_of_another() -> None:
    source = "for i in range(3):\n    y = [f(i) for _ in range(2)]\n"
    inner = outline(source, "[f", "list")
    rewritten = rewrite_module(source, [outline(source, "for i"), inner], "x.py")
    assert [s.outline for s in rewritten.skipped] == [inner]
    assert "y = [f(i) for _ in range(2)]" in rewritten.code


SYNTAX = [
    # adjacent tokens must not run together
    "y = [f(v)for v in(x)if v]",
    "def g():\n    return[f(v) for v in x]",
    "def g():\n    return(f(v) for v in x)",
    "y = 0 in[f(v) for v in x]if x else 1",
    "y = sum(f(v) for v in x)if x else 1",
    "for v in(x):y=f(v)",
    "for v in[1,2]:y=f(v)",
    # parentheses
    "y = ((f(v) for v in x))",
    "y = sum(((f(v) for v in x)), 0)",
    "y = sum(\n    # first\n    f(v)  # second\n    for v in x\n    # third\n)",
    "y = (f)  (f(v) for v in x)",
    "y = f ((f(v) for v in x))",
    "y = f \\\n  (f(v) for v in x)",
    "for v in (x):\n    y = v",
    "for (v) in ((x)):\n    y = v",
    "for v in *x, *x:\n    y = v",
    "for v in x,:\n    y = v",
    "for v, in [(1,)]:\n    y = v",
    "for v, (u, *w) in x:\n    y = v",
    "for x[0] in x:\n    y = 1",
    "y = [f(v) for v in (1, 2)]",
    "for v in lambda: x:\n    y = v",
    "for v in x if x else []:\n    y = v",
    # layout
    "for v in x: \\\n  y = v",
    "for v \\\n  in x:\n    y = v + \\\n1\n",
    "if 1:\n  for v in x:\n        y = v\n\n        # deep\n      # less\n  # at the loop\n# out\nz = 1",
    "if 1:\n\tfor v in x:\n\t    y = v\n\telse :\n\t\t\tz = v ; u = 2 # c\n\t\t# d\n",
    "for v in x:\n    y = v;",
    "for v in x:\n    y = v  \n  \n    \nz = 2  ",
    "for v in x:\n    y = '''\n  a\n'''\n",
    "for v in x:\n    y = ('a'\n'b')\n",
    "for v in x:\n    y = 'a\\\nb'\n",
    "for v in x:\n    def g():\n        '''Doc\n        more\n        '''\n    y = v",
    "\x0c\nif 1:\n    pass\n    for v in x:\n        y = v\n\x0c\n        z = y\n",
    "if x:\n    pass\nelse:\n    for v in x: pass",
    "class A:\n    @f\n    def g(self):\n        for v in self.x:\n            y = v\n",
    # new and rare syntax
    "for v in x:\n    match v:\n        case {'a': [1, *_], **rest} if rest:\n            y = 1\n        case _: y = 2",
    "y = f'{[f(v) for v in x]}'",
    "y = f'{[f(v) for v in x]!r:>{w}}'",
    "y = f'{ {v: f(v) for v in x} }'",
    "for v in x:\n    y = f'{v!r:>{w}} {{}} {v:%H}'",
    "for v in x:\n    try:\n        y = v\n    except* ValueError:\n        y = 1",
    "y = lambda x: [f(v) for v in x]",
    "def g(y=[f(v) for v in x]): pass",
    "@f([f(v) for v in x])\ndef g(): pass",
    "größe = [1]\nfor größe in größe:\n    y = 'ä' + größe; z = y",
    "z = 'ä'; y = [f('ü') for ñ in x]",
    "y: list[int] = [f(v) for v in x]",
    "print([f(v) for v in x], file=x); y = 1",
    "y = {**{v: f(v) for v in x}, 'a': [f(v) for v in x]}",
    "y = ((f(v) for v in u) for u in x)",
    "y = [f(v) for u in x for v in u if v if u]",
    "for v in x:\n    global_name: int\n    y: int = v",
    "for v in x:\n    type = v\n    print(type)",
    "while y < len(x):\n    y += 1",
    "while (y) < ((len(x))):\n    y += 1\nelse:\n    z = 1",
    "while y < (\n    len(x)  # c\n):\n    y += 1",
]
if sys.version_info >= (3, 12):
    SYNTAX += [
        "y = f'{[f('a') for v in x]}'",
        "y = f'{[\n  f('a')\n  for v in x\n]}'",
        "def g[T: int](x: list[T]):\n    for v in x:\n        y = v",
        "for v in x:\n    type A[T] = list[T]\n",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("source", SYNTAX)
def test_syntax(source: str, newline: str) -> None:
    source = (source + "\n").replace("\n", newline)
    outlines = crude_outlines(source)
    assert outlines
    rewritten = rewrite_module(source, outlines, "x.py")
    assert rewritten.skipped == ()
    ast.parse(rewritten.code)
    assert rewritten.code.count("@autopar.parallel_") == len(outlines)
    assert "\n" not in rewritten.code.replace("\r\n", "") or newline == "\n"
    check_lines(source, rewritten, outlines)
    check_tree(source, rewritten, outlines)


def test_blank_lines_at_the_top_and_between() -> None:
    source = "import os\n\nx = 1\nfor i in x:\n    pass\n\nfor j in x:\n    pass\n"
    rewritten = rewrite_module(source, crude_outlines(source), "x.py")
    assert "\n\n\n\n" not in rewritten.code
    assert "x = 1\n\n\n@autopar.parallel_for()\n" in rewritten.code
    check_untouched(source, rewritten, crude_outlines(source))


def test_names_do_not_clash() -> None:
    source = dedent(
        """\
        def f(chunk, stop, _f_loop=None, i=0):
            "_f_loop_2"
            for x in chunk:
                stop[x] = chunk[x]
            while i < len(stop):
                stop[i] = i
                i += 1
            return stop
        got = f([0, 1], [5, 5])
        """
    )
    counting = {"returns": ["i"], "counter": "i", "stop": "len(stop)"}
    loops = [
        outline(source, "for x", function="f", parameters=["chunk", "stop"]),
        outline(source, "while", "while", function="f", parameters=["stop"], **counting),
    ]
    code = rewrite_module(source, loops, "x.py").code
    assert "def _f_loop_3(chunk_, chunk, stop):\n    for x in chunk_:" in code
    assert "def _f_loop_4(i, stop_, stop):\n    while i < stop_:" in code
    assert run(code)["got"] == run(source)["got"]


def test_kernels_of_a_first_rewrite_stay() -> None:
    source = "a = [1]\nfor i in a:\n    a[0] = i\n"
    once = rewrite_module(source, [outline(source, "for i", parameters=["a"], returns=["i"])], "x.py").code
    again = once + "for j in a:\n    a[0] = j\n"
    twice = rewrite_module(again, [outline(again, "for j", parameters=["a"], returns=["j"])], "x.py").code
    assert twice.startswith(once)
    assert "def _module_loop_2(chunk, a):" in twice
    assert twice.count("import autopar") == 1
