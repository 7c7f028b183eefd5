"""One loop from call to result: begin serially, decide, guard, execute, commit, or go on as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from time import perf_counter
from typing import Any

from autopar.runtime import cost
from autopar.runtime.attempt import Attempt, attempt
from autopar.runtime.blas import one_blas_thread
from autopar.runtime.caught import emit
from autopar.runtime.changing_iterable import changes_iterable
from autopar.runtime.chunks import COMPREHENSIONS
from autopar.runtime.counts import NoCount, value_of
from autopar.runtime.cuts import cut_points
from autopar.runtime.decimals import raise_flags
from autopar.runtime.distinct import add_in_order, elements_of, one_by_one, set_of
from autopar.runtime.executors import Executor, Job
from autopar.runtime.executors.choice import executor_for
from autopar.runtime.exits import put_together, taken_apart, unkept
from autopar.runtime.followers import cannot_run_again
from autopar.runtime.guards import NOT_YET
from autopar.runtime.indices import (
    Progression,
    counters,
    known_names,
    loop_variables,
    places_of,
)
from autopar.runtime.kernel import Kernel
from autopar.runtime.memos import memos_of
from autopar.runtime.outline import Shape, shape_of
from autopar.runtime.parts import assign, operand_of
from autopar.runtime.printed import write_out, writing_again
from autopar.runtime.run_over import run_over, with_run_over
from autopar.runtime.search import look_through, undecided
from autopar.runtime.signals import uninterrupted
from autopar.runtime.space import CountingSpace, Space, counting_space, cut_operand
from autopar.runtime.state import STATE
from autopar.runtime.stores.private import put_elements
from autopar.runtime.streams import NoStream, Stream, streams_of
from autopar.runtime.used_up import until, used_up
from autopar.runtime.values import is_array, is_heap_type, is_immutable
from autopar.runtime.workers import worker_count
from autopar.spec import SEARCHES, LoopKind, LoopSpec

HELD_TRIPS = 4
"""Loops of at least so many iterations hold BLAS to one thread, if they call it, whichever way they run."""


def run(kernel: Kernel, operands: tuple[Any, ...]) -> Any:
    """Run a kernel over its whole iteration space."""
    if STATE.config.disable or STATE.direct or kernel.spec.ordered:
        return run_as_written(kernel, operands)
    kernel.history.calls += 1
    if is_heap_type(type(operands[0])):
        from autopar.runtime.own_iteration import run_over_by

        operands = (run_over_by(operands[0]), *operands[1:])
    shape = shape_of_kernel(kernel)
    space = _space(kernel, shape, operands)
    if shape is not None and space is None and kernel.spec.drains:
        from autopar.runtime.drained import DrainedRun

        with _blas(kernel, HELD_TRIPS):
            return _whole(DrainedRun(kernel, shape, operands))
    if shape is None or space is None:
        if shape is None or not _is_empty(kernel, operands):
            kernel.history.refuse("what the loop runs over cannot be cut")
        return run_as_written(kernel, operands)
    with _blas(kernel, len(space)):
        if kernel.spec.swapped:
            from autopar.runtime.interchange import run_nest

            return run_nest(kernel, shape, space, operands)
        if kernel.spec.ranked:
            from autopar.runtime.ranked import run_ranked

            return run_ranked(kernel, shape, space, operands)
        if kernel.spec.forecasts and not isinstance(space, CountingSpace):
            from autopar.runtime.forecasts import ForecastRun

            return ForecastRun(kernel, shape, space, operands).whole()
        if kernel.spec.stages:
            from autopar.runtime.stages import run_stages

            return run_stages(kernel, shape, space, operands)
        return _whole(Run(kernel, shape, space, operands))


def _whole(run: Run) -> Any:
    """Run everything; what an item of a generator raises is raised where its consumer comes to it."""
    if not run.kernel.spec.folded:
        return run.whole()
    try:
        return run.whole()
    except Exception as error:
        return until(run.elements, error)


def shape_of_kernel(kernel: Kernel) -> Shape | None:
    """Return what the kernel's code says, read once."""
    try:
        return kernel.__dict__["_shape"]  # type: ignore[no-any-return]
    except KeyError:
        shape = kernel.__dict__["_shape"] = shape_of(kernel.function, kernel.spec)
        return shape


def _is_empty(kernel: Kernel, operands: tuple[Any, ...]) -> bool:
    return kernel._trips(operands) == 0


def _space(kernel: Kernel, shape: Shape | None, operands: tuple[Any, ...]) -> Space | None:
    if shape is None or len(operands) < shape.leading:
        return None
    spec = kernel.spec
    if spec.kind is LoopKind.WHILE:
        stride = _stride(kernel, shape, operands)
        squared = kernel.spec.squared
        return counting_space(operands[0], operands[1], stride, shape.comparison, squared) if stride else None
    space = cut_operand(operands)
    if space is not None and (spec.collects or spec.written) and changes_iterable(kernel, shape, space, operands):
        return None
    return space


def _stride(kernel: Kernel, shape: Shape, operands: tuple[Any, ...]) -> int:
    """Return by how much the counter of a ``while`` loop moves; 0 where that is no int, or away from its end."""
    spec = kernel.spec
    if not spec.stride:
        return spec.step
    stride = operand_of(spec.stride, shape.names, operands[shape.leading :], kernel.function.__globals__)
    return spec.step * stride if type(stride) is int and stride > 0 else 0


def _blas(kernel: Kernel, trips: int) -> AbstractContextManager[None]:
    held = kernel.spec.blas and trips >= HELD_TRIPS and not STATE.config.exact and not STATE.worker
    return one_blas_thread() if held else nullcontext()


def run_as_written(kernel: Kernel, operands: tuple[Any, ...]) -> Any:
    """Run the serial program: the plain function over everything."""
    with nullcontext() if STATE.config.disable else _blas(kernel, max(kernel._trips(operands), 0)):
        if kernel.spec.kind is LoopKind.SET:
            return set_of(kernel, operands)
        returned = kernel.function(*operands)
        return used_up(returned) if kernel.spec.folded else returned


class Run:
    """One call of a kernel: how far it has come, and the values that go from one part to the next."""

    def __init__(self, kernel: Kernel, shape: Shape, space: Space, operands: tuple[Any, ...]) -> None:
        self.kernel = kernel
        self.shape = shape
        self.space = space
        self.trips = len(space)
        self.position = 0
        self.original = operands
        values = list(operands[shape.leading :])
        missing = len(shape.names) - len(values)
        self.values: list[Any] = values + (list(shape.defaults[-missing:]) if missing else [])
        found = run_over(kernel.spec, shape, space)
        self.values.extend(found.values())
        self.shape = with_run_over(shape, found)
        self.outcome: dict[str, Any] = {}
        self.elements: list[list[Any]] = []
        self.collected: dict[Any, Any] = {}
        self.distinct: set[Any] = set()
        self.answers: tuple[Any, ...] = ()

    def whole(self) -> Any:
        """Run everything; return what the kernel returns."""
        if self.trips == 0:
            return run_as_written(self.kernel, self.original)
        if self.kernel.spec.first:
            self.advance(min(self.kernel.spec.first, self.trips))
        if not STATE.config.force and not self.left and self.position < self.trips:
            self._begin()
        while self.position < self.trips and not self.left:
            if self._unset():
                self.advance(self.position + 1)
            elif not self.parallel():
                self.advance(self.trips)
        return self.result()

    @property
    def left(self) -> bool:
        """Has an iteration left the loop?"""
        return bool(self.answers) and bool(self.answers[0])

    def _unset(self) -> bool:
        """Has a minimum or maximum no value yet, so that the next iteration gives it one without a comparison?"""
        return any(o in ("min", "max") and self._value(n) is None for n, o in self.kernel.spec.reduces)

    def advance(self, high: int) -> None:
        """Run iterations up to ``high`` serially, on the user's data."""
        passed = self.values[: len(self.values) - self.shape.run_over]
        arguments = (*self.space.arguments(self.position, high), *passed)
        if self.kernel.spec.kind is LoopKind.SET:
            elements = elements_of(self.kernel, arguments)
            if elements is None:
                again: Any = self.space.arguments(self.position, high)[0]
                one_by_one(self.kernel, self.distinct, again, arguments[1:])
            else:
                add_in_order(self.kernel, self.distinct, elements, arguments[1:])
            self.position = high
            return
        if self.kernel.spec.kind in SEARCHES:
            self.answers = look_through(
                self.kernel.spec.kind, self.kernel.function, self.space.arguments(self.position, high), self.values
            )
            self.position = high
            return
        self.run_piece(arguments)
        self.position = high

    def run_piece(self, arguments: tuple[Any, ...]) -> None:
        """Run some iterations serially, on the user's data, and keep what they give."""
        returned = self.kernel.function(*arguments)
        if self.kernel.spec.kind is LoopKind.DICT:
            self.collected.update(returned)
        elif self.kernel.spec.folded:
            self.elements.append([])
            self.elements[-1].extend(returned)  # where an item raises, those before it are there
        elif self.kernel.spec.kind in COMPREHENSIONS:
            self.elements.append(returned)
        else:
            values, self.answers = taken_apart(self.shape.returns, self.shape.exits, returned)
            self.absorb(values)

    def absorb(self, values: dict[str, Any]) -> None:
        """Let the next part start from these values."""
        self.outcome.update({name: value for name, value in values.items() if "." not in name})
        for name, value in values.items():
            if name in self.shape.names:
                self.values[self.shape.names.index(name)] = value

    def result(self) -> Any:
        kind = self.kernel.spec.kind
        if kind is LoopKind.DICT:
            return self.collected
        if kind is LoopKind.LIST:
            return self.elements[0] if len(self.elements) == 1 else [e for part in self.elements for e in part]
        if kind is LoopKind.SET:
            return self.distinct
        if kind in SEARCHES:
            return self.answers[1] if self.left else undecided(kind, self.values)
        returns = self.shape.returns
        self.kernel.history.immutable_live_outs = all(is_immutable(self.outcome[n]) for n in self._live_outs())
        return put_together(returns, self.outcome, self.answers or (False, None)[: self.shape.exits])

    def _begin(self) -> None:
        """Run growing pieces serially until the remainder is worth workers, or nothing is left."""
        known = self.kernel.history.rate
        self.rate = known
        may_leave = self.kernel.spec.breaks
        if not may_leave and known * self.trips >= cost.LONG and known >= cost.BEGINNING and self.worthwhile():
            return
        long = not may_leave and known * self.trips >= cost.LONG
        size = 1 if long else max(1, int(cost.BEGINNING / 4 / known))
        spent = 0.0
        while self.position < self.trips:
            begin = perf_counter()
            done = self.position
            self.advance(min(self.trips, self.position + size))
            elapsed = perf_counter() - begin
            if self.left:  # after how many iterations of this piece is not known
                self.kernel.learn(*((spent, done) if spent else (elapsed, 1)))
                return
            spent += elapsed
            self.rate = elapsed / (self.position - done)
            if spent < cost.BEGINNING:
                size *= 2
                continue
            if self.worthwhile():
                break
            size = max(1, min(size * 2, int(2 * cost.LOOK / (self.rate + 1e-9))))
        self.kernel.learn(spent, self.position)

    rate = 0.0
    _waited = False
    """Has an iteration been run first so that it computes what later ones only read?"""

    def worthwhile(self) -> bool:
        """Will workers finish the rest sooner?"""
        return self._is_worth_workers(self.trips)

    def _is_worth_workers(self, stop: int) -> bool:
        written = (self._value(name) for name in self.kernel.spec.written)
        return cost.worthwhile(
            stop - self.position,
            self.rate,
            worker_count(STATE.config),
            cost.traffic(self.kernel.spec, self._value),
            sum(value.nbytes for value in written if is_array(value)),
        )

    def _value(self, name: str) -> Any:
        if "." in name:
            return operand_of(name, self.shape.names, self.values)
        return self.values[self.shape.names.index(name)]

    def parallel(self) -> bool:
        """Run the rest, or its next part, in parallel; False when it must go on serially, with nothing changed."""
        try:
            stop = self._stop()
            if self.kernel.spec.cuts and not self._is_worthwhile(stop):
                self.advance(stop)
                return True
            ends = stop == self.trips
            last_here = ends and self._last_runs_here()
            high = stop - 1 if last_here else stop
            if high - self.position < 1:
                return False
            job = self._job(high, () if last_here or not ends else self._live_outs())
            job = replace(job, streams=self._streams())
        except (NoStream, NoCount) as missing:
            self.kernel.history.refuse(str(missing))
            return False
        done = self.attempt(job)
        if isinstance(done, str):
            if done.endswith(NOT_YET) and not self._waited:
                self._waited = True
                self.advance(self.position + 1)
                return True
            self.kernel.history.refuse(done)
            return False
        fold = done.fold
        if failure := write_out(fold.printed):
            self.kernel.history.refuse(f"{failure.kind} while it printed")
            with writing_again(failure):
                self.advance(self.trips)
            return True
        self._commit(job, done)
        if fold.done < len(job.chunks):
            high = job.chunks[fold.done][0]
        trips = high - self.position
        self.position = high
        if trips:
            seconds = perf_counter() - done.begin
            self.kernel.history.ran(trips, seconds, fold.seconds, done.executor, job.workers)
        if not STATE.config.force:
            recorded = trips * cost.traffic(self.kernel.spec, self._value).worker if self.kernel.spec.scans else 0.0
            self.kernel.learn(max(fold.seconds - recorded, fold.seconds / 10), trips)
        if last_here or fold.done < len(job.chunks):
            self.advance(self.trips)
        return True

    def _stop(self) -> int:
        """Return where the next part of the loop ends; raises `NoCount`."""
        if not self.kernel.spec.cuts:
            return self.trips
        if self._cuts is None:
            values = dict(zip(self.shape.names, self.values, strict=True))
            home = self.kernel.function.__globals__
            self._cuts = cut_points(self.kernel.spec.cuts, self._known(self._steps()), values, home, self.trips)
        return next((k for k in self._cuts if k > self.position), self.trips)

    _cuts: tuple[int, ...] | None = None

    def _is_worthwhile(self, stop: int) -> bool:
        """Will workers finish a part of the loop sooner?"""
        return stop - self.position > 1 and (STATE.config.force or self._is_worth_workers(stop))

    def attempt(self, job: Job) -> Attempt | str:
        """Run a job if nothing is in its way; return what was."""
        reason, executor = self._obstacle(job)
        return attempt(executor, job) if executor is not None else reason

    def account(self, done: Attempt, job: Job, trips: int, seconds: float, elapsed: float) -> None:
        """Remember what some iterations have cost: seconds of work, and of the clock."""
        self.kernel.history.ran(trips, elapsed, seconds, done.executor, job.workers)
        if not STATE.config.force:
            self.kernel.learn(seconds, trips)

    def _live_outs(self) -> tuple[str, ...]:
        """Names whose values the last iteration leaves."""
        spec = self.kernel.spec
        apart = {*spec.lasts, *(n for n, _ in spec.follows), *(n for n, _ in spec.reduces)}
        return tuple(n for n in self.shape.returns if n not in apart)

    def _last_runs_here(self) -> bool:
        """Does the parent run the last iteration, so that what lives on after the loop is its own?

        Not if the live values seen so far are immutable: then a worker may send them. Always where workers have arrays
        of their own: the user's must be as the last iteration leaves it.
        """
        if self.kernel.spec.privates:
            return True
        names = self._live_outs()
        if self.kernel.spec.kind is LoopKind.WHILE:
            names = names[1:]
        if not names:
            return False
        if not self.outcome:
            return STATE.config.force or not self.kernel.history.immutable_live_outs
        return not all(name in self.outcome and is_immutable(self.outcome[name]) for name in names)

    def _job(self, high: int, live_outs: tuple[str, ...]) -> Job:
        config, spec = STATE.config, self.kernel.spec
        steps = self._steps()
        known = self._known(steps)
        places = {
            name: places_of((a for a in (*spec.writes, *spec.updates) if a.name == name), known)
            for name in spec.written
        }
        return Job(
            function=self.kernel.function,
            spec=self.kernel.spec,
            names=self.shape.names,
            operands=tuple(self.values),
            space=self.space,
            chunks=_bounds(spec, self.position, high, self.trips),
            returns=self.shape.returns,
            live_outs=live_outs,
            exits=self.shape.exits,
            run_over=self.shape.run_over,
            workers=worker_count(config),
            hold_blas=self.kernel.spec.blas and not config.exact,
            seconds=self.rate * (high - self.position),
            steps=steps,
            memos=memos_of(spec.calls, self.values, self.kernel.function.__globals__),
            places={
                name: found
                for name, found in places.items()
                # Where an index may be negative, a row that one chunk takes for its own may be another's last.
                if found is not None
                and (
                    not (spec.reads or name in spec.apart)
                    or all(p.rows(self.position, self.trips) is not None for p in found)
                )
            },
        )

    def _known(self, steps: Mapping[str, int]) -> dict[str, Progression]:
        """Return the names in subscripts that are known, over the iteration number."""
        function = self.kernel.function
        known = known_names(function, self.shape, self.kernel.spec, self.shape.names, self.values)
        known |= loop_variables(function, self.shape, self.space)
        return known | counters(steps, self._value, self.position)

    def _steps(self) -> dict[str, int]:
        """Return how far an iteration moves each induction variable; raises `NoCount`."""
        spec = self.kernel.spec
        if spec.steps and spec.follows:
            raise NoCount("an iteration that has a minimum or maximum cannot be run again")
        values = dict(zip(self.shape.names, self.values, strict=True))
        for name, _ in spec.steps:
            if type(values[name]) is not int:
                raise NoCount(f"{name}, which every iteration moves, is no int")
        return {name: value_of(text, values, self.kernel.function.__globals__) for name, text in spec.steps}

    def _streams(self) -> tuple[Stream, ...]:
        values = dict(zip(self.shape.names, self.values, strict=True))
        home, trips = self.kernel.function.__globals__, self.trips - self.position
        return streams_of(self.kernel.spec, values, home, self.position, trips)

    def _obstacle(self, job: Job) -> tuple[str, Executor | None]:
        for name, operator in job.spec.reduces:
            if operator in ("and", "or") and bool(job.operand(name)) is (operator == "or"):
                return "the result of an and or or is decided already", None
        if reason := cannot_run_again(job):
            return reason, None
        if job.spec.breaks and (reason := unkept(job)):
            return reason, None
        executor, reason = executor_for(job)
        if executor is None:
            return reason, None
        try:
            from autopar.runtime.guards.operands import failed_guard

            where = executor.name
            failed = failed_guard(self.kernel, self.shape, job, copied=where != "processes", shipped=where == "ray")
        except Exception as error:  # as above
            failed = f"autopar failed: {type(error).__name__}: {error}"
        if failed:
            return failed, None
        return "", executor

    def _commit(self, job: Job, done: Attempt) -> None:
        fold = done.fold
        values, folded = fold.finish()
        values.update(fold.carried)
        for name in self.kernel.spec.collects:
            values.pop(name)
        values.update(fold.followed)
        if job.live_outs and fold.done == len(job.chunks):
            values.update(zip(job.live_outs, fold.live_outs, strict=True))
        values.update(job.stepped(job.end(fold.done)))
        values.update({name: fold.lasts.get(name, self._value(name)) for name in job.spec.lasts})
        with uninterrupted():
            for commit in (*done.commits, *folded):
                commit()
            for kept in fold.kept:
                kept.memo.keep(kept.results)
            for stream in job.streams:
                stream.generator.bit_generator.state = stream.left(job.chunks[-1][1], fold.halves)
            for name, elements in fold.privates.items():
                put_elements(job.operand(name), elements)
            for name in job.spec.attributes:
                if name in values:
                    assign(name, job.names, job.operands, values[name])
        self.absorb(values)
        for part in fold.elements:
            if self.kernel.spec.kind is LoopKind.DICT:
                self.collected.update(part)
            elif self.kernel.spec.kind is LoopKind.SET:
                add_in_order(self.kernel, self.distinct, part, tuple(self.values))
            else:
                self.elements.append(part)
        raise_flags(fold.flags)
        emit(fold.warnings, self.kernel.function.__globals__)


def _bounds(spec: LoopSpec, low: int, high: int, trips: int) -> tuple[tuple[int, int], ...]:
    """Cut a loop; a chunk that begins with a call for what it carries over has enough iterations to make up for it."""
    if spec.breaks:
        return cost.growing_bounds(low, high, trips)
    return cost.chunk_bounds(low, high, trips, 4 if any("(" in text for _, text in spec.carries) else 1)
