"""Names that stand for an element and are changed: a number of their own, unless the element is a row or a list."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "element_taken_out_and_put_back",
        """
        def f(A, B, n, m):
            for j in range(n):
                w = A[0, j]
                for k in range(m):
                    w -= B[k] * A[k, j]
                A[0, j] = w
            return A
        """,
        par("np.arange(60.0).reshape(6, 10), np.arange(6.0), 10, 6"),
        ser("np.arange(240.0).reshape(6, 10, 4), np.arange(6.0), 10, 6"),
        call("np.arange(60).reshape(6, 10), np.arange(6), 10, 6"),
        call("np.arange(60.0).reshape(6, 10), np.arange(6.0), ..., 6"),
    ),
    case(
        "element_of_a_list",
        """
        def f(xs, n):
            out = []
            for i in range(n):
                x = xs[i]
                x += i
                out.append(x)
            return out, xs
        """,
        par("list(range(20)), 20"),
        par("[0.5] * 20, 20"),
        par("np.arange(20), 20"),
        ser("[np.zeros(2), np.ones(2)] * 10, 20"),
        ser("[np.zeros(2)] * 20, 20"),
        ser("np.zeros((20, 3)), 20"),
        call("['a'] * 20, 20"),
        call("{i: i * 2 for i in range(20)}, 20"),
        call("{i: [i] for i in range(20)}, 20"),
        call("tuple(range(20)), 20"),
    ),
    case(
        "element_that_is_multiplied",
        """
        def f(xs, ys, n):
            total = 0
            for i in range(n):
                x = xs[i]
                x *= 2
                total += len(str(x))
                ys[i] = total
            return total, xs
        """,
        call("[[1], [2, 3], [4]] * 5, [0] * 15, 15"),
        call("list(range(15)), [0] * 15, 15"),
    ),
    case(
        "rebound_element_of_a_row",
        """
        def f(rows, n):
            out = [0] * n
            for i in range(n):
                row = rows[i]
                for j in range(3):
                    v = row[j]
                    v += i
                    out[i] += v
            return out, rows
        """,
        par("[[1, 2, 3]] * 12, 12"),
        par("np.arange(36.0).reshape(12, 3), 12"),
        ser("[[np.ones(1), np.ones(1), 3]] * 12, 12"),
        ser("np.arange(72.0).reshape(12, 3, 2), 12"),
    ),
    case(
        "element_that_is_an_item",
        """
        def f(items):
            out = []
            for x in items:
                x += 1
                out.append(x)
            return out, items
        """,
        call("list(range(20))"),
        call("np.arange(20)"),
        call("np.arange(40.0).reshape(20, 2)"),
        call("[np.zeros(2)] * 4"),
    ),
    case(
        "element_of_what_the_loop_writes",
        """
        def f(a, n):
            for i in range(n):
                a[i] = [i]
                x = a[i]
                x += a[i]
            return a
        """,
        call("[0] * 12, 12"),
        call("np.zeros(12), 12"),
    ),
)
