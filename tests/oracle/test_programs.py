"""Random small programs: no verdict may be contradicted by what their loops do."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from autopar.analysis.dependence.pairs import PairResult
from autopar.analysis.module import analyze_module
from tests.oracle.judge import guard_fails, held, run, unexpected, wrong_values
from tests.oracle.programs import program


def check(seed: int) -> int:
    """Hold the outlined loops of one program against what happened; return how many executions were held."""
    source, calls = program(seed)
    outlines = analyze_module(source, "<program>").outlines
    if not outlines:
        return 0
    count = 0
    for arguments in calls:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            happened = run(source, arguments)
        for outline in outlines:
            for execution, used in held(source, arguments, happened, outline):
                if not guard_fails(execution, used):
                    count += 1
                    wrong = wrong_values(execution, used)
                    assert not wrong, f"seed {seed}, f({arguments}), line {outline.line}: {wrong[0]}\n{source}"
                    met = unexpected(execution, used)
                    assert not met, f"seed {seed}, f({arguments}), line {outline.line}: {met[0]}\n{source}"
    return count


@pytest.mark.parametrize("start", range(0, 800, 100))
def test_random_programs(start: int) -> None:
    assert sum(check(seed) for seed in range(start, start + 100)) > 50


def test_the_oracle_notices_a_missed_dependence(monkeypatch: pytest.MonkeyPatch) -> None:
    """With dependence tests that find nothing, verdicts are contradicted."""
    monkeypatch.setattr("autopar.analysis.accesses.test_pair", lambda *_: PairResult(()))
    contradicted = 0
    for seed in range(60):
        try:
            check(seed)
        except AssertionError:
            contradicted += 1
    assert contradicted > 5
