"""Loops in two stages: scalars that are used twice, conditions on what is stored, loops inside the first stage."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

_V = "np.arange(1.0, 13.0)"
_W = "np.arange(12.0)[::-1] - 5.5"

CASES: tuple[Case, ...] = (
    case(
        "stages_renamed_scalar",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                t = a[i] + b[i]
                a[i] = t + c[i - 1]
                t = c[i] * d[i]
                c[i] = t
            return a, c, t
        """,
        par(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
        par(f"list({_V}), list({_W}), list({_V}), list({_W})"),
        call(f"{_V}, {_W}, {_V} + 1, {_W}[:9]"),  # too short
        call(f"*[{_V}] * 4"),
        call(f"{_V}, {_W}, *[{_V}] * 2"),
        call("[[1], [2], [3], [4]], [[1], [2], [3], [4]], [[5], [6], [7], [8]], [2, 2, 2, 2]"),
        call("np.ones((5, 2)), np.ones((5, 2)), np.arange(10.0).reshape(5, 2), np.full((5, 2), 2.0)"),
        call("[1, 2, 3, 'x'], [1, 2, 3, 4], [5, 6, 7, 8], [2, 2, 2, 2]"),
        call("[1.0], [1.0], [2.0], [3.0]"),
    ),
    case(
        "stages_renamed_scalar_from_the_end",
        """
        def f(a, b, c, d):
            for i in range(len(a)):
                t = a[i] + b[i]
                a[i] = t + c[i - 1]
                t = c[i] * d[i]
                c[i] = t
            return a, c, t
        """,
        call(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
        call(f"list({_V}), list({_W}), list({_V}), list({_W})"),
    ),
    case(
        "stages_scalar_renamed_thrice",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                t = math.sqrt(abs(b[i]))
                a[i] = t + c[i - 1]
                t = c[i - 1] * 0.5 + d[i]
                c[i] = t
                t = math.sin(d[i])
                b[i] = t
            return a, b, c, t
        """,
        par(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
        call(f"{_V}, {_W}, *[{_V}] * 2"),
        call(f"*[{_V}] * 2, {_W}, {_V}"),
    ),
    case(
        "stages_scalar_renamed_under_a_condition",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                t = c[i - 1] * 0.5 + d[i]
                c[i] = t
                if d[i] > 0:
                    t = 7.0
                a[i] = math.sqrt(abs(t)) + b[i]
            return a, b, c, t
        """,
        call(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
    ),
    case(
        "stages_scalar_handed_over_and_renamed",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                t = c[i - 1] * 0.5 + d[i]
                c[i] = t
                a[i] = math.sqrt(abs(t)) + b[i]
                t = math.exp(-abs(b[i]))
                b[i] = t
            return a, b, c, t
        """,
        call(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
        call(f"{_V}, {_W}, {_V} + 1, {_W} * 2e308"),
    ),
    case(
        "stages_scalar_that_a_closure_sees",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                t = a[i] + b[i]
                g = lambda: t
                a[i] = t + c[i - 1]
                t = c[i] * d[i]
                c[i] = t + g()
            return a, c, t
        """,
        call(f"{_V}, {_W}, {_V} + 1, {_W} * 2"),
    ),
    case(
        "stages_scalar_kept_when_an_inner_loop_makes_no_trip",
        """
        def f(a, b, c, n):
            for i in range(1, len(a)):
                for j in range(n[i]):
                    a[i] = a[i] + math.sqrt(j)
                for j in range(n[i - 1]):
                    c[i] = c[i - 1] + j
                b[i] = j
            return a, b, c, j
        """,
        call("np.ones(6), np.zeros(6), np.ones(6), [2, 3, 0, 0, 4, 0]"),
        call("np.ones(6), np.zeros(6), np.ones(6), [0] * 6"),
    ),
    case(
        "stages_two_inner_loops",
        """
        def f(aa, bb, cc):
            n = len(aa)
            for i in range(1, n):
                for j in range(1, n):
                    aa[j, i] = aa[j - 1, i] + cc[j, i]
                for j in range(1, n):
                    bb[j, i] = bb[j, i - 1] + cc[j, i]
            return aa, bb, i, j
        """,
        call("np.arange(36.0).reshape(6, 6), np.ones((6, 6)), np.eye(6)"),
        call("np.arange(36).reshape(6, 6), np.ones((6, 6), dtype=np.int8), np.full((6, 6), 60)"),  # overflows
        call("*[np.arange(36.0).reshape(6, 6)] * 2, np.eye(6)"),
        call("np.arange(36.0).reshape(6, 6), *[np.ones((6, 6))] * 2"),
        call("np.arange(36.0).reshape(6, 6), np.ones((6, 5)), np.eye(6)"),
        call("np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1))"),
        call("np.arange(36.0).reshape(6, 6), np.ones((6, 6)), np.full((6, 6), 1e308)"),
    ),
    case(
        "stages_two_inner_loops_by_rows",
        """
        def f(aa, bb, cc):
            n = len(aa)
            for i in range(1, n):
                for j in range(1, n):
                    aa[j, i] = aa[j - 1, i] + cc[j, i]
                for j in range(1, n):
                    bb[i, j] = bb[i - 1, j] + cc[i, j] * aa[0, j]
            return aa, bb
        """,
        call("np.arange(36.0).reshape(6, 6), np.ones((6, 6)), np.eye(6)"),
        call("np.arange(36.0).reshape(6, 6), np.arange(36.0).reshape(6, 6).T, np.eye(6)"),
    ),
    case(
        "stages_two_inner_loops_of_one_array",
        """
        def f(aa, cc):
            n = len(aa)
            for i in range(1, n):
                for j in range(1, n):
                    aa[j, i] = aa[j - 1, i] + cc[j, i]
                for j in range(1, n):
                    cc[j, i] = cc[j, i - 1] + 1
            return aa, cc
        """,
        call("np.arange(36.0).reshape(6, 6), np.eye(6)"),
    ),
    case(
        "stages_condition_on_what_is_stored",
        """
        def f(a, b, c, d, e):
            for i in range(len(a) - 1):
                if a[i] < 0:
                    if b[i] < 0:
                        a[i] += c[i] * d[i]
                    b[i + 1] = c[i] + d[i] * e[i]
            return a, b, i
        """,
        par(f"{_W}, -{_V}, {_V}, {_W}, {_V}"),
        par(f"list({_W}), list({_W}), list({_V}), list({_W}), list({_V})"),
        par(f"{_W}, {_W} * np.nan, {_V}, {_W}, {_V}"),
        call(f"{_W}, -{_V}, {_V}, {_W}, {_V}[:5]"),
        call(f"*[{_W}] * 2, {_V}, {_W}, {_V}"),
        call(f"{_W}, {_W}, *[{_V}] * 3"),
        call(f"*[{_W}] * 5"),
        call("[-1, -2, 'x', -3, 4], [-1, -1, -1, -1, -1], [1, 2, 3, 4, 5], [1] * 5, [2] * 5"),
    ),
    case(
        "stages_condition_that_the_recurrence_changes",
        """
        def f(a, b, c):
            for i in range(1, len(a)):
                if a[i] < 0:
                    a[i] = a[i - 1] + 10
                    b[i] = math.sqrt(c[i])
            return a, b
        """,
        call(f"{_W}, np.zeros(12), {_V}"),
        call(f"list({_W}), [0] * 12, list({_V})"),
    ),
    case(
        "stages_condition_that_a_later_iteration_changes",
        """
        def f(a, b, c):
            for i in range(1, len(a) - 1):
                if a[i + 1] < 0:
                    b[i] = math.sqrt(c[i])
                if c[i] > 2:
                    a[i] = a[i - 1] + 10
            return a, b
        """,
        call(f"{_W}, np.zeros(12), {_V}"),
        call(f"list({_W}), [0] * 12, list({_V})"),
    ),
    case(
        "stages_condition_that_an_earlier_iteration_changes",
        """
        def f(a, b, c):
            for i in range(1, len(a)):
                if a[i - 1] < 3:
                    b[i] = math.sqrt(c[i]) + b[i]
                if c[i] > 2:
                    a[i] = a[i - 1] * 0.5 + 1
            return a, b
        """,
        call(f"{_W}, np.zeros(12), {_V}"),
        call(f"list({_W}), [0] * 12, list({_V})"),
    ),
    case(
        "stages_condition_that_the_rest_changes",
        """
        def f(a, b, c):
            for i in range(1, len(a)):
                if b[i] < 3:
                    a[i] = a[i - 1] * 0.5 + 1
                b[i] = math.sqrt(c[i]) + b[i]
                if b[i] > 4:
                    a[i] = a[i] + 1
            return a, b
        """,
        call(f"{_W}, {_V} - 3, {_V}"),
    ),
    case(
        "stages_condition_behind_else",
        """
        def f(a, b, c, d):
            for i in range(1, len(a)):
                if a[i] < 0:
                    b[i] = b[i - 1] + c[i]
                elif b[i - 1] > 2:
                    a[i] = a[i] + math.sin(d[i])
                else:
                    d[i] = d[i] * 2
            return a, b, d
        """,
        call(f"{_W}, {_V} - 3, {_V}, {_W}"),
        call(f"list({_W}), list({_V}), list({_V}), list({_W})"),
    ),
    case(
        "stages_condition_by_a_call",
        """
        def low(x):
            return x < 0
        def f(a, b, c, d):
            for i in range(1, len(a)):
                if low(a[i]):
                    if low(b[i - 1]):
                        a[i] += math.sqrt(c[i]) * d[i]
                    b[i] = c[i] + d[i] * b[i - 1]
            return a, b
        """,
        call(f"{_W}, -{_V}, {_V}, {_W}"),
    ),
)
