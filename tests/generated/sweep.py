"""Runs many generated programs: ``python -m tests.generated.sweep --count 2000``.

Every program that differs is made as small as its lines allow and saved among the regressions, each of which is a test.
"""

from __future__ import annotations

import argparse
import ast
import signal
import sys
import time
from pathlib import Path
from random import Random

from tests.differential.case import PRELUDE, Call, Case, case
from tests.differential.harness import compare, transformed
from tests.generated.patterned import PatternWriter
from tests.generated.programs import Writer
from tests.generated.recurring import RecurringWriter
from tests.generated.wild import WildWriter

PATIENCE = 40
"""Seconds after which a program is said to hang."""

REGRESSIONS = Path(__file__).with_name("regressions")


def program(random: Random) -> Case:
    """Return a program drawn from ``random``: a tame one, a wild one, or one of patterns or recurrences."""
    kinds = (Writer, WildWriter, PatternWriter, PatternWriter, RecurringWriter)
    return kinds[random.randrange(len(kinds))](random).program()


def load(path: Path) -> Case:
    """Return a saved program: ``# call:`` and the arguments on the first line, then the source."""
    head, _, source = path.read_text("utf-8").partition("\n")
    return case(path.stem, source, Call(head.removeprefix("# call:").strip()), prelude="")


def save(found: Case, stem: str) -> Path:
    """Save a program among the regressions."""
    path = REGRESSIONS / f"{stem}.txt"
    path.write_text(f"# call: {found.calls[0].arguments}\n{found.source}", "utf-8")
    return path


def _give_up(*_: object) -> None:
    raise TimeoutError(f"a program hangs for {PATIENCE} s")


def differs(found: Case, backends: list[str]) -> list[str]:
    """Return the differences on the first backend that shows any; a failure of the rewrite is one, and so is a hang."""
    signal.signal(signal.SIGALRM, _give_up)
    for backend in backends:
        signal.alarm(PATIENCE)
        try:
            differences, _ = compare(found, found.calls[0], backend)
        except Exception as error:
            differences = [f"internal: {type(error).__name__}: {error}"]
        finally:
            left = signal.alarm(0)
        if differences or not left:
            return [backend, *(differences if left else ["hangs"])]
    return []


def smaller(found: Case, backends: list[str]) -> Case:
    """Drop lines, alone or in runs, as long as the program still differs."""
    kind = _kind(differs(found, backends))
    lines = found.source.split("\n")
    size = max(1, len(lines) // 2)
    while size:
        start = 0
        while start < len(lines):
            fewer = lines[:start] + lines[start + size :]
            smaller_case = Case(found.name, "\n".join(fewer), found.calls)
            if (
                _ends(smaller_case.source)
                and _parses(smaller_case.source)
                and _kind(differs(smaller_case, backends)) == kind
            ):
                lines = fewer
            else:
                start += size
        size //= 2
    return Case(found.name, "\n".join(lines), found.calls)


def _kind(differences: list[str]) -> frozenset[str]:
    return frozenset(d.partition(":")[0] for d in differences[1:])


def _ends(source: str) -> bool:
    """Say whether the counters of the ``while`` loops still move."""
    return source.count("while ") <= source.count("    i += ") + source.count("    g -= 1") + source.count(
        "    i = i + "
    ) + source.count("    i -= 1")


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def main() -> int:
    """Run the sweep; return 1 when a program differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.generated.sweep", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many programs")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first one")
    parser.add_argument("--backends", default="threads,processes", help="comma-separated")
    parser.add_argument("--keep-going", type=int, default=20, help="stop after so many differences")
    options = parser.parse_args()
    backends = options.backends.split(",")
    begin, failures, parallel, rewritten = time.time(), 0, 0, 0
    for seed in range(options.seed, options.seed + options.count):
        found = program(Random(seed))
        differences = differs(found, backends)
        if not differences:
            rewritten += transformed(found.source).code != found.source
            parallel += compare(found, found.calls[0], backends[0])[1].parallel
            continue
        failures += 1
        small = smaller(found, backends)
        print(f"--- seed {seed}", *(differs(small, backends) or ["not again; at first:", *differences]), sep="\n")
        print(f"call: {small.calls[0].arguments}\n{small.source.removeprefix(PRELUDE)}")
        print(f"saved: {save(small, f'seed_{seed}')}", flush=True)
        if failures >= options.keep_going:
            break
    print(f"{options.count} programs, {rewritten} rewritten, {parallel} ran parallel, {failures} differ", end=", ")
    print(f"{time.time() - begin:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
