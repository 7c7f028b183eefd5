"""``# autopar: ...`` comments and the lines that they speak of."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from enum import StrEnum

_PRAGMA = re.compile(r"#\s*autopar:\s*(?P<text>.*)$")
_IGNORE = re.compile(r"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)$")
_WORD = re.compile(r"(?P<word>off|require)\b\s*(?P<reason>.*)$")


class PragmaKind(StrEnum):
    """What a pragma asks for; ``unknown`` is reported."""

    OFF = "off"
    REQUIRE = "require"
    IGNORE = "ignore"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Pragma:
    """One ``# autopar: ...`` comment.

    Parameters
    ----------
    line, column
        Where the comment starts; line from 1, column from 0 in characters.
    kind
        What it asks for.
    codes
        The codes of ``ignore[APR101, APR104]``.
    reason
        What follows, for people.
    target
        The line that it speaks of: its own, or for a comment alone on its line the next line of code.
    text
        What stands after ``autopar:``.
    """

    line: int
    column: int
    kind: PragmaKind
    codes: tuple[str, ...]
    reason: str
    target: int
    text: str


def read_pragmas(text: str) -> tuple[Pragma, ...]:
    """Return the pragmas of a source text that parses, in order.

    A comment alone on its line belongs to the line of code right below it; a blank line between them cuts the tie.
    """
    if "autopar:" not in text:
        return ()
    found: list[Pragma] = []
    alone: list[tuple[int, int, str]] = []
    last_code_line = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
            line, column = token.start
            if token.type == tokenize.COMMENT:
                match = _PRAGMA.match(token.string)
                if line == last_code_line:
                    if match:
                        found.append(_read(line, column, match["text"], line))
                elif match:
                    alone.append((line, column, match["text"]))
            elif token.type == tokenize.NL:
                if line != last_code_line and not token.line.strip():
                    alone = _settle(alone, found, 0)
            elif token.type not in (tokenize.INDENT, tokenize.DEDENT, tokenize.NEWLINE, tokenize.ENDMARKER):
                alone = _settle(alone, found, line)
                last_code_line = token.end[0]
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return tuple(found)
    _settle(alone, found, 0)
    return tuple(sorted(found, key=lambda p: p.line))


def _settle(alone: list[tuple[int, int, str]], found: list[Pragma], target: int) -> list[tuple[int, int, str]]:
    """Give comments that stood alone their line; 0 is no line."""
    found.extend(_read(line, column, text, target) for line, column, text in alone)
    return []


def _read(line: int, column: int, text: str, target: int) -> Pragma:
    text = text.strip()
    if match := _IGNORE.match(text):
        codes = tuple(c.strip() for c in match["codes"].split(",") if c.strip())
        return Pragma(line, column, PragmaKind.IGNORE, codes, match["reason"].strip(), target, text)
    if match := _WORD.match(text):
        return Pragma(line, column, PragmaKind(match["word"]), (), match["reason"].strip(), target, text)
    return Pragma(line, column, PragmaKind.UNKNOWN, (), "", target, text)
