"""Functions that Numba has compiled: what they do, the Python function that they were made from says."""

from __future__ import annotations

from types import FunctionType
from typing import Any


def is_dispatcher(value: Any) -> bool:
    """Is it a function compiled by Numba, to run in one thread?"""
    kind = type(value)
    if (kind.__module__, kind.__qualname__) != ("numba.core.registry", "CPUDispatcher"):
        return False
    return type(value.py_func) is FunctionType and not value.targetoptions.get("parallel", False)
