"""Names that only the run resolves: attributes, globals, methods and functions under other names."""

from __future__ import annotations

from tests.differential.case import Case, call, case, ser

CASES: tuple[Case, ...] = (
    case(
        "detour_setattr",
        """
        class P:
            pass
        def f(n):
            p = P()
            for i in range(n):
                setattr(p, 'x', getattr(p, 'x', 0) + i)
            for i in range(n):
                vars(p)['y'] = i
            for i in range(n):
                p.__dict__.update(z=i)
            return p
        """,
        ser("5"),
    ),
    case(
        "detour_attribute_store",
        """
        class P:
            last = None
        def f(n, p, out):
            for i in range(n):
                p.last = i
                out[i] = p.last
            for i in range(n):
                P.last = i
            return p.last, P.last
        """,
        call("5, P(), np.zeros(5)"),
        call("5, P, np.zeros(5)"),
    ),
    case(
        "detour_attribute_list",
        """
        class P:
            def __init__(self, items):
                self.items = items
        def f(p, q, n):
            for i in range(1, n):
                p.items[i] = q.items[i - 1] + 1
        """,
        call("P([0] * 9), P([0] * 9), 9"),
        call("*[P([0] * 9)] * 2, 9"),
        call("(s := [0] * 9) and P(s), P(s), 9"),
        call("(s := np.zeros(9)) is None or P(s[1:]), P(s[:-1]), 8"),
    ),
    case(
        "detour_attribute_rebound",
        """
        class P:
            def __init__(self, n):
                self.a = np.zeros(n)
                self.b = np.ones(n)
            def step(self):
                for i in range(1, len(self.a)):
                    self.a[i] = self.b[i - 1]
                self.a, self.b = self.b, self.a
                for i in range(len(self.a)):
                    self.a[i] += i
        def f(n):
            p = P(n)
            for k in range(3):
                p.step()
            return p
        """,
        call("6"),
    ),
    case(
        "detour_attribute_replaced_in_loop",
        """
        class P:
            def __init__(self, n):
                self.a = [0] * n
        def f(n):
            p = P(n)
            for i in range(n):
                p.a[i] = i
                if i == 2:
                    p.a = [9] * n
            return p
        """,
        call("6"),
    ),
    case(
        "detour_module_attribute",
        """
        import sys
        me = sys.modules[__name__]
        state = 0
        def f(n, out):
            for i in range(n):
                me.state += 1
                out[i] = state
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "detour_globals_dict",
        """
        state = [0] * 9
        def f(n, out):
            g = globals()
            for i in range(1, n):
                g['state'][i] = g['state'][i - 1] + 1
                out[i] = state[i]
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "detour_closure_writes_operand",
        """
        def f(n):
            out = np.zeros(n)
            def put(i):
                out[i - 1] += i
            for i in range(n):
                put(i)
                out[i] += 1
            return out
        """,
        call("6"),
    ),
    case(
        "detour_bound_method_stored",
        """
        def f(n, xs):
            pop = xs.pop
            push = xs.append
            out = []
            for i in range(n):
                out.append(pop())
                push(i)
                push(i)
            return out
        """,
        ser("6, [1]"),
    ),
    case(
        "detour_annotations",
        """
        for i in range(3):
            x: int = i
            y: "list[int]" = [i]
        hints = dict(__annotations__)
        """,
        call(),
    ),
    case(
        "detour_names_of_the_module",
        """
        out = []
        for i in range(3):
            out.append((__name__ == globals()['__name__'], __doc__, 'out' in globals(), 'i' in dir()))
        def f():
            got = []
            for i in range(3):
                got.append(sorted(locals()))
            more = []
            for i in range(3):
                more.append('i' in vars())
            return got, more
        """,
        call(),
    ),
    case(
        "detour_function_attributes",
        """
        def f(n):
            f.calls = getattr(f, 'calls', 0)
            for i in range(n):
                f.calls += 1
            return f.calls
        """,
        ser("4"),
    ),
    case(
        "detour_star_import_shadow",
        """
        from numpy import *
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = abs(xs[i]) + max([xs[i], 2]) + sum([1, 2]) + round(xs[i])
            return any([0, 1])
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_builtin_alias",
        """
        from builtins import len as length, print as show
        absolute = abs
        def f(xs, out):
            for i in range(length(xs)):
                out[i] = absolute(xs[i])
            for i in range(length(xs)):
                show(i)
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_conditional_function",
        """
        try:
            from math import cbrt_missing as root
        except ImportError:
            seen = []
            def root(x):
                seen.append(x)
                return len(seen)
        if True:
            scale = lambda x: 2 * x
        else:
            scale = print
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = root(xs[i])
            for i in range(len(xs)):
                out[i] = scale(out[i])
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_class_call_operator",
        """
        class Adder:
            def __init__(self):
                self.n = 0
            def __call__(self, x):
                self.n += 1
                return x + self.n
        add = Adder()
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = add(xs[i])
            return add.n
        """,
        ser("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_method_alias",
        """
        class C:
            def __init__(self, n):
                self.n = n
                self.seen = []
            def plain(self, x):
                return x + self.n
            def loud(self, x):
                self.seen.append(x)
                return len(self.seen)
            act = loud
        def f(xs, out):
            c = C(3)
            for i in range(len(xs)):
                out[i] = c.plain(xs[i])
            for i in range(len(xs)):
                out[i] += c.act(xs[i])
            C.plain = C.loud
            for i in range(len(xs)):
                out[i] += c.plain(xs[i])
            return c.seen
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_inherited_method",
        """
        class Base:
            def value(self, x):
                return self.scale(x) + 1
            def scale(self, x):
                return 2 * x
        class Loud(Base):
            seen = []
            def scale(self, x):
                Loud.seen.append(x)
                return len(Loud.seen)
        def f(xs, out, b):
            for i in range(len(xs)):
                out[i] = b.value(xs[i])
            return Loud.seen
        """,
        call("[0.5, -1, 2], [0] * 3, Base()"),
        ser("[0.5, -1, 2], [0] * 3, Loud()"),
    ),
    case(
        "detour_self_mutating_method",
        """
        class Walker:
            def __init__(self):
                self.position = 0
            def walk(self, steps):
                trail = []
                for s in steps:
                    self.position += s
                    trail.append(self.position)
                return trail
            def peek(self, steps):
                out = []
                for s in steps:
                    out.append(self.position + s)
                return out
        def f(steps):
            w = Walker()
            return w.walk(steps), w.peek(steps), w.position
        """,
        call("[1, 2, 3]"),
    ),
)
