"""Source text in pieces, copied or made up, so that every line of the new text knows where it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from autopar.rewrite.result import LineOrigin

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Copied:
    """The original text between two offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Made:
    """Text of the rewrite's own.

    Parameters
    ----------
    line
        Line of the loop that it was made for.
    weak
        True for text that only accompanies copied text on its line, and so does not decide where the line came from.
    """

    text: str
    line: int
    weak: bool = False


Fragment = Copied | Made


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the original text between two offsets by fragments."""

    start: int
    end: int
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The original text and where its lines start."""

    text: str
    starts: tuple[int, ...]
    newline: str

    @classmethod
    def of(cls, text: str) -> Source:
        """Index a source; lines end as Python's own do, not as `str.splitlines` has it."""
        starts = (0, *(m.end() for m in _BREAK.finditer(text)))
        first = _BREAK.search(text)
        return cls(text, starts, first.group() if first else "\n")

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a position; line from 1, column from 0 in characters."""
        return self.starts[line - 1] + column

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, that an offset lies in."""
        return bisect_right(self.starts, offset)

    def line_start(self, offset: int) -> int:
        """Return the offset where the line of ``offset`` starts."""
        return self.starts[self.line_of(offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return the offset where the line of ``offset`` ends, before its newline."""
        found = _BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Return the offset behind the newline of the line of ``offset``, or the end of the text."""
        found = _BREAK.search(self.text, offset)
        return found.end() if found else len(self.text)

    def indent_of(self, offset: int) -> str:
        """Return the white space that the line of ``offset`` starts with."""
        start = self.line_start(offset)
        return leading_space(self.text[start : self.line_end(start)])


def leading_space(line: str) -> str:
    """Return the white space at the start of a line; a form feed starts the line's indentation anew."""
    space = line[: len(line) - len(line.lstrip(" \t\f"))]
    return space.rpartition("\f")[2]


def joins(character: str) -> bool:
    """Say whether a name next to this character would run into it."""
    return character.isalnum() or character == "_"


def splice(start: int, end: int, edits: Iterable[Edit]) -> tuple[Fragment, ...]:
    """Return the original text between two offsets with the edits that lie inside carried out."""
    fragments: list[Fragment] = []
    at = start
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at or edit.end > end:
            continue
        if at < edit.start:
            fragments.append(Copied(at, edit.start))
        fragments.extend(edit.fragments)
        at = edit.end
    if at < end:
        fragments.append(Copied(at, end))
    return tuple(fragments)


def move_prefix(old: str, new: str) -> Callable[[str], str]:
    """Return the change of indentation that puts ``new`` where a line starts with ``old`` or with part of it."""

    def adjust(space: str) -> str:
        if space.startswith(old):
            return new + space[len(old) :]
        return new + space.lstrip(" \t") if len(space) <= len(old) else new + space[len(old) :]

    return adjust


def move_columns(delta: int) -> Callable[[str], str]:
    """Return the change of indentation that moves a line by so many columns."""

    def adjust(space: str) -> str:
        if delta >= 0:
            return space + " " * delta
        kept = space.rstrip(" ")
        return kept + " " * max(0, len(space) - len(kept) + delta)

    return adjust


def reindent(
    source: Source,
    fragments: Sequence[Fragment],
    adjust: Callable[[str], str],
    frozen: frozenset[int],
) -> tuple[Fragment, ...]:
    """Change the indentation of every line that starts inside the fragments.

    Lines in ``frozen`` start inside a string and lines without text have nothing to move: both stay as they are.
    """
    moved: list[Fragment] = []
    for fragment in fragments:
        if isinstance(fragment, Made):
            moved.append(replace(fragment, text=_reindent_made(fragment.text, adjust)))
        else:
            moved.extend(_reindent_copied(source, fragment, adjust, frozen))
    return tuple(moved)


def _reindent_made(text: str, adjust: Callable[[str], str]) -> str:
    return re.sub(r"(?<=[\r\n])[ \t]*(?=[^\s])", lambda m: adjust(m.group()), text)


def _reindent_copied(
    source: Source, fragment: Copied, adjust: Callable[[str], str], frozen: frozenset[int]
) -> Iterable[Fragment]:
    first = source.line_of(fragment.start)
    if source.starts[first - 1] != fragment.start:
        first += 1
    at = fragment.start
    while first <= len(source.starts) and (start := source.starts[first - 1]) < fragment.end:
        line = source.text[start : source.line_end(start)]
        if line.strip() and first not in frozen:
            if at < start:
                yield Copied(at, start)
            space = line[: len(line) - len(line.lstrip(" \t\f"))]
            yield Made(adjust(leading_space(line)), first, weak=True)
            at = min(start + len(space), fragment.end)
        first += 1
    if at < fragment.end:
        yield Copied(at, fragment.end)


def length(source: Source, fragments: Sequence[Fragment]) -> int:
    """Return how many characters the fragments have."""
    return sum(len(f.text) if isinstance(f, Made) else f.end - f.start for f in fragments)


def plain(source: Source, fragments: Sequence[Fragment]) -> str:
    """Return the text of the fragments."""
    return "".join(f.text if isinstance(f, Made) else source.text[f.start : f.end] for f in fragments)


def assemble(source: Source, fragments: Sequence[Fragment]) -> tuple[str, tuple[LineOrigin, ...]]:
    """Put the fragments together; return the text and the origin of each of its lines.

    A line comes from where its first visible text comes from; text that is weak counts only where there is no other.
    """
    origins: list[LineOrigin] = []
    texts: list[str] = []
    column, rank, origin = 0, -1, LineOrigin(1, 0)
    for fragment in fragments:
        text = fragment.text if isinstance(fragment, Made) else source.text[fragment.start : fragment.end]
        texts.append(text)
        at = 0 if isinstance(fragment, Made) else fragment.start
        for match in _LINE.finditer(text):
            part = match.group()
            if rank < 3:
                found = _rank(fragment, part)
                if found > rank:
                    rank = found
                    origin = _origin(source, fragment, at + match.start(), part, column)
            column += len(part)
            if part[-1] in "\r\n":
                origins.append(origin)
                column, rank = 0, -1
    if column:
        origins.append(origin)
    return "".join(texts), tuple(origins)


def _rank(fragment: Fragment, part: str) -> int:
    visible = not part.isspace()
    if isinstance(fragment, Copied):
        return 3 if visible else 1
    if visible:
        return 2 if fragment.weak else 3
    return 0


def _origin(source: Source, fragment: Fragment, at: int, part: str, column: int) -> LineOrigin:
    if isinstance(fragment, Made):
        return LineOrigin(fragment.line, 0)
    line = source.line_of(at)
    if part.isspace():
        return LineOrigin(line, 0)
    return LineOrigin(line, column - (at - source.starts[line - 1]))
