"""Rows that hold other objects: plain instances, dicts and arrays, and whatever belongs to one of them alone.

Such a row is a tree: the guard makes sure that nothing else reaches its nodes (`autopar.runtime.guards.owned`). A
worker changes its rows as it likes, and says afterwards by number, in the order of `nodes_of`, what has become of which
node. What comes into a row is immutable, made in the loop, or a node of the same row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import starmap
from operator import is_
from typing import Any

from autopar.runtime.stores.layout import array_copy
from autopar.runtime.values import PLAIN, atoms, is_array, is_immutable, numpy


@dataclass(frozen=True, slots=True)
class Node:
    """Stands for a node of the row, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """What has become of an instance or dict: names that are gone, then names with new values, in order."""

    gone: tuple[Any, ...]
    names: tuple[Any, ...]
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Elements:
    """All that a list holds now."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Elements of an array: those of these numbers in C order, or all."""

    numbers: Any
    values: Any


Change = tuple[int, Attributes | Elements | Contents]


def held(node: object) -> dict[Any, Any]:
    """Return a dict, or the attributes of an instance."""
    if type(node) is dict:
        return node
    try:
        return object.__getattribute__(node, "__dict__")  # type: ignore[no-any-return]
    except AttributeError:
        raise ValueError(f"an object of type {type(node).__name__} holds no attributes of its own") from None


def nodes_of(row: object, most: int = 1 << 62) -> list[Any]:
    """Return the nodes of a row's tree, itself first; what is immutable is no node.

    Raises `ValueError` where there are more than ``most``, or others than can be in a tree.
    """
    if type(row) in PLAIN or is_immutable(row):
        return []
    known = atoms()
    found: list[Any] = [row]
    for node in found:
        if is_array(node):
            continue
        inner: Iterable[Any] = node if type(node) is list else held(node).values()
        if len(found) > most:
            raise ValueError("there are too many nodes")
        if not known.issuperset(map(type, inner)):
            found.extend(part for part in inner if type(part) not in known and not is_immutable(part))
    return found


def has_trees(rows: Iterable[object]) -> bool:
    """Are there other rows than lists, so that all are taken for trees?"""
    return any(type(row) is not list for row in rows)


class TreeImage:
    """A row's nodes as they were when the image was made."""

    def __init__(self, row: object) -> None:
        self._nodes = nodes_of(row)
        self._states = [_state(node) for node in self._nodes]
        self._kinds = [type(node) for node in self._nodes]

    def changes(self) -> tuple[Change, ...]:
        """Return what has become of the nodes since."""
        if [type(node) for node in self._nodes] != self._kinds:
            raise ValueError("an object has changed its class")
        found: list[Change] = []
        for number, (node, before) in enumerate(zip(self._nodes, self._states, strict=True)):
            change = self._change(node, before)
            if change is not None:
                found.append((number, change))
        return tuple(found)

    def _change(self, node: Any, before: Any) -> Attributes | Elements | Contents | None:
        if is_array(node):
            return _contents(node, before)
        if type(node) is list:
            same = len(node) == len(before) and all(map(is_, node, before))
            return None if same else Elements(self._spelled(node))
        after = held(node)
        if len(after) == len(before) and all(starmap(is_, zip(after, before, strict=True))):
            names = [name for name, value in after.items() if value is not before[name]]
            return Attributes((), tuple(names), self._spelled([after[name] for name in names])) if names else None
        # Names have come or gone: all of them anew, so that their order is what it is here.
        return Attributes(tuple(before), tuple(after), self._spelled(list(after.values())))

    def _spelled(self, values: list[Any]) -> tuple[Any, ...]:
        known = atoms()
        if known.issuperset(map(type, values)):
            return tuple(values)
        numbers = {id(node): number for number, node in enumerate(self._nodes)}
        return tuple(Node(numbers[id(v)]) if id(v) in numbers else v for v in values)


def apply(row: object, changes: Iterable[Change]) -> None:
    """Bring changes home to the user's row."""
    nodes = nodes_of(row)
    for number, change in changes:
        node = nodes[number]
        if isinstance(change, Contents):
            if change.numbers is None:
                numpy().copyto(node, change.values)
            else:
                node[numpy().unravel_index(change.numbers, node.shape)] = change.values
            continue
        values = [nodes[v.number] if type(v) is Node else v for v in change.values]
        if isinstance(change, Elements):
            node[:] = values
        else:
            own = held(node)
            for name in change.gone:
                del own[name]
            own.update(zip(change.names, values, strict=True))


def twin_of(row: Any) -> Any:
    """Return a copy of a row and of all its nodes."""
    nodes = nodes_of(row)
    copies = {id(node): _blank(node) for node in nodes}
    for node in nodes:
        copy = copies[id(node)]
        if type(node) is list:
            copy.extend(copies.get(id(part), part) for part in node)
        elif not is_array(node):
            held(copy).update({name: copies.get(id(part), part) for name, part in held(node).items()})
    return copies[id(row)] if nodes else row


def _blank(node: Any) -> Any:
    if is_array(node):
        return array_copy(node)
    kind: Any = type(node)
    return kind() if kind in (list, dict) else kind.__new__(kind)


def _state(node: Any) -> Any:
    if is_array(node):
        return node.copy(order="K"), _form(node)
    return list(node) if type(node) is list else dict(held(node))


def _form(array: Any) -> tuple[Any, ...]:
    return array.shape, array.strides, array.dtype, array.flags.writeable


def _contents(array: Any, before: tuple[Any, Any]) -> Contents | None:
    old, form = before
    if _form(array) != form:
        raise ValueError("an array has changed its form")
    np = numpy()
    size = array.dtype.itemsize
    if not array.size or not size:
        return None
    was = np.ascontiguousarray(old).reshape(-1).view(np.uint8).reshape(-1, size)
    now = np.ascontiguousarray(array).reshape(-1)
    numbers = np.flatnonzero((was != now.view(np.uint8).reshape(-1, size)).any(axis=1))
    if not numbers.size:
        return None
    if 2 * numbers.size >= array.size:
        return Contents(None, array.copy())
    return Contents(numbers, now[numbers])
