"""What known functions and methods do: to their arguments, to the world, and where their results point. A leaf;
pure data."""

from autopar.catalog.known import Effect, Family, Known, Returns
from autopar.catalog.lookup import (
    known_attribute,
    known_constant,
    known_function,
    known_method,
    names,
    receivers,
)

__all__ = [
    "Effect",
    "Family",
    "Known",
    "Returns",
    "known_attribute",
    "known_constant",
    "known_function",
    "known_method",
    "names",
    "receivers",
]
