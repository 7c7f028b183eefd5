"""The Ray executor with jobs made by hand, on one local Ray for the whole file."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from autopar.config import Config
from autopar.runtime.executors import Abandoned, ChunkResult, Job
from autopar.runtime.executors.hashing import depends_on_hashing
from autopar.runtime.executors.ray import RayExecutor
from autopar.runtime.indices import Place, Progression
from autopar.runtime.space import cut
from autopar.runtime.state import STATE
from autopar.spec import LoopKind, LoopSpec

pytestmark = pytest.mark.ray

SOURCE = """
import os
import numpy as np
import raymod_helper

TABLE = np.arange(5.0)

def shifted(x):
    return x + TABLE.sum()

def fill(chunk, a, out, total):
    for i in chunk:
        out[i] = shifted(a[i])
        total += a[i] * 0.1
    return total

def update(chunk, a):
    for i in chunk:
        a[i] = a[i] * 2

def rows(chunk, grid):
    for i in chunk:
        grid[i][1] = i

def odd(chunk, out, n):
    for i in chunk:
        if i % 3:
            out[n - 1 - i] = i

def helped(chunk):
    return [raymod_helper.double(i) for i in chunk]

def failing(chunk):
    return [1 // (i - 7) for i in chunk]

def where(chunk):
    return [os.getpid() for i in chunk]

def dying(chunk, path):
    for i in chunk:
        if i == 3 and not os.path.exists(path):
            open(path, "w").close()
            os.kill(os.getpid(), 9)
    return [i for i in chunk]

def errstate(chunk):
    return [np.float64(1.0) / np.float64(i) for i in chunk]

def unordered(chunk, names):
    return [list({n for n in names}) for i in chunk]

def over(chunk, names):
    return [list(names) for i in chunk]
"""


@pytest.fixture(scope="module")
def module() -> Iterator[ModuleType]:
    """A user's module that no worker can import, beside a helper of which the same is true."""
    made = []
    for name, source in (("raymod_helper", "def double(x):\n    return 2 * x\n"), ("raymod", SOURCE)):
        fresh = ModuleType(name)
        fresh.__file__ = f"/nowhere/{name}.py"
        sys.modules[name] = fresh
        exec(compile(source, f"{name}.py", "exec"), fresh.__dict__)
        made.append(fresh)
    before = STATE.config
    STATE.configure(Config(workers=2, backend="ray"))
    yield made[1]
    STATE.configure(before)
    for fresh in made:
        del sys.modules[fresh.__name__]


def job(
    function: Callable[..., Any],
    trips: int,
    operands: dict[str, Any],
    *,
    kind: LoopKind = LoopKind.FOR,
    places: dict[str, tuple[Place, ...]] | None = None,
    **spec: Any,
) -> Job:
    space = cut(range(trips))
    assert space is not None
    return Job(
        function=function,  # type: ignore[arg-type]
        spec=LoopSpec.from_keywords(kind, **spec),
        names=tuple(operands),
        operands=tuple(operands.values()),
        space=space,
        chunks=tuple((low, min(low + 4, trips)) for low in range(0, trips, 4)),
        returns=tuple(spec.get("reduces", {})),
        workers=2,
        places=places or {},
    )


def run(work: Job) -> list[ChunkResult]:
    results: list[ChunkResult] = []
    commits = RayExecutor().run(work, results.append)
    for commit in commits:
        commit()
    return sorted(results, key=lambda r: r.index)


def elements(results: list[ChunkResult]) -> list[Any]:
    return [e for r in results for e in r.elements]  # type: ignore[attr-defined]


def test_kernels_callees_and_globals_travel_by_value(module: ModuleType) -> None:
    a, out = np.arange(10.0), np.zeros(10)
    work = job(module.fill, 10, {"a": a, "out": out, "total": 0.0}, writes=["out[i]"], reduces={"total": "+"})
    results = run(work)
    assert out.tolist() == (a + 10.0).tolist()
    assert [t for r in results for t in r.logs["total"].terms] == [x * 0.1 for x in a]  # type: ignore[attr-defined]


def test_modules_that_a_kernel_uses_by_name_travel_too(module: ModuleType) -> None:
    assert elements(run(job(module.helped, 6, {}, kind=LoopKind.LIST))) == [0, 2, 4, 6, 8, 10]


@pytest.mark.parametrize("places", [{}, {"a": (Place(Progression(0, 1), Progression(1, 1)),)}])
def test_updates_read_the_original(module: ModuleType, places: dict[str, tuple[Place, ...]]) -> None:
    a = np.arange(9.0)
    run(job(module.update, 9, {"a": a}, updates=["a[i]"], places=places))
    assert a.tolist() == [2.0 * i for i in range(9)]


def test_rows_of_lists_keep_their_identity(module: ModuleType) -> None:
    grid = [[0, 0] for _ in range(9)]
    before = list(grid)
    run(job(module.rows, 9, {"grid": grid}, writes=["grid[i][1]"]))
    assert grid == [[0, i] for i in range(9)]
    assert all(x is y for x, y in zip(grid, before, strict=True))


def test_conditional_stores_leave_the_rest_alone(module: ModuleType) -> None:
    out = np.full(12, -1)
    run(job(module.odd, 12, {"out": out, "n": 12}, writes=["out[n - 1 - i]"]))
    expected = np.full(12, -1)
    module.odd(range(12), expected, 12)
    assert out.tolist() == expected.tolist()


def test_work_is_done_elsewhere(module: ModuleType) -> None:
    assert os.getpid() not in elements(run(job(module.where, 8, {}, kind=LoopKind.LIST)))


def test_an_exception_abandons_the_run_and_changes_nothing(module: ModuleType) -> None:
    with pytest.raises(Abandoned, match="ZeroDivisionError"):
        run(job(module.failing, 12, {}, kind=LoopKind.LIST))


def test_a_killed_worker_costs_a_retry(module: ModuleType, tmp_path: Path) -> None:
    work = job(module.dying, 12, {"path": str(tmp_path / "died")}, kind=LoopKind.LIST)
    assert elements(run(work)) == list(range(12))


def test_the_floating_point_state_holds_in_workers(module: ModuleType) -> None:
    with np.errstate(divide="raise"), pytest.raises(Abandoned, match="FloatingPointError"):
        run(job(module.errstate, 4, {}, kind=LoopKind.LIST))
    results = run(job(module.errstate, 4, {}, kind=LoopKind.LIST))
    assert [w.category for r in results for w in r.warnings] == [RuntimeWarning]


def test_what_depends_on_hashing_stays_here(module: ModuleType) -> None:
    names = ["a", "b"]
    assert "makes a set" in depends_on_hashing(job(module.unordered, 4, {"names": names}, kind=LoopKind.LIST))
    assert "holds a set" in depends_on_hashing(job(module.over, 4, {"names": {"a", "b"}}, kind=LoopKind.LIST))
    assert depends_on_hashing(job(module.over, 4, {"names": names}, kind=LoopKind.LIST)) == ""
    with pytest.raises(Abandoned, match="differs from process to process"):
        run(job(module.over, 4, {"names": {"a", "b"}}, kind=LoopKind.LIST))


def test_what_cannot_be_pickled_abandons_the_run(module: ModuleType) -> None:
    with pytest.raises(Abandoned, match="cannot be sent"):
        run(job(module.over, 4, {"names": (x for x in "ab")}, kind=LoopKind.LIST))


def test_the_programs_own_signal_handler_is_kept(module: ModuleType) -> None:
    ray = sys.modules["ray"]
    ray.shutdown()
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        run(job(module.where, 4, {}, kind=LoopKind.LIST))
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


def test_an_address_where_nobody_listens_is_tried_once(module: ModuleType) -> None:
    sys.modules["ray"].shutdown()
    before = STATE.config
    STATE.configure(Config(workers=2, backend="ray", address="127.0.0.1:9"))
    try:
        for _ in range(2):
            with pytest.raises(Abandoned, match="Ray cannot be used"):
                run(job(module.where, 4, {}, kind=LoopKind.LIST))
    finally:
        STATE.configure(before)
