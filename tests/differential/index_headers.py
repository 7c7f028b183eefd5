"""Loops over the indices of arrays (`np.ndindex`, `np.ndenumerate`), over values a generator computes, and offsets."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "ndindex_store",
        """
        def f(m, out):
            for index in np.ndindex(m.shape):
                out[index] = math.sqrt(m[index]) + index[0]
            return out, index
        """,
        par("np.arange(12.0).reshape(3, 4), np.zeros((3, 4))"),
        par("np.arange(12.0), np.zeros(12, dtype=int)"),
        par("np.arange(24.0).reshape(2, 3, 4), np.zeros((2, 3, 5))"),
        call("np.arange(12.0).reshape(3, 4), np.zeros((3, 3))"),  # too narrow
        call("np.array(4.0), np.zeros(())"),  # one index, ()
        call("np.zeros((3, 0)), np.zeros((3, 0))"),  # no trip: `index` has no value
        call("-np.arange(12.0).reshape(3, 4), np.zeros((3, 4))"),
        call("np.arange(12.0).reshape(3, 4), {}"),
    ),
    case(
        "ndindex_of_numbers",
        """
        def f(n, k, out):
            for i, j in np.ndindex(n, k):
                out.append(math.sin(i) * j)
            return out
        """,
        par("4, 5, []"),
        call("4, -1, []"),
        call("4, 2.0, []"),
        call("4, True, []"),
    ),
    case(
        "ndindex_that_the_program_holds",
        """
        def f(n):
            it = np.ndindex(n)
            out = []
            for k, index in enumerate(it):
                out.append(math.cos(k) + index[0])
                if len(out) > 3:
                    break
            return out, list(it)
        """,
        ser("9"),
    ),
    case(
        "ndindex_by_map",
        """
        def f(n):
            it = np.ndindex(n)
            out = []
            for index in map(sum, it):
                out.append(math.cos(index))
            return out, list(it)
        """,
        ser("9"),
    ),
    case(
        "ndindex_replaced",
        """
        class ndindex:
            def __init__(self, n):
                self.n = n
            def __iter__(self):
                return self
            def __next__(self):
                self.n -= 1
                if self.n < 0:
                    raise StopIteration
                return (self.n + len(LOG),)
        LOG = []
        def f(n, out):
            np.ndindex = ndindex
            try:
                return g(n, out)
            finally:
                np.ndindex = KEPT
        KEPT = np.ndindex
        def g(n, out):
            for index in np.ndindex(n):
                out[index] = math.sqrt(index[0])
            return out
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "ndenumerate",
        """
        def f(m, out):
            total = 0
            for (i, j), x in np.ndenumerate(m):
                out[j, i] = math.exp(-x)
                total += i
            return out, total
        """,
        par("np.arange(12.0).reshape(3, 4), np.zeros((4, 3))"),
        par("np.arange(12).reshape(3, 4).T, np.zeros((3, 4))"),
        par("[[1, 2], [3, 4]], np.zeros((2, 2))"),
        par("np.arange(24.0)[::2].reshape(3, 4), np.zeros((4, 3))"),
        call("np.arange(12.0), np.zeros((4, 3))"),  # one index only
    ),
    case(
        "ndenumerate_of_what_changes",
        """
        def h(m, out):
            for k, x in np.ndenumerate(m):
                out[k] = math.exp(-x) + out[0]
            return out
        def f(m):
            return h(m, m)
        """,
        call("np.arange(12.0)"),
        call("np.ones(3)"),
    ),
    case(
        "ndenumerate_into_its_alias",
        """
        def h(m, out):
            for k, x in np.ndenumerate(m):
                out[k[0] + 1 - len(m)] = math.exp(-x)
            return out
        def f(m):
            return h(m, m), h(m, m[::-1]), h(m[1:], m[:-1])
        """,
        ser("np.arange(12.0)"),
    ),
    case(
        "ndenumerate_of_objects",
        """
        def f(m):
            out = []
            for k, x in np.ndenumerate(m):
                x.append(k)
                out.append(len(x))
            return out, m
        """,
        ser("np.array([[1], [2, 3], None], dtype=object)[:2]"),
    ),
    case(
        "ndenumerate_of_records",
        """
        def f(m):
            out = []
            for k, x in np.ndenumerate(m):
                x["a"] += 1
                out.append(float(x["a"]) + m[0]["a"])
            return out, m
        """,
        call("np.zeros(6, dtype=[('a', float), ('b', int)])"),
    ),
    case(
        "generator_with_names_of_its_own",
        """
        def f(xs, out):
            for i, x in enumerate(x * 2 for x in xs if x > 0):
                out[i] = math.sqrt(x)
            return out, i, x
        """,
        par("[1.0, -2.0, 3.0, 4.0, 5.0] * 3, [0] * 15"),
        par("np.arange(9.0), np.zeros(9)"),
        call("[1.0, 'x', 3.0], [0] * 3"),
        call("[], []"),
    ),
    case(
        "generator_with_names_of_the_loop",
        """
        def f(xs, out):
            y = 3
            for x in (x * y for x in xs):
                y = math.sqrt(x)
                out.append(y)
            return out, y
        """,
        ser("[1.0, 2.0, 3.0, 4.0]"),
    ),
    case(
        "generator_over_a_name_of_the_loop",
        """
        def f(x, out):
            for x in (x * 2 for x in x):
                out.append(math.sqrt(x))
            return out, x
        """,
        call("[1.0, 2.0, 3.0, 4.0], []"),
        call("[], []"),
    ),
    case(
        "own_generator_of_sums",
        """
        def halves(xs):
            for x in xs:
                yield x / 2
        def f(xs, out):
            for i, x in enumerate(halves(xs)):
                out[i] = x + math.sin(i)
            return out
        """,
        par("[1.0, 2.0, 3.0, 4.0] * 3, [0.0] * 12"),
        call("np.arange(12.0).reshape(4, 3), np.zeros((4, 3))"),
        call("[1.0, 'x', 3.0], [0.0] * 3"),
    ),
    case(
        "own_generator_of_joined_lists",
        """
        def joined(xs, inner):
            for x in xs:
                inner[0] += x
                yield [inner] + [x]
        def f(xs):
            out = []
            for part in joined(xs, [0]):
                out.append(part[0][0] * math.sqrt(part[1]))
            return out
        """,
        call("[1.0, 2.0, 3.0, 4.0]"),
    ),
    case(
        "own_generator_of_what_gives_itself",
        """
        class Buffer:
            def __init__(self):
                self.at = 0
            def __add__(self, x):
                self.at += x
                return self
        def running(xs):
            b = Buffer()
            for x in xs:
                yield b + x
        def f(xs):
            out = []
            for b in running(xs):
                out.append(math.sqrt(b.at))
            return out
        """,
        call("[1, 2, 3, 4]"),
    ),
    case(
        "size_of_what_is_counted",
        """
        def f(counts, xs):
            low, high = min(xs), max(xs)
            width = (high - low) / len(counts)
            for x in xs:
                k = min(int((x - low) / width), len(counts) - 1)
                counts[k] += 1
            return counts
        """,
        par("np.zeros(6), [1.0, 2.5, 4.0, 9.0] * 4"),
        par("[0] * 6, np.array([1.0, 2.5, 4.0, 9.0])"),
        call("{0: 0, 1: 0, 2: 5}, [1.0, 2.5, 4.0, 9.0]"),
        call("[0] * 6, [1.0, 1.0]"),
    ),
    case(
        "size_of_a_dict_that_grows",
        """
        from collections import Counter
        def f(counts, xs):
            for x in xs:
                counts[x] += len(counts) + math.floor(x)
            return counts
        """,
        call("Counter(), [3, 4, 3, 5, 6, 4]"),
        par("np.zeros(7), [3, 4, 3, 5, 6, 4]"),
        par("[0] * 7, [3, 4, 3, 5, 6, 4]"),
        call("[0] * 5, [3, 4, 3, 5, 6, 4]"),
    ),
    case(
        "shape_of_what_is_counted",
        """
        def f(counts, xs):
            for x in xs:
                counts[x % counts.shape[0]] += counts.size * math.sqrt(x)
            return counts
        """,
        par("np.zeros(5), [3, 4, 3, 5, 6, 4]"),
        call("[0] * 5, [3, 4, 3, 5, 6, 4]"),
        call("np.zeros((5, 2)), [3, 4, 3, 5, 6, 4]"),
    ),
    case(
        "counter_through_another_name",
        """
        def f(a, b, c, j):
            for i in range(len(a)):
                k = j + 1
                a[i] = b[k] - c[i]
                j = k + 1
                b[k] = a[i] + c[i]
            return a, b, j, k
        """,
        par("np.zeros(6), np.arange(14.0), np.arange(6.0) ** 2, -1"),
        par("[0.0] * 6, [1.0] * 20, [2.0] * 6, 3"),
        call("np.zeros(6), np.arange(14.0), np.arange(6.0) ** 2, -9"),
        call("np.zeros(6), np.arange(12.0), np.arange(6.0) ** 2, 0"),  # too short at the end
        call("np.zeros(6), np.arange(14.0), np.arange(6.0) ** 2, 0.5"),
        call("np.zeros(6), np.arange(14.0), np.arange(6.0) ** 2, True"),
        call("*[np.arange(14.0)] * 3, -1"),
    ),
    case(
        "offset_in_the_bound",
        """
        def f(a, b, m):
            for i in range(len(a) - m):
                a[i] = a[i + m] + math.sqrt(b[i])
            return a
        """,
        par("np.arange(20.0), np.arange(20.0), 3"),
        par("list(range(20)), list(range(20)), 1"),
        par("np.arange(20.0), np.arange(20.0), 0"),
        call("np.arange(20.0), np.arange(40.0), -2"),
        call("np.arange(20.0), np.arange(40.0), 25"),
        call("np.arange(20.0), np.arange(20.0), True"),
        call("np.arange(20.0), np.arange(20.0), 2.0"),
        call("*[np.arange(20.0)] * 2, 3"),
    ),
    case(
        "knapsack_in_one_row",
        """
        def g(best, w, v):
            for c in range(len(best) - 1, w - 1, -1):
                best[c] = max(best[c], best[c - w] + v)
        def f(weights, values, best):
            for w, v in zip(weights, values):
                g(best, w, v)
            return best
        """,
        par("[2, 3, 4, 5], [3, 4, 5, 6], [0] * 9"),
        par("[2, 3], [3.0, 4.0], np.zeros(9)"),
        call("[0, 1], [3, 4], [0] * 9"),
        call("[-1, 1], [3, 4], [0] * 9"),
        call("[-2], [3, 4], [0] * 9"),
        call("[99], [3, 4], [0] * 9"),
    ),
)
