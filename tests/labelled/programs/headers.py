"""Independent iterations under headers of every form: enumerate and zip, while, iterators, dicts, bounds."""

import itertools
import math

import numpy as np


# call: numbers(), numbers(12, 2)
# call: vector(), vector(12, 2)
def map_by_enumerate(xs, out):
    for i, x in enumerate(xs):  # truth: independent
        out[i] = x * x - 1


# call: numbers(), numbers(12, 2), [0.0] * 12
# call: vector(), vector(12, 2), np.zeros(12)
def map_by_zip(xs, ys, out):
    for i, (x, y) in enumerate(zip(xs, ys)):  # truth: independent
        out[i] = math.hypot(x, y)


# call: numbers(), [0.0] * 14
def map_enumerated_from_two(xs, out):
    for i, x in enumerate(xs, 2):  # truth: independent
        out[i] = x + i


# call: numbers(), numbers(12, 2), [0.0] * 12
def map_range_zip(xs, ys, out):
    for i, x, y in zip(range(len(out)), xs, ys):  # truth: independent
        out[i] = max(x, y)


# call: np.zeros((4, 5)), vector(4), vector(5, 2)
def product_of_ranges(out, x, y):
    for i, j in itertools.product(range(len(x)), range(len(y))):  # truth: iterator
        out[i, j] = x[i] - y[j]


# call: np.zeros((5, 5)), vector(5)
def pairs_from_combinations(out, x):
    for i, j in itertools.combinations(range(len(x)), 2):  # truth: iterator
        out[i, j] = x[i] * x[j]


# call: vector(12), np.zeros(12)
def while_upwards(a, out):
    i = 0
    while i < len(a):  # truth: while
        out[i] = a[i] + 1.0
        i += 1


# call: vector(12), np.zeros(12)
def while_downwards(a, out):
    i = len(a) - 1
    while i >= 0:  # truth: while
        out[i] = a[i] * 2.0
        i -= 1


# call: vector(12), np.zeros(12), 3
def while_by_steps(a, out, step):
    i = 0
    while i < len(a):  # truth: while
        out[i] = a[i] * 2.0
        i += step


# call: vector(12), np.zeros(12)
def while_by_two(a, out):
    i = 1
    while i <= len(a) - 1:  # truth: while
        out[i] = a[i] - a[i - 1]
        i += 2


# call: vector(12), np.zeros(12)
def while_not_equal(a, out):
    i = 0
    n = len(a)
    while i != n:  # truth: while
        out[i] = a[i] - 1.0
        i += 1


# call: vector(12), np.zeros(12)
def while_reversed_comparison(a, out):
    n = len(a)
    i = 0
    while n > i:  # truth: while
        out[i] = math.sin(a[i])
        i = i + 1


# call: vector(12), np.zeros(12)
def while_true_with_break(a, out):
    i = 0
    while True:  # truth: while
        if i >= len(a):
            break
        out[i] = math.cos(a[i])
        i += 1


# call: vector(12), np.zeros(12)
def while_counts_first(a, out):
    i = -1
    while i < len(a) - 1:  # truth: while
        i += 1
        out[i] = a[i] * 0.5


# call: numbers(), [0.0] * 12
def map_over_map(xs, out):
    for i, x in enumerate(map(abs, xs)):  # truth: iterator
        out[i] = x + 1.0


# call: numbers(), [0.0] * 12
def map_over_generator(xs, out):
    for i, x in enumerate(x * 2 for x in xs if x > 0):  # truth: iterator comprehension
        out[i] = x - 1.0


# call: numbers(), [0.0] * 12
def map_over_reversed_list(xs, out):
    for i, x in enumerate(reversed(xs)):  # truth: iterator
        out[i] = x - 1.0


# call: numbers(), [0.0] * 12
def map_over_sorted(xs, out):
    for i, x in enumerate(sorted(xs)):  # truth: iterator
        out[i] = x - 1.0


# call: numbers(), [0.0] * 12
def map_over_slice(xs, out):
    for i, x in enumerate(itertools.islice(xs, 2, 9)):  # truth: iterator
        out[i] = x - 1.0


# call: numbers(), [0.0] * 24
def map_over_chain(xs, out):
    for i, x in enumerate(itertools.chain(xs, xs)):  # truth: iterator
        out[i] = x - 1.0


# call: numbers(), [0.0] * 12
def map_over_iter(xs, out):
    source = iter(xs)
    first = next(source)
    for i, x in enumerate(source):  # truth: iterator
        out[i] = x - first


def _halves(xs):
    for x in xs:  # truth: beyond
        yield x / 2


# call: numbers(), [0.0] * 12
def map_over_own_generator(xs, out):
    for i, x in enumerate(_halves(xs)):  # truth: iterator
        out[i] = x + 1.0


# call: numbers(), [0.0] * 12
def map_over_pairwise(xs, out):
    for i, (x, y) in enumerate(itertools.pairwise(xs)):  # truth: iterator
        out[i] = y - x


# call: numbers(), [0.0] * 12
def map_over_filter(xs, out):
    for i, x in enumerate(filter(None, xs)):  # truth: iterator
        out[i] = x * 3.0


# call: {"a": 1.0, "b": 2.0, "c": 3.0}, {}
def map_over_items(table, out):
    for key, value in table.items():  # truth: collect
        out[key] = value * 2


# call: {"a": 1.0, "b": 2.0, "c": 3.0}
def change_values_in_place(table):
    for key in table:  # truth: independent
        table[key] = table[key] * 2


# call: {"a": [1.0], "b": [2.0, 3.0], "c": []}, [0.0] * 3
def map_over_values(table, out):
    for i, values in enumerate(table.values()):  # truth: independent
        out[i] = sum(values)


# call: matrix(4, 5), np.zeros((4, 5))
def index_by_ndindex(m, out):
    for index in np.ndindex(m.shape):  # truth: iterator
        out[index] = m[index] * 2.0


# call: matrix(4, 5), np.zeros((4, 5))
def index_by_ndenumerate(m, out):
    for index, x in np.ndenumerate(m):  # truth: iterator
        out[index] = x * 2.0


# call: vector(12), vector(12, 2)
def two_names_for_the_bound(a, b):
    n = min(len(a), len(b))
    for i in range(n):  # truth: independent
        a[i] = a[i] + b[i]


# call: vector(12), 3, 9
def bounds_as_arguments(a, low, high):
    for i in range(low, high):  # truth: independent
        a[i] = a[i] * 2.0
