"""Puts the hook in place: for packages by name, or for every module below a folder."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from types import TracebackType

from autopar.config import Config, from_environment
from autopar.hook.finder import Finder
from autopar.hook.prepare import Preparer

_FOREIGN = {"site-packages", "dist-packages", "node_modules", "__pycache__", "__pypackages__"}


@dataclass(frozen=True, slots=True)
class Installation:
    """An import hook in place; a context manager that takes it out again.

    Modules that were imported meanwhile stay as they are.
    """

    preparer: Preparer
    finder: Finder

    def uninstall(self) -> None:
        """Take the hook out; modules imported from now on are not rewritten by it. Doing so twice is no error."""
        sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not self.finder]

    def __enter__(self) -> Installation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.uninstall()


def install(*packages: str, config: Config | None = None) -> Installation:
    """Rewrite packages, with all their submodules, as they are imported.

    Parameters
    ----------
    packages
        Names of packages or modules, ``"mypackage"`` or ``"mypackage.kernels"``.
    config
        Settings; those of the environment by default.

    Returns
    -------
    Installation
        Has ``uninstall()``, and is a context manager that calls it.

    Raises
    ------
    ValueError
        When no package is named, or a name is none.

    Warns
    -----
    RuntimeWarning
        When a package is imported already: it stays as it is.
    """
    if not packages:
        raise ValueError("install needs the name of at least one package")
    for name in packages:
        if not all(part.isidentifier() for part in name.split(".")):
            raise ValueError(f"{name!r} is no module's name")
        if name in sys.modules and not _is_being_imported(name):
            import warnings

            message = f"{name} is imported already and stays as it is: call autopar.install before importing it"
            warnings.warn(message, RuntimeWarning, stacklevel=2)
    prefixes = tuple(f"{name}." for name in packages)

    def wanted(name: str, origin: str) -> bool:
        return name in packages or name.startswith(prefixes)

    preparer = Preparer(from_environment() if config is None else config)
    return _place(Finder(preparer, wanted), preparer)


def install_folder(folder: str, preparer: Preparer) -> Installation:
    """Rewrite every module that is found below a folder, virtual environments and installed packages in it left out."""
    root = folder.rstrip(os.sep) + os.sep
    library = os.path.dirname(os.__file__) + os.sep

    def wanted(name: str, origin: str) -> bool:
        return origin.startswith(root) and not origin.startswith(library) and _is_own(root, origin)

    return _place(Finder(preparer, wanted), preparer)


def _place(finder: Finder, preparer: Preparer) -> Installation:
    if not preparer.config.disable:
        sys.meta_path.insert(0, finder)
    return Installation(preparer, finder)


def _is_being_imported(name: str) -> bool:
    return bool(getattr(getattr(sys.modules[name], "__spec__", None), "_initializing", False))


def _is_own(root: str, origin: str) -> bool:
    parts = origin.split(os.sep)[:-1]
    if not _FOREIGN.isdisjoint(parts):
        return False
    folder = root
    for part in origin[len(root) :].split(os.sep)[:-1]:
        folder = os.path.join(folder, part)
        if part.startswith(".") or _is_environment(folder):
            return False
    return True


@cache
def _is_environment(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, "pyvenv.cfg"))
