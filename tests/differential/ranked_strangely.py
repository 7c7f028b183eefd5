"""The best candidate by a key, where something speaks, counts, changes on the way or belongs to others as well."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "a_key_that_speaks",
        """
        def key(x):
            print("asked for", x)
            return x

        def f(xs, best):
            for x in xs:
                if key(x) > key(best):
                    best = x
            return best
        """,
        ser("[3, 1, 4, 1, 5], 0"),
    ),
    case(
        "a_key_that_is_another_now",
        """
        def key(x):
            return -x

        def spy(x):
            print("asked for", x)
            return x

        def f(xs, best, spied):
            global key
            if spied:
                key = spy
            for x in xs:
                if key(x) > key(best):
                    best = x
            return best
        """,
        call("[3, 1, 4, 1, 5] * 3, 0, False"),
        call("[3, 1, 4, 1, 5] * 3, 0, True"),
    ),
    case(
        "a_candidate_that_speaks",
        """
        class Loud:
            def __len__(self):
                print("asked for its length")
                return 3

        def f(words, loud):
            best = Loud() if loud else ""
            for word in words:
                if len(word) > len(best):
                    best = word
            return str(type(best)), len(best)
        """,
        par("['a', 'bb', 'cccc', 'dd'] * 4, False"),
        call("['a', 'bb', 'cccc', 'dd'] * 4, True"),
        call("['a', 'bb', 'cc', 'dd'] * 4, True"),
    ),
    case(
        "a_key_that_is_kept",
        """
        import functools

        @functools.lru_cache(maxsize=None)
        def key(x):
            return -x * x

        def f(xs, best):
            for x in xs:
                if key(x) > key(best):
                    best = x
            info = key.cache_info()
            key.cache_clear()
            return best, info
        """,
        call("[3, 1, 4, 1, 5] * 4, 9"),
    ),
    case(
        "a_key_that_counts",
        """
        COUNT = [0]

        def key(x):
            COUNT[0] += 1
            return x

        def f(xs, best):
            for x in xs:
                if key(x) > key(best):
                    best = x
            return best, COUNT[0]
        """,
        ser("[3, 1, 4, 1, 5], 0"),
    ),
    case(
        "candidates_that_are_changed",
        """
        def f(rows, best):
            for row in rows:
                row.append(0)
                if len(row) > len(best):
                    best = row
            return best, rows
        """,
        call("[[1], [2, 3], [4, 5], [6, 7, 8]], []"),
        call("[[1]] * 6, []"),
    ),
    case(
        "candidates_that_grow_later",
        """
        def f(xs, best):
            for x in xs:
                row = [x]
                if len(row) > len(best):
                    best = row
                row.append(x)
            return best
        """,
        ser("range(9), []"),
    ),
    case(
        "elements_that_are_written",
        """
        def f(a, out):
            best = 0
            for i in range(len(a)):
                out[i] = a[i] * 2
                if a[i] > a[best]:
                    best = i
            return best, out
        """,
        call("np.arange(30.0) % 7, np.zeros(30)"),
        call("(z := np.arange(30.0) % 7), z"),
    ),
    case(
        "another_name_for_what_is_collected",
        """
        def f(a, out):
            best = 0
            for i in range(len(a)):
                out.append(a[i])
                if a[i] > a[best]:
                    best = i
            return best, out
        """,
        par("list(range(9)) * 3, []"),
        call("np.arange(30.0) % 7, []"),
    ),
    case(
        "the_same_list_twice",
        """
        def f(a, out):
            best = 0
            for i in range(len(a)):
                out.append(a[i])
                if out[i] > a[best]:
                    best = i
            return best
        """,
        call("(z := list(range(9))), z[:0]"),
    ),
    case(
        "a_key_of_something_else",
        """
        def f(a, b):
            best = 0
            for i in range(len(a)):
                if a[i] > b[best]:
                    best = i
            return best
        """,
        ser("list(range(9)) * 3, list(range(9)) * 3"),
    ),
    case(
        "a_key_of_another_candidate",
        """
        def f(a):
            best = 0
            for i in range(len(a) - 1):
                if a[i] > a[best]:
                    best = i + 1
            return best
        """,
        ser("list(range(9)) * 3"),
    ),
    case(
        "a_score_that_is_changed_again",
        """
        def f(xs, best):
            for x in xs:
                s = abs(x)
                s = s + 1
                if s > abs(best):
                    best = x
            return best
        """,
        ser("[3, -1, 4, -1, 5, -9], 0"),
    ),
    case(
        "an_item_that_is_changed_between",
        """
        def f(xs, best):
            for x in xs:
                s = abs(x)
                x = x - 1
                if s > abs(best):
                    best = x
            return best
        """,
        ser("[3, -1, 4, -1, 5, -9], 0"),
    ),
)
