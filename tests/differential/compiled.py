"""Functions that Numba compiles: loops in them stay, calls of them are followed."""

from __future__ import annotations

from tests.differential.case import Case, call, case, ser

CASES: tuple[Case, ...] = (
    case(
        "compiled_callee",
        """
        from numba import njit
        @njit
        def total(a, i):
            s = 0.0
            for j in range(a.shape[0]):
                s += a[j] * i
            return s
        @njit("void(f8[:], i8, f8)")
        def put(m, i, v):
            m[i] = v
        def f(out, a, n):
            for i in range(n):
                put(out, i, total(a, i))
            return out
        """,
        call("np.zeros(6), np.arange(4.), 6"),
        ser("(a := np.arange(6.)), a, 6"),
    ),
    case(
        "compiled_callee_with_effects",
        """
        import numba
        @numba.njit(cache=False)
        def put(m, i):
            m[0] += i
        def f(out, n):
            for i in range(n):
                put(out, i)
            return out
        """,
        ser("np.zeros(6), 6"),
    ),
    case(
        "compiled_by_a_call",
        """
        from numba import njit
        def slow(a):
            s = 0.0
            for i in range(len(a)):
                s += a[i] ** 0.5
            return s
        fast = njit(slow)
        def f(a):
            return fast(a)
        """,
        ser("np.arange(9.)"),
    ),
)
