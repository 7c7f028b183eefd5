"""Turns what a program leaves behind into plain tuples: equal portraits mean that nobody could tell the two apart.

Mutable objects are numbered as they are met, so that sharing is part of the portrait: the same row twice in a list,
two views of one buffer, a cycle.
"""

from __future__ import annotations

import collections
import logging
import random
import re
import struct
import types
from collections.abc import Iterator
from typing import Any

import numpy as np

_NEUTRAL = re.compile(r" at 0x[0-9a-fA-F]+|differential_case_\d+")
_ATOMS = (type(None), bool, int, str, bytes, range, type(Ellipsis), type(NotImplemented))


class Portrait:
    """Draws objects into one numbering; draw everything that one run left behind with one instance."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._memory: dict[int, int] = {}
        self._kept: list[object] = []  # so that no id is used again

    def draw(self, value: Any) -> object:
        """Return the portrait of one value."""
        kind = type(value)
        if kind in _ATOMS:
            return (kind.__name__, _NEUTRAL.sub("", repr(value)))
        if kind is float:
            return ("float", struct.pack("<d", value).hex(), value.hex())
        if kind is complex:
            return ("complex", struct.pack("<dd", value.real, value.imag).hex())
        if isinstance(value, np.generic):
            return (kind.__name__, str(value.dtype), value.tobytes().hex(), repr(value))
        if isinstance(value, type | types.FunctionType | types.BuiltinFunctionType | types.ModuleType | np.dtype):
            name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None) or repr(value)
            return (kind.__name__, _NEUTRAL.sub("", str(name)))
        if kind.__module__.startswith("numba."):
            return (kind.__name__, _NEUTRAL.sub("", str(getattr(value, "__name__", ""))))
        if kind is tuple:
            return ("tuple", *map(self.draw, value))
        seen, number = self._number(value)
        return ("seen", number) if seen else (_name(kind), number, self._contents(value))

    def _number(self, value: object) -> tuple[bool, int]:
        seen = id(value) in self._numbers
        self._kept.append(value)
        return seen, self._numbers.setdefault(id(value), len(self._numbers))

    def _contents(self, value: Any) -> object:
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, dict):
            extra = (self.draw(getattr(value, "default_factory", None)), self._attributes(value))
            return (*extra, *((self.draw(k), self.draw(v)) for k, v in dict.items(value)))
        if isinstance(value, list):
            return (self._attributes(value), *map(self.draw, list.__iter__(value)))
        if isinstance(value, tuple | set | frozenset | collections.deque):
            return (getattr(value, "maxlen", None), *map(self.draw, value))
        if isinstance(value, bytearray | memoryview):
            return bytes(value)
        if isinstance(value, np.random.RandomState):
            return repr(value.get_state())
        if isinstance(value, np.random.Generator):
            return repr(value.bit_generator.state)
        if isinstance(value, logging.Logger):
            return (
                value.name,
                value.level,
                value.disabled,
                len(value.handlers),
            )  # it remembers which levels it was asked
        if isinstance(value, random.Random):
            return repr(value.getstate())
        if isinstance(value, BaseException):
            return (str(value), *map(self.draw, value.args))
        if isinstance(value, Iterator):
            return tuple(self.draw(v) for v, _ in zip(value, range(50), strict=False))
        if hasattr(value, "__dict__") or hasattr(type(value), "__slots__"):
            return self._attributes(value)
        return _NEUTRAL.sub("", repr(value))

    def _attributes(self, value: Any) -> object:
        named = dict(getattr(value, "__dict__", {}))
        for base in type(value).__mro__:
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if hasattr(value, name):
                    named[name] = getattr(value, name)
        return tuple((name, self.draw(v)) for name, v in named.items())

    def _array(self, array: np.ndarray[Any, Any]) -> object:
        owner = array
        while isinstance(owner.base, np.ndarray):
            owner = owner.base
        self._kept.append(owner)
        number = self._memory.setdefault(id(owner), len(self._memory))
        offset = array.__array_interface__["data"][0] - owner.__array_interface__["data"][0]
        contents = tuple(map(self.draw, array.ravel().tolist())) if array.dtype.hasobject else array.tobytes().hex()
        look = repr(array) if array.size < 100 else ""
        strides = array.strides if array.size else ()
        layout = (str(array.dtype), array.shape, strides, array.flags.writeable, array.flags.owndata)
        return (*layout, ("memory", number, offset), look, contents)


def _name(kind: type) -> str:
    return kind.__qualname__
