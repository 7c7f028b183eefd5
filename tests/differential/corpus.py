"""All cases, by theme: each module of this package that has ``CASES``."""

from __future__ import annotations

import importlib

from tests.differential.case import Case

THEMES = (
    "scans",
    "maps", "reductions", "collects", "lists", "aliases", "views", "exceptions",
    "effects", "impostors", "scalars", "indices", "numbers", "control", "comprehensions",
    "callees", "attributes", "containers", "identity", "context", "modules", "detours", "text",
    "extremes", "generators", "printing", "exits", "whiles", "privates", "exact", "splitting", "inductions",
)  # fmt: skip


def of_theme(theme: str) -> tuple[Case, ...]:
    """Return the cases of one module."""
    cases: tuple[Case, ...] = importlib.import_module(f"tests.differential.{theme}").CASES
    return cases


CASES: tuple[Case, ...] = tuple(case for theme in THEMES for case in of_theme(theme))
