"""``numpy.linalg``, ``numpy.fft`` and other submodules."""

from __future__ import annotations

from autopar.catalog.known import Family, Returns

_LINALG = "numpy.linalg"
_FFT = "numpy.fft"
_FRESH = Returns.FRESH
_STRIDE_TRICKS = "numpy.lib.stride_tricks"

FUNCTIONS: tuple[Family, ...] = (
    Family(
        _LINALG,
        """cholesky cond cross det eig eigh eigvals eigvalsh inv lstsq matrix_norm matrix_rank norm pinv qr slogdet
        solve svd svdvals tensordot tensorinv tensorsolve trace vecdot vector_norm outer""",
        _FRESH,
        blas=True,
        releases_gil=True,
    ),
    Family(_LINALG, "matmul", _FRESH, blas=True, releases_gil=True),
    Family(_LINALG, "matrix_power", Returns.VIEW, blas=True, releases_gil=True),
    Family(_LINALG, "multi_dot", _FRESH, mutates=("out",), blas=True, releases_gil=True),
    Family(_LINALG, "diagonal matrix_transpose", Returns.VIEW),
    Family(_LINALG, "LinAlgError", Returns.SHALLOW),
    Family(
        _FFT,
        "fft fft2 fftn hfft ifft ifft2 ifftn ihfft irfft irfft2 irfftn rfft rfft2 rfftn",
        _FRESH,
        mutates=(4, "out"),
        releases_gil=True,
    ),
    Family(_FFT, "fftfreq fftshift ifftshift rfftfreq", _FRESH),
    Family(_STRIDE_TRICKS, "as_strided sliding_window_view", Returns.VIEW),
    Family(
        "numpy.testing",
        """assert_ assert_allclose assert_almost_equal assert_approx_equal assert_array_almost_equal assert_array_equal
        assert_array_less assert_equal assert_string_equal""",
        Returns.IMMUTABLE,
    ),
    Family("numpy.lib.array_utils", "normalize_axis_index normalize_axis_tuple", Returns.IMMUTABLE),
    Family("numpy", "dtype", Returns.IMMUTABLE),
    Family(
        "numpy.dtypes",
        """BoolDType Complex64DType Complex128DType Float16DType Float32DType Float64DType Int8DType Int16DType
        Int32DType Int64DType ObjectDType UInt8DType UInt16DType UInt32DType UInt64DType""",
        Returns.IMMUTABLE,
    ),
    Family(
        "numpy.polynomial.polynomial",
        "polyadd polyder polydiv polyfit polyfromroots polyint polymul polypow polyroots polysub polyval polyvander",
        _FRESH,
        blas=True,
    ),
)
