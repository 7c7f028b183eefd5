from __future__ import annotations

from dataclasses import replace

import pytest

from autopar.report import FileResult, Finding, Report, failing, selection
from autopar.spec import Obstacle, Verdict
from tests.report.samples import CARRIED, LOOPS, UNMET, UNUSED, report


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["APR101", "APR001", "APR002"]),
        (("APR1",), (), ["APR101"]),
        (("APR0",), ("APR002",), ["APR001"]),
        ((), ("APR101",), ["APR001", "APR002"]),
        (("APR3",), (), []),
    ],
)
def test_loops_are_chosen_by_the_beginning_of_their_code(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]
) -> None:
    chosen = selection.apply(report(), select, ignore)
    assert [loop.code for loop in chosen.loops()] == codes
    assert [loop.code for loop in chosen.files[0].shown] == codes
    assert chosen.summary().loops == len(codes)


def test_a_loop_with_two_obstacles_keeps_the_chosen_one() -> None:
    loop = replace(CARRIED, obstacles=(*CARRIED.obstacles, Obstacle("APR202", "it prints", 6, 8)))
    file = FileResult("x.py", "", (loop,), (loop,))
    (kept,) = selection.apply(Report((file,)), ("APR2",), ()).loops()
    assert (kept.code, kept.message) == ("APR202", "it prints")


def test_findings_are_chosen_too_but_a_file_that_does_not_parse_always_counts() -> None:
    broken = Finding("src/smooth.py", 1, 0, "APR901", "no Python")
    chosen = selection.apply(report(UNMET, broken), ("APR1",), ())
    assert [finding.code for finding in chosen.findings()] == ["APR901"]


def test_parallelizable_fails_on_outermost_loops_that_could_run() -> None:
    inner = replace(LOOPS[1], line=9, outermost=False)
    kernel = replace(LOOPS[1], line=10, code="APR004")
    loops = (*LOOPS, inner, kernel)
    marked = failing.mark(Report((FileResult("x.py", "", loops, loops),)), "parallelizable")
    assert [(f.code, f.line) for f in marked.findings()] == [("APR001", 8), ("APR002", 10)]
    assert marked.fails()
    assert [loop.code for loop in marked.files[0].shown] == ["APR101", "APR001", "APR004"]


def test_sequential_loops_alone_fail_nothing() -> None:
    sequential = FileResult("x.py", "", (CARRIED,), (CARRIED,))
    assert CARRIED.verdict is Verdict.SEQUENTIAL
    for choice in ("regression", "parallelizable", "never"):
        assert not failing.mark(Report((sequential,)), choice).fails()


@pytest.mark.parametrize(("choice", "fails"), [("regression", True), ("never", False)])
def test_regression_fails_and_never_does_not(choice: str, fails: bool) -> None:
    assert failing.mark(report(UNMET), choice).fails() is fails
    assert not failing.mark(report(UNUSED), choice).fails()
