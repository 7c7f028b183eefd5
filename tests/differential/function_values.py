"""Functions that are values: passed on, chosen, partial, made by factories, closures that hold what is written."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "inlined_function_arguments",
        """
        seen = []
        def apply(g, x):
            return g(x)
        def twice(g, x):
            return g(apply(g, x))
        def square(x):
            return x * x
        def spy(x):
            seen.append(x)
            return len(seen)
        def f(out, n, bad):
            if bad:
                for i in range(n):
                    out[i] = apply(spy, i)
            else:
                for i in range(n):
                    out[i] = apply(square, i) + twice(lambda x: x + i, i) + apply(np.sqrt, i) + apply(abs, -i)
            return out
        """,
        par("np.zeros(9), 9, False"),
        ser("np.zeros(9), 9, True"),
    ),
    case(
        "inlined_function_argument_patched",
        """
        import sys
        seen = []
        def apply(g, x):
            return g(x)
        def square(x):
            return x * x
        def spy(x):
            seen.append(x)
            return len(seen)
        def f(out, n):
            for i in range(n):
                out[i] = apply(square, i)
            return out
        """,
        par("np.zeros(9), 9"),
        ser("np.zeros(9), 9, *(vars(sys.modules[f.__module__]).update(square=spy) or ())"),
    ),
    case(
        "inlined_lambda_before_the_loop",
        """
        def f(out, n, k):
            g = lambda x, w=3: x * k + w
            h = abs
            for i in range(n):
                out[i] = g(i) + h(-i)
            k = 100
            return g(1)
        """,
        call("np.zeros(9), 9, 2"),
    ),
    case(
        "inlined_lambda_of_the_module",
        """
        import sys
        square = lambda x: x * x
        def patched(module):
            other = type(f)((lambda x: print(x)).__code__, {})
            return vars(module).update(square=other) or ()
        def f(out, n):
            for i in range(n):
                out[i] = square(i)
            return out
        """,
        par("np.zeros(9), 9"),
        ser("np.zeros(9), 9, *patched(sys.modules[f.__module__])"),
    ),
    case(
        "inlined_chosen",
        """
        def a(m, i):
            m[i] = 1
        def b(m, i):
            m[i] = 2
        def f(out, n, flag):
            g = a if flag else b
            for i in range(n):
                g(out, i)
            return out
        """,
        par("np.zeros(9), 9, True"),
        par("np.zeros(9), 9, False"),
    ),
    case(
        "inlined_partial",
        """
        from functools import partial
        def put(m, i, v, k=1):
            m[i] = v * k
        def scale(k, x):
            return k * x
        def f(out, n):
            g = partial(scale, 3)
            for i in range(n):
                out[i] = g(i)
            for i in range(n):
                h = partial(put, out, k=2)
                h(i, out[i])
            return out
        def captured(out, n):
            fill = partial(put, out)
            for i in range(n):
                fill(i, i)
            return out
        """,
        par("np.zeros(9), 9"),
    ),
    case(
        "inlined_partial_that_holds_what_is_written",
        """
        from functools import partial
        def put(m, i, v):
            m[i] = v
        def get(m, i):
            return m[i] + 1
        def f(out, n, kind):
            if kind:
                fill = partial(put, out)
                for i in range(n):
                    fill(i, i)
            else:
                look = partial(get, out)
                for i in range(n):
                    out[i] = look(n - 1 - i)
            return out
        """,
        ser("np.zeros(9), 9, 1"),
        ser("np.zeros(9), 9, 0"),
    ),
    case(
        "inlined_closure_in_the_body",
        """
        def f(out, a, n):
            for i in range(n):
                t = i * 2
                def local(j, k=1):
                    return a[j] * t + k
                out[i] = local(i) + sum(map(local, range(3)))
                t = 5
                out[i] += local(0)
            return out
        """,
        par("np.zeros(6), np.arange(6), 6"),
        ser("(a := np.zeros(6)), a, 6"),
    ),
    case(
        "inlined_closure_stores",
        """
        def f(out, n):
            for i in range(n):
                def put(v):
                    out[i] = v
                put(3)
                put(i + 1)
            return out
        """,
        par("np.zeros(6), 6"),
    ),
    case(
        "inlined_closure_outlives",
        """
        def f(n):
            fs = []
            for i in range(n):
                def g(x):
                    return x * i
                fs.append(g)
            return [g(2) for g in fs]
        def h(n):
            for i in range(n):
                def g(x):
                    return x * i
                g(1)
            return g(3)
        """,
        ser("6"),
    ),
    case(
        "inlined_closure_carries",
        """
        def f(out, n):
            t = 7
            for i in range(n):
                def look():
                    return t
                out[i] = look()
                t = i
            return out
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "inlined_closure_sees_a_reduction",
        """
        def f(out, n):
            s = 0
            for i in range(n):
                def look():
                    return s
                s += i
                out[i] = look()
            return out, s
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "inlined_closure_nonlocal",
        """
        def f(out, n):
            t = 0
            for i in range(n):
                def bump():
                    nonlocal t
                    t += 1
                    return t
                out[i] = bump()
            return out
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "inlined_factory",
        """
        def make(k):
            scale = k * 2
            def g(x):
                return x * scale
            scale = k + 1
            return g
        def f(out, n):
            for i in range(n):
                g = make(i)
                out[i] = g(3) + make(2)(i)
            return out
        """,
        par("np.zeros(6), 6"),
    ),
    case(
        "inlined_factory_holds_a_row",
        """
        def make(row):
            def put(v):
                row[0] = v
                return row
            return put
        def f(m, n):
            for i in range(n):
                put = make(m[i])
                put(i)
                make(m[n - 1 - i])(i)
            return m
        """,
        ser("np.zeros((6, 2)), 6"),
    ),
    case(
        "inlined_lambda_sees_later_value",
        """
        def call_it(g):
            t = 100
            return g() + t
        def f(out, a, n):
            for i in range(n):
                t = a
                g = lambda: t[i]
                t = out
                out[i] = call_it(g) + 1
            return out
        def h(out, a, n):
            for i in range(n):
                t = a
                g = lambda: t[n - 1 - i]
                t = out
                out[i] = call_it(g) + 1
            return out
        """,
        call("np.zeros(6), np.arange(6.), 6"),
    ),
    case(
        "inlined_lambda_sees_a_later_row",
        """
        def call_it(g):
            return g()
        def f(out, a, n):
            for i in range(n):
                t = a
                g = lambda: t[n - 1 - i]
                t = out
                out[i] = call_it(g) + 1
            return out
        """,
        par("np.zeros(6), np.arange(6.), 6"),
    ),
    case(
        "inlined_loop_in_a_callee_calls_back",
        """
        def each(g, m):
            for j in range(len(m)):
                g(j)
        def f(out, n):
            for i in range(n):
                def put(j):
                    out[j] = i
                each(put, out)
            return out
        """,
        ser("np.zeros(6), 4"),
    ),
    case(
        "inlined_mutates_what_it_captured",
        """
        def f(out, rows, n):
            for i in range(n):
                row = rows[i]
                def bump(k):
                    row.append(k)
                    return len(row)
                out[i] = bump(i) + bump(1)
            return out, rows
        """,
        call("np.zeros(3), [[0], [1], [2]], 3"),
        ser("np.zeros(3), [[0]] * 3, 3"),
    ),
)
