"""What the rewrite hands back: the new source, where its lines came from, and what it had to leave."""

from __future__ import annotations

from dataclasses import dataclass

from autopar.analysis.outline import Outline


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """Where one line of the rewritten source came from.

    Parameters
    ----------
    line
        Line of the original source, from 1. Lines that the rewrite made up (decorator, ``def``, call) name the line of
        the loop's header.
    shift
        Column of the text in the new line less its column in the original one; 0 for made-up lines.
    """

    line: int
    shift: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """An outline that could not be carried out, and why: its loop stands as it was written."""

    outline: Outline
    reason: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Rewritten source.

    Parameters
    ----------
    code
        The new source.
    lines
        ``lines[k]`` is the origin of line ``k + 1`` of ``code``.
    skipped
        Outlines whose loops were left alone.
    """

    code: str
    lines: tuple[LineOrigin, ...]
    skipped: tuple[Skipped, ...] = ()
