"""Loops that run parallel if the values of their indices let no two iterations meet."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "inspected_unique",
        """
        def f(out, perm, b):
            for i in range(len(b)):
                j = perm[i]
                out[j] = out[j] * 2 + b[i]
                out[j] -= 1
            return out
        """,
        par("np.arange(9.), np.array([3, 1, 2, 8, 7, 0]), np.arange(6.)"),
        par("np.arange(9.), [3, 1, 2, 8, 7, 0], np.arange(6.)"),
        par("np.arange(9.), np.array([3, 1, 2, 8, 7, 0], dtype=np.uint8), np.arange(6.)"),
        par("list(range(9)), [3, 1, 2, 8, 7, 0], list(range(6))"),
        par("np.arange(9.), np.array([-1, 1, 2, -2, 6, 0]), np.arange(6.)"),
        ser("np.arange(9.), np.array([-1, 1, 2, 8, 7, 0, 4]), np.arange(7.)"),
        ser("np.arange(9.), np.array([3, 1, 2, 8, 1, 0, 1]), np.arange(7.)"),
        ser("list(range(9)), [3, 1, 2, 8, 3, 0, 3], list(range(7))"),
        ser("np.arange(9.), np.array([3, 1, 2, 8, 9, 0]), np.arange(6.)"),
        ser("np.arange(9.), np.array([3., 1., 2., 8.]), np.arange(4.)"),
        ser("np.arange(9.), [True, False, True, True], np.arange(4.)"),
        ser("np.arange(27.).reshape(3, 9), np.eye(3) > 2, np.arange(3.)"),
        ser("np.arange(9.), np.array([[3, 1], [2, 8], [7, 0]]), np.arange(3.)"),
        call("(x := np.arange(9)), x[::-1].copy(), x"),
        call("(x := np.arange(9)), x, np.arange(9.)"),
    ),
    case(
        "inspected_offset",
        """
        def f(a, n, k):
            for i in range(n):
                a[i] = a[i + k] + 1
            return a
        """,
        par("np.arange(40.), 12, 3"),
        par("np.arange(40.), 12, 0"),
        par("np.arange(40.), 12, 20"),
        par("np.arange(40.), 12, -20"),
        par("list(range(40)), 12, 3"),
        ser("np.arange(40.), 12, -1"),
        ser("list(range(40)), 12, -2"),
        ser("np.arange(40.), 12, 2.0"),
        ser("np.arange(40.), 12, np.int8(2)"),
        ser("np.arange(12.), 12, -6"),
        call("np.arange(14.), 12, 3"),
        call("np.arange(40.).reshape(20, 2), 12, 3"),
        ser("[[1], [2], [3], [4]], 2, 1"),
    ),
    case(
        "inspected_offset_of_the_store",
        """
        def f(a, n, k):
            for i in range(n):
                a[i + k] = a[i] + 1
                x = a[i]
            return a, x
        """,
        par("np.arange(40.), 12, 14"),
        par("np.arange(40.), 12, -25"),
        call("np.arange(40.), 12, 0"),
        ser("np.arange(40.), 12, 3"),
        ser("np.arange(40.), 12, -3"),
        ser("list(range(40)), 12, 3"),
    ),
    case(
        "inspected_scatter_reads_itself",
        """
        def f(a, b, idx):
            for i in range(len(idx)):
                a[idx[i]] = a[i] + b[i]
            return a
        """,
        par("np.arange(40.), np.arange(12.), np.arange(12) + 20"),
        par("np.arange(40.), np.arange(12.), np.arange(12)"),
        ser("np.arange(40.), np.arange(12.), np.arange(12) + 1"),
        ser("np.arange(40.), np.arange(12.), np.arange(12)[::-1].copy()"),
        ser("np.arange(40.), np.arange(12.), np.zeros(12, dtype=int)"),
        par("np.arange(40.), np.arange(12.), [20 + 2 * i for i in range(9)]"),
    ),
    case(
        "inspected_items",
        """
        def f(a, b, idx):
            for k, j in enumerate(idx):
                a[j, 0] = b[k]
                a[j, 1] = a[j, 0] * 2
            return a
        """,
        par("np.zeros((9, 2)), np.arange(5.), np.array([3, 1, 8, 0, 4])"),
        par("np.zeros((9, 2)), np.arange(5.), [3, 1, 8, 0, 4]"),
        par("np.zeros((9, 2)), np.arange(5.), range(5)"),
        ser("np.zeros((9, 2)), np.arange(6.), np.array([3, 1, 8, 0, 3, 3])"),
        ser("np.zeros((9, 1)), np.arange(5.), np.array([3, 1, 8, 0, 4])"),
    ),
    case(
        "inspected_pairs",
        """
        def f(m, r, c, v):
            for p, q, x in zip(r, c, v):
                m[p, q] = x
                m[p, q] = m[p, q] + 1
            return m
        """,
        par("np.zeros((4, 5)), np.array([0, 0, 1, 3, 2]), np.array([1, 2, 1, 1, 4]), np.arange(5.)"),
        call("np.zeros((4, 5)), np.array([0, 3, 1, 0, 2, 0]), np.array([1, 2, 1, 1, 4, 1]), np.arange(6.)"),
        call("np.zeros((4, 5)), np.array([0, 3, 1, 0, 2, 0]), np.array([1, 2, 1, -4, 4, 1]), np.arange(6.)"),
    ),
    case(
        "inspected_arithmetic",
        """
        def f(a, idx, k):
            for i in range(len(idx)):
                a[2 * idx[i] + k] = i
                a[2 * idx[i] + k] *= 3
                a[2 * idx[i] + k] = a[2 * idx[i] + k] + 1
            return a
        """,
        par("np.zeros(40), np.array([3, 1, 8, 0, 4]), 5"),
        call("np.zeros(40), np.array([3, 1, 8, 0, 4], dtype=np.int8), 5"),
        par("np.zeros(40), np.array([3, 1, 8, 0, 4], dtype=np.int32), 5"),
        call("np.zeros(40), np.array([3, 1, 8, 3, 4, 3]), 5"),
        call("np.zeros(40), np.array([3, 1, 8, 0, 23, 4, 3]), 0"),
    ),
    case(
        "inspected_conditional",
        """
        def f(a, idx, n):
            for i in range(n):
                if i % 3:
                    a[idx[i]] = a[idx[i]] + 1
                    a[idx[i]] = a[idx[i]] * 2
            return a
        """,
        par("np.ones(20), np.arange(9)[::-1].copy(), 9"),
        call("np.ones(20), np.arange(9)[::-1].copy(), 10"),
        call("np.ones(20), np.array([1, 2, 3, 4, 2, 5, 3, 2]), 8"),
    ),
    case(
        "inspected_table_changes",
        """
        def f(a, idx, n):
            for i in range(n):
                idx[i] = n - 1 - i
                a[idx[i]] = a[idx[i]] + 1
                a[idx[i]] *= 2
            return a
        """,
        call("np.ones(20), np.arange(9), 9"),
        call("np.ones(20), np.zeros(9, dtype=int), 9"),
        call("(x := np.arange(9)), x, 9"),
    ),
    case(
        "inspected_raises",
        """
        def f(a, b, idx):
            for i in range(len(idx)):
                a[idx[i]] = a[idx[i]] / b[i]
                a[idx[i]] = a[idx[i]] + 1
            return a
        """,
        call("[1, 2, 3, 4, 5], [1, 2, 0, 4, 5], [4, 3, 2, 1, 0]"),
        call("np.ones(5), [1, 2, 3], [4, 3, 2, 1, 0]"),
        call("np.ones(5), [1, 2, 3, 4, 5], [4, 3, 2, 7, 0]"),
    ),
)
