"""Callees whose bodies are looked at in place: what they write of their arguments, functions that they are given."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_SETTERS = """
def put(m, i, v):
    m[i] = v
def shift(m, i, v):
    m[i] = m[i - 1] + v
def fill(m, i):
    for j in range(m.shape[1]):
        m[i, j] = i * 10 + j
def row(m, i):
    return m[i]
def both(m, k, i):
    m[i] = k[len(k) - 1 - i]
def index(i, w):
    return 2 * i + w
"""

CASES: tuple[Case, ...] = (
    case(
        "inlined_store",
        _SETTERS
        + """
def f(out, n, k):
    for i in range(n):
        put(out, i + k, i * 2)
    return out
""",
        par("np.zeros(9), 9, 0"),
        par("[0] * 9, 9, 0"),
        ser("np.zeros(9), 9, -2"),
        ser("np.zeros(9), 9, None"),
        ser("np.zeros(9), 9, np.arange(2)"),
        ser("np.zeros(9), 12, 0"),
        call("np.broadcast_to(np.zeros(1), (9,)), 9, 0"),
    ),
    case(
        "inlined_store_depends",
        _SETTERS
        + """
def f(out, n):
    for i in range(n):
        shift(out, i, 1)
    return out
""",
        ser("np.zeros(9), 9"),
    ),
    case(
        "inlined_nest",
        _SETTERS
        + """
def f(out, n):
    for i in range(n):
        fill(out, i)
        row(out, i)[0] += 5
    return out
""",
        par("np.zeros((6, 3)), 6"),
        ser("[[0] * 3] * 6, 6"),
    ),
    case(
        "inlined_two_arguments",
        _SETTERS
        + """
def f(a, b, n):
    for i in range(n):
        both(a, b, i)
    return a, b
""",
        par("np.zeros(6), np.arange(6.), 6"),
        ser("(a := np.arange(6.)), a, 6"),
        ser("(a := np.arange(9.))[:6], a[3:], 6"),
    ),
    case(
        "inlined_one_argument_twice",
        _SETTERS
        + """
def f(a, n):
    for i in range(n):
        both(a, a, i)
    return a
""",
        ser("np.arange(6.), 6"),
    ),
    case(
        "inlined_index",
        _SETTERS
        + """
def f(out, n, w):
    for i in range(n):
        out[index(i, w)] = i
    for i in range(n):
        out[index(i, 1)] += out[index(i, 0)]
    return out
""",
        call("np.zeros(20), 9, 1"),
        call("np.zeros(20), 9, -4"),
    ),
    case(
        "inlined_reads_a_global_that_is_written",
        """
        T = np.zeros(9)
        def look(i):
            return T[8 - i] + 1
        def store():
            return T
        def put(i, v):
            T[i] = v
        def f(kind, n):
            if kind == 0:
                for i in range(n):
                    T[i] = look(i)
            elif kind == 1:
                for i in range(n):
                    s = store()
                    s[i] = s[8 - i] + 1
            elif kind == 2:
                for i in range(n):
                    put(i, i)
            else:
                for i in range(n):
                    t = T
                    t[i] = store()[i] + 1
            return T
        """,
        ser("0, 9"),
        ser("1, 9"),
        ser("2, 9"),
        ser("3, 9"),
    ),
    case(
        "inlined_writes_a_cell",
        """
        def f(n):
            out = np.zeros(n)
            def put(i, v):
                out[i] = v
            for i in range(n):
                put(i, i * 2)
            return out
        """,
        ser("6"),
    ),
    case(
        "inlined_scratch_in_a_default",
        """
        def mark(m, i, seen=np.zeros(4)):
            seen[0] += 1
            m[i] = seen[0]
        def peek(m, i, table=np.arange(9)):
            m[i] = table[i]
        def f(out, n):
            for i in range(n):
                mark(out, i)
            for i in range(n):
                peek(out, i)
            return out
        def g(n):
            for i in range(n):
                peek(peek.__defaults__[0], i)
        """,
        call("np.zeros(6), 6"),
    ),
    case(
        "inlined_default_is_what_is_written",
        """
        T = np.arange(6.)
        def put(m, i, table=T):
            m[i] = table[5 - i]
        def f(n):
            out = T
            for i in range(n):
                put(out, i)
            return out
        """,
        ser("6"),
    ),
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
        "inlined_forwarding",
        """
        def outer(*args, **kw):
            return inner(*args, **kw)
        def inner(m, i, k=3, **rest):
            m[i] = k
        def changed(**kw):
            kw['i'] = 0
            return inner(**kw)
        def f(out, n):
            for i in range(n):
                outer(out, i, k=4)
            return out
        def g(out, n):
            for i in range(n):
                changed(m=out, i=i)
            return out
        """,
        par("np.zeros(6), 6"),
    ),
    case(
        "inlined_forwarding_changed",
        """
        def inner(m, i, k=3):
            m[i] = m[i] * 2 + k
        def changed(**kw):
            kw['i'] = 0
            return inner(**kw)
        def f(out, n):
            for i in range(n):
                changed(m=out, i=i, k=i)
            return out
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "inlined_methods",
        """
        class Grid:
            def __init__(self, n):
                self.cells = np.zeros(n)
                self.rate = 3
                self.n = n
            def set(self, i, v):
                self.cells[i] = v * self.scale(i)
            def scale(self, i):
                return self.rate + i
            def left(self, i):
                return self.cells[i - 1]
            def total(self):
                return self.cells.sum()
            def run(self, kind):
                if kind == 0:
                    for i in range(self.n):
                        self.set(i, 2)
                elif kind == 1:
                    for i in range(self.n):
                        self.set(i, self.left(i) + 1)
                else:
                    for i in range(self.n):
                        self.set(i, self.total() + 1)
                return self.cells
        class Loud(Grid):
            def scale(self, i):
                self.rate += 1
                return self.rate
        def f(g, kind):
            return g.run(kind)
        """,
        par("Grid(7), 0"),
        ser("Grid(7), 1"),
        ser("Grid(7), 2"),
        ser("Loud(7), 0"),
    ),
    case(
        "inlined_raises",
        """
        def put(m, i, v):
            if v == 4:
                raise ValueError(v)
            m[i] = v
        def f(out, n):
            try:
                for i in range(n):
                    put(out, i, i)
            except ValueError:
                pass
            return out
        def safe(m, i, v):
            try:
                put(m, i, v)
            except ValueError:
                m[i] = -1
        def g(out, n):
            for i in range(n):
                safe(out, i, i)
            return out
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "inlined_caught",
        """
        def put(m, i, v):
            if v % 3 == 1:
                raise ValueError(v)
            m[i] = v
        def safe(m, i, v):
            try:
                put(m, i, v)
            except ValueError:
                m[i] = -1
        def f(out, n):
            for i in range(n):
                safe(out, i, i)
            return out
        """,
        par("np.zeros(6), 6"),
    ),
    case(
        "inlined_at_module_level",
        """
        out = np.zeros(6)
        total = 0
        def put(m, i, v):
            m[i] = v
        for i in range(6):
            put(out, i, i * 2)
        for i in range(6):
            def local(x):
                return x * i
            out[i] += local(2)
        last = local(10)
        """,
    ),
    case(
        "inlined_same_callee_twice",
        """
        def make(i):
            held = []
            held.append(i)
            return held
        def f(n):
            out = []
            for i in range(n):
                a = make(i)
                out.append(a)
                b = make(i)
                a.append(-1)
                b.append(5)
            return out
        """,
        ser("5"),
    ),
    case(
        "inlined_same_name_in_callee",
        """
        def fill(out, i):
            s = out[i]
            s[0] = i
            n = out[0]
            n[1] += 1
            return s
        def f(out, n):
            s = 0
            for i in range(n):
                s += fill(out, i)[0]
            return out, s
        """,
        ser("np.zeros((5, 2)), 5"),
    ),
    case(
        "inlined_shadowed_lengths",
        """
        def fill(a, b, i):
            for j in range(len(b)):
                a[i * len(b) + j] = b[j]
        def f(a, b, n):
            for i in range(n):
                fill(b, a, i)
            return a, b
        """,
        call("np.arange(3.), np.zeros(15), 5"),
        call("np.arange(3.), np.zeros(12), 5"),
        ser("(a := np.zeros(15))[:3], a, 5"),
    ),
    case(
        "inlined_early_return",
        """
        def put(m, i, v):
            if v > 3:
                return m[0]
            m[i] = v
            return None
        def f(out, n):
            for i in range(n):
                put(out, i, i)
            return out
        """,
        call("np.zeros(9), 9"),
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
        ser("np.zeros(6), np.arange(6.), 6"),
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
