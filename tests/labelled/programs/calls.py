"""Loops that call what the program defines or is given: functions, methods, closures."""

import dataclasses
import functools
import math
from collections import namedtuple

import numpy as np

_COUNTS = {}
_LOG = []
_SCALE = 2.5


def _square(x):
    return x * x


def _clip(x, low=-2.0, high=2.0):
    return max(low, min(high, x))


def _fill(row, value):
    for j in range(len(row)):  # truth: independent
        row[j] = value + j


def _set_at(out, i, value):
    out[i] = value


def _norm(row):
    total = 0.0
    for x in row:  # truth: reduction
        total += x * x
    return math.sqrt(total)


def _factorial(n):
    return 1 if n < 2 else n * _factorial(n - 1)


def _even(n):
    return True if n == 0 else _odd(n - 1)


def _odd(n):
    return False if n == 0 else _even(n - 1)


def _scaled(x):
    return x * _SCALE


def _counted(x):
    _COUNTS["calls"] = _COUNTS.get("calls", 0) + 1
    return x + 1


def _logged(x):
    _LOG.append(x)
    return x


def _stats(row):
    return min(row), max(row)


def _part(row, k):
    return row[k:]


def _fresh(n):
    return [0.0] * n


@functools.lru_cache(maxsize=None)
def _cached(n):
    return n * n % 17


def _first_positive(row):
    for x in row:  # truth: exit
        if x > 0:
            return x
    return 0.0


def _increment(counter):
    counter[0] += 1
    return counter[0]


def _checked(x):
    if x > 7.9:
        raise ValueError(f"{x} is too large")
    return x


@dataclasses.dataclass
class Body:
    x: float
    v: float

    def moved(self, dt):
        return Body(self.x + self.v * dt, self.v)

    def move(self, dt):
        self.x += self.v * dt

    @property
    def energy(self):
        return 0.5 * self.v * self.v


Point = namedtuple("Point", "x y")


class Model:
    def __init__(self, weights):
        self.weights = weights
        self.calls = 0
        self.out = np.zeros(len(weights))

    def predict(self, x):
        return self.weights[0] + self.weights[1] * x

    def predict_counted(self, x):
        self.calls += 1
        return x

    def fill(self):
        for i in range(len(self.out)):  # truth: object
            self.out[i] = self.weights[i] * 2.0

    def total(self):
        s = 0.0
        for w in self.weights:  # truth: object
            s += w
        return s


# call: numbers(), [0.0] * 12
def call_in_map(xs, out):
    for i, x in enumerate(xs):  # truth: call
        out[i] = _square(x)


# call: numbers(), [0.0] * 12
def call_with_defaults(xs, out):
    for i, x in enumerate(xs):  # truth: call
        out[i] = _clip(x, high=1.5)


# call: matrix()
# call: rows(6, 6)
def call_fills_row(m):
    for i in range(len(m)):  # truth: call
        _fill(m[i], i * 10.0)


# call: numbers(), [0.0] * 12
def call_stores_at(xs, out):
    for i in range(len(xs)):  # truth: call
        _set_at(out, i, xs[i] * 2)


# call: matrix(), np.zeros(6)
def call_reads_row(m, out):
    for i in range(len(m)):  # truth: call
        out[i] = _norm(m[i])


# call: integers()
def call_recursive(xs):
    return [_factorial(x) for x in xs]  # truth: comprehension


# call: integers()
def call_mutually_recursive(xs):
    count = 0
    for x in xs:  # truth: reduction
        if _even(x):
            count += 1
    return count


# call: numbers(), [0.0] * 12
def call_reads_global(xs, out):
    for i, x in enumerate(xs):  # truth: call
        out[i] = _scaled(x)


# call: rows(), [0.0] * 5
def call_returns_tuple(table, out):
    for i, row in enumerate(table):  # truth: call
        low, high = _stats(row)
        out[i] = high - low


# call: rows(), [0.0] * 5
def call_returns_part(table, out):
    for i, row in enumerate(table):  # truth: call
        out[i] = sum(_part(row, 2))


# call: numbers(), [0.0] * 12
def call_makes_fresh(xs, out):
    for i, x in enumerate(xs):  # truth: call
        buffer = _fresh(3)
        buffer[1] = x
        out[i] = sum(buffer)


# call: integers(), [0] * 12
def call_cached(xs, out):
    for i, x in enumerate(xs):  # truth: call
        out[i] = _cached(x)


# call: rows(), [0.0] * 5
def call_that_searches(table, out):
    for i, row in enumerate(table):  # truth: call
        out[i] = _first_positive(row)


# call: numbers(), [0.0] * 12
# call: [1.0, 8.5, 2.0], [0.0] * 3
def call_that_raises(xs, out):
    for i, x in enumerate(xs):  # truth: call
        out[i] = _checked(x)


# call: numbers()
def call_in_reduction(xs):
    total = 0.0
    for x in xs:  # truth: reduction
        total += _square(_clip(x))
    return total


# call: numbers(), [0.0] * 12
def call_counts_globally(xs, out):
    for i, x in enumerate(xs):  # truth: effect
        out[i] = _counted(x)


# call: numbers(), [0.0] * 12
def call_logs_globally(xs, out):
    for i, x in enumerate(xs):  # truth: collect
        out[i] = _logged(x)


# call: numbers(), [0.0] * 12, [0]
def call_increments_counter(xs, out, counter):
    for i, x in enumerate(xs):  # truth: flow
        out[i] = x * _increment(counter)


# call: numbers(), [0.0] * 12
def lambda_in_map(xs, out):
    def half(x):
        return x / 2

    double = lambda x: x * 2
    for i, x in enumerate(xs):  # truth: object
        out[i] = double(x) + half(x)


# call: numbers(), [0.0] * 12, 3.0
def closure_in_map(xs, out, k):
    def shifted(x):
        return x + k

    for i, x in enumerate(xs):  # truth: object
        out[i] = shifted(x)


# call: numbers(), [0.0] * 12
def partial_in_map(xs, out):
    cap = functools.partial(_clip, high=1.0)
    for i, x in enumerate(xs):  # truth: object
        out[i] = cap(x)


# call: numbers(), [0.0] * 12
def higher_order(xs, out):
    _apply(_square, xs, out)


def _apply(function, xs, out):
    for i, x in enumerate(xs):  # truth: object
        out[i] = function(x)


# call: numbers()
def map_with_lambda(xs):
    out = []
    for y in map(lambda x: x * x, xs):  # truth: iterator
        out.append(y + 1)
    return out


# call: numbers()
def closures_that_outlive(xs):
    functions = []
    for x in xs:  # truth: beyond
        functions.append(lambda: x)
    return [g() for g in functions]  # truth: beyond


# call: [3, 1, 2]
def nonlocal_counter(xs):
    count = 0

    def step(x):
        nonlocal count
        count += x
        return count

    return [step(x) for x in xs]  # truth: recurrence


# call: [Body(float(k), 1.0 + k) for k in range(6)]
def methods_that_read(bodies):
    return [b.moved(0.5) for b in bodies]  # truth: object


# call: [Body(float(k), 1.0 + k) for k in range(6)]
def attributes_that_are_read(bodies):
    total = 0.0
    for b in bodies:  # truth: object
        total += b.x * b.v
    return total


# call: [Body(float(k), 1.0 + k) for k in range(6)]
def properties(bodies):
    total = 0.0
    for b in bodies:  # truth: object
        total += b.energy
    return total


# call: numbers()
def instances_made(xs):
    out = []
    for x in xs:  # truth: object
        out.append(Body(x, -x))
    return out


# call: numbers()
def namedtuples_made(xs):
    return [Point(x, x * x) for x in xs]  # truth: object


# call: [Point(1, 2), Point(3, 4), Point(5, 6)]
def namedtuples_read(points):
    total = 0
    for p in points:  # truth: object
        total += p.x * p.y
    return total


# call: numbers(), Model([1.0, 2.0, 3.0]), [0.0] * 12
def method_of_a_model(xs, model, out):
    for i, x in enumerate(xs):  # truth: object
        out[i] = model.predict(x)


# call: numbers(), Model([1.0, 2.0, 3.0])
def method_that_counts(xs, model):
    out = []
    for x in xs:  # truth: effect
        out.append(model.predict_counted(x))
    return out


# call: Model(vector())
def loop_in_a_method(model):
    model.fill()
    return model.total()


# call: Body(0.0, 1.0), 5
def one_body_moves(body, steps):
    for _ in range(steps):  # truth: recurrence
        body.move(0.25)
    return body.x


# call: numbers(), abs
def unknown_function(xs, function):
    out = []
    for x in xs:  # truth: beyond
        out.append(function(x))
    return out
