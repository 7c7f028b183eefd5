"""Bounds of ``while`` loops that are lengths, which the runtime asks for once: may the loop add to what is measured?"""

from __future__ import annotations

import ast
from collections.abc import Iterable

from autopar.syntax.named import names_in
from autopar.syntax.scopes import Binding, BindingKind, ModuleFacts, Scope


def may_grow(facts: ModuleFacts, scope: Scope, stop: ast.expr, grown: Iterable[str]) -> bool:
    """Tell whether a bound may be the length of one of the containers that a loop adds to.

    What a function makes itself is no argument of it.
    """
    function = scope.function
    containers = [facts.resolve(name, scope).single() for name in grown]
    lengths = (part for n in ast.walk(stop) if isinstance(n, ast.Call) for part in n.args)
    measured = [facts.resolve(name, scope).single() for part in lengths for name in names_in(part)]
    made = all(_is_made(b) and b is not None and b.scope is function for b in containers)
    given = all(b is not None and b.kind is BindingKind.PARAMETER and b.scope is function for b in measured)
    return bool(containers) and not (made and given)


def _is_made(binding: Binding | None) -> bool:
    """Tell whether a binding gives a name a new container: ``out = []``."""
    node = None if binding is None else binding.node
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Dict | ast.Set)
