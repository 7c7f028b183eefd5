"""``autopar transform``: the source with its loops rewritten, or the difference."""

from __future__ import annotations

import ast
import functools
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autopar.cli.errors import FINDINGS, OK, InputError, cannot, failure, say
from autopar.cli.output import emit_bytes, is_terminal, write_file
from autopar.cli.settings import settings

if TYPE_CHECKING:
    from autopar.api import Transformed


@dataclass(frozen=True, slots=True)
class TransformOptions:
    """The command line of one transformation."""

    file: str
    diff: bool
    check: bool
    in_place: bool
    output: Path | None
    stdin_filename: str | None

    @property
    def name(self) -> str:
        """What messages and the difference call the source."""
        return self.file if self.file != "-" else self.stdin_filename or "<stdin>"


@click.command(no_args_is_help=True, short_help="Show or write the source with its loops rewritten.")
@click.argument("file", metavar="FILE|-")
@click.option("--diff", is_flag=True, help="Print a unified diff instead of the source.")
@click.option("--check", is_flag=True, help="Print nothing; exit with 1 where the source would change.")
@click.option("-i", "--in-place", is_flag=True, help="Write the file itself.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to this file.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input.")
def command(**options: object) -> Callable[[], int]:
    """Rewrite the loops of FILE (or of standard input, -) that can run in parallel.

    The result is Python source that runs and reads like any other; a file without such loops comes out byte for byte.
    """
    chosen = TransformOptions(**options)  # type: ignore[arg-type]
    if problem := _contradiction(chosen):
        raise click.UsageError(problem)
    return functools.partial(transform, chosen)


def _contradiction(options: TransformOptions) -> str:
    if options.in_place and options.file == "-":
        return "--in-place needs a file, not standard input"
    if options.in_place and (options.diff or options.check or options.output):
        return "--in-place cannot go with --diff, --check or --output"
    if options.output and options.check and not options.diff:
        return "--check writes nothing and cannot go with --output"
    if options.stdin_filename and options.file != "-":
        return "--stdin-filename goes with standard input (-) only"
    return ""


def transform(options: TransformOptions) -> int:
    """Transform, print or write, and return the exit code."""
    before = _read(options)
    after, loops = _rewritten(before, options)
    if options.in_place:
        if after != before:
            write_file(Path(options.file), after)
        say(f"{options.file}: {loops}")
        return OK
    if options.diff:
        _put(_difference(before, after, options), options)
    elif not options.check:
        _put(after, options)
    if options.check and after != before:
        say(f"{options.name} would change: {loops}")
        return FINDINGS
    return OK


def _read(options: TransformOptions) -> bytes:
    try:
        if options.file == "-" and sys.stdin is None:
            raise InputError("cannot read standard input: it is closed")
        if options.file == "-":
            return sys.stdin.buffer.read()
        return Path(options.file).read_bytes()
    except ValueError as error:
        raise InputError(f"cannot read {options.file!r}: {error}") from error
    except OSError as error:
        raise cannot("read", options.name, error) from error


def _rewritten(data: bytes, options: TransformOptions) -> tuple[bytes, str]:
    """Return the new bytes and what became of the loops, in words."""
    from autopar.api import transform_source
    from autopar.report.wording import counted
    from autopar.rewrite.encoding import decode, encode

    folder = Path.cwd() if options.file == "-" else Path(options.file).parent
    config = settings(folder)
    try:
        source, encoding = decode(data)
        with warnings.catch_warnings(action="ignore"):  # Python's, about odd escapes: the file's own affair
            result: Transformed = transform_source(source, filename=options.name, config=config)
            if not result.loops:
                ast.parse(source, options.name)  # the analysis does not look at a text that cannot hold a loop
    except Exception as error:  # whatever it is, the user gets a line and the file stays
        raise InputError(failure(error).at(options.name)) from error
    total = counted(len(result.loops), "loop")
    if result.code == source:
        return data, f"nothing to rewrite in {total}"
    return encode(result.code, encoding), f"rewritten; {_parallel(result)} of {total} can run in parallel"


def _parallel(result: Transformed) -> int:
    return sum(loop.verdict != "sequential" for loop in result.loops)


def _difference(before: bytes, after: bytes, options: TransformOptions) -> bytes:
    from autopar.cli.diff import coloured, unified

    lines = unified(before, after, options.name)
    return b"".join(coloured(lines) if is_terminal() and options.output is None else lines)


def _put(data: bytes, options: TransformOptions) -> None:
    if options.output is None:
        emit_bytes(data)
    else:
        write_file(options.output, data)
