from __future__ import annotations

import pytest

from autopar.spec import Access, LoopKind, LoopSpec, SpecError


def test_a_spec_comes_back_from_its_own_decorator() -> None:
    spec = LoopSpec(
        kind=LoopKind.WHILE,
        writes=(Access("out", "2 * i + 1, :"),),
        updates=(Access("grid", "i][j"),),
        snapshots=(("a_out", "a"),),
        reduces=(("total", "+"), ("best", "min")),
        collects=("found",),
        follows=(("where", "best"),),
        elses=(("highest", "best"),),
        ranked=(("_f_loop_ranked", "a[best]"),),
        scans=("total",),
        steps=(("k", "2 * n"),),
        carries=(("before", "x[i]"),),
        privates=("scratch",),
        scalars=(Access("m", "i, j"),),
        reads=(Access("grid", "i + k"),),
        first=1,
        cuts=("i >= n // 2",),
        draws=(("rng", "2"),),
        prints=True,
        breaks=True,
        drains=True,
        fresh=True,
        calls=("payoff", "Model.step"),
        step=-2,
        squared=True,
        blas=True,
        releases_gil=True,
    )
    keywords = spec.keywords()
    assert LoopSpec.from_keywords(LoopKind.WHILE, **keywords) == spec  # type: ignore[arg-type]


def test_defaults_are_not_spelled() -> None:
    assert LoopSpec().decorator() == "autopar.parallel_for()"
    assert LoopSpec(kind=LoopKind.LIST, calls=("f",)).decorator("_autopar") == '_autopar.parallel_list(calls=["f"])'


@pytest.mark.parametrize(
    ("text", "access"),
    [("out[i]", Access("out", "i")), ("m[i, :]", Access("m", "i, :")), ("rows[i][j]", Access("rows", "i][j"))],
)
def test_accesses_are_read_as_spelled(text: str, access: Access) -> None:
    assert Access.parse(text) == access
    assert str(access) == text


@pytest.mark.parametrize("text", ["out", "out[i", "[i]", "a.[i]", "a.1[i]", "1a[i]"])
def test_a_misspelled_access_is_refused(text: str) -> None:
    with pytest.raises(SpecError, match="no access"):
        Access.parse(text)


@pytest.mark.parametrize("step", [0, 1.0, True])
def test_a_step_is_an_int_other_than_zero(step: int) -> None:
    with pytest.raises(SpecError, match="step"):
        LoopSpec.from_keywords(LoopKind.WHILE, step=step)


def test_written_names_are_those_stored_to() -> None:
    spec = LoopSpec.from_keywords(LoopKind.FOR, writes=["a[i]"], updates=["b[i]", "b[i + 1]"])
    assert spec.written == {"a", "b"}


@pytest.mark.parametrize(
    ("kind", "keyword"), [(LoopKind.FOR, "step"), (LoopKind.LIST, "writes"), (LoopKind.WHILE, "write")]
)
def test_a_keyword_of_another_kind_is_refused(kind: LoopKind, keyword: str) -> None:
    with pytest.raises(SpecError, match=f"has no keyword '{keyword}'"):
        LoopSpec.from_keywords(kind, **{keyword: 2})  # type: ignore[arg-type]
