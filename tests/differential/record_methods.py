"""Named tuples with methods and properties of the user's."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_POINTS = """
import typing, sys
from typing import NamedTuple
seen = []
class P(NamedTuple):
    x: float
    y: float = 0.0
    def norm(self):
        return math.sqrt(self.x * self.x + self.y * self.y)
    def moved(self, k):
        return P(self.x + k, self.y)
    @property
    def double(self):
        return 2 * self.x
    @staticmethod
    def half(x):
        return x / 2
    @classmethod
    def of(cls, x):
        return cls(x, x)
class Held(NamedTuple):
    x: list
    def put(self, v):
        self.x.append(v)
        return len(self.x)
    def row(self):
        return self.x
    def me(self):
        return self
class Loud(NamedTuple):
    x: float
    def loudly(self):
        seen.append(self.x)
        return len(seen)
    @property
    def aloud(self):
        seen.append(self.x)
        return len(seen)
class Odd(NamedTuple):
    x: float
    y: float = 0.0
    def __add__(self, other):
        seen.append(other)
        return 3
def spy(*args):
    seen.append(len(args))
    return len(seen)
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
"""

CASES: tuple[Case, ...] = (
    case(
        "record_methods_of_new_ones",
        _POINTS
        + """
def f(xs, out, *rest):
    for i, x in enumerate(xs):
        p = P(x, 2.0)
        out[i] = p.norm() + p.moved(1).norm() + p.double + P.half(x)
    return out, seen, [P(x) for x in xs], [P(x).moved(1) for x in xs]
""",
        par("[1.0, 2.0, 3.0] * 3, np.zeros(9)"),
        par("list(range(9)), [0] * 9"),
        call("[1.0, 'a', 3.0] * 3, np.zeros(9)"),
        call("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, norm=spy)"),
        call("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, double=property(spy))"),
        call("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, half=staticmethod(spy))"),
        ser("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, x=property(spy))"),
        ser("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, __new__=spy)"),
        ser("[1.0, 2.0, 3.0] * 3, np.zeros(9), *change(P, __add__=spy)"),
    ),
    case(
        "record_methods_of_operands",
        _POINTS
        + """
def f(ps, out, *rest):
    for i, p in enumerate(ps):
        out[i] = p.norm() + p.double
    for i in range(len(ps)):
        out[i] += ps[i].moved(2).x + ps[0].norm()
    return out, seen
""",
        par("[P(i, 2.0) for i in range(9)], np.zeros(9)"),
        ser("[*(P(i, 2.0) for i in range(5)), type('Sub', (P,), {'norm': spy})(1.0)], np.zeros(9)"),
        ser("[*(P(i, 2.0) for i in range(5)), Odd(1.0)], np.zeros(9)"),
        ser("[*(P(i, 2.0) for i in range(5)), np], np.zeros(9)"),
        ser("[*(P(i, 2.0) for i in range(5)), *change(P, norm=spy)], np.zeros(9)"),
        call("[*(P(i, 2.0) for i in range(5)), *change(P, moved=spy)], np.zeros(9)"),
        call("[*(P(i, 2.0) for i in range(5)), (1.0, 2.0)], np.zeros(9)"),
    ),
    case(
        "record_methods_that_change_what_is_held",
        _POINTS
        + """
def f(hs, xs, out):
    for i, h in enumerate(hs):
        out[i] = h.put(i)
    for i in range(len(hs)):
        out[i] += Held(xs).put(i)
    for i in range(len(hs)):
        Held([i]).me().row().append(i)
        out[i] += len(Held(xs).me().row())
    kept = []
    for h in hs:
        kept.append(h.row())
    made = [P.of(len(h.x)) for h in hs]
    return hs, out, xs, made, [k is h.x for k, h in zip(kept, hs)]
""",
        call("[Held([i]) for i in range(9)], [], [0] * 9"),
        call("[Held([1])] * 9, [], [0] * 9"),
    ),
    case(
        "record_methods_with_effects",
        _POINTS
        + """
def f(ps, out):
    for i, p in enumerate(ps):
        out[i] = p.loudly()
    for i in range(9):
        out[i] += Loud(i).loudly()
    for i in range(9):
        out[i] += Loud(i).aloud
    for i in range(9):
        p = Loud(i) if i % 2 else P(i)
        out[i] += p.aloud if i % 2 else p.double
    return out, seen
""",
        ser("[*map(Loud, range(9))], [0] * 9"),
    ),
    case(
        "record_as_text_and_key",
        _POINTS
        + """
def f(xs, table):
    for i, x in enumerate(xs):
        table[P(x, i)] = f"{P(x).moved(1)} {P(x)}"
    return table
""",
        call("[1.0, 2.0, 3.0] * 3, {}"),
    ),
)
