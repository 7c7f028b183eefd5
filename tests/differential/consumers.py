"""Generators that are unpacked, joined, spread or multiplied: items are there before their consumer asks for them."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_ITEM = """
LOG = []
def h(x):
    if x == 3:
        raise ValueError("made")
    return "a" if x == 2 else [] if x == 4 else math.sqrt(x) if x > 5 else x
def loud(x):
    LOG.append(x)
    return x
def seen(x):
    return len(LOG) + x
"""


def _of(name: str, body: str) -> Case:
    return case(
        f"consumers_{name}",
        f"{_ITEM}\ndef f(xs):\n    {body}\n",
        par("[1, 5, 6]"),
        call("[1, 5, 2, 3]"),
        call("[1, 2, 3]"),
        call("[1, 4, 3]"),
        call("[1, 6, 3]"),
        call("[1, 6, 1, 6, 3]"),
        call("[3, 2, 1, 5]"),
        call("[1]"),
        call("[]"),
        call("range(5, 8)"),
        call("np.array([1, 4, 3])"),
        call("(x for x in [1, 2, 1, 3])"),
        call("{5: 0, 3: 1, 1: 2}"),
    )


CASES: tuple[Case, ...] = (
    _of("unpacked", "a, b, c = (h(x) for x in xs)\n    return c, b, a"),
    _of("unpacked_into_elements", "out = [0, 0, 0]\n    out[2], out[0], out[1] = (h(x) for x in xs)\n    return out"),
    _of("unpacked_with_a_rest", "a, *b = (h(x) for x in xs if x)\n    return b, a"),
    _of("unpacked_over_themselves", "a, b, c = xs\n    a, b, c = (h(x) for x in (c, a, b))\n    return a, b, c"),
    _of("joined_bytes", "return b'-'.join(str(h(x)).encode() if x != 6 else h(x) for x in xs if x != 6)"),
    _of("joined_bytes_of_others", "return b'-'.join(h(x) if x == 4 else b'%d' % x for x in xs)"),
    _of("spread", "return [0, *(h(x) for x in xs), 1]"),
    _of("spread_into_a_call", "return max(-1, *(h(x) for x in xs))"),
    _of("multiplied", "return math.prod(h(x) for x in xs)"),
    _of("multiplied_from_a_start", "return math.prod((h(x) for x in xs), start=0.5)"),
    _of("kept_in_a_deque", "from collections import deque\n    return list(deque((h(x) for x in xs), maxlen=2))"),
    case(
        "consumers_key_that_is_seen_by_items",
        f"{_ITEM}\ndef f(xs):\n    return max((seen(x) for x in xs), key=loud), LOG\n",
        ser("[1, 2, 3, 4]"),
    ),
    case(
        "consumers_start_that_fails_first",
        f"{_ITEM}\ndef f(xs):\n    return sum((h(x) for x in xs), h(int('3')))\n",
        ser("[1, 5, 6]"),
        ser("[1, 3, 6]"),
    ),
    *(
        case(
            f"consumers_over_an_iterator_{name}",
            f"{_ITEM}\ndef f(xs):\n    {body}\n",
            par("[1, 5, 6]"),
            call("[1, 5, 2, 3]"),
            call("[1, 2, 3]"),
            call("[1, 3, 2]"),
            call("[1, 1, 1, 3]"),
            call("[1, 4, 3, 1]"),
        )
        for name, body in {
            "sum": "return sum(h(x) for x in map(abs, xs))",
            "unpacked": "a, b, c = (h(x) for x in filter(None, xs))\n    return c, b, a",
            "of_a_generator": "return dict((h(x), x) for x in (y for y in xs if y))",
            "numbered": "return sum(h(x) for _, x in enumerate(map(abs, xs)))",
        }.items()
    ),
    case(
        "consumers_of_several_an_iteration",
        f"{_ITEM}\ndef f(xs):\n    return sum(h(x * y) for x in xs for y in (1, 2, 3))\n",
        call("[1, 5, 6]"),
        call("[1, 2]"),
    ),
    case(
        "consumers_that_fail_where_items_print",
        f"{_ITEM}\ndef f(xs):\n    return sum(print(x) or h(x) for x in xs)\n",
        call("[1, 2, 5, 6]"),
        call("[1, 5, 3, 6]"),
    ),
    case(
        "consumers_unpacking_too_many_where_items_print",
        f"{_ITEM}\ndef f(xs):\n    a, b = (print(x) or h(x) for x in xs)\n    return a, b\n",
        call("[1, 5, 6, 7]"),
        call("[1, 5]"),
    ),
    case(
        "consumers_dtypes_in_between",
        """
        def f(xs):
            return sum(-1 if x.dtype == np.dtypes.ObjectDType() else float(x.sum()) for x in xs)
        """,
        par("[np.arange(3.0) + k for k in range(6)]"),
    ),
)
