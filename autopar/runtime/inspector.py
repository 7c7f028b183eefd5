"""The inspector of one loop: do the values of its indices let two iterations meet?

Subscripts that only their values can tell apart (``out[perm[i]]``, ``a[i + k]``) are evaluated for all iterations that
are to run in parallel at once, negative ones resolved, and compared element by element.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from autopar.runtime.executors import Job
from autopar.runtime.indices import Progression, subscripts_of
from autopar.runtime.outline import Shape, Target
from autopar.runtime.space import EnumerateSpace, SequenceSpace, Space, ZipSpace
from autopar.runtime.values import is_array, numpy
from autopar.spec import Access, LoopSpec

_ROOM = 1 << 31
"""Numbers that are calculated with are smaller than this."""

_TABLE = 64
"""A table may have so many times more elements than there are iterations."""


class Undecided(Exception):
    """The subscripts cannot be evaluated, or lead out of range."""


def inspected_names(spec: LoopSpec) -> frozenset[str]:
    """Return the written operands whose subscripts are looked at."""
    originals = dict(spec.snapshots)
    looked = {access.name for access in spec.reads}
    return frozenset(name for name in spec.written if name in looked or originals.get(name) in looked)


def meeting(job: Job, shape: Shape, known: Mapping[str, Progression]) -> str:
    """Return why two iterations may meet in an operand that is to be inspected, or ``""``."""
    spec = job.spec
    for name in sorted(inspected_names(spec)):
        original = dict(spec.snapshots).get(name)
        older = original is not None and all(a.name != name for a in spec.reads)
        writes = [a for a in (*spec.writes, *spec.updates) if a.name == name]
        reads = [a for a in spec.reads if a.name in (name, original)]
        try:
            values = _Values(job, shape, known)
            places = [values.places(access, job.operand(name)) for access in (*writes, *reads)]
        except Undecided as error:
            return f"an index of {name} cannot be looked at: {error}"
        if _meet(places[: len(writes)], places[len(writes) :], older):
            return f"two iterations touch one element of {name}"
    return ""


def _meet(writes: list[Any], reads: list[Any], older: bool) -> bool:
    """Tell whether an element that one iteration writes is written by another, or read by another.

    With ``older`` reads see the elements as they were before the loop: only those by later iterations count.
    """
    np = numpy()
    every = np.concatenate([*writes, *reads])
    if not every.size:
        return False
    low, high = int(every.min()), int(every.max())
    if high - low > 8 * every.size + 1_000_000:
        every = np.unique(every, return_inverse=True)[1]
        low, high = 0, int(every.max())
    iterations = np.arange(len(writes[0]))
    parts = np.split(every - low, len(writes) + len(reads))
    owner = np.full(high - low + 1, -1)
    for part in parts[: len(writes)]:
        owner[part] = iterations
    if any((owner[part] != iterations).any() for part in parts[: len(writes)]):
        return True
    for part in parts[len(writes) :]:
        found = owner[part]
        others = found < iterations if older else found != iterations
        if ((found >= 0) & others).any():
            return True
    return False


class _Values:
    """Evaluates subscripts over the iterations of a job."""

    def __init__(self, job: Job, shape: Shape, known: Mapping[str, Progression]) -> None:
        self.job = job
        self.known = known
        self.low, self.high = job.chunks[0][0], job.chunks[-1][1]
        self.count = self.high - self.low
        self.assigned = shape.assigned
        self.items = {n: v for n, v in items_of_targets(job.space, shape.target) if n not in shape.rebound}
        spec = job.spec
        changed = {*spec.written, *spec.collects, *spec.privates, *(name for name, _ in spec.reduces)}
        self.changed = changed | {original for _, original in spec.snapshots}

    def places(self, access: Access, value: Any) -> Any:
        """Return the elements along the first axes of an operand that an access names, one for each iteration."""
        np = numpy()
        brackets = subscripts_of(access)
        if not brackets:
            raise Undecided("it is no subscript")
        extent = value.shape if is_array(value) else (len(value),)
        if len(brackets[0]) > len(extent):
            raise Undecided("it has too many dimensions")
        place = np.zeros(self.count, dtype=np.int64)
        for index, length in zip(brackets[0], extent, strict=False):
            place = place * length + self._resolved(self.number(index), length)
        return place

    def _resolved(self, index: Any, length: int) -> Any:
        np = numpy()
        index = np.broadcast_to(np.asarray(index, dtype=np.int64), (self.count,))
        if ((index < -length) | (index >= length)).any():
            raise Undecided("it leads out of range")
        return np.where(index < 0, index + length, index)

    def number(self, node: ast.expr) -> Any:
        """Return an int, or an array of one int for each iteration."""
        match node:
            case ast.Constant(value=value) if type(value) is int:
                return value
            case ast.Name(id=name):
                return self._name(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self._small(self.number(operand))
            case ast.Subscript(value=ast.Name(id=name), slice=index):
                return self._element(name, index.elts if isinstance(index, ast.Tuple) else [index])
            case ast.BinOp(left=left, op=op, right=right):
                one, two = self._small(self.number(left)), self._small(self.number(right))
                match op:
                    case ast.Add():
                        return one + two
                    case ast.Sub():
                        return one - two
                    case ast.Mult():
                        return one * two
                    case ast.FloorDiv() if type(two) is int and two:
                        return one // two
                    case ast.Mod() if type(two) is int and two:
                        return one % two
        raise Undecided("it is no arithmetic of integers")

    def _small(self, value: Any) -> Any:
        """Let through what can be calculated with as Python would: wide enough, and small.

        A result too large for the type of its operands is too large for any index as well.
        """
        np = numpy()
        if issubclass(type(value), int):
            if abs(value) < _ROOM:
                return value
        elif value.dtype in (np.int64, np.int32):
            wide = value.astype(np.int64)
            if not wide.size or -_ROOM < int(wide.min()) <= int(wide.max()) < _ROOM:
                return wide
        raise Undecided("its numbers are too large, or of a narrow type")

    def _name(self, name: str) -> Any:
        np = numpy()
        progression = self.known.get(name)
        if progression is not None:
            if not progression.step:
                return progression.start
            if max(abs(progression.at(self.low)), abs(progression.at(self.high))) >= _ROOM << 20:
                raise Undecided("its numbers are too large")
            return progression.start + progression.step * np.arange(self.low, self.high, dtype=np.int64)
        if name in self.items:
            return self._integers(self.items[name][self.low : self.high], 1)
        raise Undecided(f"{name} is no int")

    def _element(self, name: str, indices: list[ast.expr]) -> Any:
        """Return the elements of a table that the loop does not change."""
        if name in self.changed or name in self.assigned:
            raise Undecided(f"{name} changes")
        values = dict(zip(self.job.names, self.job.operands, strict=True))
        table = values[name] if name in values else self.job.function.__globals__.get(name)
        if type(table) is list and len(table) > _TABLE * self.count + 10_000:
            raise Undecided(f"{name} is too long")
        found = self._integers(table, len(indices))
        places = tuple(self._resolved(self.number(i), n) for i, n in zip(indices, found.shape, strict=True))
        return found[places]

    def _integers(self, values: Any, dimensions: int) -> Any:
        np = numpy()
        if type(values) in (list, tuple) and dimensions == 1:
            if not all(type(value) is int for value in values):
                raise Undecided("its elements are no ints")
            try:
                return np.array(values, dtype=np.int64)
            except OverflowError:
                raise Undecided("its numbers are too large") from None
        integers = type(values) is np.ndarray and values.dtype.kind in "iu" and values.ndim == dimensions
        if integers and (values.dtype != np.uint64 or not values.size or int(values.max()) < _ROOM):
            return values
        raise Undecided("it is no array of integers")


def items_of_targets(space: Space, target: Target) -> Iterator[tuple[str, Any]]:
    """Yield the names of the loop's target that take the elements of a sequence, and the sequence."""
    if isinstance(space, SequenceSpace):
        if isinstance(target, str):
            yield target, space.sequence
    elif isinstance(space, EnumerateSpace) and isinstance(target, tuple) and len(target) == 2:
        yield from items_of_targets(space.inner, target[1])
    elif isinstance(space, ZipSpace) and isinstance(target, tuple) and len(target) == len(space.inner):
        for part, inner in zip(target, space.inner, strict=True):
            yield from items_of_targets(inner, part)
