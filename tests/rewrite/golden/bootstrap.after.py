import autopar
import numpy as np


@autopar.parallel_for(collects=["means"], fresh=True, releases_gil=True)
def _bootstrap_loop(chunk, sample, means):
    for seed in chunk:
        rng = np.random.default_rng(seed)
        chosen = rng.integers(0, len(sample), len(sample))
        means.append(sample[chosen].mean())


def bootstrap(sample: np.ndarray, repeats: int) -> tuple[float, float]:
    means = []
    _bootstrap_loop(range(repeats), sample, means)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
