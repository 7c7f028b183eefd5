"""The group ``autopar``: finds commands lazily, and turns bad input into one line and exit code 2."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

import autopar
from autopar.cli.errors import BAD_INPUT, INTERRUPTED, InputError, complain

PROGRAM = "autopar"
COMMANDS = {
    "run": "autopar.cli.run",
    "transform": "autopar.cli.transform",
    "check": "autopar.cli.check",
    "explain": "autopar.cli.explain",
}


class Program(click.Group):
    """A group whose commands return what is to be done.

    A command's callback parses and returns a function without arguments; it is called after click has returned, so that
    click's own handling of interrupts, end-of-file and broken pipes never meets the user's script.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return its ``command``."""
        home = COMMANDS.get(cmd_name)
        return None if home is None else importlib.import_module(home).command

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the program and exit: 0 or the command's code, 2 on bad input, 130 on an interrupt."""
        extra["standalone_mode"] = False
        try:
            action = super().main(args, PROGRAM, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(BAD_INPUT)
        except click.ClickException as error:
            complain(_one_line(error.format_message()))
            sys.exit(BAD_INPUT)
        except click.Abort:
            sys.exit(INTERRUPTED)
        sys.exit(_perform(action) if callable(action) else action)


def _perform(action: Callable[[], int]) -> int:
    try:
        return action()
    except InputError as error:
        complain(str(error))
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED


def _one_line(message: str) -> str:
    """Return a usage error of click's as one sentence in this program's style."""
    text = " ".join(message.split()).removesuffix(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Run 'autopar COMMAND --help' for the options of one command.",
)
@click.version_option(autopar.__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
def main() -> None:
    """Run the loops of plain NumPy programs in parallel, unchanged.

    Loops are proved independent before and guarded when they run; what cannot be shown safe runs as it was written.
    """
