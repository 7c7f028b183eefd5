"""Calls of SciPy: solvers that call back, filters that fill, functions that may overwrite; no case without SciPy."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

from tests.differential.case import Case, call, case, par, ser

_CASES: tuple[Case, ...] = (
    case(
        "scipy_special_and_distributions",
        """
        import scipy.special
        import scipy.stats as st
        from scipy.stats import norm
        def f(n):
            out = np.zeros(n)
            for i in range(n):
                out[i] = scipy.special.gamma(i / 9 + 0.5) + norm.cdf(i / 3.0) + st.poisson.pmf(2, i + 1)
            return out
        """,
        par("12"),
        call("0"),
    ),
    case(
        "scipy_roots_of_lambdas",
        """
        from scipy import optimize
        def f(n):
            return [optimize.brentq(lambda x: x ** 3 - i, 0, i + 1.0) for i in range(n)]
        """,
        par("12"),
    ),
    case(
        "scipy_root_that_is_not_there",
        """
        from scipy import optimize
        def f(n):
            return [optimize.brentq(lambda x: x ** 2 + (i > 4), -1.0, i + 1.0) for i in range(n)]
        """,
        call("9"),
    ),
    case(
        "scipy_minimize_with_a_function_of_the_module",
        """
        from scipy import optimize
        def cost(x, t):
            return float(((x - t) ** 2).sum())
        def f(n):
            found = np.zeros((n, 3))
            for i in range(n):
                found[i, :] = optimize.minimize(cost, np.zeros(3), args=(i,), method="BFGS").x
            return found
        """,
        par("6"),
    ),
    case(
        "scipy_callback_counts",
        """
        from scipy import optimize
        def f(n):
            calls = []
            def g(x):
                calls.append(x)
                return x ** 3 - 2
            out = [optimize.brentq(g, 0, i + 2.0) for i in range(n)]
            return out, calls
        """,
        ser("6"),
    ),
    case(
        "scipy_callback_counts_in_a_global",
        """
        from scipy import integrate
        COUNT = [0]
        def g(x):
            COUNT[0] += 1
            return x
        def f(n):
            out = [integrate.quad(g, 0, i + 2.0)[0] for i in range(n)]
            return out, COUNT
        """,
        ser("6"),
    ),
    case(
        "scipy_minimize_watched_by_a_callback",
        """
        from scipy import optimize
        SEEN = []
        def cost(x):
            return float((x ** 2).sum())
        def f(n):
            out = np.zeros(n)
            for i in range(n):
                out[i] = optimize.minimize(cost, np.ones(2) * i, callback=SEEN.append).fun
            return out, len(SEEN)
        """,
        ser("4"),
    ),
    case(
        "scipy_minimize_that_prints",
        """
        from scipy import optimize
        def cost(x):
            return float((x ** 2).sum())
        def f(n):
            out = np.zeros(n)
            for i in range(n):
                out[i] = optimize.minimize(cost, np.ones(2) * i, options={"disp": True}).fun
            return out
        """,
        ser("3"),
    ),
    case(
        "scipy_least_squares_that_prints",
        """
        from scipy import optimize
        def residual(x):
            return x - 2.0
        def f(n):
            out = np.zeros(n)
            for i in range(n):
                out[i] = optimize.least_squares(residual, np.ones(2) * i, verbose=1).cost
            return out
        """,
        ser("3"),
    ),
    case(
        "scipy_constraint_with_an_effect",
        """
        from scipy import optimize
        SEEN = []
        def limit(x):
            SEEN.append(1)
            return x[0] - 1
        def cost(x):
            return float((x ** 2).sum())
        def f(n):
            out = []
            for i in range(n):
                r = optimize.minimize(cost, np.ones(2) * i, constraints={"type": "ineq", "fun": limit})
                out.append(r.fun)
            return out, len(SEEN)
        """,
        ser("3"),
    ),
    case(
        "scipy_filter_fills_a_row",
        """
        from scipy import ndimage
        def f(images):
            out = np.zeros_like(images)
            for i in range(len(images)):
                ndimage.gaussian_filter(images[i], 1.0, output=out[i])
            return out
        """,
        par("np.arange(180.).reshape(5, 6, 6) % 7"),
    ),
    case(
        "scipy_filter_fills_the_next_input",
        """
        from scipy import ndimage
        def f(images):
            for i in range(len(images) - 1):
                ndimage.gaussian_filter(images[i], 1.0, output=images[i + 1])
            return images
        """,
        ser("np.arange(180.).reshape(5, 6, 6) % 7"),
    ),
    case(
        "scipy_filter_gives_its_output_back",
        """
        from scipy import ndimage
        def f(images, buffer):
            kept = []
            for i in range(len(images)):
                kept.append(ndimage.gaussian_filter(images[i], 1.0, 0, buffer))
            return kept, buffer
        """,
        ser("np.arange(180.).reshape(5, 6, 6) % 7, np.zeros((6, 6))"),
    ),
    case(
        "numpy_output_by_position_comes_back",
        """
        def f(n):
            kept = []
            for i in range(n):
                buffer = np.zeros(3)
                made = np.add(np.ones(3), i, buffer)
                kept.append(made)
                buffer[0] = 9
            return kept
        """,
        call("6"),
    ),
    case(
        "scipy_solve_may_overwrite",
        """
        from scipy import linalg
        def f(systems, b):
            out = []
            for i in range(len(systems)):
                out.append(linalg.solve(systems[i], b, overwrite_b=True)[0])
            return out, systems, b
        """,
        ser("np.arange(36.).reshape(4, 3, 3) % 5 + np.eye(3) * 9, np.ones(3)"),
    ),
    case(
        "scipy_solve",
        """
        from scipy import linalg
        def f(systems, b):
            return [linalg.solve(s, b) for s in systems], [linalg.expm(s / 9) for s in systems]
        """,
        par("np.arange(36.).reshape(4, 3, 3) % 5 + np.eye(3) * 9, np.ones(3)"),
    ),
    case(
        "scipy_phase_is_scaled_in_place",
        """
        from scipy import signal
        def f(n, phi):
            out = []
            for i in range(n):
                out.append(signal.chirp(np.arange(3.0), 1.0, 2.0, 3.0, phi=phi).sum())
            return out, phi
        """,
        ser("5, np.ones(3)"),
    ),
    case(
        "scipy_frequencies_come_back",
        """
        from scipy import signal
        def f(n, w):
            kept = []
            for i in range(n):
                kept.append(signal.freqz([1.0, 0.5], [1.0], w)[0])
            return kept, [k is kept[0] for k in kept], w
        """,
        call("5, np.linspace(0, 1, 4)"),
    ),
    case(
        "scipy_distribution_with_a_function_in_it",
        """
        import scipy.stats
        SEEN = []
        def pdf(x):
            SEEN.append(x)
            return len(SEEN)
        def f(n):
            scipy.stats.norm.pdf = pdf
            try:
                return g(n), SEEN
            finally:
                del scipy.stats.norm.pdf
        def g(n):
            out = np.zeros(n)
            for i in range(n):
                out[i] = scipy.stats.norm.pdf(i)
            return out
        """,
        ser("6"),
    ),
    case(
        "scipy_distances_by_a_metric_of_the_user",
        """
        from scipy.spatial.distance import cdist, euclidean
        def metric(a, b):
            return float(abs(a - b).max())
        def f(points):
            out = np.zeros((len(points), len(points)))
            for i in range(len(points)):
                out[i, :] = cdist(points[i:i + 1], points, metric)[0]
            return out, [euclidean(p, points[0]) for p in points]
        """,
        par("np.arange(12.).reshape(4, 3) ** 2 % 7"),
    ),
)

CASES: tuple[Case, ...] = ()
if find_spec("scipy") is not None:
    for _name in ("optimize", "integrate", "ndimage", "signal", "stats"):
        importlib.import_module(f"scipy.{_name}")  # adds warning filters, which are part of what is compared
    CASES = _CASES
