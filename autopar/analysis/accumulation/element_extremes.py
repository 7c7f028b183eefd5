"""Extremes of an element whose array the loop reads elsewhere: ``A[i, j] = max(A[i, j], A[i, k] + A[k + 1, j])``."""

from __future__ import annotations

import ast

from autopar.analysis.accumulation.extremes import opposed
from autopar.analysis.accumulation.patterns import Collection

_CALLED = frozenset({"max", "min"})


def extreme_of_element(node: ast.stmt) -> Collection | None:
    """Read ``A[k] = max(A[k], t)`` and ``if t > A[k]: A[k] = t``; None for any other statement.

    Unlike under keys (`autopar.analysis.accumulation.keyed`) the term may read other elements.
    """
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        return _assigned(node.targets[0], node.value)
    if isinstance(node, ast.If) and not node.orelse and len(node.body) == 1:
        stored = node.body[0]
        if isinstance(stored, ast.Assign) and len(stored.targets) == 1:
            return _guarded(stored.targets[0], stored.value, node.test)
    return None


def _assigned(target: ast.expr, value: ast.expr) -> Collection | None:
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Name) or value.func.id not in _CALLED:
        return None
    if len(value.args) != 2 or value.keywords or any(isinstance(a, ast.Starred) for a in value.args):
        return None
    for element, term in (tuple(value.args), tuple(reversed(value.args))):
        if _same_element(element, target) and isinstance(element, ast.Subscript) and not _holds(term, target):
            name = element.value.id if isinstance(element.value, ast.Name) else ""
            parts = (element.slice, term)
            return Collection(name, parts, term, False, True, element, mode=f"{value.func.id}=", makers=(value.func,))
    return None


def _guarded(target: ast.expr, value: ast.expr, test: ast.expr) -> Collection | None:
    if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
        return None
    # Where the test is denied, nobody answers for a worker what it would take to store the term.
    compared = opposed(test, lambda side: _same_element(side, target)) if isinstance(test, ast.Compare) else None
    if compared is None:
        return None
    term, greater = compared
    # The term is evaluated again where it might not have been: that must do nothing.
    if ast.dump(value) != ast.dump(term) or _holds(term, target):
        return None
    if any(isinstance(n, ast.Call | ast.NamedExpr | ast.Await) for n in ast.walk(term)):
        return None
    element = next(n for n in ast.walk(test) if isinstance(n, ast.expr) and _same_element(n, target))
    mode = "max" if greater else "min"
    return Collection(target.value.id, (target.slice, term), term, False, True, element, mode=mode)


def _holds(node: ast.expr, target: ast.expr) -> bool:
    return any(_same_element(n, target) for n in ast.walk(node) if isinstance(n, ast.expr))


def _same_element(one: ast.expr, other: ast.expr) -> bool:
    """Do two expressions spell the same element of the same name?"""
    return (
        isinstance(one, ast.Subscript)
        and isinstance(other, ast.Subscript)
        and isinstance(one.value, ast.Name)
        and isinstance(other.value, ast.Name)
        and one.value.id == other.value.id
        and not isinstance(one.slice, ast.Slice)
        and ast.dump(one.slice) == ast.dump(other.slice)
    )
