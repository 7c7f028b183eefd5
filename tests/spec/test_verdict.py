from __future__ import annotations

from autopar.spec import LoopReport, Obstacle, Reduction, Verdict


def test_a_report_gives_the_row_of_the_json_format() -> None:
    obstacle = Obstacle("APR104", "`s` is carried", 13, 8, related_line=14, hint="make it private")
    report = LoopReport(
        path="a.py",
        line=12,
        column=4,
        end_line=15,
        kind="for",
        function="f",
        verdict=Verdict.SEQUENTIAL,
        code="APR104",
        message="`s` is carried",
        reductions=(Reduction("t", "+"),),
        private=("u",),
        obstacles=(obstacle,),
    )
    assert report.as_json() == {
        "path": "a.py",
        "line": 12,
        "column": 4,
        "end_line": 15,
        "kind": "for",
        "function": "f",
        "verdict": "sequential",
        "code": "APR104",
        "message": "`s` is carried",
        "outermost": True,
        "reductions": [{"name": "t", "operator": "+"}],
        "private": ["u"],
        "guards": [],
        "obstacles": [
            {
                "code": "APR104",
                "message": "`s` is carried",
                "line": 13,
                "column": 8,
                "related_line": 14,
                "hint": "make it private",
            }
        ],
    }
