"""Callees: functions of the module, globals they read, recursion, methods, closures, defaults."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "callee_plain",
        """
        def g(x, k=2, *, offset=0):
            return x * k + offset
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = g(x, offset=i) + g(x, 3) + g(k=1, x=x)
        """,
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_global",
        """
        RATE = 3
        TABLE = {'a': 1, 'b': 2}
        def g(x):
            return x * RATE + TABLE['b']
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = g(x)
        """,
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_global_rebound_by_loop",
        """
        state = 0
        def g(x):
            return x + state
        def f(xs, out):
            global state
            for i, x in enumerate(xs):
                state = i
                out[i] = g(x)
        """,
        ser("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_reads_loop_variable_cell",
        """
        def f(n, out):
            def g():
                return i * 2
            for i in range(n):
                out[i] = g()
            return g()
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_reads_private_cell",
        """
        def f(n, out):
            t = 0
            def g():
                return t
            for i in range(n):
                t = i + 1
                out[i] = g()
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_writes_cell",
        """
        def f(n, out):
            t = 0
            def g(x):
                nonlocal t
                t = x
            for i in range(n):
                g(i)
                out[i] = 1
            return t
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "callee_closure_reads",
        """
        def f(n, out, scale):
            bias = 3
            def g(x):
                return x * scale + bias
            for i in range(n):
                out[i] = g(i)
            bias = 100
            return g(1)
        """,
        call("5, np.zeros(5), 2"),
    ),
    case(
        "callee_closure_factory",
        """
        def make(k):
            def g(x):
                return x * k
            return g
        def f(n, out):
            g = make(3)
            for i in range(n):
                out[i] = g(i)
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "callee_lambda_global",
        """
        g = lambda x: x + 1
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "callee_recursive",
        """
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        def f(n, out):
            for i in range(n):
                out[i] = fib(i)
        """,
        par("12, np.zeros(12)"),
    ),
    case(
        "callee_mutually_recursive",
        """
        def even(n):
            return True if n == 0 else odd(n - 1)
        def odd(n):
            return False if n == 0 else even(n - 1)
        def f(n):
            return [even(i) for i in range(n)]
        """,
        par("12"),
    ),
    case(
        "callee_recursive_with_effect",
        """
        seen = []
        def down(n):
            if n == 0:
                seen.append(1)
                return 0
            return 1 + down(n - 1)
        def f(n):
            return [down(i) for i in range(n)]
        """,
        ser("6"),
    ),
    case(
        "callee_passed_in",
        """
        def double(x):
            return 2 * x
        seen = []
        def spy(x):
            seen.append(x)
            return len(seen)
        def f(n, out, g):
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6), spy"),
        call("6, np.zeros(6), double"),
        call("6, np.zeros(6), float"),
        call("6, np.zeros(6), lambda x: seen.append(x) or 5"),
        call("6, np.zeros(6), [].append"),
    ),
    case(
        "callee_chosen",
        """
        seen = []
        def a(x):
            return x + 1
        def b(x):
            seen.append(x)
            return len(seen)
        def f(n, out, flag):
            g = a if flag else b
            for i in range(n):
                out[i] = g(i)
        """,
        call("6, np.zeros(6), True"),
        ser("6, np.zeros(6), False"),
    ),
    case(
        "callee_redefined_later",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        def g(x):
            seen.append(x)
            return len(seen)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_redefined_conditionally",
        """
        seen = []
        def g(x):
            return x + 1
        if len(seen) == 0:
            def g(x):
                seen.append(x)
                return len(seen)
        def f(n, out):
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_shadowed_by_parameter",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out, g):
            for i in range(n):
                out[i] = g(i)
        """,
        call("6, np.zeros(6), lambda x: seen.append(x) or len(seen)"),
        call("6, np.zeros(6), g"),
    ),
    case(
        "callee_shadowed_by_local",
        """
        seen = []
        def g(x):
            return x + 1
        def f(n, out):
            def g(x):
                seen.append(x)
                return len(seen)
            for i in range(n):
                out[i] = g(i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_fills_argument",
        """
        def fill(out, i):
            out[i] = i * 2
        def f(n, out):
            for i in range(n):
                fill(out, i)
        """,
        call("6, np.zeros(6)"),
    ),
    case(
        "callee_fills_shifted",
        """
        def fill(out, i):
            out[i] = out[i - 1] + 1
        def f(n, out):
            for i in range(n):
                fill(out, i)
        """,
        ser("6, np.zeros(6)"),
    ),
    case(
        "callee_returns_argument",
        """
        def same(x):
            return x
        def f(rows, out):
            for i in range(len(rows)):
                r = same(out)
                r[0] = rows[i]
        """,
        ser("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_returns_global",
        """
        STORE = np.zeros(5)
        def store():
            return STORE
        def f(n):
            for i in range(n):
                s = store()
                s[0] = s[0] + i
            return STORE
        """,
        ser("5"),
    ),
    case(
        "callee_returns_default",
        """
        def scratch(n, buffer=np.zeros(4)):
            buffer[0] += n
            return buffer
        def f(n):
            out = []
            for i in range(n):
                out.append(scratch(i))
            return out
        """,
        ser("5"),
    ),
    case(
        "callee_local_scratch",
        """
        def smooth(row, width):
            tmp = np.zeros(len(row))
            for i in range(len(row)):
                tmp[i] = row[max(0, i - width):i + 1].mean()
            tmp[0] = 0
            return tmp
        def f(m, out):
            for i in range(len(m)):
                out[i] = smooth(m[i], 2)
        """,
        par("np.arange(12.).reshape(3, 4), np.zeros((3, 4))"),
        call("(m := np.arange(12.).reshape(3, 4)), m"),
    ),
    case(
        "callee_method_pure",
        """
        class Poly:
            def __init__(self, c):
                self.c = c
            def at(self, x):
                s = 0.0
                for c in self.c:
                    s = s * x + c
                return s
        def f(p, xs, out):
            for i, x in enumerate(xs):
                out[i] = p.at(x)
        """,
        call("Poly([1, 2, 3]), [0, .5, 2], np.zeros(3)"),
        call("Poly((c := np.array([1., 2, 3]))), [0, .5, 2], c"),
    ),
    case(
        "callee_static_and_class_methods",
        """
        class Tools:
            scale = 3
            @staticmethod
            def double(x):
                return 2 * x
            @classmethod
            def scaled(cls, x):
                return cls.scale * x
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = Tools.double(x) + Tools.scaled(x)
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_method_of_loop_element",
        """
        class Item:
            def __init__(self, v):
                self.v = v
            def cost(self):
                return self.v * 2
            def age(self):
                self.v += 1
                return self.v
        def f(items):
            out = []
            for item in items:
                out.append(item.cost())
            ages = []
            for item in items:
                ages.append(item.age())
            return out, ages
        """,
        call("[Item(k) for k in range(5)]"),
        call("[Item(1)] * 5"),
    ),
    case(
        "callee_constructs_objects",
        """
        class Point:
            def __init__(self, x, y):
                self.x = x
                self.y = y
        def f(n):
            out = []
            for i in range(n):
                out.append(Point(i, i * 2))
            return out
        """,
        call("5"),
    ),
    case(
        "callee_constructs_dataclasses",
        """
        import dataclasses
        @dataclasses.dataclass
        class Point:
            x: int
            y: list = dataclasses.field(default_factory=list)
        def f(n):
            return [Point(i, [i]) for i in range(n)], [dataclasses.replace(Point(i)) for i in range(n)]
        """,
        call("5"),
    ),
    case(
        "callee_constructs_namedtuples",
        """
        import collections, typing
        P = collections.namedtuple('P', 'x y')
        class Q(typing.NamedTuple):
            x: int
        def f(n):
            return [P(i, i) for i in range(n)], [Q(i) for i in range(n)]
        """,
        call("5"),
    ),
    case(
        "callee_constructs_unpicklable",
        """
        def f(n):
            class Local:
                def __init__(self, v):
                    self.v = v
            out = []
            for i in range(n):
                out.append(Local(i))
            return [type(o) is Local for o in out]
        """,
        call("5"),
    ),
    case(
        "callee_enum_members",
        """
        import enum
        class Colour(enum.Enum):
            RED = 1
            BLUE = 2
        def pick(i):
            return Colour.RED if i % 2 else Colour.BLUE
        def f(n):
            out = [pick(i) for i in range(n)]
            return [c is Colour.RED or c is Colour.BLUE for c in out]
        """,
        call("5"),
    ),
    case(
        "callee_init_with_effect",
        """
        class Registered:
            all = []
            def __init__(self, v):
                self.v = v
                Registered.all.append(v)
        def f(n):
            out = []
            for i in range(n):
                out.append(Registered(i).v)
            return out, Registered.all
        """,
        ser("5"),
    ),
    case(
        "callee_new_with_effect",
        """
        class Counted:
            made = 0
            def __new__(cls, v):
                cls.made += 1
                return object.__new__(cls)
            def __del__(self):
                Counted.made += 100
        def f(n):
            for i in range(n):
                c = Counted(i)
            return Counted.made
        """,
        ser("5"),
    ),
    case(
        "callee_partial",
        """
        import functools
        seen = []
        def g(k, x):
            seen.append(x)
            return k * x
        h = functools.partial(g, 3)
        def f(n):
            return [h(i) for i in range(n)]
        """,
        ser("5"),
    ),
    case(
        "callee_annotated_and_documented",
        '''
        from typing import Any
        def g(x: float, *rest: Any) -> float:
            """Twice x."""
            y: float = x * 2
            return y
        def f(xs: list[float], out: "np.ndarray") -> None:
            """Fill."""
            for i, x in enumerate(xs):
                z: float = g(x)
                out[i] = z
        ''',
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "callee_star_arguments",
        """
        def g(*args, **kw):
            return sum(args) + sum(kw.values())
        def f(xs, extra, named, out):
            for i, x in enumerate(xs):
                out[i] = g(x, *extra, **named)
        """,
        call("[1, 2, 3], (4, 5), {'z': 6}, np.zeros(3)"),
        call("[1, 2, 3], iter((4, 5)), {'z': 6}, np.zeros(3)"),
    ),
    case(
        "callee_sorted_with_key",
        """
        def key(x):
            return -x
        def f(rows, out):
            for i, row in enumerate(rows):
                out[i] = sorted(row, key=key)[0] + max(row, key=lambda v: (v % 3, v))
        """,
        call("[[1, 2], [5, 3, 4]], np.zeros(2)"),
    ),
    case(
        "callee_np_functions",
        """
        def f(m, out):
            for i in range(len(m)):
                r = m[i]
                out[i] = np.linalg.norm(r) + np.dot(r, r) + np.median(r) + np.percentile(r, 30) + r.std() + np.argmax(r)
        """,
        par("np.random.default_rng(0).random((5, 8)), np.zeros(5)"),
    ),
    case(
        "callee_np_out_argument",
        """
        def f(m, buffer, out):
            for i in range(len(m)):
                np.add(m[i], 1, out=buffer)
                out[i] = buffer.sum()
        """,
        call("np.arange(12.).reshape(4, 3), np.zeros(3), np.zeros(4)"),
    ),
    case(
        "callee_np_mutators",
        """
        def f(m):
            for i in range(len(m)):
                np.fill_diagonal(m[i], i)
                np.put(m[i], [0], 99)
                np.copyto(m[i, 1], 5)
        """,
        call("np.zeros((4, 3, 3))"),
    ),
    case(
        "callee_np_shuffle",
        """
        def f(m, seed):
            for i in range(len(m)):
                np.random.default_rng(seed + i).shuffle(m[i])
        """,
        call("np.arange(12.).reshape(3, 4), 5"),
    ),
    case(
        "callee_string_methods",
        """
        def f(lines):
            out = []
            for line in lines:
                name, _, value = line.strip().partition('=')
                out.append((name.lower(), value.split(','), line.encode('utf-8'), '%s-%r' % (name, value)))
            return out
        """,
        call("['A=1,2', ' b = 3', '', 'ü=é']"),
    ),
    case(
        "callee_regex",
        """
        import re
        WORD = re.compile(r'(\\w+)=(\\d+)')
        def f(lines, out):
            for i, line in enumerate(lines):
                m = WORD.match(line)
                out[i] = int(m.group(2)) if m else -1
        """,
        call("['a=1', 'b=22', 'c', 'd=4'], np.zeros(4)"),
    ),
    case(
        "callee_json_and_datetime",
        """
        import json, datetime
        def f(texts):
            out = []
            for t in texts:
                d = json.loads(t)
                out.append((d, datetime.date(2020, 1, 1) + datetime.timedelta(days=d['n'])))
            return out
        """,
        call("""['{"n": 1, "l": [1, 2]}', '{"n": 40}']"""),
        call("""['{"n": 1}', '{bad}']"""),
    ),
    case(
        "callee_itertools",
        """
        import itertools
        def f(rows):
            out = []
            for row in rows:
                out.append(list(itertools.accumulate(row)) + list(itertools.chain(row, row)))
            for a, b in itertools.product([1, 2], [3, 4]):
                out.append(a * b)
            for a, b in itertools.combinations(range(4), 2):
                out.append(a - b)
            return out
        """,
        call("[[1, 2], [3, 4, 5]]"),
    ),
    case(
        "callee_infinite_iterator",
        """
        import itertools
        def f(xs):
            out = []
            for i, x in zip(itertools.count(5), xs):
                out.append(i * x)
            for x, k in zip(xs, itertools.cycle([1, -1])):
                out.append(x * k)
            return out
        """,
        call("[1, 2, 3, 4]"),
    ),
)
