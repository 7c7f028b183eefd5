"""Where a value comes from: made in this iteration, an operand, a part of an operand, or immutable.

Operands (names from outside of the iteration) are *roots*; objects made inside are *sites*, one per expression that
makes them. A small heap says what the objects of a site may hold. It only grows, so that order does not matter.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from autopar.analysis.dependence.affine import Affine
from autopar.analysis.dependence.pairs import Index, Span
from autopar.analysis.dependence.terms import Term
from autopar.syntax.scopes import Variable

Roots = frozenset[Variable]
Sites = frozenset[int]
NO_ROOTS: Roots = frozenset()
NO_SITES: Sites = frozenset()

SOME_FUNCTION = "?"
# Stands for objects that nothing is known about.
ANYTHING = Variable("?", None)
# Stands for what a loop's header makes: items that may be one object several times.
ITEMS = Variable("the items", None)
# Stands for the names of modules whose source is not at hand.
ELSEWHERE = Variable("another module", None)


@dataclass(eq=False, slots=True)
class AttributeRoot(Variable):
    """An attribute of an operand, ``self.grid``: an operand of its own, as long as nobody touches ``self`` as a whole.

    The runtime makes sure that it is a plain attribute of a plain instance, which nothing else refers to.
    """

    owner: Variable = field(default_factory=lambda: ANYTHING)
    depth: int = 1

    def is_part_of(self, other: Variable) -> bool:
        """Tell whether it is reached through another operand."""
        owner = self.owner
        while owner is not other and isinstance(owner, AttributeRoot):
            owner = owner.owner
        return owner is other


def base_of(root: Variable) -> Variable:
    """Return the name that an operand is reached by: ``self`` of ``self.grid``."""
    while isinstance(root, AttributeRoot):
        root = root.owner
    return root


def in_order(roots: Collection[Variable]) -> Iterable[Variable]:
    """Return operands in an order that is the same in every run, so that what is reported of them is."""
    return roots if len(roots) < 2 else sorted(roots, key=lambda root: root.name)


def related(one: Variable, other: Variable) -> bool:
    """Tell whether one of two different operands is reached through the other."""
    return (isinstance(one, AttributeRoot) and one.is_part_of(other)) or (
        isinstance(other, AttributeRoot) and other.is_part_of(one)
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an operand.

    Parameters
    ----------
    root
        The operand.
    indices
        One index per dimension; fewer than the rank is the whole rest.
    levels
        How many indices each pair of brackets holds: ``a[i, j]`` is ``(2,)``, ``a[i][j]`` is ``(1, 1)``.
    closed
        True for a region whose inner structure is not followed: further subscripts stay somewhere inside it.
    inside
        True where the region is the inside of one element.
    texts
        For indices that are None, what the runtime can evaluate, ``perm[i]``; None where there is nothing.
    trailing
        The indices behind an Ellipsis that the whole subscript begins with, the last dimension first: ``(j, i)`` of
        ``a[..., i, j]``. ``indices`` is ``(None,)`` then, for how many dimensions come before is not known.
    """

    root: Variable
    indices: tuple[Index, ...] = ()
    levels: tuple[int, ...] = ()
    closed: bool = False
    inside: bool = False
    texts: tuple[str | None, ...] = ()
    trailing: tuple[Index, ...] = ()

    def at(
        self,
        indices: tuple[Index, ...],
        scalar: bool,
        texts: tuple[str | None, ...] = (),
        trailing: tuple[Index, ...] = (),
    ) -> Place:
        """Return the part at a subscript; ``scalar`` tells that every index is a single position."""
        if self.closed:
            # Below an element at an unknown index lies its inside; below a slice may lie another element.
            return replace(self, inside=True) if self.indices and self.indices[-1] is None else self
        texts = texts if not self.indices else self.texts
        trailing = trailing if not self.levels else ()
        levels = (*self.levels, len(indices))
        return Place(self.root, self.indices + indices, levels, not scalar, texts=texts, trailing=trailing)

    def from_the_last(self) -> Place:
        """Return the part as the indices behind an Ellipsis say it, the last dimension taken for the first."""
        return replace(self, indices=self.trailing, levels=(len(self.trailing),), inside=False, texts=())

    def joined(self, other: Place) -> Place | None:
        """Return a part that holds both, None where they have no shape in common."""
        if self == other:
            return self
        if self.root is not other.root or self.levels != other.levels:
            return None
        indices = tuple(
            a if a == b else (None if a is None or b is None else Span())
            for a, b in zip(self.indices, other.indices, strict=True)
        )
        texts = self.texts if self.texts == other.texts else ()
        closed, inside = self.closed or other.closed, self.inside or other.inside
        trailing = self.trailing if self.trailing == other.trailing else ()
        return Place(self.root, indices, self.levels, closed, inside, texts, trailing)

    def region(self) -> Place:
        """Return the same part with its structure forgotten (a view of another shape)."""
        return self if self.closed else replace(self, closed=True, inside=True)


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of the value of an expression.

    Parameters
    ----------
    roots
        Operands that it may be, or be a part of.
    sites
        Objects made in this iteration that it may be.
    immutable
        True when it and all that it holds cannot be changed.
    numeric
        True when it is a number or an array of numbers, never a list.
    fractional
        True when it is numeric and surely no int, so that ``*`` with it never repeats a list.
    affine
        Its value as a function of loop variables and invariants, if it is an int: affine, or a `Term`.
    place
        The exact part of the one root.
    items
        The values of a tuple display, for unpacking.
    cls
        The class of the module that it is a plain instance of.
    known
        Functions that it may be and nothing else, between bars: qualified names of the library's, and numbers of the
        module's own (`Tracer.functions`) behind ``#``. `SOME_FUNCTION` where it may be one, or something else.
    mixed
        True where it may also be something immutable that nothing is known of, a function perhaps.
    keywords
        What a dict of keyword arguments holds, to be passed on.
    assumed
        True for an element that is taken to be a number.
    """

    roots: Roots = NO_ROOTS
    sites: Sites = NO_SITES
    immutable: bool = False
    numeric: bool = False
    fractional: bool = False
    integer: bool = False
    affine: Affine | Term | None = None
    place: Place | None = None
    items: tuple[Value, ...] | None = None
    cls: ast.ClassDef | None = None
    known: str = ""
    keywords: tuple[tuple[str, Value], ...] | None = None
    assumed: bool = False
    mixed: bool = False

    def joined(self, other: Value) -> Value:
        """Return what is known when it may be either."""
        if self == other:
            return self
        items = None
        if self.items is not None and other.items is not None and len(self.items) == len(other.items):
            items = tuple(a.joined(b) for a, b in zip(self.items, other.items, strict=True))
        return Value(
            self.roots | other.roots,
            self.sites | other.sites,
            self.immutable and other.immutable,
            self.numeric and other.numeric,
            self.fractional and other.fractional,
            self.integer and other.integer,
            self.affine if self.affine == other.affine else None,
            self._joined_place(other),
            items,
            self.cls if self.cls is other.cls else None,
            self._joined_functions(other),
            assumed=self.assumed or other.assumed,
            mixed=self.mixed or other.mixed or self._may_mix(other) or other._may_mix(self),
        )

    def _joined_functions(self, other: Value) -> str:
        if self.known == other.known:
            return self.known
        if not self.known or not other.known or SOME_FUNCTION in (self.known, other.known):
            return SOME_FUNCTION
        return "|".join(sorted({*self.known.split("|"), *other.known.split("|")}))

    def _may_mix(self, other: Value) -> bool:
        """Tell whether this may be a function of which the other one says nothing."""
        return self.immutable and not other.immutable and not self.numeric and not self.known

    def _joined_place(self, other: Value) -> Place | None:
        """Return the part of the one root; a value of no root, a number, leaves it as it is."""
        if self.place is not None and other.place is not None:
            return self.place.joined(other.place)
        return (
            self.place
            if not other.roots and not other.sites
            else other.place
            if not self.roots and not self.sites
            else None
        )


IMMUTABLE = Value(immutable=True)


def hides_function(value: Value) -> bool:
    """Tell whether a value may be a function of a library, which nothing tells from other immutable values."""
    return any(not name.startswith("#") for name in value.known.split("|") if name)


def taken_out(container: Value) -> Value:
    """Return what is taken out of something immutable: perhaps a function that it holds."""
    return Value(immutable=True, numeric=container.numeric, known=hidden_inside(container))


def hidden_inside(container: Value) -> str:
    """Return which functions may be found in a value that may be a container: a function itself holds none."""
    return SOME_FUNCTION if container.known == SOME_FUNCTION else ""


NUMBER = Value(immutable=True, numeric=True)
FLOAT = Value(immutable=True, numeric=True, fractional=True)
INTEGER = Value(immutable=True, numeric=True, integer=True)
UNKNOWN = Value(roots=frozenset({ANYTHING}))


def join_all(values: Iterable[Value]) -> Value:
    """Join values; immutable where there is none."""
    result: Value | None = None
    for value in values:
        result = value if result is None else result.joined(value)
    return IMMUTABLE if result is None else result


class Heap:
    """What the objects made in an iteration may hold."""

    def __init__(self) -> None:
        self._roots: dict[int, Roots] = {}
        self._sites: dict[int, Sites] = {}
        self._mutable: set[int] = set()
        self.places: dict[Variable, set[Place | None]] = {}
        """The parts of each operand that have been put into something; None where it is not known which."""
        self._cache: dict[Sites, tuple[Roots, Sites]] = {}
        self._cached = 0
        self.version = 0
        self.holds_functions = False
        """True once a function of a library has been put into something: what comes out of it may be that."""

    def store(self, sites: Iterable[int], value: Value) -> None:
        """Note that objects of these sites may hold a value, or what it holds."""
        if hides_function(value) and not self.holds_functions:
            self.holds_functions = True
            self.version += 1
        if value.immutable:
            return
        for root in value.roots:
            known = value.place is not None and value.place.root is root
            self.places.setdefault(root, set()).add(value.place if known else None)
        for site in sites:
            roots = self._roots.get(site, NO_ROOTS)
            held = self._sites.get(site, NO_SITES)
            if not (value.roots <= roots and value.sites <= held) or site not in self._mutable:
                self._roots[site] = roots | value.roots
                self._sites[site] = held | value.sites
                self._mutable.add(site)
                self.version += 1

    def reach(self, value: Value) -> tuple[Roots, Sites]:
        """Return the operands and sites that can be reached from a value, itself included."""
        if not value.sites:
            return value.roots, NO_SITES
        roots, sites = self._closed(value.sites)
        return roots | value.roots, sites

    def _closed(self, sites: Sites) -> tuple[Roots, Sites]:
        """Return what can be reached from sites, themselves included."""
        if self._cached != self.version:
            self._cached = self.version
            self._cache.clear()
        known = self._cache.get(sites)
        if known is None:
            roots: set[Variable] = set()
            seen: set[int] = set()
            todo = list(sites)
            while todo:
                site = todo.pop()
                if site not in seen:
                    seen.add(site)
                    roots |= self._roots.get(site, NO_ROOTS)
                    todo.extend(self._sites.get(site, NO_SITES))
            known = self._cache[sites] = frozenset(roots), frozenset(seen)
        return known

    def held(self, sites: Sites) -> Value:
        """Return what may be found inside objects of these sites, at any depth."""
        if not sites:
            return IMMUTABLE
        found = self.direct(sites)
        if not found.sites:
            return found
        more, inner = self._closed(found.sites)
        return Value(found.roots | more, inner)

    def direct(self, sites: Sites) -> Value:
        """Return what objects of these sites may hold themselves, but for what that holds."""
        inner: Sites = frozenset().union(*(self._sites.get(s, NO_SITES) for s in sites))
        own: Roots = frozenset().union(*(self._roots.get(s, NO_ROOTS) for s in sites))
        return Value(own, inner, immutable=not own and not inner)

    def is_fresh(self, value: Value) -> bool:
        """True when nothing mutable from outside of the iteration can be reached."""
        return value.immutable or not self.reach(value)[0]
