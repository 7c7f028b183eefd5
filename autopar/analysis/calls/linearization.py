"""The order in which Python looks up names in classes that inherit from several.

C3: Barrett, Cassel, Haahr, Moon, Playford and Withington, *A monotonic superclass linearization for Dylan* (OOPSLA
1996).
"""

from __future__ import annotations

import ast
from collections.abc import Sequence


def linearized(lines: Sequence[tuple[ast.ClassDef, ...]]) -> tuple[ast.ClassDef, ...] | None:
    """Merge the lines of the bases and the line of the bases themselves; None where there is no order for them."""
    waiting = [list(line) for line in lines if line]
    found: list[ast.ClassDef] = []
    while waiting:
        heads = (line[0] for line in waiting)
        head = next((h for h in heads if all(h not in line[1:] for line in waiting)), None)
        if head is None:
            return None
        found.append(head)
        waiting = [line for line in ([c for c in old if c is not head] for old in waiting) if line]
    return tuple(found)
