"""Values that an iteration makes itself, whatever they may hold: the results of operators.

Of ``params[k] - lr * grads[k]`` nobody knows whether it is a number, an array or a list that holds older objects. That
it is itself a new object is sure, so that a worker may send it back where it turns out to be an array of numbers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from autopar.analysis.tracing.iterate import IterationExecutor
from autopar.analysis.tracing.provenance import Value


def are_made(values: Iterable[Value], executor: IterationExecutor) -> bool:
    """Tell whether all values that outlive an iteration are made in it, and each stored once."""
    return all(value.immutable or _is_made(value, executor) for value in values)


def _is_made(value: Value, executor: IterationExecutor) -> bool:
    if value.roots or not value.sites or value.sites & executor.shared:
        return False
    return all(_makes(node) for node in executor.makers(value.sites))


def _makes(node: ast.AST) -> bool:
    """Tell whether an expression makes a new object; of ``a[k] += e`` it may be the one that is there already."""
    if isinstance(node, ast.AugAssign):
        return not isinstance(node.target, ast.Name)
    return isinstance(node, ast.BinOp | ast.UnaryOp)
