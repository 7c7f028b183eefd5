"""Loops left early by break or return: what is behind the exit has no effect, whatever it would do."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, ser

CASES: tuple[Case, ...] = (
    case(
        "exit_break_finds",
        """
        def f(xs, at):
            found = None
            for i, x in enumerate(xs):
                if math.sqrt(x) == at:
                    found = x
                    break
            return found, i, x
        """,
        forked("[4, 1, 9, 16, 25, 36], 4"),
        forked("[4, 1, 9, 16, 25, 36], 7"),
        call("[4, 1, 9, 16], 2"),
        ser("[], 2"),
    ),
    case(
        "exit_iterations_behind_raise",
        """
        def f(xs):
            for x in xs:
                if x == 0:
                    break
                y = 1 / (x - 5)
            else:
                return 'all', y
            return x, y
        """,
        forked("[1, 2, 3, 0, 5, 5, 5, 5]"),
        forked("[1, 2, 3, 4, 5, 0]"),
        forked("[1, 2, 3, 4, 6]"),
        call("[0, 5]"),
    ),
    case(
        "exit_iterations_behind_do_not_end",
        """
        def f(xs):
            for x in xs:
                if x == 0:
                    return 'zero'
                while x != 1:
                    x = x - 1
            return 'none'
        """,
        forked("[1, 2, 3, 0, -5, -5, -5, -5]"),
        forked("[3, 2, 0, -1, -1, -1]"),
    ),
    case(
        "exit_iterations_behind_warn",
        """
        import warnings
        def f(xs):
            for x in xs:
                if x == 0:
                    break
                y = np.float64(x) / np.float64(x - 5)
            return x, y
        """,
        forked("[1, 5, 3, 0, 5, 5, 5]"),
        forked("[1, 2, 3, 0, 5, 5, 5]"),
        forked("[1, 2, 5, 5, 7]"),
    ),
    case(
        "exit_reductions_and_collections",
        """
        def f(xs, out, counts):
            total, product, low = 0.1, 1, math.inf
            for x in xs:
                total += x / 3
                counts[x % 3] = counts.get(x % 3, 0) + 1
                if x > 90:
                    break
                product *= x
                low = min(low, x)
                out.append(x * x)
            return total, product, low
        """,
        forked("[3, 5, 7, 91, 4, 5, 6], [], {}"),
        forked("[3, 5, 7, 9, 4, 5, 6], [0], {2: 5}"),
        call("[93, 5, 7, 9, 4, 5, 6], [0], {2: 5}"),
    ),
    case(
        "exit_writes_of_rows",
        """
        def f(a, out):
            for i in range(len(a)):
                if a[i] < 0:
                    break
                out[i] = math.sqrt(a[i])
            return i
        """,
        forked("[4.0, 9.0, 16.0, -1.0, 25.0, 36.0, -4.0], np.zeros(7)"),
        forked("[4.0, 9.0, 16.0, 1.0, 25.0, 36.0, 4.0], np.zeros(7)"),
        forked("[4.0, 9.0, 16.0, -1.0, 25.0, 36.0, -4.0], [0] * 7"),
        forked("[4.0, 9.0, 16.0, 1.0, 25.0, 36.0, -4.0], np.zeros((7, 2))"),
        call("[-4.0, 9.0], np.zeros(7)"),
    ),
    case(
        "exit_updates_in_place",
        """
        def f(a, limit):
            for i in range(len(a)):
                a[i] += 1
                if a[i] > limit:
                    return i, a[i]
                a[i] *= 2
            return -1
        """,
        forked("np.array([1.0, 2.0, 3.0, 9.0, 1.0, 1.0]), 5.0"),
        forked("np.array([1.0, 2.0, 3.0, 2.0, 1.0, 1.0]), 5.0"),
        forked("[1.0, 2.0, 3.0, 9.0, 1.0, 1.0], 5.0"),
    ),
    case(
        "exit_strided_writes",
        """
        def f(a, out, at):
            for i in range(len(a)):
                if math.floor(a[i]) == at:
                    break
                out[2 * i + 1] = a[i]
                out[2 * i] = -a[i]
        """,
        forked("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros(10), 4"),
        forked("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros(10), 9"),
        call("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros(5), 9"),
    ),
    case(
        "exit_writes_to_columns",
        """
        def f(a, out, at):
            for j in range(out.shape[1]):
                if math.floor(a[j]) == at:
                    break
                out[:, j] = a[j]
        """,
        call("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros((3, 5)), 4"),
        call("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros((3, 5)), 9"),
    ),
    case(
        "exit_backwards",
        """
        def f(a, out, at):
            for i in range(len(a) - 1, -1, -1):
                if math.floor(a[i]) == at:
                    break
                out[i] = a[i]
            return i
        """,
        forked("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros(5), 2"),
        forked("[1.0, 2.0, 3.0, 4.0, 5.0], np.zeros(5), 9"),
    ),
    case(
        "exit_for_else",
        """
        def f(xs, limit):
            total = 0
            for x in xs:
                total += math.floor(x)
                if math.sqrt(x) > limit:
                    break
            else:
                # nothing found
                total = -total
                for x in xs:
                    total -= x
            return total, x
        """,
        forked("[1, 4, 9, 16, 25], 3"),
        forked("[1, 4, 9, 16, 25], 9"),
        call("[1], 9"),
        call("[100, 1], 9"),
    ),
    case(
        "exit_for_else_on_one_line",
        """
        def f(xs, limit, out):
            for x in xs:
                if math.sqrt(x) > limit: break
            else: out.append('none')
            return out
        """,
        forked("[1, 4, 9, 16, 25], 3, []"),
        forked("[1, 4, 9, 16, 25], 9, []"),
    ),
    case(
        "exit_else_continues_the_outer_loop",
        """
        def f(rows, limit):
            out = []
            for row in rows:
                for x in row:
                    if math.sqrt(x) > limit:
                        out.append(x)
                        break
                else:
                    continue
                if len(out) > 1:
                    break
            return out
        """,
        call("[[1, 4], [9, 25, 1], [4, 4], [36, 49], [64]], 4"),
        call("[[1, 4]], 4"),
    ),
    case(
        "exit_live_outs_of_the_iteration_before",
        """
        def f(xs):
            y = z = None
            for x in xs:
                if x < 0:
                    break
                y = math.sqrt(x)
                if x > 5:
                    z = [x]
            return x, y, z
        """,
        forked("[1, 4, 9, 16, -1, 25, 36]"),
        forked("[1, 4, 9, 16, 1, 25, 36]"),
        call("[-1, 4, 9]"),
        forked("[1, 2, 3, 4, 5]"),
    ),
    case(
        "exit_unbound_names",
        """
        def f(xs):
            for x in xs:
                if x < 0:
                    break
                y = math.sqrt(x)
            try:
                return y
            except UnboundLocalError:
                return 'unbound'
        """,
        call("[-1, 4, 9]"),
        call("[]"),
        forked("[1, 4, 9, 16, -1, 25, 36]"),
        forked("[1, 4, 9, 16, 1, 25, 36]"),
    ),
    case(
        "exit_of_a_sure_loop",
        """
        def f(at):
            for i in range(8):
                if math.floor(i) == at:
                    break
                last = i * 2
            return i, last
        """,
        forked("5"),
        forked("50"),
        call("0"),
    ),
    case(
        "exit_while",
        """
        def f(xs, at, out):
            i = 0
            while i < len(xs):
                if math.floor(xs[i]) == at:
                    break
                out[i] = xs[i]
                i += 1
            else:
                return 'none', i
            return i
        """,
        forked("[1, 2, 3, 4, 5, 6], 5, np.zeros(6)"),
        forked("[1, 2, 3, 4, 5, 6], 7, np.zeros(6)"),
        call("[], 7, np.zeros(6)"),
        call("[1, 2], 1, np.zeros(6)"),
    ),
    case(
        "exit_limit_on_a_sum",
        """
        def f(xs, limit):
            total = 0
            for x in xs:
                total += x
                if total > limit:
                    break
            return total, x
        """,
        ser("[1, 2, 3, 4, 5], 5"),
    ),
    case(
        "exit_at_module_level",
        """
        xs = [1, 4, 9, 16, 25]
        for x in xs:
            if math.sqrt(x) == 4:
                found = x
                break
        for k, y in enumerate(xs):
            if math.sqrt(y) == 44:
                break
            z = y
        """,
    ),
    case(
        "exit_at_module_level_with_else",
        """
        xs = [1, 4, 9, 16, 25]
        for x in xs:
            if math.sqrt(x) == 44:
                break
        else:
            found = 'none'
        """,
    ),
    case(
        "exit_names_taken",
        """
        def f(xs, left, value):
            for x in xs:
                if math.sqrt(x) == left:
                    return value, left
            return left
        """,
        forked("[1, 4, 9, 16, 25], 4, 3"),
        forked("[1, 4, 9, 16, 25], 7, 3"),
    ),
    case(
        "exit_reads_the_variable_in_finally",
        """
        def f(xs, log):
            try:
                for x in xs:
                    if math.sqrt(x) == 4:
                        return 'found'
            finally:
                log.append(x)
        """,
        ser("[1, 4, 9, 16, 25], []"),
    ),
    case(
        "exit_inside_with_and_finally",
        """
        def f(xs, log):
            try:
                with np.errstate(all='ignore'):
                    for x in xs:
                        if math.sqrt(x) == 4:
                            return 'found'
            finally:
                log.append(len(log))
            return 'none'
        """,
        forked("[1, 4, 9, 16, 25], []"),
        forked("[1, 4, 9, 17, 25], []"),
    ),
    case(
        "exit_of_a_held_iterator",
        """
        def f(xs):
            it = iter(xs)
            for x in it:
                if math.sqrt(x) == 3:
                    break
            return list(it)
        """,
        call("[1, 4, 9, 16, 25]"),
    ),
    case(
        "exit_snapshot",
        """
        def f(a, at):
            for i in range(len(a) - 1):
                if math.floor(a[i + 1]) == at:
                    break
                a[i] = a[i + 1] * 2
            return i
        """,
        call("np.arange(8.0), 5"),
        call("np.arange(8.0), 50"),
        call("list(range(8)), 5"),
    ),
    case(
        "exit_exception_before_the_exit",
        """
        def f(xs, out):
            for x in xs:
                if x == 0:
                    break
                out.append(1 / (x - 5))
        """,
        call("[1, 2, 5, 3, 0, 4], []"),
        call("[1, 5, 2, 0, 3, 0, 4], []"),
    ),
    case(
        "exit_sys_exit_behind",
        """
        import sys
        def f(xs):
            for x in xs:
                if math.sqrt(x) == 3:
                    return x
                if x > 20:
                    raise SystemExit(x)
        """,
        forked("[1, 4, 9, 16, 25, 36]"),
        call("[1, 4, 25, 9, 36]"),
    ),
    case(
        "exit_recursion_behind",
        """
        def deep(n):
            return deep(n - 1) if n > 0 else n
        def f(xs):
            for x in xs:
                if deep(x) != 0:
                    continue
                if x == 3:
                    return x
        """,
        forked("[1, 2, 3, 100000, 100000]"),
    ),
    case(
        "ranges_longer_than_an_index",
        """
        def f(n, xs, out):
            for i in range(2, n):
                if i * i > 40:
                    break
            for j in range(n, 0, -1):
                out[j % 7] = j
                if j < n - 5:
                    return i, j
            return i
        def g(n, xs):
            found = [(k, x) for k, x in zip(range(n), xs)]
            found += [(k, x) for k, x in enumerate(xs, n)]
            k = 0
            while k < n:
                if k * k > 300:
                    break
                k += 1
            first = next((v for v in range(n) if v * v > 50), None)
            for k, x in zip(reversed(range(n)), xs):
                found.append(k + x)
            return found, k, first, any(v > 20 for v in range(n))
        def f2(n, xs):
            return g(n, xs)
        first = f
        def f(n, xs, out):
            return first(n, xs, out), f2(n, xs), out
        """,
        call("10 ** 30, [1, 2, 3], [0] * 7"),
        call("2 ** 63, [1, 2, 3], [0] * 7"),
        call("2 ** 63 - 1, [1, 2, 3], [0] * 7"),
    ),
)
