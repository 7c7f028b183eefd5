"""The guard of one loop: types, callees, aliasing and index signs of its operands as they are now."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any, cast

from autopar.runtime.augmented import changed_by_key
from autopar.runtime.executors import Job
from autopar.runtime.guards.dict_arrays import check_dict_arrays
from autopar.runtime.guards.instances import Instances
from autopar.runtime.guards.lookups import Unsafe
from autopar.runtime.guards.older import arrays_read_older, check_older
from autopar.runtime.guards.overflow import is_roomy, numpy_integers, overflows
from autopar.runtime.guards.overlap import is_turned, overlap, sharing, unfit_for_writing
from autopar.runtime.guards.owned import NotOwned, Owned
from autopar.runtime.guards.reach import FACTORIES, Reach
from autopar.runtime.guards.receivers import Receivers
from autopar.runtime.indices import (
    Progression,
    brackets_of,
    counters,
    has_slice,
    indices_of,
    integers_in,
    is_position,
    known_names,
    loop_variables,
    wraps,
)
from autopar.runtime.inspector import inspected_names, meeting
from autopar.runtime.kernel import Kernel
from autopar.runtime.keyed import parts_of
from autopar.runtime.keys import own_keyed, strange_key
from autopar.runtime.logged import cannot_log
from autopar.runtime.outline import Shape
from autopar.runtime.parts import MISSING, operand_of, paths_below
from autopar.runtime.space import EnumerateSpace, SequenceSpace, Space, ZipSpace
from autopar.runtime.state import STATE
from autopar.runtime.trees import has_trees
from autopar.runtime.values import atoms, is_array, is_immutable, numpy
from autopar.spec import Access
from autopar.spec.instance import is_of_class

KEYED_FACTORIES = FACTORIES | {Counter, deque}

OBJECTS = 2_000_000
"""Objects that a guard looks at, at most."""

ITEMS = 20_000
"""Items of a list that are looked at one by one, at most."""

SHARE = 0.05
"""Part of the loop's serial time that its guard may take, at about ten million objects a second."""


def failed_guard(kernel: Kernel, shape: Shape, job: Job, *, copied: bool = False, shipped: bool = False) -> str:
    """Return why a loop must not run in parallel with these operands, or ``""``.

    ``copied`` tells that workers have copies of the rows that they change, not the objects under their old addresses.
    ``shipped`` tells that they have copies of all arrays, which lie in memory as pickles do.
    """
    if not STATE.config.force and (sys.gettrace() is not None or sys.getprofile() is not None):
        return "a debugger or tracer is at work"
    np = numpy()
    if np is not None and not {"ignore", "warn", "raise"}.issuperset(np.geterr().values()):
        return "floating-point errors are reported in a way of the program's own"
    try:
        reached = _check(kernel, shape, job, copied)
        if shipped and any(map(is_turned, reached)):
            return "an array has its axes in another order in memory than workers would have them"
    except Unsafe as error:
        return str(error)
    except RecursionError:
        return "operands are nested too deeply"
    return ""


def _check(kernel: Kernel, shape: Shape, job: Job, copied: bool) -> list[Any]:
    """Return the arrays that the loop can reach; raises `Unsafe`."""
    spec = job.spec
    home = kernel.function.__globals__
    changed = {name: job.operand(name) for name in (*sorted(spec.written), *spec.collects, *spec.privates)}
    changed |= {name: job.operand(name) for name, _ in spec.reduces if not is_immutable(job.operand(name))}
    for name in sorted(spec.written):
        _check_written(job, name, shape)
    for name in spec.privates:
        if not is_array(changed[name]):
            raise Unsafe(f"{name} is of type {type(changed[name]).__name__}")
        if reason := unfit_for_writing(changed[name]):
            raise Unsafe(f"{name} {reason}")
    for name in spec.attributes:
        _check_attribute(job, name)
    for name in spec.collects:
        _check_collected(name, changed[name], FACTORIES if name not in dict(spec.keyed) else KEYED_FACTORIES)
    for name, mode in spec.keyed:
        if not _fits(mode, type(changed[name])):
            raise Unsafe(f"{name} is of type {type(changed[name]).__name__}")
    if reason := strange_key(spec, shape, job.space, job.operand):
        raise Unsafe(reason)
    for name, operator in spec.reduces:
        if name in changed and name in spec.scans:
            raise Unsafe(f"{name} can be changed in place")
        if name in changed and not (is_array(changed[name]) and operator not in ("and", "or")):
            raise Unsafe(f"{name} is of type {type(changed[name]).__name__}")
    by_key = changed_by_key(job)
    for access in spec.scalars:
        if access.name in by_key:
            continue  # arrays are looked at when it is known what else the loop can reach
        _check_scalar(access, job.operand(access.name) if access.name in job.names else home.get(access.name))
    for name in spec.numbers:
        if not is_immutable(job.operand(name) if name in job.names else home.get(name, MISSING)):
            raise Unsafe(f"{name} is no number")
    variables = loop_variables(kernel.function, shape, job.space)
    moved = counters(job.steps, job.operand, job.chunks[0][0])
    variables |= {name: moved[name] for name in job.steps}
    known = known_names(kernel.function, shape, job.spec, job.names, job.operands) | variables | moved
    _check_signs(job, known, variables, shape.assigned)
    if found := meeting(job, shape, known):
        raise Unsafe(found)
    return _check_reach(kernel, shape, job, changed, known, copied)


def _accesses(job: Job, name: str) -> tuple[Access, ...]:
    return tuple(a for a in (*job.spec.writes, *job.spec.updates) if a.name == name)


def _check_written(job: Job, name: str, shape: Shape) -> None:
    """A written operand is an array that can be copied, or a list whose rows are lists of their own."""
    value = job.operand(name)
    if is_array(value):
        if reason := unfit_for_writing(value):
            raise Unsafe(f"{name} {reason}")
        return
    if "." in name and not (type(value) is list and job.has_rows(name)):
        raise Unsafe(f"{name} is no plain attribute that holds an array")
    if type(value) is not list:
        raise Unsafe(f"{name} is of type {type(value).__name__}")
    arrays = bool(value) and all(map(is_array, value))
    if shape.slices and not arrays and any(has_slice(a) for a in _accesses(job, name)):
        raise Unsafe(f"{name} is a list, and a store to a slice of a list can change its length")
    depths = {brackets_of(a) for a in _accesses(job, name)}
    depth = max(depths)
    if len(depths) > 1:
        # What is changed may be what has been put there: an object that others hold too.
        raise Unsafe(f"elements of {name} are replaced and changed in place as well")
    updated = any(a.name == name for a in job.spec.updates)
    if depth > 2:
        raise Unsafe(f"{name} is nested more than two deep")
    if _has_trees(job, name):
        spec = job.spec
        if spec.snapshots or spec.stages or spec.swapped or spec.carries or spec.follows or spec.scans or spec.drains:
            raise Unsafe(f"the rows of {name} are not all lists")
        return  # what the rows hold is looked at in `_forbidden`
    if depth == 2 and len(set(map(id, value))) != len(value):
        raise Unsafe(f"{name} has one row twice")
    if updated and not all(map(is_immutable, (e for row in value for e in row) if depth == 2 else value)):
        raise Unsafe(f"elements of {name} can be changed in place")


def _check_attribute(job: Job, name: str) -> None:
    """An attribute that the kernel assigns is one of the instance's own, and there."""
    owner, _, last = name.rpartition(".")
    held = getattr(job.operand(owner), "__dict__", {}) if job.operand(name) is not MISSING else {}
    if last not in held:
        raise Unsafe(f"{name} is no plain attribute that has a value")


def _has_trees(job: Job, name: str) -> bool:
    """Are the rows of a written list, inside of which the loop changes things, other things than lists?"""
    value = cast("list[Any]", job.operand(name))
    if type(value) is not list:
        return False
    if job.has_rows(name):
        return has_trees(value)
    return job.changes_inside(name) and any(map(is_array, value))


def _check_scalar(access: Access, value: Any) -> None:
    """An element that the kernel changes as a number is one: a full subscript of an array, or an immutable object."""
    if is_array(value):
        if value.ndim != len(indices_of(access)):
            raise Unsafe(f"{access} is no single number")
        return
    if type(value) not in (list, tuple, dict):
        raise Unsafe(f"{access.name} is of type {type(value).__name__}")
    elements = list(value.values()) if type(value) is dict else value
    if brackets_of(access) == 2:
        if not {list, tuple}.issuperset(map(type, elements)):
            raise Unsafe(f"{access.name} holds other things than lists")
        elements = [e for row in elements for e in row]
    if brackets_of(access) != len(indices_of(access)) or not all(map(is_immutable, elements)):
        raise Unsafe(f"elements of {access.name} can be changed in place")


def _check_collected(name: str, value: Any, factories: frozenset[Any]) -> None:
    kind = type(value)
    if is_array(value):
        if reason := unfit_for_writing(value):
            raise Unsafe(f"{name} {reason}")
    elif kind not in (list, set, dict, deque, Counter, defaultdict):
        raise Unsafe(f"{name} is of type {kind.__name__}")
    elif kind is defaultdict and value.default_factory not in factories:
        raise Unsafe(f"{name} has a factory of the user's")


def _check_signs(
    job: Job, known: dict[str, Progression], variables: dict[str, Progression], assigned: frozenset[str]
) -> None:
    if unknown := set(job.spec.integers) - known.keys():
        raise Unsafe(f"{min(unknown)}, which an index depends on, is no int")
    low, high = job.chunks[0][0], len(job.space)
    wrapping = numpy_integers(job)
    if narrow := [name for name in job.spec.integers if not is_roomy(wrapping.get(name, 0))]:
        raise Unsafe(f"{narrow[0]}, which an index depends on, may be too large for NumPy's integers")
    for name in sorted(job.spec.written - inspected_names(job.spec)):
        for access in _accesses(job, name):
            if others := integers_in(access) - assigned - known.keys():
                raise Unsafe(f"{min(others)}, which is in an index of {name}, is no int")
            if wrapping and overflows(access, wrapping, known, low, high):
                raise Unsafe(f"an index of {name} may be too large for NumPy's integers")
        if name in job.spec.apart:
            continue
        sides = {wraps(access, known, variables, low, high) for access in _accesses(job, name)}
        if True in sides or len(sides) > 1:
            raise Unsafe(f"an index of {name} turns negative within the loop and then counts from the end")


def _check_reach(
    kernel: Kernel,
    shape: Shape,
    job: Job,
    changed: dict[str, Any],
    known: dict[str, Progression],
    copied: bool,
) -> list[Any]:
    """Nothing but its own parameter may reach what the loop changes; return all arrays."""
    snapshots = dict(job.spec.snapshots)
    originals = {snapshots[n] for n in changed if n in snapshots and job.operand(snapshots[n]) is changed[n]}
    budget = OBJECTS if STATE.config.force else min(OBJECTS, int(1e4 + SHARE * job.seconds * 1e7))
    forbidden, held = _forbidden(job, changed)
    owned = _owned(job, changed, forbidden, budget)
    reach, objects = _prepared(kernel, job, changed, forbidden, budget)
    older = arrays_read_older(job)
    # Live-outs are assigned before they are read, but for what the first iteration carries over.
    beside = set(shape.returns) - {name for name, _ in job.spec.carries}
    beside |= changed.keys() | originals | older.keys() | {s.name for s in job.streams}
    _walk_operands(reach, job, changed, known, beside)
    for name, value in objects.items():
        reach.instance(name, value)
    reach.code_of(kernel.function)
    reach.named_functions(job.spec.calls)
    for tree in owned:
        reach.own(tree.name, tree.instances, copied)
    _walk_contents(reach, job, changed, held, {tree.name for tree in owned})
    for name in originals:
        rows = {id(row) for twin, old in snapshots.items() if old == name for row in _own_rows(job, twin)}
        if type(job.operand(name)) is list:
            reach.walk(*(row for row in cast("list[Any]", job.operand(name)) if id(row) not in rows))
    reach.finish()
    if reach.logs and job.spec.prints and (reason := cannot_log()):
        raise Unsafe(reason)
    _check_arrays(reach.arrays, {n: v for n, v in changed.items() if is_array(v)})
    for name, array in older.items():
        check_older(name, array, changed, job, known)
    arrays = [*reach.arrays, *older.values(), *(v for v in changed.values() if is_array(v))]
    _check_owned(owned, arrays)
    others = [*arrays, *(array for tree in owned for array in tree.arrays)]
    if check_dict_arrays(job, others, copied) and reach.asks_for_addresses:
        raise Unsafe("workers have copies of arrays in a dict, and the loop uses hash or id")
    return arrays


def _prepared(
    kernel: Kernel, job: Job, changed: dict[str, Any], forbidden: dict[int, str], budget: int
) -> tuple[Reach, dict[str, Any]]:
    """Return the walk that is to be made, which knows what the spec says, and what must be plain instances."""
    home = kernel.function.__globals__
    for stream in job.streams:
        forbidden[id(stream.generator)] = stream.name
    own = {s.name: s.generator for s in job.streams if "." not in s.name and s.name not in job.names}
    reach = Reach(job.spec.calls, home, forbidden, budget, own, job.spec.prints)
    reach.operands = dict(zip(job.names, job.operands, strict=True))
    reach.memos = {id(memo.wrapper): memo for memo in job.memos}
    reach.bound = frozenset(kernel.function.__code__.co_varnames)
    reach.receivers = Receivers(job.spec.objects)
    if reason := reach.receivers.of_safe_types():
        raise Unsafe(reason)
    objects = _objects(kernel, job, changed)
    for value in objects.values():
        reach.may_be_called(value)
    reach.instances = instances = Instances(job.spec.objects, home, job.spec.calls)
    instances.take(reach.operands)
    if twice := [name for name, value in changed.items() if id(value) in instances.known]:
        raise Unsafe(f"{twice[0]} is changed, and holds instances with operators")
    own |= {n: home[n] for n in instances.bases - reach.operands.keys() if n in home}  # the walk has this dict already
    return reach, objects


def _walk_operands(
    reach: Reach, job: Job, changed: dict[str, Any], known: dict[str, Progression], beside: set[str]
) -> None:
    """Walk over the operands but for those ``beside``; instances that are changed or followed go a way of their own."""
    dotted = [name for name in dict.fromkeys((*changed, *job.spec.attributes)) if "." in name]
    owners = {name.partition(".")[0] for name in dotted}
    for name in sorted(owners):
        reach.walk_beside(name, job.operand(name), paths_below(name, dotted))
    instances = reach.instances
    apart = beside | owners | instances.bases
    reach.walk(*(v for n, v in zip(job.names, job.operands, strict=True) if n not in apart))
    reach.walk(*(v for v in _iterated(job, changed, known) if id(v) not in instances.containers))
    reach.with_operators()
    reach.walk()


def _walk_contents(
    reach: Reach, job: Job, changed: dict[str, Any], held: dict[str, list[Any]], trees: set[str]
) -> None:
    """Walk over what the changed containers hold and the loop does not change."""
    for name, value in changed.items():
        if type(value) is list and name in job.spec.written and name not in trees:
            rows = max(brackets_of(a) for a in _accesses(job, name)) == 2
            reach.walk(*(e for row in value for e in row) if rows else value)
    for name in job.spec.collects:
        reach.walk(*_of_collected(job, name, changed[name], held.get(name, ())))


def _objects(kernel: Kernel, job: Job, changed: dict[str, Any]) -> dict[str, Any]:
    """Return what must be plain instances, by name; of ``bodies[:]`` each item of the list."""
    found: dict[str, Any] = {}
    for entry in job.spec.objects:
        name = entry.removesuffix("[:]")
        if entry.startswith(".") or is_of_class(entry):
            continue
        value = operand_of(name, job.names, job.operands, kernel.function.__globals__)
        if name == entry:
            found[name] = value
            continue
        kept = all(value is not other or _keeps_items(job, n) for n, other in changed.items())
        if type(value) not in (list, tuple) or len(value) > ITEMS or not kept:
            raise Unsafe(f"{name} is no list or tuple of at most {ITEMS} items that the loop leaves alone")
        found.update({f"{name}[{number}]": item for number, item in enumerate(value)})
    return found


def _forbidden(job: Job, changed: dict[str, Any]) -> tuple[dict[int, str], dict[str, list[Any]]]:
    """Return the ids of what the loop changes, rows of lists included, and the containers that keyed ones hold.

    Raises `Unsafe` where two names share an object.
    """
    forbidden: dict[int, str] = {}
    held: dict[str, list[Any]] = {}
    keyed = dict(job.spec.keyed)
    for name, value in changed.items():
        if name in keyed:
            held[name] = _held(name, value)
        parts = [value, *held.get(name, ())]
        if type(value) is list and any(brackets_of(a) == 2 for a in _accesses(job, name)):
            parts += () if _has_trees(job, name) else value
        for part in parts:
            if id(part) in forbidden:
                raise Unsafe(f"{name} and {forbidden[id(part)]} are one object")
            forbidden[id(part)] = name
    return forbidden, held


def _of_collected(job: Job, name: str, value: Any, held: Iterable[Any]) -> Iterator[Any]:
    """Yield what a collected container holds that may have code of its own: keys, which are compared and hashed.

    Of a dict whose elements an iteration reads before it gives them new values, these elements as well.
    """
    known = atoms()
    for part in (value, *held):
        if isinstance(part, (dict, set)) and not known.issuperset(map(type, part)):
            yield from part
    if name in own_keyed(job.spec) and not known.issuperset(map(type, value.values())):
        apart = name in changed_by_key(job)
        yield from (element for element in value.values() if not (apart and is_array(element)))


def _own_rows(job: Job, name: str) -> list[Any]:
    """Return the rows of a list of lists inside of which alone the loop writes: what they hold has been looked at."""
    value = job.operand(name)
    return value if type(value) is list and _keeps_items(job, name) else []


def _keeps_items(job: Job, name: str) -> bool:
    """Tell whether the loop changes items of a list in place, and puts no others there."""
    accesses = _accesses(job, name)
    return bool(accesses) and name in job.spec.written and all(brackets_of(a) > 1 for a in accesses)


def _owned(job: Job, changed: dict[str, Any], forbidden: dict[int, str], budget: int) -> list[Owned]:
    """Return what belongs to the rows of written lists; what a row holds nothing else may reach."""
    found = []
    for name in sorted(job.spec.written):
        if _has_trees(job, name):
            owned = Owned(name, forbidden, budget, arrays_only=not job.has_rows(name))
            try:
                owned.take(changed[name])
            except NotOwned as error:
                raise Unsafe(str(error)) from None
            found.append(owned)
    return found


def _check_owned(owned: list[Owned], others: list[Any]) -> None:
    """No array that belongs to a row may share an element with any other."""
    arrays = [(array, rows.name) for rows in owned for array in rows.arrays]
    if arrays and (name := sharing(arrays, others)):
        raise Unsafe(f"arrays in {name} share memory with others")


def _fits(mode: str, kind: type) -> bool:
    """Is a container of the type that its accumulations under keys are taken down of?"""
    if mode == "once":
        return kind is set
    return kind in (list, deque) if mode.startswith("once ") else kind is not deque


def _held(name: str, value: Any) -> list[Any]:
    """Return the containers that a container holds, into which the loop may add as well."""
    parts = parts_of(value, OBJECTS)
    if parts is None:
        raise Unsafe("there are too many objects to check")
    if any(type(part) is defaultdict and part.default_factory not in KEYED_FACTORIES for part in parts):
        raise Unsafe(f"{name} holds one with a factory of the user's")
    return parts


def _iterated(job: Job, changed: dict[str, Any], known: dict[str, Progression]) -> Iterator[Any]:
    """Yield what the loop runs over.

    A list or array that the loop runs over and writes is let through where iteration ``k`` takes element ``k`` and
    writes no other, or inside of no other: nobody has written it by then. But what is carried over comes from the items
    of earlier iterations, and for what follows a minimum a chunk is run again.
    """
    again = job.spec.carries or job.spec.follows
    older = dict(job.spec.snapshots)
    harmless = {
        id(value)
        for name, value in changed.items()
        if not again
        and name in job.spec.written
        and (type(value) is list or (is_array(value) and (value.ndim == 1 or name not in older)))
        and all(is_position(access, known) for access in _accesses(job, name))
    }
    nested = {id(job.operand(name)) for name in job.spec.written if job.has_rows(name)}
    for sequence in _sequences(job.space):
        if isinstance(sequence, (range, str, bytes)):
            continue
        if id(sequence) in harmless:
            if type(sequence) is list and id(sequence) not in nested:
                yield from sequence
            continue
        yield sequence


def _sequences(space: Space) -> Iterator[Any]:
    if isinstance(space, SequenceSpace):
        yield space.sequence
    elif isinstance(space, EnumerateSpace):
        yield from _sequences(space.inner)
    elif isinstance(space, ZipSpace):
        for part in space.inner:
            yield from _sequences(part)


def _check_arrays(reached: Iterable[Any], changed: dict[str, Any]) -> None:
    """No array that is read may share an element with one that is changed, nor two changed ones with each other."""
    names = list(changed)
    for index, name in enumerate(names):
        for other in names[index + 1 :]:
            if overlap(changed[name], changed[other]):
                raise Unsafe(f"{name} and {other} share memory")
    for array in reached:
        for name in names:
            if overlap(changed[name], array):
                raise Unsafe(f"{name} shares memory with something that is read")
