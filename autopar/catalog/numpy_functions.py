"""The main namespace of NumPy.

Whatever takes ``out`` lists its position beside the keyword: ``np.add(a, b, a)`` changes ``a``. Missing on
purpose: subclasses (``matrix``, ``recarray``), ``nditer``, ``vectorize`` and ``frompyfunc`` (their results call
later), what builds or inspects NumPy itself.
"""

from __future__ import annotations

from autopar.catalog.known import Effect, Family, Returns

_NP = "numpy"
_FRESH = Returns.FRESH
_IMMUTABLE = Returns.IMMUTABLE

_UFUNCS = (
    Family(
        _NP,
        """abs absolute acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh bitwise_count
        bitwise_invert bitwise_not cbrt ceil conj conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs floor
        invert isfinite isinf isnan isnat log log10 log1p log2 logical_not negative positive rad2deg radians
        reciprocal rint sign signbit sin sinh spacing sqrt square tan tanh trunc""",
        _FRESH,
        mutates=(1, "out"),
        releases_gil=True,
    ),
    Family(
        _NP,
        """add arctan2 atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor copysign
        divide equal float_power floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot lcm ldexp
        left_shift less less_equal logaddexp logaddexp2 logical_and logical_or logical_xor maximum minimum mod
        multiply nextafter not_equal pow power remainder right_shift subtract true_divide""",
        _FRESH,
        mutates=(2, "out"),
        releases_gil=True,
    ),
    Family(_NP, "divmod", _FRESH, mutates=(2, 3, "out"), releases_gil=True),
    Family(_NP, "frexp modf", _FRESH, mutates=(1, 2, "out"), releases_gil=True),
    Family(_NP, "matmul matvec vecdot vecmat", _FRESH, mutates=(2, "out"), blas=True, releases_gil=True),
)

_CREATION = (
    Family(
        _NP,
        """arange bartlett blackman diag_indices diagflat empty empty_like eye full full_like fromiter fromstring
        geomspace hamming hanning identity indices kaiser linspace logspace ones ones_like tri tril_indices
        tril_indices_from triu_indices triu_indices_from diag_indices_from vander zeros zeros_like""",
        _FRESH,
    ),
    Family(_NP, "array", Returns.SHALLOW, caveats=(("copy", True),)),
    Family(_NP, "astype copy meshgrid", _FRESH, caveats=(("copy", True),)),
    Family(_NP, "fromfunction", _FRESH, calls=(0,)),
    Family(_NP, "mask_indices", _FRESH, calls=(1,)),
    Family(
        _NP,
        """asanyarray asarray asarray_chkfinite ascontiguousarray asfortranarray require""",
        Returns.ARGUMENT,
        caveats=(("copy", True),),
    ),
    Family(_NP, "frombuffer from_dlpack", Returns.VIEW),
)

_SHAPE = (
    Family(
        _NP,
        """array_split atleast_1d atleast_2d atleast_3d broadcast_arrays broadcast_to diag diagonal dsplit
        expand_dims flip fliplr flipud hsplit imag ix_ matrix_transpose moveaxis permute_dims ravel real
        real_if_close reshape rollaxis rot90 split squeeze swapaxes transpose trim_zeros unstack vsplit""",
        Returns.VIEW,
    ),
    Family(
        _NP,
        """append block column_stack delete dstack hstack insert pad repeat resize roll row_stack tile vstack""",
        _FRESH,
    ),
    Family(_NP, "concat concatenate stack", _FRESH, mutates=(2, "out")),
    Family(_NP, "ndim size iscomplexobj iterable isfortran isrealobj isscalar shape", _IMMUTABLE),
    Family(_NP, "broadcast_shapes", _IMMUTABLE),
    Family(_NP, "ndenumerate ndindex broadcast", Returns.ITERATOR),
)

_REDUCTIONS = (
    Family(_NP, "sum prod mean std var", _FRESH, mutates=(3, "out"), releases_gil=True),
    Family(_NP, "nansum nanprod nanmean nanstd nanvar", _FRESH, mutates=(3, "out"), releases_gil=True),
    Family(_NP, "cumsum cumprod nancumsum nancumprod", _FRESH, mutates=(3, "out"), releases_gil=True),
    Family(_NP, "cumulative_prod cumulative_sum", _FRESH, mutates=("out",), releases_gil=True),
    Family(_NP, "amax amin max min nanmax nanmin ptp all any", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(_NP, "argmax argmin nanargmax nanargmin", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(
        _NP,
        "median nanmedian",
        _FRESH,
        mutates=(2, "out"),
        caveats=((3, False), ("overwrite_input", False)),
        releases_gil=True,
    ),
    Family(
        _NP,
        "percentile quantile nanpercentile nanquantile",
        _FRESH,
        mutates=(3, "out"),
        caveats=((4, False), ("overwrite_input", False)),
        releases_gil=True,
    ),
    Family(_NP, "average count_nonzero trapezoid trapz", _FRESH, releases_gil=True),
    Family(_NP, "trace", _FRESH, mutates=(5, "out")),
    Family(_NP, "allclose array_equal array_equiv", _IMMUTABLE, releases_gil=True),
)

_ELEMENTWISE = (
    Family(_NP, "clip", _FRESH, mutates=(3, "out"), releases_gil=True),
    Family(_NP, "around round", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(_NP, "fix isneginf isposinf", _FRESH, mutates=(1, "out"), releases_gil=True),
    Family(_NP, "nan_to_num", _FRESH, caveats=((1, True), ("copy", True)), releases_gil=True),
    Family(
        _NP,
        """angle convolve correlate cross ediff1d gradient i0 interp isclose iscomplex isreal sinc unwrap where
        kron""",
        _FRESH,
        blas=True,
        releases_gil=True,
    ),
    Family(_NP, "diff", Returns.ARGUMENT, releases_gil=True),
    Family(_NP, "histogram histogram2d histogram_bin_edges histogramdd", Returns.UNKNOWN, releases_gil=True),
    Family(_NP, "outer", _FRESH, mutates=(2, "out"), releases_gil=True),
    Family(_NP, "choose", _FRESH, mutates=(2, "out")),
    Family(_NP, "compress take", _FRESH, mutates=(3, "out"), releases_gil=True),
    Family(
        _NP,
        """argpartition argsort argwhere bincount digitize extract flatnonzero in1d intersect1d isin lexsort nonzero
        packbits partition ravel_multi_index searchsorted select setdiff1d setxor1d sort sort_complex
        take_along_axis tril triu union1d unique unique_all unique_counts unique_inverse unique_values
        unpackbits unravel_index""",
        _FRESH,
        releases_gil=True,
    ),
    Family(_NP, "apply_along_axis apply_over_axes", _FRESH, calls=(0,)),
    Family(_NP, "piecewise", _FRESH, calls=(2, "funclist")),
)

_ALGEBRA = (
    Family(_NP, "dot", _FRESH, mutates=(2, "out"), blas=True, releases_gil=True),
    Family(_NP, "polyder polyint", Returns.ARGUMENT),
    Family(_NP, "einsum", Returns.UNKNOWN, mutates=("out",), blas=True, releases_gil=True),
    Family(
        _NP,
        """corrcoef cov einsum_path inner poly polyadd polydiv polyfit polymul polysub polyval roots
        tensordot vdot""",
        _FRESH,
        blas=True,
        releases_gil=True,
    ),
)

_MUTATORS = (
    Family(_NP, "copyto fill_diagonal place put put_along_axis putmask", _IMMUTABLE, mutates=(0, "dst", "a", "arr")),
)

_TYPES = (
    Family(
        _NP,
        """base_repr binary_repr can_cast common_type datetime_data dtype finfo format_float_positional
        format_float_scientific iinfo isdtype issubdtype min_scalar_type promote_types result_type
        typename array2string array_repr array_str may_share_memory shares_memory""",
        _IMMUTABLE,
    ),
    Family(
        _NP,
        """bool bool_ byte bytes_ cdouble clongdouble complex128 complex64 csingle datetime64 double float16
        float32 float64 half int16 int32 int64 int8 int_ intc intp long longdouble longlong short single str_
        timedelta64 ubyte uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong ushort""",
        Returns.ARGUMENT,
    ),
    Family(_NP, "busday_count", _FRESH, mutates=(5, "out")),
    Family(_NP, "busday_offset", _FRESH, mutates=(6, "out")),
    Family(_NP, "is_busday", _FRESH, mutates=(4, "out")),
    Family(_NP, "datetime_as_string", _FRESH),
)

_WORLD = (
    Family(
        _NP,
        """fromfile fromregex genfromtxt load loadtxt memmap save savetxt savez savez_compressed info show_config
        show_runtime test""",
        Returns.UNKNOWN,
        effects=Effect.IO,
    ),
    Family(
        _NP,
        "errstate printoptions set_printoptions setbufsize seterr seterrcall",
        Returns.UNKNOWN,
        effects=Effect.GLOBAL,
    ),
    Family(_NP, "get_printoptions getbufsize geterr geterrcall", _FRESH),
)

_WITH_METHODS = """add subtract multiply divide true_divide floor_divide mod remainder power maximum minimum fmax fmin
    hypot logaddexp logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor equal not_equal less
    less_equal greater greater_equal"""

_UFUNC_METHODS = tuple(
    Family(f"{_NP}.{ufunc}", names, returns, mutates=mutates, releases_gil=True)
    for ufunc in _WITH_METHODS.split()
    for names, returns, mutates in (
        ("at", _IMMUTABLE, (0,)),
        ("reduce accumulate", _FRESH, (3, "out")),
        ("outer", _FRESH, (2, "out")),
        ("reduceat", _FRESH, (4, "out")),
    )
)

FUNCTIONS: tuple[Family, ...] = (
    *_UFUNCS,
    *_CREATION,
    *_SHAPE,
    *_REDUCTIONS,
    *_ELEMENTWISE,
    *_ALGEBRA,
    *_MUTATORS,
    *_TYPES,
    *_WORLD,
    *_UFUNC_METHODS,
)

CONSTANTS: tuple[tuple[str, str], ...] = (
    (
        _NP,
        """False_ True_ e euler_gamma inf nan newaxis pi little_endian
        bool bool_ byte bytes_ cdouble character clongdouble complex128 complex64 complexfloating csingle
        datetime64 double flexible float16 float32 float64 floating generic half inexact int16 int32 int64 int8
        int_ intc integer intp long longdouble longlong ndarray number object_ short signedinteger single str_
        timedelta64 ubyte uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong unsignedinteger ushort void""",
    ),
)
