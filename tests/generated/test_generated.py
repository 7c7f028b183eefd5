"""Generated programs, plain and rewritten: 200 here, 2,000 with ``--slow``, and every one that ever differed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generated.sweep import REGRESSIONS, differs, load, program

BACKENDS = ["threads", "processes"]


def _check(random: Random) -> None:
    found = program(random)
    differences = differs(found, BACKENDS)
    assert not differences, "\n".join([f"f({found.calls[0].arguments})", found.source, *differences])


@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_small_programs(random: Random) -> None:
    _check(random)


@pytest.mark.parametrize("seed", range(10))
def test_programs_of_fixed_seeds(seed: int) -> None:
    for part in range(10):
        _check(Random(1_000_000 + 10 * seed + part))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_many_programs(seed: int) -> None:
    for part in range(50):
        _check(Random(2_000_000 + 50 * seed + part))


@pytest.mark.parametrize("path", sorted(REGRESSIONS.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("backend", ["serial", *BACKENDS])
def test_regressions(path: Path, backend: str) -> None:
    found = load(path)
    differences = differs(found, [backend])
    assert not differences, "\n".join([f"f({found.calls[0].arguments})", found.source, *differences])
