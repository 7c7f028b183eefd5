"""Bootstrap confidence intervals for statistics of two correlated, heavy-tailed samples.

Usage: python bootstrap_ci.py --resamples 4000 --size 2000
"""

from __future__ import annotations

import argparse

import numpy as np


def make_sample(size, seed):
    """Return dose and response, two arrays of shape (size,): a noisy, saturating relation with outliers."""
    rng = np.random.default_rng(seed)
    dose = rng.gamma(2.0, 1.5, size)
    response = 4.0 * dose / (1.0 + dose) + 0.3 * rng.standard_t(3, size)
    return dose, response


def ranks(values):
    """Return the rank of each value, from 0."""
    order = np.argsort(values, kind="stable")
    result = np.empty(len(values))
    result[order] = np.arange(len(values))
    return result


def correlation(x, y):
    """Return Pearson's correlation of two samples."""
    x = x - x.mean()
    y = y - y.mean()
    return (x * y).sum() / np.sqrt((x * x).sum() * (y * y).sum())


def trimmed_mean(values, share):
    """Return the mean without the lowest and highest `share` of the values."""
    cut = int(share * len(values))
    return np.sort(values)[cut : len(values) - cut].mean()


def bootstrap(dose, response, n_resamples, seed):
    """Return the statistics of `n_resamples` samples drawn with replacement, an array of shape (n_resamples, 3).

    The columns are the median of the response, its trimmed mean, and the rank correlation of dose and response.
    """
    n = len(dose)
    statistics = np.empty((n_resamples, 3))
    for b in range(n_resamples):
        rng = np.random.default_rng([seed, b])
        chosen = rng.integers(0, n, size=n)
        d = dose[chosen]
        r = response[chosen]
        statistics[b, 0] = np.median(r)
        statistics[b, 1] = trimmed_mean(r, 0.1)
        statistics[b, 2] = correlation(ranks(d), ranks(r))
    return statistics


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=5000, help="number of observations")
    parser.add_argument("--resamples", type=int, default=20_000)
    parser.add_argument("--level", type=float, default=0.95, help="confidence level of the intervals")
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()

    dose, response = make_sample(args.size, args.seed)
    statistics = bootstrap(dose, response, args.resamples, args.seed)

    tail = 50.0 * (1.0 - args.level)
    low, high = np.percentile(statistics, [tail, 100.0 - tail], axis=0)
    print(f"{args.level:.0%} intervals from {args.resamples} resamples of {args.size} observations")
    for k, name in enumerate(["median", "trimmed mean", "rank correlation"]):
        print(f"{name:<18}{low[k]:.6f} to {high[k]:.6f}")


if __name__ == "__main__":
    main()
