"""Runs the chunks as Ray tasks: the job is put into the object store once, each task sends back what its chunk did."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import Any

from autopar.runtime.executors import Abandoned, ChunkResult, Commit, Job
from autopar.runtime.executors.hashing import depends_on_hashing
from autopar.runtime.executors.ray_cluster import connect, program_kept
from autopar.runtime.executors.ray_stop import new_sign, put_up, take_down
from autopar.runtime.executors.ray_worker import Refusal, Shipment, run_remotely
from autopar.runtime.executors.shipping import Surroundings, by_value
from autopar.runtime.packing import unpack
from autopar.runtime.state import STATE
from autopar.runtime.stores.lists import apply_changes
from autopar.runtime.values import is_array
from autopar.runtime.workers import worker_count

RETRIES = 2
"""How often Ray runs a chunk again whose worker died; a chunk is pure, so that this changes nothing."""


WINDOW = 3
"""Tasks per CPU that are under way at once: enough that no worker waits, few enough to take back."""

GRACE = 10.0
"""Seconds to wait for chunks that were called off; what is left then works on copies that nobody will read."""


class RayExecutor:
    """See `autopar.runtime.executors.Executor`. Which Ray it is, the configuration says when the first job comes."""

    name = "ray"

    def run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        """See `autopar.runtime.executors.Executor`."""
        with program_kept():
            return self._run(job, take)

    def _run(self, job: Job, take: Callable[[ChunkResult], None]) -> tuple[Commit, ...]:
        if job.spec.blas and not job.hold_blas:
            raise Abandoned("in exact mode BLAS must run with the threads of this process")
        if reason := depends_on_hashing(job):
            raise Abandoned(f"{reason}, which differs from process to process on Ray")
        if job.spec.draws and (name := _laid_out_anew(job)):
            raise Abandoned(f"{name}, which may be drawn into, does not lie as one block in memory")
        ray = connect(STATE.config.address, worker_count(STATE.config))
        box, sign = [_shipped(ray, job)], new_sign()
        task = ray.remote(max_retries=RETRIES, num_cpus=1)(run_remotely)
        window = WINDOW * max(1, int(ray.cluster_resources().get("CPU", 1)))
        coming = iter(range(len(job.chunks)))
        waiting = {task.remote(box, index, sign): index for index in islice(coming, window)}
        stores: list[dict[str, Any]] = [{} for _ in job.chunks]
        try:
            while waiting:
                (done, *_), _ = ray.wait(list(waiting), num_returns=1)
                result = _received(ray, done)
                stores[waiting.pop(done)] = dict(result.stores)
                waiting.update({task.remote(box, index, sign): index for index in islice(coming, 1)})
                take(result)
        except BaseException:
            _stop(ray, sign, list(waiting))
            raise
        return _commits(job, stores)

    def close(self) -> None:
        """Ray itself shuts down at exit what was started here; one that the user started is left alone."""


def _laid_out_anew(job: Job) -> str:
    """Return a written operand that lies otherwise in a worker's memory: generators fill contiguous arrays only."""
    for name in sorted((*job.spec.written, *job.spec.privates)):
        value: Any = job.operand(name)
        for part in value if type(value) is list else (value,):
            if is_array(part) and not (part.flags.forc and part.flags.aligned):
                return name
    return ""


def _shipped(ray: Any, job: Job) -> Any:
    """Put the job into the object store, functions of the user's by value, arrays as they are."""
    shipment = Shipment(job, Surroundings.here())
    try:
        with by_value(ray.cloudpickle, job.function.__module__):
            return ray.put(shipment)
    except Exception as error:  # a user's own __reduce__ may raise anything
        raise Abandoned(f"an operand cannot be sent to a worker: {error}") from error


def _stop(ray: Any, sign: bytes, references: list[Any]) -> None:
    """Call off the chunks that are under way, and see them end."""
    if references:
        put_up(sign)
        _, alive = ray.wait(references, num_returns=len(references), timeout=GRACE)
        if not alive:
            take_down(sign)


def _received(ray: Any, reference: Any) -> ChunkResult:
    try:
        answer = ray.get(reference)
    except ray.exceptions.RayError as error:
        raise Abandoned(f"Ray lost a chunk: {type(error).__name__}") from error
    if isinstance(answer, Refusal):
        raise Abandoned(answer.reason)
    return unpack(answer)


def _commits(job: Job, stores: list[dict[str, Any]]) -> tuple[Commit, ...]:
    commits: list[Commit] = []
    for name in sorted(job.spec.written):
        original: Any = job.operand(name)
        for found in stores:
            if type(original) is list:
                commits.append(partial(apply_changes, original, found[name]))
            else:
                commits.extend(partial(region.store, original) for region in found[name])
    return tuple(commits)
