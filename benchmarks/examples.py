"""Measure the six examples, and what autopar adds to scripts without loops.

For each example, in rounds: a plain run, a run under autopar, and two copies of half the work side by side, which is
what the machine allows. The ratio is autopar's speed-up to the machine's. Outputs and files are compared byte by byte.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks import overhead, speedup
from benchmarks.cases import CASES
from benchmarks.machine import describe
from benchmarks.overhead import Overhead
from benchmarks.speedup import Speedup
from benchmarks.tables import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print two tables, write the figures as JSON; 1 where an output differs from the plain run's."""
    options = _parser().parse_args(arguments)
    machine = describe()
    print(", ".join(f"{key} {value}" for key, value in machine.items()), flush=True)
    with tempfile.TemporaryDirectory(prefix="autopar-benchmark-") as name:
        speedups = _speedups(options, Path(name))
        overheads = [] if options.skip_overhead else _overheads(options, Path(name))
    for text in (_speedup_table(speedups), _overhead_table(overheads)):
        if text:
            print(f"\n{text}")
    if options.json:
        _write(options.json, machine, options, speedups, overheads)
    differences = [f"{s.name}: {text}" for s in speedups for text in s.differences]
    for text in differences:
        print(f"DIFFERENT  {text}")
    return 1 if differences else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.examples", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3, help="rounds for each example (default 3)")
    parser.add_argument("--only", action="append", choices=[case.name for case in CASES], help="only this example")
    parser.add_argument("--small", action="store_true", help="small sizes, to try the benchmark itself")
    parser.add_argument("--backend", choices=("auto", *speedup.BACKENDS), default="auto", help="backend that is timed")
    parser.add_argument("--skip-examples", action="store_true", help="measure only scripts without loops")
    parser.add_argument("--skip-backends", action="store_true", help="compare outputs on the timed backend only")
    parser.add_argument("--skip-overhead", action="store_true", help="leave out the scripts without loops")
    parser.add_argument("--overhead-runs", type=int, default=15, help="rounds for each of those (default 15)")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    return parser


def _speedups(options: argparse.Namespace, scratch: Path) -> list[Speedup]:
    found = []
    for case in CASES:
        if options.skip_examples or (options.only and case.name not in options.only):
            continue
        result = speedup.measure(case, options.runs, options.backend, options.small, scratch / "timed")
        if not options.skip_backends:
            speedup.compare_backends(case, result, scratch / "compared")
        print(f"{case.name}: speed-up {result.speedup:.2f}, ratio {result.ratio:.2f}; {result.said}", flush=True)
        found.append(result)
    return found


def _overheads(options: argparse.Namespace, scratch: Path) -> list[Overhead]:
    return [
        overhead.measure(name, source, options.overhead_runs, scratch / "overhead")
        for name, source in overhead.SCRIPTS.items()
    ]


def _speedup_table(results: Sequence[Speedup]) -> str:
    if not results:
        return ""
    header = ["example", "plain s", "autopar s", "speed-up", "machine", "ratio", "output"]
    rows = [
        [
            r.name,
            f"{median(r.plain):.2f}",
            f"{median(r.autopar):.2f}",
            f"{r.speedup:.2f}",
            f"{r.machine:.2f}",
            f"{r.ratio:.2f}" + ("" if r.ratio >= speedup.TARGET else " !"),
            "DIFFERENT" if r.differences else "identical",
        ]
        for r in results
    ]
    return table(header, rows)


def _overhead_table(results: Sequence[Overhead]) -> str:
    if not results:
        return ""
    header = ["script", "plain s", "cold adds s", "warm adds s", "imports of " + ", ".join(overhead.UNWANTED)]
    rows = [
        [
            r.name,
            f"{median(r.plain):.3f}",
            r.marked("cold"),
            r.marked("warm"),
            ", ".join(r.imported) or "none",
        ]
        for r in results
    ]
    return table(header, rows)


def _write(
    path: Path,
    machine: dict[str, str | int | float],
    options: argparse.Namespace,
    speedups: Sequence[Speedup],
    overheads: Sequence[Overhead],
) -> None:
    figures = {
        "machine": machine,
        "backend": options.backend,
        "small": options.small,
        "examples": [r.as_json() for r in speedups],
        "overhead": [r.as_json() for r in overheads],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main())
