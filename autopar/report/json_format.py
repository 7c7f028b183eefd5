"""``--format json``: one object with every loop, in the schema that the design holds stable."""

from __future__ import annotations

import json

import autopar
from autopar.report.model import Report


def render(report: Report) -> str:
    """Return the JSON text, with a newline at its end."""
    document = {
        "version": 1,
        "tool": {"name": "autopar", "version": autopar.__version__},
        "loops": [loop.as_json() for loop in report.loops()],
        "summary": report.summary().as_json(),
    }
    return json.dumps(document, indent=2) + "\n"
