"""Writing results: standard output that may be a closed pipe, and files that are never left half written."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from autopar.cli.errors import InputError, cannot


def emit(text: str) -> None:
    """Print ``text`` as it is; characters that the terminal's encoding cannot spell come out escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    emit_bytes(text.encode(encoding, "backslashreplace"))


def emit_bytes(data: bytes) -> None:
    """Write ``data`` to standard output; a reader that has gone away (``| head``) is no error.

    Raises
    ------
    InputError
        When it cannot be written for another reason (a full disk).
    """
    if sys.stdout is None:  # closed by whoever started the program
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        # Python flushes standard output once more at exit: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise cannot("write", "standard output", error) from error


def is_terminal() -> bool:
    """Tell whether standard output is a terminal that wants colours (``NO_COLOR`` is respected)."""
    if sys.stdout is None or not sys.stdout.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_file(path: Path, data: bytes) -> None:
    """Put ``data`` into the file all at once: a reader sees the old content or the new, never a part.

    A symbolic link's target is written and the link stays; permissions are kept; what is no regular file (a pipe,
    ``/dev/null``) is written straight.

    Raises
    ------
    InputError
        When the file or its folder cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise InputError(f"cannot write {path}: it is a directory")
        if mode is not None and not os.access(target, os.W_OK):
            raise InputError(f"cannot write {path}: Permission denied")
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(data)
        else:
            _replace(target, data, stat.S_IMODE(mode) if mode is not None else None)
    except OSError as error:
        raise cannot("write", path, error) from error


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, mode if mode is not None else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
