"""All cases, by theme: each module of this package that has ``CASES``."""

from __future__ import annotations

import importlib
from pathlib import Path

from tests.differential.case import Case

THEMES = tuple(
    sorted(
        path.stem
        for path in Path(__file__).parent.glob("*.py")
        if path != Path(__file__) and "\nCASES: " in path.read_text("utf-8")
    )
)


def of_theme(theme: str) -> tuple[Case, ...]:
    """Return the cases of one module."""
    cases: tuple[Case, ...] = importlib.import_module(f"tests.differential.{theme}").CASES
    return cases


CASES: tuple[Case, ...] = tuple(case for theme in THEMES for case in of_theme(theme))
