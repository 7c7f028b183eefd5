"""What statements of a loop body accumulate, as plain data."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reduction:
    """A statement that accumulates into a variable: its operator, what it adds, how often it names the variable.

    ``func`` is the function that does it, where one does. ``follows`` are the targets that are assigned with the
    variable, and only then, with their values. ``conditions`` are asked first. Of ``if e < x: x = e`` followed by
    ``elif e > y: y = e`` the first has ``otherwise`` y, the second ``instead_of`` x.

    Of a candidate that is compared by a ``key`` of it (`autopar.analysis.accumulation.ranked`): ``winner`` is what
    replaces it, ``compared`` are the other names in the key, and ``place`` is where the assignments begin.
    """

    name: str
    operator: str
    term: ast.expr
    occurrences: int
    func: ast.expr | None = None
    follows: tuple[tuple[str, ast.expr], ...] = ()
    conditions: tuple[ast.expr, ...] = ()
    otherwise: str = ""
    instead_of: str = ""
    key: ast.expr | None = None
    winner: ast.expr | None = None
    compared: tuple[str, ...] = ()
    place: ast.Name | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A statement that appends to a container or stores into it by key.

    Parameters
    ----------
    parts
        The expressions that it evaluates, in order.
    value
        The one that outlives the iteration.
    accumulates
        True where the element is added to, ``d[k] += e``.
    appends
        True where the container can be no array: ``append``, ``add``, ``extend``, ``get``.
    old
        The expression that reads the old element, ``d[k]`` or ``d.get(k, 0)``.
    mode
        Of accumulations under keys (`autopar.analysis.accumulation.keyed`): what the statement asks, as
        `LoopSpec.keyed` says it.
    named
        How often such a statement names the container.
    makers
        The functions that it calls, which must be what their names usually mean.
    """

    name: str
    parts: tuple[ast.expr, ...]
    value: ast.expr
    accumulates: bool
    appends: bool
    old: ast.expr | None = None
    mode: str = ""
    named: int = 0
    makers: tuple[ast.expr, ...] = ()

    @property
    def occurrences(self) -> int:
        """How often the statement names the container."""
        return self.named or 1 if self.old is None else 2


@dataclass(frozen=True, slots=True)
class Scans:
    """The scans of a loop.

    Parameters
    ----------
    variables
        Scanned variable to its operators, ``"+"`` or ``"* +"``.
    symbolic
        All names that a running value passes through.
    into
        Containers that running values are stored into, or with one as a key.
    elements
        Arrays, lists and dicts whose own elements are the running values: ``out[i] = out[i - 1] + f(i)``.
    heavy
        True where an iteration has work, a call or a loop of its own, that can pay for what the scan costs.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    symbolic: frozenset[str] = frozenset()
    into: frozenset[str] = frozenset()
    elements: frozenset[str] = frozenset()
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Recurrences:
    """Scans of cheap terms: variables with their operators, and arrays and lists whose elements are handed on."""

    variables: Mapping[str, str] = field(default_factory=dict)
    elements: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Patterns:
    """What statements of a loop body accumulate.

    Parameters
    ----------
    reductions
        Statement to reduction, for variables that the loop uses in no other way, always with one operator.
    collections
        Statement to collection, for containers that the loop uses in no other way.
    scans
        Accumulations that are read on the way.
    """

    reductions: dict[ast.stmt, Reduction]
    collections: dict[ast.stmt, Collection]
    scans: Scans = Scans()

    @property
    def reduced(self) -> dict[str, str]:
        """Variable to operator, in order of appearance, scanned ones last."""
        own = {n: r.operator for r in self.reductions.values() for n in (r.name, *r.compared)}
        return {**own, **self.scans.variables}

    @property
    def followers(self) -> dict[str, str]:
        """Variable that is assigned with a minimum or maximum to that one, in order of appearance."""
        return {name: r.name for r in self.reductions.values() for name, _ in r.follows if name not in r.compared}

    @property
    def ranked(self) -> Reduction | None:
        """The candidate that is compared by a key of it."""
        return next((r for r in self.reductions.values() if r.key is not None), None)

    @property
    def elses(self) -> dict[str, str]:
        """Minimum or maximum that is compared where another one has not been replaced, to that one."""
        return {r.name: r.instead_of for r in self.reductions.values() if r.instead_of}

    @property
    def collected(self) -> dict[str, list[Collection]]:
        """Container to the statements that add to it."""
        found: dict[str, list[Collection]] = {}
        for collection in self.collections.values():
            found.setdefault(collection.name, []).append(collection)
        return found
