"""One file of the corpus: analysed as `check` does it, against a time limit, with what came out."""

from __future__ import annotations

import signal
import time
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from autopar.analysis.module import ModuleAnalysis, analyze_module
from autopar.analysis.program import Program
from autopar.rewrite.encoding import decode


@dataclass(frozen=True, slots=True)
class Refused:
    """A loop that stays sequential."""

    line: int
    end_line: int
    codes: tuple[str, ...]
    obstacles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one file took and gave.

    Seconds are the processor's; ``parse_seconds`` is what libcst's parse took, 0 where it was not timed.
    """

    path: str
    lines: int = 0
    seconds: float = 0.0
    parse_seconds: float = 0.0
    loops: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
    failure: str = ""


class TooLong(Exception):
    """A file that takes longer than it may."""


_limit = 20.0
_program = Program()


def begin(limit: float) -> None:
    """Set the process up."""
    global _limit
    _limit = limit
    signal.signal(signal.SIGALRM, _give_up)
    import libcst

    libcst.parse_module("x = 1\n")  # what is built at the first parse counts for no file


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TooLong


def measure(path: str, parsed: bool) -> Measured:
    """Analyse one file; time libcst's parse of it too where ``parsed``."""
    text, _ = decode(Path(path).read_bytes())
    lines = text.count("\n")
    started = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, _limit)
    try:
        with warnings.catch_warnings(action="ignore"):
            analysis = analyze_module(text, path, _program, arrays=True)
    except TooLong:
        return Measured(path, lines, _limit, failure=f"takes longer than {_limit:g} s")
    except Exception as error:
        return Measured(path, lines, failure=f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    seconds = time.process_time() - started
    return _made(path, lines, seconds, _parse(text) if parsed else 0.0, analysis)


def _made(path: str, lines: int, seconds: float, parse_seconds: float, analysis: ModuleAnalysis) -> Measured:
    loops = [report for report in analysis.reports if report.kind != "array"]
    verdicts = Counter(str(report.verdict) for report in loops)
    refused = tuple(
        Refused(
            report.line,
            report.end_line,
            tuple(o.code for o in report.obstacles),
            tuple(f"{o.code} line {o.line}: {o.message}" for o in report.obstacles),
        )
        for report in loops
        if report.obstacles
    )
    return Measured(path, lines, seconds, parse_seconds, len(loops), dict(verdicts), refused)


def _parse(text: str) -> float:
    import libcst

    started = time.process_time()
    try:
        libcst.parse_module(text)
    except libcst.ParserSyntaxError:
        return 0.0
    return time.process_time() - started
