import numpy as np


class Ensemble:
    """Epidemics that start from different seeds."""

    def __init__(self, members, days):
        self.members = members
        self.days = days

    def _simulate(self, seed):
        rng = np.random.default_rng(seed)
        infected = 1
        for _ in range(self.days):
            infected += int(rng.poisson(0.2 * infected))
        return infected

    def run(self):
        outcome = np.zeros(self.members, dtype=int)
        for seed in range(self.members):
            outcome[seed] = self._simulate(seed)
        return outcome
