"""Lists of arguments broken over lines as black breaks them: at once, indented on one line, or one to a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autopar.rewrite.text import Fragment, Made, Source, length

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Style:
    """How made-up lines are written.

    Parameters
    ----------
    indent
        Indentation of the line that the text starts on.
    unit
        One step of indentation.
    line
        Line of the loop that the text is made for.
    column
        Column where the text starts.
    """

    source: Source
    indent: str
    unit: str
    line: int
    column: int

    def made(self, text: str, *, weak: bool = False) -> Made:
        """Return made-up text of this loop."""
        return Made(text, self.line, weak)

    def new_line(self, indent: str) -> Made:
        """Return the end of a line and the indentation of the next one."""
        return Made(self.source.newline + indent, self.line, weak=True)


def bracketed(
    style: Style,
    head: str,
    items: Sequence[Sequence[Fragment]],
    tail: str,
    *,
    exploded: bool = False,
    inline: bool = False,
) -> tuple[Fragment, ...]:
    """Return ``head``, the items with commas between them and ``tail``, broken where they are too long.

    Parameters
    ----------
    exploded
        One item to a line whatever their length, for items that are several lines themselves.
    inline
        One line whatever its length.
    """
    flat = _joined(style, items)
    width = length(style.source, flat)
    if not items or inline or (not exploded and style.column + len(head) + width + len(tail) <= WIDTH):
        return (style.made(head), *flat, style.made(tail))
    inner = style.indent + style.unit
    parts: list[Fragment] = [style.made(head)]
    if not exploded and len(inner.expandtabs(4)) + width <= WIDTH:
        parts += [style.new_line(inner), *flat]
    else:
        for item in items:
            parts += [style.new_line(inner), *item, style.made(",", weak=True)]
    return (*parts, style.new_line(style.indent), style.made(tail))


def _joined(style: Style, items: Sequence[Sequence[Fragment]]) -> tuple[Fragment, ...]:
    parts: list[Fragment] = []
    for item in items:
        if parts:
            parts.append(style.made(", ", weak=True))
        parts.extend(item)
    return tuple(parts)
