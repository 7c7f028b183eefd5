"""Loops that call decorated functions: verdicts, and what the specs say of their wrappers."""

from __future__ import annotations

import pytest

from autopar.analysis.module import analyze_module
from tests.differential.decorated import CASES

VERDICTS = {
    "decorated_by_a_check": ("parallel", "a <- checked.<locals>.inner(fn)"),
    "decorated_by_what_a_factory_makes": ("parallel", "b <- scaled.<locals>.deco.<locals>.inner(fn)"),
    "decorated_to_copy": ("parallel", "k <- copied.<locals>.inner(fn)"),
    "decorated_to_pass_on": ("parallel", "put <- passing.<locals>.inner(fn)"),
    "decorated_to_remember": ("sequential", "`c` is wrapped by `@memo`, which cannot be followed"),
    "decorated_to_count": ("sequential", "`d` is wrapped by `@counted`, which cannot be followed"),
    "decorated_without_wraps": ("parallel", "g <- undressed.<locals>.inner(fn)"),
    "decorated_twice": ("parallel", "two <- checked.<locals>.inner(fn) <- scaled.<locals>.deco.<locals>.inner(fn)"),
    "decorated_twice_to_note": (
        "sequential",
        "`below` is wrapped by `@undressed` and `@noted`, which cannot be followed",
    ),
    "decorated_what_is_cached": (
        "sequential",
        "`cached` is wrapped by `@undressed` and `@functools.lru_cache`, which cannot be followed",
    ),
    "decorated_by_one_that_changes_its_mind": ("sequential", "`p` is wrapped by `@late`, which cannot be followed"),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_verdict(name: str) -> None:
    source = next(case.source for case in CASES if case.name == name)
    analysis = analyze_module(source, "x.py")
    report = next(r for r in analysis.reports if r.function == "f")
    calls = [c for o in analysis.outlines if o.function == "f" for c in o.spec.calls if " <- " in c]
    assert (report.verdict, *calls, *(o.message for o in report.obstacles)) == VERDICTS[name]
