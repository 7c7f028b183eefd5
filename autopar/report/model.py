"""What a check found, whatever the format that shows it: files, loops, findings, counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from autopar.spec import LoopReport, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a place that is no loop's verdict: an unmet ``require``, a file that does not parse.

    Parameters
    ----------
    line, column
        Line from 1, column from 0 in characters.
    fails
        True when it makes the check fail.
    related_line
        The other place, where there is one.
    hint
        What to do about it, or ``""``.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    fails: bool = True
    related_line: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Silenced:
    """A loop that an ``ignore`` pragma keeps out of the report, and the reason that the pragma gives."""

    loop: LoopReport
    reason: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file: its text, every loop in it, and what else there is to say.

    Parameters
    ----------
    loops
        Every row, in the order of the source: loops, comprehensions and array statements.
    shown
        The loops that people are told about: without the loops and obstacles that a pragma silences.
    silenced
        What ``shown`` leaves out, for formats that record it.
    """

    path: str
    source: str = ""
    loops: tuple[LoopReport, ...] = ()
    shown: tuple[LoopReport, ...] = ()
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all files; ``loops`` counts every row, ``arrays`` those of them that are array statements."""

    files: int
    loops: int
    parallel: int
    guarded: int
    sequential: int
    arrays: int = 0

    def as_json(self) -> dict[str, int]:
        """Return the object that ``check --format json`` prints for it."""
        return {
            "files": self.files,
            "loops": self.loops,
            "parallel": self.parallel,
            "guarded": self.guarded,
            "sequential": self.sequential,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check."""

    files: tuple[FileResult, ...]

    def loops(self) -> Iterator[LoopReport]:
        """Yield every loop of every file."""
        for file in self.files:
            yield from file.loops

    def findings(self) -> Iterator[Finding]:
        """Yield every finding of every file."""
        for file in self.files:
            yield from file.findings

    def fails(self) -> bool:
        """Tell whether anything found makes the check fail."""
        return any(finding.fails for finding in self.findings())

    def summary(self) -> Summary:
        """Count files, loops and verdicts."""
        rows = list(self.loops())
        verdicts = [row.verdict for row in rows]
        return Summary(
            files=len(self.files),
            loops=len(verdicts),
            parallel=verdicts.count(Verdict.PARALLEL),
            guarded=verdicts.count(Verdict.GUARDED),
            sequential=verdicts.count(Verdict.SEQUENTIAL),
            arrays=sum(row.kind == "array" for row in rows),
        )
