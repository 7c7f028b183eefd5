"""Outlines by hand, and a stand-in for autopar that runs kernels as they are written."""

from __future__ import annotations

import ast
import builtins
import types
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from autopar.analysis.outline import Outline, Parameter, Respelling
from autopar.spec import LoopKind, LoopSpec
from tests.rewrite.crude import KINDS


def outline(
    source: str,
    at: str,
    kind: str = "for",
    *,
    function: str = "<module>",
    parameters: Iterable[str | tuple[str, str]] = (),
    returns: Iterable[str] = (),
    unbound: Iterable[str] = (),
    counter: str = "",
    stop: str = "",
    comparison: str = "",
    respellings: Iterable[tuple[str, str, str]] = (),
    spec: Mapping[str, Any] | None = None,
) -> Outline:
    """Return the outline of the loop that starts where ``at`` first stands in the source.

    A respelling is given as text that starts with the name, the name, and its new spelling.
    """
    line, column = position(source, at)
    pairs = [p if isinstance(p, tuple) else (p, p) for p in parameters]
    return Outline(
        line=line,
        column=column,
        end_line=_end_line(source, line, kind),
        function=function,
        spec=LoopSpec.from_keywords(LoopKind(kind), **(spec or {})),
        parameters=tuple(Parameter(*pair) for pair in pairs),
        returns=tuple(returns),
        unbound=tuple(unbound),
        counter=counter,
        stop=stop,
        comparison=comparison,
        respellings=tuple(Respelling(*position(source, text), old, new) for text, old, new in respellings),
    )


def _end_line(source: str, line: int, kind: str) -> int:
    found = [n for n, k in KINDS.items() if k == kind]
    nodes = [n for n in ast.walk(ast.parse(source)) if type(n) in found and getattr(n, "lineno", 0) == line]
    return max((getattr(n, "end_lineno", line) for n in nodes), default=line)


def position(source: str, at: str) -> tuple[int, int]:
    """Return line and column of the first occurrence of a text."""
    before = source[: source.index(at)].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1)


def run(code: str, **names: Any) -> dict[str, Any]:
    """Execute a module with the stand-in in autopar's place; return its names."""
    scope: dict[str, Any] = {"__name__": "program", **names}
    scope["__builtins__"] = {**vars(builtins), "__import__": _import}
    exec(compile(code, "<test>", "exec"), scope)
    return scope


def _import(name: str, *rest: Any) -> Any:
    return STAND_IN if name == "autopar" else builtins.__import__(name, *rest)


def _plain(**_: Any) -> Callable[[Any], Any]:
    return lambda kernel: kernel


def _set(**_: Any) -> Callable[[Any], Any]:
    return lambda kernel: lambda *arguments: set(kernel(*arguments))


STAND_IN = types.SimpleNamespace(
    UNBOUND=object(),
    parallel_for=_plain,
    parallel_while=_plain,
    parallel_list=_plain,
    parallel_dict=_plain,
    parallel_set=_set,
)
