"""Runs the chunks one after the other in this thread, the way workers run them: on copies, with recorders."""

from __future__ import annotations

from collections.abc import Callable

from autopar.runtime.caught import catching
from autopar.runtime.chunks import run_chunk, with_warnings
from autopar.runtime.executors import Abandoned, ChunkResult, Commit, Job
from autopar.runtime.executors.copies import Copies, own_copies
from autopar.runtime.packing import CannotTravel, pack, unpack
from autopar.runtime.recorders import Unrecordable


class SerialExecutor:
    """For tests and for looking closely: what may travel is checked as if it did."""

    name = "serial"

    def run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        """See `autopar.runtime.executors.Executor`."""
        copies = Copies(job)
        operands = job.with_copies({**copies.values, **own_copies(job)})
        done = 0
        for index in range(len(job.chunks)):
            try:
                result = self._chunk(job, index, operands)
            except Abandoned:
                if not job.spec.breaks:
                    raise
                break
            if result.left:
                break
            take(result)
            done += 1
        return copies.home(done)

    def _chunk(self, job: Job, index: int, operands: tuple[object, ...]) -> ChunkResult:
        try:
            with catching() as catcher:
                result = run_chunk(job, index, operands)
            return unpack(pack(with_warnings(result, catcher.drain()), job.spec.fresh, job.spec.made))
        except (CannotTravel, Unrecordable) as error:
            raise Abandoned(str(error)) from None
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # SystemExit too must leave the data as the serial loop does
            raise Abandoned(f"{type(error).__name__} in an iteration") from None

    def close(self) -> None:
        """Nothing to give back."""
