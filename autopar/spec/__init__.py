"""What analysis, rewrite, report and runtime say to each other: frozen dataclasses that import nothing of autopar."""

from autopar.spec.loop import (
    SEARCHES,
    Access,
    BodyKeywords,
    CountingKeywords,
    ElementKeywords,
    LoopKind,
    LoopSpec,
    SpecError,
)
from autopar.spec.verdict import LoopReport, Obstacle, Reduction, Verdict

__all__ = [
    "SEARCHES",
    "Access",
    "BodyKeywords",
    "CountingKeywords",
    "ElementKeywords",
    "LoopKind",
    "LoopReport",
    "LoopSpec",
    "Obstacle",
    "Reduction",
    "SpecError",
    "Verdict",
]
