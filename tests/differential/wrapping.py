"""Wrap-around scalars: what an iteration keeps of the one before."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "differences",
        """
        def f(x, out, before):
            for i in range(len(x)):
                out[i] = x[i] - before
                before = x[i]
            return out, before
        """,
        par("[3.0, 1.0, math.nan, -0.0, 5.0] * 9, np.zeros(45), 1.0"),
        par("np.arange(30), np.zeros(30, int), 2 ** 62"),
        call("np.arange(30, dtype=np.uint8), [0] * 30, np.uint8(7)"),
        par("np.arange(30, dtype=np.int16), [0] * 30, np.int16(7)"),
        call("np.arange(30), np.zeros(20), 0"),
        call("(m := np.arange(30.0)), m, 0"),
        call("[1, 'a', 2], [0] * 3, 0"),
        call("[], [], 0"),
        call("[4], [0], None"),
        call("np.ones((4, 3)), np.zeros((4, 3)), np.zeros(3)"),
        call("[[1], [2]], [0] * 2, [0]"),
    ),
    case(
        "previous_item",
        """
        def f(items, before):
            seen = []
            for item in items:
                seen.append((before, item))
                before = item
            return seen, before
        """,
        par("list(range(1000, 1030)), None"),
        par("['a', 'b', 'c'] * 4, ''"),
        par("{k: 1 for k in range(300, 320)}, None"),
        call("[[1], [2], [3]], []"),
        call("[np.ones(2), np.zeros(2)], None"),
        call("np.arange(6.0).reshape(3, 2), None"),
    ),
    case(
        "previous_object_is_the_callers",
        """
        def f(rows, before):
            out = [0] * len(rows)
            for i, row in enumerate(rows):
                out[i] = sum(row) - sum(before)
                before = row
            before.append(99)
            return out, rows, before is rows[-1]
        """,
        par("[[k, 1.5] for k in range(20)], [5]"),
        call("[[1]], [5]"),
    ),
    case(
        "starts_as_what_the_loop_writes",
        """
        def f(rows, out, before):
            seen = []
            for i, row in enumerate(rows):
                out[i] = row[0] + 7
                seen.append(before[i])
                before = row
            return seen, out
        """,
        par("[[k + j for j in range(9)] for k in range(9)], [0] * 9, [5] * 9"),
        call("[[k + j for j in range(9)] for k in range(9)], (m := [0] * 9), m"),
        call("np.arange(81).reshape(9, 9), (m := np.zeros(9)), m"),
        call("[np.arange(9) for k in range(9)], (m := np.zeros(9)), m[::-1]"),
        call("(m := [[k + j for j in range(9)] for k in range(9)]), m, m[0]"),
    ),
    case(
        "changed_before_it_is_kept",
        """
        def f(n):
            prev, size, out = 0, 0, []
            for i in range(n):
                out.append((prev + 1, size))
                t = np.zeros(3)
                t[0] = i
                u = [0]
                w = u
                w.extend([i] * (i % 3))
                prev = t[0]
                size = len(u)
            return out, prev, size
        """,
        call("12"),
    ),
    case(
        "arrays_from_one_step_to_the_next",
        """
        def f(x, a, rounds):
            for _ in range(rounds):
                new = np.zeros(len(x))
                for i in range(len(x)):
                    new[i] = a[i] @ x
                x = new / np.abs(new).max()
            return x
        """,
        call("np.ones(5), np.arange(25.0).reshape(5, 5), 6"),
    ),
    case(
        "items_change_before_they_are_kept",
        """
        def f(rows):
            size, out = 0, []
            for row in rows:
                out.append(size + len(row))
                row[0] = len(out)
                size = sum(row)
            return out, size, rows
        """,
        call("[[k, k + 1] for k in range(9)]"),
        call("np.arange(18).reshape(9, 2)"),
    ),
    case(
        "two_back",
        """
        def f(x, a, b):
            out = []
            for v in x:
                out.append(v + 10 * a + 100 * b)
                b = a
                a = v
            return out, a, b
        """,
        par("range(30), -1, -2"),
        call("[5], -1, -2"),
        call("[], -1, -2"),
    ),
    case(
        "three_back_in_one_statement",
        """
        def f(x):
            out = []
            a = b = c = None
            for i, v in enumerate(x):
                out.append((a, b, c, i))
                a, b, c = v, a, (b, v)
            return out, a, b, c
        """,
        par("range(30)"),
        par("[0.5, 'a', None, (1, 2)] * 4"),
        call("[[1], [2], [3], [4]]"),
    ),
    case(
        "through_temporaries",
        """
        def g(x):
            return x * 3 + 1

        def f(x, scale):
            last, out = 0.0, []
            for i in range(len(x)):
                here = g(x[i]) * scale
                out.append(here - last)
                last = here
            return out, last
        """,
        par("np.arange(40.0), 0.1"),
        par("list(range(40)), 3"),
        call("['a', 'b', 'c'], 2"),
        call("[1, 2, 3, 'a'], 2"),
        call("[[1], [2]], 2"),
    ),
    case(
        "read_again_with_a_condition",
        """
        def f(x):
            changes, before, where = 0, None, []
            for i, v in enumerate(x):
                if before is not None and v != before:
                    changes += 1
                    where.append(i)
                before = v
            return changes, where
        """,
        par("[1, 1, 2, 2, 2, 3, 1] * 5"),
        par("[math.nan, math.nan, 1.0, -0.0, 0.0] * 3"),
        call("[]"),
    ),
    case(
        "assigned_in_some_iterations",
        """
        def f(x):
            before, out = 0, []
            for v in x:
                out.append(v - before)
                if v > 3:
                    before = v
            return out
        """,
        ser("range(12)"),
    ),
    case(
        "continue_before_it",
        """
        def f(x):
            before, out = 0, []
            for v in x:
                if v % 3 == 0:
                    continue
                out.append(v - before)
                before = v
            return out
        """,
        ser("range(12)"),
    ),
    case(
        "the_array_changes",
        """
        def f(x):
            before = 0.0
            for i in range(len(x)):
                now = x[i]
                x[i] = now - before
                before = now
            return x
        """,
        call("np.arange(12.0)"),
        call("list(range(12))"),
    ),
    case(
        "swapped",
        """
        def f(x, a, b):
            out = []
            for v in x:
                out.append((a, v))
                a, b = b, a
            return out, a, b
        """,
        call("range(9), 1, 2"),
    ),
    case(
        "fresh_object_carried",
        """
        def f(x):
            before, same = [], []
            for v in x:
                now = [v]
                same.append(before)
                before = now
            return same, before
        """,
        call("range(9)"),
    ),
    case(
        "zip_and_nested_targets",
        """
        def f(xs, ys):
            area, px, py = 0.0, xs[-1], ys[-1]
            for i, (x, y) in enumerate(zip(xs, ys)):
                area += px * y - x * py
                px, py = x, y
            return area / 2, px, py
        """,
        par("[0.0, 2.0, 2.0, 0.0] * 5, [0.0, 0.0, 1.0, 1.0] * 5"),
        par("np.arange(12.0), np.arange(12.0) ** 2"),
    ),
    case(
        "wrapping_while_form",
        """
        def f(x):
            i, before, out = 0, -1, [0] * len(x)
            while i < len(x):
                out[i] = (before, x[i])
                before = x[i] * 2 + i
                i += 1
            return out, before, i
        """,
        par("list(range(30))"),
        call("[]"),
    ),
    case(
        "with_an_exception",
        """
        def f(x, n):
            before, out = 0, []
            for i in range(n):
                out.append(x[i] / before)
                before = x[i]
            return out
        """,
        call("[1, 2, 3], 3"),
        call("[1.0, 2.0, 0.0, 3.0], 4"),
        call("np.array([1.0, 2.0, 0.0, 3.0]), 4"),
        call("[1.0, 2.0], 5"),
    ),
    case(
        "with_warnings",
        """
        def f(x):
            before, out = 1.0, []
            for v in x:
                now = np.float64(1.0) / v
                out.append(now - before)
                before = now
            return out
        """,
        call("np.array([1.0, 2.0, 0.0, 3.0] * 3)"),
        par("np.array([1.0, 2.0, 4.0, 3.0] * 3)"),
    ),
    case(
        "with_break",
        """
        def f(x, limit):
            before, out = 0, []
            for v in x:
                if v > limit:
                    break
                out.append(v - before)
                before = v
            return out, before
        """,
        call("range(30), 17"),
        call("range(30), 100"),
        call("range(30), -1"),
    ),
    case(
        "with_an_induction",
        """
        def f(x, k):
            before, out = None, []
            for v in x:
                out.append((before, v, k))
                before = k * 2
                k += 3
            return out, before, k
        """,
        call("range(20), 5"),
        call("range(20), 0.5"),
    ),
)
