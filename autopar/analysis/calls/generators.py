"""The module's own generator functions as what a loop runs over: which surely end, and hand out what they leave alone.

Their items are drawn ahead of the iterations. What a generator does and reads, its summary says as of any function;
what it yields must be immutable, a part of its arguments, or a tuple of such: it might go on changing anything else.
The runtime takes only items that are immutable ahead of the iterations.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from autopar.analysis.calls.summary import function_of
from autopar.analysis.names.definite import bound_names
from autopar.analysis.tracing.provenance import UNKNOWN, Value
from autopar.syntax.scopes import FunctionNode, ModuleFacts, Scope

if TYPE_CHECKING:
    from autopar.analysis.tracing.evaluate import Evaluator

_NEW = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.JoinedStr)
_NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def generator_of(facts: ModuleFacts, scope: Scope, node: ast.expr) -> FunctionNode | None:
    """Return the generator function of this module that an expression surely calls."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    function = function_of(facts.resolve(node.func.id, scope))
    own = facts.scope_of.get(function) if isinstance(function, ast.FunctionDef) else None
    return function if own is not None and own.is_generator else None


def comes_to_end(facts: ModuleFacts, function: FunctionNode, known_to_end: Callable[[Scope, ast.expr], bool]) -> bool:
    """Tell whether a generator function looks as if it ended, and keeps what it was given under the same names.

    ``known_to_end`` tells it of what its loops run over. Where a parameter were bound anew, nothing that the runtime
    can look at would say any more what the generator takes its items from.
    """
    scope = facts.scope_of[function]
    spec = function.args
    parameters = {a.arg for a in ast.walk(spec) if isinstance(a, ast.arg)}
    if parameters & frozenset().union(*(bound_names(s) for s in function.body)):
        return False
    for node in own_nodes(function):
        if isinstance(node, ast.While) and isinstance(node.test, ast.Constant):
            return False
        if isinstance(node, ast.For) and not known_to_end(scope, node.iter):
            return False
        if isinstance(node, ast.YieldFrom) and not known_to_end(scope, node.value):
            return False
        if isinstance(node, ast.Global | ast.Nonlocal | ast.Delete | ast.Try | ast.TryStar | ast.With | ast.NamedExpr):
            return False
    return True


def own_nodes(function: FunctionNode) -> Iterator[ast.AST]:
    """Yield what stands in the body of a function, but for the bodies of functions and classes inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _NESTED):
            waiting.extend(ast.iter_child_nodes(node))


def hand_out(ev: Evaluator, node: ast.Yield | ast.YieldFrom, value: Value) -> Value:
    """Note what a generator yields, and the first object of its own among it; return what it is sent."""
    ev.yielded.append(value)
    if not _is_handed_out(node.value, value):
        ev.kept = ev.kept or ast.unparse(node).removeprefix("(").removesuffix(")")
    return UNKNOWN


def _is_handed_out(node: ast.expr | None, value: Value) -> bool:
    """Tell whether a value that is yielded is no object that the generator has made and may still change.

    What an operator gives is new, and the generator has no name for it.
    """
    if isinstance(node, _NEW):
        return True
    if isinstance(node, ast.Tuple) and value.items is not None and len(value.items) == len(node.elts):
        return all(_is_handed_out(part, item) for part, item in zip(node.elts, value.items, strict=True))
    return not value.sites
