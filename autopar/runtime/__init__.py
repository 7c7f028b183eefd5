"""What rewritten code calls: kernels that guard, begin serially, decide, and run in parallel where that pays.

Importing this package imports neither NumPy nor Ray: a script without loops must not pay for them.
"""

from __future__ import annotations

from autopar.runtime.events import Event, events
from autopar.runtime.kernel import (
    UNBOUND,
    Kernel,
    configure,
    parallel_all,
    parallel_any,
    parallel_dict,
    parallel_for,
    parallel_list,
    parallel_next,
    parallel_set,
    parallel_while,
)

__all__ = [
    "UNBOUND",
    "Event",
    "Kernel",
    "configure",
    "events",
    "parallel_all",
    "parallel_any",
    "parallel_dict",
    "parallel_for",
    "parallel_list",
    "parallel_next",
    "parallel_set",
    "parallel_while",
]
