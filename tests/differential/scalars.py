"""Scalars: private ones, carried ones, those that live on after the loop."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "scalar_private",
        """
        def f(a, out):
            for i in range(len(a)):
                t = a[i] * 2
                u = t + 1
                out[i] = t * u
        """,
        par("np.arange(9.), np.zeros(9)"),
    ),
    case(
        "scalar_live_out",
        """
        def f(a, out):
            for i in range(len(a)):
                t = a[i] * 2
                out[i] = t
            return t, i
        """,
        par("np.arange(9.), np.zeros(9)"),
        call("[], np.zeros(9)"),
        call("[7], np.zeros(9)"),
        call("list(range(20)), [0] * 20"),
    ),
    case(
        "scalar_live_out_assigned_before",
        """
        def f(a, out):
            t = "none"
            i = -5
            for i in range(len(a)):
                t = a[i] * 2
                out[i] = t
            return t, i
        """,
        par("np.arange(9.), np.zeros(9)"),
        call("[], np.zeros(9)"),
    ),
    case(
        "scalar_live_out_conditional",
        """
        def f(a, out):
            last = None
            for i in range(len(a)):
                out[i] = a[i]
                if a[i] > 4:
                    last = i
            return last
        """,
        call("[1, 5, 2, 7, 3, 1, 1, 1], np.zeros(9)"),
        call("[1, 2, 3], np.zeros(9)"),
        call("[9, 2, 3, 4, 4, 4, 4, 4], np.zeros(9)"),
    ),
    case(
        "scalar_live_out_conditional_unbound",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = a[i]
                if a[i] > 4:
                    last = i
            return last
        """,
        call("[1, 5, 2, 7, 3, 1, 1], np.zeros(9)"),
        call("[1, 2, 3], np.zeros(9)"),
    ),
    case(
        "scalar_read_before_write",
        """
        def f(a, out):
            prev = 0
            for i in range(len(a)):
                out[i] = a[i] - prev
                prev = a[i]
            return prev
        """,
        call("np.arange(9.), np.zeros(9)"),
    ),
    case(
        "scalar_conditional_then_read",
        """
        def f(a, out):
            t = 0
            for i in range(len(a)):
                if a[i] % 3 == 0:
                    t = a[i]
                out[i] = t
        """,
        ser("list(range(9)), np.zeros(9)"),
    ),
    case(
        "scalar_both_branches",
        """
        def f(a, out):
            for i in range(len(a)):
                if a[i] % 3 == 0:
                    t = a[i]
                else:
                    t = -a[i]
                out[i] = t
            return t
        """,
        par("list(range(9)), np.zeros(9)"),
    ),
    case(
        "scalar_assigned_in_while",
        """
        def f(a, out):
            for i in range(len(a)):
                n = a[i]
                steps = 0
                while n > 1:
                    n = n // 2 if n % 2 == 0 else 3 * n + 1
                    steps += 1
                out[i] = steps
            return n, steps
        """,
        par("list(range(1, 20)), np.zeros(20)"),
    ),
    case(
        "scalar_from_inner_loop",
        """
        def f(m, out):
            for i in range(len(m)):
                for x in m[i]:
                    y = x + 1
                out[i] = y
            return x, y
        """,
        call("[[1, 2], [3], [4, 5]], np.zeros(3)"),
        call("[[1, 2], [], [4, 5]], np.zeros(3)"),
        call("[[], [1]], np.zeros(3)"),
    ),
    case(
        "scalar_loop_variable_changed",
        """
        def f(n, out):
            for i in range(n):
                out[i] = i
                i = i * 10
            return i
        """,
        call("9, np.zeros(9)"),
        call("0, np.zeros(9)"),
    ),
    case(
        "scalar_loop_variable_changed_first",
        """
        def f(n, out):
            for i in range(n):
                i = i // 2
                out[i] += 1
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "scalar_same_variable_twice",
        """
        def f(n, out):
            for i in range(n):
                out[i] = i
                for i in range(3):
                    out[i + 9] = i
            return i
        """,
        call("5, np.zeros(12)"),
    ),
    case(
        "scalar_rotated",
        """
        def f(n):
            a, b = 0, 1
            for i in range(n):
                a, b = b, a + b
            return a, b
        """,
        ser("50"),
    ),
    case(
        "scalar_swapped_private",
        """
        def f(xs, out):
            for i, (a, b) in enumerate(xs):
                if a > b:
                    a, b = b, a
                out[i] = b - a
            return a, b
        """,
        par("[(1, 2), (4, 3), (5, 5)], np.zeros(3)"),
    ),
    case(
        "scalar_induction",
        """
        def f(n, out):
            k = 3
            for i in range(n):
                out[k] = i
                k += 2
            return k
        """,
        call("5, np.zeros(14)"),
        call("7, np.zeros(14)"),
    ),
    case(
        "scalar_counter_used",
        """
        def f(xs, out):
            k = 0
            for x in xs:
                if x > 2:
                    out[k] = x
                    k += 1
            return k
        """,
        ser("[1, 5, 2, 7, 3], np.zeros(9)"),
    ),
    case(
        "scalar_read_by_closure_after",
        """
        def f(n):
            out = np.zeros(n)
            def last():
                return i, t
            for i in range(n):
                t = i * 2
                out[i] = t
            return last()
        """,
        call("9"),
    ),
    case(
        "scalar_in_outer_loop",
        """
        def f(n, out):
            seen = []
            t = 100
            for k in range(3):
                seen.append(t)
                for i in range(n):
                    t = i + k
                    out[i] = t
            return seen
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "scalar_in_finally",
        """
        def f(xs, log):
            t = None
            try:
                for x in xs:
                    t = 1 / x
            finally:
                log.append(t)
        """,
        call("[1, 2, 4], []"),
        call("[1, 0, 4], []"),
    ),
    case(
        "scalar_deleted_inside",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                t = x * 2
                out[i] = t
                del t
            return 'x' in locals()
        """,
        call("[1, 2, 4], np.zeros(3)"),
    ),
    case(
        "scalar_array_temporary",
        """
        def f(m, out):
            tmp = np.zeros(m.shape[1])
            for i in range(m.shape[0]):
                tmp[:] = m[i] * 2
                tmp[0] = 1
                out[i] = tmp.sum()
            return tmp
        """,
        call("np.arange(12.).reshape(4, 3), np.zeros(4)"),
    ),
    case(
        "scalar_array_temporary_partly",
        """
        def f(m, out):
            tmp = np.zeros(m.shape[1])
            for i in range(m.shape[0]):
                tmp[i % 3] = m[i, 0]
                out[i] = tmp.sum()
            return tmp
        """,
        ser("np.arange(12.).reshape(4, 3), np.zeros(4)"),
    ),
    case(
        "scalar_fresh_array_live_out",
        """
        def f(m, out):
            for i in range(m.shape[0]):
                tmp = m[i] * 2
                tmp[0] = 1
                out[i] = tmp.sum()
            return tmp
        """,
        par("np.arange(12.).reshape(4, 3), np.zeros(4)"),
    ),
    case(
        "scalar_view_live_out",
        """
        def f(m, out):
            for i in range(m.shape[0]):
                row = m[i]
                out[i] = row.sum()
            row[0] = 99
            return row
        """,
        call("np.arange(12.).reshape(4, 3), np.zeros(4)"),
        call("np.arange(6.).reshape(2, 3), np.zeros(4)"),
    ),
    case(
        "scalar_element_live_out",
        """
        def f(rows, out):
            for i, row in enumerate(rows):
                out[i] = len(row)
            row.append(99)
            return row
        """,
        call("[[1], [2, 3], []], np.zeros(4)"),
    ),
    case(
        "scalar_walrus",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                if (t := x * 2) > 4:
                    out[i] = t
            return t
        """,
        call("[1, 2, 4], np.zeros(3)"),
        call("[], np.zeros(3)"),
    ),
    case(
        "scalar_augmented_maybe_array",
        """
        def f(xs, start):
            out = []
            for x in xs:
                t = start
                t += x
                out.append(t)
            return out, start
        """,
        call("[1, 2, 4], 5"),
        call("[1, 2, 4], np.zeros(2)"),
        call("[[1], [2]], [0]"),
    ),
    case(
        "scalar_parameter_overwritten",
        """
        def f(xs, t, out):
            for i, x in enumerate(xs):
                t = x + 1
                out[i] = t
            return t
        """,
        par("[1, 2, 4], 'old', np.zeros(3)"),
        call("[], 'old', np.zeros(3)"),
    ),
    case(
        "scalar_star_target",
        """
        def f(rows, out):
            for i, (first, *rest) in enumerate(rows):
                out[i] = first + len(rest)
            return rest
        """,
        call("[(1, 2, 3), (4,), 'ab'[:0] or (5, 6)], np.zeros(3)"),
        call("[(1, 2, 3), ()], np.zeros(3)"),
    ),
    case(
        "scalar_subscript_target",
        """
        def f(xs, box):
            for box[0] in xs:
                box[1] += box[0]
        """,
        call("[1, 2, 3], [0, 0]"),
    ),
    case(
        "scalar_attribute_target",
        """
        class Box:
            pass
        def f(xs):
            b = Box()
            b.total = 0
            for b.x in xs:
                b.total += b.x
            return b
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "scalar_nonlocal",
        """
        def f(n, out):
            count = 0
            def step():
                nonlocal count
                count += 1
                return count
            for i in range(n):
                out[i] = step()
            return count
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "scalar_global_statement",
        """
        total = 10
        last = None
        def f(n, out):
            global total, last
            for i in range(n):
                total += i
                last = i
                out[i] = i
            return total
        """,
        call("5, np.zeros(5)"),
    ),
)
