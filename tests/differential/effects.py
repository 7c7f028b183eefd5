"""Effects: output, random state, globals, clocks, shared objects, unknown code."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "effect_print",
        """
        def f(n, out):
            for i in range(n):
                print("at", i)
                out[i] = i
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_print_in_callee",
        """
        def show(i):
            print("at", i)
            return i
        def f(n, out):
            for i in range(n):
                out[i] = show(i)
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_print_through_table",
        """
        table = {'p': print}
        def f(n, out):
            for i in range(n):
                table['p'](i)
                out[i] = i
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_print_argument",
        """
        def f(n, out, report):
            for i in range(n):
                report(i)
                out[i] = i
        """,
        ser("9, np.zeros(9), print"),
        call("9, np.zeros(9), abs"),
    ),
    case(
        "effect_print_method_value",
        """
        import sys
        class Log:
            def write(self, x):
                sys.stdout.write(str(x))
                return 1
        def f(n, out):
            log = Log()
            for i in range(n):
                out[i] = log.write(i)
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_global_random",
        """
        import random
        def f(n, out):
            for i in range(n):
                out[i] = random.random() + np.random.rand()
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_global_random_in_callee",
        """
        def draw(k):
            return np.random.normal(size=k).sum()
        def f(n, out):
            for i in range(n):
                out[i] = draw(i + 1)
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_shared_generator",
        """
        def f(n, out, rng):
            for i in range(n):
                out[i] = rng.normal()
        """,
        ser("9, np.zeros(9), np.random.default_rng(3)"),
        ser("9, np.zeros(9), np.random.RandomState(3)"),
    ),
    case(
        "effect_own_generator",
        """
        def f(n, out, seed):
            for i in range(n):
                rng = np.random.default_rng([seed, i])
                out[i] = rng.normal(size=7).mean()
        """,
        par("9, np.zeros(9), 5"),
    ),
    case(
        "effect_own_generator_unseeded",
        """
        def f(n, out):
            for i in range(n):
                rng = np.random.default_rng()
                out[i] = rng.random() > 2
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_spawned_generators",
        """
        def f(n, out, seed):
            children = np.random.SeedSequence(seed).spawn(n)
            for i in range(n):
                out[i] = np.random.default_rng(children[i]).random()
            return [c.n_children_spawned for c in children]
        """,
        call("9, np.zeros(9), 5"),
    ),
    case(
        "effect_generators_in_list",
        """
        def f(rngs, out):
            for i in range(len(rngs)):
                out[i] = rngs[i].random()
        """,
        call("[np.random.default_rng(k) for k in range(6)], np.zeros(6)"),
        call("[np.random.default_rng(1)] * 6, np.zeros(6)"),
    ),
    case(
        "effect_generators_iterated",
        """
        def f(rngs):
            out = []
            for rng in rngs:
                out.append(rng.integers(100))
            return out
        """,
        call("[np.random.default_rng(k) for k in range(6)]"),
        call("[np.random.default_rng(1)] * 6"),
        call("[__import__('random').Random(1)] * 2"),
    ),
    case(
        "effect_seed_inside",
        """
        def f(n, out):
            for i in range(n):
                np.random.seed(i)
                out[i] = np.random.random()
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_random_instance",
        """
        import random
        def f(n, out, seed):
            for i in range(n):
                r = random.Random(seed + i)
                out[i] = r.gauss(0, 1)
        """,
        call("9, np.zeros(9), 3"),
    ),
    case(
        "effect_global_counter",
        """
        count = 0
        def bump(x):
            global count
            count += 1
            return x + count
        def f(n, out):
            for i in range(n):
                out[i] = bump(i)
            return count
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_global_cache",
        """
        cache = {}
        def slow(x):
            if x not in cache:
                cache[x] = x * x
            return cache[x]
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = slow(x)
        """,
        ser("[1, 2, 1, 3, 2], np.zeros(9)"),
    ),
    case(
        "effect_lru_cache",
        """
        import functools
        @functools.lru_cache(maxsize=None)
        def slow(x):
            return x * x
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = slow(x)
            return slow.cache_info()
        """,
        call("[1, 2, 1, 3, 2], np.zeros(9)"),
    ),
    case(
        "effect_default_argument_memo",
        """
        def slow(x, memo=[]):
            memo.append(x)
            return len(memo)
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = slow(x)
        """,
        ser("[1, 2, 1, 3, 2], np.zeros(9)"),
    ),
    case(
        "effect_function_attribute",
        """
        def count(x):
            count.calls += 1
            return x
        count.calls = 0
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = count(x)
            return count.calls
        """,
        ser("[1, 2, 1, 3, 2], np.zeros(9)"),
    ),
    case(
        "effect_class_attribute",
        """
        class Tally:
            n = 0
            def __init__(self):
                Tally.n += 1
                self.id = Tally.n
        def f(k):
            out = []
            for i in range(k):
                out.append(Tally().id)
            return out, Tally.n
        """,
        ser("9"),
    ),
    case(
        "effect_instance_counter",
        """
        class Meter:
            def __init__(self):
                self.n = 0
            def read(self, x):
                self.n += 1
                return x * self.n
        def f(xs, out, meter):
            for i, x in enumerate(xs):
                out[i] = meter.read(x)
            return meter.n
        """,
        ser("[1, 2, 1, 3, 2], np.zeros(9), Meter()"),
    ),
    case(
        "effect_callee_mutates_argument",
        """
        def push(xs, x):
            xs.append(x)
            return len(xs)
        def f(n, out, xs):
            for i in range(n):
                out[i] = push(xs, i)
        """,
        ser("9, np.zeros(9), []"),
    ),
    case(
        "effect_callee_mutates_row",
        """
        def norm(row):
            row /= row.sum()
        def f(m):
            for i in range(len(m)):
                norm(m[i])
        """,
        call("np.arange(1., 13.).reshape(4, 3)"),
        call("[np.ones(3)] * 4"),
        call("[(a := np.arange(1., 7.)), a[1:], a[2:]]"),
    ),
    case(
        "effect_sort_shared",
        """
        def f(xs, n):
            out = []
            for i in range(n):
                xs.sort(key=lambda x: x * (-1) ** i)
                out.append(xs[0])
            return out
        """,
        ser("[3, 1, 2], 5"),
    ),
    case(
        "effect_iterator_advanced",
        """
        def f(it, n):
            out = []
            for i in range(n):
                out.append(next(it))
            return out
        """,
        ser("iter(range(20)), 9"),
        ser("iter(range(5)), 9"),
    ),
    case(
        "effect_iterator_in_comprehension",
        """
        def f(it, n):
            return [next(it) + abs(k) for k in range(n)]
        """,
        ser("iter(range(20)), 9"),
    ),
    case(
        "effect_time",
        """
        import time
        def f(n):
            stamps = []
            for i in range(n):
                stamps.append(time.perf_counter())
            return stamps == sorted(stamps)
        """,
        ser("9"),
    ),
    case(
        "effect_environment",
        """
        import os
        def f(n, out):
            for i in range(n):
                os.environ['AUTOPAR_TEST_X'] = str(i)
                out[i] = int(os.environ['AUTOPAR_TEST_X'])
            return os.environ.pop('AUTOPAR_TEST_X')
        """,
        ser("9, np.zeros(9)"),
    ),
    case(
        "effect_files",
        """
        import os, tempfile
        def f(n):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, 'x')
                for i in range(n):
                    with open(path, 'a') as file:
                        file.write(f"{i}\\n")
                with open(path) as file:
                    return file.read()
        """,
        ser("9"),
    ),
    case(
        "effect_pid_and_thread",
        """
        import os, threading
        def f(n):
            out = set()
            for i in range(n):
                out.add(os.getpid())
            for i in range(n):
                out.add(threading.get_ident())
            return len(out)
        """,
        ser("9"),
    ),
    case(
        "effect_unknown_import",
        """
        import colorsys
        def f(n, out):
            for i in range(n):
                out[i] = colorsys.rgb_to_hsv(i / 10, .5, .5)[0]
        """,
        call("9, np.zeros(9)"),
    ),
    case(
        "effect_generator_function_called",
        """
        def numbers(n):
            print("start", n)
            for k in range(n):
                yield k
        def f(n, out):
            for i in range(n):
                out[i] = sum(numbers(i))
        """,
        call("5, np.zeros(5)"),
    ),
    case(
        "effect_metaclass_call",
        """
        class Meta(type):
            n = 0
            def __call__(cls, *args):
                Meta.n += 1
                return Meta.n
        class Thing(metaclass=Meta):
            pass
        def f(n, out):
            for i in range(n):
                out[i] = Thing()
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "effect_decorated_callee",
        """
        log = []
        def logged(g):
            def wrapper(x):
                log.append(x)
                return g(x)
            return wrapper
        @logged
        def double(x):
            return 2 * x
        def f(n, out):
            for i in range(n):
                out[i] = double(i)
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "effect_np_vectorize_and_apply",
        """
        log = []
        def g(x):
            log.append(float(x))
            return x
        def f(m, out):
            for i in range(len(m)):
                out[i] = np.apply_along_axis(g, 0, m[i]).sum()
        """,
        ser("np.arange(6.).reshape(2, 3), np.zeros(2)"),
    ),
    case(
        "effect_key_function",
        """
        log = []
        def key(x):
            log.append(x)
            return -x
        def f(rows, out):
            for i, row in enumerate(rows):
                out[i] = sorted(row, key=key)[0]
        """,
        ser("[[1, 2], [3, 4]], np.zeros(2)"),
    ),
    case(
        "effect_map_function",
        """
        log = []
        def g(x):
            log.append(x)
            return -x
        def f(rows, out):
            for i, row in enumerate(rows):
                out[i] = sum(map(g, row))
        """,
        ser("[[1, 2], [3, 4]], np.zeros(2)"),
    ),
    case(
        "effect_exec_eval",
        """
        def f(n, out):
            for i in range(n):
                exec("out[i] = i + 1")
                out[i] += eval("i")
            return sorted(locals())
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "effect_frames",
        """
        import sys
        def f(n):
            out = []
            for i in range(n):
                out.append(sys._getframe().f_code.co_name)
            return out
        """,
        ser("5"),
    ),
    case(
        "effect_set_geterr",
        """
        def f(n, out):
            for i in range(n):
                np.seterr(divide='raise' if i % 2 else 'ignore')
                out[i] = i
        """,
        ser("5, np.zeros(5)"),
    ),
    case(
        "effect_setattr_each",
        """
        class P:
            def __init__(self, x):
                self.x = x
        def f(ps):
            for i, p in enumerate(ps):
                p.x = p.x + i
            return [p.x for p in ps]
        """,
        call("[P(k) for k in range(5)]"),
        call("[P(1)] * 5"),
    ),
    case(
        "effect_lock_and_queue",
        """
        import queue
        def f(n):
            q = queue.Queue()
            for i in range(n):
                q.put(i)
            return [q.get() for _ in range(n)]
        """,
        call("5"),
    ),
)
