"""Loops with effects: output, random numbers, clocks, files, iterators that are used up, globals."""

import itertools
import logging
import random
import time

import numpy as np


# call: integers()
def prints_each(xs):
    for x in xs:  # truth: print
        print("value", x * x)


# call: integers(), [0] * 12
def prints_and_stores(xs, out):
    for i, x in enumerate(xs):  # truth: print
        out[i] = x * x
        if x > 5:
            print(f"{i}: large", end=";")


# call: rows(3, 3)
def prints_rows(table):
    for row in table:  # truth: print
        for x in row:  # truth: print
            print(f"{x:8.3f}", end=" ")
        print()


def _report(x):
    print("seen", x)
    return x + 1


# call: integers(), [0] * 12
def prints_in_callee(xs, out):
    for i, x in enumerate(xs):  # truth: print
        out[i] = _report(x)


# call: integers(), [0] * 12
def logs_each(xs, out):
    logger = logging.getLogger("labelled")
    for i, x in enumerate(xs):  # truth: print
        logger.debug("item %d", x)
        out[i] = x + 1


# call: 12, 3
def draws_uniform(n, seed):
    rng = np.random.default_rng(seed)
    out = []
    for _ in range(n):  # truth: draws
        out.append(rng.random())
    return out, rng.random()


# call: 12, 3
def draws_into_array(n, seed):
    rng = np.random.default_rng(seed)
    out = np.zeros((n, 4))
    for i in range(n):  # truth: draws
        out[i] = rng.random(4)
    return out


# call: 20, 5
def draws_two_for_pi(n, seed):
    rng = np.random.default_rng(seed)
    hits = 0
    for _ in range(n):  # truth: draws
        x = rng.random()
        y = rng.random()
        if x * x + y * y < 1.0:
            hits += 1
    return 4.0 * hits / n


# call: 12, np.random.default_rng(7)
def draws_uniform_range(n, rng):
    total = 0.0
    for _ in range(n):  # truth: draws
        total += rng.uniform(-1.0, 1.0)
    return total


# call: 12, 3
def draws_per_iteration_seed(n, seed):
    out = []
    for i in range(n):  # truth: collect
        rng = np.random.default_rng([seed, i])
        out.append(rng.normal())
    return out


# call: 12, np.random.default_rng(7)
def draws_normal(n, rng):
    out = np.zeros(n)
    for i in range(n):  # truth: effect
        out[i] = rng.normal()
    return out


# call: 12, np.random.default_rng(7)
def draws_sometimes(n, rng):
    total = 0.0
    for i in range(n):  # truth: effect
        if rng.random() < 0.5:
            total += rng.random()
    return total


# call: 12
def draws_from_global_numpy(n):
    return [np.random.rand() for _ in range(n)]  # truth: effect


# call: 12
def draws_from_module_random(n):
    total = 0.0
    for _ in range(n):  # truth: effect
        total += random.random()
    return total


# call: [3, 1, 2, 5]
def shuffles(xs):
    for _ in range(3):  # truth: effect
        random.shuffle(xs)


# call: [3, 1, 2, 5]
def reads_the_clock(xs):
    late = 0
    for x in xs:  # truth: effect
        if time.time() < x:
            late += 1
    return late


# call: ["/nonexistent/a", "/nonexistent/b"]
def reads_files(paths):
    found = 0
    for path in paths:  # truth: effect
        try:
            with open(path) as lines:
                found += len(lines.read())
        except OSError:
            found -= 1
    return found


# call: iter([1, 2, 3, 4, 5, 6]), 3
def draws_from_an_iterator(source, n):
    total = 0
    for _ in range(n):  # truth: recurrence
        total += next(source) * 2
    return total


# call: [1, 2, 3, 4]
def counts_by_itertools(xs):
    counter = itertools.count()
    out = []
    for x in xs:  # truth: recurrence
        out.append(x * next(counter))
    return out


# call: [1, 2, 3, 4]
def generator_sent(xs):
    def averages():
        total = count = 0
        value = 0
        while True:  # truth: recurrence
            value = yield total / max(count, 1)
            total += value
            count += 1

    g = averages()
    next(g)
    sent = [g.send(x) for x in xs]  # truth: recurrence
    g.close()
    return sent


# call: [1, 2, 3, 4], 0
def global_name_assigned(xs, start):
    global _LAST
    _LAST = start
    for x in xs:  # truth: recurrence
        _LAST = _LAST * 3 + x
    return _LAST
