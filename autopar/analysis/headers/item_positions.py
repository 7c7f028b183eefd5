"""Loops that change the items they run over: ``for row in m: row /= row.sum()``.

The item of iteration ``k`` is ``m[k]``, whatever it is called: with a name for ``k`` the dependence tests show that no
two iterations change one row. That the rows are objects of their own is for the runtime to see.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import LoopVariable
from autopar.analysis.headers.iteration import Items, builtin_call, positioned, tuple_of
from autopar.analysis.tracing.evaluate import Evaluator
from autopar.analysis.tracing.provenance import INTEGER, Value
from autopar.spec import Obstacle
from autopar.syntax.free_names import free_name, taken_names
from autopar.syntax.scopes import ModuleFacts

_NAMES = ("k", "n", "number", "position")


def position_name(facts: ModuleFacts) -> str:
    """Return a name for the number of the iteration that stands for nothing in the module."""
    taken = taken_names(facts)
    return next((n for n in _NAMES if n not in taken), free_name(_NAMES[0], taken))


def numbered_items(evaluator: Evaluator, node: ast.expr, symbol: str) -> Items:
    """Evaluate an iterable as `iteration.items_of` does, with each item at the position ``symbol``."""
    variable = LoopVariable(symbol, Affine.number(0), None, 1)
    if _is_zip(evaluator, node):
        assert isinstance(node, ast.Call)
        return Items(tuple_of([_part(evaluator, a, symbol) for a in node.args]), variable, position=True)
    return Items(_part(evaluator, node, symbol), variable, position=True)


def _part(evaluator: Evaluator, node: ast.expr, symbol: str) -> Value:
    position = Affine.symbol(symbol)
    if builtin_call(evaluator, node) == "range" and isinstance(node, ast.Call) and 1 <= len(node.args) <= 2:
        lower = evaluator.evaluate(node.args[0]).affine if len(node.args) == 2 else Affine.number(0)
        evaluator.evaluate(node.args[-1])
        return replace(INTEGER, affine=position + lower if isinstance(lower, Affine) else None)
    return positioned(evaluator, node, position)


def _is_zip(evaluator: Evaluator, node: ast.expr) -> bool:
    if not isinstance(node, ast.Call) or any(isinstance(a, ast.Starred) for a in node.args):
        return False
    # What `strict` finds in the end, the last iteration finds in the user's process.
    return builtin_call(evaluator, node) == "zip" and not node.keywords


def spelled_items(target: ast.expr, iterable: ast.expr, symbol: str) -> Iterator[tuple[str, str, str]]:
    """Yield for each part of a loop's target its text, what it runs over, and the item as an element of that."""
    if isinstance(iterable, ast.Name | ast.Attribute):
        text = ast.unparse(iterable)
        yield ast.unparse(target), text, f"{text}[{symbol}]"
    elif isinstance(iterable, ast.Call) and isinstance(target, ast.Tuple | ast.List):
        for part, inner in zip(target.elts, iterable.args, strict=False):
            if isinstance(inner, ast.Name | ast.Attribute):
                yield from spelled_items(part, inner, symbol)


def changes_what_it_runs_over(node: ast.AST, obstacles: Iterable[Obstacle]) -> bool:
    """Tell whether a loop may be free once its items are told apart by their positions."""
    if not isinstance(node, ast.For) or not any(o.code in ("APR106", "APR108") for o in obstacles):
        return False
    called = node.iter
    if isinstance(called, ast.Call):
        return isinstance(called.func, ast.Name) and called.func.id == "zip"
    return isinstance(called, ast.Name | ast.Attribute)
