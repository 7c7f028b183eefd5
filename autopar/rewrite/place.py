"""Where a loop stands in the source: offsets only."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from autopar.analysis.outline import Outline
from autopar.rewrite.text import Source
from autopar.spec import LoopKind

Span = tuple[int, int]


class NotFoundError(Exception):
    """The source does not have at an outline's position what the outline says."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A top-level statement: offsets of its first line's start (decorators included) and of its last line's end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The ``else`` suite of a loop.

    Parameters
    ----------
    line
        Start of the line of ``else``.
    header
        Offset behind the colon of ``else:``.
    body
        The suite's text; it starts with a line where the suite is indented.
    indent
        The suite's indentation, None where it stands on the line of ``else``.
    """

    line: int
    header: int
    body: Span
    indent: str | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A ``return`` in the body of a loop: its keyword and its value, None where it has none.

    ``bare`` is True for a tuple without parentheses.
    """

    keyword: Span
    value: Span | None
    bare: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a loop stands; all numbers are offsets into the source.

    Parameters
    ----------
    whole
        What the call replaces.
    text
        What the kernel takes: the loop from its keyword to the last line of its body, or what a comprehension's
        brackets hold.
    iterable
        What the call passes first: the iterable with its parentheses, or the bound of a ``while``.
    bare
        True when the iterable is a tuple without parentheses.
    indent
        Indentation of the line that the loop starts on.
    inline
        True inside an f-string, where the call may not be broken.
    frozen
        Lines that start inside a string.
    default
        The second argument of ``next``.
    leaving
        The ``return`` statements in the loop's body.
    """

    outline: Outline
    statement: Statement
    whole: Span
    text: Span
    iterable: Span
    bare: bool
    indent: str
    frozen: frozenset[int]
    otherwise: Otherwise | None = None
    inline: bool = False
    default: Span | None = None
    leaving: tuple[Leaving, ...] = ()

    @property
    def is_comprehension(self) -> bool:
        """Say whether the loop is an expression."""
        return self.outline.spec.kind not in (LoopKind.FOR, LoopKind.WHILE)


def statements(source: Source, tree: ast.Module) -> tuple[Statement, ...]:
    """Return the top-level statements; those that share a line count as one."""
    found: list[Statement] = []
    for node in tree.body:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(d.lineno for d in decorators)])
        start = source.starts[first - 1]
        end = source.line_end(source.starts[(node.end_lineno or first) - 1])
        if found and start <= found[-1].end:
            found[-1] = Statement(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Statement(start, end))
    return tuple(found)
