"""What goes wrong with the user's input: one line on standard error and an exit code, never a traceback."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

OK = 0
FINDINGS = 1
BAD_INPUT = 2
INTERRUPTED = 130


class InputError(Exception):
    """Input that autopar cannot use; the message is the line that the user reads."""


def complain(message: str) -> None:
    """Print the line ``autopar: error: ...``."""
    say(f"error: {message}")


def say(message: str) -> None:
    """Print one line about the program's own doings on standard error."""
    warn(f"autopar: {message}")


def warn(line: str) -> None:
    """Print one line on standard error, whatever its encoding or state."""
    if sys.stderr is None:  # closed by whoever started the program
        return
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return  # nobody can read it: the exit code still tells


def cannot(verb: str, path: str | os.PathLike[str], error: OSError) -> InputError:
    """Return the error for a failed system call: ``cannot read x.py: No such file or directory``."""
    return InputError(f"cannot {verb} {os.fspath(path)}: {error.strerror or error}")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source could not be analysed, and where; line and column are None where the whole file is meant."""

    message: str
    line: int | None = None
    column: int | None = None

    def at(self, path: str) -> str:
        """Return ``path:line:column: message``; the column counts from 1."""
        place = (path, self.line, None if self.column is None else self.column + 1)
        return f"{':'.join(str(part) for part in place if part is not None)}: {self.message}"


def failure(error: Exception) -> Failure:
    """Return what to say of an exception that a source has caused: the parser's words, or that autopar is at fault."""
    if isinstance(error, SyntaxError):
        message = " ".join((error.msg or "invalid syntax").split())
        return Failure(message, error.lineno, max(error.offset - 1, 0) if error.offset else None)
    if isinstance(error, RecursionError | MemoryError):
        return Failure("the source is nested too deeply to be parsed")
    if isinstance(error, ValueError) and "null byte" in str(error):  # Python 3.11.3 and before
        return Failure(str(error))
    return Failure(_fault(error))


def _fault(error: Exception) -> str:
    """Return what to say of a fault of autopar's own: the exception, and where in the package it was raised."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}" if place else ""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return f"this is a fault of autopar's, please report it: {text}{where}"
