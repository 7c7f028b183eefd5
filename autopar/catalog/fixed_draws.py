"""Methods of `numpy.random.Generator` that take a fixed count of raw 64-bit numbers for each value that they give.

Read off NumPy's ``distributions.c``: these turn one ``next_double`` into one value. Single precision and bounded ints
take halves of such numbers. Ziggurat and rejection samplers (normal, gamma...) take as many as it needs.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FixedDraw:
    """How a method is told how many values to give.

    Parameters
    ----------
    size
        Position of the argument ``size``.
    bounds
        Names of the parameters of the law, which must be numbers: arrays of them would make more values.
    inverse
        True where ``method="inv"`` must be passed, for the default draws otherwise.
    filled
        True where an array may be passed, as ``out``, that takes the values.
    """

    size: int
    bounds: tuple[str, ...] = ()
    inverse: bool = False
    filled: bool = False


_PLACED = ("loc", "scale")

FIXED_DRAWS: dict[str, FixedDraw] = {
    "random": FixedDraw(0, filled=True),
    "uniform": FixedDraw(2, ("low", "high")),
    "triangular": FixedDraw(3, ("left", "mode", "right")),
    "laplace": FixedDraw(2, _PLACED),
    "gumbel": FixedDraw(2, _PLACED),
    "logistic": FixedDraw(2, _PLACED),
    "standard_exponential": FixedDraw(0, inverse=True, filled=True),
}
"""By name. Laplace, Gumbel and logistic values are drawn anew where the raw number is exactly 0, once in 2**53 draws:
whoever relies on the count must check the generator's state afterwards."""

BOUNDED_DRAWS = {"integers": 2, "choice": 1}
"""Methods that draw ints below a bound, with the position of the argument ``size``.

Up to a bound of 2**32 each takes the low or the high half of a raw number (Lemire, "Fast random integer generation in
an interval", 2019), and another one where that falls into a remainder of ``2**32 % bound`` numbers: never for powers
of two, and seldom for small bounds. Of ints of 8 and 16 bits, and of bools, several come from one half in one call."""

DRAWS_AHEAD = FIXED_DRAWS.keys() | BOUNDED_DRAWS.keys()
"""All methods whose draws may be counted ahead."""
