"""A recurrence of cheap terms: its chunks begin with forecasts of what is handed on, where there are any.

Whether a recurrence can be forecast is tried when the rest of the loop is worth workers: some iterations are run twice
on copies, once from where the loop is, once from a later iteration as if nothing had come before. Where both hand on
the same, bit for bit, that many iterations ahead of a chunk will do. Else all that is handed on may be sums of ints,
and maxima or minima: then every chunk is run from where the loop is, and what the chunks add gives their beginnings.
That doubles the work, and is done where half of the workers would be enough.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from time import perf_counter
from typing import Any

from autopar.runtime import cost
from autopar.runtime.all_but_last import AllButLastRun
from autopar.runtime.attempt import BUSY, attempt, with_workers
from autopar.runtime.caught import warnings_raised
from autopar.runtime.chunks import run_chunk
from autopar.runtime.decimals import flags_up, own_decimals
from autopar.runtime.executors import ChunkResult, Executor, Job
from autopar.runtime.forecast import (
    Forecast,
    State,
    is_number,
    put_state,
    regions_of,
    restore,
    run_piece,
    state_of,
)
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.state import STATE
from autopar.runtime.values import identical, is_array, numpy
from autopar.runtime.workers import worker_count

WIDTHS = (8, 64, 512, 4096)
"""Numbers of iterations that are tried ahead of a chunk."""

SHARE = 8
"""What is run ahead of a chunk is this part of it, at most."""

CHUNKS = 32
"""Chunks of such a loop, at most: each has to be begun."""

EXTREMES = {"max": max, "min": min}

SHORT = "the loop is too short"


class ForecastRun(AllButLastRun):
    """One call of a kernel whose chunks begin with a forecast."""

    def worthwhile(self) -> bool:
        """Will workers finish the rest sooner, if it can be forecast?"""
        return not self.kernel.__dict__.get("_unforeseen") and self._pays(worker_count(STATE.config))

    def _pays(self, workers: int) -> bool:
        copied = sum(v.nbytes for v in map(self._value, self.kernel.spec.written) if is_array(v))
        extra = cost.traffic(self.kernel.spec, self._value)
        rate = self.rate * (1 + 1 / SHARE)
        return cost.worthwhile(self.trips - self.position, rate, workers, extra, 3 * copied)

    def up_to(self, high: int) -> str:
        """Run iterations up to ``high`` in parallel; return why they were not, with nothing changed, or ``""``."""
        handed = dict(self.kernel.spec.forecasts)
        written = self.kernel.spec.written
        variables = tuple(name for name in handed if name not in written)
        if not all(is_number(self._value(name)) for name in variables):
            return "what an iteration hands on is no number"
        job = self._job(high, variables)
        if job.memos:
            return "results of functions are kept"
        regions = regions_of(job, self._known(job.steps))
        if regions is None:
            return "two iterations may write one element"
        reason, executor = self._obstacle(job)
        if executor is None:
            return reason
        if not all(_holds_numbers(job.operand(name)) for name in written):
            return "elements are no numbers"
        elements = tuple((name, int(distance)) for name, distance in handed.items() if name in written)
        forecast = Forecast(variables, elements, regions)
        if self.position < forecast.reach:
            return SHORT
        begin = perf_counter()
        found = self._foreseen(replace(job, forecast=forecast), executor)
        done = found if isinstance(found, str) else attempt(executor, found)
        if isinstance(found, str) or isinstance(done, str):
            self.kernel.__dict__["_unforeseen"] = done not in (SHORT, BUSY) and not STATE.config.force
            return str(done)
        self._commit(found, done)
        self.account(done, found, high - self.position, done.fold.seconds, perf_counter() - begin)
        return ""

    def _foreseen(self, job: Job, executor: Executor) -> Job | str:
        """Return a job whose chunks have beginnings; or why there is none."""
        try:
            with own_decimals(), warnings_raised():
                before = flags_up()
                width = 0 if any(how in EXTREMES for _, how in job.spec.forecasts) else _width(job)
                if flags_up() != before:
                    return "a flag of decimal arithmetic is raised"
        except Exception as error:
            return f"{type(error).__name__} in an iteration"
        if width:
            low, high = job.chunks[0][0], job.chunks[-1][1]
            least = width * (1 if STATE.config.force else SHARE)
            chunks = _bounds(low, high, max(least, job.forecast.reach))
            forecast = job.forecast.anew(width=width)
            return replace(job, chunks=chunks, forecast=forecast) if len(chunks) > 1 else SHORT
        if not STATE.config.force and not self._pays(worker_count(STATE.config) // 2):
            return "what it hands on depends on all that came before, and it takes more workers to add that up"
        return _added_up(job, executor)


def _bounds(low: int, high: int, least: int) -> tuple[tuple[int, int], ...]:
    """Cut iterations low..high-1 into chunks of at least so many."""
    size = max(1, least, -(-(high - low) // CHUNKS))
    ends = [*range(low, max(low + 1, high - size + 1), size), high]
    return tuple(pairwise(ends))


def _holds_numbers(value: Any) -> bool:
    if type(value) is list:
        return all(map(is_number, value))
    return is_array(value) and not value.dtype.hasobject


def _width(job: Job) -> int:
    """Return how many iterations ahead of a chunk are enough, as far as a sample can tell; 0 where none are."""
    low, high = job.chunks[0][0], job.chunks[-1][1]
    forecast: Forecast = job.forecast
    job = replace(job, forecast=forecast.anew())
    variables = tuple(job.operand(name) for name in forecast.variables)
    start = state_of(job, low, variables)
    for width in WIDTHS:
        if 4 * width * (1 if STATE.config.force else SHARE) > high - low:
            break
        middle, end = low + width, low + 2 * width
        if width < forecast.reach:
            continue
        restore(job, low, end)
        put_state(job, low, start)
        _, truth = run_piece(job, low, end, start, job.operands, run_chunk)
        restore(job, low, end)
        _, found = run_piece(job, middle, end, state_of(job, middle, variables), job.operands, run_chunk)
        if identical(truth, found):
            return 2 * width
    return 0


def _added_up(job: Job, executor: Executor) -> Job | str:
    """Return a job whose chunks begin with sums of what those before them add; why not, where that is no int."""
    low, high = job.chunks[0][0], job.chunks[-1][1]
    forecast: Forecast = job.forecast
    chunks = _bounds(low, high, forecast.reach)
    if len(chunks) < 2:
        return SHORT
    trial = replace(job, chunks=chunks, forecast=forecast.anew(trial=True))
    starts = with_workers(partial(_starts, trial, executor))
    return starts if isinstance(starts, str) else replace(job, chunks=chunks, forecast=forecast.anew(starts=starts))


def _starts(job: Job, executor: Executor) -> tuple[State, ...]:
    """Run all chunks from where the loop is; return what they begin with if each adds the same whatever that is."""
    start = state_of(job, job.chunks[0][0], tuple(job.operand(name) for name in job.forecast.variables))
    _sums(job, start, start, start)  # are they ints?
    found: dict[int, ChunkResult] = {}
    executor.run(job, lambda result: found.update({result.index: result}))
    starts = [start]
    for index in range(len(job.chunks) - 1):
        starts.append(_sums(job, starts[-1], found[index].begun, found[index].ended))
    return tuple(starts)


def _sums(job: Job, start: State, begun: Any, ended: Any) -> State:
    """Return what is handed on behind a chunk, if the chunk adds the same whatever it begins with.

    Raises
    ------
    Unrecordable
        Where a part of it is no int.
    """
    operators = dict(job.spec.forecasts)
    hows: list[Any] = [operators[name] for name in job.forecast.variables]
    for name, _ in job.forecast.elements:
        operand: Any = job.operand(name)
        hows.extend(getattr(operand, "dtype", None) for _ in job.forecast.regions[name].places)
    return tuple(map(_sum, start, begun, ended, hows))


def _sum(start: Any, begun: Any, ended: Any, how: Any) -> Any:
    if type(how) is str and how in EXTREMES:
        return EXTREMES[how](start, ended)
    if type(start) is tuple:
        return tuple(_sum(*three, how) for three in zip(start, begun, ended, strict=True))
    np = numpy()
    if type(start) is bytes and np.issubdtype(how, np.integer):
        one, two, three = (np.frombuffer(part, how) for part in (start, begun, ended))
        return (one + (three - two)).tobytes()
    if np is not None and isinstance(start, np.integer) and type(start) is type(begun) is type(ended):
        whole = _sum(start.tobytes(), begun.tobytes(), ended.tobytes(), start.dtype)
        return np.frombuffer(whole, start.dtype)[0]
    if type(start) is type(begun) is type(ended) is int:
        return start + (ended - begun)
    raise Unrecordable("what it hands on depends on all that came before")
