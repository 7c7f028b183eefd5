"""How much faster an example runs under autopar, beside how much faster the machine could run it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.cases import Case
from benchmarks.measuring import Run, autopar_run, clean_environment, python, side_by_side, timed

BACKENDS = ("serial", "threads", "processes", "ray")
TARGET = 0.9


@dataclass(slots=True)
class Speedup:
    """The rounds of one example; all figures of one round are taken one after the other.

    Parameters
    ----------
    plain, autopar
        Seconds of ``python script`` and of ``autopar run script``.
    halves
        Seconds for two copies of half the work side by side.
    differences
        Runs whose output or files were not those of the plain run; empty when all is well.
    said
        The report line of the last run under autopar.
    """

    name: str
    plain: list[float] = field(default_factory=list)
    autopar: list[float] = field(default_factory=list)
    halves: list[float] = field(default_factory=list)
    backends: dict[str, bool] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def speedup(self) -> float:
        """Median over the rounds of plain time to time under autopar."""
        return median(p / a for p, a in zip(self.plain, self.autopar, strict=True))

    @property
    def machine(self) -> float:
        """Median over the rounds of plain time to the time of two halves."""
        return median(p / h for p, h in zip(self.plain, self.halves, strict=True))

    @property
    def ratio(self) -> float:
        """Median over the rounds of autopar's speed-up to the machine's: in each round, halves to autopar."""
        return median(h / a for h, a in zip(self.halves, self.autopar, strict=True))

    def as_json(self) -> dict[str, object]:
        """Return all of it, and the derived figures."""
        return {
            "name": self.name,
            "plain_s": self.plain,
            "autopar_s": self.autopar,
            "two_halves_s": self.halves,
            "speedup": self.speedup,
            "machine_speedup": self.machine,
            "ratio": self.ratio,
            "identical": not self.differences,
            "backends": self.backends,
            "differences": self.differences,
            "report_line": self.said,
        }


def measure(case: Case, runs: int, backend: str, small: bool, scratch: Path) -> Speedup:
    """Time one example in rounds of three: plain, under autopar, two halves at once."""
    whole, half = case.small if small else case.full
    result = Speedup(case.name)
    script = [str(case.script), *case.arguments(whole), *case.files]
    options = () if backend == "auto" else ("--backend", backend)
    for n in range(runs):
        folder = scratch / case.name / str(n)
        plain = timed([*python(), *script], folder / "plain")
        fast = timed([*autopar_run(*options), *script], folder / "autopar")
        halves = side_by_side([*python(), str(case.script), *case.arguments(half)], folder / "halves", 2)
        result.plain.append(plain.seconds)
        result.autopar.append(fast.seconds)
        result.halves.append(halves)
        result.said = _last_line(fast.stderr)
        if not fast.same_results(plain):
            result.differences.append(f"{backend}, round {n + 1}: {_difference(plain, fast)}")
    return result


def compare_backends(case: Case, result: Speedup, scratch: Path) -> None:
    """Run a small size on every backend, every loop in parallel however small, and compare with the plain run."""
    script = [str(case.script), *case.arguments(case.small[0]), *case.files]
    plain = timed([*python(), *script], scratch / case.name / "plain")
    for backend in BACKENDS:
        command = [*autopar_run("--backend", backend), *script]
        run = timed(command, scratch / case.name / backend, clean_environment(AUTOPAR_FORCE="1"))
        result.backends[backend] = run.same_results(plain)
        if not result.backends[backend]:
            result.differences.append(f"{backend}: {_difference(plain, run)}")


def _difference(plain: Run, other: Run) -> str:
    if plain.code != other.code:
        return f"exit code {other.code} instead of {plain.code}: {_last_line(other.stderr)}"
    if plain.stdout != other.stdout:
        return "standard output differs"
    names = sorted(set(plain.files) | set(other.files))
    changed = [name for name in names if plain.files.get(name) != other.files.get(name)]
    return f"files differ: {', '.join(changed)}"


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else ""
