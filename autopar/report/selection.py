"""``--select`` and ``--ignore``: which codes a report is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from autopar.report.model import FileResult, Report
from autopar.spec import LoopReport

_ALWAYS = "APR901"


def apply(report: Report, select: Sequence[str], ignore: Sequence[str]) -> Report:
    """Return the report with what it says of chosen codes alone; a code is chosen by its beginning (``APR1``).

    A loop stays when its verdict's code or one of its obstacles' is chosen. A file that does not parse is always told.
    """
    if not select and not ignore:
        return report

    def chosen(code: str) -> bool:
        named = not select or code.startswith(tuple(select))
        return code == _ALWAYS or (named and not code.startswith(tuple(ignore)))

    return Report(tuple(_apply_file(file, chosen) for file in report.files))


def narrowed(loop: LoopReport, chosen: Callable[[str], bool]) -> LoopReport | None:
    """Return the loop with its chosen obstacles alone, or None when nothing chosen is left."""
    if not loop.obstacles:
        return loop if chosen(loop.code) else None
    left = tuple(o for o in loop.obstacles if chosen(o.code))
    if not left:
        return None
    if chosen(loop.code):
        return replace(loop, obstacles=left)
    return replace(loop, obstacles=left, code=left[0].code, message=left[0].message)


def _apply_file(file: FileResult, chosen: Callable[[str], bool]) -> FileResult:
    return replace(
        file,
        loops=tuple(kept for loop in file.loops if (kept := narrowed(loop, chosen))),
        shown=tuple(kept for loop in file.shown if (kept := narrowed(loop, chosen))),
        findings=tuple(finding for finding in file.findings if chosen(finding.code)),
        silenced=tuple(entry for entry in file.silenced if narrowed(entry.loop, chosen)),
    )
