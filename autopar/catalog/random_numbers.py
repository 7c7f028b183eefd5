"""Random numbers: the states that the whole process shares, and generators of one's own.

Drawing from a generator changes it: iterations that share one depend on one another. ``default_rng`` and its like
return a given generator as it is; that is left out here because generators are no safe operands: an operand that
reaches one fails the runtime's check. Those that a spec ``draws`` from pass it under that one name, at which the
analysis has seen nothing but draws.
"""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_NUMPY = "numpy.random"
_STATE = Effect.RANDOM
_SELF = ("self",)
_FRESH = Returns.FRESH
_IMMUTABLE = Returns.IMMUTABLE

_LAWS = """beta binomial chisquare dirichlet exponential f gamma geometric gumbel hypergeometric laplace logistic
    lognormal logseries multinomial negative_binomial noncentral_chisquare noncentral_f normal pareto poisson power
    rayleigh standard_cauchy standard_t triangular uniform vonmises wald weibull zipf"""
_OUT_SECOND = "random standard_normal"
_LEGACY = "rand randint randn random_integers random_sample standard_exponential standard_gamma"
_PYTHON = """betavariate binomialvariate expovariate gammavariate gauss getrandbits lognormvariate normalvariate
    paretovariate randbytes randint random randrange triangular uniform vonmisesvariate weibullvariate"""

FUNCTIONS: tuple[Family, ...] = (
    Family(_NUMPY, _LAWS, _FRESH, effects=_STATE, releases_gil=True),
    Family(_NUMPY, _LEGACY, _FRESH, effects=_STATE, releases_gil=True),
    Family(
        _NUMPY,
        "bytes permutation random ranf sample standard_normal",
        _FRESH,
        effects=_STATE,
        releases_gil=True,
    ),
    Family(_NUMPY, "multivariate_normal", _FRESH, effects=_STATE, blas=True, releases_gil=True),
    Family(_NUMPY, "choice", Returns.ELEMENT, effects=_STATE),
    Family(_NUMPY, "shuffle", _IMMUTABLE, mutates=(0,), effects=_STATE),
    Family(
        _NUMPY,
        "get_bit_generator get_state seed set_bit_generator set_state",
        Returns.UNKNOWN,
        effects=_STATE | Effect.GLOBAL,
    ),
    Family(
        _NUMPY,
        "Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence default_rng",
        _FRESH,
    ),
    Family("random", _PYTHON, _FRESH, effects=_STATE),
    Family("random", "choice", Returns.ELEMENT, effects=_STATE),
    Family("random", "choices sample", Returns.SHALLOW, effects=_STATE),
    Family("random", "shuffle", _IMMUTABLE, mutates=(0,), effects=_STATE),
    Family("random", "getstate seed setstate", Returns.UNKNOWN, effects=_STATE | Effect.GLOBAL),
    Family("random", "Random", _FRESH),
    Family("random", "SystemRandom", _FRESH, effects=Effect.CLOCK),
)

METHODS: tuple[Family, ...] = (
    Family("numpy.random.Generator", _LAWS, _FRESH, mutates=_SELF, releases_gil=True),
    Family("numpy.random.Generator", "bytes integers permutation", _FRESH, mutates=_SELF, releases_gil=True),
    Family("numpy.random.Generator", "multivariate_hypergeometric", _FRESH, mutates=_SELF, releases_gil=True),
    Family("numpy.random.Generator", "multivariate_normal", _FRESH, mutates=_SELF, blas=True, releases_gil=True),
    Family("numpy.random.Generator", _OUT_SECOND, _FRESH, mutates=("self", 2, "out"), releases_gil=True),
    Family(
        "numpy.random.Generator",
        "standard_exponential standard_gamma",
        _FRESH,
        mutates=("self", 3, "out"),
        releases_gil=True,
    ),
    Family("numpy.random.Generator", "permuted", _FRESH, mutates=("self", "out")),
    Family("numpy.random.Generator", "choice", Returns.ELEMENT, mutates=_SELF),
    Family("numpy.random.Generator", "shuffle", _IMMUTABLE, mutates=("self", 0, "x")),
    Family("numpy.random.Generator", "spawn", _FRESH, mutates=_SELF),
    Family("numpy.random.RandomState", _LAWS, _FRESH, mutates=_SELF, releases_gil=True),
    Family("numpy.random.RandomState", _LEGACY, _FRESH, mutates=_SELF, releases_gil=True),
    Family(
        "numpy.random.RandomState",
        "bytes permutation random standard_normal tomaxint",
        _FRESH,
        mutates=_SELF,
        releases_gil=True,
    ),
    Family("numpy.random.RandomState", "multivariate_normal", _FRESH, mutates=_SELF, blas=True, releases_gil=True),
    Family("numpy.random.RandomState", "choice", Returns.ELEMENT, mutates=_SELF),
    Family("numpy.random.RandomState", "shuffle", _IMMUTABLE, mutates=("self", 0, "x")),
    Family("numpy.random.RandomState", "get_state", _FRESH),
    Family("numpy.random.RandomState", "seed set_state", _IMMUTABLE, mutates=_SELF),
    Family("numpy.random.SeedSequence", "generate_state", _FRESH),
    Family("numpy.random.SeedSequence", "spawn", _FRESH, mutates=_SELF),
    Family("numpy.random.PCG64", "advance", Returns.ARGUMENT, mutates=_SELF),
    Family("numpy.random.PCG64", "jumped", _FRESH),
    Family("numpy.random.PCG64", "random_raw", _FRESH, mutates=_SELF),
    Family("random.Random", _PYTHON, _FRESH, mutates=_SELF),
    Family("random.Random", "choice", Returns.ELEMENT, mutates=_SELF),
    Family("random.Random", "choices sample", Returns.SHALLOW, mutates=_SELF),
    Family("random.Random", "shuffle", _IMMUTABLE, mutates=("self", 0, "x")),
    Family("random.Random", "getstate", _IMMUTABLE),
    Family("random.Random", "seed setstate", _IMMUTABLE, mutates=_SELF),
)
