"""Exits: statements that leave a loop early, ``break`` and ``return``; iterations behind them must have no effect.

Chunks of such a loop race in processes that can be ended; the first one in iteration order that leaves decides.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from autopar.analysis.context import LoopContext
from autopar.syntax.scopes import STATEMENT_LOOPS

_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


@dataclass(frozen=True, slots=True)
class Exits:
    """The statements of a loop body that leave the loop."""

    breaks: tuple[ast.Break, ...] = ()
    returns: tuple[ast.Return, ...] = ()

    @property
    def form(self) -> str:
        """``"break"``, ``"return"``, or ``""`` for a loop that runs to its end."""
        return "return" if self.returns else "break" if self.breaks else ""


def exits_of(body: list[ast.stmt]) -> Exits:
    """Return the exits of a loop with this body; those of loops and functions inside are theirs."""
    found = [node for statement in body for node in _leaving(statement, own_loop=True)]
    return Exits(
        tuple(n for n in found if isinstance(n, ast.Break)), tuple(n for n in found if isinstance(n, ast.Return))
    )


def _leaving(node: ast.AST, *, own_loop: bool) -> Iterator[ast.Break | ast.Return]:
    if isinstance(node, ast.Return) or (isinstance(node, ast.Break) and own_loop):
        yield node
    if isinstance(node, (*_NESTED, ast.expr)):
        return
    if isinstance(node, STATEMENT_LOOPS):
        for statement in node.body:
            yield from _leaving(statement, own_loop=False)
        for statement in node.orelse:
            yield from _leaving(statement, own_loop=own_loop)
        return
    for child in ast.iter_child_nodes(node):
        yield from _leaving(child, own_loop=own_loop)


def judge_exits(loop: LoopContext, node: ast.For | ast.AsyncFor | ast.While, exits: Exits) -> None:
    """Report exits that the call in the loop's place could not follow."""
    if exits.breaks and exits.returns:
        loop.obstacle(
            "APR301",
            "the loop is left by `break` and by `return`",
            exits.breaks[0],
            "leave it in one way only",
            exits.returns[0],
        )
    if exits.breaks and node.orelse and loop.module_level:
        loop.obstacle(
            "APR301",
            "whether `else` runs depends on `break`, which a script's own loop cannot say",
            exits.breaks[0],
            "move the loop into a function",
        )
    if exits.returns and (live := loop.names.live_when_left(node, loop.scope.function, sorted(loop.bound))):
        loop.obstacle(
            "APR302",
            f"`{min(live)}` is read by a `finally` after `return` has left the loop",
            exits.returns[0],
            "move the loop into a function of its own",
        )
