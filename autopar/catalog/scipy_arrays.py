"""SciPy's functions from arrays to arrays: linear algebra, transforms, filters, signals, distances.

Where an argument lets a function overwrite another one, the entry holds only without it (``caveats``). Missing on
purpose: `logm`, `signm`, `sqrtm` and `funm`, which may print; what draws random numbers; sparse matrices.
"""

from __future__ import annotations

from autopar.catalog.known import Argument, Family, Returns

_FRESH = Returns.FRESH
_LINALG = "scipy.linalg"
_FFT = "scipy.fft"
_NDIMAGE = "scipy.ndimage"
_SIGNAL = "scipy.signal"
_DISTANCE = "scipy.spatial.distance"


def _kept(*arguments: Argument) -> tuple[tuple[Argument, bool | None], ...]:
    """Return the caveats of a function that may overwrite what it is given, by position and by name."""
    return tuple((argument, False) for argument in arguments)


def _linalg(names: str, *overwriting: Argument, returns: Returns = _FRESH) -> Family:
    return Family(_LINALG, names, returns, caveats=_kept(*overwriting), blas=True, releases_gil=True)


_LINEAR_ALGEBRA = (
    _linalg(
        """cdf2rdf coshm cosm eigh_tridiagonal eigvalsh_tridiagonal expm expm_cond expm_frechet
        fractional_matrix_power khatri_rao matmul_toeplitz norm orth orthogonal_procrustes pinv pinvh polar rsf2csf
        sinhm sinm solve_circulant solve_continuous_are solve_continuous_lyapunov solve_discrete_are
        solve_discrete_lyapunov solve_lyapunov solve_sylvester solve_toeplitz subspace_angles tanhm tanm"""
    ),
    _linalg("cho_factor", 2, "overwrite_a", returns=Returns.UNKNOWN),
    _linalg("cholesky eigvals hessenberg lu", 2, "overwrite_a"),
    _linalg("null_space", 2, "overwrite_a"),
    _linalg("cho_solve", 2, "overwrite_b"),
    _linalg("cho_solve_banded", 2, "overwrite_b"),
    _linalg("cholesky_banded", 1, "overwrite_ab"),
    _linalg("det inv lu_factor qr rq svdvals", 1, "overwrite_a"),
    _linalg("eig eigh", 4, "overwrite_a", 5, "overwrite_b"),
    _linalg("eig_banded", 3, "overwrite_a_band"),
    _linalg("eigvals_banded", 2, "overwrite_a_band"),
    _linalg("eigvalsh lstsq solve", 3, "overwrite_a", 4, "overwrite_b"),
    _linalg("ldl svd", 3, "overwrite_a"),
    _linalg("lu_solve", 3, "overwrite_b"),
    _linalg("solve_banded", 3, "overwrite_ab", 4, "overwrite_b"),
    _linalg("solve_triangular", 5, "overwrite_b", 4),
    _linalg("solveh_banded", 2, "overwrite_ab", 3, "overwrite_b"),
    Family(_LINALG, "bandwidth ishermitian issymmetric", Returns.IMMUTABLE),
    Family(
        _LINALG,
        """block_diag circulant companion convolution_matrix dft diagsvd fiedler fiedler_companion hadamard hankel
        helmert hilbert invhilbert invpascal leslie pascal toeplitz""",
        _FRESH,
    ),
)

_TRANSFORMS = (
    Family(
        _FFT,
        """fft fft2 fftn hfft hfft2 hfftn ifft ifft2 ifftn ihfft ihfft2 ihfftn irfft irfft2 irfftn rfft rfft2 rfftn""",
        _FRESH,
        caveats=_kept(4, "overwrite_x"),
        releases_gil=True,
    ),
    Family(
        _FFT,
        "dct dctn dst dstn idct idctn idst idstn",
        _FRESH,
        caveats=_kept(5, "overwrite_x"),
        releases_gil=True,
    ),
    Family(_FFT, "fftfreq fftshift fht ifftshift ifht rfftfreq", _FRESH),
    Family(_FFT, "fhtoffset next_fast_len prev_fast_len", Returns.IMMUTABLE),
    Family(
        "scipy.fftpack",
        "fft fft2 fftn ifft ifft2 ifftn irfft rfft",
        _FRESH,
        caveats=_kept(3, "overwrite_x"),
        releases_gil=True,
    ),
    Family(
        "scipy.fftpack",
        "dct dctn dst dstn idct idctn idst idstn",
        _FRESH,
        caveats=_kept(5, "overwrite_x"),
        releases_gil=True,
    ),
    Family("scipy.fftpack", "fftfreq fftshift ifftshift rfftfreq", _FRESH),
)


def _filters(position: int, names: str) -> Family:
    return Family(_NDIMAGE, names, _FRESH, mutates=(position, "output"), releases_gil=True)


_IMAGES = (
    _filters(
        4,
        """affine_transform binary_dilation binary_erosion black_tophat fourier_ellipsoid fourier_gaussian
        fourier_shift fourier_uniform gaussian_filter1d grey_closing grey_dilation grey_erosion grey_opening
        morphological_gradient morphological_laplace percentile_filter rank_filter rotate white_tophat""",
    ),
    _filters(
        3,
        """binary_closing binary_hit_or_miss binary_opening binary_propagation convolve1d correlate1d gaussian_filter
        maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d spline_filter1d
        uniform_filter1d watershed_ift""",
    ),
    _filters(
        2,
        """binary_fill_holes convolve correlate gaussian_gradient_magnitude gaussian_laplace label map_coordinates
        prewitt shift sobel spline_filter uniform_filter zoom""",
    ),
    _filters(1, "laplace"),
    Family(_NDIMAGE, "generic_filter generic_filter1d", _FRESH, mutates=(4, "output"), calls=(1, "function")),
    Family(_NDIMAGE, "geometric_transform", _FRESH, mutates=(3, "output"), calls=(1, "mapping")),
    Family(
        _NDIMAGE,
        """center_of_mass extrema find_objects generate_binary_structure histogram iterate_structure maximum
        maximum_position mean median minimum minimum_position standard_deviation sum sum_labels variance""",
        _FRESH,
    ),
    Family(_NDIMAGE, "distance_transform_bf", _FRESH, mutates=(5, 6, "distances", "indices")),
    Family(_NDIMAGE, "distance_transform_cdt distance_transform_edt", _FRESH, mutates=(4, 5, "distances", "indices")),
)

_SIGNALS = (
    Family(
        _SIGNAL,
        """bessel bilinear bilinear_zpk butter buttord cheb1ord cheb2ord cheby1 cheby2 convolve convolve2d
        correlate correlate2d correlation_lags czt decimate deconvolve ellip ellipord fftconvolve filtfilt firls
        firwin firwin2 gausspulse get_window hilbert hilbert2 iirdesign
        iirfilter iirnotch iirpeak invres invresz istft kaiser_atten kaiser_beta kaiserord lfilter lfilter_zi
        lfiltic lombscargle medfilt medfilt2d minimum_phase oaconvolve order_filter peak_prominences peak_widths
        residue residuez resample_poly savgol_coeffs savgol_filter sawtooth sos2tf sos2zpk sosfilt sosfilt_zi
        sosfiltfilt square ss2tf ss2zpk tf2sos tf2ss tf2zpk unit_impulse upfirdn vectorstrength wiener
        zoom_fft zpk2sos zpk2ss zpk2tf""",
        _FRESH,
        releases_gil=True,
    ),
    Family(_SIGNAL, "freqs freqs_zpk freqz freqz_zpk group_delay", Returns.UNKNOWN),
    Family(_SIGNAL, "chirp", _FRESH, mutates=(5, "phi")),
    Family(_SIGNAL, "sweep_poly", _FRESH, mutates=(2, "phi")),
    Family(_SIGNAL, "resample", _FRESH, calls=(4, "window"), releases_gil=True),
    Family(_SIGNAL, "coherence csd periodogram spectrogram stft welch", _FRESH, calls=("detrend",), releases_gil=True),
    Family(_SIGNAL, "detrend", _FRESH, caveats=_kept(4, "overwrite_data")),
    Family(_SIGNAL, "find_peaks", _FRESH),
    Family(_SIGNAL, "argrelextrema", _FRESH, calls=(1, "comparator")),
    Family(_SIGNAL, "argrelmax argrelmin", _FRESH),
    Family(
        "scipy.signal.windows",
        """barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine dpss exponential flattop gaussian
        general_cosine general_gaussian general_hamming get_window hamming hann kaiser kaiser_bessel_derived lanczos
        nuttall parzen taylor triang tukey""",
        _FRESH,
    ),
)

_DISTANCES = (
    Family(
        _DISTANCE,
        """braycurtis canberra chebyshev cityblock correlation cosine dice euclidean hamming is_valid_dm is_valid_y
        jaccard mahalanobis minkowski num_obs_dm num_obs_y rogerstanimoto russellrao seuclidean sokalsneath
        sqeuclidean yule""",
        Returns.IMMUTABLE,
        blas=True,
    ),
    Family(_DISTANCE, "jensenshannon squareform", _FRESH),
    Family(_DISTANCE, "cdist", _FRESH, mutates=(3, "out"), calls=(2, "metric"), blas=True, releases_gil=True),
    Family(_DISTANCE, "pdist", _FRESH, mutates=(2, "out"), calls=(1, "metric"), blas=True, releases_gil=True),
    Family("scipy.sparse", "issparse", Returns.IMMUTABLE),
)

FUNCTIONS: tuple[Family, ...] = (*_LINEAR_ALGEBRA, *_TRANSFORMS, *_IMAGES, *_SIGNALS, *_DISTANCES)
