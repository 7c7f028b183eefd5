"""What must not run in parallel does not, whatever the decorator says, and gives the serial result."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from autopar.runtime import Kernel
from tests.runtime import classes, kernels
from tests.runtime.comparing import ran_parallel, refused, same

pytestmark = pytest.mark.usefixtures("forced")

Make = Callable[[], tuple[Any, ...]]


def _views(first: slice, second: slice) -> Make:
    def make() -> tuple[Any, ...]:
        base = np.arange(20.0)
        return range(8), base[first], base[second]

    return make


def _one_array() -> tuple[Any, ...]:
    a = np.arange(10.0)
    return range(10), a, a


def _one_list() -> tuple[Any, ...]:
    a = [1.0] * 10
    return range(10), a, a


def _inside() -> tuple[Any, ...]:
    out: list[Any] = [0] * 5
    return range(5), [np.float64(1), 2, 3, 4, [out]], out


def _same_row() -> tuple[Any, ...]:
    return range(4), [[0] * 3] * 4


def _shared_row() -> tuple[Any, ...]:
    row = [0] * 3
    return range(3), [row, [0] * 3, row]


def _map(tmp: str) -> Any:
    return np.memmap(tmp, dtype=float, mode="w+", shape=(10,))


def _strided() -> tuple[Any, ...]:
    return range(8), np.arange(8.0), np.lib.stride_tricks.as_strided(np.zeros(8), (8,), (4,))


def _broadcast() -> tuple[Any, ...]:
    out = np.broadcast_to(np.zeros(1), (8,))
    out.flags.writeable = True
    return range(8), np.arange(8.0), out


REFUSED: list[tuple[str, Kernel, Make, str]] = [
    ("one array twice", kernels.store, _one_array, "another name"),
    ("one list twice", kernels.store, _one_list, "another name"),
    ("overlapping views", kernels.store, _views(slice(0, 8), slice(1, 9)), "shares memory"),
    ("a list inside", kernels.store, _inside, "another name"),
    ("objects", kernels.store, lambda: (range(3), [1, 2, 3], np.zeros(3, object)), "objects"),
    ("objects that are read", kernels.store, lambda: (range(3), np.array([1, 2, 3], object), [0] * 3), "objects"),
    ("overlap with itself", kernels.store, _strided, "twice"),
    ("one row twice", kernels.fill, _same_row, "twice"),
    ("one row again", kernels.fill, _shared_row, "twice"),
    ("a tuple of rows", kernels.fill, lambda: (range(2), ([0, 0], [1, 1])), "tuple"),
    ("rows of sets", kernels.fill, lambda: (range(2), [{1}, {2}]), "type builtins.set"),
    ("a dict", kernels.store, lambda: (range(2), [1, 2], {}), "dict"),
    ("two outputs are one", kernels.two, lambda: (lambda a: (range(5), a, a))(np.zeros(5)), "one object"),
    ("two outputs overlap", kernels.two, lambda: (lambda a: (range(5), a[:5], a[4:]))(np.zeros(10)), "share memory"),
    ("an index wraps", kernels.store_before, lambda: (range(10), np.zeros(10)), "negative"),
    ("a block wraps", kernels.store_blocks, lambda: (range(-2, 3), 2, np.zeros(20)), "negative"),
    (
        "the output is iterated",
        kernels.shift,
        lambda: (lambda a, b: (range(5), a, b, b))(np.arange(9.0), np.ones(9)),
        "name",
    ),
    ("collected and read", kernels.weigh, lambda: (lambda w: (enumerate([0, 1, 2]), w, w))(np.ones(3)), "another name"),
    ("collected and iterated", kernels.count, lambda: (lambda d: (d, d))({1: 2, 2: 3}), "cannot"),
    ("mutable elements", kernels.update, lambda: (range(2), [[1], [2]], 2), "in place"),
]


@pytest.mark.parametrize(("kernel", "make", "reason"), [pytest.param(k, m, r, id=n) for n, k, m, r in REFUSED])
def test_refused(kernel: Kernel, make: Make, reason: str) -> None:
    if reason == "cannot":
        same(kernel, make)
    else:
        refused(kernel, make, reason)


def test_a_read_only_array_raises_as_ever() -> None:
    def make() -> tuple[Any, ...]:
        out = np.zeros(3)
        out.flags.writeable = False
        return range(3), [1, 2, 3], out

    refused(kernels.store, make, "read-only")


def test_disjoint_views_are_let_through() -> None:
    ran_parallel(kernels.store, _views(slice(0, 20, 2), slice(1, 20, 2)))
    ran_parallel(kernels.store, _views(slice(0, 8), slice(8, 16)))
    ran_parallel(kernels.store_before, lambda: (range(-5, 0), np.zeros(10)))


def test_memory_maps(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    written = np.memmap(tmp_path / "a", dtype=float, mode="w+", shape=(10,))
    written[:] = range(10)
    kernels.store.history.reasons.clear()
    kernels.store(range(10), [1.0] * 10, written)
    assert list(kernels.store.history.reasons) == ["out is of type memmap"]
    assert written.tolist() == [3.0] * 10
    view = np.asarray(written)
    kernels.store(range(10), [2.0] * 10, view)
    assert view.tolist() == [5.0] * 10
    assert any("mapped" in r for r in kernels.store.history.reasons)
    monkeypatch.delitem(sys.modules, "mmap")

    def anew() -> Any:
        return np.asarray(np.memmap(tmp_path / "b", dtype=float, mode="w+", shape=(10,)))

    refused(kernels.store, lambda: (range(10), [1.0] * 10, anew()), "mapped")
    read = np.memmap(tmp_path / "a", dtype=float, mode="r", shape=(10,))
    ran_parallel(kernels.store, lambda: (range(10), read, np.zeros(10)))


@pytest.fixture
def restored() -> Iterator[None]:
    names = {name: getattr(kernels, name) for name in ("helper", "OFFSET", "SHARED")}
    yield
    for name, value in names.items():
        setattr(kernels, name, value)
    vars(kernels).pop("len", None)


@pytest.mark.usefixtures("restored")
def test_callees() -> None:
    def make() -> tuple[Any, ...]:
        return range(5), [0] * 5

    ran_parallel(kernels.call_helper, make)
    kernels.OFFSET = [7]
    ran_parallel(kernels.call_helper, make)
    original = kernels.helper
    kernels.helper = lambda x: x
    refused(kernels.call_helper, make, "analysed")
    kernels.helper = types.FunctionType(original.__code__, dict(vars(kernels)), "helper")
    kernels.helper.__qualname__ = "helper"
    refused(kernels.call_helper, make, "analysed")
    kernels.helper = print
    refused(kernels.call_helper, make, "analysed")
    kernels.helper = original
    kernels.OFFSET = [5, object()]
    refused(kernels.call_helper, make, "type builtins.object")


@pytest.mark.usefixtures("restored")
def test_a_global_that_a_callee_reads_is_an_operand() -> None:
    ran_parallel(kernels.call_reader, lambda: (range(50), np.zeros(50)))

    def make() -> tuple[Any, ...]:
        kernels.SHARED = np.arange(50.0)
        return range(50), kernels.SHARED

    refused(kernels.call_reader, make, "another name")

    def views() -> tuple[Any, ...]:
        kernels.SHARED = np.arange(50.0)
        return range(50), kernels.SHARED[::-1]

    refused(kernels.call_reader, views, "shares memory")


@pytest.mark.usefixtures("restored")
def test_a_hidden_builtin() -> None:
    vars(kernels)["len"] = lambda x: 3
    refused(kernels.fill, lambda: (range(2), [[0, 0, 0], [1, 1, 1]]), "builtin len")


PLAIN: list[tuple[str, Callable[[], Any], bool]] = [
    ("plain", lambda: classes.Plain(2), True),
    ("dataclass", lambda: classes.Data(2), True),
    ("frozen dataclass", lambda: classes.Frozen(2), True),
    ("named tuple", lambda: classes.Named(2), True),
    ("typed named tuple", lambda: classes.Typed(2), True),
    ("enum", lambda: classes.Colour.RED, True),
    ("property", lambda: classes.WithProperty(2), False),
    ("operator", lambda: classes.WithOperator(2), False),
    ("getattr", lambda: classes.WithGetattr(), False),
    ("subclass", lambda: classes.Special(2), True),
    ("subclass of list", lambda: classes.Listlike([1]), False),
    ("subclass of int", lambda: classes.Intlike(1), False),
    ("slots", lambda: classes.Slotted(2), True),
    ("metaclass", lambda: classes.Meta(), False),
]


@pytest.mark.parametrize(("make", "plain"), [pytest.param(m, p, id=n) for n, m, p in PLAIN])
def test_classes(make: Callable[[], Any], plain: bool) -> None:
    operands = (range(4), make(), [0] * 4)
    before = classes.read.history.parallel
    classes.read(*operands)
    assert (classes.read.history.parallel > before) is plain, classes.read.history.reasons


def test_methods_must_have_been_analysed() -> None:
    def make() -> tuple[Any, ...]:
        return range(4), classes.Plain(2), [0] * 4

    ran_parallel(classes.call_method, make)
    refused(classes.call_method, lambda: (range(4), classes.Special(2), [0] * 4), "Special.twice was not analysed")


def test_what_an_instance_holds_is_an_operand() -> None:
    def make() -> tuple[Any, ...]:
        out = [0] * 4
        return range(4), classes.Plain([out]), out

    refused(classes.read, make, "another name")
