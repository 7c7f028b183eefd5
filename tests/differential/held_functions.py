"""Tables of functions, functions chosen before the loop, closures made by factories: what is in them at run time."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, par, ser

PRELUDE = """import functools, math, sys
from functools import partial, wraps
import numpy as np
seen = []
def add(x, y):
    return x + y
def mul(x, y):
    return x * y
def spy(x, y):
    seen.append(x)
    return len(seen)
def tell(x, y):
    print(x, y)
    return x
OPS = {"add": add, "mul": mul}
FUNCS = (add, mul)
def swap(**names):
    vars(sys.modules[f.__module__]).update(names)
    return ()
"""


def held(name: str, source: str, *calls: Call) -> Case:
    """Return a case with functions and tables of them."""
    return case(name, source, *calls, prelude=PRELUDE)


CASES: tuple[Case, ...] = (
    held(
        "held_dict_of_functions",
        """
        def f(out, names):
            for i in range(len(out)):
                out[i] = OPS[names[i % len(names)]](i, 2) + OPS["add"](i, 1)
            return out, seen
        """,
        par("np.zeros(8), ['add', 'mul', 'mul']"),
        ser("np.zeros(8), ['add', 'mul'], *(OPS.update(mul=spy) or ())"),
        ser("np.zeros(8), ['add', 'mul'], *(OPS.update(more=spy) or ())"),
        ser("np.zeros(8), ['add', 'mul'], *(OPS.update(mul=swap) or ())"),
        ser("np.zeros(8), ['add', 'mul'], *swap(OPS={'add': spy, 'mul': mul})"),
        ser("np.zeros(8), ['add', 'mul'], *swap(OPS={'add': math.hypot, 'mul': mul})"),
        ser("np.zeros(8), ['add', 'mul'], *swap(add=spy)"),
        ser("np.zeros(8), ['add', 'mul'], *(OPS.update(mul=partial(spy)) or ())"),
        ser("np.zeros(8), ['add', 'mul'], *(OPS.update(mul=(lambda x, y: spy(x, y))) or ())"),
        par("np.zeros(8), ['add', 'mul'], *(OPS.update(mul=add, more=7) or ())"),
        call("np.zeros(8), ['add', 'none']"),
        call("np.zeros(8), ['add'], *swap(OPS={'add': 5})"),
    ),
    held(
        "held_dict_changed_in_the_loop",
        """
        def f(out, table, late):
            for i in range(len(out)):
                if i == late:
                    table["add"] = spy
                out[i] = OPS["add"](i, 2)
            return out, seen
        """,
        call("np.zeros(8), {}, 3"),
        ser("np.zeros(8), OPS, 3"),
    ),
    held(
        "held_dict_changed_by_a_callee",
        """
        def replaced(x, y):
            OPS["mul"] = spy
            return x
        OPS["replaced"] = replaced
        ALL = {"add": add, "replaced": replaced}
        def f(out, names):
            for i in range(len(out)):
                out[i] = ALL[names[i % 2]](i, 2) + OPS["mul"](i, 1)
            return out, seen
        """,
        ser("np.zeros(8), ['add', 'replaced']"),
    ),
    held(
        "held_impure_candidate",
        """
        TABLE = {"add": add, "spy": spy}
        TOLD = [add, tell]
        def f(out, names):
            for i in range(len(out)):
                out[i] = TABLE[names[i % 2]](i, 2)
            return out, seen
        def g(out):
            for i in range(len(out)):
                out[i] = TOLD[i % 2](i, 2)
            return out
        """,
        ser("np.zeros(8), ['add', 'add']"),
        ser("np.zeros(8), ['add', 'spy']"),
    ),
    held(
        "held_printing_candidate",
        """
        TOLD = [add, tell]
        def f(out):
            for i in range(len(out)):
                out[i] = TOLD[i % 2](i, 2)
            return out
        """,
        call("np.zeros(8)"),
    ),
    held(
        "held_candidate_that_writes",
        """
        def put(m, i):
            m[i] = i
            return i
        def put_next(m, i):
            m[(i + 1) % len(m)] = i
            return i
        def get(m, i):
            return len(m) + i
        ONE, TWO = [put, get], [put, put_next]
        THREE = [put, get]
        def f(m, which):
            n = len(m)
            if which == 1:
                for i in range(n):
                    THREE[i % 2](m, i)
            else:
                for i in range(n):
                    TABLES[i % 2](m, i)
            return m
        TABLES = [put, put_next]
        """,
        par("np.zeros(8), 1"),
        ser("np.zeros(8), 2"),
    ),
    held(
        "held_get",
        """
        def f(out, names):
            for i in range(len(out)):
                out[i] = OPS.get(names[i % len(names)])(i, 2)
            return out, seen
        def g(out, names):
            for i in range(len(out)):
                out[i] = OPS.get(names[i % len(names)], spy)(i, 2)
            return out, seen
        def both(out, names):
            return g(out, names)
        """,
        par("np.zeros(8), ['add', 'mul']"),
        call("np.zeros(8), ['add', 'none']"),
    ),
    held(
        "held_get_with_an_impure_default",
        """
        def f(out, names):
            for i in range(len(out)):
                out[i] = OPS.get(names[i % len(names)], print)(i, 2) or 0
            return out
        """,
        call("np.zeros(8), ['add', 'none']"),
    ),
    held(
        "held_get_with_an_own_default",
        """
        def f(out, names):
            for i in range(len(out)):
                out[i] = OPS.get(names[i % len(names)], spy)(i, 2)
            return out, seen
        """,
        ser("np.zeros(8), ['add', 'none']"),
    ),
    held(
        "held_chosen_before_the_loop",
        """
        def f(out, name, g):
            op = OPS[name]
            other = FUNCS[0] if g is None else g
            for i in range(len(out)):
                out[i] = op(i, 2) + other(i, 1)
            return out, seen
        """,
        par("np.zeros(8), 'mul', None"),
        par("np.zeros(8), 'mul', mul"),
        ser("np.zeros(8), 'mul', spy"),
        ser("np.zeros(8), 'spy', None, *(OPS.update(spy=spy) or ())"),
        ser("np.zeros(8), 'mul', max"),
    ),
    held(
        "held_in_what_the_loop_runs_over",
        """
        def f(x, y):
            a = [g(x, y) for g in FUNCS]
            b = {}
            for name, g in OPS.items():
                b[name] = g(x, y)
            c = []
            for name, g in [("add", add), ("max", max), ("hypot", np.hypot)]:
                c.append((name, g(x, y)))
            d = []
            for g in (add, mul, np.maximum):
                d.append(g(x, y))
            return a, b, c, d, seen
        """,
        par("3.0, 4"),
        call("3.0, 4, *swap(FUNCS=[add, spy])"),
        call("3.0, 4, *(OPS.update(spy=spy) or ())"),
        call("3.0, 4, *swap(add=spy)"),
    ),
    held(
        "held_local_in_what_the_loop_runs_over",
        """
        def f(x, extra):
            funcs = [add, mul]
            funcs.extend(extra)
            found = []
            for g in funcs:
                found.append(g(x, 2))
            return found, seen
        """,
        par("3.0, []"),
        par("3.0, [add, add]"),
        ser("3.0, [spy, spy]"),
        ser("3.0, [print]"),
    ),
    held(
        "held_impure_in_what_the_loop_runs_over",
        """
        def f(x):
            found = []
            for g in (add, spy, spy):
                found.append(g(x, 2))
            for name, g in {"a": add, "s": spy}.items():
                found.append((name, g(x, 2)))
            return found, seen
        """,
        ser("3.0"),
    ),
    held(
        "held_inner_loops",
        """
        def f(out, x):
            steps = [lambda v: v + 1, lambda v: v * x]
            for i in range(len(out)):
                t = i
                for g in steps:
                    t = g(t)
                for g in FUNCS:
                    t = g(t, 2)
                for g in (np.negative, abs):
                    t = g(t)
                out[i] = t
            return out, seen
        """,
        par("np.zeros(8), 3"),
        ser("np.zeros(8), 3, *swap(FUNCS=[spy])"),
    ),
    held(
        "held_local_table",
        """
        def f(out, names, extra):
            ops = {"add": add, "twice": lambda x, y: x * 2, "max": max}
            ops |= extra
            for i in range(len(out)):
                out[i] = ops[names[i % len(names)]](i, 2)
            return out, seen
        """,
        par("np.zeros(8), ['add', 'twice', 'max'], {}"),
        ser("np.zeros(8), ['add', 'twice'], {'add': spy}"),
        ser("np.zeros(8), ['add', 'twice'], {'add': min}"),
    ),
    held(
        "held_factory",
        """
        def make(k):
            def scale(x):
                return x * k + len(table)
            table = [k]
            return scale
        def poly(*coefs):
            return lambda x: sum(c * x ** i for i, c in enumerate(coefs))
        DOUBLE = make(2)
        def f(out, k, n):
            scale = make(k)
            p = poly(1, 2, k)
            for i in range(len(out)):
                out[i] = scale(i) + p(i) + DOUBLE(i)
            many = [make(j) for j in range(n)]
            for i in range(len(out)):
                out[i] += many[i % n](i)
            return out
        """,
        par("np.zeros(8), 3, 4"),
        par("np.zeros(8), 3, 4, *swap(DOUBLE=make(5))"),
        call("np.zeros(8), 3, 4, *swap(make=lambda k: lambda x: print(x) or 1)"),
        call("np.zeros(8), 3, 4, *swap(DOUBLE=lambda x: seen.append(x) or 1)"),
    ),
    held(
        "held_factory_with_state",
        """
        def counter():
            n = 0
            def count(x):
                nonlocal n
                n += 1
                return n + x
            return count
        def collector():
            kept = []
            def keep(x):
                kept.append(x)
                return len(kept)
            return keep
        def f(out, which):
            g, h = counter(), collector()
            count = counter()
            keep = collector()
            if which:
                for i in range(len(out)):
                    out[i] = count(i)
            else:
                for i in range(len(out)):
                    out[i] = keep(i)
            return out, count(0), keep(0)
        """,
        ser("np.zeros(8), True"),
        ser("np.zeros(8), False"),
    ),
    held(
        "held_factory_over_what_is_written",
        """
        def reader(m):
            def look(i):
                return m[len(m) - 1 - i] + 1
            return look
        def writer(m):
            def put(i):
                m[i] = i
                return i
            return put
        def f(out, m, n):
            look = reader(m)
            for i in range(n):
                out[i] = look(i)
            return out
        def g(m, n):
            put = writer(m)
            for i in range(n):
                put(i)
            return m
        """,
        par("np.zeros(8), np.arange(8.0), 8"),
        ser("(a := np.zeros(8)), a, 8"),
        ser("(a := np.zeros(8)), a[::-1], 8"),
    ),
    held(
        "held_factory_takes_a_function",
        """
        def twice(g):
            def both(x, y):
                return g(g(x, y), y)
            return both
        def f(out, g):
            h = twice(g)
            for i in range(len(out)):
                out[i] = h(i, 2)
            return out, seen
        """,
        call("np.zeros(8), add"),
        ser("np.zeros(8), spy"),
    ),
    held(
        "held_factory_of_another_kind",
        """
        def make(k):
            if k:
                def scale(x):
                    return x * k
            else:
                def scale(x):
                    seen.append(x)
                    return len(seen)
            return scale
        def f(out, k):
            scale = make(k)
            for i in range(len(out)):
                out[i] = scale(i)
            return out, seen
        """,
        ser("np.zeros(8), 0"),
        call("np.zeros(8), 2"),
    ),
    held(
        "held_attribute_of_a_function",
        """
        UFUNCS = [np.add, np.multiply]
        def f(out, places):
            for i in range(len(out)):
                g = UFUNCS[i % 2].at
                g(out, places, 1)
            return out
        def g(out):
            for i in range(len(out)):
                h = UFUNCS[i % 2].reduce
                out[i] = h([i, 2])
            return out
        """,
        ser("np.zeros(8), [3, 4]"),
    ),
    held(
        "held_two_of_one_name",
        """
        pure, dirty = (lambda x: x + 1), (lambda x: seen.append(x) or 2)
        TABLE = [pure]
        OTHER = {"pure": lambda x: x + 1}
        def f(out):
            for i in range(len(out)):
                out[i] = OTHER["pure"](i)
            return out, seen
        """,
        ser("np.zeros(8)"),
        ser("np.zeros(8), *(OTHER.update(pure=dirty) or ())"),
    ),
    held(
        "held_functions_that_get_lost",
        """
        def same(g):
            return g
        def f(out, c):
            for i in range(len(out)):
                g = same(print) if i == c else OPS["add"]
                h = (print, len)[0] if i == c else add
                k = ((print,) + (len,))[0] if i == c else FUNCS[0]
                out[i] = (g(i, 1) or 0) + (h(i, 1) or 0) + (k(i, 1) or 0)
            return out
        """,
        ser("np.zeros(8), 3"),
    ),
)
