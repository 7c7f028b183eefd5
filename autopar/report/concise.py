"""``--format concise``: one line for each loop, as editors and ``grep`` like them."""

from __future__ import annotations

from autopar.report.model import FileResult, Finding, Report
from autopar.report.wording import summary_line
from autopar.spec import LoopReport


def render(report: Report) -> str:
    """Return ``path:line:column: verdict CODE message`` lines and the summary."""
    lines = [line for file in report.files for line in _file_lines(file)]
    return "\n".join([*lines, summary_line(report), ""])


def finding_line(finding: Finding) -> str:
    """Return a finding as one line."""
    word = "error" if finding.fails else "warning"
    return f"{finding.path}:{finding.line}:{finding.column + 1}: {word} {finding.code} {finding.message}"


def loop_line(loop: LoopReport) -> str:
    """Return a loop's verdict as one line."""
    return f"{loop.path}:{loop.line}:{loop.column + 1}: {loop.verdict} {loop.code} {loop.message}"


def _file_lines(file: FileResult) -> list[str]:
    places = [(f.line, f.column, finding_line(f)) for f in file.findings]
    places += [(loop.line, loop.column, loop_line(loop)) for loop in file.shown]
    return [text for _, _, text in sorted(places, key=lambda place: place[:2])]
