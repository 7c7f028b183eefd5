"""Operands that are read or changed as wholes: by methods, operators, membership, unpacking."""

from __future__ import annotations

from tests.differential.case import Case, call, case, ser

CASES: tuple[Case, ...] = (
    case(
        "detour_whole_read",
        """
        def f(out):
            for i in range(len(out)):
                out[i] = sum(out) + i
        """,
        ser("np.ones(5)"),
        ser("[1] * 5"),
    ),
    case(
        "detour_whole_read_methods",
        """
        def f(out, log):
            for i in range(len(out)):
                out[i] = out.max() + 1
                log.append(out.copy())
        """,
        ser("np.ones(5), []"),
    ),
    case(
        "detour_membership",
        """
        def f(xs, out):
            for i in range(len(xs)):
                if xs[i] not in out:
                    out[i] = xs[i]
        """,
        ser("[1, 2, 1, 3], [0] * 4"),
        ser("np.array([1, 2, 1, 3]), np.zeros(4)"),
    ),
    case(
        "detour_equality_and_truth",
        """
        def f(xs, out, other):
            for i in range(len(xs)):
                if out == other:
                    out[i] = xs[i]
                if not out:
                    out[i] = 0
        """,
        ser("[1, 2, 1, 3], [0] * 4, [0] * 4"),
    ),
    case(
        "detour_shape_only",
        """
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = xs[i] + len(out) + out.shape[0] + out.ndim + out.size
        """,
        call("[1, 2, 1, 3], np.zeros(4)"),
    ),
    case(
        "detour_repr",
        """
        def f(n, out, log):
            for i in range(n):
                out[i] = i
                log.append(f"{out}")
        """,
        ser("4, [0] * 4, []"),
        ser("4, np.zeros(4), []"),
    ),
    case(
        "detour_operator_module",
        """
        import operator
        def f(a, n):
            for i in range(1, n):
                operator.setitem(a, i, operator.getitem(a, i - 1) + 1)
        """,
        ser("np.zeros(5), 5"),
        ser("[0] * 5, 5"),
    ),
    case(
        "detour_dunder_call",
        """
        def f(a, n):
            for i in range(1, n):
                a.__setitem__(i, a.__getitem__(i - 1) + 1)
        """,
        ser("np.zeros(5), 5"),
        ser("[0] * 5, 5"),
    ),
    case(
        "detour_list_plus_equals",
        """
        def f(n, out, other):
            for i in range(n):
                out += [i, other[0]]
        """,
        call("5, [], [7]"),
        call("5, (x := [3]), x"),
        call("5, np.zeros(2), [7]"),
        call("5, __import__('collections').deque(), [7]"),
    ),
    case(
        "detour_dict_update",
        """
        def f(n):
            d, e = {}, {}
            for i in range(n):
                d.update({i % 3: i})
            for i in range(n):
                e |= {i % 3: i}
            return d, e
        """,
        call("7"),
    ),
    case(
        "detour_append_itself",
        """
        def f(n):
            out = []
            for i in range(n):
                out.append(out)
            return out
        """,
        call("3"),
    ),
    case(
        "detour_log_length",
        """
        def f(n):
            out, log = [], []
            for i in range(n):
                out.append(len(log))
                log.append(i)
            return out
        """,
        ser("5"),
    ),
    case(
        "detour_store_then_change",
        """
        def f(n):
            out = [None] * n
            for i in range(n):
                out[i] = []
                out[i].append(i)
                row = out[i]
                row.append(-i)
            return out
        """,
        call("5"),
    ),
    case(
        "detour_stored_list_grows",
        """
        def f(n):
            out = [None] * n
            shared = []
            for i in range(n):
                shared.append(i)
                out[i] = shared
            return out
        """,
        ser("5"),
    ),
    case(
        "detour_map_and_filter",
        """
        def f(xs, out):
            for i, x in enumerate(map(abs, xs)):
                out[i] = x
            for i, x in enumerate(filter(None, xs)):
                out[i] += x
            for i, x in enumerate(sorted(xs)):
                out[i] += x
            for i, x in enumerate(set(xs)):
                out[i] += x
        """,
        call("[3, -1, 0, 2], np.zeros(4)"),
    ),
    case(
        "detour_generator_operand",
        """
        def f(n, out, gen):
            for i in range(n):
                out[i] = sum(gen) + i
        """,
        ser("4, np.zeros(4), (k for k in [1, 2, 3])"),
        call("4, np.zeros(4), [1, 2, 3]"),
        ser("4, np.zeros(4), map(abs, [1, 2, 3])"),
        ser("4, np.zeros(4), iter([1, 2, 3])"),
        call("4, np.zeros(4), range(5)"),
    ),
    case(
        "detour_membership_consumes",
        """
        def f(n, out, it):
            for i in range(n):
                out[i] = i in it
            for i in range(n):
                for v in it:
                    out[i] += v
                    break
        """,
        ser("4, np.zeros(4), iter([0, 1, 1, 2, 3, 5, 7, 8])"),
        call("4, np.zeros(4), [0, 2]"),
    ),
    case(
        "detour_unpack_iterator",
        """
        def f(n, out, it):
            for i in range(n):
                a, b, *c = [*it, 0, 0]
                out[i] = a + b + len(c)
        """,
        ser("4, np.zeros(4), iter([1, 2, 3])"),
        call("4, np.zeros(4), [1, 2, 3]"),
    ),
)
