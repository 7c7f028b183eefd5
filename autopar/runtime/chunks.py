"""Runs one chunk in a worker.

Recorders in the place of what is reduced or collected, and the result as plain values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import thread_time
from typing import Any

from autopar.runtime.augmented import changed_by_key
from autopar.runtime.carried import carried_at
from autopar.runtime.caught import Caught
from autopar.runtime.containers import OwnElements, recorder_for
from autopar.runtime.decimals import flags_up
from autopar.runtime.executors import ChunkResult, Job, Log
from autopar.runtime.exits import taken_apart
from autopar.runtime.forecast import run_ahead
from autopar.runtime.kernel import UNBOUND
from autopar.runtime.keyed import Keyed
from autopar.runtime.keys import own_keyed
from autopar.runtime.memos import Added
from autopar.runtime.once import Guarded, Once
from autopar.runtime.parts import operand_of, put_in
from autopar.runtime.recorders import ACCUMULATORS, Truth, Unrecordable
from autopar.runtime.running import Elements, Tape, frozen
from autopar.runtime.search import look_through
from autopar.runtime.space import over
from autopar.runtime.spool import spooled
from autopar.runtime.state import STATE
from autopar.runtime.streams import drawing
from autopar.runtime.values import has_nan
from autopar.spec import SEARCHES, LoopKind, LoopSpec

COMPREHENSIONS = (LoopKind.LIST, LoopKind.SET, LoopKind.DICT)


def run_chunk(job: Job, index: int, operands: tuple[Any, ...]) -> ChunkResult:
    """Run chunk ``index`` of a job over the given operands (the user's, with copies of what is written).

    Raises
    ------
    Unrecordable
        When a reduction variable or a collected container is used otherwise than the spec says.
    Exception
        Whatever the kernel raises.
    """
    begun = [len(memo.table) for memo in job.memos]
    result = _run(job, index, operands) if job.forecast is None else run_ahead(job, index, operands, _run)
    if not begun:
        return result
    found: list[Added] = []
    for memo, known in zip(job.memos, begun, strict=True):
        added = memo.added(known, index)
        if isinstance(added, str):
            raise Unrecordable(added)
        found.append(added)
    return replace(result, memos=tuple(found))


def _run(job: Job, index: int, operands: tuple[Any, ...]) -> ChunkResult:
    low, high = job.chunks[index]
    recorders, arguments = stand_ins(job, operands)
    put_in(job.names, arguments, {**job.stepped(low), **carried_at(job, low, operands)})
    leading = over(job.space, _copied(job, operands)).arguments(low, high)
    begin = thread_time()
    if job.spec.kind in SEARCHES:
        left, _ = look_through(job.spec.kind, job.function, leading, arguments)
        return ChunkResult(index, seconds=thread_time() - begin, flags=flags_up(), left=left)
    with (
        spooled(job.spec.prints) as printed,
        drawing(job.streams, low, high, job.names, arguments, STATE.worker) as arrived,
    ):
        returned = job.function(*leading, *arguments[: len(arguments) - job.run_over])
        if job.spec.folded:
            returned = list(returned)
        if (halves := arrived()) is None:
            raise Unrecordable("an iteration draws more or fewer numbers than the others")
    seconds = thread_time() - begin
    if job.spec.kind in (LoopKind.SET, LoopKind.DICT) and has_nan(returned):
        raise Unrecordable("NaN as a key")
    if job.spec.kind in COMPREHENSIONS:
        return ChunkResult(
            index, elements=returned, printed=tuple(printed), seconds=seconds, flags=flags_up(), halves=halves
        )
    values, answers = results_of(job, arguments, returned)
    if answers and answers[0]:
        return ChunkResult(index, seconds=seconds, left=True)
    if any(values[name] != value for name, value in job.stepped(high).items()):
        raise Unrecordable("an iteration moves a counter further than the others")
    last = index == len(job.chunks) - 1
    live_outs = tuple(values[n] for n in job.live_outs) if last else ()
    lasts = {n: values[n] for n in job.spec.lasts if values[n] is not UNBOUND}
    if job.spec.scans:
        live_outs = tuple(map(frozen, live_outs))
        lasts = {n: frozen(value) for n, value in lasts.items()}
    return ChunkResult(
        index,
        _logs(job.spec, recorders, values),
        live_outs=live_outs,
        lasts=lasts,
        printed=tuple(printed),
        seconds=seconds,
        flags=flags_up(),
        halves=halves,
        privates={n: _held(n, job, arguments).tobytes() for n in job.spec.privates} if last else {},
    )


def _held(name: str, job: Job, arguments: Sequence[Any]) -> Any:
    return operand_of(name, job.names, arguments)


def results_of(job: Job, arguments: Sequence[Any], returned: Any) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """Return what a kernel returns and what it leaves in attributes, by name, and its answers how it was left."""
    values, answers = taken_apart(job.returns, job.exits, returned)
    values.update({name: operand_of(name, job.names, arguments) for name in job.spec.attributes})
    return values, answers


def _logs(spec: LoopSpec, recorders: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Log]:
    """Return what the recorders have seen; ``values`` is what the kernel has returned."""
    logs: dict[str, Log] = {}
    scanned = scanned_variables(spec)
    if spec.scans:
        logs[""] = recorders[""].log([values[name] for name in scanned])
    for name, operator in spec.reduces:
        if name in scanned:
            continue
        if operator in ("and", "or"):
            logs[name] = recorders[name].log(values[name])
        elif values[name] is not recorders[name]:
            raise Unrecordable("a reduction variable is given another value")
        else:
            logs[name] = recorders[name].log()
    for name in spec.collects:
        if name in values and values[name] is not recorders[name]:
            raise Unrecordable("a collected container is given another value")
        logs[name] = recorders[name].log()
    return logs


def _copied(job: Job, operands: tuple[Any, ...]) -> dict[int, object]:
    """Return what the operands have in the place of the user's own arrays and lists, by the ids of these."""
    found: dict[int, object] = {}
    for name in job.spec.written - dict(job.spec.snapshots).keys():
        mine, copy = job.operand(name), operand_of(name, job.names, operands)
        if mine is not copy:
            found[id(mine)] = copy
    return found


def stand_ins(job: Job, operands: tuple[Any, ...]) -> tuple[dict[str, Any], list[Any]]:
    """Return the recorders by name, and the kernel's arguments with them in their places."""
    arguments = list(operands)
    placed: dict[str, Any] = {name: job.operand(name) for name in job.spec.attributes}
    placed.update(dict.fromkeys((n for n in job.spec.lasts if n in placed or n in job.names), UNBOUND))
    recorders: dict[str, Any] = {}
    handed: list[Any] = []
    by_key = changed_by_key(job)
    spec = job.spec
    keyed = dict(spec.keyed)
    tied = {name for pair in spec.elses for name in pair}
    if spec.scans:
        scanned = scanned_variables(spec)
        recorders[""] = tape = Tape(tuple(scanned), tuple(scanned.values()))
        recorders.update(zip(tape.names, tape.begun, strict=True))
        recorders.update({name: Elements(tape, name) for name in spec.scans if name not in scanned})
    for name, operator in spec.reduces:
        if name in recorders:
            continue
        if operator in ACCUMULATORS:
            # Every comparison counts where another one hangs on it.
            recorders[name] = ACCUMULATORS[operator](object if name in tied else type(job.operand(name)))
        else:
            recorders[name] = Truth(operator == "and")
    for name in sorted(spec.collects, key=lambda name: keyed.get(name, "").startswith("once ")):
        if name in recorders:
            continue
        recorder = _collected(job.operand(name), keyed.get(name, ""), recorders)
        if name in own_keyed(spec):
            recorder = OwnElements(job.operand(name), handed, name in by_key, not STATE.worker)
        if recorder is None:
            raise Unrecordable("a collected container is of an unknown type")
        recorders[name] = recorder
        if spec.scans and name in keyed:
            raise Unrecordable("running values beside accumulations under keys")
        if spec.scans and hasattr(recorder, "scan"):
            recorder.scan(tape)
    placed.update({name: recorder for name, recorder in recorders.items() if name})
    put_in(job.names, arguments, placed)
    return recorders, arguments


def _collected(target: Any, mode: str, recorders: dict[str, Any]) -> Any:
    """Return what stands for a collected container."""
    what, _, guard = mode.partition(" ")
    if what == "once":
        return Guarded(recorders[guard]) if guard else Once(target)
    if what and type(target) is not set:
        return Keyed(target, what)
    return recorder_for(target)


def scanned_variables(spec: LoopSpec) -> dict[str, str]:
    """Return the scanned variables with their operators, in the spec's order."""
    return {name: operator for name, operator in spec.reduces if name in spec.scans}


def with_warnings(result: ChunkResult, warnings: tuple[Caught, ...]) -> ChunkResult:
    """Return the result with the warnings that were caught beside it."""
    if not warnings:
        return result
    return replace(result, warnings=warnings)
