"""Parts of one array under several names, beside callees, globals, sums, attributes and other loops."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "shared_seen_by_a_callee",
        """
        A = np.arange(20.)
        X, Y = A[:-1], A[1:]
        def look(i):
            return Y[i - 1] + A[i]
        def f():
            for i in range(len(X)):
                X[i] = Y[i] + look(i)
            return A
        """,
        call(""),
    ),
    case(
        "shared_passed_to_a_callee",
        """
        def look(y, i):
            return y[i - 1] + y[i]
        def f(a):
            x, y = a[:-1], a[1:]
            for i in range(len(x)):
                x[i] = y[i] + look(y, i)
            return a
        """,
        ser("np.arange(20.)"),
    ),
    case(
        "shared_written_by_a_callee",
        """
        def put(y, i):
            y[i] = i
            return i
        def f(a):
            x, y = a[:-1], a[1:]
            for i in range(len(x)):
                x[i] = y[i] + put(y, i)
            return a
        """,
        call("np.arange(20.)"),
    ),
    case(
        "shared_both_written",
        """
        def f(a, d):
            x, y = a[:-d], a[d:]
            for i in range(len(x)):
                x[i] = y[i] + 1
                y[i] = i
            return a
        """,
        call("np.arange(20.), 1"),
        call("np.arange(20.), 10"),
        call("np.arange(20.), 13"),
    ),
    case(
        "shared_of_what_gives_other_views",
        """
        class Window:
            def __init__(self, a):
                self.a = a
            def __getitem__(self, key):
                return self.a[1:] if key == slice(None, -1, None) else self.a[:-1]
        def f(n, odd):
            a = np.arange(float(n))
            w = Window(a) if odd else a
            left, right = w[:-1], w[1:]
            for i in range(len(left)):
                left[i] = right[i] * 2
            return a
        """,
        ser("20, True"),
        par("20, False"),
    ),
    case(
        "shared_by_a_global_bound_anew",
        """
        A = np.arange(20.)
        def f():
            global A
            left = A[:-1]
            A = np.ones(20)
            right = A[1:]
            for i in range(len(left)):
                left[i] = right[i] * 2
            A = left[1:]
            for i in range(len(A) - 1):
                left[i] = A[i] * 2
            return left, A
        """,
        call(""),
    ),
    case(
        "shared_sums_and_lists",
        """
        def f(a):
            x, y = a[:-1], a[1:]
            total, seen = 0.0, []
            for i in range(len(x)):
                x[i] = y[i] * 2
                total += y[i]
                seen.append(y[i])
            return a, total, seen
        """,
        par("np.arange(20.)"),
        call("np.arange(40.).reshape(20, 2)"),
    ),
    case(
        "shared_row_of_the_base",
        """
        def f(m):
            row = m[2]
            for i in range(len(m) - 1):
                m[i + 1] = row * i + 1
            return m
        """,
        call("np.arange(20.).reshape(5, 4)"),
    ),
    case(
        "shared_column_of_the_base",
        """
        def f(m):
            column = m[:, 0]
            for i in range(len(m)):
                m[i, 0] = column[i] * 2
            return m
        """,
        call("np.arange(20.).reshape(5, 4)"),
    ),
    case(
        "shared_one_column",
        """
        def f(m):
            column = m[:, 1]
            for i in range(len(m)):
                m[i, 1] = math.sin(column[i])
            for i in range(len(m)):
                m[i, 0] = column[i] * 2
            return m
        """,
        par("np.arange(20.).reshape(5, 4)"),
        par("np.arange(20.).reshape(4, 5).T"),
        call("[[1, 2], [3, 4]]"),
    ),
    case(
        "shared_transposed",
        """
        def f(m):
            t = m.T
            for i in range(len(m)):
                m[i] = t[:, i] * 2 + i
            for i in range(len(m)):
                m[i, 0] = t[0, i] * 2 + i
            for i in range(1, len(m)):
                m[i, 0] = t[i, 0] * 2 + i
            return m
        """,
        call("np.arange(25.).reshape(5, 5)"),
    ),
    case(
        "shared_while_it_counts",
        """
        def f(a):
            x, y = a[:-1], a[1:]
            i = 0
            while i < len(x):
                x[i] = y[i] * 2
                i += 1
            return a, i
        """,
        par("np.arange(20.)"),
    ),
    case(
        "shared_carried_over",
        """
        def f(a):
            x, y = a[:-1], a[1:]
            last = y[0]
            for i in range(len(x)):
                x[i] = y[i] - last
                last = y[i]
            return a, last
        """,
        call("np.arange(20.) ** 2"),
    ),
    case(
        "shared_best_so_far",
        """
        def f(a):
            x, y = a[:-1], a[1:]
            best, where = -1.0, -1
            for i in range(len(x)):
                x[i] = y[i] * 2
                if y[i] > best:
                    best, where = y[i], i
            return a, best, where
        """,
        call("np.sin(np.arange(20.))"),
    ),
    case(
        "shared_of_an_attribute",
        """
        class Grid:
            def __init__(self, n):
                self.u = np.arange(float(n))
            def step(self):
                left, right = self.u[:-1], self.u[1:]
                for i in range(len(left)):
                    left[i] = math.sin(right[i])
            def back(self):
                left, right = self.u[:-1], self.u[1:]
                for i in range(len(left)):
                    right[i] = math.sin(left[i])
        def f(n):
            grid = Grid(n)
            grid.step()
            grid.back()
            return grid.u
        """,
        par("20"),
    ),
    case(
        "shared_at_module_level",
        """
        A = np.arange(20.)
        L, R = A[:-1], A[1:]
        for i in range(len(L)):
            L[i] = math.sin(R[i]) + i
        for i in range(len(L)):
            R[i] = math.sin(L[i]) + i
        """,
    ),
    case(
        "shared_while_time_goes_on",
        """
        def f(a, steps):
            left, right = a[:-1], a[1:]
            for t in range(steps):
                for i in range(len(left)):
                    left[i] = 0.5 * (left[i] + right[i])
            return a
        """,
        par("np.arange(20.) ** 2, 3"),
    ),
)
