"""Operands that can be called, and methods under other names than their own."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_MODULE = """
import sys
seen = []
class Poly:
    def __init__(self, c):
        self.c = c
    def __call__(self, x):
        return self.c[0] + self.c[1] * x
class Same(Poly):
    pass
class Holder:
    def __init__(self, **held):
        self.__dict__.update(held)
class Loud(Poly):
    pass
def spy(self, x):
    seen.append(x)
    return len(seen)
def change(cls, **members):
    for name, member in members.items():
        setattr(cls, name, member)
    return ()
"""
_CALLS = "def f(p, xs, out, *rest):\n    for i, x in enumerate(xs):\n        out[i] = p(x)\n    return out, seen\n"
_HELD = "def f(h, xs, out, *rest):\n    for i, x in enumerate(xs):\n        out[i] = h.model(x)\n    return out, seen\n"
_MORE = """
class Adds(Poly):
    def __add__(self, other):
        seen.append(other)
        return 3
class Other(Poly):
    def __call__(self, x):
        seen.append(x)
        return len(seen)
"""

CASES: tuple[Case, ...] = (
    case(
        "callable_object",
        _MODULE + _CALLS,
        par("Poly([1, 2]), [1, 2, 3], [0] * 3"),
        par("Same([1, 2]), [1, 2, 3], np.zeros(3)"),
        ser("Poly((t := np.arange(3.))), [0, 1, 2], t"),
        ser("abs, [1, 2, 3], [0] * 3"),
        ser("spy.__get__(3), [1, 2, 3], [0] * 3"),
        ser("Poly([1, 2]), [1, 2, 3], [0] * 3, *change(Poly, __call__=spy)"),
        ser("type('Odd', (Poly,), {'__call__': spy})([1, 2]), [1, 2, 3], [0] * 3"),
        ser("type('Odd', (Poly,), {'__add__': spy})([1, 2]), [1, 2, 3], [0] * 3"),
        call("Holder(c=[1, 2]), [1, 2, 3], [0] * 3"),
    ),
    case(
        "callable_object_with_two_meanings",
        _MODULE + _MORE + _CALLS,
        ser("Other([1, 2]), [1, 2, 3], [0] * 3"),
        ser("Poly([1, 2]), [1, 2, 3], [0] * 3"),
    ),
    case(
        "callable_attribute",
        _MODULE + _HELD,
        par("Holder(model=Poly([1, 2])), [1, 2, 3], [0] * 3"),
        ser("Holder(model=abs), [1, 2, 3], [0] * 3"),
        ser("Holder(model=lambda x: seen.append(x)), [1, 2, 3], [0] * 3"),
        ser("Holder(model=Poly((t := np.arange(3.)))), [0, 1, 2], t"),
        ser("type('H', (Holder,), {'model': spy})(), [1, 2, 3], [0] * 3"),
        ser("type('H', (Holder,), {'model': property(lambda s: spy.__get__(3))})(), [1, 2, 3], [0] * 3"),
    ),
    case(
        "callable_that_changes_itself",
        """
        class Counter:
            def __init__(self):
                self.n = 0
            def __call__(self, x):
                self.n += x
                return self.n
        def f(c, xs, out):
            for i, x in enumerate(xs):
                out[i] = c(x)
            return out, c.n
        """,
        ser("Counter(), [1, 2, 3], [0] * 3"),
    ),
    case(
        "callable_that_changes_its_argument",
        """
        class Adder:
            def __call__(self, row):
                row.append(len(row))
                return row[0]
        class Holder:
            def __init__(self, **held):
                self.__dict__.update(held)
        def f(p, h, shared, out):
            for i in range(len(out)):
                out[i] = p([i]) + h.count(shared)
            return out, shared
        """,
        ser("(p := Adder()), Holder(count=p), [1], [0] * 3"),
        call("Adder(), [1], [1], [0] * 3"),
    ),
    case(
        "callable_object_used_in_other_ways",
        _MODULE + "def f(p, xs, out):\n    for i, x in enumerate(xs):\n        q = p\n        out.append((p(x), q))\n"
        "    return [o[0] for o in out], [o[1] is p for o in out]\n",
        call("Poly([1, 2]), [1, 2, 3], []"),
    ),
    case(
        "method_under_another_name",
        """
        class Adder:
            def __init__(self):
                self.rows = []
            def put(self, row):
                row.append(len(row))
                return row[0]
            def at(self, row):
                return row[0]
        class Odd:
            at = Adder.put
        def f(p, q, shared, out):
            for i in range(len(out)):
                out[i] = p.put([i]) + q.at(shared)
            return out, shared
        """,
        par("Adder(), Adder(), [1], [0] * 3"),
        ser("Adder(), Odd(), [1], [0] * 3"),
    ),
    case(
        "property_under_another_name",
        """
        class Lazy:
            def __init__(self, x):
                self.x = x
                self.kept = 0
            @property
            def lazy(self):
                self.kept += 1
                return self.kept
            @property
            def value(self):
                return self.x
        class Odd(Lazy):
            value = Lazy.lazy
        def f(t, out):
            for i in range(len(out)):
                out[i] = Lazy(i).lazy + t.value
            return out, t.kept
        """,
        par("Lazy(1), [0] * 3"),
        ser("Odd(1), [0] * 3"),
    ),
)
