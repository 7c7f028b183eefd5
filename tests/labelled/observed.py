"""What the loops of a file of programs really do on their calls: dependences of values, as the oracle sees them.

A flow dependence is one of *values* here (Feautrier 1991): the read gets what another iteration has written last. A
read of what its own iteration has overwritten is none.
"""

from __future__ import annotations

import contextlib
import functools
import io
import warnings
from functools import cache
from typing import Any

import numpy as np

from tests.labelled.corpus import Suite
from tests.labelled.patterns import Meets
from tests.oracle.instrument import HOOK, Oracle, instrumented
from tests.oracle.recording import Execution, Record, RecordingArray, RecordingNumpy, plain, wrapped

Place = tuple[int, int]


@cache
def observed(suite: Suite) -> dict[Place, frozenset[str]]:
    """Return the kinds of dependences that were seen for every loop that made two trips or more."""
    module = instrumented(suite.source, Record())
    seen: dict[Place, frozenset[str]] = {}
    for program in suite.programs:
        for arguments in program.calls:
            for execution in _run(module, program.name, arguments):
                if execution.trips > 1:
                    seen[execution.loop] = seen.get(execution.loop, frozenset()) | dependences(execution)
    return seen


class _Numpy(RecordingNumpy):
    """The module ``numpy``, whose new arrays report too; each is kept, so that no address is used twice."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._kept: list[np.ndarray] = []

    def __getattr__(self, name: str) -> Any:
        function = super().__getattr__(name)
        return functools.partial(self._made, function) if name in MAKERS else function

    def _made(self, function: Any, *arguments: Any, **keywords: Any) -> Any:
        made = function(*map(plain, arguments), **keywords)
        self._kept.append(made)
        return RecordingArray.around(made, self._record)


MAKERS = ("zeros", "ones", "empty", "full", "zeros_like", "empty_like", "ones_like")


def _run(module: dict[str, Any], name: str, arguments: str) -> list[Execution]:
    record = Record()
    module[HOOK] = Oracle(record)
    given = eval(f"_tuple({arguments})", {**module, "np": np, "_tuple": lambda *a: a})
    keep = (given, {})
    operands = wrapped(given, record, keep[1])
    module["np"] = _Numpy(record)
    with warnings.catch_warnings(), np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        with contextlib.suppress(Exception, SystemExit):  # a program may raise; the iterations until then count
            module[name](*operands)
    for execution in list(record.running):
        record.end(execution)
    return record.finished


def dependences(execution: Execution) -> frozenset[str]:
    """Return the kinds of value dependences between iterations; the order of keys and a length that grows are none."""
    kinds: set[str] = set()
    for element, events in execution.touched.items():
        if element[0] in ("length", "order"):
            continue
        writer: int | None = None
        readers: set[int] = set()
        for iteration, writes in events:
            if writes:
                kinds |= {"output"} if writer not in (None, iteration) else set()
                kinds |= {"anti"} if readers - {iteration} else set()
                writer, readers = iteration, set()
            else:
                kinds |= {"flow"} if writer not in (None, iteration) else set()
                readers.add(iteration)
    return frozenset(kinds)


def contradicts(meets: Meets, kinds: frozenset[str]) -> bool:
    """Tell whether what was seen is not what a label says."""
    match meets:
        case Meets.NOTHING:
            return bool(kinds)
        case Meets.ANTI:
            return kinds != {"anti"}
        case Meets.OUTPUT:
            return "output" not in kinds or "flow" in kinds
        case Meets.FLOW:
            return "flow" not in kinds
        case _:
            return False
