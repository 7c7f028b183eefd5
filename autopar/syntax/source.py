"""Source text and positions in it: `ast` counts utf-8 bytes, people and the rewrite count characters."""

from __future__ import annotations

import ast
import re

_LINE_END = re.compile(r"\r\n|\r|\n")


class Source:
    """The text of one file, cut into lines where Python's tokenizer cuts them.

    Parameters
    ----------
    text
        The whole file; a leading byte order mark is dropped.
    """

    __slots__ = ("_plain", "lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text.removeprefix("\ufeff")
        self.lines = _LINE_END.split(self.text)
        self._plain = self.text.isascii()

    def parse(self, path: str) -> ast.Module:
        """Return the syntax tree; raises `SyntaxError` or `ValueError` as `ast.parse` does."""
        return ast.parse(self.text, path)

    def column(self, line: int, byte_column: int) -> int:
        """Return the column in characters of a column in utf-8 bytes."""
        if self._plain or line > len(self.lines):
            return byte_column
        text = self.lines[line - 1]
        if text.isascii():
            return byte_column
        return len(text.encode("utf-8", "surrogatepass")[:byte_column].decode("utf-8", "replace"))

    def start(self, node: ast.AST) -> tuple[int, int]:
        """Return line (from 1) and column (from 0, in characters) of a node."""
        line = getattr(node, "lineno", 1)
        return line, self.column(line, getattr(node, "col_offset", 0))

    def segment(self, node: ast.expr) -> str:
        """Return the text of an expression as the user wrote it."""
        return ast.get_source_segment(self.text, node) or ast.unparse(node)
