"""What belongs to the standard library or to an installed package, and not to the program."""

from __future__ import annotations

import sys
import sysconfig
from functools import cache
from types import FunctionType, ModuleType


@cache
def _library_folders() -> tuple[str, ...]:
    return tuple({sysconfig.get_paths()[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")})


def is_library_module(module: ModuleType) -> bool:
    """Does a module belong to the standard library or an installed package?"""
    root = module.__name__.partition(".")[0]
    file = vars(module).get("__file__") or ""
    return root != "__main__" and (root in sys.stdlib_module_names or is_installed(file))


def is_installed(file: str) -> bool:
    """Does a file belong to the standard library or an installed package?"""
    return file.startswith(_library_folders()) or "site-packages" in file


def is_library_function(function: FunctionType) -> bool:
    """Does a function belong to the standard library or an installed package, by its own module and by its file?"""
    root = (function.__module__ or "").partition(".")[0]
    module = sys.modules.get(root)
    file = getattr(module, "__file__", None) or ""
    of_library = root in sys.stdlib_module_names or is_installed(file)
    code = function.__code__.co_filename
    return of_library and root != "__main__" and (is_installed(code) or "<" in code)
