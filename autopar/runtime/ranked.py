"""A loop that keeps the best candidate by a key: ``if a[i] > a[best]: best = i``.

The loop runs as it is written until the rest is worth workers. Then the candidate's key is computed once, and a second
kernel, in which it has a name, runs all but the last iteration: there it is a maximum that the candidate follows.
"""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Any

from autopar.runtime import cost
from autopar.runtime.all_but_last import AllButLastRun, tried
from autopar.runtime.caught import warnings_raised
from autopar.runtime.decimals import flags_up, own_decimals
from autopar.runtime.kernel import Kernel
from autopar.runtime.loops import Run, run_as_written, shape_of_kernel
from autopar.runtime.memos import memos_of
from autopar.runtime.outline import Shape
from autopar.runtime.space import CountingSpace, Space, part_of
from autopar.runtime.state import STATE
from autopar.runtime.values import is_immutable
from autopar.runtime.workers import worker_count


def run_ranked(kernel: Kernel, shape: Shape, space: Space, operands: tuple[Any, ...]) -> Any:
    """Run a kernel that has another one with a name for the best candidate's key."""
    ((name, _),) = kernel.spec.ranked
    other = kernel.function.__globals__.get(name)
    if not isinstance(other, Kernel) or isinstance(space, CountingSpace):
        kernel.history.refuse("its kernel with a name for the key is missing")
        return run_as_written(kernel, operands)
    shape_of_other = shape_of_kernel(other)
    keys = [] if shape_of_other is None else [n for n in shape_of_other.names if n not in shape.names]
    fits = shape_of_other is not None and {*shape_of_other.returns} - {*keys} <= {*shape.returns}
    if shape_of_other is None or len(keys) != 1 or not fits or not other.spec.reduces or shape.exits:
        kernel.history.refuse("the names of its kernels do not fit")
        return run_as_written(kernel, operands)
    return _RankedRun(kernel, shape, space, operands, other, shape_of_other, keys[0]).whole()


class _RankedRun(AllButLastRun):
    """One call of a kernel that keeps the best candidate."""

    def __init__(
        self,
        kernel: Kernel,
        shape: Shape,
        space: Space,
        operands: tuple[Any, ...],
        other: Kernel,
        shape_of_other: Shape,
        key: str,
    ) -> None:
        super().__init__(kernel, shape, space, operands)
        self.other = other
        self.shape_of_other = shape_of_other
        self.key = key

    def _unset(self) -> bool:
        """Is there no candidate yet?"""
        best = (n for n, key in self.other.spec.follows if key == self.key)
        return super()._unset() or any(n in self.shape.names and self._value(n) is None for n in list(best)[:1])

    def worthwhile(self) -> bool:
        """Will workers finish the rest sooner?"""
        extra = cost.traffic(self.other.spec, self._value)
        return cost.worthwhile(self.trips - self.position, self.rate, worker_count(STATE.config), extra, 0)

    def up_to(self, high: int) -> str:
        """Run iterations up to ``high`` in parallel; return why they were not, with nothing changed, or ``""``."""
        home = self.kernel.function.__globals__
        if memos_of(self.other.spec.calls, self.values, home):
            return "results of functions are kept"
        given = dict(zip(self.shape.names, self.values, strict=True))
        space = part_of(self.space, self.position, high)
        ((_, text),) = self.kernel.spec.ranked
        # Nothing of the program's is run ahead before it is known to be what was analysed: the candidate is looked at
        # as well, which to the other kernel is a result, and no operand.
        trial = self._other(space, {**given, self.key: 0})
        own = {*compile(text, "<key>", "eval").co_names}
        trial.shape = replace(trial.shape, returns=tuple(n for n in trial.shape.returns if n not in own))
        reason, executor = trial._obstacle(trial._job(trial.trips, ()))
        if executor is None:
            return reason
        try:
            with own_decimals(), warnings_raised():
                before = flags_up()
                given[self.key] = eval(text, home, dict(given))
                if flags_up() != before:
                    return "the best candidate's key raises flags"
        except Exception as error:  # the loop itself will raise it, if it comes that far
            return f"{type(error).__name__} in the best candidate's key"
        if not is_immutable(given[self.key]) or given[self.key] is None:
            return "the best candidate's key can be changed in place"
        ranked = self._other(space, given)
        found = tried(ranked)
        if isinstance(found, str):
            return found
        job, done = found
        ranked._commit(job, done)
        self.absorb({name: value for name, value in ranked.outcome.items() if name != self.key})
        self.account(done, job, high - self.position, done.fold.seconds, perf_counter() - done.begin)
        return ""

    def _other(self, space: Space, given: dict[str, Any]) -> Run:
        """Return a run of the other kernel over some iterations."""
        found = Run(self.other, self.shape_of_other, space, (None, *(given[n] for n in self.shape_of_other.names)))
        found.rate = self.rate
        return found
