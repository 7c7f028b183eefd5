"""Sets of integer points, asked whether they are empty: the door to isl.

isl is the integer set library of Verdoolaege (*isl: An Integer Set Library for the Polyhedral Model*, ICMS 2010). Its
work is bounded; what takes more counts as "may have points". It is imported when the first question comes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_OPERATIONS = 60_000
"""Operations that one question may cost isl, some ten milliseconds."""


@lru_cache(maxsize=4096)
def is_empty(text: str) -> bool:
    """Tell whether a set in isl's notation surely has no points."""
    isl, context = _isl()
    context.reset_operations()
    try:
        return bool(isl.Set.read_from_str(context, text).is_empty())
    except isl.Error:
        return False


@lru_cache(maxsize=256)
def point_of(text: str) -> tuple[int, ...] | None:
    """Return the first point of a set in lexicographic order, or just some point; None where none is found."""
    isl, context = _isl()
    context.reset_operations()
    try:
        found = isl.Set.read_from_str(context, text)
    except isl.Error:
        return None
    for method in ("lexmin", "coalesce"):
        try:
            context.reset_operations()
            point = getattr(found, method)().sample_point()
        except isl.Error:
            continue
        if not point.is_void():
            count = found.dim(isl.dim_type.set)
            return tuple(int(point.get_coordinate_val(isl.dim_type.set, k).to_python()) for k in range(count))
    return None


@lru_cache(maxsize=1)
def _isl() -> tuple[Any, Any]:
    import islpy

    context = islpy.Context()
    context.set_on_error(islpy.on_error.CONTINUE)
    context.set_max_operations(_OPERATIONS)
    return islpy, context
