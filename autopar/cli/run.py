"""``autopar run``: a script, its loops in parallel. It imports nothing heavy: the user waits for the start."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from autopar.cli.errors import InputError
from autopar.cli.settings import settings
from autopar.config import BACKENDS


class RunCommand(click.Command):
    """A command whose options end where the script or ``-m MODULE`` stands, as Python's own do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse autopar's options and leave everything after the script to the script."""
        return super().parse_args(ctx, self._split(args))

    def _split(self, args: list[str]) -> list[str]:
        """Put ``--`` behind ``-m MODULE``: what follows is the module's."""
        valued = {
            spelling
            for option in self.params
            if isinstance(option, click.Option) and not option.is_flag and option.name != "module"
            for spelling in option.opts
        }
        position = 0
        while position < len(args):
            argument = args[position]
            if argument == "-m":
                return [*args[: position + 2], "--", *args[position + 2 :]]
            if argument.startswith("-m") and not argument.startswith("--"):
                return [*args[: position + 1], "--", *args[position + 1 :]]
            if argument in ("--", "-") or not argument.startswith("-"):
                return args
            position += 2 if argument in valued else 1
        return args


@click.command(
    cls=RunCommand,
    short_help="Run a script or module with its loops in parallel.",
    context_settings={"allow_interspersed_args": False},
    options_metavar="[OPTIONS]",
    epilog="Options stand before the script; everything after it is the script's.",
)
@click.option("-w", "--workers", type=click.IntRange(min=1), metavar="N", help="Workers; default: as many as CPUs.")
@click.option("--backend", type=click.Choice(BACKENDS), help="What runs the loops; default: auto.")
@click.option("--address", metavar="A", help="Address of the Ray cluster to use.")
@click.option("--exact", is_flag=True, help="Take no liberty of rounding.")
@click.option("--no-progress", is_flag=True, help="Show no progress bar on long loops.")
@click.option("-m", "module", metavar="MODULE", help="Run a module as python -m does.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="SCRIPT [ARGS]...")
def command(
    workers: int | None,
    backend: str | None,
    address: str | None,
    exact: bool,
    no_progress: bool,
    module: str | None,
    arguments: tuple[str, ...],
) -> Callable[[], int]:
    """Run a script or module with its loops in parallel.

    The script sees its own arguments, output and exit code; one line on standard error says at the end what ran in
    parallel. Every module below the script's folder is treated alike.
    """
    options: dict[str, object] = {"workers": workers, "backend": backend, "address": address}
    options |= {"exact": exact or None, "progress": False if no_progress else None}
    if module is not None:
        return lambda: _run_module(module, arguments, options)
    if not arguments:
        raise click.UsageError("run needs a script or -m MODULE")
    return lambda: _run_script(arguments[0], arguments[1:], options)


def _run_script(script: str, arguments: tuple[str, ...], options: dict[str, object]) -> int:
    config = settings(Path(os.path.realpath(script)).parent, **options)
    from autopar.hook.script import UsageError, run_script

    try:
        return run_script(script, arguments, config)
    except UsageError as error:
        raise InputError(str(error)) from error


def _run_module(module: str, arguments: tuple[str, ...], options: dict[str, object]) -> int:
    config = settings(Path.cwd(), **options)
    from autopar.hook.script import UsageError, run_module

    try:
        return run_module(module, arguments, config)
    except UsageError as error:
        raise InputError(str(error)) from error
