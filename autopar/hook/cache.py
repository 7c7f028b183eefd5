"""A cache of what became of each source file, so that a second run neither analyses nor rewrites.

One entry per source path in the user's cache folder, replaced when the file, autopar, Python or a setting that matters
changes. Whatever goes wrong with it costs time and nothing else.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import source_hash
from types import CodeType

from autopar import disk
from autopar.config import Config

LIMIT = 2000
"""Number of entries that the cache may hold."""


@dataclass(frozen=True, slots=True)
class LoopLine:
    """What the line at the end of a run needs to know of a loop."""

    line: int
    verdict: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What became of a source file.

    Parameters
    ----------
    code
        Code of the rewritten module; None where nothing is rewritten and the file runs as written.
    loops
        Its outermost loops.
    needs
        Files of other modules that the verdicts rest on, each with the digest of its text.
    """

    code: CodeType | None
    loops: tuple[LoopLine, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()


def load(filename: str, data: bytes, config: Config) -> Prepared | None:
    """Return the entry for a file with this content, or None."""
    path = disk.entry_path(filename)
    found = None if path is None else disk.read(path, _key(filename, data, config))
    if found is None:
        return None
    code, loops, needs = found
    return Prepared(code, tuple(LoopLine(*loop) for loop in loops), needs)


def store(filename: str, data: bytes, config: Config, prepared: Prepared) -> None:
    """Write the entry for a file, atomically; where that cannot be done, do nothing.

    ``PYTHONDONTWRITEBYTECODE`` does not count: it keeps source folders clean, and nothing is written there.
    """
    path = disk.entry_path(filename)
    if path is not None:
        loops = tuple((loop.line, loop.verdict, loop.code, loop.message) for loop in prepared.loops)
        value = prepared.code, loops, prepared.needs
        disk.write(path, _key(filename, data, config), prepared.needs, value, LIMIT)


def _key(filename: str, data: bytes, config: Config) -> tuple[object, ...]:
    return filename, source_hash(data), sys.flags.optimize, config.exact, config.pure
