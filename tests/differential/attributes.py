"""Attributes as written operands: ``self.grid[i] = ...``, plain ones, and those that only look like one."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_SIM = """
class Sim:
    def __init__(self, n):
        self.n = n
        self.dt = 0.5
        self.k = 1
        self.grid = np.zeros(n + 2)
        self.v = np.arange(n + 2) * 1.0
    def __repr__(self):
        return f"Sim({self.n}, {self.grid.tolist()}, {self.v.tolist()})"
"""

_BOX = """
class Box:
    def __init__(self, **held):
        for name, value in held.items():
            setattr(self, name, value)
    def __repr__(self):
        return "Box()"
"""


CASES: tuple[Case, ...] = (
    case(
        "attribute_written",
        _SIM
        + """
def f(s):
    for i in range(s.n):
        s.grid[i] = s.v[i] * s.dt
    return s.grid, s.v
""",
        par("Sim(9)"),
    ),
    case(
        "attribute_updated_in_a_method",
        """
        class Sim:
            def __init__(self, n):
                self.n = n
                self.k = 2
                self.grid = np.zeros((n + 3, 2))
            def step(self, d):
                for i in range(self.n):
                    self.grid[i + self.k] += d * i
                return self.grid
        def f(n, d, k):
            s = Sim(n)
            s.k = k
            return s.step(d)
        """,
        par("6, 2.5, 2"),
        ser("6, 2.5, -3"),
        ser("6, 2.5, np.array([1, 2])"),
        ser("6, 2.5, None"),
        ser("6, 2.5, Ellipsis"),
        ser("6, 2.5, True"),
    ),
    case(
        "attribute_that_another_one_reaches",
        _BOX
        + """
def f(b, n):
    for i in range(n):
        b.out[i] = b.seen[n - 1 - i] + 1
    return b.out, b.seen
""",
        par("Box(out=np.zeros(6), seen=np.arange(6.)), 6"),
        ser("Box(out=(a := np.arange(6.)), seen=a), 6"),
        ser("Box(out=(a := np.arange(12.))[:6], seen=a[3:9]), 6"),
        par("Box(out=(a := np.arange(12.))[:6], seen=a[6:]), 6"),
        ser("Box(out=np.arange(6), seen=list(range(6)), rows=[np.arange(3)], out2=None), 99"),
    ),
    case(
        "attribute_of_two_owners",
        _BOX
        + """
def f(a, b, n):
    for i in range(n):
        a.x[i] = b.x[n - 1 - i] + i
    return a.x, b.x
""",
        par("Box(x=np.zeros(5)), Box(x=np.arange(5.)), 5"),
        ser("(a := Box(x=np.arange(5.))), a, 5"),
        ser("(a := Box(x=np.arange(5.))), Box(x=a.x), 5"),
        ser("(a := Box(x=np.arange(5.))), Box(x=a.x[::-1]), 5"),
        ser("(a := Box(x=np.arange(5.))), Box(x=np.arange(5.), friend=a), 5"),
        ser("(b := Box(x=np.arange(5.))) and Box(x=np.arange(5.), friend=b), b, 0"),
    ),
    case(
        "attribute_of_both_owners_written",
        _BOX
        + """
def f(a, b, n):
    for i in range(n):
        a.x[i] = i
        b.y[i] = -i
    return a.x, b.y
""",
        par("Box(x=np.zeros(5)), Box(y=np.arange(5.)), 5"),
        ser("(a := Box(x=np.arange(5.), y=np.zeros(5))), a, 5"),
        ser("Box(x=(u := np.arange(5.))), Box(y=u), 5"),
    ),
    case(
        "attribute_two_deep",
        _BOX
        + """
def f(m, n):
    for i in range(n):
        m.state.w[i] = m.state.rate * i + m.bias
    return m.state.w
""",
        par("Box(bias=1, state=Box(w=np.zeros(5), rate=2)), 5"),
        ser("Box(bias=1, state=(s := Box(w=np.zeros(5), rate=2)), again=s), 5"),
        ser("Box(bias=1, state=Box(w=[0] * 5, rate=2)), 5"),
    ),
    case(
        "attribute_missing",
        _BOX
        + """
def f(b, n, log):
    for i in range(n):
        log.append(i)
        b.out[i] = i
    return log
""",
        ser("Box(), 0, []"),
        ser("Box(), 3, []"),
        ser("None, 3, []"),
        ser("Box(out=None), 3, []"),
        call("Box(out=np.zeros(3)), 5, []"),
    ),
    case(
        "attribute_that_is_a_property",
        """
        class Counted:
            def __init__(self, n):
                self.count = 0
                self.held = np.zeros(n)
            @property
            def out(self):
                self.count += 1
                return self.held if self.count % 2 else np.zeros(9)
        class Made:
            def __init__(self, n):
                self.held = np.zeros(n)
                self.asked = []
            def __getattr__(self, name):
                self.asked.append(name)
                return self.held
        class Watched:
            def __init__(self, n):
                self.__dict__['out'] = np.zeros(n)
                self.__dict__['log'] = []
            def __getattribute__(self, name):
                object.__getattribute__(self, 'log').append(name)
                return object.__getattribute__(self, name)
        class Slotted:
            __slots__ = ('out',)
            def __init__(self, n):
                self.out = np.zeros(n)
        class Shared:
            out = np.zeros(9)
        def f(b, n):
            for i in range(n):
                b.out[i] = i
            return getattr(b, 'count', None), getattr(b, 'held', None), getattr(b, 'log', None), b.out
        """,
        ser("Counted(6), 6"),
        ser("Made(6), 6"),
        ser("Watched(6), 6"),
        call("Slotted(6), 6"),
        ser("Shared(), 6"),
    ),
    case(
        "attribute_that_the_loop_rebinds",
        _BOX
        + """
def f(b, n):
    for i in range(n):
        b.out[i] = i
        if i == 3:
            b.out = np.full(n, -1.0)
    return b.out
""",
        ser("Box(out=np.zeros(6)), 6"),
    ),
    case(
        "attribute_and_its_owner",
        _BOX
        + """
def total(b):
    return b.out.sum()
def f(b, n):
    for i in range(n):
        b.out[i] = total(b) + 1
    return b.out
""",
        ser("Box(out=np.zeros(6)), 6"),
    ),
    case(
        "attribute_of_a_global",
        _BOX
        + """
B = Box(out=np.zeros(6), k=3)
def look():
    return B.out[0]
def f(n, away):
    if away:
        for i in range(n):
            B.out[i] = i * B.k
    else:
        for i in range(n):
            B.out[i] = look() + i + 1
    return B.out
""",
        par("6, True"),
        ser("6, False"),
    ),
    case(
        "attribute_iterated_and_written",
        _BOX
        + """
def f(b):
    for i, x in enumerate(b.v):
        b.v[i] = x * 2
    return b.v
""",
        par("Box(v=np.arange(7.))"),
        ser("Box(v=list(range(7)))"),
        call("Box(v=np.arange(12.).reshape(4, 3))"),
    ),
    case(
        "attribute_view_of_the_array",
        _BOX
        + """
def f(b, n):
    for i in range(n):
        b.m[i, 0] = b.m.T[1, i] + 1
    return b.m
def g(b, n):
    for i in range(n):
        b.m.T[i] = b.m[0]
    return b.m
""",
        ser("Box(m=np.arange(12.).reshape(4, 3)), 4"),
    ),
    case(
        "attribute_compared_and_hashed",
        _BOX
        + """
def f(b, c, n):
    h = hash(b)
    for i in range(n):
        b.out[i] = (b is c) + 2 * (b == c) + 4 * (hash(b) == h)
    return b.out
""",
        ser("(b := Box(out=np.zeros(5))), b, 5"),
        ser("Box(out=np.zeros(5)), None, 5"),
    ),
    case(
        "attribute_of_a_namespace",
        """
        from types import SimpleNamespace
        def f(s, n):
            for i in range(n):
                s.out[i] = s.gain * i
            return s.out
        """,
        par("SimpleNamespace(out=np.zeros(5), gain=3), 5"),
    ),
    case(
        "attribute_raises_halfway",
        _BOX
        + """
def f(b, n):
    try:
        for i in range(n):
            b.out[i] = 1 / (b.bad - i)
    except ZeroDivisionError:
        pass
    return b.out
""",
        ser("Box(out=np.zeros(9), bad=5), 9"),
    ),
)
