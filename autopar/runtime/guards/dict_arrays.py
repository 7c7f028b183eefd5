"""Dicts whose elements are arrays that a loop changes in place, ``params[k] += g``.

A worker changes its own copy of the element that belongs to its iteration, or the parent repeats what was added. Both
rest on this: nothing that the loop can reach shares memory with such an array, and no copy of one is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, cast

from autopar.runtime.augmented import added_to, changed_by_key
from autopar.runtime.executors import Job
from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.overlap import sharing, unfit_for_writing
from autopar.runtime.keys import own_keyed
from autopar.runtime.recorders import BINARY
from autopar.runtime.values import atoms, is_array, is_immutable


def _arrays_changed(job: Job) -> dict[str, list[Any]]:
    """Return the arrays that collected dicts hold and that may be changed in place, by the name of the dict."""
    found: dict[str, list[Any]] = {}
    for name in sorted(changed_by_key(job) | added_to(job)):
        held = _held(job, name)
        if atoms().issuperset(map(type, held)):
            continue
        arrays = {id(value): value for value in held if is_array(value)}
        if arrays:
            found[name] = list(arrays.values())
    return found


def _held(job: Job, name: str) -> Collection[Any]:
    """Return what a dict holds."""
    operand: Any = job.operand(name)
    return cast("Collection[Any]", operand.values())


def check_dict_arrays(job: Job, reached: Iterable[Any], copied: bool) -> bool:
    """Raise `Unsafe` where arrays in dicts cannot be changed by workers; return whether workers have copies of some.

    ``copied`` tells that workers change copies, not forked memory.
    """
    found, by_key = _arrays_changed(job), changed_by_key(job)
    for name in sorted(by_key):
        if not all(is_array(value) or is_immutable(value) for value in _held(job, name)):
            raise Unsafe(f"elements of {name} can be changed in place")
    if not found:
        return False
    for name, arrays in found.items():
        for array in arrays:
            if reason := unfit_for_writing(array):
                raise Unsafe(f"an array in {name} {reason}")
    pairs = [(array, name) for name, arrays in found.items() for array in arrays]
    if name := sharing(pairs, reached):
        raise Unsafe(f"arrays in {name} share memory with others")
    own = by_key & found.keys()
    for name in sorted(own):
        _check_own(job, name, found[name], copied)
    return bool(own) and copied


def _check_own(job: Job, name: str, arrays: list[Any], copied: bool) -> None:
    """An array that is changed in a worker must not be kept there under another name; each has one key."""
    spec = job.spec
    if sum(map(is_array, _held(job, name))) != len(arrays):
        raise Unsafe(f"{name} has one array twice")
    others = {*spec.collects, *spec.attributes} - own_keyed(spec).keys() - dict(spec.draws).keys()
    kept = others or spec.lasts or spec.follows or spec.breaks
    kept = kept or spec.carries or spec.stages or spec.scans or spec.keyed or spec.snapshots or spec.drains
    kept = kept or any(not is_array(job.operand(written)) for written in spec.written)
    if kept or any(operator not in BINARY for _, operator in spec.reduces):
        raise Unsafe(f"elements of {name} are changed in place, and may be kept elsewhere")
    if copied and not all(array.base is None and array.flags.forc and array.size for array in arrays):
        raise Unsafe(f"{name} holds an array of which workers would have another kind of copy")
