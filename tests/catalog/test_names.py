"""Every name in the tables exists in the real library, and what the tables leave out is left out on purpose."""

from __future__ import annotations

import collections
import datetime
import decimal
import fractions
import hashlib
import importlib
import inspect
import io
import random
import re
import statistics
import sys
from importlib.util import find_spec
from typing import Any

import numpy as np
import pytest

from autopar.catalog import (
    Known,
    Returns,
    known_attribute,
    known_constant,
    known_function,
    known_method,
    names,
    receivers,
)
from autopar.catalog.lookup import _CONSTANTS, _attributes, _methods

# Names that only some of the supported versions of Python and NumPy have.
SOME_VERSIONS = {
    "math.fma",
    "math.sumprod",
    "itertools.batched",
    "datetime.UTC",
    "numpy.trapz",
    "numpy.in1d",
    "numpy.row_stack",
    "numpy.unstack",
    "numpy.cumulative_sum",
    "numpy.cumulative_prod",
    "numpy.matvec",
    "numpy.vecmat",
    "numpy.fix",
    "numpy.random.random_integers",
    "numpy.random.ranf",
    "numpy.random.sample",
    "int.is_integer",
    "random.binomialvariate",
    "random.Random.binomialvariate",
}

TYPES: dict[str, Any] = {
    **{t.__name__: t for t in (str, bytes, int, float, complex, range, slice, tuple, list, dict, frozenset, set)},
    "io.TextIOWrapper": io.TextIOWrapper,
    "collections.deque": collections.deque,
    "collections.Counter": collections.Counter,
    "collections.OrderedDict": collections.OrderedDict,
    "collections.namedtuple": collections.namedtuple("_Pair", "x y"),
    "re.Pattern": re.Pattern,
    "re.Match": re.Match,
    "datetime.datetime": datetime.datetime,
    "datetime.date": datetime.date,
    "datetime.time": datetime.time,
    "datetime.timedelta": datetime.timedelta,
    "decimal.Decimal": decimal.Decimal,
    "fractions.Fraction": fractions.Fraction,
    "statistics.NormalDist": statistics.NormalDist,
    "hashlib.Hash": type(hashlib.sha256()),
    "numpy.ndarray": np.ndarray,
    "numpy.dtype": np.dtype,
    "numpy.finfo": np.finfo(float),
    "numpy.random.Generator": np.random.Generator,
    "numpy.random.RandomState": np.random.RandomState,
    "numpy.random.SeedSequence": np.random.SeedSequence,
    "numpy.random.PCG64": np.random.PCG64,
    "random.Random": random.Random,
}


def found(qualified: str) -> Any:
    """Return the object of a qualified name; raises AttributeError where there is none."""
    parts = qualified.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            here: Any = importlib.import_module(".".join(parts[:cut]))
        except ImportError:
            continue
        for part in parts[cut:]:
            here = getattr(here, part)
        return here
    raise AttributeError(qualified)


@pytest.mark.filterwarnings("ignore")
def test_functions_exist() -> None:
    missing = []
    for name in names():
        if name.startswith("scipy.") and find_spec("scipy") is None:
            continue
        try:
            assert callable(found(name)), name
        except AttributeError:
            missing.append(name)
    assert set(missing) <= SOME_VERSIONS


def test_constants_exist() -> None:
    for table in _CONSTANTS:
        for owner, text in table:
            for name in text.split():
                assert f"{owner}.{name}" in SOME_VERSIONS or hasattr(importlib.import_module(owner), name), name
                assert known_constant(f"{owner}.{name}")
    assert not known_constant("numpy.sqrt")


@pytest.mark.parametrize("owner", sorted(TYPES))
def test_methods_and_attributes_exist(owner: str) -> None:
    for table in (_methods(), _attributes()):
        for name, families in table.items():
            if owner in families and f"{owner}.{name}" not in SOME_VERSIONS:
                assert hasattr(TYPES[owner], name), name


def test_every_receiver_is_a_type_that_the_tests_know() -> None:
    assert receivers() <= set(TYPES)


LEFT_OUT = {
    "list": "",
    "dict": "",
    "set": "",
    "str": "",
    "numpy.ndarray": "ctypes data flags",
    "numpy.random.Generator": "bit_generator",
    "collections.deque": "",
}


@pytest.mark.parametrize("owner", LEFT_OUT)
def test_types_are_covered(owner: str) -> None:
    public = {name for name in dir(TYPES[owner]) if not name.startswith("_")}
    known = {name for name in public if known_method(name, owner) or known_attribute(name, owner)}
    assert public - known == set(LEFT_OUT[owner].split())


NUMPY_LEFT_OUT = """asmatrix bmat busdaycalendar character complexfloating flatiter flexible floating frompyfunc generic
    get_include inexact integer matrix ndarray nditer nested_iters number poly1d recarray record signedinteger
    unsignedinteger ufunc vectorize void object_ float128 complex256 float96 complex192 mintypecode"""


def test_numpy_is_covered() -> None:
    public = {
        name
        for name in np.__all__  # type: ignore[attr-defined]
        if not name.startswith("_") and callable(getattr(np, name, None)) and not inspect.ismodule(getattr(np, name))
    }
    unknown = {name for name in public if known_function(f"numpy.{name}") is None}
    assert unknown <= set(NUMPY_LEFT_OUT.split()) | {"show_runtime"}


MATH_LEFT_OUT: dict[str, set[str]] = {
    "math": set(),
    "cmath": set(),
    "itertools": set(),
    "random": set(),
    "operator": {"call", "methodcaller"},
}


@pytest.mark.parametrize("module", MATH_LEFT_OUT)
def test_modules_are_covered(module: str) -> None:
    library = importlib.import_module(module)
    listed = getattr(library, "__all__", [name for name in dir(library) if not name.startswith("_")])
    public = {name for name in listed if callable(getattr(library, name)) and not name.startswith("_")}
    assert {n for n in public if known_function(f"{module}.{n}") is None} == MATH_LEFT_OUT[module]


def _out_position(function: Any) -> int | None:
    if isinstance(function, np.ufunc):
        return function.nin
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (ValueError, TypeError):
        return None
    for position, parameter in enumerate(parameters):
        if parameter.name == "out":
            return None if parameter.kind is inspect.Parameter.KEYWORD_ONLY else position
    return None


@pytest.mark.filterwarnings("ignore")
def test_the_position_of_out() -> None:
    for name in names():
        if not name.startswith("numpy.") or name in SOME_VERSIONS:
            continue
        position = _out_position(found(name))
        entry = known_function(name)
        assert entry is not None
        if position is not None and not entry.effects:
            assert position in entry.mutates, name
            assert "out" in entry.mutates, name


def joined(name: str) -> Known:
    entry = known_method(name)
    assert entry is not None, name
    return entry


@pytest.mark.parametrize(
    ("name", "mutates", "returns"),
    [
        ("partition", True, Returns.IMMUTABLE),  # pure for str, in place for arrays
        ("sort", True, Returns.IMMUTABLE),
        ("copy", False, Returns.SHALLOW),
        ("pop", True, Returns.ELEMENT),
        ("get", False, Returns.ELEMENT),
        ("update", True, Returns.IMMUTABLE),
        ("index", False, Returns.IMMUTABLE),
        ("upper", False, Returns.IMMUTABLE),
        ("choice", True, Returns.ELEMENT),
        ("random", True, Returns.FRESH),
        ("reshape", False, Returns.VIEW),
        ("conjugate", False, Returns.ARGUMENT),
        ("replace", False, Returns.IMMUTABLE),
    ],
)
def test_methods_are_joined_over_all_types(name: str, mutates: bool, returns: Returns) -> None:
    entry = joined(name)
    assert ("self" in entry.mutates) == mutates
    assert entry.returns == returns


def test_a_sure_receiver_is_sharper() -> None:
    text = known_method("partition", "str")
    assert text is not None
    assert text.pure
    assert not joined("partition").pure
    assert known_method("partition", "list") is None
    assert known_method("no_such_method") is None
    assert known_function("numpy.no_such_function") is None


def test_sys_is_not_changed_by_looking_names_up() -> None:
    before = set(sys.modules)
    known_function("scipy.linalg.solve")
    assert set(sys.modules) == before
