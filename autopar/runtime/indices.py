"""Where a loop's iterations write: the subscripts of its accesses as arithmetic progressions over the iteration number.

Python's negative indices count from the end, so that an index which changes its sign within the loop names an element
twice.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType
from typing import Any

from autopar.runtime.outline import Shape, Target
from autopar.runtime.parts import operand_of
from autopar.runtime.space import CountingSpace, EnumerateSpace, SequenceSpace, Space, ZipSpace
from autopar.runtime.values import numpy
from autopar.spec import Access, LoopSpec


@dataclass(frozen=True, slots=True)
class Progression:
    """``start + step * k`` in iteration ``k``."""

    start: int
    step: int

    def at(self, iteration: int) -> int:
        """Return the value in one iteration."""
        return self.start + self.step * iteration


Known = Mapping[str, Progression]


def loop_variables(function: FunctionType, shape: Shape, space: Space) -> dict[str, Progression]:
    """Return the loop variables that run through an arithmetic progression and that the body leaves alone."""
    if isinstance(space, CountingSpace):
        return {function.__code__.co_varnames[0]: Progression(space.counter, space.step)}
    found: dict[str, Progression] = {}
    _match(space, shape.target, found)
    return {name: value for name, value in found.items() if name not in shape.rebound}


def counters(steps: Mapping[str, int], value: Callable[[str], Any], position: int) -> dict[str, Progression]:
    """Return the progressions of induction variables, and of their starts, the values before the loop.

    Parameters
    ----------
    steps
        How far an iteration moves each.
    value
        Their values at the start of the iteration at ``position``.
    """
    found: dict[str, Progression] = {}
    for name, step in steps.items():
        start = value(name) - step * position
        found[name] = Progression(start, step)
        found[f"{name}.start"] = Progression(start, 0)
    return found


def known_names(
    function: FunctionType, shape: Shape, spec: LoopSpec, names: Iterable[str], operands: Iterable[object]
) -> dict[str, Progression]:
    """Return the names in subscripts that stand for one int throughout the loop.

    Parameters and globals not assigned in it.
    """
    values = {**function.__globals__, **dict(zip(names, operands, strict=True))}
    mentioned = {
        word for access in (*spec.writes, *spec.updates, *spec.reads, *spec.older) for word in _words(access)
    } - shape.assigned
    for word in [w for w in mentioned if "." in w and w.partition(".")[0] not in shape.assigned]:
        values[word] = operand_of(word, values.keys(), values.values())
    return {
        name: Progression(int(values[name]), 0)
        for name in mentioned | (set(spec.integers) - shape.assigned)
        if is_integer(values.get(name))
    } | positions(spec)


_ROOM = {4: 1 << 24, 8: 1 << 48}


def is_integer(value: object) -> bool:
    """Tell whether a value is an int, or one of NumPy's signed integers so small that sums with it do not overflow."""
    np = numpy()
    if np is None or not isinstance(value, np.signedinteger):
        return type(value) is int
    return abs(int(value)) < _ROOM.get(value.dtype.itemsize, 0)


@lru_cache(maxsize=1024)
def _words(access: Access) -> frozenset[str]:
    brackets = subscripts_of(access) or ()
    nodes = (node for bracket in brackets for index in bracket for node in ast.walk(index))
    return frozenset(
        ast.unparse(node)
        for node in nodes
        if isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _dotted(node))
    )


def _dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _match(space: Space, target: Target, found: dict[str, Progression]) -> None:
    if isinstance(space, SequenceSpace):
        if isinstance(target, str) and isinstance(space.sequence, range):
            found[target] = Progression(space.sequence.start, space.sequence.step)
    elif isinstance(space, EnumerateSpace) and isinstance(target, tuple) and len(target) == 2:
        if isinstance(target[0], str):
            found[target[0]] = Progression(space.start, 1)
        _match(space.inner, target[1], found)
    elif isinstance(space, ZipSpace) and isinstance(target, tuple) and len(target) == len(space.inner):
        for part, inner in zip(target, space.inner, strict=True):
            _match(inner, part, found)


@lru_cache(maxsize=1024)
def subscripts_of(access: Access) -> tuple[tuple[ast.expr, ...], ...] | None:
    """Return the index expressions of each pair of brackets; None where the text is no subscript."""
    try:
        node = ast.parse(f"x[{access.subscript}]", mode="eval").body
    except SyntaxError:
        return None
    brackets: list[tuple[ast.expr, ...]] = []
    while isinstance(node, ast.Subscript):
        index = node.slice
        brackets.insert(0, tuple(index.elts) if isinstance(index, ast.Tuple) else (index,))
        node = node.value
    return tuple(brackets)


def indices_of(access: Access) -> tuple[ast.expr, ...]:
    """Return the index expressions of all brackets, one after the other."""
    return tuple(index for bracket in subscripts_of(access) or () for index in bracket)


def brackets_of(access: Access) -> int:
    """Return the number of pairs of brackets: 2 for ``grid[i][j]``."""
    return len(subscripts_of(access) or ((),))


def progression_of(node: ast.expr | None, known: Known) -> Progression | None:
    """Evaluate an index expression; None where it is not affine in the known names."""
    match node:
        case ast.Constant(value=int(value)) if type(value) is int:
            return Progression(value, 0)
        case ast.Name(id=name):
            return known.get(name)
        case ast.Attribute():
            return known.get(ast.unparse(node))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = progression_of(operand, known)
            return None if inner is None else Progression(-inner.start, -inner.step)
        case ast.BinOp(left=left, op=operator, right=right):
            return combined(progression_of(left, known), operator, progression_of(right, known))
    return None


def combined(left: Progression | None, operator: ast.operator, right: Progression | None) -> Progression | None:
    """Return the sum, difference or product of two; None where it is none, or there is none of them."""
    if left is None or right is None:
        return None
    match operator:
        case ast.Add():
            return Progression(left.start + right.start, left.step + right.step)
        case ast.Sub():
            return Progression(left.start - right.start, left.step - right.step)
        case ast.Mult() if right.step == 0:
            return Progression(left.start * right.start, left.step * right.start)
        case ast.Mult() if left.step == 0:
            return Progression(right.start * left.start, right.step * left.start)
    return None


def wraps(access: Access, known: Known, variables: Known, low: int, high: int) -> bool | None:
    """Do an access's indices change their sign in iterations low..high-1?

    ``known`` holds the loop ``variables`` and the ints that stay the same. False when none does and they count from the
    front, None when they count from the end, True when one changes.
    """
    brackets = subscripts_of(access)
    if brackets is None:
        return True
    negative: set[bool] = set()
    for bracket in brackets:
        for index in bracket:
            signs = _signs(index, known, variables, low, high)
            if signs is None or len(signs) > 1:
                return True
            if bracket is brackets[0] and index is bracket[0]:
                negative |= signs
    return None if negative == {True} else False


def _signs(index: ast.expr, known: Known, variables: Known, low: int, high: int) -> set[bool] | None:
    """Return whether the index is negative in the first and last iteration; None where a slice runs over the end."""
    if isinstance(index, ast.Slice):
        ends = [end for end in (index.lower, index.upper) if end is not None]
        signs: set[bool] = set()
        for end in ends:
            found = _signs(end, known, variables, low, high)
            if found is None:
                return None
            signs |= found
        return signs
    value = progression_of(index, known)
    if value is not None:
        return {value.at(k) < 0 for k in (low, high - 1)}
    mentioned = {node.id for node in ast.walk(index) if isinstance(node, ast.Name)} & variables.keys()
    return {variables[name].at(k) < 0 for name in mentioned for k in (low, high - 1)}


@lru_cache(maxsize=1024)
def integers_in(access: Access) -> frozenset[str]:
    """Return the names in an access that must be ints: those outside of ``len(x)`` and ``x.shape[0]``.

    An attribute is a name of its own, ``self.offset``.
    """
    waiting: list[ast.AST] = [index for bracket in subscripts_of(access) or () for index in bracket]
    found: set[str] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute) and _dotted(node):
            found.add(ast.unparse(node))
        elif not isinstance(node, ast.Call | ast.Attribute) and not _is_extent(node):
            waiting.extend(ast.iter_child_nodes(node))
    return frozenset(found)


def _is_extent(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "shape"


def has_slice(access: Access) -> bool:
    """Does an access name more than one element by a slice? ``b[i][:]``, the inside of one row, does not count."""
    brackets = subscripts_of(access) or ()
    whole = [ast.dump(index) == ast.dump(ast.Slice()) for bracket in brackets[1:] for index in bracket]
    slices = [isinstance(index, ast.Slice) for bracket in brackets for index in bracket]
    return sum(slices) > sum(whole)


def is_position(access: Access, known: Known) -> bool:
    """Does iteration ``k`` write element ``k``, or inside of it, and nothing else?"""
    brackets = subscripts_of(access)
    return brackets is not None and progression_of(brackets[0][0], known) == Progression(0, 1)


def positions(spec: LoopSpec) -> dict[str, Progression]:
    """Return the names that stand for the number of the iteration."""
    return {_item_of(text).subscript: Progression(0, 1) for _, text in spec.items}


@lru_cache(maxsize=1024)
def _item_of(text: str) -> Access:
    return Access.parse(text)


@dataclass(frozen=True, slots=True)
class Place:
    """The part along the first axis that iteration ``k`` writes: ``lower.at(k)`` up to ``upper.at(k)``."""

    lower: Progression
    upper: Progression

    @classmethod
    def of(cls, index: Progression) -> Place:
        """Return the one row that an index names."""
        return cls(index, Progression(index.start + 1, index.step))

    def rows(self, low: int, high: int) -> slice | None:
        """Return what iterations low..high-1 write, as one slice of non-negative ends.

        None where it is no plain slice.
        """
        first, last = sorted((low, high - 1), key=self.lower.at)
        start, stop = self.lower.at(first), self.upper.at(last)
        if start < 0 or stop < start:
            return None
        if self.upper.start - self.lower.start == 1 and self.upper.step == self.lower.step:
            return slice(start, stop, abs(self.lower.step) or 1)
        return slice(start, stop, 1) if self.upper.step >= 0 else None


def apart(places: Iterable[Place]) -> bool:
    """Do different iterations write different rows, whichever of the places they write?"""
    distinct = set(places)
    steps = {p.lower.step for p in distinct} | {p.upper.step for p in distinct}
    if len(steps) != 1 or 0 in steps:
        return False
    step = abs(steps.pop())
    widths = {p.upper.start - p.lower.start for p in distinct}
    if len(distinct) == 1:
        return max(widths) <= step
    return widths == {1} and len({p.lower.start % step for p in distinct}) == len(distinct)


def places_of(accesses: Iterable[Access], known: Known) -> tuple[Place, ...] | None:
    """Return the places of all accesses to one operand.

    None where one of them does not follow from the iteration number.
    """
    found = []
    for access in accesses:
        brackets = subscripts_of(access)
        place = None if brackets is None else _place(brackets[0][0], known)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


def _place(index: ast.expr, known: Known) -> Place | None:
    if isinstance(index, ast.Slice):
        step = progression_of(index.step, known) if index.step is not None else Progression(1, 0)
        lower = progression_of(index.lower, known) if index.lower is not None else None
        upper = progression_of(index.upper, known) if index.upper is not None else None
        if step != Progression(1, 0) or lower is None or upper is None:
            return None
        return Place(lower, upper)
    value = progression_of(index, known)
    return None if value is None else Place.of(value)
