"""The examples as the benchmark runs them: which argument sets the size, and what half the work is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@dataclass(frozen=True, slots=True)
class Case:
    """One example script.

    Parameters
    ----------
    name
        Of the script, without its ending.
    size
        The argument that the amount of work follows.
    full, small
        Its values for the whole work and for half of it; at the script's default size, and for a try-out of a second.
    files
        Arguments that make the script write a file of that name into the current folder, to be compared as well.
    """

    name: str
    size: str
    full: tuple[int, int]
    small: tuple[int, int]
    files: tuple[str, ...] = ()

    @property
    def script(self) -> Path:
        """Path of the script."""
        return EXAMPLES / f"{self.name}.py"

    def arguments(self, value: int) -> tuple[str, ...]:
        """Return the script's arguments for one value of its size."""
        return self.size, str(value)


CASES = (
    Case("option_pricing", "--paths", full=(60_000, 30_000), small=(2_000, 1_000)),
    Case("mandelbrot", "--height", full=(600, 300), small=(20, 10), files=("--output", "mandelbrot.pgm")),
    Case("ridge_search", "--penalties", full=(250, 125), small=(10, 5)),
    Case("bootstrap_ci", "--resamples", full=(20_000, 10_000), small=(800, 400)),
    # 120 sequences have 7,140 pairs, 85 have 3,570; 21 have 210, 15 have 105
    Case("sequence_alignment", "--sequences", full=(120, 85), small=(21, 15)),
    Case("epidemic", "--members", full=(1_000, 500), small=(40, 20)),
)
