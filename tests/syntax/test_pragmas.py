"""``# autopar:`` comments and the lines that they speak of."""

from __future__ import annotations

import pytest

from autopar.syntax.pragmas import PragmaKind, read_pragmas


@pytest.mark.parametrize(
    ("source", "kind", "codes", "reason", "target"),
    [
        ("for i in a:  # autopar: off\n    pass\n", PragmaKind.OFF, (), "", 1),
        ("# autopar: require\nfor i in a:\n    pass\n", PragmaKind.REQUIRE, (), "", 2),
        ("# autopar: off too small\n# why\nfor i in a:\n    pass\n", PragmaKind.OFF, (), "too small", 3),
        ("# autopar: off\n\nfor i in a:\n    pass\n", PragmaKind.OFF, (), "", 0),
        ("if x:\n    # autopar: ignore[APR101, APR104] known\n    for i in a: pass\n", PragmaKind.IGNORE,
         ("APR101", "APR104"), "known", 3),
        ("for i in a:  # autopar: faster\n    pass\n", PragmaKind.UNKNOWN, (), "", 1),
        ("x = [\n    f(y)\n    for y in a  # autopar: off\n]\n", PragmaKind.OFF, (), "", 3),
        ("x = 1\n# autopar: off\n", PragmaKind.OFF, (), "", 0),
    ],
)  # fmt: skip
def test_pragmas(source: str, kind: PragmaKind, codes: tuple[str, ...], reason: str, target: int) -> None:
    (pragma,) = read_pragmas(source)
    assert (pragma.kind, pragma.codes, pragma.reason, pragma.target) == (kind, codes, reason, target)


def test_strings_are_no_pragmas() -> None:
    assert read_pragmas("x = '# autopar: off'\nfor i in a: pass\n") == ()


def test_source_that_does_not_tokenize() -> None:
    assert read_pragmas("for i in (:  # autopar: off") is not None
