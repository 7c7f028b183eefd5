"""The line at the end of a run."""

from __future__ import annotations

import pytest

from autopar.hook.cache import LoopLine
from autopar.hook.summary import summary
from autopar.runtime import Event

STUCK = LoopLine(4, "sequential", "APR101", "a[i] reads what the iteration before writes.")
FREE = LoopLine(8, "parallel", "APR001", "its iterations are independent")


def event(
    line: int, *, parallel: int = 1, seconds: float = 2.0, serial: float = 4.0, reasons: tuple[str, ...] = ()
) -> Event:
    backend, workers = ("processes", 2) if parallel else ("", 0)
    return Event("_f_loop", "m", "/x/a.py", line, 1, parallel, 100, seconds, serial, backend, workers, reasons)


CASES = [
    (
        [event(3)],
        {},
        "1 loop ran parallel on 2 processes, 2.0x as fast as its serial estimate (2.0 s for 4.0 s): a.py:3",
    ),
    (
        [event(3, seconds=0.5), event(9, parallel=0), event(7, serial=6.0)],
        {},
        "2 loops ran parallel on 2 processes, 4.0x as fast as their serial estimate (2.5 s for 10.0 s): a.py:7, a.py:3",
    ),
    ([event(3, serial=0.0, seconds=0.25)], {}, "1 loop ran parallel on 2 processes (250 ms): a.py:3"),
    (
        [event(3, parallel=0, reasons=("two operands overlap",))],
        {},
        "no loop ran parallel: two operands overlap (a.py:3)",
    ),
    ([], {"/x/a.py": ()}, "no loop ran parallel: there is no loop in it"),
    (
        [],
        {"/x/a.py": (STUCK,)},
        "no loop ran parallel: its loop is sequential, APR101 a[i] reads what the iteration before writes (a.py:4)",
    ),
    (
        [],
        {"/x/b.py": (), "/x/a.py": (STUCK, STUCK)},
        "no loop ran parallel: both loops are sequential, APR101 a[i] reads what the iteration before writes (a.py:4)",
    ),
    (
        [event(8, parallel=0)],
        {"/x/a.py": (STUCK, FREE)},
        "no loop ran parallel: the loop that could is too small to gain (a.py:8)",
    ),
]


@pytest.mark.parametrize(("events", "files", "line"), CASES)
def test_summary(events: list[Event], files: dict[str, tuple[LoopLine, ...]], line: str) -> None:
    assert summary(files, events) == line


def test_names_the_four_longest() -> None:
    assert summary({}, [event(n, serial=n) for n in range(1, 7)]).endswith(
        ": a.py:6, a.py:5, a.py:4, a.py:3 and 2 more"
    )
