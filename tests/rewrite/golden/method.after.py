import autopar
import numpy as np


@autopar.parallel_for(writes=["outcome[seed]"], calls=["Ensemble._simulate"])
def _Ensemble_run_loop(chunk, self, outcome):
    for seed in chunk:
        outcome[seed] = self._simulate(seed)


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
        _Ensemble_run_loop(range(self.members), self, outcome)
        return outcome
