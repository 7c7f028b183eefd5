"""Methods of `numpy.random.Generator` that take a fixed count of raw 64-bit numbers for each value that they give.

Read off NumPy's ``distributions.c``: these turn one ``next_double`` into one value. Ziggurat and rejection samplers
(normal, gamma, integers of most ranges...) take as many as it needs, and single precision takes half words.
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
    """

    size: int
    bounds: tuple[str, ...] = ()
    inverse: bool = False


_PLACED = ("loc", "scale")

FIXED_DRAWS: dict[str, FixedDraw] = {
    "random": FixedDraw(0),
    "uniform": FixedDraw(2, ("low", "high")),
    "triangular": FixedDraw(3, ("left", "mode", "right")),
    "laplace": FixedDraw(2, _PLACED),
    "gumbel": FixedDraw(2, _PLACED),
    "logistic": FixedDraw(2, _PLACED),
    "standard_exponential": FixedDraw(0, inverse=True),
}
"""By name. Laplace, Gumbel and logistic values are drawn anew where the raw number is exactly 0, once in 2**53 draws:
whoever relies on the count must check the generator's state afterwards."""
