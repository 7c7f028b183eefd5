"""Returns out of loops: from inner loops, handlers, methods and loops with while, and the objects that come back."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked

CASES: tuple[Case, ...] = (
    case(
        "exit_return_of_a_mutable_item",
        """
        def f(rows, at):
            for row in rows:
                if sum(row) == at:
                    return row
            return None
        def g(rows, at):
            found = f(rows, at)
            return [found is row for row in rows]
        """,
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 15"),
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 8"),
    ),
    case(
        "exit_return_identity",
        """
        def find(rows, at):
            for row in rows:
                if sum(row) == at:
                    return row, at
        def f(rows, at):
            found = find(rows, at)
            return [found[0] is row for row in rows] if found else None
        """,
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 15"),
        forked("[[1, 2], [3, 4], [5, 6], [7, 8]], 99"),
    ),
    case(
        "exit_return_in_inner_loop",
        """
        def f(m, at):
            for i in range(len(m)):
                for j in range(len(m[i])):
                    if math.sqrt(m[i][j]) == at:
                        return i, j
        """,
        forked("[[1, 4], [9, 25, 1], [16, 4], [36, 49], [64]], 4"),
        forked("[[1, 4], [9, 25, 1], [16, 4], [36, 49], [64]], 11"),
    ),
    case(
        "exit_returns_of_all_kinds",
        """
        def f(xs, a, b):
            for x in xs:
                if math.floor(x) == a:
                    return
                elif math.floor(x) == b:
                    return x, *xs
                elif x < 0: return (x,
                    a)
                if x == 7: return(b)
            return 'end'
        """,
        forked("[1, 2, 3, 4, 5, 6], 4, 5"),
        forked("[1, 2, 3, 5, 4, 6], 4, 5"),
        forked("[1, 2, 3, -5, 4, 6], 4, 5"),
        forked("[1, 2, 3, 7, 4, 6], 4, 5"),
        forked("[1, 2, 3, 3, 3, 3], 4, 5"),
    ),
    case(
        "exit_return_in_handler",
        """
        def f(texts):
            total = 0
            for text in texts:
                try:
                    total += int(text)
                except ValueError as error:
                    return text, str(error)
                finally:
                    total += 1
            return total
        """,
        forked("['1', '2', '3', '4', 'x', '5', 'y']"),
        forked("['1', '2', '3', '4', '5']"),
    ),
    case(
        "exit_while_returns",
        """
        def f(n):
            d = 2
            while d <= n // 2:
                if math.fmod(n, d) == 0:
                    return d
                d += 1
            return n
        """,
        forked("35"),
        forked("37"),
        call("1"),
        call("4"),
    ),
    case(
        "exit_returns_a_closure",
        """
        def f(xs):
            def g(x):
                return x + 1
            for x in xs:
                if math.sqrt(x) == 3:
                    return (lambda: x)
        def h(xs):
            return f(xs)()
        """,
        call("[1, 4, 9, 16, 25]"),
    ),
    case(
        "exit_nested_in_a_method",
        """
        class Table:
            def __init__(self, rows):
                self.rows = rows
            def find(self, key):
                for name, value in self.rows.items():
                    if math.floor(value) == key:
                        return name
                raise KeyError(key)
        def f(rows, key):
            return Table(rows).find(key)
        """,
        forked("{'a': 1.5, 'b': 2.5, 'c': 3.5, 'd': 4.5}, 3"),
        forked("{'a': 1.5, 'b': 2.5, 'c': 3.5, 'd': 4.5}, 7"),
    ),
    case(
        "exit_generator_function",
        """
        def f(xs, at):
            yield 1
            for x in xs:
                if math.sqrt(x) == at:
                    return
            yield 2
        """,
        call("[1, 4, 9, 16, 25], 3"),
        call("[1, 4, 9, 16, 25], 7"),
    ),
    case(
        "exit_returns_what_it_makes",
        """
        def f(xs, out):
            total = 0
            for i, x in enumerate(xs):
                total += x
                if math.sqrt(x) == 4:
                    return out, total
                out.append(x)
            return out, total, 'end'
        def g(xs, out):
            return f(xs, out)[0] is out
        """,
        forked("[1, 4, 9, 16, 25, 36], []"),
        forked("[1, 4, 9, 25, 36], []"),
    ),
    case(
        "exit_returns_the_array_it_writes",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                if math.sqrt(x) == 4:
                    return out
                out[i] = x
            return None
        """,
        forked("[1, 4, 9, 16, 25, 36], np.zeros(6)"),
        forked("[1, 4, 9, 25, 36], np.zeros(6)"),
    ),
)
