"""``--format github``: workflow commands, which GitHub shows as annotations on the changed lines.

The format: GitHub documentation, "Workflow commands for GitHub Actions", setting notice, warning and error messages.
"""

from __future__ import annotations

from autopar.report.model import Finding, Report
from autopar.report.wording import summary_line, told
from autopar.spec import LoopReport, Verdict


def render(report: Report) -> str:
    """Return a command for each finding and each outermost sequential loop, then the summary as plain text.

    Loops that run parallel get no annotation: there is nothing to do about them.
    """
    lines = [_finding(finding) for finding in report.findings()]
    for file in report.files:
        lines += [_loop(loop) for loop in file.shown if loop.outermost and loop.verdict is Verdict.SEQUENTIAL]
    return "\n".join([*lines, summary_line(report), ""])


def _finding(finding: Finding) -> str:
    text = finding.message + (f"\nHint: {finding.hint}" if finding.hint else "")
    level = "error" if finding.fails else "warning"
    return _command(level, finding.path, finding.line, finding.column, finding.code, text)


def _loop(loop: LoopReport) -> str:
    return _command("notice", loop.path, loop.line, loop.column, loop.code, told(loop), loop.end_line)


def _command(level: str, path: str, line: int, column: int, code: str, text: str, end_line: int | None = None) -> str:
    properties = {"file": path, "line": str(line), "col": str(column + 1)}
    if end_line and end_line != line:
        properties["endLine"] = str(end_line)
        del properties["col"]  # GitHub takes columns only where both lines are one
    properties["title"] = f"autopar {code}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
