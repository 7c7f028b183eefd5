"""``autopar explain``: a code in general, or one loop of a file in full."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable
from pathlib import Path

import click

from autopar.cli.errors import OK, InputError
from autopar.cli.output import emit, is_terminal
from autopar.spec import LoopReport

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::\d+)?")


@click.command(short_help="Explain a diagnostic code, or the verdict on one loop.")
@click.argument("subject", required=False, metavar="CODE|FILE:LINE")
def command(subject: str | None) -> Callable[[], int]:
    """Explain a diagnostic code (APR101), or the verdict on the loop at FILE:LINE.

    Without an argument, list the codes.
    """
    if subject is None:
        return list_codes
    if place := _PLACE.fullmatch(subject):
        return functools.partial(explain_loop, place["path"], int(place["line"]))
    return functools.partial(explain_code, subject)


def list_codes() -> int:
    """Print every code with its title."""
    from autopar import rules

    emit("".join(f"{code}  {rules.title(code)}\n" for code in rules.all_codes()))
    return OK


def explain_code(code: str) -> int:
    """Print the rule of a code."""
    from autopar import rules

    try:
        rule = rules.load(code)
    except rules.UnknownCode as error:
        matches = rules.close_matches(code)
        known = (
            f"did you mean {' or '.join(matches)}?" if matches else "codes look like APR101; a loop is named FILE:LINE"
        )
        raise InputError(f"no code {code!r}: {known}") from error
    emit(f"{rule.code}: {rule.title}\n\n{rule.explanation}\n")
    return OK


def explain_loop(path: str, line: int) -> int:
    """Print the report of the innermost loop at a line, with its obstacles and what their codes mean."""
    from autopar import rules
    from autopar.analysis.program import Program
    from autopar.cli.analyze import analyze_file
    from autopar.cli.files import python_files
    from autopar.cli.settings import settings
    from autopar.report.excerpt import source_lines
    from autopar.report.full import loop_block
    from autopar.report.style import Style

    if os.path.isdir(path):
        raise InputError(f"cannot read {path}: it is a directory")
    (name,) = python_files([path])
    file = analyze_file(name, Program(pure=settings(Path(name).parent).pure))
    if unparsed := next((f for f in file.findings if f.code == "APR901"), None):
        raise InputError(f"{name}:{unparsed.line}:{unparsed.column + 1}: {unparsed.message}")
    loop = loop_at(file.loops, line)
    if loop is None:
        starts = [str(other.line) for other in sorted(file.loops, key=lambda other: abs(other.line - line))]
        nearest = f"the nearest starts at line {starts[0]}" if starts else "the file has none"
        raise InputError(f"no loop at line {line} of {name}: {nearest}")
    style = Style(is_terminal())
    blocks = ["\n".join(loop_block(loop, source_lines(file.source), style))]
    for code in dict.fromkeys([loop.code, *(obstacle.code for obstacle in loop.obstacles)]):
        rule = rules.load(code)
        blocks.append(f"{style.strong(f'{rule.code}: {rule.title}')}\n\n{rule.explanation}")
    emit("\n\n".join(blocks) + "\n")
    return OK


def loop_at(loops: tuple[LoopReport, ...], line: int) -> LoopReport | None:
    """Return the loop that starts at the line, or else the innermost around it."""
    around = [loop for loop in loops if loop.line <= line <= loop.end_line]
    starting = [loop for loop in around if loop.line == line]
    return min(starting or around, key=lambda loop: (-loop.line, loop.column), default=None)
