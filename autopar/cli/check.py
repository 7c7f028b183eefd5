"""``autopar check``: every loop of the given files with its verdict and the reason."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autopar.cli.errors import BAD_INPUT, FINDINGS, OK, InputError, cannot, complain, say, warn
from autopar.cli.files import python_files
from autopar.cli.output import emit, is_terminal, write_file
from autopar.cli.settings import project_root, settings

if TYPE_CHECKING:
    from autopar.report import Report
    from autopar.report.baseline import Entry

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html")
FAIL_ON = ("regression", "parallelizable", "never")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The command line of one check."""

    paths: tuple[str, ...]
    format: str
    output: Path | None
    fail_on: str
    baseline: Path | None
    write_baseline: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    statistics: bool


def _codes(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split ``APR1,APR201`` and refuse what is the beginning of no code."""
    codes = tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
    if codes:
        from autopar import rules

        for code in codes:
            if not any(known.startswith(code) for known in rules.all_codes()):
                raise click.BadParameter(f"no code starts with {code!r}", ctx, parameter)
    return codes


@click.command(no_args_is_help=True, short_help="Tell which loops could run in parallel, and why others cannot.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", type=click.Choice(FORMATS), default="full", show_default=True, help="How to print the result."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the result to a file.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="regression", show_default=True, help="What fails the check."
)
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Which loops were parallel before.")
@click.option("--write-baseline", is_flag=True, help="Write the baseline from these files instead of comparing.")
@click.option(
    "--select", multiple=True, metavar="CODES", callback=_codes, help="Report only these codes (or beginnings)."
)
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Do not report these codes.")
@click.option("--statistics", is_flag=True, help="Count loops by code instead of listing them.")
def command(**options: object) -> Callable[[], int]:
    """Tell which loops could run in parallel, and why the others cannot.

    A PATH is a file, or a folder whose Python files are all checked.

    \b
    A check fails (exit code 1) on
      regression      a loop marked '# autopar: require', or parallel in the baseline, that no longer
                      is; an unknown pragma; a file among several that does not parse
      parallelizable  that, and every outermost loop that could run in parallel
      never           nothing
    """
    chosen = CheckOptions(**options)  # type: ignore[arg-type]
    if chosen.write_baseline and chosen.baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    if chosen.statistics and chosen.format not in ("full", "concise"):
        raise click.UsageError(f"--statistics is text and cannot go with --format {chosen.format}")
    return functools.partial(check, chosen)


def check(options: CheckOptions) -> int:
    """Run the check, print or write its result, and return the exit code."""
    first = Path(options.paths[0])
    folder = first if first.is_dir() else first.parent
    config = settings(folder, select=options.select or None, ignore=options.ignore or None)
    before = _read_baseline(options.baseline) if options.baseline and not options.write_baseline else ()
    files = python_files(options.paths, config.exclude, str(project_root(folder)))
    if not files:
        say("warning: no Python files found")
    from autopar.cli.analyze import analyze_files
    from autopar.report import Report, baseline, failing, selection

    folders = [path for path in options.paths if Path(path).is_dir()]
    report = Report(tuple(analyze_files(files, folders, config.pure)))
    if len(files) == 1 and (unparsed := next((f for f in report.findings() if f.code == "APR901"), None)):
        complain(f"{unparsed.path}:{unparsed.line}:{unparsed.column + 1}: {unparsed.message}")
        return BAD_INPUT
    if options.baseline and options.write_baseline:
        write_file(options.baseline, baseline.dump(report).encode("utf-8", "surrogateescape"))
    report = baseline.compare(report, before)
    report = failing.mark(report, options.fail_on)
    report = selection.apply(report, config.select, config.ignore)
    _print(report, options)
    return FINDINGS if report.fails() else OK


def _read_baseline(path: Path) -> tuple[Entry, ...]:
    from autopar.report import baseline

    try:
        return baseline.load(path.read_text("utf-8"))
    except OSError as error:
        raise cannot("read", path, error) from error
    except (baseline.BaselineError, UnicodeDecodeError) as error:
        raise InputError(f"cannot use the baseline {path}: {error}") from error


def _print(report: Report, options: CheckOptions) -> None:
    from autopar.report import concise, formats
    from autopar.report.wording import summary_line

    name = "statistics" if options.statistics else options.format
    colour = options.output is None and is_terminal()
    text = formats.render(name, report, colour=colour)
    if options.output is None:
        emit(text)
    else:
        write_file(options.output, text.encode("utf-8", "backslashreplace"))
    if options.output is not None or options.format in formats.FOR_MACHINES:
        for finding in report.findings():
            warn(concise.finding_line(finding))
        say(summary_line(report))
