"""Scalars that a body gives several values which have nothing to do with each other: to each its own web.

``t = a[i] + b[i]; a[i] = t; t = c[i] * d[i]; c[i] = t``: renamed, they would be two scalars (Cytron and Ferrante,
"What's in a name? or the value of renaming for parallelism detection and storage allocation", 1987). Where statements
of one web stand in one stage, the text needs no other name.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

from autopar.syntax.named import names_in

_CLOSURES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Delete)


class Webs:
    """Which parts of a body speak of one value of a name.

    Parameters
    ----------
    nodes
        The parts, in the order of the text.
    under
        The conditions that each stands under.
    whole
        Names that stay in one piece: their values go from one iteration to the next.
    """

    def __init__(
        self, nodes: Sequence[ast.AST], under: Sequence[tuple[int, ...]] = (), whole: Collection[str] = ()
    ) -> None:
        self._starts: dict[str, list[int]] = {}
        self._nodes = nodes
        held = {name for n in nodes for c in ast.walk(n) if isinstance(c, _CLOSURES) for name in names_in(c)}
        for place, node in enumerate(nodes):
            name = "" if under[place] else _assigned(node)
            if name and name not in whole and name not in held:
                self._starts.setdefault(name, []).append(place)
        for name, places in self._starts.items():
            self._starts[name] = [p for p in places if isinstance(nodes[p], ast.Assign) or self._is_closed(name, p)]

    def _is_closed(self, name: str, place: int) -> bool:
        """Tell whether nothing behind a loop uses its target: it may have made no trip."""
        later = next((p for p in range(place + 1, len(self._nodes)) if name in names_in(self._nodes[p])), None)
        return later is None or later in self._starts[name]

    def of(self, name: str, place: int) -> int:
        """Return the number of the web that a name belongs to in a part of the body."""
        return sum(start <= place for start in self._starts.get(name, ()))


def _assigned(node: ast.AST) -> str:
    """Return the name that a statement gives a value which has nothing to do with what it had, else ``""``."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name if name not in names_in(value) else ""
        case ast.For(target=ast.Name(id=name), iter=iterable, orelse=[]):
            return name if name not in names_in(iterable) else ""
    return ""
