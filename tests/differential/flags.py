"""Flags, bits and sets: what and, or and their operators gather over the iterations."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "flags",
        """
        def f(a):
            every, some = True, False
            for x in a:
                every = every and x > 1
                some = some or x > 10
            return every, some
        """,
        call("[2, 3, 4, 5]"),
        call("[2, 0, 'a', 5]"),
        call("[2, 30, 'a', 5]"),
        call("[0, 30, 'a', 5]"),
        call("np.array([2, 3, 40])"),
        call("[np.ones(3)]"),
    ),
    case(
        "flags_keep_value",
        """
        def f(a):
            first = None
            last = 1
            for x in a:
                first = first or x
                last = last and x
            return first, last
        """,
        call("[0, '', 3, 'x']"),
        call("[[], {}, [1], 2]"),
    ),
    case(
        "flags_keep_value_like_the_start",
        """
        def f(a, first, last):
            for x in a:
                first = first or x
                last = last and x
            return first, last
        """,
        call("[5, 1, 1], 0, 1"),
        call("[5, True, 1], False, True"),
        call("['', 0, 0.0], 0, 'x'"),
        call("[[1], [2], [3]], [], [4]"),
    ),
    case(
        "flags_short_circuit_hides_error",
        """
        def f(a):
            ok = True
            for x in a:
                ok = ok and 1 / x > 0
            return ok
        """,
        call("[1, 2, -3, 4, 0, 5]"),
        call("[1, 2, 3, 4, 0, 5]"),
        call("[1, 2, 3, 4, 5]"),
    ),
    case(
        "flags_by_if",
        """
        def f(a):
            found = False
            for x in a:
                if x > 3:
                    found = True
            return found
        """,
        call("[1, 5, 2, 1, 1, 1, 1]"),
        call("[1, 2]"),
    ),
    case(
        "flags_with_call",
        """
        calls = []
        def check(x):
            calls.append(x)
            return x > 2
        def f(a):
            ok = True
            for x in a:
                ok = ok and check(x)
            return ok
        """,
        ser("[3, 4, 1, 5, 6]"),
    ),
    case(
        "bits",
        """
        def f(a):
            every = -1
            some = 0
            odd = 0
            for x in a:
                every &= x
                some |= x
                odd ^= x
            return every, some, odd
        """,
        par("[12, 10, 255, 1 << 70]"),
        call("[True, False]"),
        call("np.array([12, 10, 9], np.uint8)"),
        call("[1, 2.0]"),
    ),
    case(
        "set_union_operator",
        """
        def f(sets):
            seen = set()
            for s in sets:
                seen |= s
            return seen
        """,
        call("[{1, 2}, {2, 3}, {'a'}]"),
        call("[{1, 2}, [3]]"),
        call("[(s := {1}), s]"),
    ),
)
