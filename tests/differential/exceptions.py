"""Exceptions: the same one, from the same iteration, with the data in the same state."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "raise_at_k",
        """
        def f(n, k, out):
            for i in range(n):
                if i == k:
                    raise ValueError(f"bad {i}", i)
                out[i] = i + 1
        """,
        par("20, 99, np.zeros(20)"),
        call("20, 0, np.zeros(20)"),
        call("20, 3, np.zeros(20)"),
        call("20, 19, np.zeros(20)"),
        call("20, 7, [0] * 20"),
        call("20, 99, np.zeros(11)"),
    ),
    case(
        "raise_two_kinds",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = 10 // x + int(x)
        """,
        call("[1, 2, 3, 'a', 0, 5, 6, 7], [0] * 8"),
        call("[1, 2, 3, 0, 'a', 5, 6, 7], [0] * 8"),
        call("[1, 2, 3, 0, 'a', 5, 6, 7], [0] * 2"),
        call("[1, 2, 3, math.nan, 'a', 5, 6, 7], [0] * 8"),
    ),
    case(
        "raise_after_write",
        """
        def f(a, out):
            for i in range(len(a)):
                out[i] = -1
                out[i] = 1 / a[i]
        """,
        call("[1, 2, 0, 4, 5], np.zeros(5)"),
        call("[1, 2, 0, 4, 5], [0] * 5"),
        call("np.array([1, 2, 0, 4, 5]), np.zeros(5)"),
    ),
    case(
        "raise_in_place_later",
        """
        def f(a, b):
            for i in range(len(a)):
                a[i] = a[i] + 1
                b[i] = 1 // b[i]
        """,
        call("[1, 2, 3, 4, 5, 6], [1, 1, 1, 0, 1, 0]"),
        call("np.arange(6), [1, 1, 1, 0, 1, 0]"),
        call("np.arange(6), [0, 1, 1, 0, 1, 0]"),
    ),
    case(
        "raise_caught_outside",
        """
        def f(a, out):
            try:
                for i in range(len(a)):
                    out[i] = 1 / a[i]
            except ZeroDivisionError as e:
                return i, str(e), e.__traceback__.tb_next is None
            finally:
                out[-1] = 77
            return i
        """,
        call("[1, 2, 0, 4, 5], np.zeros(5)"),
        call("[1, 2, 3, 4, 5], np.zeros(5)"),
        call("[0, 2, 3, 4, 5], np.zeros(5)"),
        call("[], np.zeros(5)"),
    ),
    case(
        "raise_scalars_after",
        """
        def f(a):
            total = 0
            last = None
            try:
                for x in a:
                    y = 1 / x
                    last = y
                    total += y
            except ZeroDivisionError:
                pass
            return total, last, x, y
        """,
        call("[1, 2, 0, 4, 5]"),
        call("[1, 2, 3, 4, 5]"),
    ),
    case(
        "raise_appends_kept",
        """
        def f(a):
            out = []
            try:
                for x in a:
                    out.append(x)
                    out.append(1 / x)
            except ZeroDivisionError:
                out.append("stop")
            return out
        """,
        call("[1, 2, 0, 4, 5]"),
        call("[1, 2, 3, 4, 5]"),
    ),
    case(
        "raise_reduction_addition",
        """
        def f(xs, out):
            total = 0
            for i, x in enumerate(xs):
                out[i] = i
                total += x
            return total
        """,
        call("[1, 2, 'a', 4], np.zeros(4)"),
        call("[1, 2, None, 4], np.zeros(4)"),
        call("[1, 2, np.zeros(3), np.zeros(4), 5], np.zeros(5)"),
        call("['a', 'b'], np.zeros(5)"),
    ),
    case(
        "raise_in_min",
        """
        def f(xs, out):
            low = 10
            for i, x in enumerate(xs):
                out[i] = i
                low = min(low, x)
            return low
        """,
        call("[1, 2, 'a', 4], np.zeros(4)"),
        call("[11, 2, np.array([1, 2]), 4], np.zeros(4)"),
        call("[11, 2j, 4], np.zeros(4)"),
    ),
    case(
        "raise_store_conversion",
        """
        def f(xs, out):
            for i in range(len(xs)):
                out[i] = xs[i]
        """,
        call("[1, 2, 'a', 4], np.zeros(4)"),
        call("[1, 2, 300, 4], np.zeros(4, np.uint8)"),
        call("[1, 2, -1, 4], np.zeros(4, np.uint8)"),
        call("[1, 2, 1 << 70, 4], np.zeros(4, int)"),
        call("[1, 2, 1 << 70, 4], np.zeros(4, object)"),
        call("[1, 2, math.nan, 4], np.zeros(4, int)"),
        call("[1, 2, 1j, 4], np.zeros(4)"),
        call("[1, 2, [1, 2], 4], np.zeros(4)"),
        call("[1, 2, None, 4], np.zeros(4)"),
        call("[1, 2, np.ones(1), 4], np.zeros(4)"),
        call("[1, 2, '7', 4], np.zeros(4)"),
    ),
    case(
        "raise_custom_exception",
        """
        class Trouble(Exception):
            def __init__(self, where, what):
                super().__init__(what)
                self.where = where
        def check(x):
            if x > 5:
                raise Trouble(x, "too large")
            return x
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = check(x)
        """,
        call("[1, 2, 3, 4, 5], np.zeros(9)"),
        call("[1, 2, 6, 4, 8], np.zeros(9)"),
    ),
    case(
        "raise_from",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError as e:
                    raise RuntimeError("wrapped") from e
        """,
        call("[1, 2, 0, 4], np.zeros(9)"),
        call("[1, 2, 3, 4], np.zeros(9)"),
    ),
    case(
        "raise_during_handling",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError:
                    out[i] = xs[100]
        """,
        call("[1, 2, 0, 4], np.zeros(9)"),
    ),
    case(
        "raise_caught_inside",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError:
                    out[i] = -1
                except (TypeError, ValueError) as e:
                    out[i] = len(str(e))
                else:
                    out[i] += 1
                finally:
                    out[i] *= 2
        """,
        call("[1, 2, 0, 4], np.zeros(9)"),
        call("[1, 2, 'a', 4], np.zeros(9)"),
        call("[1, 2, 3, 4], np.zeros(3)"),
    ),
    case(
        "raise_system_exit",
        """
        import sys
        def f(xs, out):
            for i, x in enumerate(xs):
                if x < 0:
                    sys.exit(x)
                out[i] = x
        """,
        call("[1, 2, -3, 4], np.zeros(9)"),
        call("[1, 2, 3, 4], np.zeros(9)"),
    ),
    case(
        "raise_builtin_exit",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                if x < 0:
                    raise SystemExit("stop")
                out[i] = x
        """,
        call("[1, 2, -3, 4], np.zeros(9)"),
    ),
    case(
        "raise_stop_iteration",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                if x < 0:
                    raise StopIteration(x)
                out[i] = x
        """,
        call("[1, 2, -3, 4], np.zeros(9)"),
    ),
    case(
        "raise_assert",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                assert x >= 0, f"negative {x}"
                out[i] = math.sqrt(x)
        """,
        par("[1, 2, 3, 4], np.zeros(9)"),
        call("[1, 2, -3, 4, -5], np.zeros(9)"),
    ),
    case(
        "raise_index",
        """
        def f(a, idx, out):
            for i in range(len(idx)):
                out[i] = a[idx[i]]
        """,
        par("np.arange(5.), [0, 1, 4, 3, -5], np.zeros(9)"),
        call("np.arange(5.), [0, 1, 5, 3, -6], np.zeros(9)"),
        call("list(range(5)), [0, 1, 5, 3, -6], np.zeros(9)"),
        call("{0: 1, 1: 2}, [0, 1, 5, 3, -6], np.zeros(9)"),
        call("np.arange(5.), [0, 1.0, 5, 3, -6], np.zeros(9)"),
        call("(1, 2, 3), [0, 1, None], np.zeros(9)"),
    ),
    case(
        "raise_unbound_name",
        """
        def f(n, out):
            for i in range(n):
                if i == 3:
                    out[i] = unknown_name
                else:
                    out[i] = i
        """,
        call("3, np.zeros(9)"),
        call("6, np.zeros(9)"),
    ),
    case(
        "raise_unbound_local",
        """
        def f(n, out, flag):
            if flag:
                scale = 2
            for i in range(n):
                if i >= 3:
                    out[i] = scale * i
        """,
        call("3, np.zeros(9), False"),
        call("6, np.zeros(9), False"),
        call("6, np.zeros(9), True"),
    ),
    case(
        "raise_attribute_never_touched",
        """
        def f(xs, out, thing):
            for i, x in enumerate(xs):
                if x > 5:
                    out[i] = thing.missing
                else:
                    out[i] = x
        """,
        call("[1, 2, 3], np.zeros(3), 7"),
        call("[1, 2, 9, 3], np.zeros(4), 7"),
        call("[1, 2, 9, 3], np.zeros(4), np.zeros(3)"),
    ),
    case(
        "raise_property_never_touched",
        """
        class Thing:
            reads = 0
            @property
            def value(self):
                Thing.reads += 1
                if Thing.reads > 2:
                    raise RuntimeError("read too often")
                return Thing.reads
        def f(xs, out, thing):
            for i, x in enumerate(xs):
                if x > 5:
                    out[i] = thing.value
            return Thing.reads
        """,
        call("[1, 2, 3], np.zeros(3), Thing()"),
        call("[1, 9, 3, 8, 9, 9], np.zeros(6), Thing()"),
    ),
    case(
        "raise_in_callee_traceback",
        """
        def inner(x):
            return 1 / x

        def outer(x):
            y = inner(x)
            return y

        def f(xs):
            out = []
            for x in xs:
                out.append(outer(x))
            return out
        """,
        call("[1, 2, 0, 3]"),
    ),
    case(
        "raise_in_comprehension",
        """
        def inner(x):
            return 1 / x

        def f(xs):
            return [
                inner(x)
                for x in xs
            ]
        """,
        par("[1, 2, 3, 4]"),
        call("[1, 2, 0, 3]"),
    ),
    case(
        "raise_iterating_bad",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = x
        """,
        call("7, np.zeros(3)"),
        call("None, np.zeros(3)"),
        call("np.zeros(()), np.zeros(3)"),
        call("(1 / x for x in [1, 2, 0, 4]), np.zeros(9)"),
    ),
    case(
        "raise_range_bad",
        """
        def f(n, step, out):
            for i in range(0, n, step):
                out[i] = i
        """,
        call("7.0, 1, np.zeros(3)"),
        call("9, 0, np.zeros(3)"),
        call("np.int64(9), 1, np.zeros(9)"),
        call("np.uint8(9), np.int8(2), np.zeros(9)"),
        call("True, True, np.zeros(9)"),
        call("-9, -1, np.zeros(9)"),
        call("10 ** 30, 10 ** 29, {}"),
    ),
    case(
        "raise_unpack",
        """
        def f(pairs, out):
            for i, (a, b) in enumerate(pairs):
                out[i] = a + b
        """,
        call("[(1, 2), (3, 4), (5,), (6, 7)], np.zeros(9)"),
        call("[(1, 2), (3, 4, 5), (6, 7)], np.zeros(9)"),
        call("[(1, 2), 5, (6, 7)], np.zeros(9)"),
        call("['ab', [1, 2]], [0] * 9"),
        call("np.arange(8).reshape(4, 2), np.zeros(9)"),
        call("np.arange(12).reshape(4, 3), np.zeros(9)"),
    ),
    case(
        "raise_many_writes_before",
        """
        def f(n, k, out, log):
            for i in range(n):
                out[i] += 1
                log.append(i)
                if i == k:
                    out[i] = 1 // 0
                out[i] *= 10
        """,
        call("30, 17, np.arange(30), []"),
        call("30, 0, np.arange(30), []"),
        call("30, 29, list(range(30)), [5]"),
    ),
    case(
        "raise_before_endless_iteration",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                if x == 0:
                    raise ValueError(i)
                while x < 0:
                    x -= 1
                out[i] = x
        """,
        call("[1, 2, 0, 4, -1, 3, -1], np.zeros(7)"),
        call("[1, 2, 3, 4], np.zeros(7)"),
    ),
    case(
        "raise_recursion_error",
        """
        def deep(n):
            return deep(n - 1) + 1 if n else 0
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = deep(x)
        """,
        call("[1, 2, 30, 4], np.zeros(4)"),
        call("[1, 2, -1, 4], np.zeros(4)"),
    ),
    case(
        "raise_unpicklable",
        """
        def f(xs, out):
            class Local(Exception):
                def __reduce__(self):
                    raise TypeError("no pickling")
            for i, x in enumerate(xs):
                if x == 0:
                    raise Local("from inside")
                out[i] = x
        """,
        call("[1, 2, 0, 4], np.zeros(4)"),
    ),
    case(
        "raise_keyboard_like",
        """
        class Stop(BaseException):
            pass
        def f(xs, out):
            try:
                for i, x in enumerate(xs):
                    if x == 0:
                        raise Stop(i)
                    out[i] = x
            except Stop as e:
                return e.args
        """,
        call("[1, 2, 0, 4], np.zeros(4)"),
    ),
    case(
        "raise_memory_error",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                out[i] = len(bytes(x))
        """,
        call("[1, 2, 1 << 60, 4], np.zeros(4)"),
    ),
    case(
        "raise_note_added",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                try:
                    out[i] = 1 / x
                except ZeroDivisionError as e:
                    e.add_note(f"at {i}")
                    raise
        """,
        call("[1, 2, 0, 4], np.zeros(4)"),
    ),
)
