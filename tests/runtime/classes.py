"""Classes whose instances are operands, plain and not."""

from __future__ import annotations

import enum
from collections import namedtuple
from dataclasses import dataclass
from typing import NamedTuple

import autopar


class Plain:
    def __init__(self, value):
        self.value = value

    def twice(self):
        return self.value * 2


class Special(Plain):
    def twice(self):
        return self.value * 20


@dataclass
class Data:
    value: int


@dataclass(frozen=True, order=True)
class Frozen:
    value: int


Named = namedtuple("Named", "value")


class Typed(NamedTuple):
    value: int


class Colour(enum.Enum):
    RED = 1


class WithProperty:
    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value


class WithOperator(Plain):
    def __add__(self, other):
        return self


class WithGetattr:
    def __getattr__(self, name):
        return 1


class Listlike(list):
    value = 1


class Intlike(int):
    value = 1


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value


class Type(type):
    pass


class Meta(metaclass=Type):
    value = 1


@autopar.parallel_for(writes=["out[i]"])
def read(chunk, thing, out):
    for i in chunk:
        out[i] = str(thing.value) * i


@autopar.parallel_for(writes=["out[i]"], calls=["Plain.twice"])
def call_method(chunk, thing, out):
    for i in chunk:
        out[i] = thing.twice() + i
