"""Names of functions and methods whose results are known more closely than the catalogue says."""

from __future__ import annotations

# fmt: off
DYNAMIC = frozenset({
    "locals", "globals", "vars", "exec", "eval", "dir", "compile", "__import__", "breakpoint",
})
"""Builtins that can see or change any name."""
SHAPE_ONLY = frozenset({
    "builtins.len", "builtins.isinstance", "builtins.type", "builtins.callable", "builtins.range", "builtins.id",
})
"""Functions that look at no element."""
INTEGERS = frozenset({
    "builtins.len", "builtins.int", "builtins.ord", "builtins.hash", "builtins.id", "math.floor", "math.ceil",
    "math.isqrt", "math.gcd", "math.comb", "math.factorial",
})
"""They give an int."""
NUMBERS = frozenset({
    "builtins.int", "builtins.len", "builtins.ord", "builtins.bool", "builtins.complex", "builtins.divmod",
    "builtins.isinstance", "builtins.callable", "builtins.any", "builtins.all", "builtins.hash",
})
"""They give a number."""
NUMERIC_METHODS = frozenset({
    "mean", "std", "var", "sum", "dot", "astype", "cumsum", "cumprod", "argsort", "argmax", "argmin", "prod",
    "nonzero", "flatten", "conj", "conjugate", "trace", "clip", "ptp", "any", "all",
})
"""They give a number or an array of numbers."""
DRAWS = frozenset({
    "normal", "random", "integers", "standard_normal", "uniform", "choice", "shuffle", "permutation", "permuted",
    "exponential", "poisson", "binomial", "gamma", "beta", "bytes", "multivariate_normal", "lognormal", "laplace",
    "geometric", "dirichlet", "multinomial", "chisquare", "rand", "randn", "randint", "random_sample", "gauss",
    "randrange", "sample", "choices", "standard_exponential", "triangular", "normalvariate", "expovariate",
    "betavariate", "getrandbits", "spawn", "jumped", "standard_t", "weibull", "logistic", "pareto", "vonmises",
})
"""Methods of random generators that draw."""
INSPECTION = frozenset({
    "__class__", "__dict__", "__code__", "__globals__", "__closure__", "f_locals", "f_globals", "gi_frame", "tb_frame",
})
"""Attributes that look inside of Python's own objects."""
DRAWN = " draws"
"""Ends the word for how a function changes a generator that it is passed."""
# fmt: on
