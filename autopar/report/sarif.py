"""``--format sarif``: SARIF 2.1.0 for code scanning.

The format: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

import autopar
from autopar import rules
from autopar.report.excerpt import source_lines
from autopar.report.identity import Identity, identities
from autopar.report.model import FileResult, Finding, Report
from autopar.report.wording import told
from autopar.spec import LoopReport, Verdict

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Json = dict[str, Any]


def render(report: Report) -> str:
    """Return the log with one run; every loop is a result, silenced ones with their suppression."""
    codes = {loop.code for file in report.files for loop in file.loops}
    codes |= {finding.code for finding in report.findings()}
    order = sorted(code for code in codes if code in rules.all_codes())
    results = [result for file in report.files for result in _file_results(file, order)]
    driver = {
        "name": "autopar",
        "version": autopar.__version__,
        "semanticVersion": autopar.__version__,
        "rules": [_rule(rules.load(code)) for code in order],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that the check ran in."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: rules.Rule) -> Json:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.title.replace("`", "").replace(",", "").split()),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.summary()},
        "help": {"text": rule.explanation},
        "defaultConfiguration": {"level": _default_level(rule.code)},
    }


def _default_level(code: str) -> str:
    if code in ("APR501", "APR503", "APR901"):
        return "error"
    if code == "APR502":
        return "warning"
    return "none" if code.startswith("APR00") else "note"


def _file_results(file: FileResult, order: Sequence[str]) -> list[Json]:
    lines = source_lines(file.source)
    names = identities(file)
    reasons = {entry.loop: entry.reason for entry in file.silenced}
    results = [_finding_result(finding, lines, order) for finding in file.findings]
    for loop in file.loops:
        result = _loop_result(loop, names[loop], lines, order)
        if loop in reasons:
            justification = {"justification": reasons[loop]} if reasons[loop] else {}
            result["suppressions"] = [{"kind": "inSource", **justification}]
        results.append(result)
    return results


def _loop_result(loop: LoopReport, name: Identity, lines: Sequence[str], order: Sequence[str]) -> Json:
    stopped = loop.verdict is Verdict.SEQUENTIAL
    related = [_location(loop.path, _region(lines, o.line, o.column), f"{o.code}: {o.message}") for o in loop.obstacles]
    related += [
        _location(loop.path, _region(lines, o.related_line), f"in conflict with line {o.line}")
        for o in loop.obstacles
        if o.related_line
    ]
    result = {
        **_rule_reference(loop.code, order),
        "kind": "fail" if stopped else "informational",
        "level": "note" if stopped else "none",
        "message": {"text": told(loop)},
        "locations": [_location(loop.path, _region(lines, loop.line, loop.column, loop.end_line))],
        "partialFingerprints": {"autoparLoop/v1": name.fingerprint()},
        "properties": {
            "verdict": str(loop.verdict),
            "function": loop.function,
            "loopKind": loop.kind,
            "outermost": loop.outermost,
        },
    }
    if related:
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(related, 1)]
    return result


def _finding_result(finding: Finding, lines: Sequence[str], order: Sequence[str]) -> Json:
    text = finding.message + (f" Hint: {finding.hint}" if finding.hint else "")
    line = lines[finding.line - 1].strip() if finding.line <= len(lines) else ""
    place = Identity(PurePath(finding.path).as_posix(), "", finding.code, line, 0)
    result = {
        **_rule_reference(finding.code, order),
        "kind": "fail",
        "level": "error" if finding.fails else "warning",
        "message": {"text": text},
        "locations": [_location(finding.path, _region(lines, finding.line, finding.column))],
        "partialFingerprints": {"autoparFinding/v1": place.fingerprint()},
    }
    if finding.related_line:
        related = _location(finding.path, _region(lines, finding.related_line), "the place in conflict")
        result["relatedLocations"] = [{"id": 1, **related}]
    return result


def _rule_reference(code: str, order: Sequence[str]) -> Json:
    return {"ruleId": code, "ruleIndex": order.index(code)} if code in order else {"ruleId": code}


def _location(path: str, region: Json, message: str = "") -> Json:
    physical = {"artifactLocation": _artifact(path), "region": region}
    return {"physicalLocation": physical, **({"message": {"text": message}} if message else {})}


def _artifact(path: str) -> Json:
    pure = PurePath(os.path.normpath(path))
    if pure.is_absolute() or ".." in pure.parts:
        return {"uri": Path(path).resolve().as_uri()}
    return {"uri": quote(pure.as_posix().encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}


def _region(lines: Sequence[str], line: int, column: int | None = None, end_line: int | None = None) -> Json:
    """Return a region from a 0-based column to the end of its last line; columns count from 1 and end exclusively."""
    last = end_line or line
    text = lines[last - 1] if last <= len(lines) else ""
    start = column if column is not None else len(text) - len(text.lstrip())
    end = len(text.rstrip()) + 1
    region = {"startLine": line, "startColumn": start + 1, "endLine": last}
    return {**region, "endColumn": max(end, start + 2 if last == line else 1)}
