"""Control flow: continue, break, else, try, with, while, return, match."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "control_continue",
        """
        def f(a, out):
            for i in range(len(a)):
                if a[i] < 0:
                    continue
                out[i] = math.sqrt(a[i])
            return i
        """,
        par("[4, -1, 9, -5, 2], np.zeros(5)"),
        call("[], np.zeros(5)"),
    ),
    case(
        "control_for_else",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i] + 1
            else:
                out[0] = -1
            return out
        """,
        call("list(range(5)), np.zeros(5)"),
        call("[], np.zeros(5)"),
        call("list(range(9)), np.zeros(5)"),
    ),
    case(
        "control_for_else_reads_variable",
        """
        def f(a, out):
            i = t = None
            for i in range(len(a)):
                t = a[i] + 1
                out[i] = t
            else:
                out[0] = (i or 0) + (t or 0)
            return out
        """,
        call("list(range(5)), np.zeros(5)"),
        call("[], np.zeros(5)"),
    ),
    case(
        "control_break",
        """
        def f(a, out):
            for i in range(len(a)):
                if a[i] == 3:
                    break
                out[i] = a[i]
            else:
                return 'all'
            return i
        """,
        call("[1, 2, 3, 4], np.zeros(5)"),
        call("[1, 2, 4], np.zeros(5)"),
    ),
    case(
        "control_break_in_inner",
        """
        def f(m, out):
            for i in range(len(m)):
                for j in range(len(m[i])):
                    if m[i][j] > 5:
                        out[i] = j
                        break
                else:
                    out[i] = -1
            return i, j
        """,
        call("[[1, 6, 2], [3, 3, 3], [7, 1, 8]], np.zeros(3)"),
        call("[[1, 6, 2], [], [7, 1, 8]], np.zeros(3)"),
    ),
    case(
        "control_return",
        """
        def f(a):
            for i, x in enumerate(a):
                if x > 3:
                    return i
        """,
        call("[1, 2, 5, 1 / 3]"),
    ),
    case(
        "control_yield",
        """
        def f(a):
            for x in a:
                yield x * 2
        """,
        ser("[1, 2, 3]"),
    ),
    case(
        "control_loop_before_yield",
        """
        def f(a):
            out = np.zeros(len(a))
            for i, x in enumerate(a):
                out[i] = x * 2
            yield out.sum()
            for i, x in enumerate(a):
                out[i] -= x
            yield out.sum(), i
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "control_async",
        """
        import asyncio
        async def g(a):
            out = np.zeros(len(a))
            for i, x in enumerate(a):
                out[i] = x * 2
            await asyncio.sleep(0)
            async def one(x):
                return x
            got = [await one(x) for x in a]
            return out, got, i
        def f(a):
            return asyncio.run(g(a))
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "control_nested_if",
        """
        def f(a, out):
            for i in range(len(a)):
                if a[i] > 3:
                    if a[i] % 2:
                        out[i] = 1
                    else:
                        out[i] = 2
                elif a[i] < 0:
                    out[i] = -1
                else:
                    pass
        """,
        par("[4, -1, 9, -5, 2, 8], np.zeros(6)"),
    ),
    case(
        "control_match",
        """
        def f(a, out):
            for i, x in enumerate(a):
                match x:
                    case 0:
                        out[i] = 'zero'
                    case int(n) if n > 5:
                        out[i] = n
                    case [first, *rest]:
                        out[i] = len(rest) + first
                    case {'k': v}:
                        out[i] = v
                    case _:
                        out[i] = None
            return i
        """,
        call("[0, 7, 3, [1, 2, 3], {'k': 4}, 'x'], [0] * 6"),
    ),
    case(
        "control_with",
        """
        import contextlib
        depth = []
        @contextlib.contextmanager
        def scope(x):
            depth.append(x)
            yield
            depth.append(-x)
        def f(n, out):
            for i in range(n):
                with scope(i):
                    out[i] = len(depth)
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "control_with_suppress",
        """
        import contextlib
        def f(a, out):
            for i in range(len(a)):
                with contextlib.suppress(ZeroDivisionError):
                    out[i] = 1 / a[i]
        """,
        call("[1, 0, 2], np.zeros(3)"),
    ),
    case(
        "control_loop_inside_with",
        """
        import threading
        def f(n, out):
            lock = threading.Lock()
            with lock:
                for i in range(n):
                    out[i] = i
            return lock.locked(), i
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "control_while_true",
        """
        def f(a, out):
            i = 0
            while True:
                if i >= len(a):
                    break
                out[i] = a[i]
                i += 1
            return i
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "control_while_else",
        """
        def f(a, out):
            i = 0
            while i < len(a):
                out[i] = a[i]
                i += 1
            else:
                out[0] = -i
            return i
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "control_while_increment_first",
        """
        def f(a, out):
            i = 0
            while i < len(a):
                i += 1
                out[i - 1] = a[i - 1]
            return i
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "control_while_continue",
        """
        def f(a, out):
            i = 0
            while i < len(a):
                if i == 1 and not out[0]:
                    i += 1
                    continue
                out[i] = a[i]
                i += 1
            return i
        """,
        call("[0, 2, 3, 4], np.zeros(4)"),
    ),
    case(
        "control_while_converges",
        """
        def f(x, tol):
            n = 0
            while abs(x * x - 2) > tol:
                x = (x + 2 / x) / 2
                n += 1
            return x, n
        """,
        ser("1.0, 1e-12"),
    ),
    case(
        "control_while_private",
        """
        def f(a, out):
            i = 0
            while i < len(a):
                t = a[i] * 2
                out[i] = t
                i += 1
            return i, t
        """,
        call("[1, 2, 3, 4, 5], np.zeros(5)"),
        call("[], np.zeros(5)"),
    ),
    case(
        "control_while_sum",
        """
        def f(n):
            i, s = 0, 0.0
            while i < n:
                s += i ** 0.5
                i += 1
            return i, s
        """,
        par("40"),
        call("0"),
        call("-3"),
        call("2.5"),
    ),
    case(
        "control_while_exception",
        """
        def f(a, out):
            i = 0
            try:
                while i < len(a):
                    out[i] = 1 / a[i]
                    i += 1
            except ZeroDivisionError:
                return 'at', i
            return i
        """,
        call("[1, 2, 0, 4], np.zeros(4)"),
        call("[1, 2, 3, 4], np.zeros(4)"),
    ),
    case(
        "control_nested_outer_carries",
        """
        def f(m):
            for t in range(1, m.shape[0]):
                for j in range(m.shape[1]):
                    m[t, j] = m[t - 1, j] * 2 + j
        """,
        call("np.ones((5, 7))"),
    ),
    case(
        "control_nested_in_loop_rebinds",
        """
        def f(a, steps):
            b = np.empty_like(a)
            for s in range(steps):
                for i in range(1, len(a) - 1):
                    b[i] = (a[i - 1] + a[i + 1]) / 2
                b[0], b[-1] = a[0], a[-1]
                a, b = b, a
            return a
        """,
        call("np.arange(9.) ** 2, 4"),
    ),
    case(
        "control_triple_nest",
        """
        def f(a, b, c):
            for i in range(a.shape[0]):
                for j in range(b.shape[1]):
                    s = 0.0
                    for k in range(a.shape[1]):
                        s += a[i, k] * b[k, j]
                    c[i, j] = s
            return c, s
        """,
        par("np.random.default_rng(0).random((5, 4)), np.random.default_rng(1).random((4, 6)), np.zeros((5, 6))"),
        call("*[np.random.default_rng(0).random((4, 4))] * 3"),
        call("np.zeros((5, 0)), np.zeros((0, 6)), np.zeros((5, 6))"),
    ),
    case(
        "control_lambda_called_inside",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                g = lambda y: y + x
                out[i] = g(2)
            return g(10)
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "control_lambdas_kept",
        """
        def f(n):
            fs = []
            for i in range(n):
                fs.append(lambda: i)
            return [g() for g in fs]
        """,
        ser("5"),
    ),
    case(
        "control_lambdas_kept_default",
        """
        def f(n):
            fs = []
            for i in range(n):
                fs.append(lambda i=i: i)
            return [g() for g in fs]
        """,
        call("5"),
    ),
    case(
        "control_function_defined_inside",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                def g(y):
                    return y * x
                out[i] = g(2)
            return g(10), i
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "control_class_defined_inside",
        """
        def f(xs):
            out = []
            for x in xs:
                class Local:
                    value = x
                out.append(Local)
            return [c.value for c in out]
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "control_class_body_loop",
        """
        def f(n):
            class Table:
                squares = {}
                for i in range(n):
                    squares[i] = i * i
                total = 0
                for i in range(n):
                    total += i
            return Table.squares, Table.i, Table.total
        """,
        call("5"),
    ),
    case(
        "control_import_inside",
        """
        def f(n, out):
            for i in range(n):
                import math as m
                out[i] = m.sqrt(i)
            return m.pi
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "control_delete_inside",
        """
        def f(d, keys):
            for k in keys:
                del d[k]
        """,
        call("{1: 2, 3: 4, 5: 6}, [1, 5]"),
        call("{1: 2, 3: 4, 5: 6}, [1, 7, 5]"),
    ),
    case(
        "control_pass",
        """
        def f(n):
            for i in range(n):
                pass
            for j in range(n):
                ...
            return i, j
        """,
        call("5"),
    ),
    case(
        "control_try_star",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except* ZeroDivisionError:
                    out[i] = 0
        """,
        call("[1, 0, 3], np.zeros(3)"),
    ),
    case(
        "control_two_loops_share",
        """
        def f(n, a):
            for i in range(n):
                a[i] = i
            for i in range(n):
                a[i] = a[i] + a[n - 1]
            for i in range(n):
                a[i] = a[n - 1 - i]
            return i
        """,
        call("9, np.zeros(9)"),
        call("9, [0] * 9"),
    ),
    case(
        "control_early_return_before",
        """
        def f(n, out):
            if n < 3:
                return None
            for i in range(n):
                out[i] = i
            if n > 6:
                return i
            return out
        """,
        call("2, np.zeros(9)"),
        call("5, np.zeros(9)"),
        call("9, np.zeros(9)"),
    ),
    case(
        "control_recursive_loops",
        """
        def f(n, depth, out):
            if depth == 0:
                return 1
            total = 0
            for i in range(n):
                total += f(n, depth - 1, out) * i
            out[depth] = total
            return total
        """,
        call("3, 3, np.zeros(9)"),
    ),
    case(
        "control_parallel_in_parallel",
        """
        def inner(row):
            s = 0.0
            for x in row:
                s += x * x
            return s
        def f(m, out):
            for i in range(len(m)):
                out[i] = inner(m[i])
        """,
        par("np.arange(12.).reshape(4, 3), np.zeros(4)"),
        call("[[1, 2], [3, 'a']], np.zeros(2)"),
    ),
    case(
        "control_starred_pragma",
        """
        def f(a, out):
            for i in range(len(a)):  # autopar: off
                out[i] = a[i]
            # autopar: require
            for i in range(len(a)):
                out[i] += 1
        """,
        par("np.arange(5.), np.zeros(5)"),
    ),
)
