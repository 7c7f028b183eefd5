"""What makes a check fail: the choices of ``--fail-on``."""

from __future__ import annotations

from dataclasses import replace

from autopar.report.model import FileResult, Finding, Report
from autopar.spec import LoopReport

_COULD_RUN = ("APR001", "APR002")


def mark(report: Report, fail_on: str) -> Report:
    """Return the report with its findings marked as failing or not.

    Parameters
    ----------
    fail_on
        ``"regression"`` leaves the findings as they are; ``"parallelizable"`` adds one for each outermost loop that
        could run in parallel; ``"never"`` lets nothing fail.
    """
    if fail_on == "never":
        files = (replace(f, findings=tuple(replace(x, fails=False) for x in f.findings)) for f in report.files)
        return Report(tuple(files))
    if fail_on == "parallelizable":
        return Report(tuple(_with_parallelizable(file) for file in report.files))
    return report


def _with_parallelizable(file: FileResult) -> FileResult:
    chosen = [loop for loop in file.shown if loop.outermost and loop.code in _COULD_RUN]
    rest = tuple(loop for loop in file.shown if loop not in chosen)
    return replace(file, shown=rest, findings=file.findings + tuple(_finding(loop) for loop in chosen))


def _finding(loop: LoopReport) -> Finding:
    return Finding(
        loop.path,
        loop.line,
        loop.column,
        loop.code,
        f"this loop could run in parallel: {loop.message}",
        hint="`autopar run` runs it so, `autopar transform` shows how it is then written",
    )
