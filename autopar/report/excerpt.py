"""Source excerpts with marks under the places that a message is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from autopar.report.style import Style

_KEYWORD_OR_ELEMENT = re.compile(r"async\s+for\b|[\w.]+(?:\[[^\[\]\n]*\])*|[^\s]")
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the source and what to write under it; ``column`` None marks the line without pointing into it."""

    line: int
    column: int | None = None
    label: str = ""


def source_lines(source: str) -> list[str]:
    """Return the lines as Python counts them: form feeds and Unicode separators end none."""
    return re.split(r"\r\n|\r|\n", source)


def excerpt(lines: Sequence[str], marks: Sequence[Mark], style: Style) -> list[str]:
    """Return the marked lines with line numbers, marks below them and ``...`` where lines are left out."""
    wanted = sorted({mark.line for mark in marks if 1 <= mark.line <= len(lines)})
    if not wanted:
        return []
    width = len(str(wanted[-1]))
    gutter = " " * width + style.dim(" | ")
    has_pointers = any(mark.column is not None for mark in marks)
    output = [" " * width + style.dim(" |")] if has_pointers else []
    previous = wanted[0]
    for number in wanted:
        if number - previous == 2:
            output.append(_numbered(number - 1, lines, width, style))
        elif number - previous > 2:
            output.append(style.dim("..."))
        output.append(_numbered(number, lines, width, style))
        for mark in marks:
            if mark.line == number and mark.column is not None:
                output.append(gutter + _pointer(lines[number - 1], mark.column, mark.label, style))
        previous = number
    return output


def _numbered(number: int, lines: Sequence[str], width: int, style: Style) -> str:
    text = lines[number - 1].replace("\t", _TAB).replace("\f", " ")
    return (style.dim(f"{number:>{width}} | ") + _printable(text)).rstrip()


def _printable(text: str) -> str:
    """Return ``text`` without control characters, which could drive the reader's terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _pointer(line: str, column: int, label: str, style: Style) -> str:
    match = _KEYWORD_OR_ELEMENT.match(line, column)
    length = _cells(match.group()) if match else 1
    return " " * _cells(line[:column]) + style.alarm("^" * max(length, 1) + (f" {label}" if label else ""))


def _cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    total = 0
    for character in text:
        if character == "\t":
            total += len(_TAB)
        elif not unicodedata.combining(character):
            total += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return total
