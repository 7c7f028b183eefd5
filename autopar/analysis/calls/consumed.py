"""Generators of the module that are used up where they are made: ``for x in g(i)``, ``sum(g(i))``, ``list(g(i))``.

Their bodies then run within the iteration, in turns with what takes the items, and nobody sees them half done. So such
a call does what the body does, and gives a container of all that is yielded. Which turns they take does not matter to
what is touched; but a generator that is dropped half way runs its ``finally`` clauses late, so there must be none.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from autopar.syntax.scopes import ComprehensionNode, FunctionNode

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_TAKE_ALL = {"sum", "list", "tuple", "set", "frozenset", "sorted", "min", "max", "any", "all", "dict", "next"}
_PASS_ON = {"builtins.enumerate", "builtins.zip"}
_LATE = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)


def note_consumer(ev: Evaluator, node: ast.Call, builtin: str) -> None:
    """Note that a builtin takes the items of its argument at once."""
    if builtin in _TAKE_ALL and node.args:
        note_consumed(ev, node.args[0])


def note_consumed(ev: Evaluator, node: ast.expr) -> None:
    """Note that an iterable is used up where it is made, or dropped."""
    if isinstance(node, ast.Call | ast.GeneratorExp):
        ev.consumed.add(node)
    if isinstance(node, ast.Call) and ev.facts.qualified(node.func, ev.scope) in _PASS_ON:
        for argument in node.args:
            note_consumed(ev, argument)


def note_generators(ev: Evaluator, node: ComprehensionNode) -> None:
    """Note what a comprehension uses up."""
    if not isinstance(node, ast.GeneratorExp) or node in ev.consumed:
        for generator in node.generators:
            note_consumed(ev, generator.iter)


def runs_here(ev: Evaluator, node: ast.AST, function: FunctionNode) -> bool:
    """Tell whether a call of a generator function runs its body in this iteration, and no part of it later."""
    if isinstance(function, ast.AsyncFunctionDef) or node not in ev.consumed:
        return False
    return not any(isinstance(n, _LATE) for n in ast.walk(function))
