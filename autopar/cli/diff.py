"""Unified differences of bytes, as ``patch`` and ``git apply`` read them."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

_COLOURS = {b"---": b"1", b"+++": b"1", b"@@": b"36", b"-": b"31", b"+": b"32"}
_NO_NEWLINE = b"\n\\ No newline at end of file\n"


def unified(before: bytes, after: bytes, name: str) -> list[bytes]:
    """Return the lines of the difference, headed ``a/name`` and ``b/name``; nothing when the two are equal."""
    path = PurePath(os.path.normpath(name)).as_posix().lstrip("/")
    lines = difflib.diff_bytes(
        difflib.unified_diff,
        _lines(before),
        _lines(after),
        os.fsencode(f"a/{path}"),
        os.fsencode(f"b/{path}"),
        lineterm=b"\n",
    )
    return [line if line.endswith(b"\n") else line + _NO_NEWLINE for line in lines]


def coloured(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines as a terminal shows differences."""
    for line in lines:
        code = next((code for start, code in _COLOURS.items() if line.startswith(start)), b"")
        text = line.rstrip(b"\n")
        yield b"\x1b[" + code + b"m" + text + b"\x1b[0m" + line[len(text) :] if code else line


def _lines(data: bytes) -> list[bytes]:
    """Split at newlines alone: a form feed or a bare carriage return ends no line of a patch."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)
