"""Members of enumerations: compared, read, with methods, properties and operators of the user's."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_COLORS = """
import enum, sys, types
from enum import Enum, IntEnum, Flag, auto
seen = []
class Color(Enum):
    RED = 1
    BLUE = 2
    CRIMSON = 1
class Level(IntEnum):
    LOW = 1
    HIGH = 2
class Strict(Enum):
    RED = 1
    BLUE = 2
    def __eq__(self, other):
        seen.append(other)
        return self is other
    __hash__ = Enum.__hash__
class Told(Enum):
    RED = 1
    BLUE = 2
    def __str__(self):
        seen.append(1)
        return str(len(seen))
class Weighed(Enum):
    RED = 1
    BLUE = 2
    @property
    def weight(self):
        return self.value * 3
    def times(self, k):
        return self.value * k
class Parsed(Enum):
    RED = 1
    BLUE = 2
    @classmethod
    def _missing_(cls, value):
        seen.append(value)
        return cls.BLUE
def odd(**members):
    return Enum("Odd", {"RED": 1, "BLUE": 2}, type=type("Mixed", (), members))
def spy(*args):
    seen.append(len(args))
    return len(seen)
"""

CASES: tuple[Case, ...] = (
    case(
        "enum_members_compared",
        _COLORS
        + """
def f(cs, kind, out):
    for i, c in enumerate(cs):
        if c is kind.RED:
            out[i] = 1
        elif c == kind.BLUE:
            out[i] = 2 + c.value
    return out, seen
""",
        par("[Color.RED, Color.BLUE] * 5, Color, [0] * 10"),
        par("[Level.LOW, Level.HIGH, 1] * 5, types.SimpleNamespace(RED=Level.LOW, BLUE=Level.HIGH), [0] * 15"),
        ser("[Strict.RED, Strict.BLUE] * 5, Strict, [0] * 10"),
        ser("[odd(__eq__=spy, __hash__=None).RED] * 5, Color, [0] * 10"),
        par("[Weighed.RED, Weighed.BLUE] * 5, Weighed, [0] * 10"),
    ),
    case(
        "enum_members_with_operators_of_their_own",
        _COLORS
        + "def f(cs, out):\n    for i, c in enumerate(cs):\n        out[i] = c.value + (c < 3)\n    return out, seen\n",
        par("[Level.LOW, Level.HIGH] * 5, [0] * 10"),
        ser("[odd(__lt__=spy).RED, odd(__lt__=spy).BLUE] * 5, [0] * 10"),
    ),
    case(
        "enum_members_as_text",
        _COLORS + "def f(cs, out):\n    for c in cs:\n        out.append(f'{c} {c.name}')\n    return out, seen\n",
        par("[Color.RED, Color.BLUE] * 5, []"),
        ser("[Told.RED, Told.BLUE] * 5, []"),
    ),
    case(
        "enum_properties",
        _COLORS + "def f(cs, out):\n    for i, c in enumerate(cs):\n        out[i] = c.weight\n    return out, seen\n",
        par("[Weighed.RED, Weighed.BLUE] * 5, [0] * 10"),
        ser("[odd(weight=property(spy)).RED] * 5, [0] * 10"),
        ser("[odd(weight=enum.property(spy)).RED] * 5, [0] * 10"),
        ser("[odd(weight=types.DynamicClassAttribute(spy)).RED] * 5, [0] * 10"),
    ),
    case(
        "enum_methods",
        _COLORS
        + "def f(cs, out):\n    for i, c in enumerate(cs):\n        out[i] = c.times(3)\n    return out, seen\n",
        par("[Weighed.RED, Weighed.BLUE] * 5, [0] * 10"),
        ser("[odd(times=spy).RED] * 5, [0] * 10"),
    ),
    case(
        "enum_members_by_value",
        _COLORS + "def f(vs, kind, out):\n    for i, v in enumerate(vs):\n        out[i] = Color(v).value\n"
        "    for i, v in enumerate(vs):\n        out[i] += Parsed(v).value\n    for i, v in enumerate(vs):\n"
        "        out[i] += kind(v).value\n    return out, seen\n",
        par("[1, 2] * 5, Color, [0] * 10"),
        call("[1, 2, [1]] * 3, Color, [0] * 10"),
        ser("[1, 2] * 5, (setattr(Color, '_missing_', classmethod(spy)), Color)[1], [0] * 10"),
        call("[1, 2, 3] * 5, Color, [0] * 15"),
        call("[1, 2] * 5, Parsed, [0] * 10"),
    ),
    case(
        "enum_member_with_something_in_it",
        _COLORS + "class Box(Enum):\n    A = [0]\n    B = [1]\n"
        "def f(cs, out):\n    for i, c in enumerate(cs):\n        c.value.append(i)\n"
        "    for i, c in enumerate(cs):\n        c.mark = i\n    return [(c.value, c.mark) for c in cs]\n",
        call("[Box.A, Box.B] * 5, [0] * 10"),
    ),
)
