"""Identity: what comes back is the object that the serial program would have, not a copy of it."""

from __future__ import annotations

from tests.differential.case import Case, call, case

CASES: tuple[Case, ...] = (
    case(
        "identity_append_elements",
        """
        def f(xs, limit):
            out = []
            for x in xs:
                if len(x) > limit:
                    out.append(x)
            return out, [any(x is y for y in xs) for x in out]
        """,
        call("[[1], [1, 2], [], [3, 4, 5]], 0"),
        call("[(1, [2]), (3, [4])], 0"),
        call("[np.arange(2), np.arange(3)], 0"),
        call("[(r := [1, 2]), r, r], 0"),
    ),
    case(
        "identity_append_wrapped",
        """
        def f(xs):
            out = []
            for i, x in enumerate(xs):
                out.append({'i': i, 'x': x, 'pair': (x, [x])})
            return out, [o['x'] is x for o, x in zip(out, xs)]
        """,
        call("[[1], [2], [3]]"),
        call("[np.ones(2)] * 3"),
        call("[1, 2]"),
    ),
    case(
        "identity_append_attribute",
        """
        class Node:
            def __init__(self, v):
                self.v = v
                self.children = []
        def f(nodes):
            out = []
            for n in nodes:
                out.append(n.children)
            for i in range(len(nodes)):
                out[i].append(nodes[i])
            return out
        """,
        call("[Node(k) for k in range(4)]"),
        call("[Node(0)] * 4"),
    ),
    case(
        "identity_append_view_of_operand",
        """
        def f(m):
            out = []
            for i in range(len(m)):
                out.append(m[i])
            out[0][0] = 42
            return out, m
        """,
        call("np.arange(12.).reshape(4, 3)"),
        call("np.arange(4.)"),
    ),
    case(
        "identity_append_reshaped",
        """
        def f(m):
            out = []
            for i in range(len(m)):
                out.append(m[i].reshape(1, -1))
                out.append(m[i].astype(float))
                out.append(m[i].astype(float, copy=False))
                out.append(np.asarray(m[i]))
                out.append(np.ascontiguousarray(m[i]))
                out.append(m[i].copy())
                out.append(m[i].ravel())
            for o in out:
                o += 1
            return out, m
        """,
        call("np.arange(12.).reshape(4, 3)"),
        call("np.asfortranarray(np.arange(12.).reshape(4, 3))"),
    ),
    case(
        "identity_store_into_list",
        """
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = xs[i]
            return [a is b for a, b in zip(xs, out)]
        """,
        call("[[1], {2: 3}, np.ones(2)], [None] * 3"),
        call("[object(), object()], [None] * 2"),
    ),
    case(
        "identity_untouched_elements",
        """
        def f(out, keep):
            for i in range(0, len(out), 2):
                out[i] = i
            return [a is b for a, b in zip(out, keep)]
        """,
        call("(k := [[1], [2], [3], [4]])[:], k"),
        call("(k := [object() for _ in range(5)])[:], k"),
    ),
    case(
        "identity_conditional_store",
        """
        def f(out, keep):
            for i in range(len(out)):
                if len(out[i]) > 1:
                    out[i] = []
            return [a is b for a, b in zip(out, keep)]
        """,
        call("(k := [[1], [2, 2], [3], [4, 4]])[:], k"),
    ),
    case(
        "identity_same_row_appended_twice",
        """
        def f(n):
            out = []
            for i in range(n):
                row = [i]
                out.append((row, row))
            for a, b in out:
                a.append(9)
            return out
        """,
        call("5"),
    ),
    case(
        "identity_fresh_across_containers",
        """
        def f(n):
            left, right = [], {}
            for i in range(n):
                row = [i]
                left.append(row)
                right[i] = row
            left[0].append(5)
            return left, right
        """,
        call("5"),
    ),
    case(
        "identity_fresh_kept_live_out",
        """
        def f(n):
            left = []
            for i in range(n):
                row = [i]
                left.append(row)
            row.append(99)
            return left, row is left[-1]
        """,
        call("5"),
    ),
    case(
        "identity_fresh_stored_and_changed",
        """
        def f(n):
            out = []
            row = [0]
            for i in range(n):
                out.append(row)
                row = [i]
                row.append(7)
            return out, row
        """,
        call("5"),
    ),
    case(
        "identity_objects_made_share_global",
        """
        DEFAULTS = {'a': 1}
        class Thing:
            def __init__(self, i):
                self.i = i
                self.options = DEFAULTS
        def f(n):
            out = []
            for i in range(n):
                out.append(Thing(i))
            return [t.options is DEFAULTS for t in out]
        """,
        call("5"),
    ),
    case(
        "identity_types_and_functions",
        """
        def g():
            return None
        class C:
            pass
        def f(n):
            out = []
            for i in range(n):
                out.append((C, g, C(), math, np.float64, type, None, ..., NotImplemented))
            return [o[0] is C and o[1] is g and type(o[2]) is C and o[3] is math for o in out]
        """,
        call("5"),
    ),
    case(
        "identity_sentinel",
        """
        MISSING = object()
        def pick(d, k):
            return d.get(k, MISSING)
        def f(d, keys):
            out = [pick(d, k) for k in keys]
            got = []
            for k in keys:
                got.append(pick(d, k))
            return [x is MISSING for x in out], [x is MISSING for x in got]
        """,
        call("{1: 2}, [1, 2, 3]"),
    ),
    case(
        "identity_interned_and_cached",
        """
        def f(n):
            out = []
            for i in range(n):
                out.append("k" + str(i % 2))
                out.append(i % 2 == 0)
                out.append(())
                out.append("")
            return out
        """,
        call("5"),
    ),
    case(
        "identity_is_comparison_inside",
        """
        def f(xs, marker):
            n = 0
            for x in xs:
                if x is marker:
                    n += 1
            return n
        """,
        call("[(m := [1]), [1], m], m"),
        call("(m := object(), )[0:1] * 3, m"),
        call("[None, 1, None], None"),
    ),
    case(
        "identity_id_and_hash",
        """
        def f(xs):
            out = []
            for x in xs:
                out.append(id(x))
            return out == [id(x) for x in xs]
        """,
        call("[[1], [2], 'a', 3]"),
    ),
    case(
        "identity_hash_of_strings",
        """
        def f(xs):
            out = []
            for x in xs:
                out.append(hash(x) % 1000)
            return out
        """,
        call("['a', 'bc', (1, 'x'), 5, 2.5]"),
    ),
    case(
        "identity_string_set_iterated_inside",
        """
        def f(rows):
            out = []
            for row in rows:
                out.append("".join(set(row)))
            return out
        """,
        call("[['ab', 'cd', 'ef'], ['x', 'y', 'z', 'w']]"),
    ),
    case(
        "identity_result_owns_memory",
        """
        def f(n):
            out = [np.arange(4.) + i for i in range(n)]
            got = []
            for i in range(n):
                got.append(np.arange(4.) + i)
            for a in out + got:
                a.resize(6, refcheck=False)
            return out, got, [a.flags.owndata and a.flags.writeable for a in out + got]
        """,
        call("4"),
    ),
    case(
        "identity_reduction_returns_operand",
        """
        def f(xs, best):
            for x in xs:
                best = max(best, x)
            return best, any(best is x for x in xs)
        """,
        call("[[1], [5], [3]], [0]"),
        call("[(1, []), (5, []), (3, [])], (0, [])"),
    ),
    case(
        "identity_weak_references",
        """
        import weakref
        class C:
            pass
        def f(objects):
            table = weakref.WeakKeyDictionary()
            for o in objects:
                table[o] = 1
            return len(table)
        """,
        call("[C(), C(), C()]"),
    ),
    case(
        "identity_exceptions_collected",
        """
        def f(xs):
            errors = []
            for x in xs:
                try:
                    1 / x
                except ZeroDivisionError as e:
                    errors.append(e)
            return [type(e) for e in errors], [e.__traceback__ is not None for e in errors]
        """,
        call("[1, 0, 2, 0]"),
    ),
)
