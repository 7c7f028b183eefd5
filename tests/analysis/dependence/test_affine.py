"""Affine functions, and reading them from expressions."""

from __future__ import annotations

import ast

import pytest

from autopar.analysis.dependence.affine import Affine, affine_of


def read(text: str) -> Affine | None:
    def atom(node: ast.expr) -> Affine | None:
        return Affine.symbol("len(a)") if ast.unparse(node) == "len(a)" else None

    return affine_of(ast.parse(text, mode="eval").body, lambda name: None if name == "x" else Affine.symbol(name), atom)


@pytest.mark.parametrize(
    ("text", "terms", "constant"),
    [
        ("3", {}, 3),
        ("-3", {}, -3),
        ("i", {"i": 1}, 0),
        ("i + 1", {"i": 1}, 1),
        ("1 - i", {"i": -1}, 1),
        ("2 * i - 3 * (j - n) + 4", {"i": 2, "j": -3, "n": 3}, 4),
        ("(i + 1) * 5", {"i": 5}, 5),
        ("i - i", {}, 0),
        ("+i", {"i": 1}, 0),
        ("-(-i)", {"i": 1}, 0),
        ("len(a) - 1 - i", {"len(a)": 1, "i": -1}, -1),
        ("2 * len(a)", {"len(a)": 2}, 0),
    ],
)
def test_affine_expressions(text: str, terms: dict[str, int], constant: int) -> None:
    assert read(text) == Affine.of(terms, constant)


@pytest.mark.parametrize(
    "text",
    [
        *("i * j", "i / 2", "i // 2", "i % 2", "i ** 2", "x", "x + 1"),
        *("True", "1.0", "2.0 * i", "f(i)", "'a'", "~i", "not i", "..."),
    ],
)
def test_what_is_not_affine(text: str) -> None:
    assert read(text) is None


def test_equal_functions_compare_equal() -> None:
    assert read("i + j") == read("j + i")
    assert hash(read("i + j")) == hash(read("j + i"))


def test_substitution_and_renaming() -> None:
    function = Affine.of({"i": 2, "n": 1}, 3)
    assert function.substitute("i", Affine.of({"n": -1}, 4)) == Affine.of({"n": -1}, 11)
    assert function.substitute("k", Affine.number(7)) == function
    assert function.rename({"i": "n"}) == Affine.of({"n": 3}, 3)


def test_text() -> None:
    assert str(Affine.of({"i": 2, "j": -1, "n": 1}, -3)) == "2*i - j + n - 3"
    assert str(Affine()) == "0"
