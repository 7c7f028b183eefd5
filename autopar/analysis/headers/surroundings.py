"""What the loops around a loop say of its integers: in ``for i in range(n): for j in range(i):`` is ``j < i < n``."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from autopar.analysis.dependence.affine import Affine, affine_of
from autopar.analysis.dependence.conditions import Conditions, Constraint
from autopar.analysis.names.definite import bound_names
from autopar.syntax.scopes import LoopSite, ModuleFacts


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Conditions that hold wherever the loop runs, and the names that surely are integers there."""

    conditions: Conditions = ()
    integers: frozenset[str] = frozenset()


def surroundings_of(site: LoopSite, facts: ModuleFacts) -> Surroundings:
    """Return what the ``range`` loops around a loop say of their variables.

    A name counts where the body of the loop that says something of it does not bind it: it is then what it was in the
    loop's header.
    """
    conditions: list[Constraint] = []
    integers: set[str] = set()
    for loop in site.around:
        if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
            continue
        bound = frozenset().union(*(bound_names(s) for s in loop.body))
        name = loop.target.id

        def steady(other: str, bound: frozenset[str] = bound) -> bool:
            return other not in bound and _bound_at_home(facts, site, other)

        if (
            steady(name)
            and facts.resolve(name, site.scope).scope is site.scope.function
            and _is_range(loop, facts, site)
        ):
            integers.add(name)
            conditions.extend(_bounds(name, loop.iter, steady))
    return Surroundings(tuple(conditions), frozenset(integers))


def _bound_at_home(facts: ModuleFacts, site: LoopSite, name: str) -> bool:
    """Tell whether only the scope that owns a name binds it, so that no call can."""
    variable = facts.resolve(name, site.scope)
    return variable.scope is not None and all(b.scope.function is variable.scope for b in variable.bindings)


def _is_range(loop: ast.For, facts: ModuleFacts, site: LoopSite) -> bool:
    node = loop.iter
    return (
        isinstance(node, ast.Call)
        and facts.qualified(node.func, site.scope) == "builtins.range"
        and 1 <= len(node.args) <= 3
        and not node.keywords
        and not any(isinstance(a, ast.Starred) for a in node.args)
    )


def _bounds(name: str, header: ast.expr, steady: Callable[[str], bool]) -> list[Constraint]:
    """Return ``start <= name < stop``, or the like for a range that goes down."""
    assert isinstance(header, ast.Call)

    def resolve(other: str) -> Affine | None:
        return Affine.symbol(other) if steady(other) else None

    read = [affine_of(argument, resolve) for argument in header.args]
    start, stop = (Affine.number(0), read[0]) if len(read) == 1 else (read[0], read[1])
    step = read[2] if len(read) == 3 else Affine.number(1)
    if step is None or not step.is_constant or step.constant == 0:
        return []
    here, sign = Affine.symbol(name), 1 if step.constant > 0 else -1
    found = []
    if start is not None:
        found.append(Constraint((here - start).scale(sign)))
    if stop is not None:
        found.append(Constraint((stop - here).scale(sign) - 1))
    return found
