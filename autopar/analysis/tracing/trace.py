"""What a block of code was seen to do: its accesses, its effects, the functions that it reaches."""

from __future__ import annotations

import ast
from copy import copy
from dataclasses import dataclass, field, replace
from enum import StrEnum

from autopar.analysis.dependence.conditions import Conditions, common
from autopar.analysis.tracing.provenance import Place, Value, base_of
from autopar.syntax.scopes import Variable


class Touching(StrEnum):
    """How an operand is touched."""

    READ = "read"
    WRITE = "write"
    SHAPE = "shape"
    CHANGE = "change"
    BIND = "bind"


@dataclass(frozen=True, slots=True)
class Touch:
    """One access to an operand.

    Parameters
    ----------
    root
        The operand.
    kind
        ``shape`` reads no more than length, shape or type; ``change`` changes the part as a whole, by a method or in
        place; ``bind`` gives the name another object.
    place
        The part; None is somewhere inside.
    node
        Where it happens.
    order
        Its place in the iteration.
    name
        The operand's own name in the source, where the access is spelled with it.
    via
        The function whose body does it, ``""`` for the block itself.
    how
        The method or operator that changes it.
    conditions
        What surely holds where it happens.
    """

    root: Variable
    kind: Touching
    place: Place | None
    node: ast.AST
    order: int
    name: ast.Name | None = None
    via: str = ""
    how: str = ""
    conditions: Conditions = ()

    @property
    def writes(self) -> bool:
        """True where the operand is changed."""
        return self.kind in (Touching.WRITE, Touching.CHANGE, Touching.BIND)


@dataclass(frozen=True, slots=True)
class Trouble:
    """An effect or construct that stands in the way, before it is put in words for a loop.

    ``cause`` is the object behind it, where several places may have the same one. The hint may hold ``{index}``, the
    number of the iteration. ``prints`` marks what is written to the standard streams, which a loop may do: it is
    collected there.
    """

    code: str
    message: str
    node: ast.AST
    hint: str = ""
    cause: str = ""
    prints: bool = False


def _callee(node: ast.AST) -> str:
    return f"`{ast.unparse(node.func)[:40]}`" if isinstance(node, ast.Call) else "a function"


class Unfollowable(Exception):
    """Raised where a function does what makes every loop that calls it sequential: the rest of it does not matter."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


@dataclass(slots=True)
class Trace:
    """Everything seen; looking at a node again replaces or widens what was seen there.

    ``scalars`` are elements that are taken to be numbers, not rows, and ``numbers`` operands: the runtime looks at
    that. ``planted`` are the
    operands into which older objects are stored that can be changed, and under how many subscripts at least;
    ``augmented`` those with elements that ``+=`` and the like change, in place perhaps. ``put`` and ``inside`` are what
    `autopar.analysis.sharing.entangled` notes of rows.
    With ``strict`` the first trouble raises `Unfollowable`, and with ``hasty``, which says nothing else.
    ``interprets`` is set by loops, comprehensions and callbacks: time then goes into the interpreter, not into calls
    that release the GIL.

    Where the bodies of callees are looked at in place, ``path`` holds the calls that lead to where we are, outermost
    first: what is seen there happens at the first of them. ``named`` holds the operands that a body outside of the
    block reaches by their names, with the function that does it. ``elsewhere`` is that body's module, for messages.
    ``raises`` is set where an exception is raised that holds what can be changed. ``puts`` are the operands that have
    been put, whole or in part, into operands.
    """

    touches: dict[tuple[object, ...], Touch] = field(default_factory=dict)
    troubles: dict[tuple[ast.AST, str], Trouble] = field(default_factory=dict)
    calls: dict[str, None] = field(default_factory=dict)
    objects: dict[str, None] = field(default_factory=dict)
    sinks: dict[ast.AST, Value] = field(default_factory=dict)
    returned: list[Value] = field(default_factory=list)
    scalars: dict[Place, None] = field(default_factory=dict)
    numbers: dict[str, None] = field(default_factory=dict)
    planted: dict[Variable, int] = field(default_factory=dict)
    augmented: set[Variable] = field(default_factory=set)
    put: set[tuple[Variable, str, bool]] = field(default_factory=set)
    inside: set[tuple[Variable, str]] = field(default_factory=set)
    blas: bool = False
    releases_gil: bool = False
    interprets: bool = False
    order: int = 0
    strict: bool = False
    hasty: bool = False
    path: tuple[ast.AST, ...] = ()
    named: dict[Variable, str] = field(default_factory=dict)
    elsewhere: str = ""
    raises: bool = False
    puts: set[Variable] = field(default_factory=set)
    stand_ins: dict[tuple[object, ...], ast.AST] = field(default_factory=dict)

    def at(self, node: ast.AST) -> ast.AST:
        """Return where in the block something happens."""
        return self.path[0] if self.path else node

    def _stand_in(self, node: ast.AST) -> ast.AST:
        """Return the block's call in a copy for each node of a callee: accesses are told apart by their nodes."""
        known = self.stand_ins.get((self.path, node))
        if known is None:
            known = self.stand_ins[self.path, node] = copy(self.path[0])
        return known

    def touch(self, touch: Touch) -> None:
        """Add an access."""
        key = (self.path, touch.node, touch.kind, touch.root, touch.how)
        if self.path:
            via = self.named.get(base_of(touch.root), touch.via)
            touch = replace(touch, node=self._stand_in(touch.node), name=None, via=via)
        known = self.touches.get(key)
        self.order += 1
        if known is not None:
            if known.place != touch.place or known.conditions != touch.conditions:
                same = known.place is not None and touch.place is not None
                place = known.place.joined(touch.place) if same and known.place and touch.place else None
                held = common(known.conditions, touch.conditions)
                self.touches[key] = replace(known, place=place, conditions=held)
            return
        self.touches[key] = replace(touch, order=self.order)

    def afresh(self) -> Trace:
        """Return an empty trace that is as hasty."""
        return Trace(hasty=self.hasty)

    def trouble(self, code: str, message: str, node: ast.AST, hint: str = "", cause: str = "") -> None:
        """Add an obstacle, once per node and code."""
        if self.path:
            message = f"{_callee(self.path[-1])} ({self.elsewhere}line {getattr(node, 'lineno', 0)}): {message}"
            node = self.path[0]
        found = self.troubles.setdefault((node, code), Trouble(code, message, node, hint, cause))
        if self.strict or self.hasty:
            raise Unfollowable(found)

    def printed(self, message: str, node: ast.AST) -> None:
        """Add something that is written to a standard stream."""
        hint = "collect the results in the loop and print them after it"
        node = self.at(node)
        self.troubles.setdefault((node, "prints"), Trouble("APR202", message, node, hint, prints=True))
