"""Named tuples made, taken apart, collected and used as keys; classes that only look like them."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_PAIR = """
from collections import namedtuple
import sys, typing
seen = []
P = namedtuple("P", "x y")
Q = namedtuple("Q", ["a", "b"], defaults=(0.5,))
class R(typing.NamedTuple):
    u: int
    v: object = None
"""

_MAKES = """
def f(xs):
    out, table = [], {}
    for x in xs:
        out.append(P(x, x * 2))
    for i, x in enumerate(xs):
        table[P(i, x)] = Q(b=x, a=i)
    total = 0
    for x in xs:
        a, b = P(x, 2)
        q = Q(x)
        total += a * b + q.b + R(3).u
    return out, table, total, [R(x)._replace(v=2) for x in xs], [P(x, 1)._asdict() for x in xs]
"""

_HOLDS = """
def f(rows, out):
    for i in range(len(out)):
        p = P(rows[i], i)
        p.x[0] = p.y
        out[i] = p
    return rows, out
"""

_PATCHED = """
def f(xs):
    ps = []
    for x in xs:
        p = P(x, x)
        y = p.y
        ps.append((p.x, y))
    return ps, seen
"""

CASES: tuple[Case, ...] = (
    case("named_tuples_made", _PAIR + _MAKES, par("[1, 2, 3]"), par("list(range(50))"), call("[1.5, None]")),
    case(
        "named_tuples_made_wrong",
        _PAIR + "def f(xs):\n    out = []\n    for x in xs:\n        out.append(P(*x))\n    return out\n",
        call("[(1, 2), (3, 4)]"),
        call("[(1, 2), (3,), (4, 5)]"),
    ),
    case("named_tuples_hold_rows", _PAIR + _HOLDS, call("[[0], [0], [0]], [0] * 3"), call("[[0]] * 3, [0] * 3")),
    case(
        "named_tuples_rebound",
        _PAIR
        + "class N:\n    def __init__(self, x, y):\n        seen.append(x)\n        self.x, self.y = x, len(seen)\n"
        + _PATCHED,
        par("[1, 2, 3]"),
        ser("(vars(sys.modules[f.__module__]).update(P=N), [1, 2, 3])[1]"),
    ),
    case(
        "named_tuples_patched_new",
        _PAIR
        + "def new(cls, x, y):\n    seen.append(x)\n    return tuple.__new__(cls, (len(seen), seen))\n"
        + _PATCHED,
        par("[1, 2, 3]"),
        ser("(setattr(P, '__new__', new), [1, 2, 3])[1]"),
    ),
    case(
        "named_tuples_patched_field",
        _PAIR + "def get(self):\n    seen.append(1)\n    return len(seen)\n" + _PATCHED,
        ser("(setattr(P, 'x', property(get)), [1, 2, 3])[1]"),
    ),
    case(
        "named_tuples_patched_replace",
        _PAIR
        + "def other(self, **more):\n    seen.append(1)\n    return len(seen)\n"
        + "def f(ps):\n    return [p._replace(x=1).x for p in ps], seen\n",
        par("[P(1, 2), P(3, 4)]"),
        ser("(setattr(P, '_replace', other), [P(1, 2), P(3, 4)])[1]"),
    ),
    case(
        "named_tuples_replaced_defaults",
        _PAIR
        + "S = namedtuple('Q', 'a b', defaults=[[]])\n"
        + "def f(xs):\n    out = []\n    for x in xs:\n        q = Q(x)\n        b = q.b\n"
        + "        if type(b) is list:\n            b.append(x)\n        out.append((x, b))\n    return out\n",
        ser("(vars(sys.modules[f.__module__]).update(Q=S), [1, 2, 3])[1]"),
    ),
    case(
        "named_tuples_with_methods",
        """
        import typing
        class R(typing.NamedTuple):
            u: int
            def twice(self):
                return 2 * self.u
        def f(xs):
            return [R(x).twice() for x in xs]
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "named_tuples_conditional",
        """
        from collections import namedtuple
        P = namedtuple("P", "x y")
        if len("ab") == 2:
            P = namedtuple("P", "x y z")
        def f(xs):
            return [P(x, x, x) for x in xs]
        """,
        call("[1, 2, 3]"),
    ),
)
