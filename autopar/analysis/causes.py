"""One cause, one report: obstacles that say the same of one object become one, which names the other lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from autopar.spec import Obstacle

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Found:
    """An obstacle with what causes it: a name of the user's, or ``""`` where the message is all that is known."""

    obstacle: Obstacle
    cause: str = ""


def one_each(found: Iterable[Found]) -> list[Obstacle]:
    """Return the obstacles in the order of the source, the first of each code and cause."""
    groups: dict[tuple[str, str, str], list[Obstacle]] = {}
    for item in sorted(found, key=lambda f: (f.obstacle.line, f.obstacle.column)):
        obstacle = item.obstacle
        key = (obstacle.code, item.cause, "" if item.cause else obstacle.message)
        groups.setdefault(key, []).append(obstacle)
    return sorted((_merged(group) for group in groups.values()), key=lambda o: (o.line, o.column))


def _merged(group: list[Obstacle]) -> Obstacle:
    first = group[0]
    lines = sorted({o.line for o in group} - {first.line})
    if not lines:
        return first
    shown = [str(line) for line in lines[:_SHOWN]]
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    text = ", ".join(shown) if more or len(shown) < 2 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    where = f" (also on line{'s' if len(lines) > 1 else ''} {text}{more})"
    return replace(first, message=first.message + where, related_line=first.related_line or lines[0])
