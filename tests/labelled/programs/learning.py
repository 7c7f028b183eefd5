"""Statistics and learning: clusters, regression, resampling, networks."""

import collections
import math

import numpy as np


# call: matrix(10, 2), matrix(3, 2, 2)
def kmeans_assign(points, centres):
    labels = np.zeros(len(points), dtype=int)
    for i in range(len(points)):  # truth: private
        best, distance = 0, math.inf
        for k in range(len(centres)):  # truth: argmax
            d = ((points[i] - centres[k]) ** 2).sum()
            if d < distance:
                best, distance = k, d
        labels[i] = best
    return labels


# call: matrix(10, 2), ints(10, 1, 3), 3
def kmeans_update(points, labels, k):
    sums = np.zeros((k, points.shape[1]))
    counts = np.zeros(k)
    for i in range(len(points)):  # truth: histogram
        sums[labels[i]] += points[i]
        counts[labels[i]] += 1
    for c in range(k):  # truth: independent
        if counts[c]:
            sums[c] /= counts[c]
    return sums


# call: matrix(10, 2), ints(10, 1, 3), np.array([0.5, 1.0]), 3
def nearest_neighbours(points, labels, query, k):
    distances = []
    for point, label in zip(points, labels):  # truth: collect
        distances.append((math.dist(point, query), int(label)))
    distances.sort()
    votes = collections.Counter(label for _, label in distances[:k])  # truth: comprehension
    return votes.most_common(1)[0][0]


# call: matrix(8, 3), vector(8), 0.05, 3
def gradient_descent(x, y, rate, epochs):
    w = np.zeros(x.shape[1])
    for _ in range(epochs):  # truth: recurrence
        gradient = np.zeros_like(w)
        for i in range(len(x)):  # truth: reduction
            gradient += (x[i] @ w - y[i]) * x[i]
        w = w - rate * gradient / len(x)
    return w


# call: matrix(8, 3), ints(8, 1, 2), 0.5
def perceptron_epoch(x, labels, rate):
    w = np.zeros(x.shape[1])
    for i in range(len(x)):  # truth: recurrence
        guess = 1 if x[i] @ w > 0 else 0
        w = w + rate * (labels[i] - guess) * x[i]
    return w


# call: matrix(9, 2), vector(9), 3
def cross_validation(x, y, folds):
    errors = []
    for k in range(folds):  # truth: collect
        test = np.arange(len(x)) % folds == k
        coefficients = np.linalg.lstsq(x[~test], y[~test], rcond=None)[0]
        errors.append(float(((x[test] @ coefficients - y[test]) ** 2).mean()))
    return errors


# call: vector(), 8, 3
def bootstrap_means(sample, rounds, seed):
    means = []
    for b in range(rounds):  # truth: collect
        rng = np.random.default_rng([seed, b])
        means.append(rng.choice(sample, size=len(sample)).mean())
    return np.percentile(means, [5, 95])


# call: vector(), 8
def jackknife(sample, _):
    n = len(sample)
    out = np.zeros(n)
    for i in range(n):  # truth: independent
        out[i] = np.delete(sample, i).mean()
    return out


# call: vector(), vector(12, 2), 6, 1
def permutation_test(xs, ys, rounds, seed):
    pooled = np.concatenate([xs, ys])
    observed = xs.mean() - ys.mean()
    extreme = 0
    for r in range(rounds):  # truth: reduction
        shuffled = np.random.default_rng([seed, r]).permutation(pooled)
        if abs(shuffled[: len(xs)].mean() - shuffled[len(xs) :].mean()) >= abs(observed):
            extreme += 1
    return extreme / rounds


# call: matrix(6, 4), vector(6)
def leave_one_out(x, y):
    errors = np.zeros(len(x))
    for i in range(len(x)):  # truth: independent
        keep = [k for k in range(len(x)) if k != i]  # truth: comprehension
        w = np.linalg.lstsq(x[keep], y[keep], rcond=None)[0]
        errors[i] = y[i] - x[i] @ w
    return errors


# call: matrix(4, 6)
def softmax_rows(m):
    out = np.empty_like(m)
    for i in range(len(m)):  # truth: private
        e = np.exp(m[i] - m[i].max())
        out[i] = e / e.sum()
    return out


# call: matrix(5, 4), [matrix(4, 3, 2), matrix(3, 2, 3)]
def forward_pass(x, layers):
    for weights in layers:  # truth: recurrence
        x = np.maximum(x @ weights, 0.0)
    return x


# call: ints(12, 1, 3), ints(12, 2, 3), np.zeros((3, 3), dtype=int)
def confusion_matrix(truth_, guess, table):
    for t, g in zip(truth_, guess):  # truth: histogram
        table[t, g] += 1
