"""Typical loops as they come out: pairs under ``golden/``, made by ``python -m tests.rewrite.regenerate`` and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from autopar.analysis.module import analyze_module
from autopar.rewrite.encoding import decode, encode
from tests.rewrite.crude import check_lines, check_untouched
from tests.rewrite.oracle import check_tree
from tests.rewrite.regenerate import pairs, rewrite

PAIRS = pairs()


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[b.name.partition(".")[0] for b, _ in PAIRS])
def test_golden(before: Path, after: Path) -> None:
    text, encoding = decode(before.read_bytes())
    rewritten = rewrite(text, before.name)
    assert encode(rewritten.code, encoding) == after.read_bytes()
    assert rewritten.skipped == ()
    outlines = analyze_module(text, before.name).outlines
    check_lines(text, rewritten, outlines)
    check_untouched(text, rewritten, outlines)
    check_tree(text, rewritten, outlines)


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[b.name.partition(".")[0] for b, _ in PAIRS])
def test_rewriting_twice_changes_nothing(before: Path, after: Path) -> None:
    text, _ = decode(after.read_bytes())
    assert rewrite(text, before.name).code == text
