"""Sentences and counts that several formats share."""

from __future__ import annotations

from autopar.report.model import Report
from autopar.spec import LoopReport, Verdict


def counted(number: int, noun: str) -> str:
    """Return ``1 loop``, ``2 loops``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def summary_line(report: Report) -> str:
    """Return ``5 loops and 2 array statements in 2 files: 5 parallel, 1 guarded, 1 sequential``, and what fails."""
    total = report.summary()
    arrays = f" and {counted(total.arrays, 'array statement')}" if total.arrays else ""
    text = f"{counted(total.loops - total.arrays, 'loop')}{arrays} in {counted(total.files, 'file')}"
    if total.loops:
        text += f": {total.parallel} parallel, {total.guarded} guarded, {total.sequential} sequential"
    if silenced := sum(len(file.silenced) for file in report.files):
        text += f" ({silenced} silenced)"
    if failing := sum(finding.fails for finding in report.findings()):
        text += f"; {counted(failing, 'finding')} {'fails' if failing == 1 else 'fail'}"
    return text


def facts(loop: LoopReport) -> list[str]:
    """Return what makes a loop parallel: its reductions, private names and guards, each in a few words."""
    if loop.verdict is Verdict.SEQUENTIAL:
        return []
    lines = []
    if loop.reductions:
        lines.append("reduces " + ", ".join(f"{r.name} ({r.operator})" for r in loop.reductions))
    if loop.private:
        lines.append("private " + ", ".join(loop.private))
    lines += [f"checked at run time: {guard}" for guard in loop.guards]
    return lines


def hints(loop: LoopReport) -> dict[str, str]:
    """Return what would free a loop, each hint once, with its codes where there are several obstacles."""
    found: dict[str, list[str]] = {}
    for obstacle in loop.obstacles:
        if obstacle.hint and obstacle.code not in found.setdefault(obstacle.hint, []):
            found[obstacle.hint].append(obstacle.code)
    return {hint: ", ".join(codes) if len(loop.obstacles) > 1 else "" for hint, codes in found.items()}


def told(loop: LoopReport) -> str:
    """Return a loop's whole verdict as prose: the message, each further obstacle, and the hints."""
    sentences = [_sentence(loop.message)]
    sentences += [_sentence(f"{o.code}: {o.message}") for o in loop.obstacles if o.message != loop.message]
    sentences += [_sentence(f"Hint: {hint}") for hint in hints(loop)]
    return " ".join(sentences)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."
