"""The guard of a loop over an iterator: whether drawing its items ahead can be felt.

Its own code was analysed, provided that everything it reaches is in the closed world of safe types, and that nothing
which the loop changes is among it.
"""

from __future__ import annotations

import gc
import itertools
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from types import FunctionType, GeneratorType
from typing import Any

from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.overlap import overlap
from autopar.runtime.guards.reach import Reach
from autopar.runtime.guards.receivers import Receivers
from autopar.runtime.kernel import Kernel
from autopar.runtime.keyed import parts_of
from autopar.runtime.space import leaf_iterators
from autopar.runtime.values import is_array, is_immutable

OBJECTS = 500_000
"""Objects that the guard looks at, at most."""

# fmt: off
_FLOWING = frozenset({
    map, filter, zip, enumerate,
    *(getattr(itertools, name) for name in (
        "product", "combinations", "combinations_with_replacement", "permutations", "chain", "islice", "starmap",
        "accumulate", "pairwise", "compress", "takewhile", "dropwhile", "filterfalse", "batched",
        "count", "cycle", "repeat",
    ) if hasattr(itertools, name)),
})
# fmt: on
"""Iterators whose parts can be looked at; those of ``zip_longest`` hold no objects any more where one has ended."""


def failed_iterator(kernel: Kernel, names: Sequence[str], values: Sequence[Any], iterator: Any, taken: int = 0) -> str:
    """Return why the items of a kernel's iterator must not be drawn ahead, or ``""``.

    ``taken`` is the id of an iterator inside that the caller holds, once.
    """
    try:
        _check(kernel, dict(zip(names, values, strict=True)), iterator, taken)
    except Unsafe as error:
        return str(error)
    except RecursionError:
        return "the iterator is nested too deeply"
    return ""


def _check(kernel: Kernel, values: dict[str, Any], iterator: Any, taken: int) -> None:
    spec = kernel.spec
    reduced = {n for n, _ in spec.reduces if not is_immutable(values[n])}
    changed = {n: values[n] for n in (*sorted(spec.written), *spec.collects, *spec.privates, *reduced) if n in values}
    if any("." in name for name in spec.written):
        raise Unsafe("the loop changes attributes and runs over an iterator")
    forbidden = {id(value): name for name, value in changed.items()}
    for name, value in changed.items():
        if type(value) is list:
            forbidden |= {id(row): name for row in value if type(row) is list}
        if name in dict(spec.keyed):
            parts = parts_of(value, OBJECTS)
            if parts is None:
                raise Unsafe("there are too many objects to check")
            forbidden |= {id(part): name for part in parts}
    reach = Reach(spec.calls, kernel.function.__globals__, forbidden, OBJECTS)
    reach.receivers = Receivers(spec.objects)
    reach.operands = values
    if reason := reach.receivers.of_safe_types():
        raise Unsafe(reason)
    reach.walk(*_sources(reach, iterator, taken))
    reach.named_functions(spec.calls)
    reach.finish()
    for array in reach.arrays:
        for name, value in changed.items():
            if is_array(value) and overlap(value, array):
                raise Unsafe(f"{name} shares memory with what the iterator reads")


def _sources(reach: Reach, iterator: Any, taken: int) -> Iterator[Any]:
    """Yield what an iterator takes its items from, and the functions that it calls.

    Iterators inside must be its own: one that the program holds would be seen to be used up.
    """
    waiting = [iterator]
    iterators = _FLOWING | leaf_iterators() | _index_iterators()
    if type(iterator) not in iterators and type(iterator) is not GeneratorType:
        raise Unsafe(f"the loop runs over an iterator of type {type(iterator).__name__}")
    for _ in range(10_000):
        if not waiting:
            return
        current = waiting.pop()
        if type(current) is GeneratorType and current.gi_frame is not None:
            code, names = current.gi_code, current.gi_frame.f_globals
            if code.co_name != "<genexpr>" and not reach.callees.runs(code, names):
                raise Unsafe(f"{code.co_qualname} was not analysed")
            reach.named_by(code, names)
        for part, held in zip(_parts(current), _counts(current), strict=True):
            if type(part) in iterators or type(part) is GeneratorType:
                kind: Any = type(current)
                if held - (id(part) == taken) > _own_count(kind):
                    raise Unsafe("the loop uses an iterator up that the program holds")
                waiting.append(part)
            elif type(part) is FunctionType and part.__name__ == "<lambda>":
                reach.code_of(part)
            else:
                yield part
    raise Unsafe("the iterator holds too much")


def runs_function(iterator: Any) -> bool:
    """Tell whether a generator function is among what an iterator takes its items from: it may keep what it yields."""
    waiting = [iterator]
    iterators = _FLOWING | leaf_iterators() | {GeneratorType}
    for _ in range(10_000):
        if not waiting:
            return False
        current = waiting.pop()
        if type(current) is GeneratorType and current.gi_code.co_name != "<genexpr>":
            return True
        waiting.extend(part for part in _parts(current) if type(part) in iterators)
    return True


@cache
def _index_iterators() -> frozenset[type]:
    """Return NumPy's own iterators over the indices of arrays, whatever its public names stand for."""
    defined = vars(sys.modules.get("numpy.lib._index_tricks_impl", object))
    return frozenset(defined[name] for name in ("ndindex", "ndenumerate") if name in defined)


def _index_parts(iterator: Any) -> list[Any]:
    """Return what an iterator over indices takes its items from: an iterator, or an array."""
    held = vars(iterator).values()
    return [part.base if hasattr(part, "coords") else part for part in held if type(part).__name__ != "nditer"]


def _parts(iterator: Any) -> list[Any]:
    """Return what an iterator refers to."""
    if type(iterator) is GeneratorType:
        return [] if iterator.gi_frame is None else list(iterator.gi_frame.f_locals.values())
    if type(iterator) in _index_iterators():
        return _index_parts(iterator)
    found: list[Any] = []
    for part in gc.get_referents(iterator):
        if type(part) is tuple and not (_FLOWING | leaf_iterators()).isdisjoint(map(type, part)):
            found.extend(part)
        else:
            found.append(part)
    return found


def _counts(iterator: Any) -> list[int]:
    """Return how many references there are to each of `_parts`."""
    return [sys.getrefcount(part) for part in _parts(iterator)]


@cache
def _own_count(kind: Any) -> int:
    """Return what `_counts` says of an iterator that nobody but one of this kind holds."""
    inner: Any = map(abs, ())
    sample: Any = (x for x in inner) if kind is GeneratorType else map(abs, inner)
    del inner
    return max(count for part, count in zip(_parts(sample), _counts(sample), strict=True) if type(part) is map)
