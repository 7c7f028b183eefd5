"""Functions that parameters, attributes, partials and instances hold: what is there at run time."""

from __future__ import annotations

from tests.differential.case import Case, call, par, ser
from tests.differential.held_functions import held

CASES: tuple[Case, ...] = (
    held(
        "held_by_a_parameter",
        """
        def integrate(g, a, n):
            total = 0.0
            for i in range(n):
                total += g(a + i)
            return total
        def each(xs, g=abs):
            return [sum(map(g, (x, -x))) + g(x) for x in xs]
        def square(x):
            return x * x
        def noted(x):
            seen.append(x)
            return len(seen)
        def f(n, k, g):
            bias = k
            found = integrate(square, 1, n), integrate(math.sin, 1, n), integrate(lambda x: x * bias, 1, n)
            return found, each([1, 2, n]), each([1, 2, n], square), integrate(square if g is None else g, 0, n), seen
        """,
        par("9, 3, None"),
        call("9, 3, noted"),
        call("9, 3, lambda x: seen.append(x) or 1"),
        call("9, 3, math.sin"),
        call("9, 3, print, *swap(print=noted)"),
    ),
    held(
        "held_by_a_parameter_and_given_another",
        """
        def integrate(g, a, n):
            total = 0.0
            for i in range(n):
                total += g(a + i)
            return total
        def square(x):
            return x * x
        def noted(x):
            seen.append(x)
            return len(seen)
        def f(n, g):
            if n < 0:
                return integrate(square, 0, n)
            return integrate(g, 0, n), seen
        """,
        par("9, square"),
        ser("9, noted"),
        ser("9, lambda x: seen.append(x) or 1"),
        ser("9, math.sin"),
        ser("9, print"),
        ser("9, partial(square)"),
        ser("9, np.sin"),
        ser("9, *((setattr(square, '__code__', noted.__code__), square)[1:])"),
        ser("9, type('C', (), {'__call__': lambda self, x: seen.append(x) or 1})()"),
    ),
    held(
        "held_by_a_parameter_and_mapped",
        """
        def square(x):
            return x * x
        def noted(x):
            seen.append(x)
            return len(seen)
        def mapped(g, xs):
            found = []
            for y in map(g, xs):
                found.append(square(y) + g(y))
            return found
        def tables(xs, name):
            found = []
            for y in map(TABLE[name], xs):
                found.append(y + 1)
            for y in (TABLE[name](x) for x in xs):
                found.append(y + 2)
            return found
        TABLE = {"a": square, "b": lambda x: x + 1}
        def f(g, xs, name):
            if not xs:
                return mapped(square, [1]), mapped(lambda x: x + 1, [2])
            return mapped(g, xs), tables(xs, name), seen
        """,
        par("square, [1, 2, 3, 4], 'a'"),
        par("square, [1, 2, 3, 4], 'b'"),
        call("noted, [1, 2, 3, 4], 'a'"),
        call("lambda x: seen.append(x) or 1, [1, 2, 3, 4], 'a'"),
        call("square, [1, 2, 3, 4], 'b', *(TABLE.update(b=noted) or ())"),
        call("square, [1, 2, 3, 4], 'b', *(TABLE.update(b=lambda x: seen.append(x) or 1) or ())"),
        call("square, [1, 2, 3, 4], 'b', *(TABLE.update(b=print) or ())"),
    ),
    held(
        "held_by_a_parameter_of_another_call",
        """
        def run(out, g, k, depth):
            for i in range(len(out)):
                out[i] = g(i) + k
            if depth:
                other = np.zeros(len(out))
                run(other, lambda i: i * k + out[len(out) - 1 - i], k + 1, depth - 1)
                out += other
            return out
        def f(n, depth):
            return run(np.zeros(n), lambda i: i, 3, depth)
        """,
        call("8, 0"),
        call("8, 2"),
    ),
    held(
        "held_by_an_attribute",
        """
        class Net:
            def __init__(self, act, table=None):
                self.act = act
                self.table = table or {"a": add, "m": mul}
            def apply(self, xs):
                found = []
                for x in xs:
                    found.append(self.act(x))
                return found
            def tabled(self, xs, names):
                found = []
                for x, name in zip(xs, names):
                    found.append(self.table[name](x, 2))
                return found
            def changed(self, xs):
                found = []
                for x in xs:
                    found.append(self.act(x))
                    self.act = noted
                return found
        def noted(x):
            seen.append(x)
            return len(seen)
        def f(xs, act, more):
            plain, local = Net(math.tanh), Net(lambda v: v + 1)
            net = Net(act, more)
            names = ["a", "m"] * len(xs)
            return plain.apply(xs), local.apply(xs), net.apply(xs), net.tabled(xs, names), net.changed(xs[:1]), seen
        """,
        par("[1, 2, 3, 4, 5], math.tanh, None"),
        call("[1, 2, 3, 4, 5], noted, None"),
        call("[1, 2, 3, 4, 5], math.tanh, {'a': spy, 'm': mul}"),
    ),
    held(
        "held_by_an_attribute_that_hides",
        """
        class Net:
            act = None
            def __init__(self, act):
                self.act = act
            def apply(self, xs):
                found = []
                for x in xs:
                    found.append(self.act(x))
                return found
        class Property(Net):
            @property
            def act(self):
                return noted
            @act.setter
            def act(self, value):
                pass
        def noted(x):
            seen.append(x)
            return len(seen)
        def twice(x):
            return x * 2
        def f(xs, kind):
            Net(twice)
            return (Net if kind == 0 else Property)(twice if kind < 2 else noted).apply(xs), seen
        """,
        par("[1, 2, 3, 4, 5], 0"),
        ser("[1, 2, 3, 4, 5], 1"),
    ),
    held(
        "held_partials",
        """
        HALF = partial(mul, 0.5)
        KEYED = {"half": HALF, "more": partial(add, y=3), "both": add}
        def f(out, names):
            for i in range(len(out)):
                out[i] = HALF(i) + KEYED["more"](i) + len(names)
            return out, seen
        """,
        par("np.zeros(8), 'ab'"),
        par("np.zeros(8), 'ab', *swap(HALF=partial(mul, 7))"),
        ser("np.zeros(8), 'ab', *swap(HALF=partial(mul, 7, 8))"),
        ser("np.zeros(8), 'ab', *swap(HALF=partial(spy, 7))"),
        ser("np.zeros(8), 'ab', *swap(HALF=partial(mul, y=7))"),
        ser("np.zeros(8), 'ab', *(KEYED.update(more=partial(partial(spy), y=1)) or ())"),
    ),
    held(
        "held_partial_of_what_is_written",
        """
        def get(m, i):
            return m[i] + 1
        def f(out, m):
            table = {"get": partial(get, m)}
            for i in range(len(out)):
                out[i] = table["get"](len(out) - 1 - i)
            return out
        """,
        par("np.zeros(8), np.ones(8)"),
        ser("(a := np.zeros(8)), a"),
    ),
    held(
        "held_methods_as_keys",
        """
        class Score:
            def __init__(self, k):
                self.k = k
                self.asked = 0
            def of(self, v):
                return -v * self.k
            def counted(self, v):
                self.asked += 1
                return v
            def best(self, rows):
                found = []
                for row in rows:
                    found.append((sorted(row, key=self.of), max(row, key=self.of), sum(map(self.of, row))))
                return found
            def worst(self, rows):
                found = []
                for row in rows:
                    found.append(sorted(row, key=self.counted))
                return found, self.asked
        def f(rows, k, own):
            score = Score(k)
            if own:
                score.of = own
            return score.best(rows), score.worst(rows), seen
        """,
        call("[[1, 2], [4, 3], [0, 9]], 2, None"),
        call("[[1, 2], [4, 3], [0, 9]], 2, lambda v: seen.append(v) or v"),
    ),
    held(
        "held_under_the_name_of_a_method",
        """
        class Hold:
            def __init__(self, g):
                self.get = g
        def put(m, i):
            m[i] = i
        def f(out, q, buffer):
            for i in range(len(out)):
                put(out, i)
                q.get(buffer, i)
            return out, buffer
        """,
        par("np.zeros(8), {}, 3"),
        ser("np.zeros(8), Hold(put), np.zeros(8)"),
        ser("np.zeros(8), Hold({}.get), 3"),
    ),
    held(
        "held_under_the_name_of_a_method_elsewhere",
        """
        from collections import namedtuple
        from types import SimpleNamespace
        Field = namedtuple("Field", "get other")
        class Slot:
            __slots__ = ("get",)
            def __init__(self, g):
                self.get = g
        class Common:
            get = np.put
            def __init__(self):
                pass
        def put(m, i):
            m[i] = i
        def f(out, q, buffer):
            for i in range(len(out)):
                put(out, i)
                q.get(buffer, i)
            return out, buffer
        """,
        ser("np.zeros(8), Field(put, 1), np.zeros(8)"),
        ser("np.zeros(8), Slot(put), np.zeros(8)"),
        ser("np.zeros(8), SimpleNamespace(get=put), np.zeros(8)"),
    ),
    *(
        held(
            f"held_functions_that_get_lost_{number}",
            f"""
            def same(g):
                return g
            def pick(k):
                return print if k else OPS["add"]
            def table():
                return [print, add]
            add.other = spy
            def f(out, c):
                for i in range(len(out)):
                    g = {text}
                    out[i] = g(i, 1) or 0
                return out
            """,
            ser("np.zeros(8), 3"),
        )
        for number, text in enumerate(
            (
                "same(print) if i == c else OPS['add']",
                "(print, len)[i % 2 * 0] if i == c else add",
                "((print,) + (len,))[0] if i == c else FUNCS[0]",
                "((print,) * 2)[0] if i == c else FUNCS[0]",
                "pick(i == c)",
                "table()[i % 2]",
                "[same(print), add][i % 2]",
                "[print, add][i % 2]",
                "(*(print, len), add)[(i + c) % 2 * 2]",
                "{0: print, 1: add}[i % 2]",
                "(same((print,)) if i == c else [add])[0]",
                "(same((print,)) if i == c else FUNCS)[0]",
                "dict(a=print).get('a') if i == c else FUNCS[0]",
                "max(((0, print), (1, add)), key=len)[1] if i == c else FUNCS[0]",
                "next(iter((print,))) if i == c else FUNCS[0]",
                "OPS.get('none', print) if i == c else FUNCS[0]",
                "list((print, add))[i % 2]",
                "[*(print, add)][i % 2]",
                "(lambda: print)() if i == c else FUNCS[0]",
                "partial(print, 1) if i == c else FUNCS[0]",
                "None or print if i == c else FUNCS[0]",
                "getattr(add, 'none', print) if i == c else FUNCS[0]",
                "[g for g in (print, len)][0] if i == c else FUNCS[0]",
                "dict(zip('ab', (print, len)))['a'] if i == c else FUNCS[0]",
                "(print if i else len) if i == c else FUNCS[0]",
                "FUNCS[0].other if i == c else FUNCS[0]",
            )
        )
    ),
)
