"""A nest of two loops whose columns are independent: rows one after the other, then the rest column by column.

The first row runs as a loop of its own, which may already be worth workers. Where the rows are short, whole rows run as
they are written, by the clock; when the rows that are left are worth workers, one job runs all of their columns. Any
exception or warning in it belongs to the row in which the serial program would meet it: everything is dropped, and the
rows run as they are written.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

from autopar.runtime import cost
from autopar.runtime.exits import taken_apart
from autopar.runtime.kernel import Kernel
from autopar.runtime.loops import Run, run_as_written, shape_of_kernel
from autopar.runtime.outline import Shape
from autopar.runtime.space import SequenceSpace, Space
from autopar.runtime.state import STATE
from autopar.runtime.values import is_array, is_immutable
from autopar.runtime.workers import worker_count


def run_nest(kernel: Kernel, shape: Shape, space: Space, operands: tuple[Any, ...]) -> Any:
    """Run a kernel that has one with its loops interchanged."""
    ((name, _),) = kernel.spec.swapped
    swapped = kernel.function.__globals__.get(name)
    if not isinstance(swapped, Kernel):
        kernel.history.refuse("its kernel with the loops interchanged is missing")
        return run_as_written(kernel, operands)
    shape_of_swapped = shape_of_kernel(swapped)
    rows = isinstance(space, SequenceSpace) and type(space.sequence) is range
    fits = shape_of_swapped is not None and {*shape_of_swapped.names[1:]} <= {*shape.names}
    if shape_of_swapped is None or not rows or not fits or {*shape_of_swapped.returns} != {*shape.returns}:
        kernel.history.refuse("its loops cannot be interchanged")
        return run_as_written(kernel, operands)
    return _NestRun(kernel, shape, space, operands, swapped, shape_of_swapped).whole()


class _NestRun(Run):
    """One call of a kernel whose loops may change places."""

    def __init__(
        self,
        kernel: Kernel,
        shape: Shape,
        space: Space,
        operands: tuple[Any, ...],
        swapped: Kernel,
        shape_of_swapped: Shape,
    ) -> None:
        super().__init__(kernel, shape, space, operands)
        self.swapped = swapped
        self.columns_shape = shape_of_swapped

    def whole(self) -> Any:
        """Run everything; return what the kernel returns."""
        if not self._columns():
            self.advance(self.trips)
            return self.result()
        if not STATE.config.force:
            self._begin()
        while self.position < self.trips:
            if not self.parallel():
                self._go_on()
        return self.result()

    def _columns(self) -> range:
        """Return what the loop inside runs over, as it would be evaluated now; nothing where it is no range."""
        ((_, text),) = self.kernel.spec.swapped
        values = dict(zip(self.shape.names, self.values, strict=True))
        try:
            found = eval(text, self.kernel.function.__globals__, values)
            return found if type(found) is range and len(found) else range(0)
        except Exception:  # the loop itself will raise it, if it comes that far
            return range(0)

    def _begin(self) -> None:
        """Run the first row as a loop of its own, then whole rows until the rest is worth workers."""
        if self.kernel.history.rate == float("inf"):
            rate = self._row()
            self.kernel.learn(rate, 1)
        if self.position < self.trips:
            super()._begin()

    def _row(self) -> float:
        """Run the next row as a loop over its columns; return the seconds that it takes serially."""
        columns = self._columns()
        if not columns:
            begin = perf_counter()
            self.advance(self.position + 1)
            return perf_counter() - begin
        rows = self.space.arguments(self.position, self.position + 1)[0]
        parallel = self.swapped.history.parallel
        begin = perf_counter()
        returned = self.swapped(columns, *self._arguments(rows))
        elapsed = perf_counter() - begin
        values, _ = taken_apart(self.columns_shape.returns, self.columns_shape.exits, returned)
        self.absorb(values)
        self.position += 1
        if self.swapped.history.parallel > parallel:
            return max(elapsed, self.swapped.history.rate * len(columns))
        return elapsed

    def _arguments(self, rows: object) -> list[Any]:
        given = dict(zip(self.shape.names, self.values, strict=True))
        return [rows, *(given[name] for name in self.columns_shape.names[1:])]

    def _go_on(self) -> None:
        """Run what is left without interchanging: rows that are long may still be worth workers each."""
        if STATE.config.force or self.rate < cost.BEGINNING:
            self.advance(self.trips)
        while self.position < self.trips:
            self._row()

    def worthwhile(self) -> bool:
        """Will workers finish the rest sooner, column by column?"""
        columns = len(self._columns())
        spec = self.swapped.spec
        written = (self._value(name) for name in spec.written)
        return cost.worthwhile(
            self.trips - self.position,
            self.rate,
            min(worker_count(STATE.config), columns),
            cost.traffic(spec, self._value),
            sum(value.nbytes for value in written if is_array(value)),
        )

    def parallel(self) -> bool:
        """Run the rows that are left column by column, all but the last if what it leaves is not immutable."""
        names = self._live_outs()
        sent = bool(self.outcome) and all(n in self.outcome and is_immutable(self.outcome[n]) for n in names)
        high = self.trips - 1 if names and not sent else self.trips
        columns = self._columns()
        if high - self.position < 1 or not columns:
            return False
        rows = self.space.arguments(self.position, high)[0]
        across = Run(self.swapped, self.columns_shape, SequenceSpace(columns), (columns, *self._arguments(rows)))
        across.rate = self.rate * (high - self.position) / len(columns)
        reason = self._across(across, names if high == self.trips else (), high - self.position)
        if reason:
            self.kernel.history.refuse(reason)
            return False
        self.absorb(across.outcome)
        self.position = high
        if high < self.trips:
            self.advance(self.trips)
        return True

    def _across(self, across: Run, live_outs: tuple[str, ...], rows: int) -> str:
        """Run all columns in parallel; return why they were not, with nothing changed, or ``""``."""
        job = across._job(across.trips, live_outs)
        done = across.attempt(job)
        if isinstance(done, str):
            return done
        if done.fold.warnings:
            return "there are warnings, whose order the interchanged loops do not keep"
        across._commit(job, done)
        self.account(done, job, rows, done.fold.seconds, perf_counter() - done.begin)
        return ""

    def _live_outs(self) -> tuple[str, ...]:
        """Names whose values the last row leaves, those included that a row without columns would not assign."""
        return self.shape.returns
