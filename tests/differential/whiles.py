"""Counting while loops in all their forms."""

from __future__ import annotations

from tests.differential.case import Case, call, case, forked, par, ser

CASES: tuple[Case, ...] = (
    case(
        "while_step_assigned",
        """
        def f(xs, out, n):
            i = 0
            while i < n:
                out[i] = math.sqrt(xs[i])
                i = i + 1
            k = n - 1
            while k >= 0:
                out[k] += xs[k]
                k = k - 2
            j = 1
            while j <= n - 1:
                out[j] += 1
                j = 3 + j
            return i, j, k
        """,
        par("[1, 4, 9, 16, 25], np.zeros(5), 5"),
        call("[1, 4, 9, 16, 25], np.zeros(5), 6"),
        call("[], np.zeros(5), 0"),
        call("[1, 4, 9, 16, 25], np.zeros(5), 4.5"),
    ),
    case(
        "while_continue_after_its_step",
        """
        def f(xs, out, n):
            i = 0
            while i < n:
                if xs[i] < 0:
                    i += 1
                    continue
                if xs[i] > 20:
                    out[i] = 99
                    i += 1
                else:
                    out[i] = math.sqrt(xs[i])
                    i += 1
            return i
        """,
        par("[1, -4, 9, 16, -25, 36], np.zeros(6), 6"),
        call("[1, -4, 9, 16, -25, 36], np.zeros(5), 6"),
    ),
    case(
        "while_continue_without_its_step",
        """
        def f(xs, n):
            i = 0
            k = 0
            while i < n:
                k += 1
                if xs[i] < 0 and k < 20:
                    continue
                i += 1
            return i, k
        """,
        ser("[1, -4, 9], 3"),
    ),
    case(
        "while_step_first",
        """
        def f(xs, out):
            i = -1
            while i < len(xs) - 1:
                i += 1
                if xs[i] < 0:
                    continue
                out[i] = math.sqrt(xs[i])
            return i
        """,
        par("[1, -4, 9, 16, -25, 36], np.zeros(6)"),
        call("[1, -4, 9, 16, -25, 36], np.zeros(5)"),
        call("[], np.zeros(5)"),
    ),
    case(
        "while_step_between",
        """
        def f(a, out, n):
            i = 0
            while i < n:
                out[i] = a[i] * 2
                i += 1
                out[i + n] = a[i - 1]
            return i
        """,
        par("np.arange(6.0), np.zeros(13), 6"),
        call("np.arange(6.0), np.zeros(12), 6"),
    ),
    case(
        "while_step_between_meets",
        """
        def f(a, n):
            i = 0
            while i < n:
                a[i] = a[i] * 2
                i += 1
                a[i] = a[i] + 1
            while i > 0:
                a[i] = a[i - 1] + 1
                i -= 1
                a[i] = a[i + 1]
            return i
        """,
        call("np.arange(7.0), 6"),
    ),
    case(
        "while_true",
        """
        def f(xs, out, n):
            i = 0
            while True:
                if i >= n:
                    break
                out[i] = math.sqrt(xs[i])
                last = xs[i]
                i += 1
            k = len(xs)
            while True:
                if k <= 0: break
                k -= 1
                out[k] += xs[k]
            return i, k, last
        """,
        par("[1, 4, 9, 16, 25], np.zeros(5), 5"),
        call("[1, 4, 9, 16, 25], np.zeros(5), 4"),
        call("[1, 4, 9, 16, 25], np.zeros(4), 5"),
        call("[1, 4, 9, 16, 25], np.zeros(5), 0"),
        call("[1, 4, 9, 16, 25], np.zeros(5), -3"),
    ),
    case(
        "while_true_compared_the_other_way",
        """
        def f(xs, out, n):
            i = 0
            while True:
                if i > n:
                    break
                out[i] = math.sqrt(xs[i])
                i += 2
            k = 5
            while True:
                if k < 1:
                    break
                out[k] += 1
                k -= 1
            return i, k
        """,
        par("[1, 4, 9, 16, 25], np.zeros(6), 4"),
        call("[1, 4, 9, 16, 25], np.zeros(6), 3"),
        call("[1, 4, 9, 16, 25], np.zeros(6), -1"),
    ),
    case(
        "while_true_that_returns",
        """
        def f(xs, at):
            i = 0
            while True:
                if i == len(xs):
                    break
                if math.sqrt(xs[i]) == at:
                    return i
                i += 1
            return -i
        """,
        forked("[1, 4, 9, 16, 25, 36], 4"),
        forked("[1, 4, 9, 16, 25, 36], 9"),
        call("[], 9"),
    ),
    case(
        "while_true_that_breaks_twice",
        """
        def f(xs, at):
            i = 0
            while True:
                if i == len(xs):
                    break
                if math.sqrt(xs[i]) == at:
                    break
                i += 1
            return i
        """,
        ser("[1, 4, 9, 16, 25, 36], 4"),
    ),
    case(
        "while_unequal",
        """
        def f(xs, out, start, n):
            i = start
            while i != n:
                out[i] = math.sqrt(xs[i])
                i += 1
            while i != start:
                i -= 1
                out[i] += 1
            return i
        """,
        par("[1, 4, 9, 16, 25], np.zeros(6), 0, 5"),
        call("[1, 4, 9, 16, 25], np.zeros(6), 5, 5"),
        call("[1, 4, 9, 16, 25], np.zeros(6), 6, 5"),
        call("[1, 4, 9, 16, 25], np.zeros(6), -3, 3"),
    ),
    case(
        "while_steps_twice",
        """
        def f(xs, out, n):
            i = 0
            while i < n:
                out[i] = math.sqrt(xs[i])
                i += 1
                if xs[i - 1] > 5:
                    i += 1
            return i
        """,
        ser("[1, 4, 9, 16, 25], np.zeros(5), 5"),
    ),
    case(
        "while_steps_in_an_inner_loop",
        """
        def f(xs, out, n):
            i = 0
            while i < n:
                for _ in range(2):
                    i += 1
                out[i - 1] = math.sqrt(xs[i - 1])
            return i
        """,
        call("[1, 4, 9, 16], np.zeros(5), 4"),
    ),
    case(
        "while_with_else",
        """
        def f(xs, out, n):
            i = 0
            while i < n:
                if math.sqrt(xs[i]) == 4:
                    break
                i += 1
                out.append(i)
            else:
                out.append('none')
            return i
        """,
        forked("[1, 4, 9, 16, 25, 36], [], 6"),
        forked("[1, 4, 9, 17, 25, 36], [], 6"),
    ),
    case(
        "while_at_module_level",
        """
        xs = [1, 4, 9, 16, 25]
        out = np.zeros(5)
        i = 0
        while True:
            if i >= 5:
                break
            i += 1
            out[i - 1] = math.sqrt(xs[i - 1])
        """,
    ),
    case(
        "while_with_the_bound_first",
        """
        def f(n, xs, out):
            i, up, down, ends = 0, [], [], []
            while n > i:
                out.append(math.sqrt(xs[i]))
                i += 1
            j = 1
            while n - 1 >= j:
                up.append(math.sqrt(xs[j]))
                j += 2
            k = n - 1
            while 0 <= k:
                down.append(math.sqrt(xs[k]))
                k -= 1
            m = n - 1
            while 0 < m:
                down.append(math.sqrt(xs[m]))
                m -= 2
            p = 0
            while n != p:
                ends.append(math.sqrt(xs[p]))
                p += 1
            q = 0
            while True:
                if n <= q:
                    break
                ends.append(math.sqrt(xs[q]))
                q += 1
            return i, j, k, m, p, q, up, down, ends
        """,
        par("6, [1, 4, 9, 16, 25, 36, 49], []"),
        call("5, [1, 4, 9, 16, 25, 36, 49], []"),
        call("0, [], []"),
        call("3, [1, 4], []"),
        call("2.5, [1, 4, 9], []"),
    ),
)
