"""Wrap-around scalars, induction variables, scans, packing."""

import numpy as np


# call: numbers(), [0.0] * 12
# call: vector(), np.zeros(12)
def previous_value(a, out):
    before = a[0]
    for i in range(len(a)):  # truth: wraparound
        out[i] = a[i] - before
        before = a[i]


# call: numbers(), [0.0] * 12
def previous_by_enumerate(xs, out):
    before = 0.0
    for i, x in enumerate(xs):  # truth: wraparound
        out[i] = x + before
        before = x


# call: numbers()
def previous_none(xs):
    changes = []
    before = None
    for x in xs:  # truth: wraparound
        if before is not None:
            changes.append(x - before)
        before = x
    return changes


# call: words()
def repeated_neighbours(names):
    count = 0
    before = ""
    for name in names:  # truth: wraparound
        if name[0] == before:
            count += 1
        before = name[-1]
    return count


# call: numbers(), [0.0] * 12
def previous_computed(xs, out):
    before = 0.0
    for i, x in enumerate(xs):  # truth: wraparound
        here = x * x
        out[i] = here - before
        before = here


# call: numbers(), [0.0] * 12
def previous_two(xs, out):
    one = two = 0.0
    for i, x in enumerate(xs):  # truth: wraparound
        out[i] = x + one + two
        one, two = x, one


# call: [(0, 0), (4, 0), (4, 3), (0, 3)]
def polygon_area(points):
    area = 0.0
    px, py = points[-1]
    for x, y in points:  # truth: wraparound
        area += px * y - x * py
        px, py = x, y
    return area / 2


# call: numbers(), [0.0] * 12
def wrap_of_index(xs, out):
    j = len(xs) - 1
    for i in range(len(xs)):  # truth: wraparound
        out[i] = xs[i] - xs[j]
        j = i


# call: numbers(), [0.0] * 12
def sometimes_previous(xs, out):
    before = 0.0
    for i, x in enumerate(xs):  # truth: beyond
        out[i] = x - before
        if x > 0:
            before = x


# call: numbers(), [0.0] * 24
def counter_by_hand(xs, out):
    k = 0
    for x in xs:  # truth: induction
        out[k] = x
        k += 1


# call: numbers(), [0.0] * 24
def counter_by_two(xs, out):
    k = 0
    for x in xs:  # truth: induction
        out[k] = x
        out[k + 1] = -x
        k += 2


# call: numbers(), [0.0] * 12
def counter_downwards(xs, out):
    k = len(out)
    for x in xs:  # truth: induction
        k -= 1
        out[k] = x


# call: 10, 0.1
def position_by_steps(n, h):
    x = 0.0
    out = []
    for _ in range(n):  # truth: induction
        out.append(x * x)
        x += h
    return out


# call: numbers(), [0.0] * 12
def prefix_sums(xs, out):
    total = 0.0
    for i, x in enumerate(xs):  # truth: scan
        total += x
        out[i] = total


# call: numbers()
def prefix_sums_appended(xs):
    out, total = [], 0.0
    for x in xs:  # truth: scan
        total += x
        out.append(total)
    return out


# call: numbers(), [0.0] * 12
def exclusive_prefix_sums(xs, out):
    total = 0.0
    for i, x in enumerate(xs):  # truth: scan
        out[i] = total
        total += x


# call: vector()
# call: numbers()
def prefix_sums_in_place(a):
    for i in range(1, len(a)):  # truth: scan
        a[i] += a[i - 1]


# call: vector(), np.zeros(13)
def prefix_sums_from_the_array(a, out):
    for i in range(len(a)):  # truth: scan
        out[i + 1] = out[i] + a[i]


# call: positive(), np.zeros(12)
def cumulative_product(a, out):
    p = 1.0
    for i in range(len(a)):  # truth: scan
        p *= a[i]
        out[i] = p


# call: vector(), np.zeros(12)
def running_maximum(a, out):
    largest = a[0]
    for i in range(len(a)):  # truth: scan
        largest = max(largest, a[i])
        out[i] = largest


# call: vector(), np.zeros(12)
def running_minimum_by_test(a, out):
    smallest = a[0]
    for i in range(len(a)):  # truth: scan
        if a[i] < smallest:
            smallest = a[i]
        out[i] = smallest


# call: numbers(), 0.3
def exponential_smoothing(xs, alpha):
    out = []
    s = xs[0]
    for x in xs:  # truth: scan
        s = alpha * x + (1 - alpha) * s
        out.append(s)
    return out


# call: vector(), small(12, 2), np.zeros(13)
def linear_recurrence(a, b, y):
    for i in range(len(a)):  # truth: scan
        y[i + 1] = b[i] * y[i] + a[i]


# call: numbers()
def running_balance(amounts):
    balance = 100.0
    lows = 0
    for amount in amounts:  # truth: scan
        balance += amount
        if balance < 100.0:
            lows += 1
    return lows


# call: integers()
def running_means(xs):
    total = 0
    out = []
    for n, x in enumerate(xs, 1):  # truth: scan
        total += x
        out.append(total / n)
    return out


# call: matrix()
def prefix_along_rows(m):
    for i in range(len(m)):  # truth: independent
        for j in range(1, m.shape[1]):  # truth: scan
            m[i, j] += m[i, j - 1]


# call: matrix()
def prefix_down_columns(m):
    for i in range(1, len(m)):  # truth: interchange
        for j in range(m.shape[1]):  # truth: independent
            m[i, j] += m[i - 1, j]


# call: matrix()
def prefix_down_by_rows(m):
    for i in range(1, len(m)):  # truth: scan
        m[i] += m[i - 1]


# call: matrix(), np.zeros((7, 7))
def summed_area_table(m, out):
    for i in range(len(m)):  # truth: flow
        for j in range(m.shape[1]):  # truth: scan
            out[i + 1, j + 1] = m[i, j] + out[i, j + 1] + out[i + 1, j] - out[i, j]


# call: numbers(), [0.0] * 12
def pack_positive(xs, out):
    k = 0
    for x in xs:  # truth: packing
        if x > 0:
            out[k] = x
            k += 1
    return k


# call: vector(), np.zeros(12, dtype=int)
def pack_indices(a, out):
    k = 0
    for i in range(len(a)):  # truth: packing
        if a[i] > 0:
            out[k] = i
            k += 1
    return out[:k]


# call: numbers()
def pack_in_place(xs):
    k = 0
    for x in xs:  # truth: packing
        if x > 0:
            xs[k] = x
            k += 1
    del xs[k:]


# call: vector(), np.zeros(12), np.zeros(12)
def partition_in_two(a, low, high):
    j = k = 0
    for x in a:  # truth: packing
        if x < 0:
            low[j] = x
            j += 1
        else:
            high[k] = x
            k += 1
    return j, k


# call: matrix(), np.zeros((6, 6))
def pack_rows(m, out):
    k = 0
    for row in m:  # truth: packing
        if row[0] > 0:
            out[k] = row
            k += 1
    return k
