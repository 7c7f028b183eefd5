"""Comprehensions and generator expressions."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "comp_list",
        """
        def g(x):
            return math.sqrt(x) + 1
        def f(xs):
            return [g(x) for x in xs]
        """,
        par("list(range(20))"),
        par("np.arange(20.)"),
        call("(x for x in range(5))"),
        call("{1, 2, 3}"),
        call("{1: 2, 3: 4}"),
        call("'abc'"),
        call("[]"),
        call("[1, 4, -1, 'a']"),
        call("7"),
    ),
    case(
        "comp_filter",
        """
        def g(x):
            return x * x
        def f(xs, k):
            return [g(x) for x in xs if g(x) % k]
        """,
        par("list(range(20)), 3"),
        call("list(range(20)), 0"),
        call("[], 0"),
    ),
    case(
        "comp_nested",
        """
        def g(x, y):
            return x * 10 + y
        def f(n, m):
            return [[g(i, j) for j in range(m)] for i in range(n)]
        """,
        par("5, 3"),
        call("5, 0"),
        call("0, 5"),
    ),
    case(
        "comp_two_fors",
        """
        def g(x, y):
            return x * 10 + y
        def f(rows):
            return [g(i, y) for i, row in enumerate(rows) for y in row if y > i]
        """,
        par("[[1, 2, 3], [], [4, 0], [9, 9]]"),
        call("[[1, 2, 3], 5]"),
    ),
    case(
        "comp_set_and_dict",
        """
        def g(x):
            return x % 7
        def f(xs):
            return {g(x) for x in xs}, {g(x): x for x in xs}
        """,
        par("list(range(30, 0, -1))"),
        call("[1, 8, 1.0, True]"),
        call("[3, 'a']"),
    ),
    case(
        "comp_set_fails_over_an_iterator",
        """
        def g(x):
            return x / 2
        def f(xs, a):
            return {g(i) for i, x in enumerate(xs) if a[2 * i] > 1}
        """,
        call("[1, 2, 3, 4, 5], np.arange(5.)"),
        call("[1, 2, 3, 4, 5], np.arange(10.)"),
    ),
    case(
        "comp_set_unhashable",
        """
        def g(x):
            return [x] if x == 3 else x
        def f(xs):
            return {g(x) for x in xs}
        """,
        call("[1, 2, 3, 4]"),
        call("[1, 2]"),
    ),
    case(
        "comp_dict_unhashable_order",
        """
        log = []
        def key(x):
            log.append(('k', x))
            return [x] if x == 3 else x
        def value(x):
            log.append(('v', x))
            return x
        def f(xs):
            return {key(x): value(x) for x in xs}
        """,
        ser("[1, 2, 3, 4]"),
        ser("[1, 2]"),
    ),
    case(
        "comp_strings_in_set_order",
        """
        def g(x):
            return "s" + str(x)
        def f(n):
            return list({g(k) for k in range(n)}), list({g(k): k for k in range(n)})
        """,
        call("30"),
    ),
    case(
        "comp_sum_of_generator",
        """
        def g(x):
            return x / 3
        def f(xs):
            return sum(g(x) for x in xs), max(g(x) for x in xs), min((g(x) for x in xs), default=None)
        """,
        call("list(range(1, 30))"),
        call("[]"),
        call("[1, 'a']"),
    ),
    case(
        "comp_generator_lazy",
        """
        log = []
        def g(x):
            log.append(x)
            return x
        def f(xs):
            it = (g(x) for x in xs)
            first = next(it)
            return first, list(log), list(it)
        """,
        ser("[1, 2, 3]"),
    ),
    case(
        "comp_generator_sees_later",
        """
        def g(x, k):
            return x * k
        def f(xs):
            k = 1
            it = (g(x, k) for x in xs)
            k = 10
            return list(it)
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_any_stops",
        """
        def g(x):
            return 1 / x
        def f(xs):
            return any(g(x) > 0 for x in xs), all(g(x) > 2 for x in xs)
        """,
        call("[1, 2, 0]"),
        call("[-1, 0]"),
    ),
    case(
        "comp_join",
        """
        def g(x):
            return f"<{x}>"
        def f(xs):
            return ",".join(g(x) for x in xs) + "".join([g(x) for x in xs])
        """,
        call("[1, 2, 3, None]"),
        call("[]"),
    ),
    case(
        "comp_join_not_string",
        """
        def g(x):
            return x
        def f(xs):
            return ",".join(g(x) for x in xs)
        """,
        call("['a', 3, 'b']"),
    ),
    case(
        "comp_sorted_tuple_set",
        """
        def g(x):
            return -x
        def f(xs):
            return sorted(g(x) for x in xs), tuple(g(x) for x in xs), set(g(x) for x in xs), list(g(x) for x in xs)
        """,
        call("[3, 1, 2]"),
        call("[3, 1j, 2]"),
    ),
    case(
        "comp_dict_call",
        """
        def g(x):
            return x, x * x
        def f(xs):
            return dict(g(x) for x in xs)
        """,
        call("[3, 1, 2]"),
    ),
    case(
        "comp_sum_shadowed",
        """
        def g(x):
            return -x
        def sum(it):
            return next(it)
        def f(xs):
            return sum(g(x) for x in xs)
        """,
        ser("[3, 1, 2]"),
    ),
    case(
        "comp_sum_start",
        """
        def g(x):
            return [x]
        def f(xs):
            return sum((g(x) for x in xs), [])
        """,
        call("[3, 1, 2]"),
        call("[]"),
    ),
    case(
        "comp_np_array",
        """
        def g(x):
            return np.sin(x)
        def f(xs):
            return np.array([g(x) for x in xs])
        """,
        par("list(range(9))"),
        par("np.arange(9, dtype=np.float32)"),
        call("np.arange(8, dtype=np.float32).reshape(4, 2)"),
    ),
    case(
        "comp_elements_are_views",
        """
        def f(m):
            rows = [m[i, 1:] for i in range(len(m))]
            rows[0][0] = 77
            return rows
        """,
        call("np.arange(12.).reshape(4, 3)"),
    ),
    case(
        "comp_elements_are_arguments",
        """
        def pick(xs, i):
            return xs[i]
        def f(xs):
            out = [pick(xs, i) for i in range(len(xs))]
            out[0].append(99)
            return out, [a is b for a, b in zip(out, xs)]
        """,
        call("[[1], [2], [3]]"),
        call("[(r := [1]), r, r]"),
    ),
    case(
        "comp_elements_sometimes_arguments",
        """
        def pick(xs, i):
            return xs[i] if i % 2 else [i]
        def f(xs):
            out = [pick(xs, i) for i in range(len(xs))]
            return out, [a is b for a, b in zip(out, xs)]
        """,
        call("[[1], [2], [3]]"),
    ),
    case(
        "comp_identity_function",
        """
        def same(x):
            return x
        def f(xs):
            out = [same(x) for x in xs]
            return out, [a is b for a, b in zip(out, xs)]
        """,
        call("[[1], {2}, {3: 4}, np.ones(2), (5, [6]), [7]]"),
    ),
    case(
        "comp_big_objects_shared",
        """
        def wrap(table, i):
            return (table, i)
        def f(table, n):
            out = [wrap(table, i) for i in range(n)]
            return out, all(o[0] is table for o in out)
        """,
        call("[1, 2], 4"),
        call("np.ones(3), 4"),
    ),
    case(
        "comp_scope",
        """
        x = 'global'
        def g(y):
            return y + 1
        def f(xs):
            x = 'local'
            out = [g(x) for x in xs]
            return out, x
        """,
        par("[1, 2, 3]"),
    ),
    case(
        "comp_closure_over_parameter",
        """
        def f(xs, k):
            def g(x):
                return x * k
            return [g(x) for x in xs]
        """,
        call("[1, 2, 3], 4"),
    ),
    case(
        "comp_class_scope",
        """
        def g(x):
            return x + 1
        class A:
            k = 3
            xs = [g(x) for x in range(4)]
        def f():
            return A.xs
        """,
        call(),
    ),
    case(
        "comp_walrus",
        """
        def g(x):
            return x + 1
        def f(xs):
            out = [y for x in xs if (y := g(x)) > 2]
            return out, y
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_in_default_and_decorator",
        """
        def g(x):
            return x + 1
        def f(k=[g(x) for x in range(4)], *rest, **more):
            k.append(1)
            return k
        """,
        call(),
    ),
    case(
        "comp_in_lambda",
        """
        def g(x):
            return x + 1
        h = lambda xs: [g(x) for x in xs]
        def f(xs):
            return h(xs), (lambda k: [g(x) * k for x in xs])(3)
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_iterable_effects",
        """
        log = []
        def source(n):
            log.append(n)
            return range(n)
        def g(x):
            return x + 1
        def f(n):
            return [g(x) for x in source(n)], [g(x + y) for x in source(2) for y in source(3)]
        """,
        call("5"),
    ),
    case(
        "comp_evaluation_order",
        """
        log = []
        def note(x):
            log.append(x)
            return x
        def g(x):
            return x + 1
        def f(xs):
            return note('before'), [g(x) for x in xs], note('after'), {note('key'): [g(x) for x in xs]}
        """,
        call("[1, 2]"),
        call("[1, 'a']"),
    ),
    case(
        "comp_in_condition_not_evaluated",
        """
        def g(x):
            return x + 1
        def f(xs, flag):
            return flag and [g(x) for x in xs], [g(x) for x in xs] if flag else None
        """,
        call("[1, 2], True"),
        call("7, False"),
    ),
    case(
        "comp_unbound_operand",
        """
        def g(x, y):
            return x + y
        def f(xs, flag):
            if flag:
                y = 1
            return [g(x, y) for x in xs]
        """,
        call("[1, 2], True"),
        call("[1, 2], False"),
        call("[], False"),
    ),
    case(
        "comp_zip_enumerate",
        """
        def g(*args):
            return args
        def f(xs, ys):
            return [g(i, x, y) for i, (x, y) in enumerate(zip(xs, ys))]
        """,
        call("[1, 2, 3], 'abc'"),
        call("np.arange(3.), np.arange(6).reshape(3, 2)"),
        call("iter([1, 2, 3]), [4, 5]"),
        call("{1: 2, 3: 4}, {5, 6}"),
    ),
    case(
        "comp_dict_views",
        """
        def g(*args):
            return str(args)
        def f(d):
            return [g(k) for k in d], [g(v) for v in d.values()], {k: g(k, v) for k, v in d.items()}
        """,
        par("{1: 2, 'a': 3.5, (1, 2): None}"),
        call("{}"),
        call("__import__('collections').OrderedDict(a=1, b=2)"),
        call("[1, 2]"),
    ),
    case(
        "comp_self_attribute",
        """
        class Model:
            def __init__(self, w):
                self.w = w
                self.calls = 0
            def score(self, x):
                return x * self.w
            def scores(self, xs):
                return [self.score(x) for x in xs]
        def f(xs):
            return Model(3).scores(xs)
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_mangled",
        """
        class Model:
            def __init__(self, w):
                self.__w = w
            def __score(self, x):
                return x * self.__w
            def scores(self, xs):
                total = 0
                for x in xs:
                    total += x * self.__w
                return [self.__score(x) for x in xs], total
        def f(xs):
            return Model(3).scores(xs)
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_super",
        """
        class Base:
            def score(self, x):
                return x + 1
        class Model(Base):
            def scores(self, xs):
                return [super(Model, self).score(x) for x in xs]
            def more(self, xs):
                out = []
                for x in xs:
                    out.append(super().score(x))
                return out
        def f(xs):
            return Model().scores(xs), Model().more(xs)
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_generator_mutates_while_consumed",
        """
        def g(x):
            return x + 1
        def f(xs):
            out = []
            out.extend(g(x) for x in xs)
            xs.extend([g(x) for x in xs])
            return out
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_long_generator_element",
        """
        def f(xs):
            return [(y * 2 for y in range(x)) for x in xs][-1]
        """,
        call("[1, 2, 3]"),
    ),
    case(
        "comp_of_lambdas",
        """
        def f(n):
            return [h() for h in [lambda: i for i in range(n)]], [h() for h in [lambda i=i: i for i in range(n)]]
        """,
        call("4"),
    ),
    case(
        "callee_changes_the_rows",
        """
        def grow(row):
            row.append(1)
            return len(row)
        def f(rows, n):
            first = [grow(rows[i]) for i in range(n)]
            second = {i: grow(rows[i]) for i in range(n)}
            return first, second, sum(grow(rows[i]) for i in range(n)), any(grow(rows[i]) > 4 for i in range(n))
        """,
        ser("[[i] for i in range(7)], 7"),
        ser("[[0]] * 7, 7"),
    ),
    case(
        "callee_stores",
        """
        def give(out, i, v):
            out[i] = v
            return v
        def f(out, n):
            found = next((i for i in range(n) if give(out, i, i + 0.5) > 3), None)
            return found, [give(out, i, out[i] * 2) for i in range(n)], {give(out, n - 1 - i, i) for i in range(n)}
        """,
        ser("np.zeros(7), 7"),
        ser("[0] * 7, 7"),
    ),
)
