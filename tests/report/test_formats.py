from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from autopar.report import FileResult, Finding, Report, Silenced, concise, formats, full, github, json_format, sarif
from autopar.report.statistics import render as render_statistics
from tests.report.samples import CARRIED, DOUBLING, LOOPS, SOURCE, SQUARES, UNMET, UNUSED, report


def test_json_has_the_schema_of_the_design() -> None:
    document = json.loads(json_format.render(report(UNMET)))
    assert list(document) == ["version", "tool", "loops", "summary"]
    assert document["version"] == 1
    assert document["tool"]["name"] == "autopar"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", document["tool"]["version"])
    assert document["summary"] == {"files": 1, "loops": 3, "parallel": 1, "guarded": 1, "sequential": 1}
    names = "path line column end_line kind function verdict code message outermost reductions private guards obstacles"
    for row in document["loops"]:
        assert list(row) == names.split()
    carried, _, squares = document["loops"]
    assert list(carried["obstacles"][0]) == ["code", "message", "line", "column", "related_line", "hint"]
    assert squares["reductions"] == [{"name": "s", "operator": "+"}]


def test_concise_has_one_line_for_each_loop_and_finding_and_a_summary() -> None:
    lines = concise.render(report(UNMET, UNUSED)).splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("src/smooth.py:1:1: warning APR502 ")
    assert lines[1].startswith("src/smooth.py:5:5: error APR501 ")
    assert lines[2].startswith("src/smooth.py:5:5: sequential APR101 ")
    assert lines[-1] == "3 loops in 1 file: 1 parallel, 1 guarded, 1 sequential; 1 finding fails"


def test_full_points_at_the_places_in_conflict() -> None:
    text = full.render(report())
    assert "\x1b" not in text
    block = text.split("\n\n")[0].splitlines()
    assert block[0].startswith("src/smooth.py:5:5: sequential APR101 ")
    code = next(n for n, line in enumerate(block) if "a[i] = a[i - 1] + b[i]" in line)
    assert block[code + 1].index("^") == block[code].index("a[i - 1]")
    assert block[code + 1].count("^") == len("a[i - 1]")
    assert any(line.startswith("5 |") for line in block)
    assert block[-1].endswith("help: read from a copy of `a` that is made before the loop")


def test_full_tells_reductions_private_names_and_guards() -> None:
    text = full.render(report())
    assert "reduces s (+)" in text
    assert "private t" in text
    assert "`perm` holds no index twice" in text


def test_full_in_colour_says_the_same() -> None:
    coloured = full.render(report(UNMET), colour=True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == full.render(report(UNMET)).splitlines()


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("\tout[i] = f(x)", 1, "^^^^^^"),
        ("    größe[i] = größe[i - 1]", 15, "^^^^^^^^^^^^"),
        ("    名前[i] = 1", 4, "^^^^^^^"),
        ("    async for x in y:", 4, "^^^^^^^^^"),
        ("    (a, b) = c", 4, "^"),
    ],
)
def test_marks_stand_below_the_text_they_mean(line: str, column: int, expected: str) -> None:
    loop = replace(SQUARES, line=1, column=column, end_line=1)
    text = full.render(Report((FileResult("x.py", line + "\n", (loop,), (loop,)),)))
    (mark,) = [row for row in text.splitlines() if "^" in row]
    assert mark.strip(" |") == expected


def test_control_characters_of_the_source_do_not_reach_the_terminal() -> None:
    loop = replace(DOUBLING, line=1, column=0, end_line=1)
    text = full.render(Report((FileResult("x.py", "for x in '\x1b[31m':\n", (loop,), (loop,)),)))
    assert "\x1b" not in text


def test_marks_outside_the_text_are_left_out() -> None:
    loop = replace(DOUBLING, line=99, column=0, end_line=99)
    assert "x.py" not in full.render(Report((FileResult("x.py", "", (loop,), ()),)))
    assert "parallel" in full.render(Report((FileResult("x.py", "", (loop,), (loop,)),)))


def test_github_annotates_findings_and_sequential_loops_only() -> None:
    commands = [line for line in github.render(report(UNMET, UNUSED)).splitlines() if line.startswith("::")]
    assert [command.split()[0] for command in commands] == ["::error", "::warning", "::notice"]
    assert "file=src/smooth.py,line=5,col=5,title=autopar APR501::" in commands[0]
    assert "%0AHint: copy `a`" in commands[0]


def test_github_escapes_data_and_properties() -> None:
    finding = Finding("a,b:c%.py", 3, 0, "APR901", "100% wrong:\nreally, \r so")
    line = github.render(Report((FileResult("a,b:c%.py", findings=(finding,)),))).splitlines()[0]
    assert line == ("::error file=a%2Cb%3Ac%25.py,line=3,col=1,title=autopar APR901::100%25 wrong:%0Areally, %0D so")


def test_sarif_is_well_formed() -> None:
    document = json.loads(sarif.render(report(UNMET)))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["APR001", "APR002", "APR101", "APR501"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["kind"] == "fail" or result["level"] == "none"
        assert all(result["partialFingerprints"].values())
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = place["physicalLocation"]
            assert physical["artifactLocation"] == {"uri": "src/smooth.py", "uriBaseId": "%SRCROOT%"}
            region = physical["region"]
            assert 1 <= region["startLine"] <= region["endLine"]
            assert region["startColumn"] >= 1
            assert region["startLine"] < region["endLine"] or region["startColumn"] < region["endColumn"]
        ids = [place["id"] for place in result.get("relatedLocations", [])]
        assert ids == sorted(set(ids))


def test_sarif_gives_failing_findings_the_level_error() -> None:
    (run,) = json.loads(sarif.render(report(UNMET, UNUSED)))["runs"]
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert levels == {"APR501": "error", "APR502": "warning", "APR101": "note", "APR001": "none", "APR002": "none"}


def test_sarif_columns_count_from_one() -> None:
    (run,) = json.loads(sarif.render(report()))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"]) == (5, 5, 7)
    assert region["endColumn"] == len("        a[i] = a[i - 1] + b[i]") + 1


def test_sarif_fingerprints_survive_moved_lines_and_differ_between_loops() -> None:
    def prints(source: str, shift: int) -> list[str]:
        loops = tuple(replace(loop, line=loop.line + shift, end_line=loop.end_line + shift) for loop in LOOPS)
        text = sarif.render(Report((FileResult("src/smooth.py", source, loops, loops),)))
        return [result["partialFingerprints"]["autoparLoop/v1"] for result in json.loads(text)["runs"][0]["results"]]

    before = prints(SOURCE, 0)
    assert before == prints("# a comment\n\n" + SOURCE, 2)
    assert len(set(before)) == 3


def test_sarif_records_what_is_silenced_and_why() -> None:
    file = FileResult("src/smooth.py", SOURCE, LOOPS, LOOPS[1:], (), (Silenced(CARRIED, "known: a recurrence"),))
    (run,) = json.loads(sarif.render(Report((file,))))["runs"]
    suppressed = [result.get("suppressions") for result in run["results"]]
    assert suppressed == [[{"kind": "inSource", "justification": "known: a recurrence"}], None, None]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my file.py", "my%20file.py"),
        ("./a/b.py", "a/b.py"),
        ("größe.py", "gr%C3%B6%C3%9Fe.py"),
        ("/x/y.py", "file:///x/y.py"),
    ],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    file = FileResult(path, findings=(Finding(path, 1, 0, "APR901", "no Python"),))
    (run,) = json.loads(sarif.render(Report((file,))))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_statistics_count_codes_most_frequent_first() -> None:
    twice = replace(DOUBLING, line=9)
    file = FileResult("x.py", SOURCE, (*LOOPS, twice), (*LOOPS, twice))
    lines = render_statistics(Report((file,))).splitlines()
    assert lines[0].split()[:2] == ["2", "APR001"]
    assert lines[-1].startswith("4 loops in 1 file")


def test_gitlab_lists_findings_and_sequential_loops() -> None:
    issues = json.loads(formats.render("gitlab", report(UNMET, UNUSED)))
    assert [(issue["check_name"], issue["severity"]) for issue in issues] == [
        ("APR501", "major"),
        ("APR502", "minor"),
        ("APR101", "info"),
    ]
    assert issues[2]["location"] == {"path": "src/smooth.py", "lines": {"begin": 5, "end": 7}}
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_junit_fails_skips_and_passes() -> None:
    root = ElementTree.fromstring(formats.render("junit", report(UNMET, UNUSED)))
    (suite,) = root
    assert {name: suite.get(name) for name in ("tests", "failures", "skipped")} == {
        "tests": "4",
        "failures": "1",
        "skipped": "1",
    }
    assert [[child.tag for child in case] for case in suite] == [["failure"], ["skipped"], [], []]


def test_junit_holds_no_character_that_xml_forbids() -> None:
    finding = Finding("a\udcff.py", 1, 0, "APR901", "odd \x00 \x1b <&> text")
    root = ElementTree.fromstring(formats.render("junit", Report((FileResult(finding.path, findings=(finding,)),))))
    assert "<&> text" in (root[0][0][0].text or "")


def test_html_stands_alone_and_escapes() -> None:
    finding = Finding("a<b>.py", 1, 0, "APR901", "<script>alert(1)</script>")
    page = formats.render("html", Report((FileResult("a<b>.py", "x = '</pre>'\n", findings=(finding,)),)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;/pre&gt;" in page
    assert "http" not in page


def test_html_shows_loops_with_their_lines() -> None:
    page = formats.render("html", report(UNMET))
    assert page.count("<details>") == 4
    assert "a[i] = a[i - 1] + b[i]" in page
    assert "read from a copy of `a`" in page


@pytest.mark.parametrize(
    "name", ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "html", "statistics"]
)
def test_every_format_shows_an_empty_report(name: str) -> None:
    assert formats.render(name, Report(()))


def test_samples_say_what_their_source_says() -> None:
    lines = SOURCE.splitlines()
    assert lines[CARRIED.line - 1][CARRIED.column :].startswith("for")
    assert lines[SQUARES.line - 1][SQUARES.column :].startswith("x * x for")
