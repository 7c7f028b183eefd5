"""Minima and maxima: by call, by conditional expression, by ``if`` with what follows the winner (argmin, argmax)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from autopar.analysis.accumulation.patterns import Reduction
from autopar.syntax.named import names_in

_EXTREMES = {"min": "min", "max": "max", "minimum": "min", "maximum": "max", "fmin": "min", "fmax": "max"}

_QUIET = (
    ast.Name, ast.Constant, ast.Subscript, ast.Tuple, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.expr_context,
    ast.operator, ast.unaryop, ast.boolop, ast.cmpop,
)  # fmt: skip


def extreme_call(name: str, value: ast.Call) -> Reduction | None:
    """Read ``max(x, e)`` and ``np.maximum(x, e)``, in any order, and ``max(x, e, f)``."""
    func = value.func
    called = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    operator = _EXTREMES.get(called)
    builtin = called in ("min", "max")
    if operator is None or builtin is not isinstance(func, ast.Name):
        return None
    if value.keywords or any(isinstance(a, ast.Starred) for a in value.args):
        return None
    others = [argument for argument in value.args if not _is(argument, name)]
    if len(others) != len(value.args) - 1 or not (others if builtin else len(others) == 1):
        return None
    term = others[0] if len(others) == 1 else ast.copy_location(ast.Tuple(others, ast.Load()), value)
    return Reduction(name, operator, term, 2, func)


def extreme(name: str, test: ast.expr, met: ast.expr, unmet: ast.expr) -> Reduction | None:
    """Read ``e if e > x else x`` and its relatives."""
    compared = _compared(name, test)
    if compared is None:
        return None
    term, term_is_greater = compared
    if _is(unmet, name) and _same(met, term):
        return Reduction(name, "max" if term_is_greater else "min", term, 3)
    if _is(met, name) and _same(unmet, term):
        return Reduction(name, "min" if term_is_greater else "max", term, 3)
    return None


def guarded_extreme(node: ast.If) -> Reduction | None:
    """Read ``if e > x: x = e`` with what else is assigned then: ``where = i``.

    ``x is None or e > x`` is the same once the variable has a value, and ``c and e > x`` where ``c`` holds.
    """
    assigned = assignments(node.body)
    if assigned is None:
        return None
    before, asked = last_condition(node.test)
    for name, value in assigned:
        test, occurrences = apart_from_none(name, asked)
        compared = _compared(name, test)
        if compared is None:
            continue
        term, term_is_greater = compared
        others = [(n, v) for n, v in assigned if n != name]
        names = [n for n, _ in assigned]
        if not _same(value, term) or len(set(names)) < len(names):
            return None
        if any(name in names for _, value in others for name in names_in(value)):
            return None
        operator = "max" if term_is_greater else "min"
        return Reduction(name, operator, term, 1 + occurrences, follows=tuple(others), conditions=before)
    return None


def skipped_extreme(node: ast.stmt, rest: Sequence[ast.stmt]) -> Reduction | None:
    """Read ``if e <= x: continue`` before ``x = e`` at the end of a loop's body."""
    if not isinstance(node, ast.If) or node.orelse or len(node.body) != 1 or not isinstance(node.body[0], ast.Continue):
        return None
    test = ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test)
    return guarded_extreme(ast.copy_location(ast.If(test, list(rest), []), node)) if rest else None


def alternative_extremes(node: ast.If) -> tuple[Reduction, Reduction] | None:
    """Read ``if e < x: x = e`` with ``elif e > y: y = e``: both, or neither."""
    inner = node.orelse[0] if len(node.orelse) == 1 else None
    if not isinstance(inner, ast.If) or inner.orelse:
        return None
    one, other = guarded_extreme(node), guarded_extreme(inner)
    if one is None or other is None or one.conditions or other.conditions:
        return None
    # In a worker the second test is evaluated even where the program does not come to it.
    if not all(isinstance(n, _QUIET) for n in ast.walk(inner.test)):
        return None
    return replace(one, otherwise=other.name), replace(other, instead_of=one.name)


def last_condition(test: ast.expr) -> tuple[tuple[ast.expr, ...], ast.expr]:
    """Return the conditions of ``c and d and e > x`` that are asked first, and the last one."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return tuple(test.values[:-1]), test.values[-1]
    return (), test


def assignments(body: Sequence[ast.stmt]) -> list[tuple[str, ast.expr]] | None:
    """Return names and values of a block of plain assignments, tuples taken apart; None for any other."""
    found: list[tuple[str, ast.expr]] = []
    for statement in body:
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return None
        target, value = statement.targets[0], statement.value
        if isinstance(target, ast.Name):
            found.append((target.id, value))
        elif (
            isinstance(target, ast.Tuple | ast.List)
            and isinstance(value, ast.Tuple | ast.List)
            and len(target.elts) == len(value.elts)
        ):
            for one, its in zip(target.elts, value.elts, strict=True):
                if not isinstance(one, ast.Name):
                    return None
                found.append((one.id, its))
        else:
            return None
    return found


def apart_from_none(name: str, test: ast.expr) -> tuple[ast.expr, int]:
    """Return the comparison of ``x is None or comparison``, and how often the test names the variable."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and len(test.values) == 2:
        first, second = test.values
        if (
            isinstance(first, ast.Compare)
            and _is(first.left, name)
            and len(first.ops) == 1
            and isinstance(first.ops[0], ast.Is)
            and isinstance(first.comparators[0], ast.Constant)
            and first.comparators[0].value is None
        ):
            return second, 2
    return test, 1


def _compared(name: str, test: ast.expr) -> tuple[ast.expr, bool] | None:
    """Return what a test compares the variable with, and whether that is the greater one where the test holds."""
    return opposed(test, lambda side: _is(side, name))


def opposed(test: ast.expr, is_it: Callable[[ast.expr], bool]) -> tuple[ast.expr, bool] | None:
    """Return what a test compares something with, and whether that is the greater one where the test holds."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        found = opposed(test.operand, is_it)
        return None if found is None else (found[0], not found[1])
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    op = test.ops[0]
    if not isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        return None
    greater = isinstance(op, ast.Gt | ast.GtE)
    left, right = test.left, test.comparators[0]
    if is_it(left) is is_it(right):
        return None
    return (right, not greater) if is_it(left) else (left, greater)


def settled(value: ast.expr, term: ast.expr, known: frozenset[str]) -> bool:
    """Tell whether an expression surely has a value where ``term`` has one.

    Names among ``known`` have one, so have displays of them, and what the term evaluates as well. In a worker the
    assignments that lose in the end are not executed, so that none of them may fail.
    """
    if isinstance(value, ast.Name):
        return value.id in known
    if isinstance(value, ast.Tuple | ast.List):
        return all(settled(e, term, known) for e in value.elts)
    if isinstance(value, ast.Dict):
        keys = all(isinstance(k, ast.Constant) for k in value.keys)
        return keys and all(settled(v, term, known) for v in value.values)
    return isinstance(value, ast.Constant) or any(_same(value, part) for part in _evaluated(term))


def _evaluated(term: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of an expression that are evaluated whenever it is."""
    yield term
    parts: list[ast.expr] = []
    if isinstance(term, ast.BinOp):
        parts = [term.left, term.right]
    elif isinstance(term, ast.UnaryOp):
        parts = [term.operand]
    elif isinstance(term, ast.Call):
        parts = [term.func, *term.args, *(k.value for k in term.keywords)]
    elif isinstance(term, ast.Subscript):
        parts = [term.value, term.slice]
    elif isinstance(term, ast.Attribute | ast.NamedExpr | ast.Starred):
        parts = [term.value]
    elif isinstance(term, ast.Tuple):
        parts = term.elts
    for part in parts:
        yield from _evaluated(part)


def _same(value: ast.expr, term: ast.expr) -> bool:
    """Is it the term again, or the name that the term gives its value to?"""
    if isinstance(term, ast.NamedExpr) and _is(value, term.target.id):
        return True
    return ast.dump(value) == ast.dump(term)


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
