"""``--format junit``: JUnit's XML, in which each loop is a test case.

A loop that can run in parallel passes, a sequential one is skipped with its reason, a finding that fails is a failure.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from autopar.report.model import FileResult, Finding, Report
from autopar.report.wording import told
from autopar.spec import LoopReport, Verdict

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Return the XML document: a test suite for each file."""
    root = ElementTree.Element("testsuites", name="autopar")
    for file in report.files:
        _suite(root, file)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, file: FileResult) -> None:
    failing = [finding for finding in file.findings if finding.fails]
    skipped = sum(loop.verdict is Verdict.SEQUENTIAL for loop in file.shown)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(file.path),
        tests=str(len(file.shown) + len(failing)),
        failures=str(len(failing)),
        skipped=str(skipped),
        errors="0",
    )
    for finding in failing:
        _failure(suite, finding)
    for loop in file.shown:
        _loop(suite, loop)


def _failure(suite: ElementTree.Element, finding: Finding) -> None:
    case = _case(suite, finding.path, f"{finding.code} at line {finding.line}", finding.line)
    failure = ElementTree.SubElement(case, "failure", message=_clean(finding.message), type=finding.code)
    failure.text = _clean(
        f"{finding.path}:{finding.line}:{finding.column + 1}: {finding.message}\n{finding.hint}"
    ).strip()


def _loop(suite: ElementTree.Element, loop: LoopReport) -> None:
    case = _case(suite, loop.path, f"{loop.kind} in {loop.function} at {loop.line}:{loop.column + 1}", loop.line)
    if loop.verdict is Verdict.SEQUENTIAL:
        ElementTree.SubElement(case, "skipped", message=_clean(f"{loop.code} {told(loop)}"))


def _case(suite: ElementTree.Element, path: str, name: str, line: int) -> ElementTree.Element:
    names = {"classname": _clean(path), "name": _clean(name), "file": _clean(path), "line": str(line)}
    return ElementTree.SubElement(suite, "testcase", names)


def _clean(text: str) -> str:
    """Return ``text`` without the characters that XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
