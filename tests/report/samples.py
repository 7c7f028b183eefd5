"""Reports made by hand, so that the projections are tested without the analysis."""

from __future__ import annotations

from autopar.report import FileResult, Finding, Report
from autopar.spec import LoopReport, Obstacle, Reduction, Verdict

SOURCE = """\
import numpy as np


def smooth(a, b, n):
    for i in range(1, n):
        b[i] = 0.0
        a[i] = a[i - 1] + b[i]
    for i in range(n):
        b[i] = 2 * a[i]
    return sum(x * x for x in a)
"""

CARRIED = LoopReport(
    path="src/smooth.py",
    line=5,
    column=4,
    end_line=7,
    kind="for",
    function="smooth",
    verdict=Verdict.SEQUENTIAL,
    code="APR101",
    message="`a[i - 1]` is read and an earlier iteration writes it",
    obstacles=(
        Obstacle(
            "APR101",
            "`a[i - 1]` is read and an earlier iteration writes it",
            line=7,
            column=15,
            related_line=7,
            hint="read from a copy of `a` that is made before the loop",
        ),
    ),
)
DOUBLING = LoopReport(
    path="src/smooth.py",
    line=8,
    column=4,
    end_line=9,
    kind="for",
    function="smooth",
    verdict=Verdict.PARALLEL,
    code="APR001",
    message="iterations are independent",
)
SQUARES = LoopReport(
    path="src/smooth.py",
    line=10,
    column=15,
    end_line=10,
    kind="comprehension",
    function="smooth",
    verdict=Verdict.GUARDED,
    code="APR002",
    message="iterations are independent if a check passes",
    reductions=(Reduction("s", "+"),),
    private=("t",),
    guards=("`perm` holds no index twice",),
)
LOOPS = (CARRIED, DOUBLING, SQUARES)
UNMET = Finding("src/smooth.py", 5, 4, "APR501", "this loop must stay parallel", related_line=7, hint="copy `a`")
UNUSED = Finding("src/smooth.py", 1, 0, "APR502", "`require` stands at no loop", fails=False)


def result(*findings: Finding) -> FileResult:
    return FileResult("src/smooth.py", SOURCE, LOOPS, LOOPS, findings)


def report(*findings: Finding) -> Report:
    return Report((result(*findings),))
