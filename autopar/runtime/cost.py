"""Is a loop's remainder worth workers? A simple model from measured constants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from autopar.runtime.values import is_array
from autopar.spec import LoopKind, LoopSpec

BEGINNING = 0.005
"""Seconds that every loop runs serially before anything is decided."""

LONG = 0.5
"""A loop that is expected to take this long is not begun serially for more than an iteration."""

LOOK = 0.05
"""A remainder shorter than this is never worth workers."""

FORK = 0.006
"""Seconds to fork one worker, hear from it and reap it, with a usual heap."""

COPY = 1.5e9
"""Bytes per second into fresh shared memory and back."""

CHUNKS = 128
"""Number of chunks that a loop is cut into, at most."""

GROWTH = 16
"""A chunk of a loop that may be left early is this part of the iterations before it, at most."""

MARGIN = 1.2
"""How many times the overhead the gain must be."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one iteration costs beside its own work, in seconds: in a worker, and in the parent."""

    worker: float
    parent: float


_REDUCED = Traffic(2.5e-7, 1e-7)
_APPENDED = Traffic(6e-8, 8e-8)
_KEYED = Traffic(1.6e-6, 5e-7)
_ASKED = Traffic(3e-6, 3e-6)
_STORED = Traffic(1e-7, 1e-7)
_SCANNED = Traffic(8e-7, 3e-7)
_ELEMENT = Traffic(2e-6, 1.2e-6)


def traffic(spec: LoopSpec, operand: Callable[[str], object]) -> Traffic:
    """Estimate what recording, sending and combining cost per iteration, at one operation for each operand."""
    parts = [_REDUCED for n, operator in spec.reduces if operator not in ("and", "or") and n not in spec.scans]
    parts += [_SCANNED for n, operators in spec.reduces if n in spec.scans for _ in operators.split()]
    parts += [_ELEMENT for name in spec.scans if name in spec.collects]
    parts += [_ASKED for _ in spec.keyed]
    for name in spec.collects:
        if name in spec.scans or name in dict(spec.keyed):
            continue
        parts.append(_APPENDED if hasattr(operand(name), "append") or hasattr(operand(name), "add") else _KEYED)
        parts.append(_of_arrays(operand(name)))
    if spec.kind in (LoopKind.LIST, LoopKind.SET, LoopKind.DICT):
        parts.append(_APPENDED)
    parts += [_STORED for name in spec.written if type(operand(name)) is list]
    return Traffic(sum(part.worker for part in parts), sum(part.parent for part in parts))


def _of_arrays(value: object) -> Traffic:
    """Estimate what it costs to copy, send and bring home an array that a dict holds, where the first ones are any."""
    held = islice(value.values(), 16) if isinstance(value, dict) else ()
    seconds = max((array.nbytes for array in held if is_array(array)), default=0) / COPY
    return Traffic(2 * seconds, 4 * seconds)


def worthwhile(trips: int, rate: float, workers: int, extra: Traffic, copied: int) -> bool:
    """Will workers finish ``trips`` iterations of ``rate`` seconds, with ``copied`` bytes to copy, sooner than this?"""
    seconds = trips * rate
    if workers < 2 or seconds < LOOK:
        return False
    apart = trips * ((rate + extra.worker) / workers + extra.parent)
    return seconds - apart > MARGIN * (_fork_seconds * workers + 2 * copied / COPY)


_fork_seconds = FORK


def forked(seconds: float) -> None:
    """Note how long the last fork took: a large heap makes it slow."""
    global _fork_seconds
    _fork_seconds = max(FORK, 2 * seconds)


def growing_bounds(low: int, high: int, trips: int) -> tuple[tuple[int, int], ...]:
    """Cut iterations low..high-1 of a loop that may be left early: the later they are, the larger the chunks.

    So the one in which the loop is left, which runs once more, is a small part of what came before it.
    """
    largest = max(1, -(-trips // CHUNKS))
    bounds = []
    end = 0
    while low < high:
        while end <= low:
            end += max(1, min(largest, end // GROWTH))
        bounds.append((low, min(high, end)))
        low = end
    return tuple(bounds)


def chunk_bounds(low: int, high: int, trips: int, least: int = 1) -> tuple[tuple[int, int], ...]:
    """Cut iterations low..high-1 of a loop of ``trips`` iterations; boundaries follow from ``trips`` alone."""
    size = max(least, -(-trips // CHUNKS))
    bounds = []
    while low < high:
        end = min(high, (low // size + 1) * size)
        bounds.append((low, end))
        low = end
    return tuple(bounds)
