"""``--statistics``: how many loops each code stopped, most frequent first."""

from __future__ import annotations

from collections import Counter

from autopar import rules
from autopar.report.model import Report
from autopar.report.wording import summary_line


def render(report: Report) -> str:
    """Return a table of counts, codes and titles, and the summary."""
    counts = Counter(loop.code for file in report.files for loop in file.shown)
    counts.update(finding.code for finding in report.findings())
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(count)) for count in counts.values()), default=1)
    lines = [f"{count:>{width}}  {code}  {rules.title(code)}" for code, count in rows]
    return "\n".join([*lines, summary_line(report), ""])
