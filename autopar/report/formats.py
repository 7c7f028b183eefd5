"""The output formats by name; a format's module is imported when it is asked for."""

from __future__ import annotations

import importlib
from typing import cast

from autopar.report.model import Report

_HOMES = {
    "full": "autopar.report.full",
    "concise": "autopar.report.concise",
    "json": "autopar.report.json_format",
    "sarif": "autopar.report.sarif",
    "github": "autopar.report.github",
    "gitlab": "autopar.report.gitlab",
    "junit": "autopar.report.junit",
    "html": "autopar.report.html",
    "statistics": "autopar.report.statistics",
}
FOR_MACHINES = ("json", "sarif", "gitlab", "junit", "html")


def render(name: str, report: Report, *, colour: bool = False) -> str:
    """Return the report in one format; ``colour`` matters to ``full`` alone."""
    module = importlib.import_module(_HOMES[name])
    return cast("str", module.render(report, colour=True) if colour and name == "full" else module.render(report))
