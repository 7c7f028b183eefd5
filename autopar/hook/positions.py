"""Moves the nodes of a rewritten module's tree back to where their text stands in the original source."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from autopar.rewrite.result import LineOrigin


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a line came from.

    Parameters
    ----------
    text, original
        The new line and the line it came from.
    line
        Number of the original line.
    shift
        Column of the new text less its original column, in characters.
    own
        True when the whole line is the user's, so that every column can be carried over.
    """

    text: str
    original: str
    line: int
    shift: int
    own: bool

    @property
    def start(self) -> int:
        """Byte at which the original line's text begins."""
        return _size(self.original[: len(self.original) - len(self.original.lstrip())])

    @property
    def end(self) -> int:
        """Byte at which the original line's text ends."""
        return _size(self.original.rstrip())

    def column(self, column: int) -> int:
        """Return the original column of a new one, both in bytes."""
        characters = len(self.text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "surrogatepass"))
        return min(_size(self.original[: max(characters - self.shift, 0)]), self.end)


class LineTable:
    """The line map of a rewritten module, with the text of both sides.

    Parameters
    ----------
    code, source
        The rewritten and the original text.
    origins
        The line map of ``code``.
    """

    def __init__(self, code: str, origins: Sequence[LineOrigin], source: str) -> None:
        old = _lines(source)
        self._origins: list[_Origin] = []
        for text, origin in zip(_lines(code), origins, strict=False):
            original = old[min(max(origin.line, 1), len(old)) - 1]
            own = text.strip() == original.strip()
            self._origins.append(_Origin(text, original, origin.line, origin.shift, own))

    def position(self, line: int, column: int) -> tuple[int, int]:
        """Return the original position of text that the rewrite copied: line from 1, column from 0 in bytes."""
        origin = self._at(line)
        return origin.line, origin.column(column)

    def restore(self, tree: ast.AST) -> None:
        """Give every node of the rewritten module's tree its original position.

        A node on a line that the rewrite made up spans the original line that the map names.
        """
        for node in ast.walk(tree):
            if "lineno" in node._attributes:
                self._restore(node)

    def _restore(self, node: ast.AST) -> None:
        first = self._at(node.lineno)  # type: ignore[attr-defined]
        last = self._at(getattr(node, "end_lineno", None) or node.lineno)  # type: ignore[attr-defined]
        column, end_column = node.col_offset, node.end_col_offset  # type: ignore[attr-defined]
        start = (first.line, first.column(column) if first.own else first.start)
        end = (last.line, last.column(end_column) if last.own else last.end)
        place(node, start, max(start, end))

    def _at(self, line: int) -> _Origin:
        return self._origins[min(line, len(self._origins)) - 1]


def place(node: ast.AST, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Set a node's position: lines from 1, columns from 0 in bytes of UTF-8."""
    node.lineno, node.col_offset = start  # type: ignore[attr-defined]
    node.end_lineno, node.end_col_offset = end  # type: ignore[attr-defined]


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _lines(text: str) -> list[str]:
    """Split as Python's tokenizer does: at newlines, not at form feeds or Unicode separators."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
