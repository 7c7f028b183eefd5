"""Where kernels go: in front of the top-level statement that held their loops."""

from __future__ import annotations

from collections.abc import Sequence

from autopar.rewrite.imports import header_end
from autopar.rewrite.text import Edit, Fragment, Made, Source


def insertion(source: Source, start: int, kernels: Sequence[tuple[Fragment, ...]], module: Edit | None) -> Edit:
    """Return the change that puts kernels in front of a top-level statement and the comments that belong to it."""
    at = _above_comments(source, start)
    line = source.line_of(start)
    newline = source.newline
    parts: list[Fragment] = [Made(newline * _missing(source, at, module), line)]
    for text in kernels:
        parts += [*text, Made(newline * 2, line)]
    return Edit(at, at, tuple(parts))


def _above_comments(source: Source, start: int) -> int:
    at = start
    floor = header_end(source)
    while at > floor:
        above = source.line_start(at - 1)
        if above < floor or not source.text[above:at].startswith("#"):
            break
        at = above
    return at


def _missing(source: Source, at: int, module: Edit | None) -> int:
    """Return how many empty lines are wanting in front of a kernel."""
    if at == 0 and module is None:
        return 0
    empty = 0
    if module is not None and module.start == at:
        text = "".join(f.text for f in module.fragments if isinstance(f, Made))
        return 2 - next(n for n in (2, 1, 0) if text.endswith(source.newline * (n + 1)))
    while at > 0:
        above = source.line_start(at - 1)
        if source.text[above:at].strip():
            break
        empty += 1
        at = above
    else:
        return 0
    return max(0, 2 - empty)
