"""Augmented assignments to elements of collected dicts, which change an element in place where it is an array."""

from __future__ import annotations

import dis
from collections import Counter, defaultdict
from functools import cache
from types import CodeType

from autopar.runtime.executors import Job
from autopar.runtime.keys import own_keyed

DICTS = (dict, Counter, defaultdict)

IN_PLACE = "in place"
"""The code of an array under a key that a worker has changed."""


@cache
def adds_in_place(code: CodeType) -> bool:
    """Tell whether an augmented assignment stands in a kernel."""
    return any(i.opname == "BINARY_OP" and i.argrepr.endswith("=") for i in dis.get_instructions(code))


def changed_by_key(job: Job) -> frozenset[str]:
    """Return the dicts of which each iteration changes the element of its own key, which may be an array."""
    scalars = {access.name for access in job.spec.scalars}
    return frozenset(name for name in own_keyed(job.spec) if name in scalars and type(job.operand(name)) in DICTS)


def added_to(job: Job) -> frozenset[str]:
    """Return the dicts into whose elements the parent may add in place what workers have taken down."""
    if not adds_in_place(job.function.__code__):
        return frozenset()
    apart = own_keyed(job.spec).keys() | dict(job.spec.keyed).keys() | set(job.spec.scans)
    return frozenset(name for name in job.spec.collects if name not in apart and type(job.operand(name)) in DICTS)
