"""Whether this process uses Ray already; told without importing it."""

from __future__ import annotations

import sys


def ray_is_initialized() -> bool:
    """Return whether this process is connected to a Ray."""
    initialized = getattr(sys.modules.get("ray"), "is_initialized", None)
    return bool(initialized is not None and initialized())
