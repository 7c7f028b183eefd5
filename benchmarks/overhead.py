"""The time that autopar adds to a script in which it finds nothing to do, and what it imports there."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import Run, autopar_run, clean_environment, python, timed

SCRIPTS = {
    "hello": 'print("hello")\n',
    "numpy, no loop": "import numpy as np\n\nprint(np.arange(10).sum())\n",
    "tiny loop": "squares = []\nfor i in range(10):\n    squares.append(i * i)\nprint(sum(squares))\n",
}
TARGETS = {"cold": 0.5, "warm": 0.15}
"""Seconds, for scripts without any loop; the tiny loop stands beside them to show what analysis and rewrite cost."""
LOOPLESS = ("hello", "numpy, no loop")
UNWANTED = ("ray", "numba")


@dataclass(frozen=True, slots=True)
class Overhead:
    """Added seconds, in the median, with an empty and with a filled cache, and the unwanted packages imported.

    ``cold`` and ``warm`` are lists with one figure a round: time under autopar less the plain time of that round.
    """

    name: str
    plain: tuple[float, ...]
    cold: tuple[float, ...]
    warm: tuple[float, ...]
    imported: tuple[str, ...]

    @property
    def cold_median(self) -> float:
        """Median of the time added with an empty cache."""
        return median(self.cold)

    @property
    def warm_median(self) -> float:
        """Median of the time added with a filled cache."""
        return median(self.warm)

    def marked(self, state: str) -> str:
        """Return the median for ``"cold"`` or ``"warm"`` as text, with a mark where it misses its target."""
        seconds = self.cold_median if state == "cold" else self.warm_median
        missed = self.name in LOOPLESS and seconds >= TARGETS[state]
        return f"{seconds:.3f}{' !' if missed else ''}"

    def as_json(self) -> dict[str, object]:
        """Return all of it, and the medians."""
        return {
            "name": self.name,
            "plain_s": self.plain,
            "cold_s": self.cold,
            "warm_s": self.warm,
            "plain_median": median(self.plain),
            "cold_median": self.cold_median,
            "warm_median": self.warm_median,
            "imported": self.imported,
        }


def measure(name: str, source: str, runs: int, scratch: Path) -> Overhead:
    """Time one script plain, under autopar with an empty cache, and with a filled one, in turn.

    Raises
    ------
    RuntimeError
        When a run fails or prints something else than the plain one.
    """
    folder = scratch / re.sub(r"\W+", "_", name)
    folder.mkdir(parents=True)
    script = folder / "script.py"
    script.write_text(source)
    filled = _cache(folder / "filled")
    reference = timed([*python(), str(script)], folder / "run")
    _checked(reference, timed([*autopar_run(), str(script)], folder / "run", filled))
    plain: list[float] = []
    cold: list[float] = []
    warm: list[float] = []
    for n in range(runs):
        empty = _cache(folder / f"empty{n}")
        base = timed([*python(), str(script)], folder / "run").seconds
        plain.append(base)
        for found, environment in ((cold, empty), (warm, filled)):
            run = _checked(reference, timed([*autopar_run(), str(script)], folder / "run", environment))
            found.append(run.seconds - base)
    return Overhead(name, tuple(plain), tuple(cold), tuple(warm), _imported(script, folder, filled))


def _cache(folder: Path) -> dict[str, str]:
    """Return an environment whose caches all lie in one folder."""
    folder.mkdir()
    return clean_environment(XDG_CACHE_HOME=str(folder))


def _checked(reference: Run, run: Run) -> Run:
    if not run.same_results(reference):
        raise RuntimeError(f"a run under autopar went wrong: {run.stderr.strip()[-300:]}")
    return run


def _imported(script: Path, folder: Path, environment: dict[str, str]) -> tuple[str, ...]:
    """Return which of the unwanted packages a run imports, by the interpreter's own import log."""
    command = [sys.executable, "-X", "importtime", "-m", "autopar", "run", str(script)]
    log = timed(command, folder / "run", environment).stderr
    names = {line.rpartition("|")[2].strip() for line in log.splitlines() if line.startswith("import time:")}
    return tuple(package for package in UNWANTED if package in names)
