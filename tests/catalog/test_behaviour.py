"""The tables against what the functions really do: call them with small arguments and look."""

from __future__ import annotations

import collections
import copy
import pickle
import random
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from autopar.catalog import Effect, Known, Returns, known_function, known_method, names
from tests.catalog.test_names import SOME_VERSIONS, found

RNG = np.random.default_rng(0)


def _square() -> np.ndarray:
    return np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 5.0]])


MENU: tuple[Callable[[], tuple[Any, ...]], ...] = (
    lambda: (_square(),),
    lambda: (_square(), _square()),
    lambda: (_square()[0].copy(),),
    lambda: (_square()[0].copy(), _square()[1].copy()),
    lambda: (_square(), 1),
    lambda: (_square(), (1, 9)),
    lambda: (_square(), np.array([2, 0, 1])),
    lambda: (np.arange(12), 3),
    lambda: (np.arange(12),),
    lambda: (np.arange(4), np.arange(4)),
    lambda: (np.arange(4), np.arange(4), np.arange(4)),
    lambda: (_square(), 0, 1),
    lambda: (_square(), 1, 0.5),
    lambda: (_square(), np.array([[0], [1], [2]]), 1),
    lambda: ([_square(), _square()],),
    lambda: (np.array([True, False, True]), np.arange(3.0)),
    lambda: (np.array([1, 2], dtype=np.uint8),),
    lambda: (_square(), 50),
    lambda: (_square(), [0, 1, 2]),
    lambda: ([3.0, 1.0, 2.0],),
    lambda: ([3, 1, 2],),
    lambda: ([[1, 2], [3, 4]],),
    lambda: ([3, 1, 2], 2),
    lambda: (2, [3, 1, 2]),
    lambda: ([3.0, 1.0, 4.0], [1.0, 5.0, 9.0]),
    lambda: (2.5,),
    lambda: (2, 3),
    lambda: (3,),
    lambda: ("text",),
    lambda: ("ab c", "b"),
    lambda: ("b", "a", "ab"),
    lambda: (b"ab",),
    lambda: ({"a": [1]},),
    lambda: ("ij,jk->ik", _square(), _square()),
    lambda: (lambda x: x, [1, 2]),
    lambda: (lambda x, y=0: x, [1, 2]),
)


Menu = tuple[Callable[[], tuple[Any, ...]], ...]


def calls(function: Callable[..., Any], menu: Menu = MENU) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...], Any]]:
    """Yield arguments after the call, an equal copy from before it, and the result, for each entry that it accepts."""
    for make in menu:
        arguments = make()
        before = make()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                result = function(*arguments)
        except Exception:  # whatever a function raises for arguments that are not meant for it
            continue
        yield arguments, before, result


def same(one: Any, other: Any) -> bool:
    if callable(one):
        return True
    return pickle.dumps(one) == pickle.dumps(other)


def arrays(value: Any) -> Iterator[np.ndarray]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from arrays(item)


def mutable(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(mutable(item) for item in value)
    return isinstance(value, list | dict | set | bytearray | np.ndarray | collections.deque)


def containers(value: Any) -> Iterator[int]:
    if isinstance(value, list | dict | set | bytearray | collections.deque):
        yield id(value)
    if isinstance(value, list | tuple):
        for item in value:
            yield from containers(item)
    if isinstance(value, dict):
        for item in value.values():
            yield from containers(item)


SKIP_MODULES = ("time.", "os.", "sys.", "gc.", "logging.", "warnings.", "random.", "numpy.random.", "numpy.testing.",
                "scipy.")  # fmt: skip


def candidates() -> list[str]:
    return [
        name
        for name in names()
        if name not in SOME_VERSIONS
        and not name.startswith(SKIP_MODULES)
        and not known_of(name).effects
        and not (name.startswith("builtins.") and name[9].isupper())
    ]


def known_of(name: str) -> Known:
    entry = known_function(name)
    assert entry is not None
    return entry


NEW = (Returns.IMMUTABLE, Returns.FRESH, Returns.SHALLOW)


def shared(new: list[Any], given: list[np.ndarray]) -> bool:
    return any(isinstance(n, np.ndarray) and np.may_share_memory(n, g) for n in new for g in given)


def contradiction(entry: Known, function: Callable[..., Any], menu: Menu = MENU) -> tuple[str, int]:
    """Return what the function did against its entry, ``""`` if nothing, and how many calls it accepted."""
    accepted = 0
    for arguments, before, result in calls(function, menu):
        if any(isinstance(key, int) and key < len(arguments) for key, _ in entry.caveats):
            continue
        if entry.name.startswith("numpy.") and isinstance(arguments[0], dict):
            continue  # an array of dtype object
        accepted += 1
        for position, (now, then) in enumerate(zip(arguments, before, strict=True)):
            if position not in entry.mutates and not same(now, then):
                return f"changes argument {position}", accepted
        written = {m for m in entry.mutates if isinstance(m, int) and m < len(arguments)}
        if written:
            continue
        if entry.returns is Returns.IMMUTABLE and mutable(result):
            return f"returns a mutable {type(result).__name__}", accepted
        new = [result] if entry.returns is Returns.SHALLOW else list(arrays(result))
        if entry.returns in NEW and shared(new, list(arrays(list(arguments)))):
            return "shares memory with an argument", accepted
        if entry.returns is Returns.FRESH and set(containers(result)) & set(containers(list(arguments))):
            return "returns an argument's container", accepted
    return "", accepted


@pytest.mark.filterwarnings("ignore")
def test_functions_do_what_their_entries_say() -> None:
    state = np.random.get_state()[1].copy(), random.getstate(), np.geterr()
    wrong, uncalled = [], []
    for name in candidates():
        what, accepted = contradiction(known_of(name), found(name))
        if what:
            wrong.append(f"{name} {what}")
        if not accepted:
            uncalled.append(name)
    assert not wrong
    assert len(uncalled) < 0.25 * len(candidates()), uncalled
    assert np.array_equal(state[0], np.random.get_state()[1])
    assert (random.getstate(), np.geterr()) == state[1:]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("module", ["numpy.random", "random"])
def test_drawing_functions_move_the_shared_state(module: str) -> None:
    for name in names():
        if name.rpartition(".")[0] != module or known_of(name).effects != Effect.RANDOM or name in SOME_VERSIONS:
            continue
        before = pickle.dumps((random.getstate(), np.random.get_state()))
        if list(calls(found(name))):
            assert pickle.dumps((random.getstate(), np.random.get_state())) != before, name


RECEIVERS: dict[str, Callable[[], Any]] = {
    "list": lambda: [3, 1, 2],
    "dict": lambda: {"text": [1], 3: 4},
    "set": lambda: {1, 2, 3},
    "frozenset": lambda: frozenset({1, 2}),
    "str": lambda: "a text",
    "bytes": lambda: b"a text",
    "tuple": lambda: (3, 1, 2),
    "int": lambda: 7,
    "float": lambda: 2.5,
    "complex": lambda: 1 + 2j,
    "range": lambda: range(5),
    "collections.deque": lambda: collections.deque([3, 1, 2]),
    "collections.Counter": lambda: collections.Counter("text"),
    "numpy.ndarray": lambda: np.array([[3.0, 1.0], [2.0, 7.0]]),
    "numpy.random.Generator": lambda: np.random.default_rng(3),
    "numpy.random.RandomState": lambda: np.random.RandomState(3),
    "random.Random": lambda: random.Random(3),
    "numpy.random.SeedSequence": lambda: np.random.SeedSequence(3),
}

METHOD_MENU: tuple[tuple[Any, ...], ...] = (
    (),
    (1,),
    (2.5,),
    (1, 2),
    ([1, 2],),
    ("t",),
    ("t", "u"),
    ({1, 9},),
    ({"t": 5},),
    (b"t",),
    (b"t", b"u"),
    (np.array([1, 0]),),
    ([1, 2], 1),
    (0, [1, 2]),
    (float,),
    (2, 0.5),
    (1.0, 2.0),
    (1.0, 2.0, 3.0),
    (5, 5, 5),
    ([0.0, 0.0], [[1.0, 0.0], [0.0, 1.0]]),
    ([0.5, 0.5],),
    (3, [0.5, 0.5]),
)


def state_of(value: Any) -> bytes:
    if isinstance(value, np.random.SeedSequence):
        return pickle.dumps(value.n_children_spawned)
    return pickle.dumps(value)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("owner", RECEIVERS)
def test_methods_do_what_their_entries_say(owner: str) -> None:
    make = RECEIVERS[owner]
    wrong = []
    for name in dir(type(make())):
        entry = known_method(name, owner)
        if entry is None or entry.effects:
            continue
        changed, called = False, False
        for menu in METHOD_MENU:
            receiver, arguments = make(), copy.deepcopy(menu)
            before = state_of(receiver)
            try:
                result = getattr(receiver, name)(*arguments)
            except Exception:  # whatever a method raises for arguments that are not meant for it
                continue
            if any(isinstance(k, int) and k < len(arguments) for k, _ in entry.caveats):
                continue
            called = True
            changed |= state_of(receiver) != before
            unlisted = [k for k in range(len(menu)) if k not in entry.mutates]
            if not all(same(arguments[k], menu[k]) for k in unlisted):
                wrong.append(f"{name} changes an argument")
            if entry.returns is Returns.IMMUTABLE and mutable(result):
                wrong.append(f"{name} returns a mutable value")
            if entry.returns is Returns.FRESH and any(
                np.may_share_memory(a, b) for a in arrays(result) for b in arrays([receiver, *arguments])
            ):
                wrong.append(f"{name} shares memory")
        if changed and "self" not in entry.mutates:
            wrong.append(f"{name} changes its receiver")
        if called and not changed and "self" in entry.mutates and name not in ("setflags", "setfield", "put"):
            wrong.append(f"{name} never changes its receiver")
    assert not wrong
