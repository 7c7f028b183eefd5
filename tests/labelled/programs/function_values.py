"""Loops that call functions held by tables, closures, attributes and parameters, or remembered by a cache."""

import functools
import math

import numpy as np

_SEEN = []


def _add(x, y):
    return x + y


def _scale(x, y):
    return x * y


def _noted(x, y):
    _SEEN.append(x)
    return len(_SEEN)


_OPERATIONS = {"add": _add, "scale": _scale}
_MIXED = {"add": _add, "noted": _noted}
_STEPS = (_add, _scale)
_ACTIVATIONS = {"relu": lambda v: max(v, 0.0), "tanh": math.tanh, "abs": abs}


@functools.cache
def _paths(i, j):
    return 1 if i == 0 or j == 0 else _paths(i - 1, j) + _paths(i, j - 1)


@functools.lru_cache(maxsize=None)
def _weight(k):
    return math.exp(-k * k / 8)


@functools.cache
def _numbered(k):
    _SEEN.append(k)
    return len(_SEEN)


def _make_power(k):
    def power(x):
        return x**k

    return power


def _make_counter():
    count = 0

    def step(x):
        nonlocal count
        count += 1
        return x * count

    return step


def _polynomial(*coefficients):
    return lambda x: sum(c * x**k for k, c in enumerate(coefficients))  # truth: call


_HALF = functools.partial(_scale, 0.5)


# call: 12
def cached_recursion(n):
    table = {}
    for k in range(n):  # truth: call
        table[k] = _paths(k, n - k)
    return table


# call: vector(), vector(12, 2)
def cached_weights(x, out):
    for i in range(len(x)):  # truth: call
        out[i] = x[i] * _weight(i % 4)


# call: integers(), [0] * 12
def cached_with_an_effect(xs, out):
    for i, x in enumerate(xs):  # truth: effect
        out[i] = _numbered(x)


# call: vector(), vector(12, 2), vector(12, 3), ["add", "scale", "add"]
def table_by_name(x, y, out, names):
    for i in range(len(x)):  # truth: object
        out[i] = _OPERATIONS[names[i % len(names)]](x[i], y[i])


# call: vector(), vector(12, 2), vector(12, 3), "scale"
def table_asked_before(x, y, out, name):
    operation = _OPERATIONS[name]
    for i in range(len(x)):  # truth: object
        out[i] = operation(x[i], y[i])


# call: vector(), vector(12, 2), ["add", "none"]
def table_with_default(x, out, names):
    for i in range(len(x)):  # truth: object
        out[i] = _OPERATIONS.get(names[i % len(names)], _add)(x[i], 2.0)


# call: vector(), vector(12, 2), "relu"
def activation(x, out, name):
    for i in range(len(x)):  # truth: object
        out[i] = _ACTIVATIONS[name](x[i])


# call: vector(), vector(12, 2), ["add", "noted"]
def table_with_an_effect(x, out, names):
    for i in range(len(x)):  # truth: effect
        out[i] = _MIXED[names[i % len(names)]](x[i], 2.0)


# call: vector(), vector(12, 2)
def pipeline(x, out):
    for i in range(len(x)):  # truth: object
        value = x[i]
        for step in _STEPS:  # truth: recurrence
            value = step(value, 2.0)
        out[i] = value


# call: vector()
def statistics(x):
    found = {}
    for name, function in {"mean": np.mean, "spread": np.std, "largest": np.max}.items():  # truth: object
        found[name] = function(x)
    return found


# call: 3.0, 4.0
def every_operation(x, y):
    return [(name, function(x, y)) for name, function in _OPERATIONS.items()]  # truth: object


# call: vector(), vector(12, 2), "cube"
def chosen_by_kind(x, out, kind):
    if kind == "cube":
        function = _make_power(3)
    elif kind == "sine":
        function = np.sin
    else:
        function = lambda v: v + 1.0
    for i in range(len(x)):  # truth: object
        out[i] = function(x[i])


# call: vector(), vector(12, 2)
def factories(x, out):
    cube, curve = _make_power(3), _make_power(2)
    square = _make_power(2)
    shape = _polynomial(1.0, 2.0, 3.0)
    for i in range(len(x)):  # truth: object
        out[i] = square(x[i]) + shape(x[i])
    return cube(2.0), curve(3.0)


# call: vector(), vector(12, 2)
def global_partial(x, out):
    for i in range(len(x)):  # truth: object
        out[i] = _HALF(x[i])


# call: numbers(), [0.0] * 12
def stateful_closure(xs, out):
    step = _make_counter()
    for i, x in enumerate(xs):  # truth: recurrence
        out[i] = step(x)


# call: 0.0, 2.0, 16
def quadrature(a, b, n):
    return _integrate(math.sin, a, b, n) + _integrate(lambda x: x * x, a, b, n)


def _integrate(function, a, b, n):
    width = (b - a) / n
    total = 0.0
    for k in range(n):  # truth: reduction
        total += function(a + (k + 0.5) * width)
    return total * width


class _Layer:
    def __init__(self, function, slope):
        self.function = function
        self.slope = slope

    def forward(self, x, out):
        for i in range(len(x)):  # truth: object
            out[i] = self.function(x[i]) * self.slope

    def cost(self, value):
        return abs(value - self.slope)

    def closest(self, rows):
        found = []
        for row in rows:  # truth: object
            found.append(min(row, key=self.cost))
        return found


# call: vector(), vector(12, 2)
def layer(x, out):
    _Layer(math.tanh, 2.0).forward(x, out)


# call: rows()
def closest(table):
    return _Layer(math.tanh, 2.0).closest(table)
