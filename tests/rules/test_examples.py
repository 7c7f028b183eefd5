"""The examples of every rule, held against the analysis."""

from __future__ import annotations

import pytest

from autopar import rules
from autopar.analysis.module import analyze_module
from autopar.report.pragmas import judge

EXAMPLES = [code for code in rules.all_codes() if code != "APR901"]


def _codes(source: str) -> set[str]:
    analysis = analyze_module(source, "example.py", arrays=True)
    file = judge("example.py", source, analysis.reports, analysis.pragmas)
    found = {loop.code for loop in file.loops} | {finding.code for finding in file.findings}
    return found | {obstacle.code for loop in file.loops for obstacle in loop.obstacles}


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(code, source, id=f"{code}-{number}")
        for code in EXAMPLES
        for number, source in enumerate(getattr(rules.load(code), kind))
    ]


@pytest.mark.parametrize(("code", "source"), _cases("invalid"))
def test_an_invalid_example_gets_the_code(code: str, source: str) -> None:
    assert code in _codes(source)


@pytest.mark.parametrize(("code", "source"), _cases("valid"))
def test_a_valid_example_does_not(code: str, source: str) -> None:
    assert code not in _codes(source)


@pytest.mark.parametrize("source", [source for code in EXAMPLES for source in rules.load(code).valid])
def test_a_valid_example_is_what_frees_a_loop(source: str) -> None:
    """What an explanation proposes runs parallel, apart from the one relative of APR001 that must not."""
    analysis = analyze_module(source, "example.py")
    if source in rules.load("APR001").valid:
        return
    assert any(report.verdict != "sequential" for report in analysis.reports)


def test_a_file_that_does_not_parse_raises() -> None:
    rule = rules.load("APR901")
    for source in rule.invalid:
        with pytest.raises(SyntaxError):
            analyze_module(source, "example.py")
    for source in rule.valid:
        analyze_module(source, "example.py")
