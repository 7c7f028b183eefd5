import numpy as np


def bootstrap(sample: np.ndarray, repeats: int) -> tuple[float, float]:
    means = []
    for seed in range(repeats):
        rng = np.random.default_rng(seed)
        chosen = rng.integers(0, len(sample), len(sample))
        means.append(sample[chosen].mean())
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
