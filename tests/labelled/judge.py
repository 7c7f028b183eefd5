"""Holds the verdicts of the analysis against the labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport, Verdict
from tests.labelled.corpus import Loop, Suite
from tests.labelled.patterns import Asks


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled loop, the report on it, and whether it counts as found.

    An outer loop that carries while the loops in it do not is found where one of those is.
    """

    suite: str
    function: str
    loop: Loop
    report: LoopReport
    found: bool

    @property
    def wrong(self) -> bool:
        """Tell whether the verdict promises more than is true."""
        verdict = self.report.verdict
        if self.loop.pattern.asks is Asks.REFUSED:
            return verdict is not Verdict.SEQUENTIAL
        return self.loop.pattern.asks is Asks.CHECKED and verdict is Verdict.PARALLEL

    @property
    def missed(self) -> bool:
        """Tell whether the loop could run in parallel and stays sequential."""
        return self.loop.pattern.asks in (Asks.FOUND, Asks.CHECKED) and not self.found

    @property
    def place(self) -> str:
        """File, line and function."""
        return f"{self.suite}.py:{self.loop.line} {self.function}"


def judge(suite: Suite) -> Iterator[Judged]:
    """Analyse one file and yield its loops with their reports."""
    reports = {(r.line, r.column): r for r in analyze_module(suite.text, f"{suite.name}.py").reports}
    for loop in suite.loops:
        report = reports[loop.place]
        inside = loop.within if loop.pattern.name == "interchange" else ()
        found = any(reports[place].verdict is not Verdict.SEQUENTIAL for place in (loop.place, *inside))
        yield Judged(suite.name, report.function, loop, report, found)


def judged(suites: Iterable[Suite]) -> list[Judged]:
    """Judge all loops of several files."""
    return [one for suite in suites for one in judge(suite)]
