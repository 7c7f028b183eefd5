"""What an instance that the loop makes holds: older objects come out of it again and may be changed."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "new_instance_holds_a_global_list",
        """
        TABLE = []
        class P:
            def __init__(self):
                self.v = TABLE
        def f(x, out):
            for i in range(len(x)):
                b = P()
                b.v.append(i)
                out[i] = i
            return out, TABLE
        """,
        ser("[1, 2, 3, 4], [0] * 4"),
    ),
    case(
        "new_instance_holds_a_global_by_way_of_a_callee",
        """
        TABLE = [0, 0]
        class P:
            def __init__(self, n):
                fill(self, n)
        def fill(p, n):
            put(p)
            p.n = n
        def put(p):
            p.v = TABLE
        def f(x, out):
            for i in range(len(x)):
                b = P(i)
                b.v[0] += i
                out[i] = b.v[0]
            return out, TABLE
        """,
        ser("[1, 2, 3, 4], [0] * 4"),
    ),
    case(
        "a_callee_puts_a_global_into_a_new_list",
        """
        TABLE = [0, 0]
        def put(rows):
            rows.append(TABLE)
        def store(rows):
            rows[0] = TABLE
        def f(x, out):
            for i in range(len(x)):
                rows = []
                put(rows)
                rows[0].append(i)
                out[i] = i
            for i in range(len(x)):
                rows = [0]
                store(rows)
                rows[0].append(i)
                out[i] += i
            return out, TABLE
        """,
        ser("[1, 2, 3, 4], [0] * 4"),
    ),
    case(
        "new_instance_with_a_global_comes_back",
        """
        TABLE = [1, 2]
        class P:
            def __init__(self, x):
                self.x = x * 1.0
                self.v = TABLE
        def f(x):
            out = []
            for a in x:
                out.append(P(a))
            return [p.v is TABLE for p in out], [p.x for p in out]
        """,
        call("[1, 2, 3, 4]"),
    ),
    case(
        "augmented_assignment_changes_what_a_new_instance_holds",
        """
        class Box:
            def __init__(self, v):
                self.v = v
        def f(x, shared, out):
            for i in range(len(x)):
                b = Box(shared)
                b.v += [i]
                out[i] = x[i] * 2
            return shared, out
        """,
        ser("[1, 2, 3, 4], [], [0] * 4"),
        ser("[1, 2, 3, 4], np.zeros(1), [0] * 4"),
    ),
    case(
        "augmented_assignment_changes_a_row",
        """
        class Box:
            def __init__(self, v):
                self.v = v
        def f(m, out):
            for i in range(len(m)):
                b = Box(m[i])
                b.v += 1.0
                out[i] = b.v
            return m, out
        """,
        ser("np.ones((4, 3)), np.zeros((4, 3))"),
        ser("[[1.0], [2.0]] and [np.zeros(1), np.ones(1)], [0] * 2"),
        par("np.ones(5), np.zeros(5)"),
        par("[1, 2, 3, 4, 5], [0] * 5"),
    ),
    case(
        "augmented_assignment_of_numbers_in_new_instances",
        """
        class Acc:
            def __init__(self):
                self.total = 0.0
        def f(x, out):
            for i in range(len(x)):
                acc = Acc()
                for j in range(len(x)):
                    acc.total += x[j] * x[i]
                out[i] = acc.total
            return out
        """,
        par("[1, 2, 3, 4, 5], [0] * 5"),
        par("np.arange(5.0), np.zeros(5)"),
        call("np.ones((4, 3)), np.zeros((4, 3))"),
    ),
    case(
        "augmented_assignment_of_an_element_of_a_global",
        """
        TABLE = [np.zeros(3), np.ones(3)]
        class Count:
            def __init__(self):
                self.n = TABLE[0]
        def f(out):
            for i in range(len(out)):
                p = Count()
                p.n += i
                out[i] = p.n[0]
            return out, TABLE
        """,
        ser("[0] * 4"),
    ),
    case(
        "augmented_assignment_after_it_was_stored",
        """
        class Box:
            def __init__(self, v):
                self.v = v
        def f(x, out):
            for i in range(len(x)):
                row = [i]
                out.append(row)
                b = Box(row)
                b.v += [x[i]]
            return out
        """,
        call("[1, 2, 3, 4], []"),
    ),
)
