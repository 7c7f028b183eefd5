"""What makes a loop the same loop after lines have moved: its function, its first line, which of several."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from autopar.report.excerpt import source_lines
from autopar.report.model import FileResult
from autopar.spec import LoopReport

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Identity:
    """A loop's name over time.

    Parameters
    ----------
    path, function, kind
        As in the loop's report; the path with forward slashes.
    header
        The loop's first line from its keyword on, blanks collapsed.
    ordinal
        Counts the loops of the file that agree in all of these, from 0.
    """

    path: str
    function: str
    kind: str
    header: str
    ordinal: int

    def fingerprint(self) -> str:
        """Return 32 hexadecimal digits that stay the same when lines move."""
        text = "\0".join((self.path, self.function, self.kind, self.header, str(self.ordinal)))
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def identities(file: FileResult) -> dict[LoopReport, Identity]:
    """Return the identity of every loop of a file."""
    lines = source_lines(file.source)
    path = PurePath(file.path).as_posix()
    seen: Counter[tuple[str, str, str]] = Counter()
    result = {}
    for loop in file.loops:
        header = _header(loop, lines)
        key = (loop.function, loop.kind, header)
        result[loop] = Identity(path, loop.function, loop.kind, header, seen[key])
        seen[key] += 1
    return result


def _header(loop: LoopReport, lines: list[str]) -> str:
    text = lines[loop.line - 1][loop.column :] if loop.line <= len(lines) else ""
    if loop.kind in ("for", "while"):
        text = text.split("#")[0]
    return re.sub(r"\s+", " ", text).strip()[:_LONGEST]
