"""The dynamic oracle: what iterations really touched, against what the corpus says and what the analysis claims."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.module import analyze_module
from autopar.analysis.outline import Outline
from autopar.spec import LoopReport, Verdict
from tests.oracle.corpus import CASES, LoopCase
from tests.oracle.judge import guard_fails, held, run, unexpected, wrong_values

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


ONLY_SAID = (
    "independent after the first",
    "independent in parts",
    "too little work to gain by itself",
    "begins with a forecast",
)
"""In reports on loops of which it is said how they could run parallel, and which are left as they are."""


def first_loop(source: str) -> tuple[int, int]:
    return min((n.lineno, n.col_offset) for n in ast.walk(ast.parse(source)) if isinstance(n, LOOPS))


def identify(case: LoopCase) -> str:
    return case.name.replace(" ", "-")


@pytest.mark.parametrize("case", CASES, ids=identify)
def test_the_corpus_says_what_happens(case: LoopCase) -> None:
    """The oracle sees every dependence that a case has, and none where it has none."""
    executions = run(case.source, case.arguments).of(*first_loop(case.source))
    assert executions
    met = {(m.kind, m.element[0]) for e in executions for m in e.meetings()}
    met -= {("output", "length"), ("output", "order")}  # appending and adding keys, in iteration order
    if case.truth == "independent":
        assert {kind for kind, _ in met} <= {"anti"}
    else:
        assert met


def claims(case: LoopCase) -> list[tuple[LoopReport, Outline | None]]:
    analysis = analyze_module(case.source, "<case>")
    outlines = {(o.line, o.column): o for o in analysis.outlines}
    return [(r, outlines.get((r.line, r.column))) for r in analysis.reports if r.verdict is not Verdict.SEQUENTIAL]


@pytest.mark.parametrize("case", CASES, ids=identify)
def test_no_parallel_verdict_is_contradicted(case: LoopCase) -> None:
    happened = run(case.source, case.arguments)
    for report, outline in claims(case):
        if outline is None and any(text in report.message for text in ONLY_SAID):
            continue  # what it takes, only an outline says
        if outline is None:
            pairs = [(e, outline) for e in happened.of(report.line, report.column)]
        else:
            pairs = list(held(case.source, case.arguments, happened, outline))
        for execution, used in pairs:
            if used is not None and guard_fails(execution, used):
                continue
            assert used is None or not wrong_values(execution, used)
            met = unexpected(execution, used)
            assert not met, (report.code, report.message, met[:3])


def test_most_independent_loops_are_found() -> None:
    found = {case.name: first_loop(case.source) in {(r.line, r.column) for r, _ in claims(case)} for case in CASES}
    missed = [case.name for case in CASES if case.truth == "independent" and not found[case.name]]
    assert len(missed) <= 0.2 * sum(case.truth == "independent" for case in CASES), missed
