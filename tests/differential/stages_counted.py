"""Positions that conditions count, ``k += 1``, and from which the rest of the body reads."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_WORK = """
        def work(x):
            return math.sin(x) * math.cos(x) + x
"""

_SIGNS = "(np.arange(40.) * 7) % 5 - 2"

CASES: tuple[Case, ...] = (
    case(
        "counted_unpacking",
        _WORK
        + """
        def f(a, b):
            j = -1
            for i in range(len(a)):
                if a[i] > 0:
                    j += 1
                    a[i] = work(b[j])
            return a, j
        """,
        par(f"{_SIGNS}, np.arange(40.)"),
        par(f"({_SIGNS}).astype(int), np.arange(40)"),
        par(f"list({_SIGNS}), list(range(40))"),
        call(f"{_SIGNS}, np.arange(5.)"),
        call(f"{_SIGNS}, []"),
        call("np.full(20, np.nan), np.arange(40.)"),
        call("np.ones(20), np.array([1.0] * 12 + [np.inf] * 8)"),
        call("-np.ones(20), []"),
        call("[], []"),
        ser(f"(t := {_SIGNS}), t"),
        ser(f"(t := {_SIGNS}), t[1:]"),
        ser(f"(t := {_SIGNS}), t[::-1]"),
        call(f"({_SIGNS}).astype(object), np.arange(40.)"),
        call("np.ones((20, 2)), np.arange(40.)"),
        call("[1, 2, 'x', 4] * 5, np.arange(40.)"),
    ),
    case(
        "counted_unpacking_by_a_mask",
        _WORK
        + """
        def f(mask, values, full):
            k = 0
            for i in range(len(mask)):
                if mask[i]:
                    full[i] = work(values[k])
                    k += 1
            return full, k
        """,
        par("np.arange(40) % 3 == 0, np.arange(40.), np.zeros(40)"),
        par("[True, False] * 20, np.arange(40.), np.zeros(40, np.float32)"),
        par("[True, False] * 20, np.arange(40.), np.zeros(40, int)"),
        call("[True, False] * 20, np.arange(4.), np.zeros(40)"),
        call("[True, False] * 20, np.arange(40.), np.zeros(20)"),
        call("[True, False, np.ones(2)] * 10, np.arange(40.), np.zeros(40)"),
        ser("(t := np.arange(40.)), t, t"),
        ser("[True, False] * 20, (t := np.arange(40.)), t"),
    ),
    case(
        "counted_in_two_ways",
        _WORK
        + """
        def f(a, b, out):
            up = down = 0
            for i in range(len(a)):
                if a[i] > 0:
                    up += 2
                elif a[i] < 0:
                    down -= 1
                out[i] = work(b[up] + down)
            return out, up, down, i
        """,
        par(f"{_SIGNS}, np.arange(80.), np.zeros(40)"),
        call(f"{_SIGNS}, np.arange(8.), np.zeros(40)"),
        call("[], [], []"),
    ),
    case(
        "counted_by_an_element",
        _WORK
        + """
        def f(a, b, out):
            j = 0
            for i in range(len(a)):
                j += a[i]
                out[i] = work(b[i]) + np.sum(j)
            return out, j, a
        """,
        call("np.arange(20), np.arange(20.), np.zeros(20)"),
        call("np.ones((20, 2), int), np.arange(20.), np.zeros(20)"),
        call("[np.ones(2), np.ones(2)] * 10, np.arange(20.), np.zeros(20)"),
    ),
    case(
        "counted_in_place",
        _WORK
        + """
        def f(start, a, out):
            j = start
            for i in range(len(a)):
                if a[i] > 0:
                    j += 1
                out[i] = work(a[i]) + np.sum(j)
            return out, j, start
        """,
        call(f"0, {_SIGNS}, np.zeros(40)"),
        call(f"np.zeros(2), {_SIGNS}, np.zeros(40)"),
        call(f"(t := np.zeros(40)), {_SIGNS}, t"),
    ),
    case(
        "counted_by_an_argument",
        _WORK
        + """
        def f(a, out, j=0):
            if j is None:
                j = 0
            for i in range(len(a)):
                if a[i] > 0:
                    j += 1
                out[i] = work(a[i]) + np.sum(j)
            return out, j
        """,
        call(f"{_SIGNS}, np.zeros(40), None"),
        call(f"{_SIGNS}, np.zeros(40), np.zeros(2)"),
        call(f"{_SIGNS}, (t := np.zeros(40)), t"),
    ),
    case(
        "counted_at_module_level",
        _WORK
        + """
        k = 0
        marks = [3, -1, 2, 0, 5, -2, 7, 1] * 3
        values = [x * 0.5 for x in range(24)]
        out = [0.0] * 24
        for i in range(24):
            if marks[i] > 0:
                k += 1
            out[i] = work(values[k])
        def f():
            return k, out, i
        """,
        call(""),
    ),
    case(
        "counted_by_a_function_too",
        _WORK
        + """
        def f(a, out):
            j = 0
            def more(by):
                nonlocal j
                j += by
            more(out)
            for i in range(len(a)):
                if a[i] > 0:
                    j += 1
                out[i] = work(a[i])
            return out, j
        """,
        call(f"{_SIGNS}, np.zeros(40)"),
        call(f"{_SIGNS}, 4"),
    ),
    case(
        "counted_from_a_tuple",
        _WORK
        + """
        def f(a, b, out):
            j, k = 0, len(b) - 1
            for i in range(len(a)):
                if a[i] > 0:
                    j += 1
                else:
                    k -= 1
                out[i] = work(b[j] - b[k])
            return out, j, k
        """,
        call(f"{_SIGNS}, np.arange(80.), np.zeros(40)"),
        call(f"{_SIGNS}, np.arange(8.), np.zeros(40)"),
    ),
)
