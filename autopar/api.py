"""What the command line, the import hook and users call: source text in, loops and rewritten source out.

Imports neither ray nor numba nor the runtime; libcst is imported only where a loop is rewritten.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from autopar.analysis.module import analyze_module
from autopar.analysis.program import Program
from autopar.config import Config
from autopar.remembered import analyze
from autopar.rewrite.result import LineOrigin
from autopar.spec import LoopReport


@dataclass(frozen=True, slots=True)
class Transformed:
    """A module's source with its parallel loops rewritten.

    Parameters
    ----------
    code
        The new source; the source itself where no loop is rewritten.
    loops
        The verdict on every loop of the original source, in the order of its text.
    line_map
        ``line_map[k]`` says where line ``k + 1`` of ``code`` came from.
    needs
        Files of other modules that the verdicts rest on, each with the digest of its text.
    """

    code: str
    loops: tuple[LoopReport, ...]
    line_map: tuple[LineOrigin, ...]
    needs: tuple[tuple[str, str], ...] = ()


def analyze_source(source: str, *, filename: str = "<string>") -> tuple[LoopReport, ...]:
    """Return the verdict on every loop of a module's source, and a row for each array statement.

    Parameters
    ----------
    source
        Text of the module.
    filename
        Name of the file, for reports and messages; where there is such a file, imports of modules that stand beside
        it are followed.

    Raises
    ------
    SyntaxError, ValueError
        When the source does not parse, as `ast.parse` raises them.
    """
    return analyze_module(source, filename, _program_of(filename), arrays=True).reports


def _program_of(filename: str, pure: tuple[str, ...] = ()) -> Program | None:
    return Program(pure=pure) if pure or os.path.isfile(filename) else None


def transform_source(
    source: str, *, filename: str = "<string>", config: Config | None = None, program: Program | None = None
) -> Transformed:
    """Return a module's source with its parallel loops rewritten into kernels and calls.

    Parameters
    ----------
    source
        Text of the module; newlines of any kind.
    filename
        Name of the file, for reports and messages.
    config
        Settings; with ``disable`` the loops are judged and nothing is rewritten.
    program
        The program that the file belongs to; where it exists, by default what can be found from its folder.

    Raises
    ------
    SyntaxError, ValueError
        When the source does not parse, as `ast.parse` raises them.
    """
    if program is None:
        program = _program_of(filename, () if config is None else config.pure)
    if program is None:
        analysis = analyze_module(source, filename)
    else:
        analysis = analyze(source, filename, program)
    if not analysis.outlines or (config is not None and config.disable):
        lines = _line_count(source)
        origins = tuple(LineOrigin(n, 0) for n in range(1, lines + 1))
        return Transformed(source, analysis.reports, origins, analysis.needs)
    from autopar.rewrite.module import rewrite_module

    rewritten = rewrite_module(source, analysis.outlines, filename)
    return Transformed(rewritten.code, analysis.reports, rewritten.lines, analysis.needs)


def _line_count(source: str) -> int:
    """Count lines as Python's tokenizer does: form feeds and Unicode separators end none."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    return text.count("\n") + (not text.endswith("\n") and text != "")
