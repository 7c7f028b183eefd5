"""What is asked of the first loop of a snippet (of its ``f``, where there is one): the verdict, and its obstacles."""

from __future__ import annotations

from autopar.analysis.module import analyze_module
from autopar.spec import LoopReport


def first(source: str) -> LoopReport:
    """Return the report of the first loop."""
    reports = [r for r in analyze_module(source, "snippet.py").reports if r.outermost]
    return next((r for r in reports if r.function == "f"), reports[0])


def assert_parallel(source: str) -> None:
    report = first(source)
    assert report.verdict != "sequential", [str(o) for o in report.obstacles]


def assert_verdict(verdict: str, source: str) -> None:
    report = first(source)
    assert report.verdict == verdict, report.message


def assert_sequential(code: str, source: str) -> None:
    report = first(source)
    assert report.verdict == "sequential"
    assert code in {o.code for o in report.obstacles}, [str(o) for o in report.obstacles]


def assert_obstacles_speak(source: str) -> None:
    for obstacle in first(source).obstacles:
        assert obstacle.line >= 1
        assert obstacle.column >= 0
        assert obstacle.message
        assert "{" not in obstacle.message
        assert not obstacle.message.endswith(".")
