"""Access relations: which elements of its operands a known function reads for one element of its result.

They make array statements comparable with loops: a dependence between two statements follows from what each of them
reads and writes, and how a statement is cut into tiles or blocks follows from its relation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from autopar.catalog.known import Argument


class Relation(StrEnum):
    """How elements of a result depend on elements of the operands."""

    ELEMENTWISE = "elementwise"
    """Element by element, after broadcasting."""
    REDUCTION = "reduction"
    """All elements along an axis (or of the array) are folded into one."""
    SCAN = "scan"
    """Each element folds those before it along an axis."""
    CONTRACTION = "contraction"
    """A sum of products over shared axes: ``matmul``, ``einsum``."""
    WINDOW = "window"
    """A bounded neighbourhood along an axis: ``diff``, ``convolve``."""
    GATHER = "gather"
    """Elements at positions that another operand says."""
    SHAPE = "shape"
    """The same elements in another arrangement: ``reshape``, ``concatenate``."""
    CREATION = "creation"
    """No operand's elements."""
    WHOLE = "whole"
    """Any element may depend on all: ``sort``, ``fft``, ``linalg``."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The access relation of one function or method.

    Parameters
    ----------
    relation
        See `Relation`.
    operator
        Of reductions and scans: ``+ * min max and or``, ``""`` where the fold is no single operator.
    axis
        Position of the argument ``axis`` (the receiver of a method not counted), None where it has none.
    out
        Position of the argument ``out``, None where it can only be passed by its name.
    reach
        Of windows: how many elements before and after its own position an element reads; None where the arguments
        decide.
    """

    relation: Relation
    operator: str = ""
    axis: int | None = None
    out: int | None = None
    reach: tuple[int, int] | None = None


def function_pattern(qualified: str) -> Pattern | None:
    """Return the access relation of a function by its qualified name, ``"numpy.sum"``; None where it is not known."""
    return _functions().get(qualified)


def method_pattern(name: str) -> Pattern | None:
    """Return the access relation of an array's method, ``"sum"``; None where it is not known."""
    return _METHODS.get(name)


def positional_out(pattern: Pattern, count: int) -> Argument | None:
    """Return the position of ``out`` where a call with so many positional arguments passes it."""
    return pattern.out if pattern.out is not None and count > pattern.out else None


_UNARY = """abs absolute acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh bitwise_count
    bitwise_invert bitwise_not cbrt ceil conj conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs floor invert
    isfinite isinf isnan isnat log log10 log1p log2 logical_not negative positive rad2deg radians reciprocal rint sign
    signbit sin sinh spacing sqrt square tan tanh trunc"""
_BINARY = """add arctan2 atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor copysign divide
    equal float_power floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot lcm ldexp left_shift less
    less_equal logaddexp logaddexp2 logical_and logical_or logical_xor maximum minimum mod multiply nextafter not_equal
    pow power remainder right_shift subtract true_divide"""
_PLAIN = "where nan_to_num angle sinc i0 isclose isreal iscomplex real imag select digitize interp astype copy"
_FOLDS = {
    "sum": "+", "nansum": "+", "prod": "*", "nanprod": "*", "max": "max", "amax": "max", "nanmax": "max",
    "min": "min", "amin": "min", "nanmin": "min", "all": "and", "any": "or", "count_nonzero": "+",
    "argmax": "max", "argmin": "min", "nanargmax": "max", "nanargmin": "min",
}  # fmt: skip
_MIXED_FOLDS = "mean nanmean std nanstd var nanvar ptp median nanmedian average"
_QUANTILES = "percentile quantile nanpercentile nanquantile"
_SPECIAL = """erf erfc erfcx erfinv erfcinv gamma gammaln loggamma digamma expit logit log_ndtr ndtr ndtri beta betaln
    betainc gammainc gammaincc j0 j1 jn jv y0 y1 yn yv i0 i0e i1 i1e iv ive k0 k0e k1 k1e kn kv kve xlogy xlog1py
    entr rel_entr kl_div exp10 exp2 log1p expm1 cosm1 cbrt sindg cosdg tandg hyp2f1 hyp1f1 zeta binom poch factorial
    comb boxcox inv_boxcox huber pseudo_huber"""


def _out_of_reduction(name: str) -> int | None:
    if name in ("count_nonzero", "average"):
        return None
    return 3 if name in ("sum", "nansum", "prod", "nanprod", "mean", "nanmean", "std", "nanstd", "var", "nanvar") else 2


def _named(owner: str, names: str | Iterable[str], pattern: Pattern) -> dict[str, Pattern]:
    return {f"{owner}.{name}": pattern for name in (names.split() if isinstance(names, str) else names)}


@cache
def _functions() -> dict[str, Pattern]:
    elementwise, whole = Relation.ELEMENTWISE, Pattern(Relation.WHOLE)
    found = _named("numpy", _UNARY, Pattern(elementwise, out=1))
    found |= _named("numpy", _BINARY, Pattern(elementwise, out=2))
    found |= _named("numpy", _PLAIN, Pattern(elementwise))
    found |= _named("numpy", "clip", Pattern(elementwise, out=3))
    found |= _named("numpy", "round around", Pattern(elementwise, out=2))
    found |= _named("numpy", "fix", Pattern(elementwise, out=1))
    found |= _named("builtins", "abs round", Pattern(elementwise))
    found |= _named("scipy.special", _SPECIAL, Pattern(elementwise))
    for name, operator in _FOLDS.items():
        found[f"numpy.{name}"] = Pattern(Relation.REDUCTION, operator, axis=1, out=_out_of_reduction(name))
    for name in _MIXED_FOLDS.split():
        found[f"numpy.{name}"] = Pattern(Relation.REDUCTION, axis=1, out=_out_of_reduction(name))
    found |= _named("numpy", _QUANTILES, Pattern(Relation.REDUCTION, axis=2, out=3))
    found |= _named("numpy.linalg", "norm", Pattern(Relation.REDUCTION, axis=2))
    found |= _named("numpy", "trace trapezoid trapz", Pattern(Relation.REDUCTION))
    found |= _named("numpy", "cumsum nancumsum", Pattern(Relation.SCAN, "+", axis=1, out=3))
    found |= _named("numpy", "cumprod nancumprod", Pattern(Relation.SCAN, "*", axis=1, out=3))
    found |= _named("numpy", "matmul dot inner vdot tensordot outer", Pattern(Relation.CONTRACTION))
    found |= _named("numpy", "einsum vecdot matvec vecmat kron cov corrcoef", Pattern(Relation.CONTRACTION))
    found |= _named("numpy.linalg", "multi_dot matmul tensordot vecdot outer", Pattern(Relation.CONTRACTION))
    found |= _named("numpy", "diff ediff1d", Pattern(Relation.WINDOW, reach=(0, 1)))
    found |= _named("numpy", "gradient", Pattern(Relation.WINDOW, reach=(1, 1)))
    found |= _named("numpy", "convolve correlate", Pattern(Relation.WINDOW))
    filters = """gaussian_filter gaussian_filter1d uniform_filter uniform_filter1d median_filter maximum_filter
        minimum_filter convolve convolve1d correlate correlate1d sobel prewitt laplace gaussian_laplace
        generic_filter percentile_filter rank_filter"""
    found |= _named("scipy.ndimage", filters, Pattern(Relation.WINDOW))
    found |= _named("scipy.signal", "convolve convolve2d correlate correlate2d medfilt medfilt2d", _WINDOW)
    found |= _named("numpy", "take take_along_axis choose compress extract", Pattern(Relation.GATHER))
    shapes = """reshape ravel transpose swapaxes moveaxis rollaxis squeeze expand_dims broadcast_to concatenate stack
        vstack hstack dstack column_stack row_stack tile repeat flip fliplr flipud roll rot90 pad asarray
        ascontiguousarray asanyarray asfortranarray array atleast_1d atleast_2d atleast_3d diag diagonal
        tril triu block append"""
    found |= _named("numpy", shapes, Pattern(Relation.SHAPE))
    creations = """zeros ones empty full arange linspace logspace geomspace eye identity zeros_like ones_like
        empty_like full_like fromfunction indices tri"""
    found |= _named("numpy", creations, Pattern(Relation.CREATION))
    found |= _named(
        "numpy", "sort argsort partition argpartition unique searchsorted bincount histogram lexsort", whole
    )
    found |= _named("numpy.fft", "fft ifft rfft irfft fft2 ifft2 fftn ifftn rfft2 irfft2 fftshift ifftshift", whole)
    found |= _named(
        "numpy.linalg", "solve inv pinv cholesky qr svd eig eigh eigvals eigvalsh lstsq det matrix_power", whole
    )
    return found


_METHOD_FOLDS = frozenset({"sum", "prod", "max", "min", "all", "any", "argmax", "argmin"})
_WINDOW = Pattern(Relation.WINDOW)
_METHODS: dict[str, Pattern] = {
    **{n: Pattern(Relation.REDUCTION, o, axis=0) for n, o in _FOLDS.items() if n in _METHOD_FOLDS},
    **{n: Pattern(Relation.REDUCTION, axis=0) for n in ("mean", "std", "var", "ptp")},
    **{n: Pattern(Relation.SCAN, o, axis=0) for n, o in (("cumsum", "+"), ("cumprod", "*"))},
    **{n: Pattern(Relation.ELEMENTWISE) for n in ("astype", "clip", "round", "conj", "conjugate", "copy")},
    "dot": Pattern(Relation.CONTRACTION),
    "trace": Pattern(Relation.REDUCTION, "+"),
    **{n: Pattern(Relation.GATHER) for n in ("take", "compress", "choose")},
    **{n: Pattern(Relation.SHAPE) for n in ("reshape", "ravel", "flatten", "transpose", "swapaxes", "squeeze")},
    **{n: Pattern(Relation.WHOLE) for n in ("argsort", "argpartition", "searchsorted", "nonzero")},
}  # fmt: skip
