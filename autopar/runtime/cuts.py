"""Where a loop is cut into parts of which each must be done before the next begins, by the values of its operands."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from autopar.runtime.counts import NoCount, value_of
from autopar.runtime.indices import Known, Progression, combined


def cut_points(
    cuts: tuple[str, ...], known: Known, values: Mapping[str, Any], home: Mapping[str, Any], trips: int
) -> tuple[int, ...]:
    """Return the iterations at which parts begin, the first one not among them.

    Parameters
    ----------
    cuts
        Conditions on loop variables, as `LoopSpec.cuts` says it.
    known
        Loop variables over the iteration number, and names that stand for one int throughout the loop.
    values, home
        The kernel's operands by name, and the globals of its module.

    Raises
    ------
    NoCount
        When a condition cannot be evaluated, or does not hold from some iteration on.
    """
    found: set[int] = set()
    for text in cuts:
        left, rises, right = _sides(text)
        difference = _difference(left, right, known, values, home)
        grown = difference if rises else Progression(-difference.start, -difference.step)
        if grown.step <= 0:
            raise NoCount(f"{text} does not hold from some iteration on")
        found.add(-(grown.start // grown.step))
    return tuple(sorted(k for k in found if 0 < k < trips))


@lru_cache(maxsize=1024)
def _sides(text: str) -> tuple[ast.expr, bool, ast.expr]:
    """Return both sides of a condition, and whether the left one is to be the larger."""
    node = ast.parse(text, mode="eval").body
    if not isinstance(node, ast.Compare) or len(node.ops) != 1 or not isinstance(node.ops[0], ast.GtE | ast.LtE):
        raise NoCount(f"{text!r} is no condition to cut at")
    return node.left, isinstance(node.ops[0], ast.GtE), node.comparators[0]


def _difference(
    left: ast.expr, right: ast.expr, known: Known, values: Mapping[str, Any], home: Mapping[str, Any]
) -> Progression:
    def value(node: ast.expr) -> Progression:
        match node:
            case ast.Constant(value=int(number)) if type(number) is int:
                return Progression(number, 0)
            case ast.Name(id=name):
                if name not in known:
                    raise NoCount(f"{name} is no int")
                return known[name]
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inside = value(operand)
                return Progression(-inside.start, -inside.step)
            case ast.BinOp(left=one, op=ast.FloorDiv(), right=ast.Constant(value=int(divisor))) if divisor > 0:
                inside = value(one)
                if inside.step:
                    raise NoCount(f"{ast.unparse(node)} is not the same in all iterations")
                return Progression(inside.start // divisor, 0)
            case ast.BinOp(left=one, op=operator, right=two):
                found = combined(value(one), operator, value(two))
                if found is None:
                    raise NoCount(f"{ast.unparse(node)} is no sum or product")
                return found
        return Progression(value_of(ast.unparse(node), values, home), 0)

    one, two = value(left), value(right)
    return Progression(one.start - two.start, one.step - two.step)
