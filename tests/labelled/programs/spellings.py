"""Reductions in other words: several terms, conditions, denials, ufuncs, elements of what is read besides."""

import math

import numpy as np


# call: [(1.5, 2.0), (0.5, 7.25), (3.0, 7.25), (-1.0, 0.0)]
def widest_of_pairs(spans):
    widest = 0.0
    for low, high in spans:  # truth: reduction
        widest = max(widest, high - low, abs(low))
    return widest


# call: numbers()
def largest_positive(xs):
    best, where = -math.inf, None
    for i, x in enumerate(xs):  # truth: argmax
        if x > 0 and math.sqrt(x) > best:
            best, where = math.sqrt(x), i
    return best, where


# call: numbers()
def largest_if_any_is_small(xs):
    best = None
    for x in xs:  # truth: reduction
        if abs(x) < 5 and (best is None or x > best):
            best = x
    return best


# call: numbers()
def best_score_with_continue(xs):
    best, winner = -math.inf, None
    for x in xs:  # truth: argmax
        score = math.cos(x) - abs(x) / 9
        if score <= best:
            continue
        best, winner = score, x
    return best, winner


# call: numbers()
def best_score_denied(xs):
    best, winner = math.inf, None
    for x in xs:  # truth: argmax
        score = math.cos(x)
        if not score >= best:
            best = score
            winner = x
    return best, winner


# call: numbers()
def range_with_places(xs):
    low, high, low_at, high_at = math.inf, -math.inf, None, None
    for i, x in enumerate(xs):  # truth: argmax
        y = math.sin(x)
        if y < low:
            low, low_at = y, i
        elif y > high:
            high, high_at = y, i
    return low, low_at, high, high_at


# call: numbers()
def all_within(xs):
    ok = True
    for x in xs:  # truth: reduction
        ok = ok and -9 < x and x < 9
    return ok


# call: numbers()
def all_finite_last(xs):
    fine = True
    for x in xs:  # truth: reduction
        fine = math.isfinite(x) and fine
    return fine


# call: matrix()
def total_of_rows(m):
    total = np.zeros(m.shape[1])
    for i in range(len(m)):  # truth: reduction
        total = np.add(total, np.sqrt(np.abs(m[i])))
    return total


# call: words()
def letters(names):
    counts = {}
    for name in names:  # truth: counts
        counts[name[0]] = 1 + counts.get(name[0], 0)
    return counts


# call: np.triu(np.abs(matrix(6, 6)) * 9, 1)
def cheapest_way(cost):
    n = len(cost)
    for length in range(2, n):  # truth: flow
        for i in range(n - length):  # truth: independent
            j = i + length
            for k in range(i + 1, j):  # truth: reduction
                cost[i, j] = min(cost[i, j], cost[i, k] + cost[k, j])
    return cost


# call: vector(), 9
def best_before(gain, i):
    for j in range(i):  # truth: reduction
        step = gain[j] + 1.0 / (i - j)
        if step > gain[i]:
            gain[i] = step
    return gain


# call: words(24)
def first_of_each_length(names):
    seen, firsts = set(), []
    for name in names:  # truth: collect
        size = len(name)
        if size in seen:
            continue
        seen.add(size)
        firsts.append((size, name))
    return firsts


# call: matrix()
def nearest_to_the_last(m):
    best = 0
    for i in range(1, len(m) - 1):  # truth: argmax
        if np.abs(m[i] - m[-1]).sum() < np.abs(m[best] - m[-1]).sum():
            best = i
    return best


# call: numbers()
def best_pair(xs):
    best = None
    for x in xs:  # truth: argmax
        for y in xs:  # truth: argmax
            score = math.sin(x) * math.cos(y)
            if best is None or score > best[0]:
                best = (score, (x, y))
    return best


# call: matrix()
def place_of_the_largest(m):
    row = column = 0
    for i in range(len(m)):  # truth: argmax
        for j in range(m.shape[1]):  # truth: argmax
            if m[i, j] > m[row, column]:
                row, column = i, j
    return row, column
