"""A cache of what became of each source file, so that a second run neither analyses nor rewrites.

One entry per source path in the user's cache folder, replaced when the file, autopar, Python or a setting that matters
changes. Whatever goes wrong with it costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from dataclasses import dataclass
from importlib.util import decode_source, source_hash
from types import CodeType
from typing import Any

import autopar
from autopar.config import Config
from autopar.spec.callee import source_digest

_MAGIC = b"autopar2"
_DIGEST = 8
LIMIT = 2000
"""Number of entries that the cache may hold."""
# The folders whose code decides what a source becomes.
_DECIDING = ("", "syntax", "analysis", "catalog", "rewrite", "spec", "hook")


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


def cache_folder() -> str | None:
    """Return the folder of the cache, or None where the user has no home."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(os.path.join("~", ".cache"))
    if not os.path.isabs(base):
        return None
    return os.path.join(base, "autopar", sys.implementation.cache_tag or "python")


def load(filename: str, data: bytes, config: Config) -> Prepared | None:
    """Return the entry for a file with this content, or None."""
    path = _path(filename)
    if path is None:
        return None
    try:
        with open(path, "rb") as file:
            entry = file.read()
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST
    body = entry[start:]
    if entry[: len(_MAGIC)] != _MAGIC or entry[len(_MAGIC) : start] != source_hash(body):
        return None  # cut short or damaged: marshal must not see it
    try:
        key, code, loops, needs = marshal.loads(body)
    except (EOFError, ValueError, TypeError):
        return None
    if key != _key(filename, data, config) or any(_digest_of(path) != digest for path, digest in needs):
        return None
    return Prepared(code, tuple(LoopLine(*loop) for loop in loops), needs)


def store(filename: str, data: bytes, config: Config, prepared: Prepared) -> None:
    """Write the entry for a file, atomically; where that cannot be done, do nothing.

    ``PYTHONDONTWRITEBYTECODE`` does not count: it keeps source folders clean, and nothing is written there.
    """
    path = _path(filename)
    if path is None:
        return
    loops = tuple((loop.line, loop.verdict, loop.code, loop.message) for loop in prepared.loops)
    entry: Any = (_key(filename, data, config), prepared.code, loops, prepared.needs)
    body = marshal.dumps(entry)
    draft = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(_MAGIC + source_hash(body) + body)
        os.replace(draft, path)
        _prune(os.path.dirname(path))
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft)


def _prune(folder: str) -> None:
    """Drop the older half of the entries when they are many: scripts in folders that are gone leave them behind."""
    with os.scandir(folder) as found:
        entries = sorted((entry.stat().st_mtime, entry.path) for entry in found)
    if len(entries) > LIMIT:
        for _, path in entries[: len(entries) // 2]:
            os.unlink(path)


def _path(filename: str) -> str | None:
    folder = cache_folder()
    if folder is None:
        return None
    digest = source_hash(os.fsencode(filename)).hex()
    stem = os.path.splitext(os.path.basename(filename))[0][:40]
    return os.path.join(folder, f"{stem}-{digest}")


def _digest_of(path: str) -> str:
    """Return the digest of a file's text, ``""`` where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return source_digest(decode_source(file.read()))
    except (OSError, SyntaxError, ValueError):
        return ""


def _key(filename: str, data: bytes, config: Config) -> tuple[object, ...]:
    return (
        filename,
        source_hash(data),
        autopar.__version__,
        _fingerprint(),
        sys.version,
        sys.flags.optimize,
        config.exact,
    )


def _fingerprint() -> tuple[int, int]:
    """Return newest change and size of autopar's own deciding code: a version under development changes daily."""
    newest = size = 0
    home = os.path.dirname(autopar.__file__)
    for folder in _DECIDING:
        with contextlib.suppress(OSError), os.scandir(os.path.join(home, folder)) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    newest, size = max(newest, status.st_mtime_ns), size + status.st_size
    return newest, size
