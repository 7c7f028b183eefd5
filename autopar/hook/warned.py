"""Holds back what the compiler warns of while a file is compiled several times.

`warnings.catch_warnings` would do it, but makes Python forget which of the program's own warnings it has shown.
"""

from __future__ import annotations

import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_NAMELESS = ("<unknown>", "<string>")


@contextmanager
def held_back(filename: str) -> Iterator[list[str]]:
    """Collect the warnings that this thread's compiling of a file gives; all others are shown as ever."""
    held: list[str] = []
    names = (filename, *_NAMELESS)
    thread = threading.get_ident()
    show = warnings.showwarning

    def hold(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if filename in names and threading.get_ident() == thread:
            held.append(str(message))
        else:
            show(message, category, filename, lineno, file, line)

    # The compiler's warnings bear the file's name in place of a module's.
    modules = "|".join(re.escape(name.removesuffix(".py")) for name in names)
    always = ("always", None, Warning, re.compile(rf"(?:{modules})\Z"), 0)
    filters = warnings.filters
    filters.insert(0, always)  # type: ignore[attr-defined]
    warnings.showwarning = hold
    try:
        yield held
    finally:
        warnings.showwarning = show
        filters.remove(always)  # type: ignore[attr-defined]
