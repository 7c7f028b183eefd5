"""Callees whose bodies are looked at in place: what they write of their arguments, defaults, globals and cells."""

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
)
