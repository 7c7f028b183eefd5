"""Elements that a loop accumulates into while it reads other elements of the same array."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "element_of_a_row",
        """
        def f(A, i, j):
            for k in range(j):
                A[i, j] -= A[i, k] * A[j, k]
            return A
        """,
        par("np.arange(100.0).reshape(10, 10) / 7, 9, 8"),
        par("np.arange(100).reshape(10, 10), 8, 9"),
        par("np.arange(100, dtype=np.float32).reshape(10, 10) / 7, 9, 8"),
        call("np.arange(100.0).reshape(10, 10), 3, 3"),
        call("np.arange(100.0).reshape(10, 10), 3, 1"),
        call("np.arange(100.0).reshape(10, 10), 3, 0"),
        call("np.arange(100.0).reshape(10, 10), 30, 0"),  # nothing is asked for
        call("np.arange(100.0).reshape(10, 10), -1, 8"),
        call("np.arange(100.0).reshape(10, 10), 9, -2"),
        call("np.arange(50, dtype=np.int8).reshape(5, 10), 4, 9"),
        call("np.arange(1000.0).reshape(10, 10, 10), 9, 8"),
        call("np.arange(100.0).reshape(10, 10)[:, ::-1], 9, 8"),
        call("np.arange(10.0), 9, 8"),
    ),
    case(
        "elements_of_lu",
        """
        def f(A):
            n = len(A)
            for i in range(n):
                for j in range(i):
                    for k in range(j):
                        A[i, j] -= A[i, k] * A[k, j]
                    A[i, j] /= A[j, j]
                for j in range(i, n):
                    for k in range(i):
                        A[i, j] -= A[i, k] * A[k, j]
            return A
        """,
        call("np.eye(12) * 9 + np.arange(144.0).reshape(12, 12) % 5"),
        call("(np.eye(12) * 9 + np.arange(144.0).reshape(12, 12) % 5).astype(np.float32)"),
        call("np.zeros((6, 6))"),
        call("np.arange(36).reshape(6, 6)"),
    ),
    case(
        "element_of_a_vector",
        """
        def f(x, L, i):
            for j in range(i):
                x[i] = x[i] - L[i, j] * x[j]
            return x
        """,
        par("np.arange(10.0), np.arange(100.0).reshape(10, 10), 9"),
        par("list(range(10)), np.arange(100.0).reshape(10, 10), 9"),
        call("[[1]] * 10, np.arange(100.0).reshape(10, 10), 9"),
        call("[1, 2, None, 3, 4, 5, 6, 7, 8, 9], np.arange(100.0).reshape(10, 10), 9"),
        call("list(range(9)), np.arange(100.0).reshape(10, 10), 9"),
        call("np.arange(10.0), np.arange(100.0).reshape(10, 10), 10"),
    ),
    case(
        "element_that_is_read_too",
        """
        def f(x, i):
            for j in range(i + 1):
                x[i] += x[j]
            return x
        """,
        ser("np.arange(10.0), 9"),
        ser("list(range(10)), 5"),
    ),
    case(
        "element_by_another_name",
        """
        def f(x, y, i):
            for j in range(i):
                x[i] += y[j] * x[j]
            return x, y
        """,
        par("np.arange(20.0), np.arange(20.0), 15"),
        call("(z := np.arange(20.0)), z, 15"),
        call("(z := np.arange(20.0)), z[::-1], 15"),
        call("(z := list(range(20))), z, 15"),
    ),
    case(
        "element_on_the_right",
        """
        def f(tmp, A, x, i):
            for j in range(len(x)):
                tmp[i] = A[i, j] * x[j] + tmp[i]
            return tmp
        """,
        par("np.zeros(5), np.arange(60.0).reshape(5, 12), np.arange(12.0) / 3, 2"),
        par("[0] * 5, np.arange(60.0).reshape(5, 12), np.arange(12.0) / 3, 2"),
        call("[''] * 5, np.arange(60.0).reshape(5, 12), np.arange(12.0) / 3, 2"),
        call("[[]] * 5, np.arange(60.0).reshape(5, 12), np.arange(12.0) / 3, 2"),
    ),
    case(
        "element_and_an_exception",
        """
        def f(x, d, i):
            try:
                for j in range(i):
                    x[i] += x[j] / d[j]
            except ZeroDivisionError:
                return "zero", x
            return x
        """,
        call("list(range(20)), [1] * 12 + [0] * 8, 15"),
        par("list(range(20)), [1] * 20, 15"),
    ),
    case(
        "rows_below_the_diagonal",
        """
        def f(B, A, m, n):
            for i in range(m):
                for j in range(n):
                    for k in range(i + 1, m):
                        B[i, j] += A[k, i] * B[k, j]
                    B[i, j] = 2 * B[i, j]
            return B
        """,
        par("np.arange(48.0).reshape(8, 6), np.arange(64.0).reshape(8, 8) / 9, 8, 6"),
        call("(z := np.arange(64.0).reshape(8, 8)), z, 8, 6"),
        call("np.arange(48.0).reshape(8, 6), np.arange(64.0).reshape(8, 8) / 9, 9, 6"),
    ),
    case(
        "an_outer_variable_that_is_bound_again",
        """
        def f(A, n):
            for i in range(n):
                for j in range(i):
                    i = j
                    for k in range(i + 1):
                        A[i, j] += A[i, k]
            return A
        """,
        call("np.arange(64.0).reshape(8, 8), 8"),
    ),
    case(
        "an_outer_variable_that_a_callee_binds",
        """
        def other():
            global i
            i = 0
            return 1

        A = np.arange(64.0).reshape(8, 8)
        for i in range(8):
            A[0, 0] += other()
            for k in range(3):
                A[i, 0] += A[0, k]
        """,
        call(),
    ),
    case(
        "behind_the_outer_loop",
        """
        def f(A, n):
            for i in range(1, n):
                A[i, 0] = i
            else:
                i = 0
                for k in range(4):
                    A[0, 0] += A[i, k]
            return A
        """,
        call("np.arange(64.0).reshape(8, 8), 8"),
    ),
)
