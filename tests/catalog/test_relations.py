"""What the table of access relations says, held against what NumPy does when one element changes."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import pytest

from autopar.catalog.relations import Relation, function_pattern, method_pattern
from autopar.catalog.relations import _functions as functions

X = np.linspace(0.1, 0.9, 7)


def _named(*relations: Relation) -> list[str]:
    return [
        name
        for name, pattern in functions().items()
        if pattern.relation in relations and name.startswith("numpy.") and hasattr(np, name.removeprefix("numpy."))
    ]


def _call(name: str, x: np.ndarray) -> Any:
    function = getattr(np, name.removeprefix("numpy."))
    if not isinstance(function, np.ufunc):
        return function(x)
    if name == "numpy.ldexp":
        return function(x, 2)
    for operand in (x, (x * 10).astype(int), (x * 10).astype("M8[s]")):
        try:
            return function(*[operand] * function.nin)
        except TypeError:
            continue
    raise AssertionError(f"{name} takes none of the samples")


_NEED_MORE = {
    "numpy.where", "numpy.select", "numpy.digitize", "numpy.interp", "numpy.isclose", "numpy.astype", "numpy.clip",
    "numpy.copy",
}  # fmt: skip


@pytest.mark.parametrize("name", [n for n in _named(Relation.ELEMENTWISE) if n not in _NEED_MORE])
def test_an_element_depends_on_its_own_place_alone(name: str) -> None:
    with np.errstate(all="ignore"):
        before = np.asarray(_call(name, X))
    assert before.shape[-1] == X.shape[0]
    other = X.copy()
    other[3] = 0.77
    with np.errstate(all="ignore"):
        after = np.asarray(_call(name, other))
    rest = np.arange(7) != 3
    np.testing.assert_array_equal(before[..., rest], after[..., rest])


@pytest.mark.parametrize("name", _named(Relation.REDUCTION))
def test_a_fold_takes_its_axis_where_the_table_has_it(name: str) -> None:
    pattern = function_pattern(name)
    function = getattr(np, name.removeprefix("numpy."))
    assert pattern is not None
    parameters = list(inspect.signature(function).parameters)
    if pattern.axis is not None:
        assert parameters[pattern.axis] == "axis"
    if pattern.out is not None:
        assert parameters[pattern.out] == "out"


@pytest.mark.parametrize("name", _named(Relation.SCAN))
def test_a_scan_reads_what_is_before(name: str) -> None:
    before = _call(name, X)
    other = X.copy()
    other[3] = 0.77
    after = _call(name, other)
    np.testing.assert_array_equal(before[:3], after[:3])
    assert before[6] != after[6]


@pytest.mark.parametrize("name", ["sum", "prod", "max", "min", "mean", "std", "var", "cumsum", "argmax", "all"])
def test_methods_take_their_axis_first(name: str) -> None:
    pattern = method_pattern(name)
    assert pattern is not None
    assert pattern.axis == 0
    matrix = np.arange(6.0).reshape(2, 3)
    np.testing.assert_array_equal(getattr(matrix, name)(1), getattr(matrix, name)(axis=1))
