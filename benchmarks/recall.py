"""How many of the loops that can run in parallel are found: ``python -m benchmarks.recall [--missed]``.

Judges the labelled loops of ``tests/labelled/programs``: TSVC's patterns, PolyBench's kernels, and the patterns of
ordinary Python. Nothing is run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence

from autopar.spec import Verdict
from benchmarks.tables import table
from tests.labelled.corpus import suites
from tests.labelled.judge import Judged, judged
from tests.labelled.patterns import PATTERNS, Asks

HEADER = ("", "loops", "parallel", "guarded", "sequential", "recall %", "wrong")


def row(title: str, loops: Sequence[Judged]) -> tuple[str, ...]:
    """Return one row of a table."""
    verdicts = [one.report.verdict for one in loops]
    asked = [one for one in loops if one.loop.pattern.asks in (Asks.FOUND, Asks.CHECKED)]
    recall = f"{100 * sum(one.found for one in asked) / len(asked):.0f}" if asked else ""
    counts = (verdicts.count(v) for v in (Verdict.PARALLEL, Verdict.GUARDED, Verdict.SEQUENTIAL))
    return (title, str(len(loops)), *map(str, counts), recall, str(sum(one.wrong for one in loops)))


def by(loops: Iterable[Judged], key: Callable[[Judged], str], titles: Iterable[str]) -> list[tuple[str, ...]]:
    """Return a row for each title that has loops, and one for all."""
    grouped: dict[str, list[Judged]] = {title: [] for title in titles}
    for one in loops:
        grouped[key(one)].append(one)
    rows = [row(title, found) for title, found in grouped.items() if found]
    return [*rows, row("all", [one for found in grouped.values() for one in found])]


def missed(loops: Iterable[Judged]) -> list[str]:
    """Return a line for each loop that is missed, with its obstacles."""
    return [
        f"{one.place} ({one.loop.pattern.name}): {one.report.code} {one.report.message}" for one in loops if one.missed
    ]


def main() -> int:
    """Print the tables; return 1 when a verdict is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recall", description=__doc__)
    parser.add_argument("--missed", action="store_true", help="list the loops that could run in parallel and do not")
    options = parser.parse_args()
    start = time.perf_counter()
    loops = judged(suites())
    seconds = time.perf_counter() - start
    polybench = [one for one in loops if one.suite.startswith("polybench")]
    pattern = [p.title for p in PATTERNS.values()]
    print(table(("pattern", *HEADER[1:]), by(loops, lambda one: one.loop.pattern.title, pattern)))
    print()
    kernels = sorted({one.function for one in polybench})
    print(table(("PolyBench", *HEADER[1:]), by(polybench, lambda one: one.function, kernels)))
    print()
    files = [suite.name for suite in suites()]
    print(table(("file", *HEADER[1:]), by(loops, lambda one: one.suite, files)))
    print(f"\n{len(loops)} loops judged in {seconds:.1f} s")
    if options.missed:
        print("\nMissed:", *missed(loops), sep="\n")
    wrong = [one for one in loops if one.wrong]
    for one in wrong:
        print(f"WRONG: {one.place} ({one.loop.pattern.name}) is said to be {one.report.verdict}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
