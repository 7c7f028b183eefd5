"""Plain maps: each iteration stores into its own element."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "map_scale",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i] * 2 + 1
        """,
        par("np.arange(9.), np.zeros(9)"),
        par("np.arange(40), np.zeros(40, int)"),
        call("np.zeros(0), np.zeros(0)"),
        call("np.arange(1.), np.zeros(1)"),
        par("np.arange(9.), np.zeros(30)"),
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "map_made_inside",
        """
        def f(n, width):
            out = np.empty(n)
            signal = np.sin(np.arange(n + width))
            for i in range(n):
                out[i] = signal[i:i + width].mean()
            return out
        """,
        par("23, 4"),
        call("0, 4"),
        call("7, 0"),
    ),
    case(
        "map_in_place",
        """
        def f(a):
            for i in range(len(a)):
                a[i] = a[i] * a[i] + 1
        """,
        par("np.arange(17.)"),
        call("list(range(17))"),
        call("[0.5] * 3"),
    ),
    case(
        "map_augmented",
        """
        def f(a, b):
            for i in range(a.shape[0]):
                a[i] += b[i]
        """,
        par("np.arange(17.), np.ones(17)"),
        par("np.arange(17), np.ones(17, np.int8)"),
        par("np.ones((6, 3)), np.ones((6, 3))"),
        par("np.ones((6, 3)), np.arange(6)"),
        call("np.arange(5), np.ones(5) * .5"),
    ),
    case(
        "map_rows",
        """
        def f(m):
            for i in range(m.shape[0]):
                m[i] = np.sort(m[i])[::-1]
            return m
        """,
        par("np.random.default_rng(1).random((11, 5))"),
        par("np.asfortranarray(np.random.default_rng(1).random((11, 5)))"),
        par("np.random.default_rng(1).random((11, 5)).T"),
        par("np.random.default_rng(1).random((22, 10))[::2, 1::3]"),
    ),
    case(
        "map_rows_in_place_method",
        """
        def f(m):
            for i in range(m.shape[0]):
                m[i].sort()
        """,
        call("np.random.default_rng(1).random((11, 5))"),
    ),
    case(
        "map_row_augmented",
        """
        def f(m, v):
            for i in range(len(m)):
                row = m[i]
                row += v
        """,
        call("np.ones((5, 3)), np.arange(3.)"),
        call("[np.ones(3), np.ones(3)], np.arange(3.)"),
        call("[1, 2, 3], 4"),
        call("(lambda r: ([r, r, r], np.arange(3.)))(np.ones(3))[0], np.arange(3.)"),
    ),
    case(
        "map_enumerate",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = math.sqrt(x)
        """,
        par("list(range(20)), np.zeros(20)"),
        par("np.arange(20.), np.zeros(20)"),
        par("tuple(range(20)), np.zeros(20)"),
        call("(x for x in range(20)), np.zeros(20)"),
        call("iter(range(20)), np.zeros(20)"),
        call("{1, 2, 3}, np.zeros(20)"),
        call("'abc', np.zeros(20)"),
        call("range(20), [0] * 20"),
        call("[4, 9, 'x', 1], np.zeros(20)"),
    ),
    case(
        "map_enumerate_start",
        """
        def f(xs, out):
            for i, x in enumerate(xs, 3):
                out[i] = x
            return i
        """,
        par("list(range(20)), np.zeros(23)"),
        call("list(range(20)), np.zeros(20)"),
        call("[], np.zeros(20)"),
    ),
    case(
        "map_enumerate_negative_start",
        """
        def f(xs, out):
            for i, x in enumerate(xs, -3):
                out[i] = x
        """,
        call("[1, 2, 3, 4, 5, 6], np.zeros(3)"),
        call("[1, 2, 3, 4, 5, 6], np.zeros(30)"),
    ),
    case(
        "map_zip",
        """
        def f(xs, ys, out):
            for i, (x, y) in enumerate(zip(xs, ys)):
                out[i] = x * y
        """,
        par("list(range(20)), np.arange(20.), np.zeros(20)"),
        par("list(range(20)), np.arange(10.), np.zeros(20)"),
        call("iter(range(20)), np.arange(10.), np.zeros(20)"),
        call("*[iter(range(20))] * 2, np.zeros(20)"),
    ),
    case(
        "map_zip_strict",
        """
        def f(xs, ys, out):
            for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
                out[i] = x * y
        """,
        call("list(range(20)), list(range(20)), np.zeros(20)"),
        call("list(range(20)), list(range(19)), np.zeros(20)"),
        call("list(range(5)), list(range(19)), np.zeros(20)"),
    ),
    case(
        "map_reversed",
        """
        def f(xs, out):
            for k, x in zip(range(len(xs)), reversed(xs)):
                out[k] = x
            for i in reversed(range(len(xs))):
                out[i] += xs[i]
            return i
        """,
        par("list(range(13)), np.zeros(13)"),
        par("np.arange(13.), np.zeros(13)"),
    ),
    case(
        "map_2d",
        """
        def f(a, out):
            for i in range(a.shape[0]):
                for j in range(a.shape[1]):
                    out[i, j] = a[i, j] ** 2 - i * j
            return i, j
        """,
        call("np.arange(35.).reshape(7, 5), np.zeros((7, 5))"),
        call("np.arange(35).reshape(7, 5).T, np.zeros((5, 7), order='F')"),
        call("np.zeros((0, 5)), np.zeros((0, 5))"),
        call("np.zeros((5, 0)), np.zeros((5, 0))"),
    ),
    case(
        "map_2d_nothing_after",
        """
        def f(a, out):
            for i in range(a.shape[0]):
                for j in range(a.shape[1]):
                    out[i, j] = a[i, j] ** 2 - i * j
        """,
        par("np.arange(35.).reshape(7, 5), np.zeros((7, 5))"),
        par("np.arange(35).reshape(7, 5).T, np.zeros((5, 7), order='F')"),
        call("*[np.arange(25.).reshape(5, 5)] * 2"),
        call("(x := np.arange(25.).reshape(5, 5)), x.T"),
    ),
    case(
        "map_transposed_store",
        """
        def f(a, out):
            for i in range(a.shape[0]):
                for j in range(a.shape[1]):
                    out[j, i] = a[i, j]
        """,
        par("np.arange(35.).reshape(7, 5), np.zeros((5, 7))"),
        call("*[np.arange(25.).reshape(5, 5)] * 2"),
        call("(x := np.arange(25.).reshape(5, 5)), x.T"),
    ),
    case(
        "map_columns",
        """
        def f(m, out):
            for j in range(m.shape[1]):
                out[:, j] = np.cumsum(m[:, j])
        """,
        par("np.arange(35.).reshape(7, 5), np.zeros((7, 5))"),
        par("np.asfortranarray(np.arange(35.).reshape(7, 5)), np.zeros((7, 5), np.float32)"),
    ),
    case(
        "map_blocks_of_three",
        """
        def f(a, out):
            for i in range(len(a) // 3):
                out[3 * i:3 * i + 3] = a[3 * i:3 * i + 3][::-1]
        """,
        par("np.arange(24.), np.zeros(24)"),
        call("list(range(24)), [0] * 24"),
        call("(x := np.arange(24.)), x"),
    ),
    case(
        "map_overlapping_blocks",
        """
        def f(a, out):
            for i in range(len(a) - 2):
                out[i:i + 3] = a[i:i + 3] * i
        """,
        call("np.arange(24.), np.zeros(24)"),
    ),
    case(
        "map_strides_two",
        """
        def f(a):
            for i in range(0, len(a) - 1, 2):
                a[i] = 1.5 * i
                a[i + 1] = a[i] - 1
        """,
        par("np.zeros(20)"),
        par("np.zeros(21, np.float32)"),
    ),
    case(
        "map_object_attributes",
        """
        class Model:
            def __init__(self, n):
                self.rates = np.linspace(0, 1, n)
                self.offset = 3
                self.out = np.zeros(n)
            def fill(self):
                for i in range(len(self.rates)):
                    self.out[i] = self.rates[i] * self.offset
                return self.out
        def f(n):
            m = Model(n)
            return m, m.fill()
        """,
        call("12"),
    ),
    case(
        "map_string_functions",
        """
        def f(words):
            out = [None] * len(words)
            for i, w in enumerate(words):
                out[i] = w.upper()[::-1] + str(len(w))
            return out
        """,
        par("['a', 'bc', 'déf', '', 'ß'] * 4"),
        call("['a', b'bc', 'c']"),
        call("'abc'"),
    ),
    case(
        "map_while",
        """
        def f(a, out):
            i = 0
            while i < len(a):
                out[i] = a[i] ** 2
                i += 1
            return i
        """,
        par("np.arange(19.), np.zeros(19)"),
        call("np.arange(0.), np.zeros(19)"),
        call("np.arange(9.), np.zeros(4)"),
    ),
    case(
        "map_while_step",
        """
        def f(a, out, i, stop):
            while i <= stop:
                out[i] = a[i] ** 2
                i += 3
            return i
        """,
        call("np.arange(19.), np.zeros(19), 0, 18"),
        call("np.arange(19.), np.zeros(19), 0.0, 18"),
        call("np.arange(19.), np.zeros(19), 2, 18.5"),
        call("np.arange(19.), np.zeros(19), np.int8(2), 12"),
        call("np.arange(19.), np.zeros(19), -7, 12"),
        call("np.arange(19.), np.zeros(19), True, 12"),
        call("np.arange(19.), np.zeros(19), 20, 12"),
        call("np.arange(300.), np.zeros(300), np.uint8(2), np.uint8(253)"),
    ),
    case(
        "map_while_down",
        """
        def f(a, out):
            i = len(a) - 1
            while i >= 0:
                out[i] = a[i] - i
                i -= 1
            return i
        """,
        call("np.arange(19.), np.zeros(19)"),
    ),
)
