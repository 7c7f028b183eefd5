"""Lines and columns of source texts."""

from __future__ import annotations

import ast

import pytest

from autopar.syntax.source import Source


@pytest.mark.parametrize(
    ("text", "column"),
    [("x = [a for a in b]", 4), ("é = [a for a in b]", 4), ("s = '😀é'; x = [a for a in b]", 14)],
)
def test_columns_count_characters(text: str, column: int) -> None:
    source = Source(text)
    comprehension = next(n for n in ast.walk(source.parse("x.py")) if isinstance(n, ast.ListComp))
    assert source.start(comprehension) == (1, column)


@pytest.mark.parametrize("text", ["a\nb\n", "a\r\nb\r\n", "a\rb\r"])
def test_lines_end_where_the_tokenizer_ends_them(text: str) -> None:
    assert Source(text).lines == ["a", "b", ""]


def test_a_form_feed_ends_no_line() -> None:
    assert Source("a\x0cb\n").lines == ["a\x0cb", ""]


def test_a_byte_order_mark_is_dropped() -> None:
    assert Source("\ufefffor i in a: pass\n").parse("x.py").body


def test_segments_are_the_users_text() -> None:
    source = Source("x = len( a )+1\n")
    statement = source.parse("x.py").body[0]
    assert isinstance(statement, ast.Assign)
    assert source.segment(statement.value) == "len( a )+1"
