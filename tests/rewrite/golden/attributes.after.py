import autopar
import numpy as np


@autopar.parallel_for(
    reduces={"self.total": "+", "self.peak": "max"},
    keyed={"self.by_sensor": "parts"},
    follows={"self.peak_at": "self.peak"},
    collects=["self.alarms", "self.by_sensor"],
    lasts=["self.latest"],
)
def _Monitor_watch_loop(chunk, sensors, self):
    for k, value in chunk:
        self.total += value
        if value > self.peak:
            self.peak = value
            self.peak_at = k
        if abs(value) > self.limit:
            self.alarms.append((k, value))
        self.by_sensor.setdefault(sensors[k], []).append(value)
        self.latest = value


class Monitor:
    """Keeps an eye on a series of measurements."""

    def __init__(self, limit):
        self.limit = limit
        self.total = 0.0
        self.peak = -np.inf
        self.alarms = []
        self.by_sensor = {}
        self.latest = None

    def watch(self, sensors, values):
        _Monitor_watch_loop(enumerate(values), sensors, self)
        return self.total / len(values)
