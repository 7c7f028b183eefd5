"""A loop that splits into a recurrence and an independent rest: the one runs in order, then the other in parallel.

The first stage runs here over copies of what it writes, and puts the values that its names have in each iteration into
lists; the rest then runs in parallel over the copies and the lists. What both have done is taken over when both have
succeeded, and the last iteration runs as it is written. An exception or a warning in either belongs to the iteration
in which the serial program would meet it: everything is dropped and the loop goes on as it is written.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

from autopar.runtime.all_but_last import AllButLastRun, tried
from autopar.runtime.caught import warnings_raised
from autopar.runtime.decimals import flags_up, own_decimals, raise_flags
from autopar.runtime.executors.fork_safety import other_threads
from autopar.runtime.exits import taken_apart
from autopar.runtime.kernel import Kernel
from autopar.runtime.loops import Run, run_as_written, shape_of_kernel
from autopar.runtime.outline import Shape
from autopar.runtime.signals import uninterrupted
from autopar.runtime.space import CountingSpace, SequenceSpace, Space, ZipSpace, part_of
from autopar.runtime.state import STATE
from autopar.runtime.stores.private import private_copy
from autopar.runtime.values import is_immutable

DEAR = 0.6
"""A first stage that takes more of the loop's time than this is not worth it."""


def run_stages(kernel: Kernel, shape: Shape, space: Space, operands: tuple[Any, ...]) -> Any:
    """Run a kernel that has two stages."""
    found = [kernel.function.__globals__.get(name) for name in kernel.spec.stages]
    first, rest = found if len(found) == 2 else (None, None)
    if not isinstance(first, Kernel) or not isinstance(rest, Kernel) or isinstance(space, CountingSpace):
        kernel.history.refuse("the kernels of its stages are missing")
        return run_as_written(kernel, operands)
    shapes = shape_of_kernel(first), shape_of_kernel(rest)
    fit = _fit_behind if rest.spec.ordered else _fit
    if shapes[0] is None or shapes[1] is None or not fit(shape, (first, shapes[0]), (rest, shapes[1])):
        kernel.history.refuse("its stages do not fit it")
        return run_as_written(kernel, operands)
    if rest.spec.ordered:
        from autopar.runtime.stages_behind import BehindRun

        return BehindRun(kernel, shape, space, operands, (first, shapes[0]), (rest, shapes[1])).whole()
    return StagedRun(kernel, shape, space, operands, (first, shapes[0]), (rest, shapes[1])).whole()


Stage = tuple[Kernel, Shape]


def _fit(whole: Shape, ahead: Stage, behind: Stage) -> bool:
    twins = dict(behind[0].spec.snapshots)
    known = {*whole.names}
    first, rest = ahead[1], behind[1]
    return (
        {twins.get(n, n) for n in rest.names} <= known
        and {*first.returns} <= {*whole.returns} & {*first.names} & known
        and {*rest.returns} <= {*whole.returns} & known
        and not (first.exits or rest.exits)
    )


def _fit_behind(whole: Shape, ahead: Stage, behind: Stage) -> bool:
    twins = dict(ahead[0].spec.snapshots)
    known = {*whole.names}
    first, rest = ahead[1], behind[1]
    lists = {twins.get(n, n) for n in first.names} - known
    return (
        lists <= {*ahead[0].spec.collects}
        and {*rest.names} <= known
        and {*rest.returns} <= {*whole.returns} & {*rest.names}
        and {*first.returns} <= {*whole.returns} & known
        and not (first.exits or rest.exits)
    )


class StagedRun(AllButLastRun):
    """One call of a kernel that may run in two stages."""

    nothing_left = "there is nothing left for a second stage"

    def __init__(
        self,
        kernel: Kernel,
        shape: Shape,
        space: Space,
        operands: tuple[Any, ...],
        first: Stage,
        rest: Stage,
    ) -> None:
        super().__init__(kernel, shape, space, operands)
        self.first, self.shape_of_first = first
        self.rest, self.shape_of_rest = rest

    def worthwhile(self) -> bool:
        """Will workers finish the rest sooner?"""
        return not self.kernel.__dict__.get("_dear_first_stage") and super().worthwhile()

    def in_the_way(self, high: int) -> str:
        """Return why there must be no stages, or ``""``."""
        if self.kernel.__dict__.get("_dear_first_stage") and not STATE.config.force:
            return "most of its time goes into the recurrence"
        if other_threads():
            return "other threads are alive"
        reason, executor = self._obstacle(self._job(high, ()))
        return reason if executor is None else ""

    def up_to(self, high: int) -> str:
        """Run both stages; return why they were not, with nothing changed, or ``""``."""
        if reason := self.in_the_way(high):
            return reason
        given = dict(zip(self.shape.names, self.values, strict=True))
        if not all(is_immutable(given[n]) for n in self.shape_of_first.returns):
            return "what an iteration hands to the next can be changed in place"
        begin = perf_counter()
        copies = {name: private_copy(given[name], rows=False) for name in sorted(self.first.spec.written)}
        if not plain(copies):
            return "elements of a list can be changed in place"
        lists: dict[str, list[Any]] = {n: [] for n in self.shape_of_first.names if n not in given}
        try:
            with own_decimals(), warnings_raised():
                passed, reason = self._ahead(high, {**given, **copies, **lists})
                flags = flags_up()
        except Exception as error:
            return f"{type(error).__name__} in an iteration"
        values = lists.values()
        if reason or not all(is_immutable(v) for found in values for v in found):
            return reason or "a value can be changed in place"
        if not plain(copies):
            return "elements of a list can be changed in place"
        if any(len(found) != high - self.position for found in values):
            return "not every iteration has a value to hand over"
        spent = perf_counter() - begin
        return self._behind({**given, **copies}, lists, copies, passed, set(flags), spent, high)

    def _ahead(self, high: int, given: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """Run the first stage in growing pieces; return what it leaves, and why it is not worth it."""
        passed: dict[str, Any] = {}
        position, size, spent = self.position, 1, 0.0
        while position < high:
            stop = min(high, position + size)
            begin = perf_counter()
            arguments = [passed.get(n, given[n]) for n in self.shape_of_first.names]
            returned = self.first.function(*self.space.arguments(position, stop), *arguments)
            spent += perf_counter() - begin
            passed.update(taken_apart(self.shape_of_first.returns, 0, returned)[0])
            position, size = stop, size * 2
            done = position - self.position
            if not STATE.config.force and spent > 0.001 and done > 8 and spent > DEAR * self.rate * done:
                self.kernel.__dict__["_dear_first_stage"] = True
                return passed, "most of its time goes into the recurrence"
        return passed, ""

    def _behind(
        self,
        given: dict[str, Any],
        lists: dict[str, list[Any]],
        copies: dict[str, Any],
        passed: dict[str, Any],
        flags: set[Any],
        spent: float,
        high: int,
    ) -> str:
        """Run the rest in parallel, and take over what both stages have done; return why not."""
        space = part_of(self.space, self.position, high)
        if lists:
            space = ZipSpace((space, *map(SequenceSpace, lists.values())))
        twins = dict(self.rest.spec.snapshots)
        operands = (None, *(given[twins.get(n, n)] for n in self.shape_of_rest.names))
        behind = Run(self.rest, self.shape_of_rest, space, operands)
        behind.rate = self.rate
        found = tried(behind)
        if isinstance(found, str):
            return found
        job, done = found
        originals = dict(zip(self.shape.names, self.values, strict=True))
        with uninterrupted():
            behind._commit(job, done)
            for name, copy in copies.items():
                take_over(originals[name], copy)
        raise_flags(flags)
        self.absorb(behind.outcome)
        self.absorb(passed)
        elapsed = perf_counter() - done.begin + spent
        self.account(done, job, high - self.position, done.fold.seconds + spent, elapsed)
        return ""


def plain(copies: dict[str, Any]) -> bool:
    """Tell whether lists among copies hold nothing that can be changed in place."""
    return all(is_immutable(v) for copy in copies.values() if type(copy) is list for v in copy)


def take_over(original: Any, copy: Any) -> None:
    """Bring home what was done to a copy."""
    if type(original) is not list:
        original[...] = copy
        return
    for index, value in enumerate(copy):
        if original[index] is not value:
            original[index] = value
