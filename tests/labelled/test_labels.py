"""The labels are true, as far as the dynamic oracle can tell, and no verdict goes against them."""

from __future__ import annotations

import pytest

from autopar.spec import Verdict
from tests.labelled.corpus import LabelError, Suite, load, suites
from tests.labelled.judge import judge
from tests.labelled.observed import contradicts, observed
from tests.labelled.patterns import PATTERNS


def identify(suite: Suite) -> str:
    return suite.name


@pytest.mark.parametrize("suite", suites(), ids=identify)
def test_labels_say_what_happens(suite: Suite) -> None:
    seen = observed(suite)
    for loop in suite.loops:
        assert loop.place in seen, f"{suite.name}.py:{loop.line} never makes two trips"
        kinds = seen[loop.place]
        assert not contradicts(loop.pattern.meets, kinds), (suite.name, loop.line, loop.pattern.name, sorted(kinds))


@pytest.mark.parametrize("suite", suites(), ids=identify)
def test_no_verdict_is_wrong(suite: Suite) -> None:
    wrong = [(one.place, one.loop.pattern.name, one.report.verdict) for one in judge(suite) if one.wrong]
    assert not wrong


def test_the_corpora_are_whole() -> None:
    count = {kind: sum(len(s.programs) for s in suites() if s.name.startswith(kind)) for kind in ("tsvc", "polybench")}
    assert count == {"tsvc": 151, "polybench": 30}
    assert sum(len(suite.loops) for suite in suites()) >= 1000


def test_a_loop_without_a_label_is_noticed(tmp_path) -> None:
    path = tmp_path / "programs.py"
    path.write_text("# call: [1]\ndef f(a):\n    for x in a:\n        print(x)\n")
    with pytest.raises(LabelError, match="a loop without a label"):
        load(path)
    path.write_text("# call: [1]\ndef f(a):\n    for x in a:  # truth: wishful\n        print(x)\n")
    with pytest.raises(LabelError, match="no pattern"):
        load(path)


def test_a_wrong_verdict_would_be_noticed(tmp_path) -> None:
    path = tmp_path / "programs.py"
    path.write_text("# call: [1]\ndef f(a):\n    for i in range(len(a)):  # truth: flow\n        a[i] += 1\n")
    (one,) = judge(load(path))
    assert one.report.verdict is Verdict.PARALLEL
    assert one.wrong
    assert PATTERNS["flow"] is one.loop.pattern
