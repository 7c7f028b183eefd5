"""Bounds of loops that are the same whenever they are asked for."""

from __future__ import annotations

import ast


def is_steady(node: ast.expr, bound: frozenset[str], *, sizes: bool = False) -> bool:
    """Tell whether an expression is an int that a loop cannot change by binding names.

    Parameters
    ----------
    bound
        Names that the loop binds.
    sizes
        Take ``a.size`` for one too, as ``len(a)`` and ``a.shape[k]`` are taken.
    """
    match node:
        case ast.Constant(value=value):
            return type(value) is int
        case ast.Name(id=name):
            return name not in bound
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return is_steady(operand, bound, sizes=sizes)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.FloorDiv(), right=right):
            return is_steady(left, bound, sizes=sizes) and is_steady(right, bound, sizes=sizes)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name(id=name)], keywords=[]):
            return name not in bound
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id=name), attr="shape"), slice=ast.Constant()):
            return name not in bound
        case ast.Attribute(value=ast.Name(id=name), attr="size"):
            return sizes and name not in bound
    return False
