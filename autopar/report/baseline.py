"""The baseline: which loops could run parallel when it was written, so that a check can tell when one no longer can."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from autopar.report.identity import Identity, identities
from autopar.report.model import FileResult, Finding, Report
from autopar.spec import LoopReport, Verdict

VERSION = 1


class BaselineError(ValueError):
    """A baseline file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A loop of the baseline, and whether it could run parallel."""

    identity: Identity
    parallel: bool


def dump(report: Report) -> str:
    """Return the text of a baseline for these files: sorted, one loop a line, made to be read in a diff.

    Array statements are none of it: whether one is there is no property that a change could break.
    """
    rows = [
        json.dumps(
            {
                "path": identity.path,
                "function": identity.function,
                "kind": identity.kind,
                "header": identity.header,
                "ordinal": identity.ordinal,
                "parallel": _is_parallel(loop),
            }
        )
        for file in sorted(report.files, key=lambda file: file.path)
        for loop, identity in identities(file).items()
        if loop.kind != "array"
    ]
    loops = ",\n".join(f"  {row}" for row in rows)
    return f'{{"version": {VERSION}, "loops": [\n{loops}\n]}}\n' if rows else f'{{"version": {VERSION}, "loops": []}}\n'


def load(text: str) -> tuple[Entry, ...]:
    """Read a baseline.

    Raises
    ------
    BaselineError
        When the text is no baseline, or one of a later version.
    """
    try:
        document = json.loads(text)
        if document["version"] != VERSION:
            raise BaselineError(f"it has version {document['version']}, this autopar reads version {VERSION}")
        return tuple(_entry(row) for row in document["loops"])
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError("it is no baseline that autopar wrote") from error


def _entry(row: Mapping[str, object]) -> Entry:
    path, function, kind, header = (str(row[name]) for name in ("path", "function", "kind", "header"))
    ordinal = row["ordinal"]
    if not isinstance(ordinal, int):
        raise BaselineError("it is no baseline that autopar wrote")
    return Entry(Identity(path, function, kind, header, ordinal), bool(row["parallel"]))


def compare(report: Report, entries: Iterable[Entry]) -> Report:
    """Return the report with a finding for each loop that was parallel in the baseline and no longer is.

    A loop is found again by function, kind and first line. Where loops of one function have changed their first line,
    they are taken in order if there are as many as before: the change of a loop's header hides no regression.
    """
    before = defaultdict(list)
    for entry in entries:
        before[entry.identity.path].append(entry)
    return Report(tuple(_compare_file(file, before[_posix(file)]) for file in report.files))


def _posix(file: FileResult) -> str:
    return file.path.replace("\\", "/")


def _compare_file(file: FileResult, entries: list[Entry]) -> FileResult:
    if not entries:
        return file
    found = [
        Finding(
            file.path,
            loop.line,
            loop.column,
            "APR501",
            f"this loop was parallel in the baseline and no longer is: {loop.code} {loop.message}",
            related_line=loop.obstacles[0].line if loop.obstacles else None,
            hint=next((o.hint for o in loop.obstacles if o.hint), ""),
        )
        for loop, entry in _pairs(identities(file), entries)
        if entry.parallel and not _is_parallel(loop)
    ]
    return replace(file, findings=file.findings + tuple(found))


def _pairs(now: Mapping[LoopReport, Identity], before: list[Entry]) -> list[tuple[LoopReport, Entry]]:
    by_identity = {entry.identity: entry for entry in before}
    pairs = [(loop, by_identity[identity]) for loop, identity in now.items() if identity in by_identity]
    matched = {entry.identity for _, entry in pairs}
    new: dict[tuple[str, str], list[LoopReport]] = defaultdict(list)
    old: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for loop, identity in now.items():
        if identity not in matched:
            new[identity.function, identity.kind].append(loop)
    for entry in before:
        if entry.identity not in matched:
            old[entry.identity.function, entry.identity.kind].append(entry)
    for place, loops in new.items():
        if len(loops) == len(old[place]):
            pairs += zip(loops, old[place], strict=True)
    return pairs


def _is_parallel(loop: LoopReport) -> bool:
    return loop.verdict is not Verdict.SEQUENTIAL
