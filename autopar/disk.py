"""Entries in the user's cache folder: written at once or not at all, believed only when they are whole.

An entry is for one key; another key overwrites it. Whatever goes wrong with it costs time and nothing else: a folder
that cannot be written, several writers at a time, a damaged file, entries of another version.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
import threading
from importlib.util import decode_source, source_hash
from typing import Any

import autopar
from autopar.spec.callee import source_digest

_MAGIC = b"autopar3"
_DIGEST = 8
# The folders whose code decides what a source becomes.
_DECIDING = ("", "syntax", "analysis", "catalog", "rewrite", "spec", "hook")

Needs = tuple[tuple[str, str], ...]
"""Files that an entry rests on besides its own, each with the digest of its text."""


def cache_folder(part: str = "") -> str | None:
    """Return the folder of the cache, or of a part of it; None where the user has no home."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser(os.path.join("~", ".cache"))
    if not os.path.isabs(base):
        return None
    return os.path.join(base, "autopar", sys.implementation.cache_tag or "python", part).rstrip(os.sep)


def entry_path(filename: str, part: str = "") -> str | None:
    """Return where the entry for a source file lies."""
    folder = cache_folder(part)
    if folder is None:
        return None
    digest = source_hash(os.fsencode(filename)).hex()
    stem = os.path.splitext(os.path.basename(filename))[0][:40]
    return os.path.join(folder, f"{stem}-{digest}")


def read(path: str, key: tuple[object, ...]) -> Any:
    """Return what was written for a key (and autopar, Python and files that it needs as they are now), or None."""
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
        version, found, needs, value = marshal.loads(body)
    except (EOFError, ValueError, TypeError):
        return None
    if version != _version() or found != key or any(digest_of(needed) != digest for needed, digest in needs):
        return None
    return value


def write(path: str, key: tuple[object, ...], needs: Needs, value: Any, limit: int) -> None:
    """Write an entry (what `marshal` can write), atomically; where that cannot be done, do nothing."""
    entry: Any = (_version(), key, needs, value)
    body = marshal.dumps(entry)
    draft = f"{path}.{os.getpid()}.{threading.get_ident()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(_MAGIC + source_hash(body) + body)
        os.replace(draft, path)
        _prune(os.path.dirname(path), limit)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft)


_written: dict[str, int] = {}


def _prune(folder: str, limit: int) -> None:
    """Drop the older half of the entries when they are many: scripts in folders that are gone leave them behind."""
    count = _written[folder] = _written.get(folder, -1) + 1
    if count % max(1, min(100, limit // 20)):
        return  # to look at every entry after each write would take longer than to write
    with os.scandir(folder) as found:
        entries = sorted((entry.stat().st_mtime, entry.path) for entry in found if entry.is_file())
    if len(entries) > limit:
        for _, path in entries[: len(entries) // 2]:
            os.unlink(path)


_digests: dict[str, tuple[tuple[int, int], str]] = {}


def digest_of(path: str) -> str:
    """Return the digest of a source file's text, ``""`` where it cannot be read."""
    try:
        status = os.stat(path)
        stamp = status.st_mtime_ns, status.st_size
        known = _digests.get(path)
        if known is None or known[0] != stamp:
            with open(path, "rb") as file:
                known = _digests[path] = stamp, source_digest(decode_source(file.read()))
    except (OSError, SyntaxError, ValueError):
        return ""
    return known[1]


def _version() -> tuple[object, ...]:
    return autopar.__version__, _fingerprint(), sys.version


def _fingerprint() -> tuple[int, int]:
    """Return newest change and size of autopar's own deciding code: a version under development changes daily."""
    global _own
    if _own is None:
        newest = size = 0
        home = os.path.dirname(autopar.__file__)
        for folder in _DECIDING:
            with contextlib.suppress(OSError), os.scandir(os.path.join(home, folder)) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        status = entry.stat()
                        newest, size = max(newest, status.st_mtime_ns), size + status.st_size
        _own = newest, size
    return _own


_own: tuple[int, int] | None = None
