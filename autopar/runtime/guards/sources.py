"""From which source text is a function's code? Verdicts rest on texts; what is loaded may be older or patched.

Code that the import hook has rewritten is known by the text that the hook was given. Any other code is compared with
what the file's text compiles to now: equal code is the code of that text, however it was loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import decode_source
from types import CodeType

from autopar.spec.callee import source_digest

_rewritten: dict[str, str] = {}


def note_rewritten(filename: str, digest: str) -> None:
    """Remember the digest of the text whose rewritten code is about to run under a file's name; ``""`` for none."""
    if digest:
        _rewritten[filename] = digest
    else:
        _rewritten.pop(filename, None)


def is_file_of(filename: str, digest: str) -> bool:
    """Tell whether a file holds the text of this digest (or was rewritten from it when it was loaded)."""
    if filename in _rewritten:
        return _rewritten[filename] == digest
    found = _read(filename)
    return found is not None and found.digest == digest


def is_code_of(code: CodeType, digest: str) -> bool:
    """Tell whether a code object comes from the text of this digest."""
    if code.co_filename in _rewritten:
        return _rewritten[code.co_filename] == digest
    found = _read(code.co_filename)
    return found is not None and found.digest == digest and code in found.codes


@dataclass(frozen=True, slots=True)
class _Text:
    stamp: tuple[int, int]
    digest: str
    codes: frozenset[CodeType]


_texts: dict[str, _Text] = {}


def _read(filename: str) -> _Text | None:
    """Return what a file holds, read again when the file has changed."""
    try:
        status = os.stat(filename)
        stamp = status.st_mtime_ns, status.st_size
        known = _texts.get(filename)
        if known is None or known.stamp != stamp:
            with open(filename, "rb") as file:
                data = file.read()
            code = compile(data, filename, "exec", dont_inherit=True)
            known = _texts[filename] = _Text(stamp, source_digest(decode_source(data)), frozenset(_inside(code)))
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None
    return known


def _inside(code: CodeType) -> Iterator[CodeType]:
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield const
            yield from _inside(const)
