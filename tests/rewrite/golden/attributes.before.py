import numpy as np


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
        for k, value in enumerate(values):
            self.total += value
            if value > self.peak:
                self.peak = value
                self.peak_at = k
            if abs(value) > self.limit:
                self.alarms.append((k, value))
            self.by_sensor.setdefault(sensors[k], []).append(value)
            self.latest = value
        return self.total / len(values)
