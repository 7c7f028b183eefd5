"""Computes what wrap-around scalars hold where a chunk begins: what the iteration before leaves them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from types import CodeType
from typing import Any

from autopar.runtime.executors import Job
from autopar.runtime.outline import Target, target_of
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.values import is_immutable
from autopar.spec import LoopKind


def carried_at(job: Job, position: int, operands: tuple[Any, ...]) -> dict[str, Any]:
    """Return the carried variables' values where the iteration at ``position`` begins.

    Raises
    ------
    Unrecordable
        When a value is made anew and can be changed: the serial loop would have another object.
    """
    if not job.spec.carries:
        return {}
    before = _Before(job, operands)
    return {name: before.value(name, position) for name, _ in job.spec.carries}


class _Before:
    def __init__(self, job: Job, operands: tuple[Any, ...]) -> None:
        self._job = job
        self._begin = job.chunks[0][0]
        self._texts = dict(job.spec.carries)
        self._operands = dict(zip(job.names, operands, strict=True))
        self._known: dict[tuple[str, int], Any] = {}

    def value(self, name: str, position: int) -> Any:
        """Return the value of a carried variable where the iteration at ``position`` begins."""
        if position <= self._begin:
            return self._operands[name]
        if (name, position) not in self._known:
            self._known[name, position] = self._computed(name, position - 1)
        return self._known[name, position]

    def _computed(self, name: str, position: int) -> Any:
        value = self._evaluated(name, position)
        if not is_immutable(value) and value is not self._evaluated(name, position):
            raise Unrecordable("a variable carries over an object that the iteration before has made")
        return value

    def _evaluated(self, name: str, position: int) -> Any:
        code, used = _compiled(self._texts[name])
        names = {**self._operands, **self._job.stepped(position), **self._targets(position)}
        names.update({other: self.value(other, position) for other in used if other in self._texts})
        return eval(code, {**self._job.function.__globals__, **names})

    def _targets(self, position: int) -> dict[str, Any]:
        """Return the loop's targets in the iteration at ``position``."""
        job = self._job
        first: Any = job.space.arguments(position, position + 1)[0]
        if job.spec.kind is LoopKind.WHILE:
            return {job.function.__code__.co_varnames[0]: first}
        return dict(_bound(target_of(job.function.__code__), next(iter(first))))


def _bound(target: Target, item: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(target, str):
        if target == "*":
            raise Unrecordable("the loop's target is no plain name")
        yield target, item
        return
    for one, part in zip(target, item, strict=True):
        yield from _bound(one, part)


@cache
def _compiled(text: str) -> tuple[CodeType, frozenset[str]]:
    """Return an expression's code, and the names in it."""
    tree = ast.parse(text, mode="eval")
    names = frozenset(n.id for n in ast.walk(tree) if isinstance(n, ast.Name))
    return compile(tree, "<carried>", "eval"), names
