"""Functions that are given parts of one array for several parameters, and write one of them."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

SHIFT = """
def relax(left, right):
    for i in range(len(left)):
        left[i] = math.sin(right[i]) + i
def forward(a, d=1):
    relax(a[:-d], a[d:])
    return a
"""

CASES: tuple[Case, ...] = (
    case(
        "passed_later_elements",
        SHIFT + "f = forward\n",
        par("np.arange(12.)"),
        par("np.arange(24.)[::2]"),
        par("np.arange(12.)[::-1]"),
        par("np.arange(12.), 4"),
        par("np.arange(12, dtype=np.int8)"),
        par("np.arange(24).reshape(12, 2)[:, 1]"),
        call("np.arange(12.), -1"),
        call("np.arange(12.), -3"),
        call("np.arange(12.), 0"),
        call("np.arange(12.), 11"),
        call("list(np.arange(12.))"),
        call("np.arange(24.).reshape(12, 2)"),
        call("np.arange(1.)"),
        call("np.arange(0.)"),
        call("np.arange(12.).astype(object)"),
        call("np.lib.stride_tricks.as_strided(np.arange(12.), (12,), (4,))"),
        call("np.broadcast_to(np.arange(1.), 12)"),
        call("np.array([1.0, 2, 3, 4, np.inf, 6, 7, 8, 9])"),
    ),
    case(
        "passed_in_any_way",
        SHIFT
        + """
def f(left, right):
    relax(left, right)
    return left, right
""",
        par("np.zeros(12), np.arange(12.)"),
        par("(t := np.arange(13.))[:-1], t[1:]"),
        par("(t := np.arange(13.)), t"),
        ser("(t := np.arange(13.))[1:], t[:-1]"),
        ser("(t := np.arange(13.))[::-1], t"),
        par("(t := np.arange(26.))[:13], t[::2]"),
        par("(t := np.arange(26.))[::2], t[1::2]"),
        ser("(t := np.arange(26.))[::2], t[:13]"),
        call("(t := np.arange(12))[:-1].view(np.float64), t[1:]"),
        call("(t := np.arange(12.))[:-1], t[1:].view(np.int64)"),
        call("(t := np.arange(12.).tolist()), t"),
        call("(t := np.arange(13.))[:-1], t[1:-3]"),
        call("(t := bytearray(96)) and np.frombuffer(t, np.float64)[:-1], np.frombuffer(t, np.float64)[1:]"),
    ),
    case(
        "passed_both_neighbours",
        """
        class Bar:
            def __init__(self, u):
                self.u = u
            def relax(self, u, below, above):
                for i in range(len(u)):
                    u[i] = math.sin(below[i] + above[i])
            def step(self):
                self.relax(self.u[1:-1], self.u[:-2], self.u[2:])
                return self.u
            def ahead(self):
                self.relax(self.u[:-2], self.u[1:-1], self.u[2:])
                return self.u
        def f(u, ahead):
            bar = Bar(u)
            return bar.ahead() if ahead else bar.step()
        """,
        ser("np.arange(12.), False"),
        par("np.arange(12.), True"),
        call("list(np.arange(12.)), True"),
    ),
    case(
        "passed_and_written_before_it_is_read",
        """
        def both(left, right, out):
            for i in range(len(left)):
                left[i] = i * 0.5
                out[i] = math.sin(right[i])
        def f(a, d):
            out = np.zeros(len(a))
            both(a[: len(a) - d], a[d:], out)
            return a, out
        """,
        par("np.arange(12.), 1"),
        par("np.arange(12.), 5"),
        ser("np.arange(12.), 0"),
    ),
    case(
        "passed_and_kept",
        """
        def keep(left, right, kept):
            for i in range(len(left)):
                left[i] = i * 0.5
                kept.append(right[i])
        def f(a):
            kept = []
            keep(a[:-1], a[1:], kept)
            return a, kept
        """,
        call("np.arange(12.)"),
        call("np.arange(24.).reshape(12, 2)"),
    ),
    case(
        "passed_and_read_by_a_callee",
        """
        def total(x):
            return float(np.sum(x))
        def fill(left, right):
            for i in range(len(left)):
                left[i] = total(right) + right[i]
        def f(a):
            fill(a[:-1], a[1:])
            return a
        """,
        ser("np.arange(12.)"),
    ),
    case(
        "passed_rows",
        """
        def add(rows, others):
            for i in range(len(rows)):
                rows[i] = np.sin(others[i]) + rows[i]
        def f(m):
            add(m[:-1], m[1:])
            return m
        """,
        par("np.arange(24.).reshape(8, 3)"),
        call("np.arange(24.).reshape(8, 3).T"),
        call("np.arange(8.)"),
    ),
    case(
        "passed_and_failing_half_way",
        """
        def divide(left, right):
            for i in range(len(left)):
                left[i] = 1 // int(right[i])
        def f(a):
            try:
                divide(a[:-1], a[1:])
            except ZeroDivisionError as error:
                return a, str(error)
            return a
        """,
        call("np.array([1.0, 2, 3, 4, 5, 0, 7, 8, 9])"),
        call("np.array([1.0, 2, 3, 4, 5, 6, 7, 8, 0])"),
        call("np.array([1.0, 0, 3, 4, 5, 6, 7, 8, 0])"),
        call("np.array([1.0, 2, 3, 4, 5, np.nan, 7, 8, 0])"),
    ),
)
