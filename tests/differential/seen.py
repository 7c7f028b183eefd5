"""What is done once for each key, behind ``if key in seen: continue``."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "first_of_each",
        """
        def f(xs, seen, out):
            for x in xs:
                k = x * 2
                if k in seen:
                    continue
                seen.add(k)
                out.append(x)
            return list(seen), out
        """,
        par("[3, 1, 3, 2, 1, 1.0, True, 0, False, -0.0] * 4, set(), []"),
        par("[3, 1, 3, 2, 1, 1.0, True, 0, False, -0.0] * 4, {2, 6}, [None]"),
        par("['a', 'b', 'a', 'c'] * 5, set(), []"),
        par("[(1, 2), (1, 2), (2,)] * 5, set(), []"),
        call("[np.float64(1), 1, np.int64(1), 1.0] * 4, set(), []"),
        call("[1, 2, 3, [4], 1], set(), []"),
        call("[1, 2, 3, None, 1], set(), []"),
        call("[1, 2, 3, 1] * 4, [], []"),
        call("[1, 2, 3, 1] * 4, {}, []"),
        call("[1, 2, 3, 1] * 4, frozenset(), []"),
        call("[1, 2, 3, 1] * 4, (z := set()), z"),
        call("(z := [1, 2, 3, 1] * 4), set(), z"),
        call("[], set(), []"),
    ),
    case(
        "nan_is_no_other_nan",
        """
        def f(xs, twice):
            seen, out = set(), []  # in what order a set holds NaN depends on where the floats are
            for x in xs:
                k = x * twice
                if k in seen:
                    continue
                seen.add(k)
                out.append(x)
            return len(seen), out
        """,
        call("[math.nan, 1.0, math.nan] * 4, 2"),
        call("[math.nan, 1.0, float('nan')] * 4, 1.0"),
    ),
    case(
        "two_lists_and_another_order",
        """
        def f(rows):
            seen, out, keys = set(), [], []
            for row in rows:
                if row[0] in seen:
                    continue
                keys.append(row[0])
                seen.add(row[0])
                out.append((row[0], row[1]))
            return keys, out
        """,
        par("[(i % 5, i) for i in range(40)]"),
        call("[(i % 5, [i]) for i in range(40)]"),
        call("[(i % 5, i) for i in range(20)] + [(1,), (7,)]"),
    ),
    case(
        "inside",
        """
        def f(rows):
            seen, out = set(), []
            for row in rows:
                for x in row:
                    if x in seen:
                        continue
                    seen.add(x)
                    out.append(x)
            return out
        """,
        par("[[i * j % 7 for j in range(5)] for i in range(12)]"),
        call("[[1, 2], [2, [3]], [3]]"),
    ),
    case(
        "work_behind_it",
        """
        def f(xs):
            seen, out = set(), []
            for x in xs:
                if x in seen:
                    continue
                seen.add(x)
                y = 6 / x
                out.append(y)
            return out
        """,
        call("[1, 2, 3, 1, 2] * 5"),
        call("[1, 2, 3, 1, 2, 0] * 5"),
    ),
    case(
        "more_behind_the_block",
        """
        def f(xs):
            seen, out, count = set(), [], 0
            for x in xs:
                if x > 1:
                    if x in seen:
                        continue
                    seen.add(x)
                    out.append(x)
                count += 1
            return out, count
        """,
        call("[1, 2, 3, 1, 2, 3, 4] * 5"),
    ),
    case(
        "the_other_way",
        """
        def f(xs, seen):
            out = []
            for x in xs:
                if x not in seen:
                    continue
                seen.add(x)
                out.append(x)
            return out
        """,
        ser("[1, 2, 3, 1, 2, 3, 4] * 5, {1, 3}"),
    ),
    case(
        "another_key_is_seen",
        """
        def f(xs):
            seen, out = set(), []
            for x in xs:
                if x in seen:
                    continue
                seen.add(x + 1)
                out.append(x)
            return out
        """,
        ser("[1, 2, 3, 1, 2, 3, 4] * 5"),
    ),
    case(
        "said_when_new",
        """
        def f(xs):
            seen, out = set(), []
            for x in xs:
                if x in seen:
                    continue
                seen.add(x)
                print("new", x)
                out.append(x)
            return out
        """,
        call("[1, 2, 3, 1, 2, 3, 4] * 5"),
    ),
)
