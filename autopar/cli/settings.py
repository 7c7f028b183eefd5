"""Settings of one call: options over environment over ``[tool.autopar]``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from autopar.cli.errors import InputError
from autopar.config import Config, ConfigError, from_environment, from_project


def settings(folder: Path, **options: Any) -> Config:
    """Return the configuration for files in ``folder``; options that are None or empty were not given.

    Raises
    ------
    InputError
        When an option, a variable or the project's table cannot be used.
    """
    try:
        config = from_environment(from_project(folder.resolve()))
        return replace(config, **{name: value for name, value in options.items() if value not in (None, ())})
    except ConfigError as error:
        raise InputError(str(error)) from error


def project_root(folder: Path) -> Path:
    """Return the folder of the nearest ``pyproject.toml`` at or above ``folder``, or ``folder`` itself."""
    start = folder.resolve()
    return next((parent for parent in (start, *start.parents) if (parent / "pyproject.toml").is_file()), start)
