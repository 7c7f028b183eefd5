"""Loops over iterators, whose items are drawn ahead of the iterations."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "iterator_map",
        """
        def g(x):
            return x * x + 1
        def f(xs, out):
            total = 0.1
            for y in map(g, xs):
                total += y / 3
                out.append(y)
            return total, y
        """,
        par("[1, 2, 3, 4, 5, 6], []"),
        call("[], []"),
        par("range(7), [0]"),
        call("[1, 2, 'x', 4], []"),
    ),
    case(
        "iterator_map_of_what_grows",
        """
        def f(out, n):
            for y in map(math.sqrt, out):
                if len(out) < n:
                    out.append(y + 1)
            return out
        """,
        ser("[4.0, 9.0], 7"),
    ),
    case(
        "iterator_over_its_alias",
        """
        def f(xs, out):
            for y in map(math.sqrt, xs):
                out.append(y + 1)
            return out
        def g(xs):
            return f(xs, [])
        """,
        par("[4.0, 9.0, 16.0, 25.0], []"),
    ),
    case(
        "iterator_over_the_collected_list",
        """
        def h(xs, out):
            for y in map(math.sqrt, xs):
                if len(xs) < 9:
                    out.append(y + 1)
            return out
        def f(xs):
            return h(xs, xs)
        """,
        call("[4.0, 9.0, 16.0, 25.0]"),
    ),
    case(
        "iterator_reads_an_array_that_is_written",
        """
        def h(xs, a, out):
            for i, y in enumerate(map(lambda x: x + a[3], xs)):
                out[i] = y
            return out
        def f(xs, a, same):
            return h(xs, a, a if same else np.zeros(6))
        """,
        call("range(6), np.arange(6.0), True"),
        par("range(6), np.arange(6.0), False"),
        call("range(6), list(range(6)), True"),
    ),
    case(
        "iterator_reads_a_view_of_what_is_written",
        """
        def h(xs, a, out):
            for i, y in enumerate(map(lambda x: x + a[1], xs)):
                out[i] = y
            return out
        def f(xs, a):
            return h(xs, a[2:], a)
        """,
        call("range(6), np.arange(6.0)"),
    ),
    case(
        "iterator_enumerate",
        """
        def f(xs, out):
            for i, (a, b) in enumerate(zip(map(math.sqrt, xs), xs), 1):
                out[i] = a + b
            return i, a, b
        """,
        par("[1, 4, 9, 16, 25], np.zeros(6)"),
        call("[1, 4, 9, 16, 25], np.zeros(5)"),
        call("[1, 4, 9, -16, 25], np.zeros(6)"),
    ),
    case(
        "iterator_itertools",
        """
        import itertools
        def f(xs, ys):
            out = []
            for a, b in itertools.combinations(xs, 2):
                out.append(math.hypot(a, b))
            for p in itertools.permutations(xs, 2):
                out.append(p)
            for a, b in itertools.product(xs, ys):
                out.append(a * b)
            for x in itertools.chain(xs, ys, [1]):
                out.append(x + 1)
            for a, b in itertools.pairwise(xs):
                out.append(b - a)
            for a, b in itertools.zip_longest(xs, ys):
                out.append((a, b))
            for x in itertools.islice(itertools.count(3), 5):
                out.append(x)
            for x in itertools.accumulate(xs):
                out.append(x)
            for x in itertools.starmap(math.hypot, zip(xs, ys)):
                out.append(x)
            for x in itertools.takewhile(lambda v: v < 3, xs):
                out.append(x)
            for n, x in zip(itertools.count(), map(abs, xs)):
                out.append((n, x))
            return out
        """,
        par("[1, 2, 3, 4], [5, 6, 7]"),
        call("[], [5, 6, 7]"),
    ),
    case(
        "iterator_generator_expression",
        """
        def f(xs, k):
            total = 0
            for y in (x * k for x in xs if x % 2):
                total += y
            return total, y
        """,
        par("[1, 2, 3, 4, 5, 7, 9], 3"),
        call("[2, 4], 3"),
        call("[1, 3, 'a', 5], 3"),
        par("[1, 3, 5, 7], 2.5"),
    ),
    case(
        "iterator_of_an_infinite_kind",
        """
        import itertools
        def f(xs, n):
            out = []
            try:
                for i in itertools.count():
                    out.append(xs[i])
            except IndexError:
                out.append('end')
            return out
        """,
        ser("[1, 2, 3], 5"),
    ),
    case(
        "iterator_that_raises",
        """
        def g(x):
            return 6 // x
        def f(xs, out):
            for y in map(g, xs):
                out.append(y + 1)
        """,
        call("[1, 2, 3, 0, 5], []"),
        call("[0, 1], []"),
    ),
    case(
        "iterator_raises_behind_an_exception_of_the_body",
        """
        def g(x):
            return 6 // x
        def f(xs, out):
            for y in map(g, xs):
                out.append(6 // (y - 3))
        """,
        call("[1, 1, 1, 2, 0, 5], []"),
        call("[1, 1, 1, 0, 2, 5], []"),
    ),
    case(
        "iterator_warns",
        """
        import warnings
        def f(xs, out):
            for y in map(np.log, xs):
                out.append(np.sqrt(y))
            return out
        """,
        call("[1.0, 2.0, 0.0, 0.5, 3.0, 0.0, 0.1], []"),
        call("[0.0, 2.0], []"),
    ),
    case(
        "iterator_generator_warns",
        """
        import warnings
        def g(x):
            if x == 3:
                warnings.warn('three')
            return x
        def f(xs, out):
            for y in (np.float64(x) / (x - 3) for x in xs):
                out.append(np.log(np.float64(y)))
            return [g(x) for x in xs], out
        """,
        call("[1.0, 2.0, 3.0, 0.5, 3.0, 0.0, 0.1], []"),
    ),
    case(
        "iterator_warnings_as_errors",
        """
        import warnings
        def f(xs, out):
            with warnings.catch_warnings():
                warnings.simplefilter('error')
                for y in map(np.log, xs):
                    out.append(np.sqrt(y))
            return out
        """,
        call("[1.0, 2.0, 4.0, 0.0, 3.0, 0.0, 0.1], []"),
    ),
    case(
        "iterator_prints",
        """
        def g(x):
            print(x)
            return x
        def f(xs, out):
            for y in map(g, xs):
                out.append(y)
        """,
        ser("[1, 2, 3], []"),
    ),
    case(
        "iterator_of_objects_that_print",
        """
        class Loud:
            def __init__(self, v):
                self.v = v
            def __add__(self, other):
                print(self.v)
                return self.v + other
        def f(n):
            out = []
            for y in (x + 1 for x in [Loud(k) for k in range(n)]):
                print('got', y)
                out.append(y)
            return out
        def g(xs):
            out = []
            for y in (x + 1 for x in xs):
                out.append(y)
            return out
        """,
        call("5"),
    ),
    case(
        "iterator_over_a_held_generator",
        """
        def made(log):
            for k in range(6):
                log.append(k)
                yield k
        def f(log):
            held = made(log)
            out = []
            for y in map(abs, held):
                out.append((y, len(log)))
            return out, log, list(held)
        """,
        ser("[]"),
    ),
    case(
        "iterator_held_is_left_where_the_loop_fails",
        """
        def f(xs, kind):
            held = iter(xs) if kind == 0 else map(abs, xs) if kind == 1 else (x for x in xs)
            out = []
            try:
                for y in map(abs, held):
                    out.append(6 // (y - 3))
            except ZeroDivisionError:
                out.append('failed')
            try:
                for y in (abs(x) for x in held):
                    out.append(6 // (y - 5))
            except ZeroDivisionError:
                out.append('failed')
            return out, list(held)
        """,
        ser("[1, 2, 3, 4, 5, 6, 7], 0"),
        ser("[1, 2, 3, 4, 5, 6, 7], 1"),
        ser("[1, 2, 3, 4, 5, 6, 7], 2"),
    ),
    case(
        "iterator_held_prints",
        """
        def h(xs, out):
            for y in zip(xs, map(abs, [1, 2, 3, 4])):
                out.append(6 // (y[1] - 3))
            return out
        def f(out):
            return h(map(print, 'abcd'), out)
        """,
        ser("[]"),
    ),
    case(
        "iterator_of_its_own_all_through",
        """
        import itertools
        def f(xs, out):
            for i, (a, b) in enumerate(zip(filter(None, map(abs, reversed(xs))), itertools.chain(iter(xs), xs))):
                out.append((i, a, b))
            for a in (x + 1 for x in map(abs, iter(xs))):
                out.append(a)
            return out
        """,
        par("[1, 2, 3, -4, 5], []"),
    ),
    case(
        "iterator_over_a_held_iterator",
        """
        def f(xs):
            held = iter(xs)
            out = []
            for y in map(abs, held):
                out.append(y)
            return out, list(held)
        """,
        call("[1, -2, 3, 4]"),
    ),
    case(
        "iterator_reads_the_loop_variable",
        """
        def f(xs, out):
            t = 0
            for y in (x + t for x in xs):
                t = y
                out.append(y)
            s = 1
            for y in map(lambda x: x + s, xs):
                s += y
            return out, s
        """,
        ser("[1, 2, 3, 4], []"),
    ),
    case(
        "iterator_items_are_changed",
        """
        def f(rows, out):
            for row in map(list, rows):
                row.append(1)
                out.append(row)
            for row in (r for r in rows):
                row.append(2)
            return rows, out
        """,
        call("[[1], [2], [3]], []"),
    ),
    case(
        "iterator_accumulates_in_place",
        """
        import itertools
        def grow(old, x):
            old.append(x)
            return old
        def f(xs):
            out = []
            for row in itertools.accumulate(xs, grow, initial=[]):
                out.append(len(row))
            for row in itertools.accumulate(xs, lambda a, b: (a.append(b), a)[1], initial=[]):
                out.append(len(row))
            return out
        """,
        ser("[1, 2, 3]"),
    ),
    case(
        "iterator_identity_of_items",
        """
        def f(rows):
            out = []
            for row in filter(None, rows):
                out.append(row)
            return [a is b for a, b in zip(out, rows)]
        """,
        call("[[1], [2], [3], [4]]"),
    ),
    case(
        "iterator_comprehensions",
        """
        def g(x):
            return x + 0.5
        def f(xs):
            made = [g(y) for y in map(g, xs)]
            keyed = {y: g(y) for y in map(g, xs)}
            some = {g(y) for y in map(g, xs)}
            return made, keyed, some, sum(g(y) for y in filter(None, xs)), any(g(y) > 2 for y in map(g, xs))
        """,
        par("[1, 2, 0, 4]"),
        call("[]"),
        call("[1, 2, 'x', 4]"),
    ),
    case(
        "iterator_left_early",
        """
        def f(xs, out):
            for y in map(math.sqrt, xs):
                if y > 3:
                    break
                out.append(y)
            return out
        """,
        call("[1, 4, 9, 16, 25, -1], []"),
    ),
    case(
        "iterator_conditional_live_out",
        """
        def f(xs):
            last = None
            for y in map(abs, xs):
                if y > 2:
                    last = y
            return last, y
        """,
        par("[1, -4, 2, -3, 1]"),
        call("[1]"),
    ),
    case(
        "iterator_unbound_variable",
        """
        def f(xs):
            for y in map(abs, xs):
                z = y + 1
            try:
                return y, z
            except UnboundLocalError:
                return 'unbound'
        """,
        par("[1, -4, 2, -3, 1]"),
        call("[]"),
    ),
    case(
        "iterator_at_module_level",
        """
        import itertools
        out = []
        total = 0
        for a, b in itertools.combinations([1, 2, 3, 4], 2):
            total += a * b
            out.append(a + b)
        """,
    ),
    case(
        "iterator_calls_what_reads_a_global_of_the_loop",
        """
        total = 0
        def g(x):
            return x + total
        for y in map(g, [1, 2, 3, 4]):
            total += y
        """,
    ),
    case(
        "iterators_over_all_elements",
        """
        def f(a, out):
            found = []
            for x in a.flat:
                found.append(math.sin(x) + 1)
            for k, x in enumerate(a.flat):
                out[k] = x * 2
            for x, y in zip(a.flat, out):
                found.append(x - y)
            found += [(x, type(x)) for x in a.flat if x > 1]
            return found, out
        """,
        par("np.arange(12.).reshape(3, 4), np.zeros(12)"),
        par("np.arange(12).reshape(3, 2, 2), np.zeros(12)"),
        par("np.arange(24, dtype=np.float32)[:12].reshape(4, 3), np.zeros(12)"),
        call("np.arange(12.).reshape(3, 4).T, np.zeros(12)"),
        call("np.arange(24.)[::2].reshape(3, 4), np.zeros(12)"),
        call("np.arange(24.)[::-2], np.zeros(12)"),
        call("np.array(5.), np.zeros(1)"),
        call("np.zeros((0, 3)), np.zeros(0)"),
        call("np.arange(12.).reshape(3, 4), np.zeros(5)"),
        call("np.arange(12).astype(object), np.zeros(12)"),
        call("np.matrix(np.arange(12.)), np.zeros(12)"),
        call("np.ma.arange(12.), np.zeros(12)"),
        call("(a := np.arange(12.)).reshape(3, 4), a"),
        call("(a := np.arange(12.)).reshape(3, 4), a[::-1]"),
        call("(a := np.arange(24.))[:12].reshape(3, 4), a[1:]"),
    ),
    case(
        "iterators_over_all_elements_that_are_held",
        """
        def f(a, skip):
            flat = a.flat
            for _ in range(skip):
                next(flat)
            found = []
            for x in flat:
                found.append(math.sin(x))
            for x in flat:
                found.append(math.cos(x))
            return found, flat.index, list(flat), list(flat[3:5])
        """,
        call("np.arange(12.).reshape(3, 4), 0"),
        call("np.arange(12.).reshape(3, 4), 5"),
        call("np.arange(12.).reshape(3, 4), 12"),
    ),
    case(
        "iterators_over_all_elements_while_they_change",
        """
        def f(a, b):
            for k, x in enumerate(a.flat):
                b[k // 4, k % 4] = x + 1
            for k, x in enumerate(a.flat):
                a.flat[11 - k] = x * 2
            for x in a.flat:
                x *= 2
            return a, b, x
        """,
        call("np.arange(12.).reshape(3, 4), np.zeros((3, 4))"),
        call("(a := np.arange(12.).reshape(3, 4)), a"),
        call("(a := np.arange(12.).reshape(3, 4)), a[::-1]"),
        call("(a := np.arange(12.).reshape(3, 4)), a[:, ::-1]"),
    ),
)
