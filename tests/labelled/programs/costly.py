"""Scans and packing whose terms cost something: the order of the rest is no matter beside them."""

import math

import numpy as np


def _work(x):
    return math.sin(x) * math.exp(-abs(x)) + math.sqrt(abs(x))


# call: numbers(), [0.0] * 12
# call: vector(), np.zeros(12)
def sums_of_work(xs, out):
    total = 0.0
    for i, x in enumerate(xs):  # truth: costly
        total += _work(x)
        out[i] = total
    return total


# call: numbers()
def sums_of_work_appended(xs):
    out, total = [], 0.0
    for x in xs:  # truth: costly
        total += math.exp(x / 10.0)
        out.append(total)
    return out


# call: numbers(), [0.0] * 12
def sums_before_work(xs, out):
    total = 0.0
    for i, x in enumerate(xs):  # truth: costly
        out[i] = total
        total += _work(x)


# call: numbers(), [0.0] * 12
def products_of_work(xs, out):
    p = 1.0
    for i, x in enumerate(xs):  # truth: costly
        p *= 1.0 + 0.1 * _work(x)
        out[i] = p


# call: numbers(), [0.0] * 12
def running_best_of_work(xs, out):
    best = -math.inf
    for i, x in enumerate(xs):  # truth: costly
        best = max(best, _work(x))
        out[i] = best


# call: numbers(), [0.0] * 12
def running_best_by_test(xs, out):
    best = -math.inf
    for i, x in enumerate(xs):  # truth: costly
        value = _work(x)
        if value > best:
            best = value
        out[i] = best


# call: vector(), np.zeros(13)
def recurrence_of_work(a, y):
    for i in range(len(a)):  # truth: costly
        y[i + 1] = 0.5 * y[i] + _work(a[i])


# call: vector()
def sums_of_work_in_place(a):
    for i in range(1, len(a)):  # truth: costly
        a[i] = a[i - 1] + math.sin(a[i])


# call: numbers(), 0.3
def smoothed_work(xs, alpha):
    s = 0.0
    out = []
    for x in xs:  # truth: costly
        s = alpha * _work(x) + (1 - alpha) * s
        out.append(s)
    return out


# call: matrix(), np.zeros(6)
def sums_of_rows_of_work(m, out):
    total = 0.0
    for i in range(len(m)):  # truth: costly
        total += float(np.linalg.norm(m[i]))
        out[i] = total


# call: numbers(), [0.0] * 12
def pack_by_work(xs, out):
    k = 0
    for x in xs:  # truth: costly
        y = _work(x)
        if y > 0.5:
            out[k] = y
            k += 1
    return k


# call: vector(), np.zeros(12), np.zeros(12)
def partition_by_work(a, low, high):
    j = k = 0
    for x in a:  # truth: costly
        if _work(x) < 1.0:
            low[j] = x
            j += 1
        else:
            high[k] = x
            k += 1
    return j, k


# call: numbers(), [0.0] * 24
def pack_pairs_of_work(xs, out):
    k = 0
    for x in xs:  # truth: costly
        if x > 0:
            out[k] = _work(x)
            out[k + 1] = math.log(x)
            k += 2
    return k


# call: numbers(), [0.0] * 12
def previous_work(xs, out):
    before = 0.0
    for i, x in enumerate(xs):  # truth: wraparound
        here = _work(x)
        out[i] = here - before
        before = here


# call: numbers(), [0.0] * 12
def work_on_neighbours(xs, out):
    before = xs[0]
    for i, x in enumerate(xs):  # truth: wraparound
        out[i] = _work(x - before)
        before = x


# call: numbers(), [0.0] * 12
def chain_beside_work(xs, out):
    value = 0.5
    for i, x in enumerate(xs):  # truth: distribution
        value = 3.5 * value * (1 - value)
        out[i] = _work(x)
    return value


# call: vector(), np.zeros(12), np.zeros(13)
def recurrence_beside_work(a, out, y):
    for i in range(len(a)):  # truth: distribution
        y[i + 1] = y[i] * y[i] * 0.01 + a[i]
        out[i] = _work(a[i])
