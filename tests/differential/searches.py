"""Searches by any, all and next, which end at what they find."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked

CASES: tuple[Case, ...] = (
    case(
        "exit_any_all",
        """
        def fits(x, k):
            return math.sqrt(x) > k
        def f(xs, k):
            return any(fits(x, k) for x in xs), all(fits(x, k) for x in xs), not all((fits(x, 0) for x in xs))
        """,
        forked("[1, 4, 9, 16, 25, 36], 4"),
        forked("[1, 4, 9, 16, 25, 36], 9"),
        forked("[1, 4, 9, 16, 25, 36], 0"),
        call("[], 0"),
        forked("[1, 4, 9, 16, -25, 36], 3"),
        call("[1, 4, 9, -16, 25, 36], 4"),
    ),
    case(
        "exit_any_of_what_does_not_end_behind",
        """
        def slow(x, k):
            while x > k:
                pass
            return x == k
        def f(xs, k):
            return any(slow(x, k) for x in xs)
        """,
        forked("[1, 4, 9, 16, 25, 36, 37, 38], 16"),
    ),
    case(
        "exit_any_of_arrays",
        """
        def f(xs, k):
            return any(np.sqrt(x) == k for x in xs)
        """,
        call("[np.array([1.0]), np.array([4.0]), np.array([9.0])], 3"),
        call("[np.array([1.0]), np.array([4.0]), np.array([9.0, 3.0])], 3"),
    ),
    case(
        "exit_any_raises",
        """
        def f(texts):
            return any(
                int(text) > 5
                for text in texts
            )
        """,
        forked("['1', '2', '3', '9', 'x', 'y']"),
        call("['1', '2', '3', 'x', '9', 'y']"),
    ),
    case(
        "exit_next",
        """
        def f(rows, k):
            found = next((row for row in rows if sum(row) > k), None)
            first = next((x for row in rows for x in row if math.sqrt(x) > k), k)
            return [found is row for row in rows], first
        """,
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 9"),
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 99"),
        call("[], 99"),
    ),
    case(
        "exit_next_without_default",
        """
        def f(rows, k):
            return next(row for row in rows if sum(row) > k)
        """,
        call("[[1, 2], [3, 4], [5, 6], [7, 8]], 9"),
        call("[[1, 2], [3, 4], [5, 6], [7, 8]], 99"),
    ),
    case(
        "exit_next_of_names_taken",
        """
        def f(xs, default, chunk):
            return next((x + chunk for x in xs if math.sqrt(x) > 2), default)
        """,
        forked("[1, 4, 9, 16], 'none', 3"),
        forked("[1, 4, 1, 1], 'none', 3"),
    ),
)
