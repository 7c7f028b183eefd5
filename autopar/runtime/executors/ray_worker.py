"""The far side of the Ray executor: what runs in a worker that knows nothing of the program."""

from __future__ import annotations

import warnings
from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Any

from autopar.runtime.blas import one_blas_thread
from autopar.runtime.caught import catching
from autopar.runtime.chunks import run_chunk, with_warnings
from autopar.runtime.executors import ChunkResult, Job
from autopar.runtime.executors.ray_stop import is_up, leaving_at
from autopar.runtime.executors.shipping import Surroundings
from autopar.runtime.packing import CannotTravel, check_changes, pack
from autopar.runtime.recorders import Unrecordable
from autopar.runtime.state import STATE
from autopar.runtime.stores.lists import ListImage
from autopar.runtime.stores.private import private_copy
from autopar.runtime.stores.regions import Region, Rows, cut_rows, differences
from autopar.runtime.values import is_array


@dataclass(frozen=True, slots=True)
class Shipment:
    """A job on its way to other processes."""

    job: Job
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a chunk could not be run here; the loop goes on serially in the user's process."""

    reason: str


class Workplace:
    """A shipment in this process: taken from the object store once, with one private copy of each array it writes."""

    def __init__(self, shipment: Shipment) -> None:
        self.job = shipment.job
        self.surroundings = shipment.surroundings
        self._arrays: dict[str, Any] = {}

    def run(self, index: int) -> bytes:
        """Run one chunk and return its packed result; the private arrays are as they were afterwards."""
        job = self.job
        rows = {name: job.own_rows(name, index) for name in job.spec.written if is_array(job.operand(name))}
        copies = {name: self._copy(name, rows.get(name) is not None) for name in job.spec.written}
        images = {
            name: ListImage(copy, inside=job.changes_inside(name)) for name, copy in copies.items() if name not in rows
        }
        copies |= {name: self._copy(name, True) for name in job.spec.privates}
        result = self._result(index, copies)
        changes = {name: image.changes() for name, image in images.items()}
        for found in changes.values():
            check_changes(found, job.spec.fresh, job.spec.made)
        stores: dict[str, object] = dict(changes)
        for name, parts in rows.items():
            stores[name] = self._regions(name, parts, copies[name])
        return pack(replace(result, stores=stores), job.spec.fresh, job.spec.made)

    def _copy(self, name: str, kept: bool) -> Any:
        """Return a private copy; one that is ``kept`` serves every chunk of the shipment."""
        if kept and name in self._arrays:
            return self._arrays[name]
        copy = private_copy(self.job.operand(name), rows=self.job.changes_inside(name))
        if kept:
            self._arrays[name] = copy
        return copy

    def _result(self, index: int, copies: dict[str, Any]) -> ChunkResult:
        with ExitStack() as stack:
            if self.job.hold_blas:
                stack.enter_context(one_blas_thread())
            stack.enter_context(self.surroundings.hold())
            catcher = stack.enter_context(catching())
            try:
                result = run_chunk(self.job, index, self.job.with_copies(copies))
            except BaseException:
                self._arrays.clear()
                raise
            return with_warnings(result, catcher.drain())

    def _regions(self, name: str, rows: tuple[slice, ...] | None, copy: Any) -> tuple[Region, ...]:
        original: Any = self.job.operand(name)
        if rows is None:
            return differences(original, copy)
        regions = cut_rows(copy, rows)
        for region in regions:
            assert isinstance(region, Rows)
            part = slice(region.start, region.stop, region.step)
            copy[part] = original[part]
        return regions


_workplaces: OrderedDict[str, Workplace] = OrderedDict()


def run_remotely(boxed: list[Any], index: int, sign: bytes) -> bytes | Refusal:
    """Run one chunk of the shipment in the object store; an exception comes back as a refusal, for Ray has not failed.

    ``boxed`` is a list of the one reference, so that Ray does not fetch and unpickle it anew for every task. The
    chunk is left when ``sign`` goes up.
    """
    STATE.enter_worker()
    if is_up(sign):
        return Refusal("the run was called off")
    reference = boxed[0]
    try:
        place = _workplaces.get(reference.hex())
        if place is None:
            import ray

            place = Workplace(ray.get(reference))
            _workplaces.clear()
            _workplaces[reference.hex()] = place
        with warnings.catch_warnings():
            warnings.filters[:] = list(place.surroundings.filters)  # type: ignore[index]
            with leaving_at(sign):
                return place.run(index)
    except (CannotTravel, Unrecordable) as error:
        return Refusal(str(error))
    except BaseException as error:  # SystemExit too: the worker belongs to Ray
        return Refusal(f"{type(error).__name__} in an iteration")
