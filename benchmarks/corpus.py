"""What `check` says of real code: the loops of well-known packages, the share of each verdict and of each obstacle.

python -m benchmarks.corpus                             numpy, scipy, scikit-learn, scikit-image, networkx, pandas
python -m benchmarks.corpus --every 10                  every tenth file of them
python -m benchmarks.corpus --sample 100 --seed 1       print a sample of the refused loops, to be read by hand
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from benchmarks.corpus_file import Measured, begin, measure
from benchmarks.machine import cores, describe
from benchmarks.tables import table

PACKAGES = {
    "numpy": "numpy",
    "scipy": "scipy",
    "scikit-learn": "sklearn",
    "scikit-image": "skimage",
    "networkx": "networkx",
    "pandas": "pandas",
}
PARSED = 60
"""Files whose parse by libcst is timed, to compare with."""


def folder_of(module: str) -> Path | None:
    """Return the folder of an installed package, None where it is not installed; nothing is imported."""
    spec = importlib.util.find_spec(module)
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def main() -> int:
    """Measure, print, and return 1 where a file crashed or ran out of time."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--packages", nargs="+", default=[*PACKAGES], choices=[*PACKAGES], metavar="NAME")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth file")
    parser.add_argument("--limit", type=float, default=20.0, metavar="S", help="seconds that one file may take")
    parser.add_argument("--workers", type=int, default=cores(), metavar="N")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print so many refused loops")
    parser.add_argument("--code", default="", help="sample only loops refused for this code")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything measured to a file")
    options = parser.parse_args()
    folders = {name: folder_of(PACKAGES[name]) for name in options.packages}
    if missing := [name for name, folder in folders.items() if folder is None]:
        print(f"not installed: {', '.join(missing)}; install them with: pip install 'autopar[benchmarks]'")
        return 2
    files = [str(p) for folder in folders.values() if folder is not None for p in sorted(folder.rglob("*.py"))]
    files = files[:: options.every]
    parsed = set(random.Random(options.seed).sample(files, min(PARSED, len(files))))
    started = time.perf_counter()
    found = _measured(files, parsed, options.limit, options.workers)
    seconds = time.perf_counter() - started
    print(_report(found, folders, seconds, options.workers))
    if options.sample:
        print(_sample(found, options.sample, options.seed, options.code))
    if options.json:
        options.json.write_text(json.dumps({"machine": describe(), "files": [asdict(m) for m in found]}))
    return 1 if any(m.failure for m in found) else 0


def _measured(files: Sequence[str], parsed: set[str], limit: float, workers: int) -> list[Measured]:
    if workers < 2:
        begin(limit)
        return [measure(path, path in parsed) for path in files]
    with ProcessPoolExecutor(workers, initializer=begin, initargs=(limit,)) as pool:
        return list(pool.map(measure, files, [path in parsed for path in files], chunksize=4))


def _report(found: Sequence[Measured], folders: dict[str, Path | None], seconds: float, workers: int) -> str:
    rows = [
        _row(name, [m for m in found if Path(m.path).is_relative_to(folder)])
        for name, folder in folders.items()
        if folder is not None
    ]
    rows.append(_row("all", found))
    parts = [table(("package", "files", "lines", "loops", "parallel", "guarded", "sequential", "CPU s"), rows), ""]
    loops = sum(m.loops for m in found)
    parts.append(f"{loops} loops in {seconds:.1f} s on {workers} workers: {loops / seconds:.0f} loops a second")
    parts.extend([_speed(found), "", _codes(found), "", _slowest(found)])
    failed = [f"{m.path}: {m.failure}" for m in found if m.failure]
    parts.append("\n".join(["", "failures:", *failed]) if failed else "no crash and no time-out")
    return "\n".join(parts)


def _row(name: str, found: Sequence[Measured]) -> tuple[str, ...]:
    verdicts: Counter[str] = Counter()
    for measured in found:
        verdicts.update(measured.verdicts)
    total = max(1, sum(verdicts.values()))
    shares = [f"{100 * verdicts[v] / total:.1f} %" for v in ("parallel", "guarded", "sequential")]
    numbers = [len(found), sum(m.lines for m in found), sum(m.loops for m in found)]
    return (name, *map(str, numbers), *shares, f"{sum(m.seconds for m in found):.1f}")


def _speed(found: Sequence[Measured]) -> str:
    """Compare with libcst's parse of the same files, timed in the same run."""
    timed = [m for m in found if m.parse_seconds]
    lines = max(1, sum(m.lines for m in timed)) / 1000
    ours, theirs = sum(m.seconds for m in timed) * 1000 / lines, sum(m.parse_seconds for m in timed) * 1000 / lines
    every = sum(m.seconds for m in found) * 1e6 / max(1, sum(m.lines for m in found))
    looped = [m for m in found if m.loops]
    loopy = sum(m.seconds for m in looped) * 1e6 / max(1, sum(m.lines for m in looped))
    ratio = ours / theirs if theirs else 0.0
    return (
        f"{every:.0f} ms per 1,000 lines, {loopy:.0f} ms in files with loops; on {len(timed)} files {ours:.0f} ms where"
        f" libcst's parse takes {theirs:.0f} ms: {ratio:.1f} times as long"
    )


def _codes(found: Iterable[Measured]) -> str:
    first: Counter[str] = Counter()
    any_: Counter[str] = Counter()
    only: Counter[str] = Counter()
    refused = 0
    for measured in found:
        for loop in measured.refused:
            refused += 1
            first[loop.codes[0]] += 1
            any_.update(set(loop.codes))
            if len(set(loop.codes)) == 1:
                only[loop.codes[0]] += 1
    total = max(1, refused)
    rows = [
        (code, f"{100 * n / total:.1f} %", f"{100 * only[code] / total:.1f} %", f"{100 * first[code] / total:.1f} %")
        for code, n in any_.most_common()
    ]
    return table((f"obstacle ({refused} refused loops)", "has it", "only it", "as the first"), rows)


def _slowest(found: Sequence[Measured]) -> str:
    slow = sorted(found, key=lambda m: -m.seconds)[:8]
    return "slowest files: " + ", ".join(f"{Path(m.path).name} {m.seconds:.1f} s ({m.lines} lines)" for m in slow)


def _sample(found: Sequence[Measured], count: int, seed: int, code: str) -> str:
    refused = [(m.path, loop) for m in found for loop in m.refused if not code or set(loop.codes) == {code}]
    chosen = random.Random(seed).sample(refused, min(count, len(refused)))
    parts: list[str] = []
    for number, (path, loop) in enumerate(chosen, 1):
        lines = Path(path).read_text("utf-8", "replace").splitlines()[loop.line - 1 : loop.end_line]
        shown = [*lines[:18], "    ..."] if len(lines) > 18 else lines
        parts.append(f"\n--- {number}. {path}:{loop.line}")
        parts.extend(shown)
        parts.extend(f"    => {obstacle}" for obstacle in loop.obstacles)
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
