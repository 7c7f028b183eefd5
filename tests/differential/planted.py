"""Objects from elsewhere that an iteration stores into its element and changes there."""

from __future__ import annotations

from tests.differential.case import Case, call, case

CASES: tuple[Case, ...] = (
    case(
        "shared_row_appended_to",
        """
        def f(out, shared):
            for i in range(len(out)):
                out[i] = shared
                out[i].append(i)
            return shared
        """,
        call("[[i] for i in range(7)], [0]"),
        call("[[0]] * 7, [0]"),
        call("[0] * 7, [0]"),
        call("np.zeros((7, 2)), np.zeros(2)"),
    ),
    case(
        "shared_row_stored_into",
        """
        def f(out, shared):
            for i in range(len(out)):
                out[i] = shared
                out[i][0] = i
            return shared
        """,
        call("[[i, i] for i in range(7)], [0, 1]"),
        call("np.zeros((7, 2)), np.zeros(2)"),
        call("list(np.zeros((7, 2))), np.zeros(2)"),
        call("[[i, i] for i in range(7)], np.zeros(2)"),
        call("[[i, i] for i in range(7)], {0: 1}"),
    ),
    case(
        "shared_row_stored_into_by_another_name",
        """
        def f(out, shared):
            for i in range(len(out)):
                out[i] = shared
                row = out[i]
                row[0] = row[1] + i
            return shared
        """,
        call("[[i, i] for i in range(7)], [0, 1]"),
        call("np.zeros((7, 2)), np.zeros(2)"),
        call("[[i, i] for i in range(7)], np.zeros(2)"),
    ),
    case(
        "shared_inside_a_row",
        """
        def f(out, shared):
            for row in out:
                row[0] = shared
                row[0][0] = len(row)
            return shared
        """,
        call("[[i, i] for i in range(7)], [0, 1]"),
        call("np.zeros((7, 2)), np.zeros(2)"),
        call("np.zeros((7, 2, 2)), np.zeros(2)"),
    ),
    case(
        "shared_attribute",
        """
        class Box:
            pass
        def boxes(n):
            found = [Box() for _ in range(n)]
            for number, box in enumerate(found):
                box.x = number
            return found
        def f(out, shared):
            for box in out:
                box.x = shared
                box.x.append(1)
            return shared
        """,
        call("boxes(7), [0]"),
    ),
    case(
        "shared_by_a_global",
        """
        SHARED = [0]
        def f(out):
            for i in range(len(out)):
                out[i] = SHARED
                out[i].append(i)
            return SHARED
        """,
        call("[[i] for i in range(7)]"),
    ),
    case(
        "shared_where_numbers_were",
        """
        def f(out, shared, more, lengths):
            for i in range(len(out)):
                out[i] = shared
                x = out[i]
                x += more
                lengths.append(str(x))
            return shared
        """,
        call("[0] * 7, [0], [1], []"),
        call("[0] * 7, 2, 3, []"),
        call("np.zeros(7), 2, 3, []"),
        call("np.zeros((7, 2)), np.zeros(2), 3, []"),
    ),
    case(
        "shared_where_numbers_were_in_rows",
        """
        def f(out, shared, more, lengths):
            for row in out:
                row[0] = shared
                x = row[0]
                x += more
                lengths.append(str(x))
            return shared
        """,
        call("[[0] for i in range(7)], [0], [1], []"),
        call("np.zeros((7, 1)), 2, 3, []"),
    ),
    case(
        "shared_and_augmented",
        """
        def f(out, shared, more):
            for i in range(len(out)):
                out[i] = shared
                out[i] += more
            return shared
        """,
        call("[0] * 7, [0], [1]"),
        call("[0] * 7, 2, 3"),
        call("np.zeros(7), 2, 3"),
        call("np.zeros((7, 2)), np.zeros(2), np.ones(2)"),
    ),
    case(
        "shared_and_augmented_in_rows",
        """
        def f(out, shared, more):
            for row in out:
                row[0] = shared
                row[0] += more
            return shared
        """,
        call("[[0] for i in range(7)], [0], [1]"),
        call("np.zeros((7, 1)), 2, 3"),
    ),
    case(
        "shared_and_augmented_by_a_callee",
        """
        def add(xs, i, more):
            xs[i] += more
        def f(out, shared, more):
            for i in range(len(out)):
                out[i] = shared
                add(out, i, more)
            return shared
        """,
        call("[0] * 7, [0], [1]"),
    ),
    case(
        "shared_at_an_index",
        """
        def f(out, ks, shared):
            for k in ks:
                out[k] = shared
                out[k][0] = k
                out[k].append(k)
            return shared
        """,
        call("[0] * 9, [3, 4, 1, 2, 8, 7], [0]"),
        call("[[0] for _ in range(9)], [3, 4, 1, 2, 8, 7], [0]"),
    ),
    case(
        "shared_at_an_index_stored_into",
        """
        def f(out, ks, shared):
            for k in ks:
                out[k] = shared
                out[k][0] = k
            return shared
        """,
        call("[0] * 9, [3, 4, 1, 2, 8, 7], [0]"),
        call("np.zeros((9, 2)), [3, 4, 1, 2, 8, 7], np.ones(2)"),
    ),
    case(
        "rows_exchanged",
        """
        def f(out, rows):
            for i in range(len(out)):
                out[i] = rows[0]
                out[i][0] += i
            return rows
        """,
        call("[[i, i] for i in range(7)], [[1, 2]]"),
        call("np.zeros((7, 2)), np.zeros((1, 2))"),
    ),
    case(
        "own_rows_replaced_and_changed",
        """
        def f(out):
            for i in range(len(out)):
                out[i] = [i]
                out[i].append(i)
            return out
        """,
        call("[[i] for i in range(7)]"),
        call("[0] * 7"),
        call("np.zeros((7, 2))"),
    ),
    case(
        "shared_row_in_a_callee",
        """
        def put(out, i, row):
            out[i] = row
        def f(out, shared):
            for i in range(len(out)):
                put(out, i, shared)
                out[i].append(i)
            return shared
        """,
        call("[[i] for i in range(7)], [0]"),
    ),
    case(
        "shared_at_an_index_by_another_name",
        """
        def f(out, ks, shared):
            for k in ks:
                out[k] = shared
                row = out[k]
                row[0] = k
            return shared
        """,
        call("[0] * 7, [3, 1, 2, 5], [0]"),
        call("[[0] for i in range(7)], [3, 1, 2, 5], [0]"),
        call("np.zeros((7, 2)), [3, 1, 2, 5], np.zeros(2)"),
    ),
    case(
        "shared_inside_a_row_at_an_index",
        """
        def f(out, ks, shared):
            for k in ks:
                out[k][0] = shared
                out[k][0][1] = k
            return shared
        """,
        call("[[0] for i in range(7)], [3, 1, 2, 5], [0, 1]"),
        call("[[0] for i in range(7)], [3, 1, 2, 5], np.zeros(2)"),
    ),
    case(
        "shared_inside_a_row_augmented",
        """
        def f(out, ks, shared):
            for k in ks:
                out[k][0] = shared
                out[k][0] += [k]
            return shared
        """,
        call("[[0] for i in range(7)], [3, 1, 2, 5], [0, 1]"),
    ),
    case(
        "shared_inside_rows_only_stored",
        """
        def f(out, shared):
            for i in range(len(out)):
                out[i][0] = shared
            return shared
        """,
        call("[[0, 1] for i in range(7)], [0, 1]"),
        call("[[0, 1] for i in range(7)], 5"),
    ),
)
