"""Loops over the module's own generator functions, whose items are drawn ahead of the iterations."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

_PAIRS = """
def pairs(n):
    for i in range(n):
        for j in range(i):
            if (i + j) % 3:
                yield i, j
def g(x):
    return math.sqrt(x) + 1
"""
_NEAR = """
def near(xs):
    for i in range(len(xs) - 1):
        yield xs[i], xs[i + 1]
def g(x):
    return abs(x) ** 2
"""


def _with(helpers: str, text: str) -> str:
    return helpers + "\n".join(line[8:] for line in text.splitlines())


CASES: tuple[Case, ...] = (
    case(
        "yields_pairs",
        _with(
            _PAIRS,
            """
        def f(n, out):
            total = 0.1
            for k, (i, j) in enumerate(pairs(n), 3):
                total += g(i * j) / 3
                out.append((k, i))
            return total, k, j
        """,
        ),
        call("9, []"),
        call("2, [1]"),
        call("'x', []"),
    ),
    case(
        "yields_into_a_comprehension",
        _with(
            _PAIRS,
            """
        def f(n):
            return [g(i - j) for i, j in pairs(n)], sum(g(k) for k in (i * j for i, j in pairs(n)))
        """,
        ),
        par("9"),
        call("0"),
    ),
    case(
        "yields_parts_of_an_argument",
        _with(
            _NEAR,
            """
        def f(xs, out):
            for a, b in near(xs):
                out.append(g(a * b))
            return a
        """,
        ),
        par("[1.5, 2.5, 4.0, 8.0, 1.0], []"),
        par("np.arange(7.0), []"),
        call("[1, 2, 'x', 3], []"),
        call("[[1], [2]], []"),
        call("*(lambda v: (v, v))([1.0, 2.0, 3.0])"),
    ),
    case(
        "yields_rows_that_are_changed",
        _with(
            _NEAR,
            """
        def f(rows, out):
            for a, b in near(rows):
                a[0] += 1
                out.append(b[0])
        """,
        ),
        call("[[1], [2], [3], [4]], []"),
        call("[[1]] * 4, []"),
        call("np.ones((4, 2)), []"),
    ),
    case(
        "yields_from_what_the_loop_fills",
        _with(
            _NEAR,
            """
        def f(xs):
            for a, b in near(xs):
                if len(xs) < 9:
                    xs.append(g(a + b))
            return xs
        """,
        ),
        ser("[1.0, 2.0]"),
    ),
    case(
        "yields_what_a_callee_changes",
        """
        held, factor = [1], 2
        def numbers(n):
            for i in range(n):
                yield held[0] * factor + i
        def put(v):
            held[0] = v
        def scale(v):
            global factor
            factor = v % 5
        def f(n, out):
            for x in numbers(n):
                out.append(x + 1)
            for x in numbers(n):
                put(x)
            for x in numbers(n):
                scale(x)
            return held, factor
        """,
        call("6, []"),
    ),
    case(
        "yields_an_attribute",
        """
        class P:
            def __init__(self, x):
                self.x = x
                self.grid = np.arange(8.0)
        def numbers(p, n):
            for i in range(n):
                yield p.x + p.grid[i]
        def f(n, out):
            p = P(1)
            for x in numbers(p, n):
                out.append(x * 2)
            for x in numbers(p, n):
                p.x = x
            k = 1
            for x in numbers(p, n):
                p.grid[k] = x
                k += 1
            return p.x, p.grid
        """,
        call("6, []"),
    ),
    case(
        "yields_raise",
        """
        def parts(texts):
            for text in texts:
                yield int(text)
        def f(texts, out):
            for x in parts(texts):
                out.append(10 // x)
        """,
        call("'1 2 x 4 0'.split(), []"),
        call("'1 0 x 4 5'.split(), []"),
        call("'1 2 3 4 x'.split(), []"),
        par("'1 2 3 4 5'.split(), []"),
    ),
    case(
        "yields_one_object_again",
        """
        def growing(xs):
            held = []
            for x in xs:
                held.append(x)
                yield held
        def totals(rows):
            total = 0
            for row in rows:
                total += row
                yield total
        def f(xs, out):
            for held in growing(xs):
                out.append(len(held))
            for total in totals(xs):
                out.append(total + 0)
            return out
        """,
        call("[1, 2, 3, 4], []"),
        call("[np.ones(2), np.ones(2), np.ones(2)], []"),
    ),
    case(
        "yields_delegated",
        """
        def inner(xs):
            yield 0
            yield from xs
            yield from zip(xs, xs)
        def plainly(xs, out):
            for x in inner(xs):
                out.append(x)
            return x
        def f(xs, out):
            for x in inner(xs):
                if len(out) < 9:
                    out.append(x)
            return x, plainly(xs, []), plainly([1, 2, 3, 4, 5], [])
        """,
        call("[1, 2, 3, 4], []"),
        call("[[1], [2]], []"),
        call("*(lambda v: (v, v))([1.0, 2.0])"),
    ),
    case(
        "yields_of_an_iterator_that_is_held",
        """
        def doubled(xs):
            for x in xs:
                yield 2 * x
        def f(n, out):
            it = iter(range(n))
            for x in doubled(it):
                if x == 6:
                    out.append(next(it))
                out.append(x)
            it = map(abs, range(-n, 0))
            for x in doubled(it):
                out.append(x)
            for x in doubled(map(abs, range(-n, 0))):
                out.append(x)
            return out
        """,
        call("9, []"),
    ),
    case(
        "yields_replaced",
        """
        def numbers(xs):
            for x in xs:
                yield x
        def f(xs, out):
            for x in numbers(xs):
                out.append(x * 2)
            return out
        def other(xs):
            while xs:
                yield xs.pop()
                out_of_sight.append(len(xs))
        out_of_sight = []
        globals()["numbers"] = other
        """,
        call("[1, 2, 3, 4], []"),
    ),
    case(
        "yields_objects_that_are_kept",
        _with(
            _NEAR,
            """
        def f(rows, out):
            for a, b in near(rows):
                out.append(a)
            kept = [b for a, b in near(rows)]
            objects = list, dict  # an immutable value may come back as a copy
            return [x is y for x, y in zip(out + kept, rows[:-1] + rows[1:]) if isinstance(x, objects)]
        """,
        ),
        call("[[1], [2], [3], [4], [5]], []"),
        call("[{1: 2}, 2, 'x', (3,), None], []"),
    ),
    case(
        "yields_what_a_callee_made",
        """
        def made():
            return [[0], [1]]
        def growing(n):
            for row in made():
                for i in range(n):
                    row.append(i)
                    yield row
        def shared(n):
            rows = made()
            for row in rows:
                for i in range(n):
                    yield row, len(rows[0])
        def keyed(n):
            for i in range(n):
                yield (i, i % 2) if i < 3 else {}
        def f(n, out):
            for row in growing(n):
                out.append(len(row))
            for row, size in shared(n):
                row.append(size)
                out.append(size)
            for key in keyed(n):
                if isinstance(key, dict):
                    key[n] = n
                out.append(key)
            return out
        """,
        call("5, []"),
    ),
    case(
        "yields_closure",
        """
        def f(xs, out, k):
            def shifted():
                for x in xs:
                    yield x + k
            for y in shifted():
                if len(out) < 9:
                    out.append(y * 2)
            for y in shifted():
                k = y
                if len(out) < 12:
                    out.append(k)
            return out
        """,
        call("[1, 2, 3, 4], [], 1"),
        call("*(lambda v: (v, v))([1, 2]), 2"),
    ),
    case(
        "yields_parameter_bound_anew",
        """
        def walk(xs):
            for x in xs:
                xs = None
                yield x
        def f(xs, out):
            for x in walk(xs):
                if len(out) < 9:
                    out.append(x + 1)
            return out
        """,
        call("[1, 2, 3], []"),
        call("*(lambda v: (v, v))([1, 2])"),
    ),
)
