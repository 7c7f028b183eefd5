from __future__ import annotations

from dataclasses import replace

import pytest

from autopar.report import FileResult, Report, baseline
from autopar.spec import LoopReport, Verdict
from tests.report.samples import CARRIED, DOUBLING, LOOPS, SOURCE, report


def _changed(source: str, *loops: LoopReport) -> Report:
    return Report((FileResult("src/smooth.py", source, loops, loops),))


def _stopped(loop: LoopReport, **changes: int) -> LoopReport:
    return replace(CARRIED, line=loop.line, end_line=loop.end_line, kind=loop.kind, column=loop.column, **changes)


def test_nothing_is_found_against_its_own_baseline() -> None:
    entries = baseline.load(baseline.dump(report()))
    assert [entry.parallel for entry in entries] == [False, True, True]
    assert not list(baseline.compare(report(), entries).findings())


def test_a_loop_that_is_no_longer_parallel_is_found() -> None:
    entries = baseline.load(baseline.dump(report()))
    worse = _changed(SOURCE, CARRIED, _stopped(DOUBLING), LOOPS[2])
    (finding,) = baseline.compare(worse, entries).findings()
    assert (finding.code, finding.line, finding.fails) == ("APR501", 8, True)
    assert "APR101" in finding.message


def test_moved_lines_do_not_matter() -> None:
    entries = baseline.load(baseline.dump(report()))
    moved = [replace(loop, line=loop.line + 3, end_line=loop.end_line + 3) for loop in LOOPS]
    assert not list(baseline.compare(_changed("\n\n\n" + SOURCE, *moved), entries).findings())
    moved[1] = _stopped(moved[1])
    (finding,) = baseline.compare(_changed("\n\n\n" + SOURCE, *moved), entries).findings()
    assert finding.line == 11


def test_a_changed_header_hides_no_regression() -> None:
    entries = baseline.load(baseline.dump(report()))
    source = SOURCE.replace("for i in range(n):", "for i in range(len(b)):")
    (finding,) = baseline.compare(_changed(source, CARRIED, _stopped(DOUBLING), LOOPS[2]), entries).findings()
    assert finding.line == 8


def test_new_and_removed_loops_are_no_regressions() -> None:
    entries = baseline.load(baseline.dump(report()))
    new = _stopped(replace(DOUBLING, line=6, end_line=6))
    assert not list(baseline.compare(_changed(SOURCE, CARRIED, new, *LOOPS[1:]), entries).findings())
    assert not list(baseline.compare(_changed(SOURCE, CARRIED), entries).findings())


def test_other_files_are_not_compared() -> None:
    entries = baseline.load(baseline.dump(report()))
    loop = _stopped(DOUBLING)
    other = Report((FileResult("src/other.py", SOURCE, (loop,), (loop,)),))
    assert not list(baseline.compare(other, entries).findings())


def test_an_empty_baseline_can_be_read() -> None:
    assert baseline.load(baseline.dump(Report(()))) == ()


def test_silenced_loops_are_compared_too() -> None:
    entries = baseline.load(baseline.dump(report()))
    loops = (CARRIED, _stopped(DOUBLING), LOOPS[2])
    hidden = Report((FileResult("src/smooth.py", SOURCE, loops, ()),))
    assert [finding.code for finding in baseline.compare(hidden, entries).findings()] == ["APR501"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 1, "loops": [1]}',
        '{"version": 1, "loops": [{"path": "x"}]}',
        '{"version": 2, "loops": []}',
        baseline.dump(report()).replace('"ordinal": 0', '"ordinal": "0"'),
    ],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(baseline.BaselineError):
        baseline.load(text)


def test_guarded_loops_count_as_parallel() -> None:
    entries = baseline.load(baseline.dump(report()))
    guarded = _changed(SOURCE, CARRIED, replace(DOUBLING, verdict=Verdict.GUARDED, code="APR002"), LOOPS[2])
    assert not list(baseline.compare(guarded, entries).findings())
