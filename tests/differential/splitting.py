"""Loops of which only the first iterations are what the others depend on."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "splitting_reads_the_first",
        """
        def f(a, b, n):
            for i in range(n):
                a[i] = a[0] + b[i]
            return a, i
        """,
        par("np.arange(9.), np.arange(9.) + 1, 9"),
        par("list(range(9)), list(range(9)), 9"),
        call("np.arange(9.), np.arange(8.), 9"),
        call("np.arange(1.), np.arange(1.), 1"),
        call("(x := np.arange(9.)), x, 9"),
        call("[[1], [2], [3]], [[4]] * 3, 3"),
    ),
    case(
        "splitting_first_assigns",
        """
        def f(a, b, n):
            total = 0
            for i in range(n):
                if i == 0:
                    a[0] = b[n - 1]
                else:
                    a[i] = a[0] * 2 + i
                total += a[i]
            return total
        """,
        par("np.arange(9.), np.arange(9.) + 1, 9"),
        par("list(range(9)), list(range(9)), 9"),
        call("np.arange(9.), np.arange(9.), 12"),
        call("np.arange(0.), np.arange(9.), 3"),
    ),
    case(
        "splitting_first_two",
        """
        def f(a, n):
            for i in range(n):
                a[i] = 1 if i < 2 else a[0] + a[1] * i
            return a
        """,
        par("np.zeros(9), 9"),
        par("[0] * 9, 9"),
        call("np.zeros(2), 2"),
        call("np.zeros(1), 1"),
    ),
    case(
        "splitting_leaves_nothing",
        """
        def f(a, n):
            for m in range(1, n):
                for i in range(m):
                    a[i] = a[0] + m
            return a
        """,
        call("np.arange(9.), 9"),
        call("list(range(9)), 9"),
    ),
    case(
        "splitting_rows",
        """
        def f(a, n):
            for i in range(n):
                a[i, :] = a[0, :] + a[i] * 2
            return a
        """,
        par("np.arange(20.).reshape(5, 4), 5"),
        call("np.arange(20.).reshape(5, 4).T, 4"),
        call("np.arange(20.).reshape(5, 4), 7"),
    ),
    case(
        "splitting_counts_down",
        """
        def f(a, n):
            for i in range(8, -1, -1):
                a[i] = a[8] + i
            return a
        """,
        par("np.zeros(9), 9"),
        call("np.zeros(8), 9"),
    ),
    case(
        "splitting_a_while",
        """
        def f(a, n):
            i = 0
            while i < n:
                a[i] = a[0] + i
                i += 1
            return a, i
        """,
        par("np.ones(9), 9"),
        par("[1] * 9, 9"),
        call("np.ones(7), 9"),
    ),
    case(
        "splitting_prints_nothing_else",
        """
        def f(a, log, n):
            for i in range(n):
                a[i] = a[0] + i
                log.append(a[i])
            return a
        """,
        par("np.ones(9), [], 9"),
        par("[1] * 9, [], 9"),
    ),
    case(
        "splitting_does_not_help_a_recurrence",
        """
        def f(a, n):
            for i in range(n):
                a[i] = a[i - 1] + 1 if i > 0 else 5
            return a
        """,
        ser("np.ones(9), 9"),
        ser("[1] * 9, 9"),
    ),
    case(
        "splitting_the_middle_is_read",
        """
        def f(a, n):
            for i in range(n):
                a[i] = a[4] + i
            return a
        """,
        par("np.ones(9), 9"),
        par("[1] * 9, 9"),
    ),
    case(
        "splitting_and_a_snapshot",
        """
        def f(a, n):
            for i in range(n - 1):
                a[i] = a[i + 1] + a[0]
            return a
        """,
        call("np.arange(9.), 9"),
        call("list(range(9)), 9"),
    ),
)
