"""Subscripts that begin with an Ellipsis: the last dimensions are chosen, however many come before."""

from __future__ import annotations

from tests.differential.case import Case, call, case, par, ser

CASES: tuple[Case, ...] = (
    case(
        "trailing_columns",
        """
        def f(a):
            for j in range(a.shape[-1]):
                a[..., j] = a[..., j] / (1 + a[..., j].sum()) + j
            return a
        """,
        par("np.arange(24.).reshape(2, 12)"),
        par("np.arange(48.).reshape(2, 2, 12)"),
        par("np.arange(12.)"),
        par("np.arange(24.).reshape(12, 2).T"),
        par("np.arange(24.).reshape(2, 12)[:, ::-1]"),
        call("np.arange(12.).reshape(12, 1)"),
        call("np.broadcast_to(np.arange(12.), (3, 12))"),
        call("np.lib.stride_tricks.as_strided(np.arange(13.), (2, 12), (8, 8))"),
        call("np.arange(24).reshape(2, 12)"),
        call("np.arange(24.).astype(object).reshape(2, 12)"),
        call("np.zeros((0, 12))"),
    ),
    case(
        "trailing_columns_of_anything",
        """
        def f(a, n):
            for j in range(n):
                a[..., j] = j * 2
            return a
        """,
        par("np.zeros((3, 12)), 12"),
        call("np.zeros((3, 12)), 13"),
        call("[0] * 12, 12"),
        call("{}, 12"),
        call("np.zeros(()), 12"),
        call("np.zeros((3, 12), 'U3'), 12"),
        call("np.ma.zeros((3, 12)), 12"),
        call("np.matrix(np.zeros((3, 12))), 12"),
    ),
    case(
        "trailing_recurrence",
        """
        def f(a, n):
            for j in range(1, n):
                a[..., j] = a[..., j - 1] * 2 + a[..., j]
            return a
        """,
        ser("np.ones((3, 12)), 12"),
        ser("np.ones(12), 12"),
    ),
    case(
        "trailing_snapshot",
        """
        def f(a, n):
            for j in range(n - 1):
                a[..., j] = a[..., j + 1] * 2 + a[..., j]
            return a
        """,
        par("np.arange(36.).reshape(3, 12), 12"),
        par("np.arange(12.), 12"),
        call("np.lib.stride_tricks.as_strided(np.arange(13.), (2, 12), (8, 8)), 12"),
    ),
    case(
        "trailing_two",
        """
        def f(a, b, n):
            for i in range(n):
                for j in range(4):
                    a[..., i, j] = b[..., j] + a[..., i, 3 - j]
            return a
        """,
        par("np.arange(48.).reshape(12, 4), np.arange(4.), 12"),
        par("np.arange(96.).reshape(2, 12, 4), np.arange(8.).reshape(2, 4), 12"),
        call("(x := np.arange(48.).reshape(12, 4)), x, 12"),
        call("(x := np.arange(48.).reshape(12, 4)), x[3], 12"),
    ),
    case(
        "trailing_and_leading",
        """
        def f(a, n):
            for j in range(n):
                a[..., j] = a[j] * 2 + 1
            return a
        """,
        ser("np.arange(144.).reshape(12, 12), 12"),
        ser("np.arange(12.), 12"),
    ),
    case(
        "trailing_wraps",
        """
        def f(a, n, k):
            for j in range(n):
                a[..., j - k] = a[..., j - k].sum() + j
            return a
        """,
        call("np.arange(36.).reshape(3, 12), 12, 0"),
        call("np.arange(36.).reshape(3, 12), 12, 5"),
        call("np.arange(36.).reshape(3, 12), 12, 12"),
        call("np.arange(36.).reshape(3, 12), 20, 12"),
    ),
    case(
        "trailing_lengths_of_others",
        """
        def f(a):
            for j in range(len(a), a.shape[-1]):
                a[..., j - len(a)] = a[..., j - a.shape[-1]] * 2 + 1
            return a
        """,
        call("np.arange(36.).reshape(3, 12)"),
        call("np.arange(36.).reshape(3, 12).astype(int)"),
        call("np.arange(144.).reshape(2, 72)"),
        call("np.arange(12.)"),
    ),
    case(
        "trailing_spans",
        """
        def f(a, n):
            for j in range(0, n, 2):
                a[..., j:j + 2] = a[..., j:j + 2][..., ::-1] * 3
            return a
        """,
        par("np.arange(72.).reshape(3, 24), 24"),
        par("np.arange(24.), 24"),
        call("np.arange(25.), 25"),
    ),
    case(
        "trailing_wide_spans",
        """
        def f(a, n):
            for j in range(0, n, 2):
                a[..., j:j + 3] = a[..., j:j + 3].sum() + j
            return a
        """,
        ser("np.arange(72.).reshape(3, 24), 24"),
    ),
    case(
        "trailing_mask",
        """
        def f(a, k, n):
            for j in range(n):
                a[..., j] = a[..., k].sum() + j
            return a
        """,
        call("np.arange(36.).reshape(3, 12), 3, 12"),
        call("np.arange(36.).reshape(3, 12), 13, 12"),
        call("np.arange(36.).reshape(3, 12), -5, 12"),
        call("np.arange(36.).reshape(3, 12), -12, 12"),
        call("np.arange(36.).reshape(3, 12), None, 12"),
        call("np.arange(36.).reshape(3, 12), np.array([1, 2]), 12"),
        call("np.arange(36.).reshape(3, 12), slice(None), 12"),
    ),
    case(
        "trailing_changed_in_place",
        """
        def f(a, n):
            for j in range(n):
                a[..., j] += j
                np.sqrt(a[..., j], out=a[..., j])
                a[..., j][...] *= 2
            return a
        """,
        par("np.arange(36.).reshape(3, 12), 12"),
        call("np.arange(36).reshape(3, 12), 12"),
    ),
    case(
        "trailing_raises",
        """
        def f(a, n):
            for j in range(n):
                a[..., j] = 12 // (j - 7)
            return a
        """,
        call("np.arange(36.).reshape(3, 12), 12"),
    ),
    case(
        "trailing_views_of_it",
        """
        def f(a, n):
            for j in range(n):
                col = a[..., j]
                col[0] = col[1:].sum()
                a[..., j][1] = j
            return a
        """,
        call("np.arange(36.).reshape(3, 12), 12"),
        call("np.arange(72.).reshape(2, 3, 12), 12"),
    ),
)
