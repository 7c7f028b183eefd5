from __future__ import annotations

from dataclasses import replace

import pytest

from autopar.report import FileResult
from autopar.report.pragmas import judge
from autopar.spec import LoopReport, Obstacle, Verdict
from autopar.syntax.pragmas import read_pragmas

PARALLEL = LoopReport("x.py", 1, 0, 3, "for", "<module>", Verdict.PARALLEL, "APR001", "independent")
STOPPED = replace(
    PARALLEL,
    verdict=Verdict.SEQUENTIAL,
    code="APR101",
    message="a carries",
    obstacles=(Obstacle("APR101", "a carries", 2, 4, hint="copy"), Obstacle("APR202", "print", 3, 4)),
)


def _judge(first: str, loop: LoopReport, second: str = "", third: str = "") -> FileResult:
    source = f"for i in xs:{first}\n    a[i] = a[i - 1]{second}\n    print(i){third}\n"
    return judge("x.py", source, (loop,), read_pragmas(source))


def _codes(file: FileResult) -> list[tuple[str, bool]]:
    return [(finding.code, finding.fails) for finding in file.findings]


def test_without_pragmas_everything_is_shown() -> None:
    file = _judge("", STOPPED)
    assert file.loops == file.shown == (STOPPED,)
    assert not file.findings


@pytest.mark.parametrize("verdict", [Verdict.PARALLEL, Verdict.GUARDED])
def test_require_is_met(verdict: Verdict) -> None:
    assert not _judge("  # autopar: require", replace(PARALLEL, verdict=verdict)).findings


def test_require_is_not_met() -> None:
    file = _judge("  # autopar: require", STOPPED)
    assert _codes(file) == [("APR501", True)]
    assert file.findings[0].related_line == 2
    assert file.findings[0].hint == "copy"


def test_require_speaks_of_the_statement_of_its_line() -> None:
    inner = replace(STOPPED, column=10, kind="comprehension", end_line=1)
    source = "for i in [f(x) for x in xs]:  # autopar: require\n    pass\n"
    assert not judge("x.py", source, (PARALLEL, inner), read_pragmas(source)).findings


def test_ignore_silences_one_obstacle_and_leaves_the_other() -> None:
    file = _judge("  # autopar: ignore[APR101] known", STOPPED)
    assert [o.code for o in file.shown[0].obstacles] == ["APR202"]
    assert (file.shown[0].code, file.shown[0].message) == ("APR202", "print")
    assert file.loops == (STOPPED,)
    assert not file.findings


def test_ignore_at_the_obstacle_works_too() -> None:
    file = _judge("", STOPPED, third="  # autopar: ignore[APR202]")
    assert [o.code for o in file.shown[0].obstacles] == ["APR101"]
    assert not file.findings


def test_a_loop_with_nothing_left_to_say_is_silenced_with_the_reasons() -> None:
    file = _judge("", STOPPED, "  # autopar: ignore[APR101] first", "  # autopar: ignore[apr202] second")
    assert file.shown == ()
    assert [(entry.loop, entry.reason) for entry in file.silenced] == [(STOPPED, "first; second")]
    assert not file.findings


def test_ignore_with_two_codes() -> None:
    file = _judge("  # autopar: ignore[APR101, APR202] both", STOPPED)
    assert file.shown == ()
    assert file.silenced[0].reason == "both"


def test_ignore_of_a_code_that_does_not_occur_is_unused() -> None:
    file = _judge("  # autopar: ignore[APR101, APR301] why", STOPPED)
    assert _codes(file) == [("APR502", False)]
    assert "APR301" in file.findings[0].message


def test_ignore_silences_a_finding() -> None:
    source = "# autopar: require\nfor i in xs:  # autopar: ignore[APR501] for now\n    a[i] = a[i - 1]\n"
    loop = replace(STOPPED, line=2, obstacles=())
    file = judge("x.py", source, (loop,), read_pragmas(source))
    assert not file.findings


@pytest.mark.parametrize("kind", ["off", "require"])
def test_a_pragma_at_no_loop_is_unused(kind: str) -> None:
    file = _judge("", PARALLEL, second=f"  # autopar: {kind}")
    assert _codes(file) == [("APR502", False)]
    assert file.findings[0].line == 2


@pytest.mark.parametrize(
    "text", ["requires", "ignore", "ignore APR101", "ignore[]", "ignore[APR999] x", "ignore[E501]", "parallel", ""]
)
def test_what_autopar_does_not_know_fails(text: str) -> None:
    assert ("APR503", True) in _codes(_judge(f"  # autopar: {text}", PARALLEL))


def test_an_unknown_code_gets_a_proposal() -> None:
    file = _judge("  # autopar: ignore[APR1O1] typo", STOPPED)
    assert "APR101" in file.findings[0].hint
