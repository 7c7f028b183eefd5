"""Loops at module level: names they bind are globals."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "module_map",
        """
        n = 9
        out = np.zeros(n)
        for i in range(n):
            out[i] = math.sqrt(i)
        last = i
        """,
        par(),
    ),
    case(
        "module_private_is_global",
        """
        out = []
        for x in range(6):
            t = x * 2
            u = [t]
            out.append(t)
        """,
        call(),
    ),
    case(
        "module_zero_trips",
        """
        out = []
        for x in range(0):
            t = x * 2
            out.append(t)
        bound = 'x' in globals(), 't' in globals()
        """,
        call(),
    ),
    case(
        "module_zero_trips_bound_before",
        """
        x, t = 'x', 't'
        out = []
        for x in range(0):
            t = x * 2
            out.append(t)
        """,
        call(),
    ),
    case(
        "module_reduction",
        """
        total = 0.0
        for x in [0.1, 0.2, 0.7] * 5:
            total += x
        squares = [v * v for v in range(5)]
        """,
        par(),
    ),
    case(
        "module_callee_reads_loop_variable",
        """
        def g():
            return i * 2
        out = []
        for i in range(5):
            out.append(g())
        """,
        ser(),
    ),
    case(
        "module_callee_reads_private",
        """
        def g():
            return t
        out = []
        for i in range(5):
            t = i * 3
            out.append(g())
        """,
        ser(),
    ),
    case(
        "module_callee_reads_written",
        """
        out = np.arange(5.)
        def g(i):
            return out[i - 1]
        for i in range(1, 5):
            out[i] = g(i) + 1
        """,
        ser(),
    ),
    case(
        "module_callee_reads_collected",
        """
        out = []
        def g():
            return len(out)
        for i in range(5):
            out.append(g())
        """,
        ser(),
    ),
    case(
        "module_callee_reads_reduction",
        """
        total = 0
        def g():
            return total
        seen = []
        for i in range(5):
            total += i
            seen.append(g())
        """,
        ser(),
    ),
    case(
        "module_exception",
        """
        out = np.zeros(5)
        log = []
        for i in range(5):
            log.append(i)
            out[i] = 1 / (3 - i)
        after = 1
        """,
        call(),
    ),
    case(
        "module_exception_caught",
        """
        out = np.zeros(5)
        try:
            for i in range(5):
                t = 3 - i
                out[i] = 1 / t
        except ZeroDivisionError:
            failed = i, t
        """,
        call(),
    ),
    case(
        "module_conditional_names",
        """
        out = []
        for i in range(6):
            if i == 2:
                two = i
            if i > 90:
                never = i
            out.append(i)
        """,
        call(),
    ),
    case(
        "module_function_defined_after",
        """
        def main():
            return [helper(i) for i in range(4)]
        def helper(x):
            return x + K
        K = 10
        result = main()
        K = 20
        again = main()
        """,
        par(),
    ),
    case(
        "module_nested",
        """
        m = np.zeros((4, 3))
        for i in range(4):
            for j in range(3):
                m[i, j] = i * 10 + j
        """,
        par(),
    ),
    case(
        "module_if_main",
        """
        def main():
            out = [0] * 4
            for i in range(4):
                out[i] = i * i
            return out
        if True:
            values = main()
            for v in values:
                w = v + 1
        """,
        call(),
    ),
    case(
        "module_dunder_all_and_doc",
        '''
        """A docstring."""
        from __future__ import annotations
        __all__ = ['out']
        out = []
        for i in range(4):
            out.append(i * 2)
        doc = __doc__
        ''',
        call(),
        prelude="",
    ),
    case(
        "module_builtins_deleted",
        """
        out = []
        for i in range(4):
            out.append(abs(-i))
        del i
        abs = None
        try:
            for i in range(4):
                out.append(abs(-i))
        except TypeError as e:
            message = str(e)
        """,
        call(),
    ),
    case(
        "module_named_chunk_and_autopar",
        """
        autopar = 5
        chunk = 7
        stop = 9
        def _f_loop(x):
            return x
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = x * chunk + autopar + stop + _f_loop(1)
            i = 0
            while i < len(xs):
                out[i] += chunk + stop
                i += 1
        """,
        par("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "module_locals_named_chunk",
        """
        def f(xs, chunk, stop, kernel, autopar):
            out = []
            for x in xs:
                out.append(x * chunk + stop + kernel + autopar)
            i = 0
            while i < stop:
                chunk += 1
                i += 1
            return out, chunk, stop, [abs(x) + chunk for x in xs]
        """,
        call("[1, 2, 3], 4, 5, 6, 7"),
    ),
    case(
        "module_rebinds_range",
        """
        out = []
        def range(n):
            return [n, n, n]
        for i in range(4):
            out.append(i)
        """,
        call(),
    ),
    case(
        "module_star_import",
        """
        from math import *
        out = []
        for i in range(4):
            out.append(sqrt(i))
        """,
        call(),
    ),
    case(
        "module_getattr",
        """
        import sys
        out = []
        def __getattr__(name):
            out.append(name)
            return len(out)
        me = sys.modules[__name__]
        for i in range(4):
            out.append(me.missing)
        """,
        ser(),
    ),
    case(
        "module_changes_globals_dict",
        """
        out = []
        for i in range(4):
            globals()['g%d' % i] = i
            out.append(i)
        """,
        ser(),
    ),
    case(
        "module_subclass_registry",
        """
        class Base:
            subclasses = []
            def __init_subclass__(cls):
                Base.subclasses.append(cls.__name__)
        for i in range(3):
            type(f"Sub{i}", (Base,), {})
        names = Base.subclasses
        """,
        ser(),
    ),
)
