"""``--format gitlab``: GitLab's code quality report.

The format: GitLab documentation, "Code Quality report format".
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from autopar.report.identity import Identity, identities
from autopar.report.model import FileResult, Finding, Report
from autopar.report.wording import told
from autopar.spec import LoopReport, Verdict


def render(report: Report) -> str:
    """Return the list of issues: every finding, and every outermost sequential loop as information."""
    return json.dumps([issue for file in report.files for issue in _issues(file)], indent=2) + "\n"


def _issues(file: FileResult) -> list[dict[str, Any]]:
    names = identities(file)
    by_place = {(loop.line, loop.column, loop.kind): name for loop, name in names.items()}
    issues = [_finding(finding, number) for number, finding in enumerate(file.findings)]
    for loop in file.shown:
        if loop.outermost and loop.verdict is Verdict.SEQUENTIAL:
            issues.append(_loop(loop, by_place[loop.line, loop.column, loop.kind]))
    return issues


def _loop(loop: LoopReport, name: Identity) -> dict[str, Any]:
    return _issue(loop.code, told(loop), name.fingerprint(), "info", loop.path, loop.line, loop.end_line)


def _finding(finding: Finding, number: int) -> dict[str, Any]:
    name = Identity(PurePath(finding.path).as_posix(), finding.message, finding.code, "", number)
    severity = "major" if finding.fails else "minor"
    text = finding.message + (f" Hint: {finding.hint}" if finding.hint else "")
    return _issue(finding.code, text, name.fingerprint(), severity, finding.path, finding.line, finding.line)


def _issue(
    code: str, description: str, fingerprint: str, severity: str, path: str, begin: int, end: int
) -> dict[str, Any]:
    return {
        "description": f"{code}: {description}",
        "check_name": code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": PurePath(path).as_posix(), "lines": {"begin": begin, "end": end}},
    }
