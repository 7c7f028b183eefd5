"""One frozen value for what a run may be told: arguments over environment over ``[tool.autopar]``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

BACKENDS = ("auto", "serial", "threads", "processes", "ray")


class ConfigError(ValueError):
    """A setting that autopar cannot use; the message says which and what would do."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run.

    Parameters
    ----------
    workers
        Number of workers; None asks the machine (affinity and cgroup).
    backend
        One of `BACKENDS`.
    address
        Ray cluster to use, or None.
    exact
        No liberty of rounding is taken.
    disable
        Everything runs as written (``AUTOPAR_DISABLE=1``).
    force
        Every loop judged parallel or guarded runs parallel however small (``AUTOPAR_FORCE=1``).
    progress
        A progress bar on long loops, on a terminal.
    exclude
        Patterns (as in ``.gitignore``) of files that `check` leaves out.
    select, ignore
        Codes that `check` reports, or does not.
    pure
        Functions of libraries that have no effect and return new values: ``"mylib.f"``, or ``"mylib.sub.*"`` for all
        that a module and its submodules hold.
    """

    workers: int | None = None
    backend: str = "auto"
    address: str | None = None
    exact: bool = False
    disable: bool = False
    force: bool = False
    progress: bool = True
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pure: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.backend not in BACKENDS:
            raise ConfigError(f"backend {self.backend!r} is none of {', '.join(BACKENDS)}")
        if self.workers is not None and self.workers < 1:
            raise ConfigError(f"workers must be 1 or more, not {self.workers}")
        for name in self.pure:
            if not isinstance(name, str) or not _names_functions(name):
                raise ConfigError(f"pure names functions, as mylib.f or mylib.sub.*, not {name!r}")


def _names_functions(name: str) -> bool:
    parts = name.removesuffix(".*").split(".")
    return all(part.isidentifier() for part in parts) and (len(parts) > 1 or name.endswith(".*"))


def from_environment(base: Config | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Return ``base`` with what ``AUTOPAR_*`` variables say.

    Raises
    ------
    ConfigError
        When a variable's value cannot be used.
    """
    env = os.environ if environment is None else environment
    config = base or Config()
    if text := env.get("AUTOPAR_WORKERS"):
        if not text.isdigit():
            raise ConfigError(f"AUTOPAR_WORKERS must be a number, not {text!r}")
        config = replace(config, workers=int(text))
    if backend := env.get("AUTOPAR_BACKEND"):
        config = replace(config, backend=backend)
    if address := env.get("RAY_ADDRESS"):
        config = replace(config, address=address)
    if pure := env.get("AUTOPAR_PURE"):
        config = replace(config, pure=tuple(name.strip() for name in pure.split(",") if name.strip()))
    return replace(
        config,
        exact=_switch(env, "AUTOPAR_EXACT", config.exact),
        disable=_switch(env, "AUTOPAR_DISABLE", config.disable),
        force=_switch(env, "AUTOPAR_FORCE", config.force),
    )


def _switch(environment: Mapping[str, str], name: str, default: bool) -> bool:
    text = environment.get(name)
    return default if text is None else text not in ("", "0", "false", "no")


def from_project(folder: Path) -> Config:
    """Return the settings of the nearest ``pyproject.toml`` at or above ``folder``.

    Raises
    ------
    ConfigError
        When the table ``[tool.autopar]`` is there and cannot be read or used.
    """
    for parent in (folder, *folder.parents):
        path = parent / "pyproject.toml"
        if path.is_file():
            try:
                table = tomllib.loads(path.read_text("utf-8")).get("tool", {}).get("autopar", {})
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise ConfigError(f"{path} cannot be read: {error}") from error
            return _from_table(table, path)
    return Config()


def _from_table(table: Mapping[str, object], path: Path) -> Config:
    known = {f.name for f in fields(Config)}
    if unknown := sorted(set(table) - known):
        raise ConfigError(f"{path}: [tool.autopar] knows no {unknown[0]!r}; it knows {', '.join(sorted(known))}")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        return Config(**values)  # type: ignore[arg-type]
    except TypeError as error:
        raise ConfigError(f"{path}: [tool.autopar] cannot be used: {error}") from error
