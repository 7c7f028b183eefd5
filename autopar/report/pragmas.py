"""Judges the pragmas of a file: what they silence, whether ``require`` is met, and which of them do nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autopar import rules
from autopar.report.model import FileResult, Finding, Silenced
from autopar.spec import LoopReport, Obstacle, Verdict
from autopar.syntax.pragmas import Pragma, PragmaKind


def judge(path: str, source: str, loops: Sequence[LoopReport], pragmas: Sequence[Pragma]) -> FileResult:
    """Return the file's result: what pragmas silence is left out of ``shown``, what is wrong with them is a finding.

    An ``ignore`` silences a code on the loop that it stands at, and on an obstacle or finding of its own line.
    """
    ignores = _Ignores([p for p in pragmas if p.kind is PragmaKind.IGNORE])
    shown: list[LoopReport] = []
    silenced: list[Silenced] = []
    for loop in loops:
        kept = ignores.apply(loop)
        if kept is None:
            silenced.append(Silenced(loop, ignores.reason(loop)))
        else:
            shown.append(kept)
    findings = [f for p in pragmas for f in _judged(path, p, loops) if not ignores.covers(f.line, f.code)]
    findings += ignores.unused(path)
    return FileResult(path, source, tuple(loops), tuple(shown), tuple(findings), tuple(silenced))


class _Ignores:
    """The ``ignore`` pragmas of a file; remembers which codes of them have been of use."""

    def __init__(self, pragmas: Sequence[Pragma]) -> None:
        self._pragmas = pragmas
        self._used: set[tuple[Pragma, str]] = set()

    def covers(self, line: int, code: str) -> bool:
        found = [(p, c) for p in self._pragmas for c in p.codes if p.target == line and c.upper() == code]
        self._used.update(found)
        return bool(found)

    def apply(self, loop: LoopReport) -> LoopReport | None:
        """Return the loop without the obstacles that are silenced, None when nothing is left to say."""
        if not loop.obstacles:
            return None if self.covers(loop.line, loop.code) else loop
        left = tuple(o for o in loop.obstacles if not self._silences(loop, o))
        if not left:
            return None
        if len(left) == len(loop.obstacles):
            return loop
        return replace(loop, obstacles=left, code=left[0].code, message=left[0].message)

    def _silences(self, loop: LoopReport, obstacle: Obstacle) -> bool:
        covering = [self.covers(line, obstacle.code) for line in {loop.line, obstacle.line}]  # each counts as used
        return any(covering)

    def reason(self, loop: LoopReport) -> str:
        """Return why the pragmas that silence a loop say that they do."""
        lines = {loop.line, *(o.line for o in loop.obstacles)}
        codes = {loop.code, *(o.code for o in loop.obstacles)}
        reasons = (p.reason for p in self._pragmas if p.target in lines and codes & {c.upper() for c in p.codes})
        return "; ".join(dict.fromkeys(filter(None, reasons)))

    def unused(self, path: str) -> list[Finding]:
        return [
            Finding(
                path,
                p.line,
                p.column,
                "APR502",
                f"`ignore[{code}]` silences nothing here",
                fails=False,
                hint="remove it",
            )
            for p in self._pragmas
            for code in p.codes
            if (p, code) not in self._used and code.upper() in rules.all_codes()
        ]


def _judged(path: str, pragma: Pragma, loops: Sequence[LoopReport]) -> list[Finding]:
    if pragma.kind is PragmaKind.UNKNOWN:
        known = "`off`, `require` and `ignore[CODE] reason`"
        return [_unknown(path, pragma, f"unknown pragma `{pragma.text}`", f"autopar knows {known}")]
    if pragma.kind is PragmaKind.IGNORE:
        return _unknown_codes(path, pragma)
    held = _loops_at(pragma.target, loops)
    if not held:
        message = f"`{pragma.kind}` stands at no loop"
        hint = "put it on the line of the loop, or on a line of its own right before it"
        return [Finding(path, pragma.line, pragma.column, "APR502", message, fails=False, hint=hint)]
    if pragma.kind is PragmaKind.REQUIRE:
        return [_unmet(path, loop) for loop in held if loop.verdict is Verdict.SEQUENTIAL]
    return []


def _unknown_codes(path: str, pragma: Pragma) -> list[Finding]:
    if not pragma.codes:
        return [_unknown(path, pragma, "`ignore` names no code", "write `ignore[CODE] reason`")]
    return [
        _unknown(path, pragma, f"`ignore` names the unknown code {code!r}", _meant(code))
        for code in pragma.codes
        if code.upper() not in rules.all_codes()
    ]


def _meant(code: str) -> str:
    matches = rules.close_matches(code)
    return f"did you mean {' or '.join(matches)}?" if matches else "codes look like APR101"


def _unknown(path: str, pragma: Pragma, message: str, hint: str) -> Finding:
    return Finding(path, pragma.line, pragma.column, "APR503", message, hint=hint)


def _loops_at(line: int, loops: Sequence[LoopReport]) -> list[LoopReport]:
    """Return the loops that a pragma at a line speaks of: the statement, or else the outermost comprehensions.

    Where there is none it is an array statement.
    """
    rows = [loop for loop in loops if loop.line == line]
    here = [loop for loop in rows if loop.kind != "array"] or rows
    statements = [loop for loop in here if loop.kind in ("for", "while")]
    return statements or [loop for loop in here if loop.outermost] or here


def _unmet(path: str, loop: LoopReport) -> Finding:
    obstacle = loop.obstacles[0] if loop.obstacles else None
    return Finding(
        path,
        loop.line,
        loop.column,
        "APR501",
        f"this loop must stay parallel and is not: {loop.code} {loop.message}",
        related_line=obstacle.line if obstacle else None,
        hint=obstacle.hint if obstacle else "",
    )
