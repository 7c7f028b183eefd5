"""Frames of the functions whose bodies are looked at in place, at the call: what names stand for in each of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from autopar.analysis.tracing.provenance import Value
from autopar.syntax.scopes import FunctionNode, Scope, ScopeKind, Variable

Environment = dict[str, Value]

DEEPEST = 5
"""Calls inside of calls that are followed so."""

MOST = 150
"""Bodies that are looked at for one loop."""


@dataclass(eq=False, slots=True)
class Frame:
    """One function under way.

    Parameters
    ----------
    scope
        Of the function, or the block's own.
    outer
        Frame that its closure sees; None for one that sees operands and globals alone.
    outside
        Name of a function that is defined outside of the block, whose names the block's kernel cannot replace.
    env
        What its names stand for while it waits for a callee or when it is done.
    """

    scope: Scope
    outer: Frame | None = None
    outside: str = ""
    env: Environment = field(default_factory=dict)


class Frames:
    """The frames of one block, innermost last.

    ``as_if_final`` takes methods of ``self`` for those of its class, as if no class overrode them; ``overridden`` tells
    that some are not followed as they are overridden.
    """

    def __init__(self, block: Scope) -> None:
        self.block = block
        self.stack = [Frame(block)]
        self.active: list[object] = []
        self.count = 0
        self.inlines = False
        self.as_if_final = False
        self.overridden = False
        self.again = False
        self.made: dict[int, Frame] = {}
        self.yields: list[list[Value]] = []

    @property
    def current(self) -> Frame:
        """The frame of the code that is looked at."""
        return self.stack[-1]

    @property
    def outside(self) -> str:
        """Name of the function outside of the block whose body is looked at."""
        return self.stack[-1].outside

    def lookup(self, variable: Variable) -> Value | None:
        """Return what a name of a function around the current one stands for."""
        frame = self.current.outer
        while frame is not None:
            if variable.name in frame.env and _owns(frame.scope, variable):
                return frame.env[variable.name]
            frame = frame.outer
        return None

    def reaches(self, variable: Variable) -> bool:
        """Tell whether a name is an operand: a global, or of the functions that the block stands in."""
        owner = variable.scope
        return (
            owner is None or owner.kind is ScopeKind.MODULE or owner is self.current.scope or owner.contains(self.block)
        )

    def may_enter(self, function: object) -> bool:
        """Tell whether the body of a function can be looked at in place."""
        return (
            self.inlines
            and len(self.active) < DEEPEST
            and self.count < MOST
            and function not in self.active
            and all(s.node is not function for s in self.block.ancestors())
        )

    @contextmanager
    def entered(self, frame: Frame, function: object, env: Environment) -> Iterator[None]:
        """Look at a function's body; ``env`` is what the caller's names stand for meanwhile."""
        self.current.env = env
        self.stack.append(frame)
        self.active.append(function)
        self.count += 1
        try:
            yield
        finally:
            self.stack.pop()
            self.active.pop()


def _owns(scope: Scope, variable: Variable) -> bool:
    owner = variable.scope
    return owner is not None and owner.function is scope.function


__all__ = ["Environment", "Frame", "Frames", "FunctionNode"]
