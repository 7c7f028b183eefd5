"""Roundabout ways to reach an operand: aliases made in the loop, chained views, odd subscripts, dynamic attributes."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "detour_alias_made_inside",
        """
        def f(a, n):
            for i in range(1, n):
                o = a
                o[i] = a[i - 1] + 1
            return o
        """,
        ser("np.zeros(9), 9"),
        ser("[0] * 9, 9"),
    ),
    case(
        "detour_conditional_alias",
        """
        def f(a, c, n, flag):
            b = a if flag else c
            for i in range(1, n):
                b[i] = a[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9, True"),
        call("np.zeros(9), np.zeros(9), 9, False"),
    ),
    case(
        "detour_conditional_target",
        """
        def f(a, b, n):
            for i in range(1, n):
                (a if i % 2 else b)[i] = (b if i % 2 else a)[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9"),
        call("*[np.zeros(9)] * 2, 9"),
    ),
    case(
        "detour_alias_in_tuple",
        """
        def f(a, n):
            pair = (a, n)
            box = [a]
            for i in range(1, n):
                pair[0][i] = box[0][i - 1] + 1
        """,
        call("np.zeros(9), 9"),
        call("[0] * 9, 9"),
    ),
    case(
        "detour_alias_from_loop_over_names",
        """
        def f(a, b, n):
            for target in (a, b):
                for i in range(1, n):
                    target[i] = a[i - 1] + 1
        """,
        call("np.zeros(9), np.zeros(9), 9"),
        call("*[np.zeros(9)] * 2, 9"),
    ),
    case(
        "detour_chained_slice",
        """
        def f(a):
            for i in range(len(a) - 1):
                a[1:][i] = a[i] + 1
        """,
        call("np.zeros(9)"),
        call("[0] * 9"),
    ),
    case(
        "detour_chained_slice_reversed",
        """
        def f(a, b):
            for i in range(len(a)):
                a[::-1][i] = b[i] + 1
            for i in range(len(a)):
                a.T[i] = b[-1 - i]
            for i in range(len(a)):
                a.reshape(-1)[i] += b[i]
        """,
        call("np.zeros(9), np.arange(9.)"),
        call("(x := np.arange(9.)), x"),
    ),
    case(
        "detour_transpose_store",
        """
        def f(m):
            for i in range(len(m)):
                m.T[i] = m[i]
        """,
        call("np.arange(16.).reshape(4, 4)"),
    ),
    case(
        "detour_swapaxes_and_squeeze",
        """
        def f(m):
            s = m.swapaxes(0, 1)
            q = m[None].squeeze(0)
            for i in range(1, len(m)):
                s[i] = q[i - 1] + 1
        """,
        call("np.arange(16.).reshape(4, 4)"),
    ),
    case(
        "detour_np_views",
        """
        def f(a, n):
            v = np.atleast_2d(a)
            w = np.asarray(a)
            b = np.broadcast_to(a, (2, len(a)))
            for i in range(1, n):
                v[0, i] = w[i - 1] + b[1, i - 1]
        """,
        call("np.ones(9), 9"),
    ),
    case(
        "detour_row_flow",
        """
        def f(m):
            for i in range(1, len(m)):
                m[i][:] = m[i - 1]
        """,
        ser("np.arange(16.).reshape(4, 4)"),
        ser("[[1, 2], [3, 4], [5, 6]]"),
    ),
    case(
        "detour_scalar_view_in_place",
        """
        def f(m, out):
            for i in range(len(m)):
                x = m[i]
                x += 1
                out.append(x)
        """,
        call("np.arange(6.), []"),
        call("np.arange(6.).reshape(3, 2), []"),
        call("[[1], [2]], []"),
        call("[1, 2, 3], []"),
    ),
    case(
        "detour_fancy_stores",
        """
        def f(a, n):
            for i in range(n):
                a[[i, i + 1]] = i
                a[(i,)] += 1
                a[i:i + 1][0] -= 3
        """,
        call("np.zeros(9), 8"),
        call("np.zeros(9), 9"),
    ),
    case(
        "detour_mask_store",
        """
        def f(a, n):
            for i in range(n):
                a[a > i] = i
        """,
        ser("np.arange(9.)[::-1].copy(), 9"),
    ),
    case(
        "detour_boolean_index",
        """
        def f(a, n):
            for i in range(n):
                a[i > 3] = i
        """,
        call("np.arange(9.), 9"),
        call("list(range(9)), 9"),
        call("{}, 9"),
    ),
    case(
        "detour_add_at",
        """
        def f(out, idx):
            for i in range(len(idx)):
                np.add.at(out, idx[i], 1)
                np.put(out, i, out[0])
        """,
        ser("np.zeros(5), [0, 1, 1, 2]"),
    ),
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
        "detour_setattr",
        """
        class P:
            pass
        def f(n):
            p = P()
            for i in range(n):
                setattr(p, 'x', getattr(p, 'x', 0) + i)
            for i in range(n):
                vars(p)['y'] = i
            for i in range(n):
                p.__dict__.update(z=i)
            return p
        """,
        ser("5"),
    ),
    case(
        "detour_attribute_store",
        """
        class P:
            last = None
        def f(n, p, out):
            for i in range(n):
                p.last = i
                out[i] = p.last
            for i in range(n):
                P.last = i
            return p.last, P.last
        """,
        call("5, P(), np.zeros(5)"),
        call("5, P, np.zeros(5)"),
    ),
    case(
        "detour_attribute_list",
        """
        class P:
            def __init__(self, items):
                self.items = items
        def f(p, q, n):
            for i in range(1, n):
                p.items[i] = q.items[i - 1] + 1
        """,
        call("P([0] * 9), P([0] * 9), 9"),
        call("*[P([0] * 9)] * 2, 9"),
        call("(s := [0] * 9) and P(s), P(s), 9"),
        call("(s := np.zeros(9)) is None or P(s[1:]), P(s[:-1]), 8"),
    ),
    case(
        "detour_attribute_rebound",
        """
        class P:
            def __init__(self, n):
                self.a = np.zeros(n)
                self.b = np.ones(n)
            def step(self):
                for i in range(1, len(self.a)):
                    self.a[i] = self.b[i - 1]
                self.a, self.b = self.b, self.a
                for i in range(len(self.a)):
                    self.a[i] += i
        def f(n):
            p = P(n)
            for k in range(3):
                p.step()
            return p
        """,
        call("6"),
    ),
    case(
        "detour_attribute_replaced_in_loop",
        """
        class P:
            def __init__(self, n):
                self.a = [0] * n
        def f(n):
            p = P(n)
            for i in range(n):
                p.a[i] = i
                if i == 2:
                    p.a = [9] * n
            return p
        """,
        call("6"),
    ),
    case(
        "detour_module_attribute",
        """
        import sys
        me = sys.modules[__name__]
        state = 0
        def f(n, out):
            for i in range(n):
                me.state += 1
                out[i] = state
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "detour_globals_dict",
        """
        state = [0] * 9
        def f(n, out):
            g = globals()
            for i in range(1, n):
                g['state'][i] = g['state'][i - 1] + 1
                out[i] = state[i]
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "detour_closure_writes_operand",
        """
        def f(n):
            out = np.zeros(n)
            def put(i):
                out[i - 1] += i
            for i in range(n):
                put(i)
                out[i] += 1
            return out
        """,
        call("6"),
    ),
    case(
        "detour_bound_method_stored",
        """
        def f(n, xs):
            pop = xs.pop
            push = xs.append
            out = []
            for i in range(n):
                out.append(pop())
                push(i)
                push(i)
            return out
        """,
        ser("6, [1]"),
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
        "detour_odd_subscripts",
        """
        def f(a, b):
            for i in range(len(b)):
                a[i ^ 1] = b[i] + 1
            for i in range(len(b)):
                a[i >> 1] = b[i] + 2
            for i in range(len(b)):
                a[abs(i - 3)] = b[i] + 3
            for i in range(len(b)):
                a[min(i, 3)] = b[i] + 4
            for i in range(len(b)):
                a[int(i / 2)] = b[i] + 5
            for i in range(len(b)):
                a[-i % len(b)] = b[i] + 6
            for i in range(len(b)):
                a[i if i % 2 else 0] = b[i] + 7
            for i in range(len(b)):
                j = i // 3
                a[j] = b[i] + 8
            for i in range(len(b)):
                a[(i * 7) % len(b)] = b[i]
        """,
        call("np.zeros(8), np.arange(8.)"),
        call("*[np.arange(8.)] * 2"),
        call("[0] * 8, list(range(8))"),
    ),
    case(
        "detour_odd_subscripts_read_back",
        """
        def f(a):
            for i in range(len(a)):
                a[i] = a[i ^ 1] + 1
            for i in range(len(a)):
                a[i // 2] = a[i] + 1
            for i in range(len(a)):
                a[i] = a[len(a) // 2] + 1
            for i in range(len(a)):
                a[i] += a[0]
            for i in range(len(a)):
                a[i] += a[-1]
        """,
        call("np.arange(8.)"),
        call("list(range(8))"),
    ),
    case(
        "detour_loop_variable_moved",
        """
        def f(a, n):
            for i in range(n):
                a[i] += 1
                i += 1
                a[i] += 10
        """,
        call("np.zeros(9), 8"),
        call("np.zeros(9), 9"),
    ),
    case(
        "detour_private_offset",
        """
        def f(a, n):
            for i in range(n):
                j = i + 1
                k = j - 1
                a[k] = a[j] + 1
            for i in range(n):
                j = i * 2
                j += 1
                a[j - 1] = a[j]
            for i in range(1, n):
                j = i
                if i > 3:
                    j = i - 1
                a[j] = i
        """,
        call("np.arange(20.), 8"),
        call("list(range(20)), 8"),
    ),
    case(
        "detour_offset_changes_sign",
        """
        def f(a, b, n, o):
            for i in range(n):
                a[i - o] = b[i]
            for i in range(n):
                a[o - i] += b[i]
            for i in range(n):
                a[i] = a[i + o] + 1
        """,
        call("np.zeros(12), np.arange(12.), 8, 3"),
        call("np.zeros(12), np.arange(12.), 12, 6"),
        call("np.zeros(12), np.arange(12.), 8, 0"),
        call("np.zeros(12), np.arange(12.), 8, -2"),
        call("np.zeros(12), np.arange(12.), 8, np.int64(3)"),
        call("np.zeros(12), np.arange(12.), 8, 3.0"),
        call("*[np.arange(12.)] * 2, 6, 3"),
    ),
    case(
        "detour_symbol_changes",
        """
        def f(a, k, n):
            for i in range(n):
                a[i + k[0]] = i
                k[0] += 1
        """,
        call("np.zeros(20), [2], 8"),
        call("np.zeros(20), np.array([2]), 8"),
    ),
    case(
        "detour_two_dimensional_flat",
        """
        def f(m, n):
            flat = m.ravel()
            for i in range(n):
                m[i, 0] = flat[i] + 1
            for i in range(n):
                flat[i * m.shape[1]] += m[i, 1]
        """,
        call("np.arange(20.).reshape(5, 4), 5"),
        call("np.arange(20.).reshape(4, 5).T, 5"),
    ),
    case(
        "detour_ndenumerate",
        """
        def f(m, out):
            for (i, j), v in np.ndenumerate(m):
                out[i, j] = v * 2
            for i, j in np.ndindex(*m.shape):
                out[i, j] += m[i, j]
            for v in np.nditer(m):
                out[0, 0] += v
        """,
        call("np.arange(12.).reshape(3, 4), np.zeros((3, 4))"),
        call("*[np.arange(12.).reshape(3, 4)] * 2"),
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
    case(
        "detour_annotations",
        """
        for i in range(3):
            x: int = i
            y: "list[int]" = [i]
        hints = dict(__annotations__)
        """,
        call(),
    ),
    case(
        "detour_names_of_the_module",
        """
        out = []
        for i in range(3):
            out.append((__name__ == globals()['__name__'], __doc__, 'out' in globals(), 'i' in dir()))
        def f():
            got = []
            for i in range(3):
                got.append(sorted(locals()))
            more = []
            for i in range(3):
                more.append('i' in vars())
            return got, more
        """,
        call(),
    ),
    case(
        "detour_function_attributes",
        """
        def f(n):
            f.calls = getattr(f, 'calls', 0)
            for i in range(n):
                f.calls += 1
            return f.calls
        """,
        ser("4"),
    ),
    case(
        "detour_none_start",
        """
        def f(xs):
            best = None
            for x in xs:
                if best is None or x < best:
                    best = x
            return best
        """,
        call("[3, 1, 2, 1.0]"),
        call("[]"),
        call("[3, 'a']"),
    ),
    case(
        "detour_conditional_sum",
        """
        def f(xs):
            a = b = c = 0
            for x in xs:
                a = a + x if x > 2 else a
                b = b + (x > 2)
                c += x if x > 2 else 0
            return a, b, c
        """,
        call("[3, 1, 2, 7, 5]"),
        call("[3, 1.5, 2, -0.0, 5]"),
    ),
    case(
        "detour_accumulated_collections",
        """
        def f(xs):
            a, b, c, d = [], (), set(), ""
            for x in xs:
                a = a + [x]
                b = b + (x,)
                c = c | {x}
                d = d + str(x)
            return a, b, c, d
        """,
        call("[3, 1, 2, 7, 5]"),
    ),
    case(
        "detour_minimum_of_rows",
        """
        def f(m):
            low = np.full(m.shape[1], np.inf)
            high = m[0]
            for row in m:
                low = np.minimum(low, row)
                high = np.maximum(high, row)
            return low, high
        """,
        call("np.random.default_rng(0).random((5, 3))"),
        call("np.array([[1, np.nan], [0, 1]])"),
    ),
    case(
        "detour_loop_in_finally_and_except",
        """
        def f(xs, out):
            try:
                1 / xs[0]
            except ZeroDivisionError as error:
                for i, x in enumerate(xs):
                    out[i] = x + len(str(error))
            finally:
                for i, x in enumerate(xs):
                    out[i] += x
            return 'error' in locals()
        """,
        call("[0, 1, 2], np.zeros(3)"),
        call("[1, 1, 2], np.zeros(3)"),
    ),
    case(
        "detour_continue_in_finally",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError:
                    continue
                finally:
                    out[i] += 5
                out[i] += 100
        """,
        call("[0, 1, 2, 0], np.zeros(4)"),
    ),
    case(
        "detour_star_import_shadow",
        """
        from numpy import *
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = abs(xs[i]) + max([xs[i], 2]) + sum([1, 2]) + round(xs[i])
            return any([0, 1])
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_builtin_alias",
        """
        from builtins import len as length, print as show
        absolute = abs
        def f(xs, out):
            for i in range(length(xs)):
                out[i] = absolute(xs[i])
            for i in range(length(xs)):
                show(i)
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_conditional_function",
        """
        try:
            from math import cbrt_missing as root
        except ImportError:
            seen = []
            def root(x):
                seen.append(x)
                return len(seen)
        if True:
            scale = lambda x: 2 * x
        else:
            scale = print
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = root(xs[i])
            for i in range(len(xs)):
                out[i] = scale(out[i])
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_class_call_operator",
        """
        class Adder:
            def __init__(self):
                self.n = 0
            def __call__(self, x):
                self.n += 1
                return x + self.n
        add = Adder()
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = add(xs[i])
            return add.n
        """,
        ser("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_method_alias",
        """
        class C:
            def __init__(self, n):
                self.n = n
                self.seen = []
            def plain(self, x):
                return x + self.n
            def loud(self, x):
                self.seen.append(x)
                return len(self.seen)
            act = loud
        def f(xs, out):
            c = C(3)
            for i in range(len(xs)):
                out[i] = c.plain(xs[i])
            for i in range(len(xs)):
                out[i] += c.act(xs[i])
            C.plain = C.loud
            for i in range(len(xs)):
                out[i] += c.plain(xs[i])
            return c.seen
        """,
        call("[0.5, -1, 2], [0] * 3"),
    ),
    case(
        "detour_inherited_method",
        """
        class Base:
            def value(self, x):
                return self.scale(x) + 1
            def scale(self, x):
                return 2 * x
        class Loud(Base):
            seen = []
            def scale(self, x):
                Loud.seen.append(x)
                return len(Loud.seen)
        def f(xs, out, b):
            for i in range(len(xs)):
                out[i] = b.value(xs[i])
            return Loud.seen
        """,
        call("[0.5, -1, 2], [0] * 3, Base()"),
        ser("[0.5, -1, 2], [0] * 3, Loud()"),
    ),
    case(
        "detour_self_mutating_method",
        """
        class Walker:
            def __init__(self):
                self.position = 0
            def walk(self, steps):
                trail = []
                for s in steps:
                    self.position += s
                    trail.append(self.position)
                return trail
            def peek(self, steps):
                out = []
                for s in steps:
                    out.append(self.position + s)
                return out
        def f(steps):
            w = Walker()
            return w.walk(steps), w.peek(steps), w.position
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "detour_same_object_two_roles",
        """
        def f(xs, ys, out):
            for i in range(len(xs)):
                out.append(xs[i] + len(ys))
        """,
        call("(a := [1, 2, 3]), a, []"),
        call("(a := [1, 2, 3]), [1], a"),
        call("[1, 2, 3], (a := [1]), a"),
        par("[1, 2, 3], [1], []"),
    ),
    case(
        "detour_slice_object_operand",
        """
        def f(a, s, out):
            for i in range(len(out)):
                out[i] = sum(a[s]) + i
            for i in range(len(out)):
                out[s] = i
        """,
        call("np.arange(9.), slice(1, 4), np.zeros(3)"),
        call("list(range(9)), slice(1, 4), np.zeros(3)"),
    ),
    case(
        "detour_chained_assignment",
        """
        def f(a, b, n):
            for i in range(n):
                a[i] = b[i] = t = i * 2
            for i in range(1, n):
                a[i] = b[i - 1] = a[i - 1] + 1
            return t
        """,
        call("np.zeros(6), np.zeros(6), 6"),
        call("*[np.zeros(6)] * 2, 6"),
    ),
    case(
        "detour_evaluation_order",
        """
        def f(a, n):
            for i in range(n):
                a[i], a[i + 1] = a[i + 1], a[i]
            i = 0
            for a[i] in range(5):
                pass
            i, a[i] = 3, 99
            return a
        """,
        call("list(range(9)), 8"),
        call("np.arange(9), 8"),
    ),
)
