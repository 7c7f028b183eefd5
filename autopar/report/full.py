"""``--format full``: each loop with its lines, the places in conflict, and what would free it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from autopar.report.excerpt import Mark, excerpt, source_lines
from autopar.report.model import FileResult, Finding, Report
from autopar.report.style import Style
from autopar.report.wording import facts, hints, summary_line
from autopar.spec import LoopReport, Obstacle


def render(report: Report, *, colour: bool = False) -> str:
    """Return the text, grouped by file, with the summary as its last line."""
    style = Style(colour)
    blocks = [block for file in report.files for block in _file_blocks(file, style)]
    return "\n\n".join(["\n".join(block) for block in blocks] + [style.strong(summary_line(report))]) + "\n"


def loop_block(loop: LoopReport, lines: Sequence[str], style: Style) -> list[str]:
    """Return the lines that tell one loop's verdict."""
    place = style.strong(f"{loop.path}:{loop.line}:{loop.column + 1}")
    verdict = style.verdict(loop.verdict, str(loop.verdict))
    output = [f"{place}: {verdict} {style.strong(loop.code)} {loop.message}"]
    output += excerpt(lines, marks(loop), style)
    output += [f"  {style.dim('=')} {fact}" for fact in facts(loop)]
    return output + _hints(hints(loop), style)


def finding_block(finding: Finding, lines: Sequence[str], style: Style) -> list[str]:
    """Return the lines that tell one finding."""
    place = style.strong(f"{finding.path}:{finding.line}:{finding.column + 1}")
    word = style.alarm("error" if finding.fails else "warning")
    places = [Mark(finding.line, finding.column)]
    if finding.related_line:
        places.append(Mark(finding.related_line))
    output = [f"{place}: {word} {style.strong(finding.code)} {finding.message}", *excerpt(lines, places, style)]
    return output + _hints({finding.hint: ""} if finding.hint else {}, style)


def _file_blocks(file: FileResult, style: Style) -> list[list[str]]:
    lines = source_lines(file.source)
    places = [(f.line, f.column, finding_block(f, lines, style)) for f in file.findings]
    places += [(loop.line, loop.column, loop_block(loop, lines, style)) for loop in file.shown]
    return [block for _, _, block in sorted(places, key=lambda place: place[:2])]


def marks(loop: LoopReport) -> list[Mark]:
    """Return the places to show of a loop: its first line, and both places of every conflict."""
    points_into_line = loop.kind not in ("for", "while") and not loop.obstacles
    found = [Mark(loop.line, loop.column if points_into_line else None)]
    for obstacle in loop.obstacles:
        found.append(Mark(obstacle.line, obstacle.column, _label(loop, obstacle)))
        if obstacle.related_line:
            found.append(Mark(obstacle.related_line))
    return found


def _label(loop: LoopReport, obstacle: Obstacle) -> str:
    """Return what stands at a mark: nothing when the loop's first line has said it already."""
    if obstacle.message != loop.message:
        return f"{obstacle.code} {obstacle.message}"
    return obstacle.code if len(loop.obstacles) > 1 else ""


def _hints(hints: Mapping[str, str], style: Style) -> list[str]:
    return [
        f"  {style.dim('=')} {style.help(f'help for {codes}:' if codes else 'help:')} {hint}"
        for hint, codes in hints.items()
    ]
