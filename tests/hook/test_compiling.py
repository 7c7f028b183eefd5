"""Rewritten modules leave no trace in tracebacks: files, lines, columns and names of functions are the original's."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from autopar.analysis.outline import Outline, Parameter, Respelling
from autopar.api import Transformed
from autopar.config import Config
from autopar.hook.compiling import compile_transformed
from autopar.hook.kernels import COMPREHENSIONS_HAVE_FRAMES, is_kernel
from autopar.rewrite.module import rewrite_module
from autopar.runtime import configure
from autopar.spec import Access, LoopKind, LoopSpec

SOURCE = '''\
"""Divides."""
from __future__ import annotations

def inv(x):
    return 1 / x

def smooth(ä, out, n):
    if n:
        for i in range(len(ä) - n):
            é = [inv(ä[i]) for k in range(3)]; out[i] = é[0] + (lambda: 1 / ä[i])()
    return out

def total(xs, s):
\tfor x in (
\t\txs
\t):
\t\ts += (1 /
\t\t\tx)
\treturn s

def inverses(xs):
    ö = "ü", sum(inv(x)
        for x in xs if x + 1)
    return ö

class Model:
    def shift(self, a, n):
        for i in range(n): a[i] = f"{a[i + 1]}" + """
text""" + a[i]
        return a

    def copy(self, a, out):
        i = 0
        while i < len(a):
            out[i] = 1 / a[i]
            i += 1
        return [y for y in [inv(x) for x in a]]

def functions(n, out):
    for i in range(n):
        out[i] = (lambda: 1).__qualname__, [v for v in (j for j in "a")]
    return out
'''


def _outlines() -> list[Outline]:
    def writes(*names: str) -> LoopSpec:
        return LoopSpec(writes=tuple(Access(name, "i") for name in names))

    def plain(*names: str) -> tuple[Parameter, ...]:
        return tuple(Parameter(name, name) for name in names)

    shift = LoopSpec(writes=(Access("a_out", "i"),), snapshots=(("a_out", "a"),))
    copy = LoopSpec(kind=LoopKind.WHILE, writes=(Access("out", "i"),))
    total = LoopSpec(reduces=(("s", "+"),))
    twin = (Parameter("a", "a"), Parameter("a_out", "a"))
    return [
        Outline(9, 8, 10, "smooth", writes("out"), plain("ä", "out")),
        Outline(14, 1, 18, "total", total, plain("s"), returns=("s",)),
        Outline(22, 16, 23, "inverses", LoopSpec(kind=LoopKind.LIST)),
        Outline(28, 8, 29, "Model.shift", shift, twin, respellings=(Respelling(28, 27, "a", "a_out"),)),
        Outline(34, 8, 36, "Model.copy", copy, plain("a", "out"), ("i",), (), "i", "len(a)", "<"),
        Outline(37, 27, 37, "Model.copy", LoopSpec(kind=LoopKind.LIST)),
        Outline(40, 4, 41, "functions", writes("out"), plain("out")),
    ]


@pytest.fixture(autouse=True)
def serially() -> Iterator[None]:
    """Run kernels as they stand."""
    configure(Config(disable=True))
    yield
    configure(Config())


@pytest.fixture(scope="module")
def codes(tmp_path_factory: pytest.TempPathFactory) -> tuple[CodeType, CodeType]:
    path = tmp_path_factory.mktemp("source") / "divides.py"
    path.write_text(SOURCE, encoding="utf-8")
    rewritten = rewrite_module(SOURCE, _outlines(), str(path))
    assert rewritten.skipped == ()
    transformed = Transformed(rewritten.code, (), rewritten.lines)
    return compile(SOURCE, path, "exec"), compile_transformed(transformed, SOURCE, str(path))


def _result(code: CodeType, call: str) -> object:
    names: dict[str, Any] = {"__name__": "divides"}
    exec(code, names)
    try:
        return eval(call, names)
    except Exception as error:
        return traceback.format_exception(error)[2:]  # without this function's own frame


@pytest.mark.parametrize(
    "call",
    [
        "smooth([1, 2, 4], [0] * 3, 1)",
        "smooth([1, 2, 0, 4], [0] * 3, 1)",
        "smooth([1, 2], [], 1)",
        "smooth(3, [], 1)",
        "smooth([1, 2], [], 0.5)",
        "total([1, 2], 0)",
        "total([1, 0], 0)",
        "total([1], '')",
        "total(1, 0)",
        "inverses([1, 2])",
        "inverses([1, 0])",
        "inverses('a')",
        "Model().shift(['a', 'b', 'c'], 2)",
        "Model().shift(['a', 'b'], 2)",
        "Model().shift([1, 2], 1)",
        "Model().copy([1, 2], [0] * 2)",
        "Model().copy([1, 0], [0] * 2)",
        "Model().copy([1, 2], [0])",
        "Model().copy(1, [0])",
        "functions(2, [0] * 2)",
        "functions(2, [0])",
        "functions('', [0])",
    ],
)
def test_results_and_tracebacks(codes: tuple[CodeType, CodeType], call: str) -> None:
    plain, ours = codes
    assert _result(ours, call) == _result(plain, call)


def _all(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _all(const)


def test_positions_lie_in_the_original(codes: tuple[CodeType, CodeType]) -> None:
    lines = SOURCE.encode().split(b"\n")
    for code in _all(codes[1]):
        for line, end_line, column, end_column in code.co_positions():
            if None not in (line, end_line, column, end_column) and line:
                assert (line, column) <= (end_line, end_column)  # type: ignore[operator]
                assert 0 <= column <= len(lines[line - 1])  # type: ignore[operator]
                assert 0 <= end_column <= len(lines[end_line - 1])  # type: ignore[operator]


def test_kernels_bear_the_name_of_their_function(codes: tuple[CodeType, CodeType]) -> None:
    kernels = {code.co_qualname: (code.co_name, code.co_firstlineno) for code in _all(codes[1]) if is_kernel(code)}
    consumed = "inverses" if COMPREHENSIONS_HAVE_FRAMES else "<genexpr>"
    assert kernels == {
        "_smooth_loop": ("smooth", 9),
        "_total_loop": ("total", 14),
        "_inverses_list": (consumed, 22),
        "_Model_shift_loop": ("shift", 28),
        "_Model_copy_loop": ("copy", 34),
        "_Model_copy_list": ("copy", 37),
        "_functions_loop": ("functions", 40),
    }
    assert not any(is_kernel(code) for code in _all(codes[0]))


def test_functions_keep_their_source_lines(codes: tuple[CodeType, CodeType]) -> None:
    plain, ours = ({c.co_qualname: c.co_firstlineno for c in _all(code) if not is_kernel(c)} for code in codes)
    names = ["inv", "smooth", "total", "Model", "Model.shift", "Model.copy", "functions", "functions.<locals>.<lambda>"]
    assert [ours[name] for name in names] == [plain[name] for name in names]


def test_the_file_is_the_original(codes: tuple[CodeType, CodeType]) -> None:
    assert {code.co_filename for code in _all(codes[1])} == {codes[0].co_filename}
    assert Path(codes[0].co_filename).exists()
