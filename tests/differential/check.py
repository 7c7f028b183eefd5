"""Checks cases on one backend: ``python -m tests.differential.check --backend "processes begun" maps lists``.

A fresh process is what forked workers need: one with the threads of a test runner alive does not fork.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterable

from tests.differential.case import Case
from tests.differential.corpus import CASES, THEMES, of_theme
from tests.differential.harness import compare

PATIENCE = 60
"""Seconds after which a case that hangs ends the process."""


def failures(case: Case, backend: str, *, text: bool = False) -> list[str]:
    """Return what is wrong with a case on a backend: what differs, and what ran parallel that must not, or did not."""
    found: list[str] = []
    for call in case.calls:
        told = f"{case.name}({call.arguments}) on {backend}"
        differences, outcome = compare(case, call, backend, text=text)
        if differences:
            found.append("\n".join([told, *differences]))
        strict = backend in STRICT and call.backend in ("", backend)
        if strict and call.parallel is not None and call.parallel is not outcome.parallel:
            found.append(f"{told}: parallel is {outcome.parallel}, {outcome.reasons}")
    return found


STRICT = ("threads", "processes")
"""Backends on which a case's word is taken whether it runs parallel."""


def check(cases: Iterable[Case], backend: str) -> int:
    """Check cases, print what is wrong, and return how many cases are."""
    wrong = 0
    for case in cases:
        signal.alarm(PATIENCE)
        if found := failures(case, backend):
            wrong += 1
            print(*found, case.source, sep="\n", flush=True)
    signal.alarm(0)
    return wrong


def main() -> int:
    """Run the command line; return 1 when a case is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential.check", description=__doc__)
    parser.add_argument("--backend", default="processes")
    parser.add_argument("themes", nargs="*", choices=[[], *THEMES], help="modules of this package, all by default")
    options = parser.parse_args()
    cases = [case for theme in options.themes for case in of_theme(theme)] or CASES
    wrong = check(cases, options.backend)
    print(f"{len(cases)} cases on {options.backend}, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
