"""Loops over instances of the program's own classes with operators, subscripts, lengths and texts."""

import math
from dataclasses import dataclass

_SEEN = []


class _Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return _Vec(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        if not isinstance(other, _Vec):
            return NotImplemented
        return _Vec(self.x - other.x, self.y - other.y)

    def __rmul__(self, factor):
        return _Vec(factor * self.x, factor * self.y)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __abs__(self):
        return math.hypot(self.x, self.y)

    def __lt__(self, other):
        return self.x < other.x

    def __str__(self):
        return f"({self.x}, {self.y})"


class _Grid:
    def __init__(self, cells):
        self.cells = cells

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, i):
        return self.cells[i]

    def __setitem__(self, i, value):
        self.cells[i] = value


class _Line:
    def __init__(self, slope):
        self.slope = slope

    def __call__(self, x):
        return self.slope * x + 1.0

    def __repr__(self):
        return f"_Line({self.slope})"


class _Noted:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        _SEEN.append(other)
        return self.x + other


@dataclass(order=True)
class _Card:
    rank: int
    suit: int = 0

    def __add__(self, other):
        return _Card(self.rank + other.rank, self.suit)


# call: numbers(), numbers(12, 2), numbers(12, 3)
def distances(xs, ys, out):
    origin = _Vec(1.0, 2.0)
    for i in range(len(out)):  # truth: object
        out[i] = abs(_Vec(xs[i], ys[i]) - origin)


# call: numbers(), numbers(12, 2)
def doubled(xs, ys):
    out = []
    for x, y in zip(xs, ys):  # truth: object
        out.append(abs(2.0 * _Vec(x, y)))
    return out


# call: numbers(), numbers(12, 2)
def products(xs, ys):
    vectors = [_Vec(x, y) for x, y in zip(xs, ys)]  # truth: object
    return [v @ vectors[0] for v in vectors]  # truth: object


# call: numbers(), numbers(12, 2)
def left_of(xs, out):
    bound = _Vec(0.5, 0.0)
    for i in range(len(out)):  # truth: object
        if _Vec(xs[i], 0.0) < bound:
            out[i] = 1.0


# call: numbers()
def shown(xs):
    return [f"at {_Vec(x, 1.0)}" for x in xs]  # truth: object


# call: vector(), vector(12, 2)
def cells(a, out):
    grid = _Grid(a)
    for i in range(len(grid)):  # truth: object
        out[i] = math.sqrt(abs(grid[i]))


# call: vector(), vector(12, 2)
def filled(a, b):
    grid = _Grid(a)
    for i in range(len(grid)):  # truth: object
        grid[i] = 2.0 * b[i]


# call: vector()
def running(a):
    grid = _Grid(a)
    for i in range(1, len(grid)):  # truth: recurrence
        grid[i] = grid[i - 1] + 1.0


# call: numbers()
def predicted(xs):
    line = _Line(2.0)
    out = []
    for x in xs:  # truth: object
        out.append(line(x))
    return out


# call: integers(), integers(12, 2)
def high_cards(ranks, out):
    best = _Card(5, 1)
    for i in range(len(out)):  # truth: object
        if best < _Card(ranks[i], 0) + _Card(1):
            out[i] = 1


# call: numbers(), numbers(12, 2)
def noted(xs, out):
    for i in range(len(out)):  # truth: effect
        out[i] = _Noted(xs[i]) + 1.0


# call: numbers()
def summed(xs):
    total = _Vec(0.0, 0.0)
    for x in xs:  # truth: recurrence
        total = total + _Vec(x, 1.0)
    return total.x, total.y
