"""Which modules are a library's: importing them runs none of the program's code, nor do they hold its state."""

from __future__ import annotations

import sys

_LIBRARIES = sys.stdlib_module_names | {"numpy", "scipy", "builtins"}


def is_library(name: str) -> bool:
    """Tell whether a dotted name is of the standard library or of a library that the catalogue knows."""
    root = name.partition(".")[0]
    return root in _LIBRARIES and root != "__main__"
