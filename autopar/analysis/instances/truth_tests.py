"""Where code asks for the truth of a value, or for its hash or position: there Python may call a special method."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Expressions by what Python asks of their values.

    Parameters
    ----------
    truths
        ``bool``: conditions, and all but the last operand of ``and`` and ``or``.
    keys
        ``hash`` or a position: subscripts, keys of dicts, members of sets.
    """

    truths: frozenset[ast.AST]
    keys: frozenset[ast.AST]

    def joined(self, other: Asked) -> Asked:
        """Return what is asked in either of two trees."""
        return Asked(self.truths | other.truths, self.keys | other.keys)


def asked_in(tree: ast.AST) -> Asked:
    """Return what Python asks of the values of a tree's expressions."""
    nodes = list(ast.walk(tree))
    return Asked(
        frozenset(part for node in nodes for part in _truths(node)),
        frozenset(part for node in nodes for part in _keys(node)),
    )


def _truths(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test) | ast.Assert(test=test):
            yield test
        case ast.comprehension(ifs=ifs):
            yield from ifs
        case ast.BoolOp(values=values):
            yield from values[:-1]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp(elt=element)]):
            yield element
        case ast.match_case(guard=ast.expr() as guard):
            yield guard


def _keys(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Subscript(slice=index):
            yield from _parts(index)
        case ast.Call(func=ast.Name(id="range"), args=bounds):
            yield from bounds
        case ast.Dict(keys=keys):
            yield from (key for key in keys if key is not None)
        case ast.Set(elts=elements):
            yield from elements
        case ast.SetComp(elt=element):
            yield element
        case ast.DictComp(key=key):
            yield key


def _parts(index: ast.expr) -> Iterator[ast.expr]:
    if isinstance(index, ast.Tuple):
        for part in index.elts:
            yield from _parts(part)
    elif isinstance(index, ast.Slice):
        yield from (part for part in (index.lower, index.upper, index.step) if part is not None)
    else:
        yield index
