"""Context: error state, warning filters, decimal and context variables hold in workers as they do serially."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "context_errstate_raise",
        """
        def f(a, out):
            with np.errstate(divide='raise', invalid='raise'):
                for i in range(len(a)):
                    out[i] = 1 / a[i]
        """,
        call("np.array([1., 2, 0, 4]), np.zeros(4)"),
        call("np.array([1., 2, 3, 4]), np.zeros(4)"),
    ),
    case(
        "context_errstate_ignore",
        """
        def f(a, out):
            with np.errstate(all='ignore'):
                for i in range(len(a)):
                    out[i] = np.log(a[i])
        """,
        call("np.array([1., 2, 0, -4]), np.zeros(4)"),
    ),
    case(
        "context_errstate_inside",
        """
        def f(a, out):
            for i in range(len(a)):
                with np.errstate(divide='ignore'):
                    out[i] = np.log(a[i])
                out[i] += np.float64(1) / a[i]
        """,
        call("np.array([1., 2, 0, 4]), np.zeros(4)"),
    ),
    case(
        "context_errstate_call",
        """
        log = []
        def f(a, out):
            with np.errstate(divide='call', call=lambda kind, flag: log.append(kind)):
                for i in range(len(a)):
                    out[i] = 1 / a[i]
            return log
        """,
        call("np.array([1., 0, 0, 4]), np.zeros(4)"),
    ),
    case(
        "context_seterr",
        """
        def f(a, out):
            old = np.seterr(over='raise')
            try:
                for i in range(len(a)):
                    out[i] = np.exp(a[i])
            finally:
                np.seterr(**old)
        """,
        call("np.array([1., 2, 1000, 4]), np.zeros(4)"),
        call("np.array([1., 2, 3, 4]), np.zeros(4)"),
    ),
    case(
        "context_warning_count",
        """
        import warnings
        def f(a, out):
            with warnings.catch_warnings(record=True) as got:
                warnings.simplefilter('always')
                for i in range(len(a)):
                    out[i] = 1 / a[i]
            return [(str(w.message), w.category) for w in got]
        """,
        call("np.array([1., 0, 0, 4]), np.zeros(4)"),
    ),
    case(
        "context_warning_error",
        """
        import warnings
        def f(a, out):
            with warnings.catch_warnings():
                warnings.simplefilter('error')
                for i in range(len(a)):
                    out[i] = 1 / a[i]
        """,
        call("np.array([1., 2, 0, 4]), np.zeros(4)"),
        call("np.array([1., 2, 3, 4]), np.zeros(4)"),
    ),
    case(
        "context_warning_ignored",
        """
        import warnings
        def f(a, out):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                for i in range(len(a)):
                    out[i] = 1 / a[i]
        """,
        call("np.array([1., 2, 0, 4]), np.zeros(4)"),
    ),
    case(
        "context_warning_default_once_per_place",
        """
        import sys, warnings
        def f(a, out):
            with warnings.catch_warnings(record=True) as got:
                warnings.simplefilter('default')
                for i in range(len(a)):
                    out[i] = np.float64(1) / a[i]
                for i in range(len(a)):
                    out[i] = np.float64(1) / a[i]
            return [str(w.message) for w in got]
        """,
        call("np.array([1., 0, 0, 4]), np.zeros(4)"),
    ),
    case(
        "context_warnings_warn",
        """
        import warnings
        def f(a, out):
            for i in range(len(a)):
                if a[i] < 0:
                    warnings.warn(f"negative at {i}", UserWarning)
                out[i] = a[i]
        """,
        call("[1, -2, 3, -4], np.zeros(4)"),
    ),
    case(
        "context_warnings_warn_in_callee",
        """
        import warnings
        def check(x):
            if x < 0:
                warnings.warn("negative", RuntimeWarning, stacklevel=2)
            return x
        def f(a, out):
            for i in range(len(a)):
                out[i] = check(a[i])
        """,
        call("[1, -2, 3, -4], np.zeros(4)"),
    ),
    case(
        "context_warning_then_exception",
        """
        def f(a, b, out):
            for i in range(len(a)):
                out[i] = a[i] / b[i] + 1 // int(b[i] + 1)
        """,
        call("np.array([1., 2, 3, 4]), np.array([0., 0, -1, 0]), np.zeros(4)"),
        call("np.array([1., 2, 3, 4]), np.array([0., 0, 1, 0]), np.zeros(4)"),
    ),
    case(
        "context_decimal",
        """
        import decimal
        def f(xs, prec):
            out = []
            with decimal.localcontext() as ctx:
                ctx.prec = prec
                for x in xs:
                    out.append(decimal.Decimal(1) / x)
                flags = ctx.flags[decimal.Inexact]
            return out, flags
        """,
        call("[3, 7, 11], 5"),
        call("[1, 2, 4], 5"),
        call("[3, 0, 11], 5"),
    ),
    case(
        "context_decimal_current",
        """
        import decimal
        def f(xs):
            decimal.getcontext().prec = 7
            out = []
            for x in xs:
                out.append(decimal.Decimal(1) / x)
            return out, decimal.getcontext().flags[decimal.Inexact]
        """,
        call("[3, 7, 11]"),
    ),
    case(
        "context_decimal_set_inside",
        """
        import decimal
        def f(xs):
            out = []
            for x in xs:
                out.append(+decimal.Decimal(x))
                decimal.getcontext().prec = x
            return out
        """,
        call("[1234, 3, 5678, 2, 9999]"),
    ),
    case(
        "context_contextvar",
        """
        import contextvars
        level = contextvars.ContextVar('level', default=1)
        def scaled(x):
            return x * level.get()
        def f(xs, out):
            token = level.set(5)
            try:
                for i, x in enumerate(xs):
                    out[i] = scaled(x)
            finally:
                level.reset(token)
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "context_contextvar_set_inside",
        """
        import contextvars
        level = contextvars.ContextVar('level', default=1)
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = level.get()
                level.set(x)
            return level.get()
        """,
        ser("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "context_thread_local",
        """
        import threading
        local = threading.local()
        def f(xs, out):
            local.k = 4
            for i, x in enumerate(xs):
                out[i] = x * local.k
        """,
        call("[1, 2, 3], np.zeros(3)"),
    ),
    case(
        "context_recursion_limit",
        """
        import sys
        def deep(n):
            return deep(n - 1) + 1 if n else 0
        def f(xs, out):
            old = sys.getrecursionlimit()
            sys.setrecursionlimit(old + 4000)
            try:
                for i, x in enumerate(xs):
                    out[i] = deep(x)
            finally:
                sys.setrecursionlimit(old)
        """,
        call("[10, 3000, 20], np.zeros(3)"),
    ),
    case(
        "context_print_options",
        """
        def f(rows):
            out = []
            with np.printoptions(precision=2):
                for row in rows:
                    out.append(str(row))
            return out
        """,
        call("[np.arange(3) / 7, np.ones(2) / 3]"),
    ),
    case(
        "context_locale_and_cwd",
        """
        import os, tempfile
        def f(n):
            here = os.getcwd()
            out = []
            with tempfile.TemporaryDirectory() as folder:
                os.chdir(folder)
                try:
                    for i in range(n):
                        out.append(os.path.basename(os.getcwd()) == os.path.basename(folder))
                finally:
                    os.chdir(here)
            return out
        """,
        call("4"),
    ),
    case(
        "context_exception_being_handled",
        """
        import sys
        def f(xs, out):
            try:
                1 / 0
            except ZeroDivisionError:
                for i, x in enumerate(xs):
                    out[i] = 10 / x
            return out
        """,
        call("[1, 2, 4], np.zeros(3)"),
        call("[1, 'a', 4], np.zeros(3)"),
    ),
    case(
        "context_random_state_untouched",
        """
        import random
        def f(n, out):
            before = random.random(), np.random.random()
            for i in range(n):
                out[i] = math.sin(i)
            return before, random.random(), np.random.random()
        """,
        par("9, np.zeros(9)"),
    ),
)
