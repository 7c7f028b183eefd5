"""autopar: the loops of plain NumPy programs, run in parallel, unchanged."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autopar.api import analyze_source, transform_source
    from autopar.hook import install, parallelize
    from autopar.runtime import (
        UNBOUND,
        parallel_all,
        parallel_any,
        parallel_dict,
        parallel_for,
        parallel_list,
        parallel_next,
        parallel_set,
        parallel_while,
    )

__version__ = "0.1.0"

__all__ = [
    "UNBOUND",
    "__version__",
    "analyze_source",
    "install",
    "parallel_all",
    "parallel_any",
    "parallel_dict",
    "parallel_for",
    "parallel_list",
    "parallel_next",
    "parallel_set",
    "parallel_while",
    "parallelize",
    "transform_source",
]

_HOMES = {
    "analyze_source": "autopar.api",
    "transform_source": "autopar.api",
    "install": "autopar.hook",
    "parallelize": "autopar.hook",
    "UNBOUND": "autopar.runtime",
    "parallel_all": "autopar.runtime",
    "parallel_any": "autopar.runtime",
    "parallel_dict": "autopar.runtime",
    "parallel_for": "autopar.runtime",
    "parallel_list": "autopar.runtime",
    "parallel_next": "autopar.runtime",
    "parallel_set": "autopar.runtime",
    "parallel_while": "autopar.runtime",
}


def __getattr__(name: str) -> Any:
    """Import a public name's module when the name is first used: a script without loops pays for none of them."""
    if home := _HOMES.get(name):
        value = getattr(importlib.import_module(home), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'autopar' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
