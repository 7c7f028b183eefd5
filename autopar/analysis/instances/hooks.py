"""What is asked while code is looked at of whoever follows instances with special methods; nobody does by default."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from autopar.analysis.tracing.provenance import Value
from autopar.syntax.scopes import FunctionNode, Variable

if TYPE_CHECKING:
    from autopar.analysis.calls.own_calls import Arguments


class InstanceHooks:
    """Operators are those of safe types; see `autopar.analysis.instances.tracker`."""

    @property
    def besides(self) -> frozenset[str]:
        """Special methods that the classes of instances may have."""
        return frozenset()

    def has_any_part(self, owner: Variable) -> bool:
        """Tell whether an operand is surely no array, whose ``data`` and ``T`` are not attributes like others."""
        return False

    def handed(self, node: ast.AST, name: str, values: Iterable[Value], outer: Iterable[Variable] = ()) -> None:
        """Note what is handed to code that is not looked at in place, and what that code reads by name."""

    def constructed(
        self, node: ast.Call, cls: ast.ClassDef, initializers: Sequence[FunctionNode], arguments: Arguments
    ) -> Value | None:
        """Return a new instance where the bodies of its initializers are looked at in place."""
        return None

    def iterated(self, container: Value, node: ast.AST) -> None:
        """Note that a value is asked for its items."""
