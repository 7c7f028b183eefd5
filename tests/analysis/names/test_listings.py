"""Modules that look at their own names keep their loops; those that ask for one of them need not."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module

LOOP = "\ndef f(xs):\n    return [x * x for x in xs]\n"


@pytest.mark.parametrize(
    "text",
    [
        "print(list(globals()))",
        "names = sorted(dir())",
        "def g():\n    return {**globals()}",
        "def g():\n    for name in globals():\n        print(name)",
        "exec(code, dict(globals()))",
        "print(vars(), locals())",
        "print('x' == globals())",
        "print(globals()[globals()])",
    ],
)
def test_listed(text: str) -> None:
    report = analyze_module(text + LOOP, "a.py").reports[-1]
    assert [o.code for o in report.obstacles] == ["APR309"]


@pytest.mark.parametrize(
    "text",
    [
        "globals()['f'] = 1",
        "x = globals().get('f')",
        "def g(name):\n    return name in globals()",
        "exec('x = 1', globals())",
        "import timeit\ntimeit.timeit('f(3)', globals=globals())",
        "def g():\n    return sorted(dir())",
        "def g(x):\n    return dir(x), vars(x), locals()",
        "def globals():\n    return []\nprint(globals())",
    ],
)
def test_not_listed(text: str) -> None:
    report = analyze_module(text + LOOP, "a.py").reports[-1]
    assert not report.obstacles
