"""What the module's own functions do to their arguments and to the world, bottom up, recursion by fixpoint."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from autopar.analysis.calls.compiled import is_plainly_compiled
from autopar.analysis.tracing.provenance import IMMUTABLE, NO_ROOTS, Roots, Value
from autopar.analysis.tracing.trace import Trouble
from autopar.syntax.scopes import BindingKind, FunctionNode, ScopeKind, Variable


@dataclass(frozen=True, slots=True)
class Change:
    """How a function changes a parameter or an outer name: ``deep`` where it is something that it holds."""

    how: str
    deep: bool
    line: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The effects of one function.

    Parameters
    ----------
    reads
        Names outside of the function that it reads.
    changes
        Parameters and outer names that it changes.
    troubles
        Effects on the world, and what cannot be followed.
    returned
        What it returns, in terms of its own parameters and outer names.
    holds
        What the new objects among the returned ones may hold.
    calls
        Qualified names of the module's functions that it reaches.
    interprets
        True where it holds a loop, a comprehension or a callback, or calls a function that does.
    raises
        True where it may raise an exception that holds an object which can be changed.
    puts
        Names outside of the function whose objects it may put into what it changes.
    kept
        Of a generator, the first ``yield`` of an object that it may go on changing.
    """

    reads: frozenset[Variable] = frozenset()
    changes: dict[Variable, Change] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    returned: Value = IMMUTABLE
    holds: Roots = frozenset()
    calls: tuple[str, ...] = ()
    blas: bool = False
    releases_gil: bool = False
    interprets: bool = False
    raises: bool = False
    puts: Roots = NO_ROOTS
    kept: str = ""


def function_of(variable: Variable) -> FunctionNode | None:
    """Return the function that a name surely is: bound once, by a plain ``def``, undecorated or compiled by Numba."""
    binding = variable.single()
    if binding is None or binding.kind is not BindingKind.DEF or binding.scope is not variable.scope:
        return None
    if variable.attribute_stores:
        return None
    node = binding.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
        not node.decorator_list or is_plainly_compiled(node, binding.scope)
    ):
        if variable.scope is not None and variable.scope.kind is ScopeKind.CLASS:
            return None
        return node
    return None
