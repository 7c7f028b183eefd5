"""Functions with `functools.lru_cache` or `cache` in the loop: results, and what is in the cache afterwards."""

from __future__ import annotations

from tests.differential.case import Call, Case, call, case, forked, ser

PRELUDE = """import functools, gc, math, sys
from functools import cache, lru_cache, partial
import numpy as np
def held(g):
    parts = gc.get_referents(g)
    table = parts[-6]
    links = dict(zip(parts[1:-6:3], parts[2:-6:3]))
    # autopar: off
    return sorted((repr(k), repr(links.get(k, v))) for k, v in table.items())
"""


def memo(name: str, source: str, *calls: Call) -> Case:
    """Return a case that can look into caches."""
    return case(name, source, *calls, prelude=PRELUDE)


CASES: tuple[Case, ...] = (
    memo(
        "memoized_plain",
        """
        @cache
        def weight(k, scale=2.0):
            return math.exp(-k * k / 7) * scale
        @lru_cache(maxsize=None)
        def name(k):
            return f"n{k}", k % 3
        def f(out, n):
            for i in range(n):
                out[i] = weight(i % 5) + weight(k=i % 3) + weight(i % 4, scale=1.5)
            names = [name(i % 4) for i in range(n)]
            return out, names, held(weight), held(name), weight(2), held(weight)
        """,
        forked("np.zeros(9), 9"),
    ),
    memo(
        "memoized_recursion",
        """
        @cache
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        def f(n, more):
            first = [fib(i) for i in range(n)]
            total = 0
            for i in range(n, more):
                total += fib(i)
            return first, total, held(fib), fib(more + 5)
        """,
        forked("9, 40"),
    ),
    memo(
        "memoized_recursion_that_needs_its_cache",
        """
        @cache
        def depth(n):
            return 0 if n <= 0 else depth(n - 1) + 1
        def f(n, step):
            found = []
            for i in range(0, n, step):
                found.append(depth(i))
            return found, depth(n + step - 1), len(held(depth))
        """,
        forked("600, 100"),
        ser("9000, 300"),
    ),
    memo(
        "memoized_inside_a_function",
        """
        def f(grid, n):
            @lru_cache(None)
            def paths(i, j):
                if i == 0 or j == 0:
                    return 1
                return paths(i - 1, j) + paths(i, j - 1) + grid[i][j]
            table = {}
            for k in range(n):
                table[k] = paths(k, n - k)
            return table, held(paths)
        """,
        forked("[[1] * 9] * 9, 8"),
    ),
    memo(
        "memoized_through_callees",
        """
        @cache
        def slow(k):
            return k * k + 0.5
        def both(a, b):
            return slow(a) + slow(b)
        def f(xs, ys):
            rows = []
            for x, y in zip(xs, ys):
                rows.append(both(x, y) + sum(map(slow, (x, y))))
            return rows, held(slow), sorted(xs, key=slow)
        """,
        forked("[3, 1, 2, 3, 1], [5, 5, 5, 5, 6]"),
    ),
    memo(
        "memoized_filled_before",
        """
        K = 3
        @cache
        def scaled(k):
            return k * K
        def f(n):
            global K
            first = scaled(2)
            K = 5
            found = [scaled(i) for i in range(n)]
            K = 7
            return first, found, held(scaled), scaled(2), scaled(3), scaled(n)
        """,
        forked("6"),
    ),
    memo(
        "memoized_global_changed_later",
        """
        @cache
        def scaled(k):
            return k * TABLE[k % 2]
        TABLE = [1, 2]
        def f(n):
            found = [scaled(i) for i in range(n)]
            TABLE[0] = 100
            return found, [scaled(i) for i in range(n + 2)]
        """,
        forked("6"),
    ),
    memo(
        "memoized_bounded",
        """
        @lru_cache
        def root(k):
            return math.sqrt(k) + half(k)
        def half(k):
            return k / 2
        def f(n):
            out = []
            for i in range(n):
                out.append(root(i % 150))
            return out
        """,
        forked("90"),
        ser("200"),
    ),
    memo(
        "memoized_bounded_too_small",
        """
        @lru_cache(maxsize=3)
        def twice(k, unused):
            return k * 2
        def f(xs):
            return [twice(x, 0) for x in xs], held(twice)
        """,
        ser("[1, 2, 3, 4, 1.0, 2.0, 1, 2, 3.0]"),
    ),
    memo(
        "memoized_bounded_recursion",
        """
        @lru_cache(maxsize=64)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        def f(n):
            return [fib(i) for i in range(n)], held(fib)
        """,
        ser("20"),
    ),
    memo(
        "memoized_equal_keys",
        """
        @cache
        def twice(k, unused=0):
            return k * 2
        def f(xs):
            return [twice(x, 0) for x in xs], held(twice)
        """,
        forked("[1, 2, 3, 4, 5, 6]"),
        call("[1, 2, 3, True, 1.0, 2.0]"),
        call("[1.0, 2, 3.0, 1, 2.0, np.float64(2), np.float32(1), 1.0]"),
    ),
    memo(
        "memoized_zero_and_minus_zero",
        """
        @cache
        def sign(x):
            return math.copysign(1.0, x)
        def f(xs):
            return [sign(x) for x in xs]
        """,
        forked("[0.0, 1.0, 0.0, 2.0]"),
        ser("[1.0, -0.0, 2.0, 0.0, 3.0, -0.0]"),
        ser("[1.0, math.nan, 2.0, math.nan]"),
    ),
    memo(
        "memoized_mutable_result",
        """
        @cache
        def row(k):
            return made(k)
        def made(k):
            return [k, k]
        def f(n):
            found = []
            for i in range(n):
                r = row(i % 2)
                r.append(i)
                found.append(len(r))
            return found, row(0), row(1)
        """,
        ser("9"),
    ),
    memo(
        "memoized_mutable_result_in_the_cache",
        """
        @cache
        def value(k):
            return k if k != 3 else TABLE
        TABLE = np.zeros(8)
        def f(n):
            value(3)
            for i in range(n):
                TABLE[i] = value(3)[n - 1 - i] + i
            return TABLE
        def g(n):
            return [value(i) for i in range(n)]
        """,
        ser("8"),
    ),
    memo(
        "memoized_mutable_now_and_then",
        """
        @cache
        def value(k):
            return k if k != 5 else np.zeros(3)
        def f(n):
            total = 0.0
            for i in range(n):
                v = value(i)
                v += 1
                total += np.sum(v)
            return total, value(5), value(4)
        """,
        ser("8"),
        ser("8, *((value(5), ())[1])"),
        forked("4"),
    ),
    memo(
        "memoized_returns_its_argument",
        """
        class Box:
            def __init__(self, v):
                self.v = v
        @cache
        def same(x):
            return x
        def f(xs):
            found = []
            for x in xs:
                found.append(same(x))
            return [x if isinstance(x, (int, str)) else x.v for x in found]
        """,
        forked("[1, 'a', 2, 1]"),
        call("[Box(1), Box(2), Box(1)]"),
    ),
    memo(
        "memoized_with_effects",
        """
        seen = []
        @cache
        def noted(k):
            seen.append(k)
            return k
        @cache
        def told(k):
            print(k)
            return k
        def f(n):
            a = [noted(i % 3) for i in range(n)]
            b = [told(i % 3) for i in range(n)]
            return a, b, seen
        """,
        ser("7"),
    ),
    memo(
        "memoized_warns",
        """
        @cache
        def logarithm(k):
            return np.log(np.float64(k))
        def f(n):
            return [logarithm(i % 3) for i in range(n)]
        """,
        ser("7"),
    ),
    memo(
        "memoized_raises",
        """
        @cache
        def inverse(k):
            return 1 / k
        def f(xs, kept):
            out = []
            try:
                for x in xs:
                    out.append(inverse(x))
            except ZeroDivisionError as error:
                kept.append(str(error))
            return out, held(inverse), kept
        def g(xs):
            out = []
            for x in xs:
                try:
                    out.append(inverse(x))
                except ZeroDivisionError:
                    out.append(None)
            return out, held(inverse)
        """,
        forked("[3, 1, 2, 1], []"),
        ser("[3, 1, 0, 2, 0, 1], []"),
    ),
    memo(
        "memoized_and_looked_at",
        """
        @cache
        def twice(k):
            return k * 2
        def f(n):
            return [twice(i % 3) for i in range(n)], twice.cache_info()
        """,
        ser("7"),
    ),
    memo(
        "memoized_and_cleared",
        """
        @cache
        def twice(k):
            return k * 2
        def f(n):
            first = [twice(i % 3) for i in range(n)]
            twice.cache_clear()
            return first, held(twice), [twice(i % 5) for i in range(n)], held(twice)
        def g(n):
            for i in range(n):
                twice(i)
                twice.cache_clear()
        """,
        forked("7"),
    ),
    memo(
        "memoized_cleared_in_the_loop",
        """
        @cache
        def twice(k):
            return k * K[0]
        K = [2]
        def f(n):
            out = []
            for i in range(n):
                out.append(twice(i % 3))
                if i == 4:
                    twice.cache_clear()
            return out, held(twice)
        """,
        ser("7"),
    ),
    memo(
        "memoized_sees_the_iteration",
        """
        def f(n):
            @cache
            def shifted(k):
                return k + i
            out = []
            for i in range(n):
                out.append(shifted(i % 3))
            return out
        def g(n):
            out = []
            for i in range(n):
                @cache
                def shifted(k):
                    return k + i
                out.append(shifted(i % 3) + shifted(i % 2))
            return out
        """,
        ser("7"),
    ),
    memo(
        "memoized_reads_what_is_written",
        """
        T = np.arange(8.0)
        @cache
        def at(k):
            return float(T[k])
        def f(n):
            for i in range(n):
                T[i] = at(i - 1) + 1
            return T, held(at)
        def g(out, n):
            for i in range(n):
                out[i] = at(n - 1 - i) + 1
            return out
        """,
        ser("8"),
    ),
    memo(
        "memoized_reads_an_alias",
        """
        T = np.arange(8.0)
        @cache
        def at(k):
            return float(T[k])
        def f(out, n):
            for i in range(n):
                out[i] = at(n - 1 - i) + 1
            return out, held(at)
        """,
        forked("np.zeros(8), 8"),
        ser("T, 8"),
    ),
    memo(
        "memoized_replaced",
        """
        @cache
        def twice(k):
            return k * 2
        @cache
        def thrice(k):
            return k * 3
        seen = []
        @cache
        def spy(k):
            seen.append(k)
            return len(seen)
        def plain(k):
            seen.append(k)
            return [k]
        def swap(**names):
            vars(sys.modules[f.__module__]).update(names)
            return ()
        def f(n):
            return [twice(i % 3) + thrice(i) for i in range(n)], held(twice), seen
        """,
        forked("7"),
        ser("7, *swap(twice=spy)"),
        ser("7, *swap(twice=thrice, thrice=twice)"),
        ser("7, *swap(twice=len)"),
        ser("7, *swap(twice=twice.__wrapped__)"),
        ser("7, *swap(twice=cache(lambda k: seen.append(k) or 1))"),
        ser("7, *swap(twice=cache(partial(max, 1)))"),
    ),
    memo(
        "memoized_decorator_replaced",
        """
        def cache(g):
            calls = []
            def counting(*a):
                calls.append(a)
                return len(calls)
            return counting
        @cache
        def twice(k):
            return k * 2
        def f(n):
            return [twice(i % 3) for i in range(n)]
        """,
        ser("7"),
    ),
    memo(
        "memoized_methods",
        """
        class Table:
            def __init__(self, k):
                self.k = k
            @lru_cache(None)
            def at(self, i):
                return self.k * i
            def whole(self, n):
                out = []
                for i in range(n):
                    out.append(self.at(i))
                return out
        def f(n):
            return Table(3).whole(n)
        """,
        ser("7"),
    ),
    memo(
        "memoized_search_and_break",
        """
        @cache
        def square(k):
            return k * k
        def f(xs, limit):
            return any(square(x) > limit for x in xs)
        def g(xs, limit):
            for x in xs:
                if square(x) > limit:
                    return x
            return None
        """,
        forked("[1, 2, 3, 4, 5, 6, 7, 8, 9] * 4, 900"),
        forked("[1, 2, 3, 4, 5, 6, 7, 8, 9] * 4, 30"),
    ),
)
