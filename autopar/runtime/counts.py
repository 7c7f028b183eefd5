"""Counts that a spec spells over a loop's operands: ``2 + 3 * k``, ``len(x)``, ``m.shape[1]``."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from autopar.runtime.parts import operand_of
from autopar.runtime.values import is_array


class NoCount(Exception):
    """A count that the operands do not tell."""


def value_of(text: str, values: Mapping[str, Any], home: Mapping[str, Any]) -> int:
    """Return the value of a count: sums and products of ints, lengths and sizes.

    ``shares(k, 4)`` is how many halves of numbers ``k`` values take of which each half makes 4.

    Parameters
    ----------
    values, home
        The kernel's operands by name, and the globals of its module.

    Raises
    ------
    NoCount
        When a name in it is not known or is no exact int.
    """

    def named(node: ast.expr) -> Any:
        if not isinstance(node, ast.Name):
            raise NoCount(f"{text!r} is no count")
        if node.id not in values and node.id not in home:
            raise NoCount(f"{node.id} is not known")
        return values[node.id] if node.id in values else home[node.id]

    def value(node: ast.expr) -> int:
        match node:
            case ast.BinOp(op=ast.Add()):
                return value(node.left) + value(node.right)
            case ast.BinOp(op=ast.Sub()):
                return value(node.left) - value(node.right)
            case ast.BinOp(op=ast.Mult()):
                return value(node.left) * value(node.right)
            case ast.UnaryOp(op=ast.USub()):
                return -value(node.operand)
            case ast.Constant(value=int() as number):
                return number
            case ast.Call(func=ast.Name(id="shares"), args=[count, ast.Constant(value=int() as sharing)]):
                return -(-value(count) // sharing)
            case ast.Call(func=ast.Name(id="len"), args=[argument]):
                return _length(named(argument))
            case ast.Call(func=ast.Name(id="pool"), args=[argument]):
                pool = held(argument) if isinstance(argument, ast.Attribute) else named(argument)
                return pool if type(pool) is int else _length(pool)
            case ast.Attribute(attr="size"):
                return int(_array(named(node.value)).size)
            case ast.Subscript(value=ast.Attribute(attr="shape", value=array), slice=ast.Constant(value=int() as axis)):
                shape = _array(named(array)).shape
                return shape[axis] if axis < len(shape) else -1
        found = held(node) if isinstance(node, ast.Attribute) else named(node)
        if type(found) is not int:
            raise NoCount(f"{ast.unparse(node)} is no int")
        return found

    def held(node: ast.Attribute) -> Any:
        return operand_of(ast.unparse(node), values.keys(), values.values(), home)

    return value(ast.parse(text, mode="eval").body)


def _length(value: Any) -> int:
    if type(value) in (list, tuple, range, str, bytes, dict, set, frozenset) or (is_array(value) and value.ndim):
        return len(value)
    raise NoCount("a length is not known")


def _array(value: Any) -> Any:
    if not is_array(value):
        raise NoCount("a shape is that of no array")
    return value
