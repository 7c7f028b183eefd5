"""What a piece of a program spells: names, and the Ellipsis."""

from __future__ import annotations

import ast


def names_in(node: ast.AST) -> set[str]:
    """Return the names that stand anywhere in a node, whether they are read, bound or deleted."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def is_ellipsis(node: ast.AST) -> bool:
    """Tell whether an expression is ``...``."""
    return isinstance(node, ast.Constant) and node.value is ...
