"""What holds for the whole process: the configuration, and whether a kernel called now must run as it stands."""

from __future__ import annotations

import threading

from autopar.config import Config, from_environment


class State:
    """One per process.

    ``direct`` is the one flag that a kernel looks at: True while kernels run as they stand, because autopar is
    disabled, this is a worker, or another loop has the workers.
    """

    __slots__ = ("_config", "direct", "lock", "worker")

    def __init__(self) -> None:
        self._config: Config | None = None
        self.direct = False
        self.worker = False
        self.lock = threading.Lock()

    @property
    def config(self) -> Config:
        """The settings of this run; the environment's when nobody has called `configure`."""
        if self._config is None:
            self.configure(from_environment())
        assert self._config is not None
        return self._config

    def configure(self, config: Config) -> None:
        """Take new settings from now on."""
        self._config = config
        self.direct = config.disable or self.worker

    def enter_worker(self) -> None:
        """From now on this process is a worker: its kernels run as they stand."""
        self.worker = self.direct = True

    def acquire(self) -> bool:
        """Take the workers for one loop, without waiting; while they are taken every other kernel runs as it stands."""
        if not self.lock.acquire(blocking=False):
            return False
        self.direct = True
        return True

    def release(self) -> None:
        """Give the workers back."""
        self.direct = self.worker or (self._config is not None and self._config.disable)
        self.lock.release()


STATE = State()
