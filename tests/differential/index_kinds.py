"""Subscripts of other kinds: ellipsis, three dimensions, integers of all sorts, keys of dicts, bounds that change."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par

CASES: tuple[Case, ...] = (
    case(
        "index_ellipsis_newaxis",
        """
        def f(t, out):
            for i in range(t.shape[-1]):
                out[..., i] = t[..., i] * 2
                out[i, None][0, 0] = 5
        """,
        call("np.arange(27.).reshape(3, 3, 3), np.zeros((3, 3, 3))"),
    ),
    case(
        "index_ellipsis",
        """
        def f(t, out):
            for i in range(t.shape[-1]):
                out[..., i] = t[..., i].T
        """,
        call("np.arange(27.).reshape(3, 3, 3), np.zeros((3, 3, 3))"),
        call("np.arange(3.), np.zeros(3)"),
    ),
    case(
        "index_three_dimensions",
        """
        def f(t):
            for i in range(t.shape[0]):
                for j in range(t.shape[1]):
                    t[i, j] = t[i, j, ::-1]
                    t[i][j][0] = i
        """,
        call("np.arange(24.).reshape(2, 3, 4)"),
        call("np.arange(24.).reshape(4, 3, 2).T"),
    ),
    case(
        "index_strided_range",
        """
        def f(a, out):
            for i in range(0, len(a), 3):
                out[i] = a[i:i + 3].sum()
            for i in range(len(a) - 1, -1, -2):
                out[i] -= 1
            return i
        """,
        par("np.arange(20.), np.zeros(20)"),
    ),
    case(
        "index_strided_window_too_wide",
        """
        def f(a):
            for i in range(0, len(a) - 4, 3):
                a[i:i + 4] = a[i] + 1
        """,
        call("np.arange(20.)"),
    ),
    case(
        "index_step_symbol",
        """
        def f(a, step):
            for i in range(0, len(a) - 2, step):
                a[i] = 1
                a[i + 1] = 2
                a[i + 2] = 3
        """,
        call("np.arange(20.), 3"),
        call("np.arange(20.), 2"),
        call("np.arange(20.), 1"),
        call("np.arange(20.), -1"),
    ),
    case(
        "index_numpy_integers",
        """
        def f(a, out):
            for i in np.arange(len(a)):
                out[i] = a[i] + i
            return i
        """,
        call("np.arange(9.), np.zeros(9)"),
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "index_uint8_wraps",
        """
        def f(a, out):
            for i in np.arange(len(a), dtype=np.uint8):
                out[i + 200] = a[i]
        """,
        call("np.arange(90.), np.zeros(300)"),
    ),
    case(
        "index_float_loop_variable",
        """
        def f(xs, out):
            for x in xs:
                out[int(x * 2)] = x
        """,
        call("np.arange(0, 4, .5), np.zeros(9)"),
        call("[.1, .2, .3], np.zeros(9)"),
    ),
    case(
        "index_string_key",
        """
        def f(xs, out):
            for i, x in enumerate(xs):
                out[f"k{i}"] = x
        """,
        call("[4, 5, 6], {}"),
        call("[4, 5, 6], {'k1': 3, 'z': 1}"),
        call("[4, 5, 6], np.zeros(3)"),
    ),
    case(
        "index_dict_with_ints",
        """
        def f(d, n):
            for i in range(n):
                d[i] = d[i] + 1
        """,
        call("dict.fromkeys(range(-3, 9), 5), 9"),
        call("dict.fromkeys(range(4), 5), 9"),
    ),
    case(
        "index_dict_negative_is_no_wrap",
        """
        def f(d, n):
            for i in range(n):
                d[i - 1] = i
        """,
        call("{}, 9"),
        call("dict.fromkeys(range(-3, 9), 5), 9"),
        call("[0] * 9, 9"),
    ),
    case(
        "index_dict_bool_and_float_keys",
        """
        def f(d, keys):
            for k in keys:
                d[k] = str(k)
        """,
        call("{}, [1, True, 1.0, 0, False, -0.0, 2]"),
    ),
    case(
        "index_changed_operand",
        """
        def f(a, idx):
            for i in range(len(idx)):
                a[idx[i]] = i
                idx[i] = 0
        """,
        call("np.zeros(5), np.array([4, 3, 2, 1, 0])"),
        call("(a := np.array([4, 3, 2, 1, 0])), a"),
    ),
    case(
        "index_length_changes",
        """
        def f(xs, out):
            for i in range(len(xs)):
                out[len(out) - 1 - i] = xs[i]
                if i == 2:
                    xs = xs[:4] + xs[4:]
            return xs
        """,
        call("list(range(9)), [0] * 9"),
    ),
    case(
        "index_bound_written",
        """
        def f(a, n):
            for i in range(n[0]):
                n[0] = 3
                a[i] = n[0]
        """,
        call("np.zeros(9), [6]"),
        call("(a := np.zeros(9, int) + 5), a"),
    ),
    case(
        "index_while_bound_written",
        """
        def f(a, n):
            i = 0
            while i < n[0]:
                n[0] = 3
                a[i] = n[0]
                i += 1
            return i
        """,
        call("np.zeros(9), [6]"),
        call("(a := np.zeros(9, int) + 5), a"),
    ),
    case(
        "index_while_bound_aliased",
        """
        def f(a, n):
            i = 0
            while i < n[0]:
                a[i] = 2
                i += 1
            return i
        """,
        call("np.zeros(9), [6]"),
        call("(a := np.zeros(9, int) + 5), a"),
        call("(a := [5] * 9), a"),
    ),
)
