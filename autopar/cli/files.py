"""Which files a check reads: those named, and every Python file below a folder that is named."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from autopar.cli.errors import InputError, cannot

_SKIPPED = {"__pycache__", "__pypackages__", "node_modules", "site-packages"}


def python_files(paths: Sequence[str], exclude: Sequence[str] = (), root: str = ".") -> list[str]:
    """Return the files to check, each once, in order: folders are walked by name.

    Parameters
    ----------
    exclude
        Patterns as in ``.gitignore``; a file that is named itself is never left out.
    root
        The folder in which the patterns would stand in a ``.gitignore``.

    Raises
    ------
    InputError
        When a path does not exist or cannot be read.
    """
    excluded = _matcher(exclude, root)
    found: dict[str, None] = {}
    for path in paths:
        try:
            is_folder = Path(path).is_dir()
            if not is_folder:
                open(path, "rb").close()
        except (OSError, ValueError) as error:
            raise _cannot_read(path, error) from error
        names = _walk(path, excluded) if is_folder else [path]
        found |= dict.fromkeys(_displayed(name) for name in names)
    return list(found)


def _cannot_read(path: str, error: OSError | ValueError) -> InputError:
    return cannot("read", path, error) if isinstance(error, OSError) else InputError(f"cannot read {path!r}: {error}")


def _walk(folder: str, excluded: Callable[[str], bool]) -> Iterator[str]:
    def fail(error: OSError) -> None:
        if error.filename == folder:
            raise cannot("read", folder, error) from error

    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not _is_skipped(parent, name, excluded))
        for name in sorted(names):
            path = os.path.join(parent, name)
            if name.endswith(".py") and not excluded(path) and os.path.isfile(path):
                yield path


def _is_skipped(parent: str, name: str, excluded: Callable[[str], bool]) -> bool:
    path = os.path.join(parent, name)
    is_environment = os.path.exists(os.path.join(path, "pyvenv.cfg"))
    return name.startswith(".") or name in _SKIPPED or is_environment or excluded(path + "/")


def _matcher(patterns: Sequence[str], root: str) -> Callable[[str], bool]:
    if not patterns:
        return lambda path: False
    import pathspec

    spec = pathspec.GitIgnoreSpec.from_lines(patterns)

    def excluded(path: str) -> bool:
        relative = os.path.relpath(path, root)
        return bool(spec.match_file(relative + "/" if path.endswith("/") else relative))

    return excluded


def _displayed(path: str) -> str:
    """Return the path as reports spell it: relative to the working folder where it lies below it."""
    if os.path.isabs(path):
        relative = os.path.relpath(path)
        if not relative.startswith(os.pardir):
            return relative
    return os.path.normpath(path)
