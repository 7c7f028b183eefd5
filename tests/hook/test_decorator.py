"""`parallelize` rewrites one function and leaves its module alone."""

from __future__ import annotations

import importlib
import inspect
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from autopar.config import Config
from autopar.runtime import Kernel, configure

Write = Callable[..., None]

MODULE = '''\
"""Squares."""
from autopar import parallelize
import functools

FACTOR = 3


@parallelize
def squares(n, power=2, *, offset=0):
    """Return squares."""
    out = [0] * n
    for i in range(n):
        out[i] = FACTOR * i**power + offset
    return out


def untouched(n):
    out = [0] * n
    for i in range(n):
        out[i] = i
    return out


class Model:
    @staticmethod
    @parallelize
    def inverses(n):
        out = [0] * n
        for i in range(n):
            out[i] = 1 / (n - 2 - i)
        return out


def closure(k):
    @parallelize
    def inner(n):
        out = [0] * n
        for i in range(n):
            out[i] = i * k
        return out
    return inner
'''


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(tmp_path))
    configure(Config(backend="serial"))
    before = set(sys.modules)
    yield
    configure(Config())
    for name in set(sys.modules) - before:
        del sys.modules[name]


def kernels(module: ModuleType) -> list[str]:
    return sorted(name for name, value in vars(module).items() if isinstance(value, Kernel))


def test_rewrites_the_function(write: Write) -> None:
    write({"deco_a.py": MODULE})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        module = importlib.import_module("deco_a")
    assert module.squares(4) == [0, 3, 12, 27]
    assert module.squares(3, 1, offset=1) == [1, 4, 7]
    module.FACTOR = 1
    assert module.squares(3) == [0, 1, 4]
    assert kernels(module) == ["_Model_inverses_loop", "_squares_loop"]
    assert module.closure(5)(3) == [0, 5, 10]
    assert (module.squares.__doc__, module.squares.__qualname__) == ("Return squares.", "squares")
    assert inspect.getsource(module.squares).startswith("@parallelize\ndef squares")
    assert module.untouched(2) == [0, 1]


def test_errors_point_into_the_source(write: Write) -> None:
    write({"deco_e.py": MODULE})
    module = importlib.import_module("deco_e")
    with pytest.raises(ZeroDivisionError) as raised:
        module.Model.inverses(3)
    assert raised.traceback[-1].lineno + 1 == MODULE[: MODULE.index("1 / (n")].count("\n") + 1


LEFT = {
    "no parallel loop": (
        "@parallelize\ndef f(xs):\n    for x in xs:\n        input(x)\n",
        "no loop of it can run in parallel: APR202",
    ),
    "no loop": ("@parallelize\ndef f(xs):\n    pass\n", "no loop of it can run in parallel$"),
    "no function": ("f = parallelize(len)\n", "it is no plain function"),
    "no source": ("exec('def f(): pass')\nf = parallelize(f)\n", "its source"),
    "twice": (
        "def f(): pass\n@parallelize\ndef f(n):\n    for i in range(n): n\n",
        "defines it more than once",
    ),
}


@pytest.mark.parametrize("name", LEFT)
def test_says_why_a_function_stays(name: str, write: Write) -> None:
    source, reason = LEFT[name]
    module = f"deco_{name.replace(' ', '_')}"
    write({f"{module}.py": "from autopar import parallelize\n" + source})
    with pytest.warns(RuntimeWarning, match=reason) as caught:
        loaded = importlib.import_module(module)
    assert callable(loaded.f)
    assert caught[0].filename == loaded.__file__


def test_disabled(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOPAR_DISABLE", "1")
    write({"deco_d.py": MODULE})
    assert kernels(importlib.import_module("deco_d")) == []


def test_a_module_that_the_hook_rewrites(write: Write) -> None:
    import autopar

    write({"deco_h.py": MODULE})
    with autopar.install("deco_h"), warnings.catch_warnings():
        warnings.simplefilter("error")
        module = importlib.import_module("deco_h")
    assert module.squares(4) == [0, 3, 12, 27]
    assert "_untouched_loop" in kernels(module)
