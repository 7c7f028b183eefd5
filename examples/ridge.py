"""Ridge regression on polynomial features, and its cross-validated error over a grid of settings."""

from __future__ import annotations

import numpy as np


def make_data(n_samples, n_features, noise, rng):
    """Return inputs of shape (n_samples, n_features) and noisy targets of a quadratic function of them."""
    x = rng.normal(size=(n_samples, n_features))
    weights = rng.normal(size=n_features)
    interactions = rng.normal(size=(n_features, n_features)) / n_features
    y = x @ weights + np.einsum("ni,ij,nj->n", x, interactions, x)
    return x, y + noise * rng.normal(size=n_samples)


def expand(x, degree):
    """Return the features of `x` with their powers up to `degree`, and a column of ones."""
    columns = [np.ones((len(x), 1))]
    for power in range(1, degree + 1):
        columns.append(x**power)
    if degree > 1:
        n_features = x.shape[1]
        for i in range(n_features):
            for j in range(i):
                columns.append((x[:, i] * x[:, j])[:, None])
    return np.hstack(columns)


def fit(features, targets, penalty):
    """Return the ridge weights: the minimiser of |features @ w - targets|^2 + penalty |w|^2."""
    gram = features.T @ features + penalty * np.eye(features.shape[1])
    return np.linalg.solve(gram, features.T @ targets)


def fold_error(features, targets, fold, penalty):
    """Fit without the samples in `fold` and return the mean squared error on them."""
    held_out = np.zeros(len(targets), dtype=bool)
    held_out[fold] = True
    weights = fit(features[~held_out], targets[~held_out], penalty)
    residuals = features[held_out] @ weights - targets[held_out]
    return np.mean(residuals**2)


def make_folds(n_samples, n_folds, n_repeats, rng):
    """Shuffle the samples' indices and cut them into `n_folds` parts, `n_repeats` times; return all parts."""
    folds = []
    for _ in range(n_repeats):
        folds.extend(np.array_split(rng.permutation(n_samples), n_folds))
    return folds


def grid_search(x, y, folds, degrees, penalties):
    """Return the cross-validated errors of all settings.

    Returns
    -------
    errors : array of shape (len(degrees) * len(penalties), len(folds))
        One row per setting, in the order of ``settings``.
    settings : list of (degree, penalty)
    """
    settings = [(degree, penalty) for degree in degrees for penalty in penalties]
    errors = np.empty((len(settings), len(folds)))
    for s, (degree, penalty) in enumerate(settings):
        features = expand(x, degree)
        for f, fold in enumerate(folds):
            errors[s, f] = fold_error(features, y, fold, penalty)
    return errors, settings
