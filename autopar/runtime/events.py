"""What ran: one frozen record per kernel, for the report line of ``autopar run``."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """What one kernel did in this process so far.

    Parameters
    ----------
    kernel, module, filename, line
        The kernel and where it stands.
    calls
        Calls that were long enough to be looked at; tiny ones are not counted.
    parallel
        How many of them ran in parallel.
    iterations
        Iterations run by workers.
    seconds
        Wall time of the parallel parts: copies, workers, commit.
    serial_seconds
        What the same iterations would have taken serially, as estimated from those that did run serially (0.0 if none
        did).
    backend, workers
        Of the last parallel run; ``""`` and 0 when there was none.
    reasons
        Why calls that were worth it did not run in parallel, each reason once.
    """

    kernel: str
    module: str
    filename: str
    line: int
    calls: int
    parallel: int
    iterations: int
    seconds: float
    serial_seconds: float
    backend: str
    workers: int
    reasons: tuple[str, ...]


@dataclass(slots=True)
class History:
    """What one kernel has done; the mutable side of `Event`.

    ``rate`` is the time of one iteration as last measured, infinite as long as there is none; it lets a tiny loop pass
    at once.
    """

    kernel: str
    module: str
    filename: str
    line: int
    rate: float = float("inf")
    immutable_live_outs: bool = False
    calls: int = 0
    parallel: int = 0
    iterations: int = 0
    seconds: float = 0.0
    serial_seconds: float = 0.0
    backend: str = ""
    workers: int = 0
    reasons: dict[str, int] = field(default_factory=dict)

    def refuse(self, reason: str) -> None:
        """Note why a loop went on serially."""
        self.reasons[reason] = self.reasons.get(reason, 0) + 1

    def ran(self, iterations: int, seconds: float, estimate: float, backend: str, workers: int) -> None:
        """Note a parallel run."""
        self.parallel += 1
        self.iterations += iterations
        self.seconds += seconds
        self.serial_seconds += estimate
        self.backend = backend
        self.workers = workers

    def event(self) -> Event:
        """Return the record of what happened so far."""
        return Event(
            self.kernel,
            self.module,
            self.filename,
            self.line,
            self.calls,
            self.parallel,
            self.iterations,
            self.seconds,
            self.serial_seconds,
            self.backend,
            self.workers,
            tuple(self.reasons),
        )


_histories: list[History] = []


def register(history: History) -> None:
    """Let a kernel's history appear in `events`."""
    _histories.append(history)


def events() -> tuple[Event, ...]:
    """Return the record of every kernel that was called at least once, in the order of their definition."""
    return tuple(h.event() for h in _histories if h.calls)
