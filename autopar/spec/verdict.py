"""The verdict on one loop, and why: a row of ``autopar check``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """May the iterations of a loop run in any order, side by side?"""

    PARALLEL = "parallel"
    GUARDED = "guarded"
    SEQUENTIAL = "sequential"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a loop stays sequential.

    Parameters
    ----------
    code
        Stable code of the rule, ``"APR101"``.
    message
        One sentence naming the variable and the conflict.
    line, column
        Where it happens: line from 1, column from 0, in characters.
    related_line
        The other place in conflict, where there is one.
    hint
        The smallest change that would free the loop, or ``""``.
    """

    code: str
    message: str
    line: int
    column: int
    related_line: int | None = None
    hint: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the object that ``check --format json`` prints for it."""
        return {
            "code": self.code,
            "message": self.message,
            "line": self.line,
            "column": self.column,
            "related_line": self.related_line,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Reduction:
    """A variable that iterations only accumulate into, and the operator that they use."""

    name: str
    operator: str


@dataclass(frozen=True, slots=True)
class LoopReport:
    """The verdict on one loop of a file.

    Parameters
    ----------
    line, column, end_line
        The ``for``/``while`` keyword, or where the comprehension starts; lines from 1, columns from 0 in characters.
    kind
        ``"for"``, ``"while"``, ``"comprehension"`` or ``"array"``.
    function
        Qualified name of the enclosing function, ``"<module>"`` at module level.
    code
        Code of the verdict's rule: the first obstacle's where there is one.
    outermost
        True for the loop of a nest that would be run parallel (and for every loop with no parallel loop around it).
    private
        Names that each iteration has for itself.
    guards
        What is checked at run time before the loop runs parallel, in words.
    pragma
        ``"off"``, ``"require"`` or ``""``.
    """

    path: str
    line: int
    column: int
    end_line: int
    kind: str
    function: str
    verdict: Verdict
    code: str
    message: str
    outermost: bool = True
    reductions: tuple[Reduction, ...] = ()
    private: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    pragma: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the row that ``check --format json`` prints for it."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "kind": self.kind,
            "function": self.function,
            "verdict": str(self.verdict),
            "code": self.code,
            "message": self.message,
            "outermost": self.outermost,
            "reductions": [{"name": r.name, "operator": r.operator} for r in self.reductions],
            "private": list(self.private),
            "guards": list(self.guards),
            "obstacles": [o.as_json() for o in self.obstacles],
        }
