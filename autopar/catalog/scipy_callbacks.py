"""SciPy's solvers, which call the functions that they are given: roots, minima, least squares, integrals.

What makes a solver print (``disp``, ``verbose``, ``options``) is listed among the ``calls``: only values that are
surely harmless pass there. Missing on purpose: `fmin` and its kin, which print by default; what draws random numbers;
``splrep``, which keeps its last result for the next call.
"""

from __future__ import annotations

from autopar.catalog.known import Argument, Family, Returns

_OPTIMIZE = "scipy.optimize"
_INTEGRATE = "scipy.integrate"
_INTERPOLATE = "scipy.interpolate"
_FRESH = Returns.FRESH


def _solver(names: str, *calls: Argument) -> Family:
    return Family(_OPTIMIZE, names, _FRESH, calls=(*calls, "callback", "options", "disp", "verbose"), blas=True)


_OPTIMIZATION = (
    _solver("bisect brenth brentq ridder", 0, "f"),
    _solver("toms748", 0, "f"),
    _solver("newton", 0, "func", 2, "fprime", 6, "fprime2"),
    _solver("root_scalar", 0, "f", 2, "method", 4, "fprime", 5, "fprime2"),
    _solver("minimize_scalar", 0, "fun", 4, "method", 6),
    _solver("bracket brent golden", 0, "func"),
    _solver("fixed_point", 0, "func"),
    _solver("minimize", 0, "fun", 3, "method", 4, "jac", 5, "hess", 6, "hessp", 8, "constraints", 10, 11),
    _solver("root", 0, "fun", 3, "method", 4, "jac", 6, 7),
    _solver("fsolve leastsq", 0, "func", 3, "fprime", "Dfun"),
    _solver("curve_fit", 0, "f", "jac"),
    _solver("least_squares", 0, "fun", 2, "jac", 10, "loss", "tr_solver", "workers", 15),
    _solver("approx_fprime", 1, "f"),
    _solver("linprog", 7, 8),
    _solver("nnls linear_sum_assignment isotonic_regression rosen rosen_der rosen_hess rosen_hess_prod"),
)

_INTEGRATION = (
    Family(_INTEGRATE, "quad", _FRESH, calls=(0, "func")),
    Family(_INTEGRATE, "fixed_quad", _FRESH, calls=(0, "func")),
    Family(_INTEGRATE, "dblquad", _FRESH, calls=(0, "func", 3, "gfun", 4, "hfun")),
    Family(_INTEGRATE, "nquad", _FRESH, calls=(0, "func", 3, "opts")),
    Family(
        _INTEGRATE,
        "solve_ivp",
        _FRESH,
        calls=(0, "fun", 3, "method", 6, "events", "jac", "jac_sparsity"),
        blas=True,
    ),
    Family(_INTEGRATE, "cumulative_simpson cumulative_trapezoid newton_cotes simpson trapezoid", _FRESH),
    Family(_INTEGRATE, "romb", _FRESH, calls=(3, "show")),
)

_INTERPOLATION = (
    Family(_INTERPOLATE, "griddata interpn krogh_interpolate pchip_interpolate splev splint sproot", _FRESH, blas=True),
)

FUNCTIONS: tuple[Family, ...] = (*_OPTIMIZATION, *_INTEGRATION, *_INTERPOLATION)
