from __future__ import annotations

import pytest

from autopar import rules

NUMBERS = (*range(1, 6), *range(101, 109), *range(201, 208), *range(301, 318), *range(501, 504), 901)
SPECIFIED = [f"APR{number:03d}" for number in NUMBERS]


def test_every_code_has_its_file() -> None:
    assert list(rules.all_codes()) == SPECIFIED


@pytest.mark.parametrize("code", SPECIFIED)
def test_a_rule_explains_itself(code: str) -> None:
    rule = rules.load(code)
    assert rule.code == code
    assert rule.title
    assert not rule.title.endswith(".")
    first, *rest = rule.explanation.split("\n\n")
    assert "\n" not in first
    assert first.endswith(".")
    assert rest
    assert max(map(len, rule.explanation.splitlines())) <= 120
    assert rule.valid
    assert rule.invalid


@pytest.mark.parametrize("code", SPECIFIED)
def test_before_and_after_stand_together(code: str) -> None:
    explanation = rules.load(code).explanation
    assert explanation.count("\nBefore:\n") == explanation.count("\nAfter:\n")


def test_codes_are_found_in_any_case() -> None:
    assert rules.load("apr101") is not None
    assert rules.load(" APR101 ").code == "APR101"


@pytest.mark.parametrize("code", ["", "APR", "APR000", "101", "APR1011", "registry", "../cli"])
def test_unknown_codes_are_refused(code: str) -> None:
    with pytest.raises(rules.UnknownCode):
        rules.load(code)
    assert rules.title(code) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("APR1O1", "APR101"), ("apr-104", "APR104"), ("101", "APR101"), ("E316", "APR316"), ("aprl01", "APR101")],
)
def test_close_matches(text: str, code: str) -> None:
    assert rules.close_matches(text)[0] == code


def test_what_has_no_likeness_gets_no_proposal() -> None:
    assert rules.close_matches("nonsense") == []


def test_titles_are_all_different() -> None:
    titles = [rules.title(code) for code in rules.all_codes()]
    assert len(set(titles)) == len(titles)
