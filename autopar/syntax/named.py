"""Which names a piece of a program spells."""

from __future__ import annotations

import ast


def names_in(node: ast.AST) -> set[str]:
    """Return the names that stand anywhere in a node, whether they are read, bound or deleted."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
