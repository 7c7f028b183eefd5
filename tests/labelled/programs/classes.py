"""Loops over instances of the program's own classes: methods of elements, inheritance, named tuples, enumerations."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

_SEEN = []


class _Body:
    def __init__(self, mass, speed):
        self.mass = mass
        self.speed = speed

    def energy(self):
        return 0.5 * self.mass * self.speed**2

    def pull(self, other):
        return self.mass * other.mass / (1.0 + abs(self.speed - other.speed))

    def step(self, dt):
        self.speed += self.mass * dt

    def noted(self):
        _SEEN.append(self.mass)
        return len(_SEEN)


class _Shape(ABC):
    def __init__(self, scale):
        self.scale = scale

    @abstractmethod
    def area(self):
        raise NotImplementedError

    def double(self):
        return 2.0 * self.scale * self.area()

    @classmethod
    def unit(cls):
        return cls(1.0)

    @staticmethod
    def rounded(x):
        return math.floor(x * 4) / 4


class _Square(_Shape):
    def __init__(self, side):
        super().__init__(0.5)
        self.side = side

    def area(self):
        return self.side**2


class _Cube(_Square):
    def area(self):
        return 6.0 * super().area()


class _Point(NamedTuple):
    x: float
    y: float = 0.0

    def norm(self):
        return math.hypot(self.x, self.y)

    def moved(self, dx):
        return _Point(self.x + dx, self.y)


class _Kind(Enum):
    LOW = 1
    HIGH = 2

    def times(self, x):
        return self.value * x


@dataclass(frozen=True)
class _Range:
    low: float
    high: float = 1.0

    def clip(self, x):
        return min(max(x, self.low), self.high)


class _Stock:
    def __init__(self, count):
        self.count = count

    def get(self, factor):
        return self.count * factor


def _bodies(xs):
    return list(map(_Body, xs, reversed(xs)))


# call: numbers(), [0.0] * 12
def energies(xs, out):
    bodies = _bodies(xs)
    for i, b in enumerate(bodies):  # truth: object
        out[i] = b.energy()
    return out


# call: numbers(8), [0.0] * 8
def all_pairs(xs, out):
    bodies = _bodies(xs)
    for i in range(len(bodies)):  # truth: object
        out[i] = sum(bodies[i].pull(b) for b in bodies)  # truth: reduction
    return out


# call: numbers()
def moved_bodies(xs):
    bodies = _bodies(xs)
    for b in bodies:  # truth: object
        b.step(0.25)
    return bodies


# call: numbers(), [0] * 12
def noted(xs, out):
    bodies = _bodies(xs)
    for i, b in enumerate(bodies):  # truth: effect
        out[i] = b.noted()
    return out


# call: numbers(), [0.0] * 12
def areas(xs, out):
    for i, x in enumerate(xs):  # truth: object
        square, cube = _Square(x), _Cube(x)
        out[i] = square.area() + cube.double() + _Shape.rounded(x) + _Cube.unit().area()
    return out


# call: numbers(), [0.0] * 12
def doubles(xs, out):
    shapes = list(map(_Square, xs))
    for i, shape in enumerate(shapes):  # truth: object
        out[i] = shape.double()
    return out


# call: numbers()
def points(xs):
    return [_Point(x, 1.0).moved(2.0).norm() for x in xs]  # truth: object


# call: integers(12, 1, 2), numbers()
def kinds(which, xs):
    kinds = list(map([_Kind.LOW, _Kind.HIGH].__getitem__, which))
    return [k.times(x) if k is _Kind.HIGH else x for k, x in zip(kinds, xs)]  # truth: object


# call: numbers(), [0.0] * 12
def clipped(xs, out):
    for i in range(len(xs)):  # truth: object
        out[i] = _Range(xs[i]).clip(0.5)
    return out


# call: integers(), [0] * 10
def stocks(xs, out):
    stocks = list(map(_Stock, xs))
    for i in range(10):  # truth: object
        out[i] = stocks[i].get(i)
    return out
