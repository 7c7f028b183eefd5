"""What is used item by item while a generator makes it: using one may fail before a later one cannot be made."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

_ITEM = """
from collections import Counter
def h(x):
    if x == 3:
        raise ValueError("made")
    return "a" if x == 2 else [] if x == 4 else math.sqrt(x) if x > 5 else x
"""


def _of(name: str, use: str) -> Case:
    return case(
        f"folded_{name}",
        f"{_ITEM}\ndef f(xs):\n    return {use}\n",
        par("[1, 5, 6, 7, 8, 9]"),
        call("[1, 5, 2, 1, 3, 3]"),
        call("[1, 5, 4, 1, 3, 3]"),
        call("[1, 5, 3, 1, 2, 2]"),
        call("[1, 5, 1, 4, 1, 1]"),
        call("[]"),
        call("range(1, 5)"),
        call("{2: 0, 3: 1, 1: 2}"),
        call("np.array([1, 4, 3])"),
        call("(x for x in [1, 2, 1, 3])"),
        call("'abc'"),
    )


CASES: tuple[Case, ...] = (
    _of("sum", "sum(h(x) for x in xs)"),
    _of("min", "min(h(x) for x in xs)"),
    _of("max_by_key", "max((h(x) for x in xs), key=lambda y: y + 1)"),
    _of("set", "set(h(x) for x in xs)"),
    _of("frozenset", "frozenset(h(x) for x in xs if x)"),
    _of("dict", "dict((h(x), x) for x in xs)"),
    _of("counter", "Counter(h(x) for x in xs)"),
    _of("sorted", "sorted(h(x) for x in xs)"),
    _of("list", "list(h(x) for x in xs)"),
    _of("tuple", "tuple(h(x) for x in xs)"),
    case(
        "folded_with_output",
        """
        def h(x):
            print(x)
            if x == 3:
                raise ValueError("made")
            return math.sqrt(x)
        def f(xs):
            return sum(h(x) for x in xs)
        """,
        call("[1, 5, 1, 2, 8]"),
        call("[1, 5, 1, 3, 8]"),
    ),
)
