"""Members of sets and dicts that live on in differences and intersections."""

from __future__ import annotations

from tests.differential.case import Case, case, par, ser

_BODIES = """
class Body:
    def __init__(self, m):
        self.m = m
        self.held = []
def bodies(n):
    return list(map(Body, range(n)))
"""
_CHANGED = """
def f(bodies, kind, n):
    living, dead = kind(bodies), set()
    for i in range(n):
        for b in living - dead:
            b.m = i
            b.held.append(i)
    return bodies
"""
_KEPT = """
def f(bodies, one, out):
    groups, old = [set(bodies)] * 9, {one}
    for g in groups:
        out.append(g & old)
    found = []
    found.extend(map(set.pop, out))
    return found, bodies
"""

CASES: tuple[Case, ...] = (
    case(
        "difference_whose_members_change",
        _BODIES + _CHANGED,
        ser("bodies(5), set, 9"),
        ser("bodies(5), frozenset, 9"),
        ser("bodies(5), lambda b: dict.fromkeys(b).keys(), 9"),
        ser("[1, 2], set, 9"),
    ),
    case(
        "intersection_that_is_kept",
        _BODIES + _KEPT,
        ser("(b := bodies(5)), b[2], []"),
        par("[1, 2, 3], 3, []"),
        par("[(1, 2), (3, 4)], (3, 4), []"),
    ),
    case(
        "difference_of_sets_made_inside",
        _BODIES + "def f(bodies, dead, n):\n    for i in range(n):\n        for b in set(bodies) - dead:\n"
        "            b.m = i\n    for i in range(n):\n        b = ({bodies[i % 3]} ^ {dead}).pop()\n"
        "        b.held.append(i)\n    return bodies\n",
        ser("bodies(5), set(), 9"),
        ser("bodies(5), frozenset(), 9"),
    ),
)
