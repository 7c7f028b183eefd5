"""Several transformations in one loop, and assumptions that they share."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "what is carried over comes from items that iterations overwrite",
        """
        def f(xs, ys):
            before = 0.0
            for i, x in enumerate(xs):
                ys[i] = x + before
                before = x
            return xs, before
        """,
        ser("*(lambda x: (x, x))([float(i) for i in range(12)])"),
        ser("*(lambda x: (x, x))(np.arange(12.0))"),
        par("[float(i) for i in range(12)], np.zeros(12)"),
    ),
    case(
        "the chunk with the largest value is run again over items that it has overwritten",
        """
        def f(xs, ys):
            best = -1.0
            where = -1
            for i, x in enumerate(xs):
                v = x * 3 % 7
                ys[i] = v * 2 + 1
                if v > best:
                    best = v
                    where = i
            return xs, best, where
        """,
        ser("*(lambda x: (x, x))([float(i) for i in range(12)])"),
        ser("*(lambda x: (x, x))(np.arange(12.0))"),
        call("*(lambda x: (x[1:], x[:-1]))(np.arange(13.0))"),
        par("[float(i) for i in range(12)], [0.0] * 12"),
    ),
    case(
        "products of NumPy's integers wrap around",
        """
        def f(a, n, m, q):
            for i in range(0, n, 4096):
                for j in range(min(m, q)):
                    a[i * m + j] = i + 1
            return a
        """,
        ser("np.zeros(40), 40960, np.int32(1 << 20), 3"),
        call("[0] * 40, 40960, np.int32(1 << 20), 3"),
        call("[0] * 40, 40960, np.int64(1 << 52), 3"),
    ),
    case(
        "blocks begin at products of NumPy's integers that wrap around",
        """
        def f(a, n, m):
            for i in range(0, n, 4096):
                for j in range(m):
                    a[i * m + j] = i + 1
                    if j > 3:
                        break
            return a
        """,
        ser("[0] * 40, 40960, np.int32(1 << 20)"),
        ser("[0] * 40, 40960, np.int64(1 << 52)"),
    ),
    case(
        "blocks as long as NumPy's integers say",
        """
        def f(a, n, m):
            for i in range(n):
                for j in range(m):
                    a[i * m + j] = i + j
            return a
        """,
        par("np.zeros(60), 12, np.int64(5)"),
        par("np.zeros(60), np.int64(12), np.int32(5)"),
    ),
    case(
        "what follows a maximum is the same object as the last one found",
        """
        def f(xs):
            best = -100.0
            which = None
            last = None
            for i, x in enumerate(xs):
                v = math.sin(x)
                found = [v]
                if x % 2:
                    last = found
                if v > best:
                    best = v
                    which = found
            return best, which, last, which is last
        """,
        call("[1]"),
        call("range(12)"),
        call("[0, 1, 2, 2]"),
    ),
    case(
        "what follows a minimum is the same object as what follows a maximum",
        """
        def f(xs):
            high = -100.0
            low = 100.0
            one = other = None
            for i, x in enumerate(xs):
                v = math.sin(x)
                found = [v]
                if v < low:
                    low = v
                    other = found
                if v > high:
                    high = v
                    one = found
            one.append(7)
            return high, one, other
        """,
        call("[1] * 4"),
        call("range(12)"),
    ),
)
