"""Choose degree and penalty of a polynomial ridge regression by repeated k-fold cross-validation.

Usage: python ridge_search.py --penalties 100 --folds 5
"""

from __future__ import annotations

import argparse

import numpy as np
from ridge import grid_search, make_data, make_folds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=int, default=140)
    parser.add_argument("--features", type=int, default=5)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--repeats", type=int, default=50, help="how often the samples are shuffled into folds")
    parser.add_argument("--degrees", type=int, default=4, help="polynomials of degree 1 to this one are tried")
    parser.add_argument("--penalties", type=int, default=250, help="number of penalties on the grid")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    rng = np.random.default_rng(args.seed)
    x, y = make_data(args.samples, args.features, 0.8, rng)
    folds = make_folds(args.samples, args.folds, args.repeats, rng)
    penalties = np.logspace(-3, 4, args.penalties)
    errors, settings = grid_search(x, y, folds, range(1, args.degrees + 1), penalties)

    mean = errors.mean(axis=1)
    spread = errors.std(axis=1)
    print(f"{len(settings)} settings, {args.repeats} x {args.folds} folds of {args.samples} samples")
    for place, s in enumerate(np.argsort(mean)[:3], start=1):
        degree, penalty = settings[s]
        print(f"{place}. degree {degree}, penalty {penalty:.3e}: error {mean[s]:.5f} +- {spread[s]:.5f}")


if __name__ == "__main__":
    main()
