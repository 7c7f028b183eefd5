"""The labelled programs as differential cases: each call as it stands, and again with arguments that alias one another.

``python -m tests.labelled.running --backend processes tsvc_control`` checks a file in a fresh process, as forked
workers need it.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np

from autopar.config import Config
from autopar.spec import Verdict
from tests.differential.case import Call, Case
from tests.differential.check import check
from tests.differential.harness import hooked, run
from tests.labelled import inputs
from tests.labelled.corpus import Program, Suite, suites
from tests.labelled.judge import judge
from tests.labelled.patterns import Asks

PAIRS = 3
"""So many pairs of arguments are made one object, for each call."""


def cases(suite: Suite) -> tuple[Case, ...]:
    """Return a case for each program: its own function, the helpers of its file, and all its calls."""
    serial = serial_programs(suite)
    return tuple(
        Case(f"{suite.name}.{program.name}", _alone(suite, program), tuple(calls(program, program in serial)))
        for program in suite.programs
    )


def serial_programs(suite: Suite) -> list[Program]:
    """Return the programs that no guard may let run parallel."""
    found = [suite.program_of(loop) for loop in suite.loops if loop.pattern.asks is Asks.RUN]
    return [program for program in suite.programs if program in found]


def _alone(suite: Suite, program: Program) -> str:
    others = [p for p in suite.programs if p is not program]
    dropped = {n for other in others for n in range(other.first_line, other.end_line + 1)}
    lines = suite.source.split("\n")
    return "\n".join(line for n, line in enumerate(lines, 1) if n not in dropped)


def calls(program: Program, serial: bool = False) -> Iterator[Call]:
    """Yield the calls of a program, plain and aliased; ``serial`` where nothing may run parallel."""
    for arguments in program.calls:
        yield Call(f"{program.name!r}, {arguments}", False if serial else None)
        for aliased in () if program.apart else _aliased(arguments):
            yield Call(f"{program.name!r}, *{aliased}")


def _aliased(arguments: str) -> Iterator[str]:
    try:
        values = eval(f"({arguments},)" if arguments else "()", {**vars(inputs), "np": np})
    except NameError:  # an instance of the program's own class
        return
    if isinstance(ast.parse(f"_({arguments})", mode="eval").body, ast.Call):
        pairs = [(i, k) for i, k in itertools.combinations(range(len(values)), 2) if _alike(values[i], values[k])]
        for i, k in pairs[:PAIRS]:
            yield _put(arguments, len(values), {k: f"v[{i}]"})
            if isinstance(values[i], np.ndarray):
                yield _put(arguments, len(values), {i: f"v[{i}][1:]", k: f"v[{i}][:-1]"})
                yield _put(arguments, len(values), {i: f"v[{i}][:-1]", k: f"v[{i}][1:]"})


def _put(arguments: str, count: int, put: dict[int, str]) -> str:
    items = ", ".join(put.get(n, f"v[{n}]") for n in range(count))
    return f"(lambda *v: ({items},))({arguments})"


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and (one.dtype, one.ndim) == (other.dtype, other.ndim)
    return type(one) in (list, dict, set) and type(one) is type(other)


def idle(suite: Suite) -> Iterator[str]:
    """Yield the programs with a loop that is said to run parallel and never does, on their plain calls, and why.

    A comprehension of cheap terms is left as it is, early exits and output want processes: see for yourself.
    """
    promised = {one.function.partition(".")[0] for one in judge(suite) if one.report.verdict is not Verdict.SEQUENTIAL}
    for program in suite.programs:
        if program.name in promised:
            source = hooked(_alone(suite, program))
            plain = [Call(f"{program.name!r}, {arguments}") for arguments in program.calls]
            outcomes = [run(source, call, Config(force=True, backend="processes", workers=2)) for call in plain]
            if not any(outcome.parallel for outcome in outcomes):
                reasons = {reason for outcome in outcomes for reason in outcome.reasons}
                yield f"{suite.name}.{program.name}: {'; '.join(sorted(reasons)) or 'not rewritten'}"


def main() -> int:
    """Run the command line; return 1 when a program differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.labelled.running", description=__doc__)
    parser.add_argument("--backend", default="processes")
    parser.add_argument("--idle", action="store_true", help="list what is said to run parallel and never does")
    parser.add_argument("files", nargs="*", help="files of programs, all by default; or program names")
    options = parser.parse_args()
    if options.idle:
        print(
            *(line for suite in suites() if not options.files or suite.name in options.files for line in idle(suite)),
            sep="\n",
        )
        return 0
    chosen = [
        case
        for suite in suites()
        for case in cases(suite)
        if not options.files or {suite.name, case.name.partition(".")[2]} & set(options.files)
    ]
    wrong = check(chosen, options.backend)
    print(
        f"{len(chosen)} programs, {sum(len(case.calls) for case in chosen)} calls on {options.backend}, {wrong} wrong"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
